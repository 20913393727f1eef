import { useParam } from "../../lib/useParam";
import { Agreed } from "./Agreed";

export default function AgreementPage() {
  return <Agreed inspection={useParam("id")} matter="self_evaluation" />;
}

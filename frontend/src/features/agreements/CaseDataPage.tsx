import { useParam } from "../../lib/useParam";
import { Agreed } from "./Agreed";

export default function CaseDataPage() {
  return <Agreed inspection={useParam("id")} matter="case_data" />;
}

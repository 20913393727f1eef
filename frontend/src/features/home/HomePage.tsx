import { PageHead } from "../../ui/PageHead";

export default function HomePage() {
  return <PageHead title="What you need to do next" />;
}

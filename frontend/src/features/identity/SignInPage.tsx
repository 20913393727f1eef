import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { PageHead } from "../../ui/PageHead";
import { words } from "./en";
import { SignInForm } from "./SignInForm";

export default function SignInPage() {
  const navigate = useNavigate();
  const search: { next?: string } = useSearch({ strict: false });
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <SignInForm onDone={() => void navigate({ to: search.next ?? paths.home() })} />
    </>
  );
}

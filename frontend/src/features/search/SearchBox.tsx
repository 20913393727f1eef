import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { paths } from "../../lib/paths";
import { textOf } from "../../lib/forms";
import { words } from "./en";

/** A box that leads to the page of what was found, by its address: it can be kept, sent on and come back to. */
export function SearchBox({ inspection, typed = "", id }: { inspection: string; typed?: string; id: string }) {
  const navigate = useNavigate();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = textOf(new FormData(event.currentTarget), "q").trim();
    if (q) void navigate({ href: `${paths.search(inspection)}?${new URLSearchParams({ q }).toString()}` });
  }
  return (
    <form className="pl-searchbox" role="search" aria-label={words.label} onSubmit={submit}>
      <label className="visually-hidden" htmlFor={id}>
        {words.label}
      </label>
      <input key={typed} id={id} type="search" name="q" maxLength={300} defaultValue={typed} autoComplete="off" />
      <button type="submit" className="ds_button ds_button--small ds_button--secondary">
        {words.button}
      </button>
    </form>
  );
}

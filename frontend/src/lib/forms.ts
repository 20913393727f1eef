/** The text of one field exactly as it was typed: blanks at the ends of a password are part of it. */
export function typedIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** The text of one field, without the blanks around it. */
export const textOf = (form: FormData, name: string): string => typedIn(form, name).trim();

import { useId, type ButtonHTMLAttributes, type ReactNode } from "react";

/** What the server says about an act: whether this person may do it now, and why not. */
export interface Permission {
  action: string;
  allowed: boolean;
  reason?: string | null | undefined;
}

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  secondary?: boolean;
  small?: boolean;
  busy?: boolean | undefined;
  /** Missing means that the server did not speak about the act: the button then works and the server decides. */
  permission?: Permission | undefined;
  children: ReactNode;
}

/**
 * A button that is not allowed stays in the tab order and says why beside it, so that nobody hunts for a hidden control.
 */
export function Button({
  secondary,
  small,
  busy,
  permission,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const refused = permission && !permission.allowed;
  const names = ["ds_button", secondary && "ds_button--secondary", small && "ds_button--small"];
  return (
    <>
      <button
        {...rest}
        type={refused ? "button" : type}
        className={names.filter(Boolean).join(" ")}
        aria-disabled={refused || busy ? true : undefined}
        aria-describedby={refused && permission.reason ? reasonId : rest["aria-describedby"]}
        onClick={(event) => {
          if (refused || busy) event.preventDefault();
          else onClick?.(event);
        }}
      >
        {children}
      </button>
      {refused && permission.reason ? (
        <span id={reasonId} className="pl-meta pl-reason">
          {permission.reason}
        </span>
      ) : null}
    </>
  );
}

export function permissionFor(actions: Permission[] | null | undefined, action: string): Permission | undefined {
  return actions?.find((row) => row.action === action);
}

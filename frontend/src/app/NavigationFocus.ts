import type { AnyRouter } from "@tanstack/react-router";
import { expectNewHeading } from "../ui/PageHead";

/** After the address changes the next page heading takes the focus; a change of filters in the address does not count. */
export function watchNavigation(router: AnyRouter): void {
  router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) expectNewHeading();
  });
}

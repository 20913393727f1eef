import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type AnyRoute,
} from "@tanstack/react-router";
import { session } from "../api/session";
import { paths } from "../lib/paths";
import { Shell } from "./Shell";
import { NotFoundPage, TroublePage } from "./Trouble";

interface Context {
  queries: QueryClient;
}

type Page = Parameters<typeof lazyRouteComponent>[0];

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  beforeLoad: () => session.restore(),
  notFoundComponent: NotFoundPage,
  errorComponent: TroublePage,
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ location }) => {
    if (session.state === "signed_out") {
      throw redirect({ to: paths.signIn(), search: location.pathname === "/" ? {} : { next: location.href } });
    }
  },
});

const inspection = createRoute({
  getParentRoute: () => signedIn,
  path: "/inspections/$id",
  component: lazyRouteComponent(() => import("../features/inspections/InspectionLayout")),
});

const page = (parent: AnyRoute, path: string, load: Page) =>
  createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load) });

const open = [
  page(root, "/sign-in", () => import("../features/identity/SignInPage")),
  page(root, "/method/$id", () => import("../features/methodology/MethodPage")),
  page(root, "/accessibility", () => import("../features/service/AccessibilityPage")),
  page(root, "/privacy", () => import("../features/service/PrivacyPage")),
];

const own = [page(signedIn, "/", () => import("../features/home/HomePage"))];

const within: AnyRoute[] = [];

export function buildRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([...open, signedIn.addChildren([...own, inspection.addChildren(within)])]),
    context: { queries },
    defaultPreload: "intent",
    defaultErrorComponent: TroublePage,
    scrollRestoration: true,
  });
}

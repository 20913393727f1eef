import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { PAGES } from "../../e2e/pages";
import { buildRouter } from "./router";

test("every route of the service stands in the table of pages that the browser tests visit, once", () => {
  const routes = Object.keys(buildRouter(new QueryClient()).routesByPath).map((path) => path.replace(/(.)\/$/, "$1"));
  const listed = PAGES.map((page) => page.route);
  expect([...listed].sort()).toEqual([...new Set(routes)].sort());
});

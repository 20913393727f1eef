import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiProblem, SignedOut } from "./api/problems";
import { watchNavigation } from "./app/NavigationFocus";
import { buildRouter } from "./app/router";
import "./styles/index.css";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal: only a dropped line is worth another try.
      retry: (count, error) => !(error instanceof ApiProblem) && !(error instanceof SignedOut) && count < 2,
      // A page that stands keeps standing when a later look at the server fails: someone may be writing on it.
      throwOnError: (_error, query) => query.state.data === undefined,
    },
    mutations: { retry: false },
  },
});

const router = buildRouter(queries);
watchNavigation(router);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

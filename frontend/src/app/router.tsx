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
import { NotFoundPage } from "../ui/NotFound";
import { Loading } from "../ui/PageHead";
import { Shell } from "./Shell";
import { TroublePage } from "./Trouble";

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

const ownSelfEvaluation = createRoute({
  getParentRoute: () => signedIn,
  path: "/self-evaluations/$own",
  component: lazyRouteComponent(() => import("../features/self_evaluation/OwnLayout")),
});

const page = (parent: AnyRoute, path: string, load: Page) =>
  createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load) });

const open = [
  page(root, "/sign-in", () => import("../features/identity/SignInPage")),
  page(root, "/invitation", () => import("../features/identity/InvitationPage")),
  page(root, "/new-password", () => import("../features/identity/NewPasswordPage")),
  page(root, "/reports", () => import("../features/reports/PublicReportsPage")),
  page(root, "/reports/$reference", () => import("../features/reports/PublicReportPage")),
  page(root, "/reports/$reference/$version", () => import("../features/reports/PublicReportPage")),
  page(root, "/method/$id", () => import("../features/methodology/MethodPage")),
  page(root, "/method/$id/case-reading", () => import("../features/case_reading/TemplatePage")),
  page(root, "/reports/$reference/other-format", () => import("../features/alternative_formats/PublicFormatPage")),
  page(root, "/help", () => import("../features/service/HelpPage")),
  page(root, "/limits", () => import("../features/service/LimitsPage")),
  page(root, "/accessibility", () => import("../features/service/AccessibilityPage")),
  page(root, "/privacy", () => import("../features/service/PrivacyPage")),
];

const own = [
  page(signedIn, "/", () => import("../features/home/HomePage")),
  page(signedIn, "/account", () => import("../features/identity/AccountPage")),
  page(signedIn, "/other-formats", () => import("../features/alternative_formats/FormatsPage")),
  page(signedIn, "/other-formats/$id", () => import("../features/alternative_formats/FormatRequestPage")),
  page(signedIn, "/notifications", () => import("../features/notifications/NotificationsPage")),
  page(signedIn, "/notifications/settings", () => import("../features/notifications/MailSettingsPage")),
  page(signedIn, "/admin", () => import("../features/administration/AdminPage")),
  page(signedIn, "/admin/accounts/$account", () => import("../features/administration/AccountPage")),
  page(signedIn, "/admin/councils", () => import("../features/administration/CouncilsPage")),
  page(signedIn, "/admin/methods", () => import("../features/administration/MethodsPage")),
  page(signedIn, "/admin/audit", () => import("../features/audit/AuditPage")),
  page(signedIn, "/api-clients", () => import("../features/api_clients/ApiClientsPage")),
  page(signedIn, "/api-clients/new", () => import("../features/api_clients/CreateClientPage")),
  page(signedIn, "/api-clients/$client", () => import("../features/api_clients/ApiClientPage")),
  page(signedIn, "/inspections", () => import("../features/inspections/InspectionsPage")),
  page(signedIn, "/self-evaluations", () => import("../features/self_evaluation/OwnListPage")),
  page(signedIn, "/inspections/new", () => import("../features/timetable/CreatePage")),
];

const outside = [
  page(ownSelfEvaluation, "/", () => import("../features/self_evaluation/OwnPage")),
  page(ownSelfEvaluation, "/evidence", () => import("../features/self_evaluation/OwnEvidencePage")),
  page(ownSelfEvaluation, "/evidence/$reference", () => import("../features/self_evaluation/OwnEvidenceItemPage")),
  page(ownSelfEvaluation, "/format", () => import("../features/self_evaluation/FormatPage")),
  page(ownSelfEvaluation, "/actions", () => import("../features/self_evaluation/ActionsPage")),
  page(ownSelfEvaluation, "/comparison", () => import("../features/self_evaluation/YearsPage")),
  page(ownSelfEvaluation, "/coverage", () => import("../features/self_evaluation/CoveragePage")),
  page(ownSelfEvaluation, "/$indicator", () => import("../features/self_evaluation/SectionPage")),
  page(ownSelfEvaluation, "/$indicator/history", () => import("../features/self_evaluation/HistoryPage")),
];

const within = [
  page(inspection, "/", () => import("../features/inspections/OverviewPage")),
  page(inspection, "/timeline", () => import("../features/timetable/TimelinePage")),
  page(inspection, "/questions", () => import("../features/questions/QuestionsPage")),
  page(inspection, "/scope", () => import("../features/inspections/ScopePage")),
  page(inspection, "/agreement", () => import("../features/agreements/AgreementPage")),
  page(inspection, "/agreement/case-data", () => import("../features/agreements/CaseDataPage")),
  page(inspection, "/case-list", () => import("../features/case_list/CaseListPage")),
  page(inspection, "/case-sample", () => import("../features/case_sample/CaseSamplePage")),
  page(inspection, "/file-reading", () => import("../features/file_reading/FileReadingPage")),
  page(inspection, "/today", () => import("../features/inspections/TodayPage")),
  page(inspection, "/timeline/move", () => import("../features/timetable/MovePlanPage")),
  page(inspection, "/timeline/stages", () => import("../features/timetable/StagesPage")),
  page(inspection, "/timeline/closed-days", () => import("../features/timetable/ClosedDaysPage")),
  page(inspection, "/self-evaluation", () => import("../features/self_evaluation/SelfEvaluationPage")),
  page(inspection, "/self-evaluation/$indicator", () => import("../features/self_evaluation/SectionPage")),
  page(inspection, "/self-evaluation/actions", () => import("../features/self_evaluation/ActionsPage")),
  page(inspection, "/self-evaluation/format", () => import("../features/self_evaluation/FormatPage")),
  page(inspection, "/self-evaluation/comparison", () => import("../features/self_evaluation/YearsPage")),
  page(inspection, "/self-evaluation/coverage", () => import("../features/self_evaluation/CoveragePage")),
  page(inspection, "/self-evaluation/supplements", () => import("../features/self_evaluation/SupplementsPage")),
  page(inspection, "/self-evaluation/$indicator/history", () => import("../features/self_evaluation/HistoryPage")),
  page(inspection, "/submit", () => import("../features/self_evaluation/SubmitPage")),
  page(inspection, "/evidence", () => import("../features/evidence/EvidencePage")),
  page(inspection, "/evidence/link", () => import("../features/evidence/AddLinkPage")),
  page(inspection, "/evidence/import", () => import("../features/evidence/ImportPage")),
  page(inspection, "/evidence/$reference", () => import("../features/evidence/EvidenceItemPage")),
  page(inspection, "/search", () => import("../features/search/SearchPage")),
  page(inspection, "/review", () => import("../features/review/ReviewIndexPage")),
  page(inspection, "/review/$indicator", () => import("../features/review/ReviewPage")),
  page(inspection, "/findings", () => import("../features/findings/FindingsOrShared")),
  page(inspection, "/sharing", () => import("../features/findings/SharingPage")),
  page(inspection, "/evaluations", () => import("../features/evaluations/EvaluationsPage")),
  page(inspection, "/evaluations/$indicator", () => import("../features/evaluations/EvaluationPage")),
  page(inspection, "/report", () => import("../features/reports/ReportsPage")),
  page(inspection, "/report/$reference", () => import("../features/reports/ReportPage")),
  page(inspection, "/report/$reference/preview", () => import("../features/reports/PreviewPage")),
  page(inspection, "/audit", () => import("../features/audit/AuditPage")),
  page(inspection, "/api-clients", () => import("../features/api_clients/ApiClientsPage")),
  page(inspection, "/people", () => import("../features/people/PeoplePage")),
];

export function buildRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      ...open,
      signedIn.addChildren([...own, ownSelfEvaluation.addChildren(outside), inspection.addChildren(within)]),
    ]),
    context: { queries },
    defaultPreload: "intent",
    defaultErrorComponent: TroublePage,
    defaultPendingComponent: () => <Loading what="the page" />,
    scrollRestoration: true,
  });
}

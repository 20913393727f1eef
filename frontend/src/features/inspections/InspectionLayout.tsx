import { Outlet } from "@tanstack/react-router";

export default function InspectionLayout() {
  return <Outlet />;
}

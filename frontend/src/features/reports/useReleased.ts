import { useQueryClient } from "@tanstack/react-query";

/** Everything that a release changes for its readers is read again. */
export function useReleased(inspection: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [["reports", inspection], ["timetable"], ["inspection", inspection]].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
}

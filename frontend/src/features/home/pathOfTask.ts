import { paths } from "../../lib/paths";

/** Where a task is done, as far as it has a page of its own; the others are ticked on the timeline. */
const PAGES: Record<string, (inspection: string) => string> = {
  submit_self_evaluation: paths.submit,
  agree_submission_route: paths.agreement,
  submit_case_list: paths.caseList,
  help_with_case_list: paths.caseList,
  draw_case_sample: paths.caseSample,
  release_case_sample: paths.caseSample,
  arrange_case_file_reading: paths.fileReading,
  train_local_readers: paths.fileReading,
  read_case_files_locally: paths.fileReading,
  share_findings: paths.sharing,
};

export function pathOfTask(task: { inspection_id: string; code: string; week: number }): string {
  const page = PAGES[task.code];
  return page ? page(task.inspection_id) : `${paths.timeline(task.inspection_id)}#week-${task.week}`;
}

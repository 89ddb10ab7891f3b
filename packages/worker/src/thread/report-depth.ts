/** How deep a report of exceptions may be nested to be sent: whoever receives it unpacks it recursively. */

import type { ExceptionReport } from "@tandem-py/vm-core";

const MAXIMUM_DEPTH = 500;

/** Leaves out causes, contexts and members of groups that lie deeper. */
export function cutDeepReports(top: ExceptionReport): void {
  const pending: [ExceptionReport, number][] = [[top, 1]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [report, depth] = next;
    if (depth === MAXIMUM_DEPTH) {
      report.cause = null;
      report.context = null;
      report.exceptions = report.exceptions === null ? null : [];
      continue;
    }
    for (const inner of [report.cause, report.context, ...(report.exceptions ?? [])]) {
      if (inner !== null) pending.push([inner, depth + 1]);
    }
  }
}

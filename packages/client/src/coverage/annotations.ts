/** Missing lines as a build server shows them beside the source: GitHub's workflow commands. */

import type { ReportedFile } from "./reported-file.js";

/** A command a line; none for a file without gaps. */
export function annotations(files: readonly ReportedFile[]): string {
  return files.flatMap(annotate).join("");
}

function annotate({ name, source, analysis }: ReportedFile): string[] {
  const lines: string[] = [];
  const say = (line: number, endLine: number, message: string): void => {
    lines.push(`::warning file=${property(name)},line=${line},endLine=${endLine},title=Coverage::${data(message)}\n`);
  };
  let open: [number, number] | null = null;
  const finish = (): void => {
    if (open === null) return;
    say(
      open[0],
      open[1],
      open[0] === open[1] ? `line ${open[0]} did not run` : `lines ${open[0]} to ${open[1]} did not run`,
    );
    open = null;
  };
  for (const line of [...analysis.parts.statements].sort((one, other) => one - other)) {
    if (!analysis.missing.has(line)) finish();
    else if (open === null) open = [line, line];
    else open[1] = line;
  }
  finish();
  for (const [line, ways] of analysis.missingBranches) {
    if (analysis.missing.has(line)) continue;
    for (const to of ways) say(line, line, source.missingArcDescription(line, to));
  }
  return lines;
}

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

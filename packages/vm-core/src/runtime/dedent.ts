/** Removing the indentation that lines have in common. */

/** textwrap.dedent on lines without newlines; lines of white space alone become empty. */
export function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    margin = margin === null ? indent : commonPrefix(margin, indent);
  }
  const width = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(width)));
}

function commonPrefix(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return left.slice(0, length);
}

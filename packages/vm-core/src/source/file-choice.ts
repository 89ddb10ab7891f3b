/** How somebody outside names a file of the program. */

/** Whether a filename is the one that is wanted: the whole of it, or its last components. */
export function isFile(filename: string, wanted: string): boolean {
  return filename === wanted || filename.endsWith(`/${wanted}`);
}

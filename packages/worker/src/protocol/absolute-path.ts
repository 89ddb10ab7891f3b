/** Paths of the program's that do not depend on where it is and stay where they say. */

export function isAbsolutePath(path: string): boolean {
  return path.startsWith("/") && !path.includes("\0") && !path.split("/").some((part) => part === "..");
}

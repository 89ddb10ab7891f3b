/** What is wrong with data, settings or sources, in coverage.py's words. */

export class CoverageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CoverageError";
  }
}

/** Looking at sources for reports of coverage, which needs no interpreter. */

export {
  type Arc,
  compilePythonPattern,
  firstLinesOf,
  NotPythonError,
  PatternError,
  type Region,
  SourceAnalysis,
} from "@tandem-py/vm-core/coverage";

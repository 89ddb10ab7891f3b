/** A program that did not answer when its time was up. */

import type { Explanation, FrameReport } from "@tandem-py/worker/protocol";

/** It was in native code that cannot be interrupted, at the place that it told of last. */
export function explainSilence({ filename, name, qualifiedName, line, source }: FrameReport): Explanation {
  const code = { filename, name, qualifiedName, firstLine: line ?? 1 };
  const expression = source[0]?.trim() ?? null;
  const place = name === "<module>" ? `${filename}:${line ?? 1}` : `${filename}:${line ?? 1} in \`${qualifiedName}\``;
  return {
    diagnosis: `${place}: it did not come back from native code${expression === null ? "" : `: ${expression}`}`,
    activity: "computing",
    activityShare: 1,
    windowMs: 0,
    samples: 0,
    cause: "native",
    place: { code, line: line ?? 1 },
    expression,
    lines: [],
    functions: [],
    frames: [],
    counts: [],
    countedMs: 0,
  };
}

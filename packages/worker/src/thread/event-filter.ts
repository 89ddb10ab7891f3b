/** Which code and which kinds of events a client wants to see. */

import type { Executable } from "@tandem-py/vm-core";
import { EVENT_KINDS, type EventKind, type TraceFilter } from "../protocol/index.js";

export class EventFilter {
  readonly wants: Readonly<Record<EventKind, boolean>>;
  /** Events inside of frames, not only their beginning. */
  readonly wantsInside: boolean;
  private readonly files: readonly string[] | undefined;
  private readonly functions: ReadonlySet<string> | undefined;

  constructor({ events = EVENT_KINDS, files, functions }: TraceFilter) {
    const has = (kind: EventKind): boolean => events.includes(kind);
    this.wants = { call: has("call"), line: has("line"), return: has("return"), exception: has("exception") };
    this.wantsInside = has("line") || has("return") || has("exception");
    this.files = files;
    this.functions = functions === undefined ? undefined : new Set(functions);
  }

  matches({ code: { code } }: Executable): boolean {
    const { files, functions } = this;
    if (functions !== undefined && !functions.has(code.name) && !functions.has(code.qualifiedName)) return false;
    return files === undefined || files.some((file) => code.filename === file || code.filename.endsWith(`/${file}`));
  }
}

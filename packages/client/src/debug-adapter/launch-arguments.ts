/** What an editor's launch configuration says, checked. */

import * as z from "zod";
import type { ProgramOrigin } from "../cli/arguments.js";
import type { FileAccess } from "../cli/limit-options.js";
import type { DebugOptions } from "../debugger.js";
import { TandemError } from "../errors.js";

export interface LaunchArguments {
  readonly origin: ProgramOrigin;
  readonly args: readonly string[];
  readonly files: FileAccess;
  readonly environment?: Readonly<Record<string, string>>;
  /** False for a run without debugging. */
  readonly isDebugged: boolean;
  readonly debug: Pick<DebugOptions, "stopOnEntry" | "justMyCode">;
}

/** The names are those of debugpy's launch configurations. Editors add properties of their own. */
const launchConfiguration = z.looseObject({
  program: z.string().optional(),
  module: z.string().optional(),
  code: z.union([z.string(), z.array(z.string())]).optional(),
  args: z.array(z.string()).optional(),
  env: z.record(z.string(), z.string()).optional(),
  stopOnEntry: z.boolean().optional(),
  justMyCode: z.boolean().optional(),
  noDebug: z.boolean().optional(),
});

/** To which of the programs that the adapter has launched an editor attaches; to the only one by default. */
const attachConfiguration = z.looseObject({ program: z.string().optional(), justMyCode: z.boolean().optional() });
export type AttachArguments = z.infer<typeof attachConfiguration>;

/** Throws TandemError for a configuration that is not valid. */
export function readAttachArguments(data: unknown): AttachArguments {
  const parsed = attachConfiguration.safeParse(data);
  if (!parsed.success) throw new TandemError("invalid-message", z.prettifyError(parsed.error));
  return parsed.data;
}

/** Throws TandemError for a configuration that is not valid. */
export function readLaunchArguments(data: unknown): LaunchArguments {
  const parsed = launchConfiguration.safeParse(data);
  if (!parsed.success) throw new TandemError("invalid-message", z.prettifyError(parsed.error));
  const { program, module, code, args = [], env, stopOnEntry = false, justMyCode = true, noDebug } = parsed.data;
  return {
    origin: originOf(program, module, typeof code === "string" ? code : code?.join("\n")),
    args,
    files: { isAllowed: true, isImportAllowed: true, mounts: [], wheels: [] },
    ...(env === undefined ? {} : { environment: env }),
    isDebugged: noDebug !== true,
    debug: { stopOnEntry, justMyCode },
  };
}

function originOf(path: string | undefined, name: string | undefined, text: string | undefined): ProgramOrigin {
  if (path !== undefined) return { kind: "file", path };
  if (name !== undefined) return { kind: "module", name };
  if (text !== undefined) return { kind: "text", text };
  throw new TandemError("invalid-message", "a launch needs one of program, module and code");
}

/** SyntaxError and its subclasses. */

import { type PyException, syntaxErrorType } from "../objects/exception.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { typeError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import { defineMethods, method } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { str } from "../runtime/text.js";
import { exceptionMember, membersOf, refuseKeywords } from "./base-exception.js";

/** In the order in which the details tuple gives them. */
const details = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset", "_metadata"];
const REQUIRED_DETAILS = 4;

function initialize(self: PyException, args: readonly Value[], keywords: Keywords): null {
  refuseKeywords(self.cls, keywords);
  self.args = new PyTuple(args);
  const members = membersOf(self);
  if (args.length >= 1) members.set("msg", args[0]);
  if (args.length !== 2) return null;
  const info = toArray(args[1]);
  if (info.length < REQUIRED_DETAILS) {
    throw typeError(`function takes at least ${REQUIRED_DETAILS} arguments (${info.length} given)`);
  }
  if (info.length > details.length) {
    throw typeError(`function takes at most ${details.length} arguments (${info.length} given)`);
  }
  for (const [index, value] of info.entries()) members.set(details[index], value);
  if (members.has("end_lineno") && !members.has("end_offset")) {
    throw typeError("end_offset must be provided when end_lineno is provided");
  }
  return null;
}

function textOfError(self: PyException): string {
  const message = str(self.members?.get("msg") ?? null);
  const filename = textOf(self.members?.get("filename") ?? null);
  const line = self.members?.get("lineno");
  const hasLine = typeof line === "number" || typeof line === "bigint";
  const place: string[] = [];
  if (filename !== undefined) place.push(filename.slice(filename.lastIndexOf("/") + 1));
  if (hasLine) place.push(`line ${line}`);
  return place.length === 0 ? message : `${message} (${place.join(", ")})`;
}

defineMethods(syntaxErrorType, () => [
  method("__init__(*args, **kwargs)", initialize),
  method("__str__(/)", textOfError),
  exceptionMember("msg"),
  ...details.map(exceptionMember),
  exceptionMember("print_file_and_line"),
]);

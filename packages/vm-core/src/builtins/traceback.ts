/** Methods of traceback objects. */

import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { PyTraceback, tracebackType } from "../objects/traceback.js";
import type { PyType } from "../objects/type.js";
import { typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { constructor, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { asSize, typeName } from "../runtime/primitives.js";

function newTraceback(_cls: PyType, next: Value, frame: Value, lastInstruction: Value, line: Value): PyTraceback {
  const target = services.frameOf(frame);
  if (target === null) throw typeError(`traceback() argument 'tb_frame' must be frame, not ${typeName(frame)}`);
  if (next !== null && !(next instanceof PyTraceback)) {
    throw typeError(`expected traceback object or None, got '${typeName(next)}'`);
  }
  const offset = asSize(lastInstruction);
  return new PyTraceback(next, target, target.code.presented.wordAt(offset), asSize(line), offset);
}

/** The line, or null where there is none. */
function tracebackLine(traceback: PyTraceback): number | null {
  return traceback.line ?? traceback.frame.lineAt(traceback.pc);
}

function setNext(self: PyTraceback, value: Value | undefined): void {
  if (value === undefined) throw typeError("can't delete tb_next attribute");
  if (value !== null && !(value instanceof PyTraceback)) {
    throw typeError(`expected traceback object, got '${typeName(value)}'`);
  }
  for (let each: PyTraceback | null = value; each !== null; each = each.next) {
    if (each === self) throw valueError("traceback loop detected");
  }
  self.next = value;
}

defineMethods(tracebackType, () => [
  constructor("(tb_next, tb_frame, tb_lasti, tb_lineno)", newTraceback, "Create a new traceback object."),
  method("__dir__(/)", () => new PyList(["tb_frame", "tb_next", "tb_lasti", "tb_lineno"])),
  getter("tb_next", (self: PyTraceback) => self.next, setNext),
  member("tb_frame", (self: PyTraceback) => services.frameObject(self.frame)),
  member("tb_lasti", ({ frame, pc, offset }: PyTraceback) => offset ?? frame.code.presented.offsetOf(pc)),
  getter("tb_lineno", tracebackLine),
]);

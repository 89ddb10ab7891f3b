/** How a pickle names what can be imported: classes, functions, and what reductions name. */

import { unicodeEncodeErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { getAttribute } from "../../runtime/attributes.js";
import { encodeText } from "../../runtime/codecs.js";
import { exceptionOf, runtimeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { asCLongSize } from "../../runtime/sized-integers.js";
import { repr } from "../../runtime/text.js";
import { Opcode } from "./opcodes.js";
import { picklingError } from "./pickle-errors.js";
import { type GlobalName, registries, translateName } from "./registries.js";
import { globalNameOf } from "./saved-global.js";
import type { Saving } from "./saving.js";

/** `given` is the name that a reduction says. Raises PicklingError for what is not found by its name. */
export function saveGlobal(saving: Saving, object: Value, given: string | undefined): void {
  const { out, pickler } = saving;
  const global = globalNameOf(object, given);
  if (pickler.protocol >= 2 && saveExtension(saving, global)) return;
  if (pickler.protocol >= 4) {
    saving.save(global.module);
    saving.save(global.name);
    out.byte(Opcode.STACK_GLOBAL);
  } else saveDottedName(saving, global);
  saving.memoize(object);
}

/** The code that copyreg knows the name by; false when there is none. */
function saveExtension(saving: Saving, { module, name }: GlobalName): boolean {
  const { extensionRegistry } = registries();
  if (extensionRegistry.size === 0) return false;
  const found = extensionRegistry.get(new PyTuple([module, name]));
  if (found === undefined) return false;
  const number = Number(asCLongSize(found));
  if (number <= 0 || number > 0x7fff_ffff) throw runtimeError(`extension code ${number} is out of range`);
  if (number <= 0xff) saving.out.byteAndByte(Opcode.EXT1, number);
  else if (number <= 0xffff) saving.out.byteAndUint16(Opcode.EXT2, number);
  else saving.out.byteAndUint32(Opcode.EXT4, number);
  return true;
}

/** Before protocol 4 a dotted name is getattr(getattr(…)). */
function saveDottedName(saving: Saving, { module, name }: GlobalName): void {
  const { out, pickler } = saving;
  const [first = "", ...path] = name.split(".");
  if (path.length === 0) {
    saveLines(saving, { module, name });
    return;
  }
  const getattr = getAttribute(services.importModule("builtins"), "getattr");
  for (let level = 0; level < path.length; level++) {
    saving.save(getattr);
    if (pickler.protocol < 2) out.byte(Opcode.MARK);
  }
  saveLines(saving, { module, name: first });
  for (const part of path) {
    saving.save(part);
    out.byte(pickler.protocol < 2 ? Opcode.TUPLE : Opcode.TUPLE2);
    out.byte(Opcode.REDUCE);
  }
}

function saveLines(saving: Saving, global: GlobalName): void {
  const { out, pickler } = saving;
  const { module, name } = pickler.fixImports ? translateName(global, true) : global;
  const encoding = pickler.protocol < 3 ? "ascii" : "utf-8";
  const line = (text: string, what: string): Uint8Array => {
    try {
      return encodeText(`${text}\n`, encoding, "strict");
    } catch (error) {
      const exception = exceptionOf(error);
      if (exception === null || !exception.cls.isSubtypeOf(unicodeEncodeErrorType)) throw error;
      const where = `using pickle protocol ${pickler.protocol}`;
      const failure = picklingError(`can't pickle ${what} identifier ${repr(text)} ${where}`);
      failure.exception.context = exception;
      throw failure;
    }
  };
  out.byte(Opcode.GLOBAL);
  out.append(line(module, "module"));
  out.append(line(name, "global"));
}

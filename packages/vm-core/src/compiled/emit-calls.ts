/** Calls: of a function or native that the feedback knows directly, of anything else as the interpreter does. */

import { plainConstructor, plainFiller, plainInitializer, takesPlainly } from "../interpreter/call-values.js";
import { type Executable, executableOf } from "../interpreter/executable.js";
import { Exit } from "../interpreter/frame.js";
import { PyFunction } from "../objects/function.js";
import { PyBuiltinFunction, PyConstructor, PyMethodDescriptor } from "../objects/native.js";
import type { Value } from "../objects/object.js";
import { PyType, typeType } from "../objects/type.js";
import { boxed, type Emitter } from "./emitter.js";
import { Kind } from "./value-kind.js";

export function emitCall(emitter: Emitter, pc: number, count: number): void {
  const callable = emitter.depth - count - 2;
  // What is called may look at the frame, and finds its own arguments nowhere but in the call.
  for (let slot = callable; slot < emitter.depth; slot++) emitter.box(slot);
  const callee = emitter.isSpeculative ? emitter.feedback.callees[pc] : undefined;
  if (callee !== undefined && callee !== null) {
    if (callee instanceof PyFunction && emitFunctionCall(emitter, callee, pc, count)) return;
    if (callee instanceof PyType && emitInstantiation(emitter, callee, pc, count)) return;
    if (emitNativeCall(emitter, callee, pc, count)) return;
  }
  emitAnyCall(emitter, pc, count, "");
}

/** Pops the call and pushes its result, which is in the callable's slot. */
function finish(emitter: Emitter, pc: number, count: number): void {
  const callable = emitter.depth - count - 2;
  emitter.drop(count + 2);
  emitter.push(boxed(Kind.ANY));
  emitter.write(`if (s${callable} === undefined) return undefined;`);
  emitter.write(emitter.leavingIfMoved(pc));
}

/** The call as the interpreter does it, after `direct`, which may have done it already. */
function emitAnyCall(emitter: Emitter, pc: number, count: number, direct: string): void {
  const { localCount } = emitter.executable;
  const callable = emitter.depth - count - 2;
  let operands = "";
  for (let slot = callable; slot < emitter.depth; slot++) operands += `v[${localCount + slot}] = s${slot}; `;
  const end = localCount + emitter.depth;
  emitter.write(`if (thread.nesting >= thread.nestingLimit) ${emitter.exit(pc)}`);
  emitter.prepareCall(pc, callable);
  const profile = emitter.isSpeculative ? "" : `F.recordCallee(${pc}, s${callable}); `;
  emitter.write(
    `${direct}{ ${profile}${operands}frame.sp = ${end}; s${callable} = ${emitter.use("callIn")}(thread, frame, ${end}, ${count}); }`,
  );
  finish(emitter, pc, count);
}

/** A Python function whose parameters are all filled by position. */
function emitFunctionCall(emitter: Emitter, callee: PyFunction, pc: number, count: number): boolean {
  const executable = executableOf(callee.code);
  const callable = emitter.depth - count - 2;
  const hasSelf = executable.simpleArgCount === count + 1;
  if (!hasSelf && executable.simpleArgCount !== count) return false;
  const first = hasSelf ? callable + 1 : callable + 2;
  const check = [
    // By its code: a function that is made again, as inner ones are, is called as the one before.
    `s${callable + 1} ${hasSelf ? "!==" : "==="} undefined`,
    emitter.isExactly(`s${callable}`, "functionType"),
    `s${callable}.code === ${emitter.constant(callee.code)}`,
    canEnter,
  ].join(" && ");
  const call = directCall(emitter, executable, `s${callable}`, slotsFrom(emitter, first), `s${callable}`);
  emitAnyCall(emitter, pc, count, `if (${check}) { ${call} } else `);
  return true;
}

/** The operands from a slot upwards. */
function slotsFrom(emitter: Emitter, first: number): string[] {
  return Array.from({ length: emitter.depth - first }, (_, index) => `s${first + index}`);
}

/** The frame can be entered without a look at the limits. */
export const canEnter = "thread.budget > 0 && thread.depth < thread.depthLimit";

/**
 * Statements that call a Python function with its parameters, into `result`: undefined when it has raised. The call stands
 * here and not in a support function, so that V8 sees what is called and can inline it. With an `instance` it is an
 * `__init__`, and that is the result.
 */
export function directCall(
  emitter: Emitter,
  executable: Executable,
  callee: string,
  args: readonly string[],
  result: string,
  instance?: string,
): string {
  const target = emitter.constant(executable);
  const make = `x = ${emitter.use("makeFrame")}(${target}, ${callee}.globals, ${callee}.builtins); x.function = ${callee}; y = x.values;`;
  const parameters = args.map((arg, index) => ` y[${index}] = ${arg};`).join("");
  const construct = instance === undefined ? "" : ` x.instance = ${instance}; x.exit = ${Exit.CONSTRUCT};`;
  const call = `${emitter.use("begin")}(thread, frame, x); y = ${target}.entries; y = y !== null && (y = y[0]) !== undefined ? y(thread, x) : undefined;`;
  const leave = emitter.use(instance === undefined ? "leave" : "leaveInitializer");
  return `${make}${parameters}${construct} ${call} ${result} = y === undefined ? ${emitter.use("goOn")}(thread) : ${leave}(thread, frame, x, y);`;
}

/** A class whose instances are made by its `__init__` alone, or a builtin class that takes its arguments as they are. */
function emitInstantiation(emitter: Emitter, cls: PyType, pc: number, count: number): boolean {
  if (cls.cls !== typeType) return false;
  const callable = emitter.depth - count - 2;
  const type = emitter.constant(cls);
  const args = slotsFrom(emitter, callable + 2);
  const check = `s${callable} === ${type} && s${callable + 1} === undefined && !thread.reportsNativeCalls`;
  if (!cls.isHeapType) {
    const create = plainConstructor(cls, count);
    if (create === null) return emitFilling(emitter, cls, pc, count, check);
    const make = `x = ${emitter.constant(create)}(${[type, ...args].join(", ")});`;
    // It may be of a subclass, which has an initializer of its own.
    const result = `${emitter.use("typeOf")}(x) === ${type} ? x : ${emitter.use("initialize")}(${type}, x, [${args.join(", ")}], null)`;
    emitAnyCall(emitter, pc, count, `if (${check}) { ${make} s${callable} = ${result}; } else `);
    return true;
  }
  const initializer = plainInitializer(cls);
  if (initializer === null) return false;
  const executable = executableOf(initializer.code);
  if (executable.simpleArgCount !== count + 1) return false;
  const init = emitter.constant(initializer);
  const isSame = `${type}.version === ${cls.version} && ${init}.code === ${emitter.constant(initializer.code)}`;
  // The place of self is free.
  const self = `s${callable + 1}`;
  const make = `${self} = ${emitter.use("makeInstance")}(${type});`;
  const call = directCall(emitter, executable, init, [self, ...args], `s${callable}`, self);
  emitAnyCall(emitter, pc, count, `if (${check} && ${isSame} && ${canEnter}) { ${make} ${call} } else `);
  return true;
}

/** A builtin class whose instances are made empty and filled by its `__init__`. */
function emitFilling(emitter: Emitter, cls: PyType, pc: number, count: number, check: string): boolean {
  const filler = plainFiller(cls, count);
  if (filler === null) return false;
  const callable = emitter.depth - count - 2;
  const operands = slotsFrom(emitter, callable + 2);
  const args = filler.packs ? `x, [${operands.join(", ")}], null` : ["x", ...operands].join(", ");
  const make = `x = ${emitter.constant(filler.create)}(${emitter.constant(cls)});`;
  emitAnyCall(
    emitter,
    pc,
    count,
    `if (${check}) { ${make} ${emitter.constant(filler.fill)}(${args}); s${callable} = x; } else `,
  );
  return true;
}

/** A native that takes its arguments as they are. */
function emitNativeCall(emitter: Emitter, callee: Value, pc: number, count: number): boolean {
  const callable = emitter.depth - count - 2;
  const args = slotsFrom(emitter, callable + 2);
  let selfCheck: string;
  if (callee instanceof PyMethodDescriptor) {
    const { unwrap } = callee.owner;
    args.unshift(unwrap === null ? `s${callable + 1}` : `${emitter.constant(unwrap)}(s${callable + 1})`);
    selfCheck = "!==";
  } else if (callee instanceof PyBuiltinFunction && !(callee instanceof PyConstructor)) {
    const { self, owner } = callee;
    if (self !== undefined) {
      const unwrap = owner === null ? null : owner.unwrap;
      args.unshift(emitter.constant(unwrap === null ? self : unwrap(self)));
    }
    selfCheck = "===";
  } else return false;
  const { signature, code, forward } = callee.native;
  if (forward !== null || !takesPlainly(signature, count)) return false;
  const check = `s${callable} === ${emitter.constant(callee)} && s${callable + 1} ${selfCheck} undefined && !thread.reportsNativeCalls`;
  emitAnyCall(emitter, pc, count, `if (${check}) s${callable} = ${emitter.constant(code)}(${args.join(", ")}); else `);
  return true;
}

/** CALL_KW and CALL_FUNCTION_EX, by a support function that finds the operands in the frame. */
export function emitOtherCall(emitter: Emitter, pc: number, operands: number, call: (end: number) => string): void {
  const { localCount } = emitter.executable;
  const first = emitter.depth - operands;
  for (let slot = first; slot < emitter.depth; slot++) emitter.box(slot);
  emitter.write(`if (thread.nesting >= thread.nestingLimit) ${emitter.exit(pc)}`);
  emitter.prepareCall(pc, first);
  let text = "";
  for (let slot = first; slot < emitter.depth; slot++) text += `v[${localCount + slot}] = s${slot}; `;
  const end = localCount + emitter.depth;
  emitter.write(`${text}frame.sp = ${end};`, `s${first} = ${call(end)};`);
  emitter.drop(operands);
  emitter.push(boxed(Kind.ANY));
  emitter.write(`if (s${first} === undefined) return undefined;`);
  emitter.write(emitter.leavingIfMoved(pc));
}

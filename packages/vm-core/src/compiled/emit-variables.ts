/** Variables, constants and the stack. */

import { OPCODE_MASK, OPERAND_SHIFT, Op, PAIR_BITS, PAIR_MASK } from "../bytecode/instructions.js";
import { GlobalCache } from "../interpreter/inline-cache.js";
import { floatType, PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { boxed, type Emitter } from "./emitter.js";
import { Kind } from "./value-kind.js";

export function emitLoadLocal(emitter: Emitter, index: number, pc: number): void {
  const local = emitter.locals[index];
  if (!local.isBound) {
    emitter.write(`if (l${index} === undefined) ${emitter.exit(pc)}`);
    emitter.locals[index] = { ...local, isBound: true };
  }
  emitter.loadLocal(index);
}

export function emitConstant(emitter: Emitter, value: Value): void {
  if (value instanceof PyFloat && value.cls === floatType) {
    const slot = emitter.push(boxed(Kind.FLOAT));
    const isPlain = Number.isFinite(value.value) && !Object.is(value.value, -0);
    emitter.write(
      `s${slot} = ${emitter.constant(value)};`,
      `t${slot} = ${isPlain ? String(value.value) : `${emitter.constant(value)}.value`};`,
    );
    return;
  }
  const { kind, text } = emitter.literal(value);
  const slot = emitter.push(boxed(kind));
  emitter.write(`s${slot} = ${text};`);
}

/** Two locals in one instruction. What is exited to is the whole instruction, so both are checked first. */
export function emitLocalPair(emitter: Emitter, word: number, pc: number): void {
  const first = (word >>> OPERAND_SHIFT) & PAIR_MASK;
  const second = word >>> (OPERAND_SHIFT + PAIR_BITS);
  switch (word & OPCODE_MASK) {
    case Op.LOAD_FAST_LOAD_FAST:
      for (const index of [first, second]) {
        if (emitter.locals[index].isBound) continue;
        emitter.write(`if (l${index} === undefined) ${emitter.exit(pc)}`);
        emitter.locals[index] = { ...emitter.locals[index], isBound: true };
      }
      emitter.loadLocal(first);
      emitter.loadLocal(second);
      return;
    case Op.STORE_FAST_LOAD_FAST:
      if (second !== first && !emitter.locals[second].isBound) {
        emitter.write(`if (l${second} === undefined) ${emitter.exit(pc)}`);
        emitter.locals[second] = { ...emitter.locals[second], isBound: true };
      }
      emitter.storeLocal(first);
      emitter.loadLocal(second);
      return;
    default:
      emitter.storeLocal(first);
      emitter.storeLocal(second);
  }
}

/** The entry of a global or builtin that the interpreter has found; null when it has not, or elsewhere. */
function cacheAt(emitter: Emitter, pc: number, namespace: "globals" | "namespace"): GlobalCache | null {
  const cache = emitter.executable.caches[pc];
  return cache instanceof GlobalCache && cache.globals === emitter[namespace] ? cache : null;
}

/** `namespace` is where a name is looked for first: `globals` or `namespace` of the frame. */
export function emitLoadGlobal(
  emitter: Emitter,
  pc: number,
  operand: number,
  namespace: "globals" | "namespace",
): void {
  const cache = cacheAt(emitter, pc, namespace);
  const slot = emitter.push(boxed(Kind.ANY));
  const load = `${emitter.prepareBelow(pc, 1)} s${slot} = ${emitter.use(namespace === "globals" ? "loadGlobal" : "loadName")}(frame, ${operand});`;
  if (cache === null) {
    emitter.write(load);
    return;
  }
  const globals = requireNamespace(emitter, namespace, cache);
  const version = cache.missingVersion < 0 ? "" : `${globals}.keyVersion === ${cache.missingVersion} && `;
  emitter.write(
    `if (${version}(x = ${emitter.constant(cache.entry)}.value) !== undefined) s${slot} = x;`,
    `else { ${load} U.relearn(); }`,
  );
}

/** Makes the code one for frames with the namespace of the cache alone. Returns the namespace. */
function requireNamespace(emitter: Emitter, namespace: "globals" | "namespace", cache: GlobalCache): string {
  const globals = emitter.constant(cache.globals);
  emitter.entryChecks.add(`frame.${namespace} !== ${globals}`);
  return globals;
}

export function emitStoreGlobal(
  emitter: Emitter,
  pc: number,
  operand: number,
  namespace: "globals" | "namespace",
): void {
  const cache = cacheAt(emitter, pc, namespace);
  const value = emitter.box(emitter.depth - 1);
  const store = `${emitter.prepare(pc)} ${emitter.use(namespace === "globals" ? "storeGlobal" : "storeName")}(frame, ${operand}, ${value});`;
  if (cache === null) emitter.write(store);
  else {
    requireNamespace(emitter, namespace, cache);
    const entry = emitter.constant(cache.entry);
    emitter.write(`if (${entry}.value !== undefined) ${entry}.value = ${value};`, `else { ${store} }`);
  }
  emitter.drop(1);
}

export function emitLoadCell(emitter: Emitter, index: number, pc: number): void {
  emitter.write(`x = l${index}.content;`, `if (x === undefined) ${emitter.exit(pc)}`);
  emitter.write(`s${emitter.push(boxed(Kind.ANY))} = x;`);
}

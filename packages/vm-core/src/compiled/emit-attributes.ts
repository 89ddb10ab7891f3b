/** Attributes and items: slots of instances of known shapes and items of lists and tuples inline. */

import { AttributeCache, AttributeKind } from "../interpreter/inline-cache.js";
import { INLINE_SLOTS } from "../objects/instance.js";
import { boxed, type Emitter } from "./emitter.js";
import { Seen, type SlotAccess } from "./feedback.js";
import { Kind } from "./value-kind.js";

function cacheAt(emitter: Emitter, pc: number): AttributeCache | null {
  const cache = emitter.executable.caches[pc];
  return cache instanceof AttributeCache ? cache : null;
}

/** The slots that the interpreter and earlier code have found at an instruction. */
function accessesAt(emitter: Emitter, pc: number): readonly SlotAccess[] {
  const known = emitter.feedback.accesses[pc];
  if (known !== undefined) return known;
  const cache = cacheAt(emitter, pc);
  if (cache === null || cache.shape === null) return [];
  const isSlot = cache.kind === AttributeKind.SLOT || cache.kind === AttributeKind.NEW_SLOT;
  return isSlot ? [{ shape: cache.shape, version: cache.version, index: cache.index, nextShape: cache.nextShape }] : [];
}

const slotOf = (object: string, index: number): string =>
  index < INLINE_SLOTS ? `${object}.s${index}` : `${object}.rest?.[${index - INLINE_SLOTS}]`;

/** Whether an instance has a shape, and its class is as it was. */
function hasShape(emitter: Emitter, object: string, { shape, version }: Pick<SlotAccess, "shape" | "version">): string {
  return `${object} !== null && ${object}.shape === ${emitter.constant(shape)} && ${emitter.constant(shape.type)}.version === ${version}`;
}

export function emitLoadAttribute(emitter: Emitter, pc: number, operand: number): void {
  const slot = emitter.depth - 1;
  const object = emitter.box(slot);
  let text = "";
  for (const access of accessesAt(emitter, pc)) {
    text += `if (${hasShape(emitter, object, access)} && (x = ${slotOf(object, access.index)}) !== undefined) ${object} = x; else `;
  }
  text += otherLoads(emitter, pc, object);
  const name = emitter.constant(emitter.executable.names[operand]);
  text += `{ ${emitter.prepare(pc)} ${object} = ${emitter.use("loadAttributeIn")}(thread, frame, U, ${pc}, ${object}, ${name}); if (${object} === undefined) return undefined; }`;
  emitter.write(text);
  emitter.drop(1);
  emitter.push(boxed(Kind.ANY));
}

/** Values of classes and modules. */
function otherLoads(emitter: Emitter, pc: number, object: string): string {
  const cache = cacheAt(emitter, pc);
  if (cache === null) return "";
  const value = (): string => emitter.constant(cache.value);
  if (cache.kind === AttributeKind.CLASS_VALUE && cache.shape !== null) {
    const check = hasShape(emitter, object, { shape: cache.shape, version: cache.version });
    return `if (${check}) ${object} = ${value()}; else `;
  }
  if (cache.kind === AttributeKind.MODULE && cache.entry !== null) {
    return `if (${object} === ${value()} && (x = ${emitter.constant(cache.entry)}.value) !== undefined) ${object} = x; else `;
  }
  if (cache.kind === AttributeKind.TYPE_VALUE && cache.type !== null) {
    return `if (${object} === ${emitter.constant(cache.type)} && ${object}.version === ${cache.version}) ${object} = ${value()}; else `;
  }
  return "";
}

export function emitLoadMethod(emitter: Emitter, pc: number, operand: number): void {
  const slot = emitter.depth - 1;
  const object = emitter.box(slot);
  const self = `s${slot + 1}`;
  const cache = cacheAt(emitter, pc);
  const name = emitter.constant(emitter.executable.names[operand]);
  let text = "";
  if (cache !== null && cache.kind === AttributeKind.FUNCTION && cache.shape !== null) {
    const check = hasShape(emitter, object, { shape: cache.shape, version: cache.version });
    text += `if (${check}) { ${self} = ${object}; ${object} = ${emitter.constant(cache.value)}; } else `;
  } else if (cache !== null && cache.kind === AttributeKind.NATIVE_METHOD && cache.type !== null) {
    const type = emitter.constant(cache.type);
    const check = `${emitter.use("typeOf")}(${object}) === ${type} && ${type}.version === ${cache.version}`;
    text += `if (${check}) { ${self} = ${object}; ${object} = ${emitter.constant(cache.value)}; } else `;
  }
  text += `{ ${emitter.prepare(pc)} x = ${emitter.use("loadMethod")}(executable, ${pc}, ${object}, ${name}); `;
  text += `if (x !== undefined) { ${self} = ${object}; ${object} = x; } `;
  text += `else { ${object} = ${emitter.use("loadAttribute")}(executable, ${pc}, ${object}, ${name}); ${self} = undefined; } }`;
  emitter.write(text);
  emitter.drop(1);
  emitter.push(boxed(Kind.ANY));
  emitter.push(boxed(Kind.ANY));
}

export function emitStoreAttribute(emitter: Emitter, pc: number, operand: number): void {
  const object = emitter.box(emitter.depth - 1);
  const value = emitter.box(emitter.depth - 2);
  const name = emitter.constant(emitter.executable.names[operand]);
  let text = "";
  for (const access of accessesAt(emitter, pc)) {
    const { index, nextShape } = access;
    const at = index - INLINE_SLOTS;
    const check = hasShape(emitter, object, access);
    const next = nextShape === null ? "" : `${object}.shape = ${emitter.constant(nextShape)};`;
    const store =
      index < INLINE_SLOTS
        ? `${object}.s${index} = ${value};`
        : `if (${object}.rest !== undefined && ${at} < ${object}.rest.length) ${object}.rest[${at}] = ${value}; else ${object}.setSlot(${index}, ${value});`;
    text += `if (${check}) { ${store} ${next} } else `;
  }
  emitter.write(
    `${text}{ ${emitter.prepare(pc)} ${emitter.use("storeAttributeIn")}(U, ${pc}, ${object}, ${name}, ${value});`,
  );
  // Setting f_trace moves the frame.
  const stack = emitter.stack.splice(emitter.depth - 2, 2);
  emitter.write(`if (frame.vm !== 0) ${emitter.exit(pc + 1)} }`);
  emitter.stack.push(...stack);
  emitter.drop(2);
}

const isIndex = (emitter: Emitter, slot: number): string =>
  emitter.stack[slot].kind === Kind.INT ? "" : `typeof s${slot} === "number" && `;

/** The place of an index in a sequence's array. */
const place = (items: string, index: string): string => `${index} < 0 ? ${index} + ${items}.length : ${index}`;

export function emitLoadItem(emitter: Emitter, pc: number): void {
  const key = emitter.depth - 1;
  const container = key - 1;
  const [index, object] = [emitter.box(key), emitter.box(container)];
  const check = isIndex(emitter, key);
  let text = "";
  const seen = emitter.seen(pc);
  const sequence = (type: string, bit: number): void => {
    if (emitter.isSpeculative && (seen & bit) === 0) return;
    text += `if (${check}${emitter.isExactly(object, type)} && (x = ${object}.items[${place(`${object}.items`, index)}]) !== undefined) { ${emitter.record(pc, bit)} ${object} = x; } else `;
  };
  sequence("listType", Seen.INT);
  sequence("tupleType", Seen.FLOAT);
  if (emitter.isSpeculative && (seen & Seen.BOTH) !== 0) {
    const isPlain = `(typeof ${index} === "string" || typeof ${index} === "number")`;
    text += `if (${emitter.isExactly(object, "dictType")} && ${isPlain} && (x = ${object}.get(${index})) !== undefined) ${object} = x; else `;
  }
  if (emitter.isSpeculative && (seen & Seen.STR) !== 0) {
    text += `if (${check}typeof ${object} === "string") { ${emitter.prepare(pc)} ${object} = ${emitter.use("textItem")}(${object}, ${index}); } else `;
  }
  const profile = emitter.isSpeculative ? "" : `S[${pc}] |= ${emitter.use("containerSeen")}(${object});`;
  text += `{ ${emitter.prepare(pc)} ${profile} ${object} = ${emitter.use("getItem")}(${object}, ${index}); }`;
  emitter.write(text);
  emitter.drop(2);
  emitter.push(boxed(Kind.ANY));
}

export function emitStoreItem(emitter: Emitter, pc: number): void {
  const key = emitter.depth - 1;
  const index = emitter.box(key);
  const object = emitter.box(key - 1);
  const value = emitter.box(key - 2);
  const check = `${isIndex(emitter, key)}${emitter.isExactly(object, "listType")} && ${index} >= 0 && ${index} < ${object}.items.length`;
  emitter.write(
    `if (${check}) ${object}.items[${index}] = ${value};`,
    `else { ${emitter.prepare(pc)} ${emitter.use("setItem")}(${object}, ${index}, ${value}); }`,
  );
  emitter.drop(3);
}

/** Attributes and items: slots of instances of known shapes and items of lists and tuples inline. */

import { executableOf } from "../interpreter/executable.js";
import { AttributeCache, AttributeKind } from "../objects/attribute-cache.js";
import { PyFunction } from "../objects/function.js";
import { INLINE_SLOTS } from "../objects/instance.js";
import { canEnter, directCall } from "./emit-calls.js";
import { boxed, type Emitter } from "./emitter.js";
import { Seen } from "./feedback.js";
import { Kind } from "./value-kind.js";

function cacheAt(emitter: Emitter, pc: number): AttributeCache | null {
  const cache = emitter.executable.caches[pc];
  return cache instanceof AttributeCache ? cache : null;
}

/** The ways that the interpreter and earlier code have reached an attribute of instances. */
function accessesAt(emitter: Emitter, pc: number): readonly AttributeCache[] {
  const known = emitter.feedback.accesses[pc];
  if (known !== undefined) return known;
  const cache = cacheAt(emitter, pc);
  return cache === null || cache.shape === null ? [] : [cache];
}

const slotOf = (object: string, index: number): string =>
  index < INLINE_SLOTS ? `${object}.s${index}` : `${object}.rest?.[${index - INLINE_SLOTS}]`;

/** Whether an instance has a shape, and its class is as it was. */
function hasShape(emitter: Emitter, object: string, { shape, version }: AttributeCache): string {
  const type = shape === null ? null : shape.type;
  return `${object} !== null && ${object}.shape === ${emitter.constant(shape)} && ${emitter.constant(type)}.version === ${version}`;
}

export function emitLoadAttribute(emitter: Emitter, pc: number, operand: number): void {
  const slot = emitter.depth - 1;
  const object = emitter.box(slot);
  // A getter may have raised, or moved the frame.
  const after = `if (${object} === undefined) return undefined; ${emitter.leavingIfMoved(pc)}`;
  let text = "";
  for (const access of accessesAt(emitter, pc)) text += loadOf(emitter, pc, object, access, after);
  text += otherLoads(emitter, pc, object);
  const name = emitter.constant(emitter.executable.names[operand]);
  text += `{ ${emitter.prepare(pc)} ${object} = ${emitter.use("loadAttributeIn")}(thread, frame, U, ${pc}, ${object}, ${name}); ${after} }`;
  emitter.write(text);
  emitter.drop(1);
  emitter.push(boxed(Kind.ANY));
}

/** The attribute of instances of one shape, up to an `else`; empty when it is left to the meaning. */
function loadOf(emitter: Emitter, pc: number, object: string, access: AttributeCache, after: string): string {
  const check = hasShape(emitter, object, access);
  const { kind, index, value } = access;
  if (kind === AttributeKind.SLOT) {
    return `if (${check} && (x = ${slotOf(object, index)}) !== undefined) ${object} = x; else `;
  }
  if (kind === AttributeKind.CLASS_VALUE) return `if (${check}) ${object} = ${emitter.constant(value)}; else `;
  if (kind !== AttributeKind.PROPERTY || !(value instanceof PyFunction)) return "";
  const executable = executableOf(value.code);
  if (executable.simpleArgCount !== 1) return "";
  const getter = emitter.constant(value);
  const code = `${getter}.code === ${emitter.constant(value.code)}`;
  const call = directCall(emitter, executable, getter, [object], object);
  const isShallow = "thread.nesting < thread.nestingLimit";
  return `if (${check} && ${code} && ${canEnter} && ${isShallow}) { ${emitter.prepare(pc)} ${call} ${after} } else `;
}

/** Attributes of classes and modules. */
function otherLoads(emitter: Emitter, pc: number, object: string): string {
  const cache = cacheAt(emitter, pc);
  if (cache === null) return "";
  if (cache.kind === AttributeKind.MODULE && cache.entry !== null) {
    return `if (${object} === ${emitter.constant(cache.value)} && (x = ${emitter.constant(cache.entry)}.value) !== undefined) ${object} = x; else `;
  }
  if (cache.kind === AttributeKind.TYPE_VALUE && cache.type !== null) {
    return `if (${object} === ${emitter.constant(cache.type)} && ${object}.version === ${cache.version}) ${object} = ${emitter.constant(cache.value)}; else `;
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
  for (const access of accessesAt(emitter, pc)) {
    if (access.kind !== AttributeKind.FUNCTION) continue;
    const check = hasShape(emitter, object, access);
    text += `if (${check}) { ${self} = ${object}; ${object} = ${emitter.constant(access.value)}; } else `;
  }
  if (cache !== null && cache.kind === AttributeKind.NATIVE_METHOD && cache.type !== null) {
    const type = emitter.constant(cache.type);
    const check = `${emitter.use("typeOf")}(${object}) === ${type} && ${type}.version === ${cache.version}`;
    text += `if (${check}) { ${self} = ${object}; ${object} = ${emitter.constant(cache.value)}; } else `;
  }
  text += `{ ${emitter.prepare(pc)} x = ${emitter.use("loadMethodIn")}(U, ${pc}, ${object}, ${name}); `;
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
    const { kind, index, nextShape } = access;
    if (kind !== AttributeKind.SLOT && kind !== AttributeKind.NEW_SLOT) continue;
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
    // Setting f_trace moves the frame.
    `${text}{ ${emitter.prepare(pc)} ${emitter.use("storeAttributeIn")}(U, ${pc}, ${object}, ${name}, ${value}); ${emitter.leavingIfMovedBelow(pc, 2)} }`,
  );
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
    // It may be a variable of the frame, by way of f_locals.
    `else { ${emitter.prepare(pc)} ${emitter.use("setItem")}(${object}, ${index}, ${value}); ${emitter.leavingIfMovedBelow(pc, 3)} }`,
  );
  emitter.drop(3);
}

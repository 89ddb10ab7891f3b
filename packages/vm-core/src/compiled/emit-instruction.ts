/** What each instruction does, but for those that end a block. */

import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { emitBinary, emitUnary, isBinaryOperator } from "./emit-arithmetic.js";
import {
  emitLoadAttribute,
  emitLoadItem,
  emitLoadMethod,
  emitStoreAttribute,
  emitStoreItem,
} from "./emit-attributes.js";
import { emitCall, emitOtherCall } from "./emit-calls.js";
import {
  emitConstant,
  emitLoadCell,
  emitLoadGlobal,
  emitLoadLocal,
  emitLocalPair,
  emitStoreGlobal,
} from "./emit-variables.js";
import { boxed, type Emitter } from "./emitter.js";
import { Kind } from "./value-kind.js";

type Emit = (emitter: Emitter, pc: number, operand: number, word: number) => void;

/** The names of the top slots, boxed, deepest first. */
function operandsOf(emitter: Emitter, count: number): string[] {
  const names: string[] = [];
  for (let slot = emitter.depth - count; slot < emitter.depth; slot++) names.push(emitter.box(slot));
  return names;
}

/** An instruction that takes `count` values and gives one, by an expression that may raise. */
function expression(
  count: number,
  text: (operands: string[], operand: number, emitter: Emitter, pc: number) => string,
  kind: Kind = Kind.ANY,
): Emit {
  return (emitter, pc, operand) => {
    const operands = operandsOf(emitter, count);
    emitter.write(emitter.prepare(pc));
    emitter.replace(count, kind, text(operands, operand, emitter, pc));
  };
}

/** An instruction that takes `count` values and gives none, by a statement that may raise. */
function statement(
  count: number,
  text: (operands: string[], operand: number, emitter: Emitter, pc: number) => string,
): Emit {
  return (emitter, pc, operand) => {
    const operands = operandsOf(emitter, count);
    emitter.write(emitter.prepare(pc), text(operands, operand, emitter, pc));
    emitter.drop(count);
  };
}

/** An expression over a support function of the same operands. */
const meaning = (count: number, name: string): Emit =>
  expression(count, (operands, _, emitter) => `${emitter.use(name)}(${operands.join(", ")})`);

/** A container on the stack that the top is put into. */
const into = (count: number, name: string): Emit =>
  statement(count, (operands, operand, emitter) => {
    const container = `s${emitter.depth - count - operand}`;
    return `${emitter.use(name)}(${container}, ${operands.join(", ")});`;
  });

/** A callable and its self, by a function that finds the method unbound and one that binds. */
function methodPair(
  emitter: Emitter,
  pc: number,
  unbound: string,
  bound: string,
  self: string,
  operands: number,
): void {
  emitter.write(emitter.prepare(pc));
  const slot = emitter.depth - operands;
  emitter.write(
    `y = ${self}; x = ${unbound};`,
    `if (x !== undefined) { s${slot} = x; s${slot + 1} = y; } else { x = ${bound}; s${slot} = x; s${slot + 1} = undefined; }`,
  );
  emitter.drop(operands);
  emitter.push(boxed(Kind.ANY));
  emitter.push(boxed(Kind.ANY));
}

const emitters = new Map<number, Emit>([
  [Op.NOP, () => {}],
  [Op.RESUME, () => {}],
  [Op.POP_TOP, (emitter) => emitter.drop(1)],
  [
    Op.PUSH_NULL,
    (emitter) => {
      emitter.write(`s${emitter.push(boxed(Kind.EMPTY))} = undefined;`);
    },
  ],
  [Op.COPY, (emitter, _, operand) => emitter.copy(emitter.depth - operand)],
  [Op.SWAP, (emitter, _, operand) => emitter.swap(emitter.depth - operand, emitter.depth - 1)],
  [Op.LOAD_CONST, (emitter, _, operand) => emitConstant(emitter, emitter.executable.constants[operand])],
  [
    Op.LOAD_COMMON_CONSTANT,
    (emitter, _, operand) => {
      emitter.write(`s${emitter.push(boxed(Kind.ANY))} = ${emitter.use("loadCommonConstant")}(${operand});`);
    },
  ],
  [Op.LOAD_FAST, (emitter, pc, operand) => emitLoadLocal(emitter, operand, pc)],
  [Op.STORE_FAST, (emitter, _, operand) => emitter.storeLocal(operand)],
  [Op.LOAD_FAST_LOAD_FAST, (emitter, pc, _, word) => emitLocalPair(emitter, word, pc)],
  [Op.STORE_FAST_LOAD_FAST, (emitter, pc, _, word) => emitLocalPair(emitter, word, pc)],
  [Op.STORE_FAST_STORE_FAST, (emitter, pc, _, word) => emitLocalPair(emitter, word, pc)],
  [
    Op.LOAD_FAST_AND_CLEAR,
    (emitter, _, operand) => {
      emitter.loadLocal(operand);
      emitter.write(`l${operand} = undefined;`);
      emitter.setLocal(operand, { kind: Kind.ANY, isBoxed: true, isDirty: true, isBound: false });
    },
  ],
  [
    Op.DELETE_FAST,
    (emitter, pc, operand) => {
      if (!emitter.locals[operand].isBound) emitter.write(`if (l${operand} === undefined) ${emitter.exit(pc)}`);
      emitter.write(`l${operand} = undefined;`);
      emitter.setLocal(operand, { kind: Kind.ANY, isBoxed: true, isDirty: true, isBound: false });
    },
  ],
  [
    Op.MAKE_CELL,
    (emitter, _, operand) => {
      emitter.write(`l${operand} = new ${emitter.use("PyCell")}(l${operand});`);
      emitter.setLocal(operand, { kind: Kind.ANY, isBoxed: true, isDirty: true, isBound: true });
    },
  ],
  [
    Op.COPY_FREE_VARS,
    (emitter, _, operand) => {
      emitter.write(`${emitter.use("copyClosure")}(frame, ${operand});`);
      const count = emitter.locals.length;
      for (let index = count - operand; index < count; index++) {
        emitter.write(`l${index} = v[${index}];`);
        emitter.setLocal(index, { kind: Kind.ANY, isBoxed: true, isDirty: false, isBound: true });
      }
    },
  ],
  [
    Op.LOAD_CLOSURE,
    (emitter, _, operand) => {
      emitter.write(`s${emitter.push(boxed(Kind.ANY))} = l${operand};`);
    },
  ],
  [Op.LOAD_DEREF, (emitter, pc, operand) => emitLoadCell(emitter, operand, pc)],
  [
    Op.STORE_DEREF,
    (emitter, _, operand) => {
      emitter.write(`l${operand}.content = ${emitter.box(emitter.depth - 1)};`);
      emitter.drop(1);
    },
  ],
  [Op.LOAD_GLOBAL, (emitter, pc, operand) => emitLoadGlobal(emitter, pc, operand, "globals")],
  [Op.LOAD_NAME, (emitter, pc, operand) => emitLoadGlobal(emitter, pc, operand, "namespace")],
  [Op.STORE_GLOBAL, (emitter, pc, operand) => emitStoreGlobal(emitter, pc, operand, "globals")],
  [Op.STORE_NAME, (emitter, pc, operand) => emitStoreGlobal(emitter, pc, operand, "namespace")],
  [Op.LOAD_ATTR, emitLoadAttribute],
  [Op.LOAD_METHOD, emitLoadMethod],
  [Op.STORE_ATTR, emitStoreAttribute],
  [
    Op.DELETE_ATTR,
    statement(1, ([object], operand, emitter) => {
      return `${emitter.use("deleteAttribute")}(${object}, ${emitter.constant(emitter.executable.names[operand])});`;
    }),
  ],
  [
    Op.LOAD_SUPER_ATTR,
    expression(3, (operands, operand, emitter) => {
      const name = emitter.constant(emitter.executable.names[operand]);
      return `${emitter.use("loadSuperAttribute")}(${operands.join(", ")}, ${name})`;
    }),
  ],
  [
    Op.LOAD_SUPER_METHOD,
    (emitter, pc, operand) => {
      const operands = operandsOf(emitter, 3);
      const args = `(${operands.join(", ")}, ${emitter.constant(emitter.executable.names[operand])})`;
      const [unbound, bound] = [emitter.use("loadSuperMethod"), emitter.use("loadSuperAttribute")];
      methodPair(emitter, pc, `${unbound}${args}`, `${bound}${args}`, operands[2], 3);
    },
  ],
  [
    Op.LOAD_SPECIAL,
    (emitter, pc, operand) => {
      const [object] = operandsOf(emitter, 1);
      const args = `(${object}, ${operand})`;
      const [unbound, bound] = [emitter.use("loadSpecialMethod"), emitter.use("bindSpecial")];
      methodPair(emitter, pc, `${unbound}${args}`, `${bound}${args}`, object, 1);
    },
  ],
  [Op.BINARY_SUBSCR, emitLoadItem],
  [Op.STORE_SUBSCR, emitStoreItem],
  [Op.DELETE_SUBSCR, statement(2, (operands, _, emitter) => `${emitter.use("deleteItem")}(${operands.join(", ")});`)],
  [Op.BINARY_SLICE, meaning(3, "getSlice")],
  [
    Op.STORE_SLICE,
    statement(4, ([value, container, start, stop], _, emitter) => {
      return `${emitter.use("setSlice")}(${container}, ${start}, ${stop}, ${value});`;
    }),
  ],
  [
    Op.IS_OP,
    (emitter, _, operand) => {
      const [left, right] = operandsOf(emitter, 2);
      emitter.replace(2, Kind.BOOL, `${left} ${operand === 1 ? "!==" : "==="} ${right}`);
    },
  ],
  [
    Op.CONTAINS_OP,
    expression(
      2,
      ([item, container], operand, emitter) => {
        return `${emitter.use("contains")}(${container}, ${item}) === ${operand !== 1}`;
      },
      Kind.BOOL,
    ),
  ],
  [
    Op.BUILD_TUPLE,
    (emitter, _, operand) => {
      const items = operandsOf(emitter, operand).join(", ");
      emitter.replace(operand, Kind.ANY, `new ${emitter.use("PyTuple")}([${items}])`);
    },
  ],
  [
    Op.BUILD_LIST,
    (emitter, _, operand) => {
      const items = operandsOf(emitter, operand).join(", ");
      emitter.replace(operand, Kind.ANY, `new ${emitter.use("PyList")}([${items}])`);
    },
  ],
  [
    Op.BUILD_SET,
    (emitter, pc, operand) => {
      const items = operandsOf(emitter, operand);
      emitter.write(emitter.prepare(pc));
      emitter.replace(operand, Kind.ANY, `${emitter.use("buildSet")}([${items.join(", ")}])`);
    },
  ],
  [
    Op.BUILD_MAP,
    (emitter, pc, operand) => {
      const items = operandsOf(emitter, 2 * operand);
      emitter.write(emitter.prepare(pc));
      emitter.replace(2 * operand, Kind.ANY, `${emitter.use("buildMap")}([${items.join(", ")}])`);
    },
  ],
  [
    Op.BUILD_STRING,
    (emitter, pc, operand) => {
      const parts = operandsOf(emitter, operand);
      emitter.write(emitter.prepare(pc));
      emitter.replace(operand, Kind.STR, `${emitter.use("joinStrings")}([${parts.join(", ")}], 0, ${operand})`);
    },
  ],
  [
    Op.BUILD_SLICE,
    (emitter, _, operand) => {
      const parts = operandsOf(emitter, operand);
      if (operand === 2) parts.push("null");
      emitter.replace(operand, Kind.ANY, `new ${emitter.use("PySlice")}(${parts.join(", ")})`);
    },
  ],
  [
    Op.LIST_APPEND,
    (emitter, _, operand) => {
      const [item] = operandsOf(emitter, 1);
      emitter.drop(1);
      emitter.write(`s${emitter.depth - operand}.items.push(${item});`);
    },
  ],
  [Op.LIST_EXTEND, into(1, "listExtend")],
  [Op.SET_ADD, statement(1, ([item], operand, emitter) => `s${emitter.depth - 1 - operand}.add(${item});`)],
  [Op.SET_UPDATE, into(1, "setUpdate")],
  [Op.MAP_ADD, into(2, "setItem")],
  [Op.DICT_UPDATE, into(1, "dictUpdate")],
  [
    Op.DICT_MERGE,
    statement(1, ([mapping], operand, emitter) => {
      const dict = emitter.depth - 1 - operand;
      return `${emitter.use("dictMerge")}(s${dict}, ${mapping}, s${dict - 3});`;
    }),
  ],
  [
    Op.UNPACK_SEQUENCE,
    (emitter, pc, operand) => {
      const [sequence] = operandsOf(emitter, 1);
      const slot = emitter.depth - 1;
      const base = emitter.executable.localCount + slot;
      let direct = "";
      let indirect = "";
      // The sequence's own slot takes the last item, so it is set last.
      for (let index = operand - 1; index >= 0; index--) {
        const target = slot + operand - 1 - index;
        direct += `s${target} = y[${index}]; `;
        indirect += `s${target} = v[${base + operand - 1 - index}]; `;
      }
      const tuple = `${emitter.isExactly(sequence, "tupleType")} && ${sequence}.items.length === ${operand}`;
      if (emitter.unpackedPairs.has(pc)) {
        const iterator = `s${slot - 1}`;
        emitter.write(
          `if (${sequence} === ${emitter.use("PAIR")}) { s${slot + 1} = ${iterator}.first; s${slot} = ${iterator}.second; } else`,
        );
      }
      emitter.write(
        `if (${tuple}) { y = ${sequence}.items; ${direct}}`,
        `else { ${emitter.prepare(pc)} ${emitter.use("unpackSequence")}(${sequence}, ${operand}, v, ${base}); ${indirect}}`,
      );
      emitter.drop(1);
      for (let index = 0; index < operand; index++) emitter.push(boxed(Kind.ANY));
    },
  ],
  [
    Op.UNPACK_EX,
    (emitter, pc, operand) => {
      const [sequence] = operandsOf(emitter, 1);
      const slot = emitter.depth - 1;
      const base = emitter.executable.localCount + slot;
      const count = (operand & 0xff) + 1 + (operand >> 8);
      emitter.write(`${emitter.prepare(pc)} ${emitter.use("unpackEx")}(${sequence}, ${operand}, v, ${base});`);
      emitter.drop(1);
      for (let index = 0; index < count; index++) {
        emitter.write(`s${emitter.push(boxed(Kind.ANY))} = v[${base + index}];`);
      }
    },
  ],
  [
    Op.CONVERT_VALUE,
    expression(1, ([value], operand, emitter) => `${emitter.use("convertValue")}(${value}, ${operand})`),
  ],
  [
    Op.FORMAT_SIMPLE,
    (emitter, pc) => {
      const [value] = operandsOf(emitter, 1);
      const format = `${emitter.prepare(pc)} ${value} = ${emitter.use("format")}(${value}, "");`;
      emitter.write(`if (typeof ${value} !== "string") { ${format} }`);
      emitter.drop(1);
      emitter.push(boxed(Kind.ANY));
    },
  ],
  [Op.FORMAT_WITH_SPEC, meaning(2, "format")],
  [
    Op.MAKE_FUNCTION,
    (emitter) => {
      const [code] = operandsOf(emitter, 1);
      emitter.replace(1, Kind.ANY, `${emitter.use("makeFunction")}(frame, ${code})`);
    },
  ],
  [
    Op.SET_FUNCTION_ATTRIBUTE,
    (emitter, _, operand) => {
      const [value, target] = operandsOf(emitter, 2);
      emitter.write(`${emitter.use("setFunctionAttribute")}(${target}, ${operand}, ${value});`);
      emitter.replace(2, Kind.ANY, target);
    },
  ],
  [Op.CALL, (emitter, pc, operand) => emitCall(emitter, pc, operand)],
  [
    Op.CALL_KW,
    (emitter, pc, operand) => {
      emitOtherCall(emitter, pc, operand + 3, (end) => {
        return `${emitter.use("callKeywordsIn")}(thread, frame, ${end}, ${operand})`;
      });
    },
  ],
  [
    Op.CALL_FUNCTION_EX,
    (emitter, pc) => {
      emitOtherCall(emitter, pc, 4, (end) => `${emitter.use("callUnpackedIn")}(thread, frame, ${end})`);
    },
  ],
  [
    Op.CALL_INTRINSIC_1,
    expression(1, ([value], operand, emitter) => `${emitter.use("intrinsic1")}(frame, ${operand}, ${value})`),
  ],
  [
    Op.GET_LEN,
    (emitter, pc) => {
      const [value] = operandsOf(emitter, 1);
      emitter.write(emitter.prepare(pc));
      emitter.write(`s${emitter.push(boxed(Kind.INT))} = ${emitter.use("length")}(${value});`);
    },
  ],
  [
    Op.GET_ITER,
    (emitter, pc) => {
      const [iterable] = operandsOf(emitter, 1);
      const place = emitter.executable.localCount + emitter.depth - 1;
      emitter.write(`${emitter.prepare(pc)} v[${place}] = ${iterable}; frame.sp = ${place + 1};`);
      emitter.replace(1, Kind.ANY, `${emitter.use("getIterator")}(${iterable})`);
    },
  ],
  [
    Op.GET_YIELD_FROM_ITER,
    expression(1, ([iterable], _, emitter) => `${emitter.use("yieldFromIterator")}(frame, ${iterable})`),
  ],
  [
    Op.GET_AWAITABLE,
    expression(1, ([value], operand, emitter) => `${emitter.use("awaitableOf")}(${value}, ${operand})`),
  ],
  [Op.GET_AITER, expression(1, ([iterable], _, emitter) => `${emitter.use("asyncIterator")}(${iterable})`)],
  [
    Op.GET_ANEXT,
    (emitter, pc) => {
      const [iterator] = operandsOf(emitter, 1);
      emitter.write(emitter.prepare(pc));
      emitter.write(`s${emitter.push(boxed(Kind.ANY))} = ${emitter.use("nextAwaitable")}(${iterator});`);
    },
  ],
  [
    Op.END_SEND,
    (emitter) => {
      const [, result] = operandsOf(emitter, 2);
      emitter.replace(2, Kind.ANY, result);
    },
  ],
  [
    Op.DROP_ITER,
    (emitter, pc) => {
      const [iterator] = operandsOf(emitter, 1);
      emitter.drop(1);
      emitter.write(
        `if (frame.temporaries !== null) { ${emitter.prepare(pc)} ${emitter.use("releaseIterator")}(frame, ${iterator}); }`,
      );
    },
  ],
  [
    Op.MATCH_MAPPING,
    (emitter) => {
      const [subject] = operandsOf(emitter, 1);
      const kind = `${emitter.use("typeOf")}(${subject}).patternKind`;
      emitter.write(`s${emitter.push(boxed(Kind.BOOL))} = ${kind} === "mapping";`);
    },
  ],
  [
    Op.MATCH_SEQUENCE,
    (emitter) => {
      const [subject] = operandsOf(emitter, 1);
      const kind = `${emitter.use("typeOf")}(${subject}).patternKind`;
      emitter.write(`s${emitter.push(boxed(Kind.BOOL))} = ${kind} === "sequence";`);
    },
  ],
  [
    Op.MATCH_KEYS,
    (emitter, pc) => {
      const [subject, keys] = operandsOf(emitter, 2);
      emitter.write(emitter.prepare(pc));
      emitter.write(`s${emitter.push(boxed(Kind.ANY))} = ${emitter.use("matchKeys")}(${subject}, ${keys});`);
    },
  ],
  [
    Op.MATCH_CLASS,
    expression(3, ([subject, type, names], operand, emitter) => {
      return `${emitter.use("matchClass")}(${subject}, ${type}, ${operand}, ${names})`;
    }),
  ],
]);

/** Whether code with this instruction can be compiled past it. Those that end a block are not asked for. */
export const isEmitted = (opcode: number): boolean =>
  emitters.has(opcode) || isBinaryOperator(opcode) || isUnary(opcode);

const isUnary = (opcode: number): boolean => opcode >= Op.UNARY_NEGATIVE && opcode <= Op.UNARY_NOT;

export function emitInstruction(emitter: Emitter, word: number, pc: number): void {
  const opcode = word & OPCODE_MASK;
  if (isBinaryOperator(opcode)) emitBinary(emitter, opcode, pc);
  else if (isUnary(opcode)) emitUnary(emitter, opcode, pc);
  else emitters.get(opcode)?.(emitter, pc, word >>> OPERAND_SHIFT, word);
}

/** The _opcode module: facts about the opcodes of CPython's own bytecode, which the opcode module lists. */

import { cpythonStackEffect, hasStackEffect } from "../bytecode/cpython-stack-effect.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize } from "../runtime/primitives.js";

/** First and last opcode of each run. */
type Ranges = readonly (readonly [first: number, last: number])[];

const withArgument: Ranges = [
  [44, 120],
  [128, 128],
  [143, 153],
  [155, 195],
  [197, 197],
  [200, 200],
  [209, 211],
  [237, 237],
  [239, 239],
  [241, 245],
  [247, 251],
  [253, 253],
  [255, 255],
  [257, 261],
  [263, 266],
];
const withConstant: Ranges = [
  [82, 82],
  [190, 191],
];
const pseudoHandlers: Ranges = [[263, 265]];
const withFreeVariable: Ranges = [
  [62, 62],
  [90, 90],
  [97, 97],
  [111, 111],
];
const withJump: Ranges = [
  [68, 68],
  [70, 70],
  [75, 77],
  [100, 103],
  [106, 106],
  [172, 176],
  [237, 237],
  [248, 248],
  [257, 260],
];
const withLocal: Ranges = [
  [3, 3],
  [63, 63],
  [83, 89],
  [112, 114],
  [261, 261],
  [266, 266],
];
const withName: Ranges = [
  [61, 61],
  [64, 65],
  [72, 73],
  [80, 80],
  [91, 93],
  [96, 96],
  [110, 110],
  [115, 116],
  [179, 179],
  [189, 189],
  [194, 195],
  [200, 200],
  [249, 249],
];
const valid: Ranges = [
  [0, 120],
  [128, 211],
  [234, 266],
];

const intrinsics1 = [
  "1_INVALID",
  "PRINT",
  "IMPORT_STAR",
  "STOPITERATION_ERROR",
  "ASYNC_GEN_WRAP",
  "UNARY_POSITIVE",
  "LIST_TO_TUPLE",
  "TYPEVAR",
  "PARAMSPEC",
  "TYPEVARTUPLE",
  "SUBSCRIPT_GENERIC",
  "TYPEALIAS",
];
const intrinsics2 = [
  "2_INVALID",
  "PREP_RERAISE_STAR",
  "TYPEVAR_WITH_BOUND",
  "TYPEVAR_WITH_CONSTRAINTS",
  "SET_FUNCTION_TYPE_PARAMS",
  "SET_TYPEPARAM_DEFAULT",
];
const binaryOperators: readonly (readonly [name: string, symbol: string])[] = [
  ["ADD", "+"],
  ["AND", "&"],
  ["FLOOR_DIVIDE", "//"],
  ["LSHIFT", "<<"],
  ["MATRIX_MULTIPLY", "@"],
  ["MULTIPLY", "*"],
  ["REMAINDER", "%"],
  ["OR", "|"],
  ["POWER", "**"],
  ["RSHIFT", ">>"],
  ["SUBTRACT", "-"],
  ["TRUE_DIVIDE", "/"],
  ["XOR", "^"],
];

function test(name: string, ranges: Ranges): Value {
  return nativeFunction("_opcode", `${name}(opcode)`, (opcode: Value) => {
    const number = asSize(opcode);
    return ranges.some(([first, last]) => number >= first && number <= last);
  });
}

function names(name: string, items: readonly Value[]): Value {
  return nativeFunction("_opcode", `${name}()`, () => new PyList([...items]));
}

function stackEffect(opcode: Value, operand: Value = null, jump: Value = null): Value {
  const number = asSize(opcode);
  if (jump !== null && typeof jump !== "boolean") throw valueError("stack_effect: jump must be False, True or None");
  const argument = operand === null ? 0 : asSize(operand);
  if (!hasStackEffect(number)) throw valueError("invalid opcode or oparg");
  return cpythonStackEffect(number, argument, jump);
}

export function createOpcodeModule(): PyModule {
  const pair = (name: string, symbol: string): Value => new PyTuple([`NB_${name}`, symbol]);
  return newModule("_opcode", "Opcode support module.", {
    ENABLE_SPECIALIZATION: 0,
    ENABLE_SPECIALIZATION_FT: 0,
    get_executor: nativeFunction("_opcode", "get_executor(code, offset)", () => {
      throw valueError("no executor at that byte offset");
    }),
    get_intrinsic1_descs: names(
      "get_intrinsic1_descs",
      intrinsics1.map((name) => `INTRINSIC_${name}`),
    ),
    get_intrinsic2_descs: names(
      "get_intrinsic2_descs",
      intrinsics2.map((name) => `INTRINSIC_${name}`),
    ),
    get_nb_ops: names("get_nb_ops", [
      ...binaryOperators.map(([name, symbol]) => pair(name, symbol)),
      ...binaryOperators.map(([name, symbol]) => pair(`INPLACE_${name}`, `${symbol}=`)),
      pair("SUBSCR", "[]"),
    ]),
    get_special_method_names: names("get_special_method_names", ["__enter__", "__exit__", "__aenter__", "__aexit__"]),
    get_specialization_stats: nativeFunction("_opcode", "get_specialization_stats()", () => null),
    has_arg: test("has_arg", withArgument),
    has_const: test("has_const", withConstant),
    has_exc: test("has_exc", pseudoHandlers),
    has_free: test("has_free", withFreeVariable),
    has_jump: test("has_jump", withJump),
    has_local: test("has_local", withLocal),
    has_name: test("has_name", withName),
    is_valid: test("is_valid", valid),
    stack_effect: nativeFunction("_opcode", "stack_effect(opcode, oparg=None, /, *, jump=None)", stackEffect),
  });
}

/**
 * The instruction table. Opcodes, the disassembler, the stack-effect check and the verifier all come from it, and the
 * specializer refuses an interpreter that does not handle every row.
 *
 * An instruction is one 32-bit word: the opcode in the low 8 bits, the operand in the upper 24. `pc` counts words;
 * jump operands are absolute word indices. Names are CPython 3.14's where the meaning is the same.
 *
 * A stack picture reads `before -- after`, top of stack on the right. `name:n` stands for as many values as the
 * operand says, `name:2n` for twice as many, `name:unpack` for the count an UNPACK_EX operand encodes, and `name:flag`
 * for one value when bit 0 of the operand is set.
 * For a jump the picture is that of falling through; `jump` gives the values on the stack at the target instead,
 * where that differs.
 */

export type OperandKind =
  | "none"
  | "constant" // index into constants
  | "name" // index into names
  | "local" // index into locals-plus
  | "local pair" // two indices into locals-plus, 12 bits each, first in the low bits
  | "cell" // index into locals-plus that holds a cell
  | "count"
  | "depth" // position counted from the top of the stack, 1 is the top
  | "target" // absolute word index
  | "flags";

export interface Instruction {
  readonly name: string;
  readonly operand: OperandKind;
  readonly picture: string;
  /** Stack picture when the jump is taken, if different. */
  readonly jump?: string;
  readonly meaning: string;
}

const row = <const Name extends string>(
  name: Name,
  operand: OperandKind,
  picture: string,
  meaning: string,
  jump?: string,
): Instruction & { readonly name: Name } =>
  jump === undefined ? { name, operand, picture, meaning } : { name, operand, picture, meaning, jump };

export const instructions = [
  // Control
  row("NOP", "none", "--", "Does nothing; keeps a line visible to tracing."),
  row("RESUME", "flags", "--", "Start of a frame (0) or continuation after yield (1), yield from (2), await (3)."),
  row("JUMP_FORWARD", "target", "--", "Continues at the target."),
  row("JUMP_BACKWARD", "target", "--", "Continues at the target; a safe point and a line event."),
  row(
    "JUMP_BACKWARD_NO_INTERRUPT",
    "target",
    "--",
    "Continues at the target without a safe point (inside yield from).",
  ),
  row("POP_JUMP_IF_TRUE", "target", "value --", "Jumps when the value is true (calls __bool__ or __len__)."),
  row("POP_JUMP_IF_FALSE", "target", "value --", "Jumps when the value is false (calls __bool__ or __len__)."),
  row("POP_JUMP_IF_NONE", "target", "value --", "Jumps when the value is None."),
  row("POP_JUMP_IF_NOT_NONE", "target", "value --", "Jumps when the value is not None."),
  row("JUMP_IF_TRUE_OR_POP", "target", "value --", "Keeps a true value and jumps, else drops it.", "value -- value"),
  row("JUMP_IF_FALSE_OR_POP", "target", "value --", "Keeps a false value and jumps, else drops it.", "value -- value"),
  row("RETURN_VALUE", "none", "value --", "Leaves the frame with the value."),

  // Stack
  row("POP_TOP", "none", "value --", "Drops the top."),
  row("PUSH_NULL", "none", "-- null", "Pushes the empty self slot of a call."),
  row("COPY", "depth", "-- value", "Pushes a copy of the operand-th value from the top."),
  row("SWAP", "depth", "--", "Exchanges the top with the operand-th value from the top."),

  // Constants and variables
  row("LOAD_CONST", "constant", "-- value", "Pushes a constant."),
  row("LOAD_COMMON_CONSTANT", "flags", "-- value", "Pushes AssertionError, NotImplementedError, tuple, all or any."),
  row("LOAD_FAST", "local", "-- value", "Pushes a local; UnboundLocalError when unbound."),
  row("LOAD_FAST_LOAD_FAST", "local pair", "-- first second", "Pushes two locals."),
  row("STORE_FAST_LOAD_FAST", "local pair", "value -- other", "Stores into the first local, pushes the second."),
  row(
    "STORE_FAST_STORE_FAST",
    "local pair",
    "second first --",
    "Stores the top into the first local, the next into the second.",
  ),
  row(
    "LOAD_FAST_AND_CLEAR",
    "local",
    "-- value",
    "Pushes a local, bound or not, and unbinds it (inlined comprehensions).",
  ),
  row(
    "STORE_FAST",
    "local",
    "value --",
    "Binds a local; the value may be the unbound mark saved by LOAD_FAST_AND_CLEAR.",
  ),
  row("DELETE_FAST", "local", "--", "Unbinds a local; UnboundLocalError when unbound."),
  row("MAKE_CELL", "cell", "--", "Wraps the local's value in a new cell kept in the same place."),
  row("COPY_FREE_VARS", "count", "--", "Copies the function's closure into the last operand locals-plus."),
  row("LOAD_CLOSURE", "cell", "-- cell", "Pushes the cell itself."),
  row("LOAD_DEREF", "cell", "-- value", "Pushes a cell's content; NameError or UnboundLocalError when empty."),
  row("STORE_DEREF", "cell", "value --", "Sets a cell's content."),
  row("DELETE_DEREF", "cell", "--", "Empties a cell; an error when it is empty."),
  row(
    "LOAD_FROM_DICT_OR_DEREF",
    "cell",
    "mapping -- value",
    "Looks the variable's name up in the mapping, then in the cell.",
  ),
  row("LOAD_FROM_DICT_OR_GLOBALS", "name", "mapping -- value", "Looks a name up in the mapping, globals, builtins."),
  row("LOAD_LOCALS", "none", "-- mapping", "Pushes the frame's namespace."),
  row("LOAD_NAME", "name", "-- value", "Looks a name up in namespace, globals, builtins."),
  row("STORE_NAME", "name", "value --", "Binds a name in the namespace."),
  row("DELETE_NAME", "name", "--", "Unbinds a name in the namespace."),
  row("LOAD_GLOBAL", "name", "-- value", "Looks a name up in globals, then builtins."),
  row("STORE_GLOBAL", "name", "value --", "Binds a global."),
  row("DELETE_GLOBAL", "name", "--", "Unbinds a global."),
  row("SETUP_ANNOTATIONS", "none", "--", "Makes __annotations__ in the namespace if it is missing."),

  // Attributes and items
  row("LOAD_ATTR", "name", "object -- value", "Gets an attribute."),
  row(
    "LOAD_METHOD",
    "name",
    "object -- callable self",
    "Gets an attribute for a call: function and self, or bound value and null.",
  ),
  row("STORE_ATTR", "name", "value object --", "Sets an attribute."),
  row("DELETE_ATTR", "name", "object --", "Deletes an attribute."),
  row("LOAD_SUPER_ATTR", "name", "super class self -- value", "super().name without making the super object."),
  row("LOAD_SUPER_METHOD", "name", "super class self -- callable self", "As LOAD_SUPER_ATTR, shaped for a call."),
  row(
    "LOAD_SPECIAL",
    "flags",
    "object -- callable self",
    "Looks up __enter__ 0, __exit__ 1, __aenter__ 2, __aexit__ 3 on the type.",
  ),
  row("BINARY_SUBSCR", "none", "container key -- value", "container[key]."),
  row("STORE_SUBSCR", "none", "value container key --", "container[key] = value."),
  row("DELETE_SUBSCR", "none", "container key --", "del container[key]."),
  row("BINARY_SLICE", "none", "container start stop -- value", "container[start:stop]."),
  row("STORE_SLICE", "none", "value container start stop --", "container[start:stop] = value."),

  // Operators
  row("UNARY_NEGATIVE", "none", "value -- result", "-value."),
  row("UNARY_POSITIVE", "none", "value -- result", "+value."),
  row("UNARY_INVERT", "none", "value -- result", "~value."),
  row("UNARY_NOT", "none", "value -- result", "not value."),
  row("BINARY_ADD", "none", "left right -- result", "left + right."),
  row("BINARY_SUBTRACT", "none", "left right -- result", "left - right."),
  row("BINARY_MULTIPLY", "none", "left right -- result", "left * right."),
  row("BINARY_MATRIX_MULTIPLY", "none", "left right -- result", "left @ right."),
  row("BINARY_TRUE_DIVIDE", "none", "left right -- result", "left / right."),
  row("BINARY_FLOOR_DIVIDE", "none", "left right -- result", "left // right."),
  row("BINARY_REMAINDER", "none", "left right -- result", "left % right."),
  row("BINARY_POWER", "none", "left right -- result", "left ** right."),
  row("BINARY_LEFT_SHIFT", "none", "left right -- result", "left << right."),
  row("BINARY_RIGHT_SHIFT", "none", "left right -- result", "left >> right."),
  row("BINARY_AND", "none", "left right -- result", "left & right."),
  row("BINARY_OR", "none", "left right -- result", "left | right."),
  row("BINARY_XOR", "none", "left right -- result", "left ^ right."),
  row("INPLACE_ADD", "none", "left right -- result", "left += right."),
  row("INPLACE_SUBTRACT", "none", "left right -- result", "left -= right."),
  row("INPLACE_MULTIPLY", "none", "left right -- result", "left *= right."),
  row("INPLACE_MATRIX_MULTIPLY", "none", "left right -- result", "left @= right."),
  row("INPLACE_TRUE_DIVIDE", "none", "left right -- result", "left /= right."),
  row("INPLACE_FLOOR_DIVIDE", "none", "left right -- result", "left //= right."),
  row("INPLACE_REMAINDER", "none", "left right -- result", "left %= right."),
  row("INPLACE_POWER", "none", "left right -- result", "left **= right."),
  row("INPLACE_LEFT_SHIFT", "none", "left right -- result", "left <<= right."),
  row("INPLACE_RIGHT_SHIFT", "none", "left right -- result", "left >>= right."),
  row("INPLACE_AND", "none", "left right -- result", "left &= right."),
  row("INPLACE_OR", "none", "left right -- result", "left |= right."),
  row("INPLACE_XOR", "none", "left right -- result", "left ^= right."),
  row("COMPARE_LT", "none", "left right -- result", "left < right."),
  row("COMPARE_LE", "none", "left right -- result", "left <= right."),
  row("COMPARE_EQ", "none", "left right -- result", "left == right."),
  row("COMPARE_NE", "none", "left right -- result", "left != right."),
  row("COMPARE_GT", "none", "left right -- result", "left > right."),
  row("COMPARE_GE", "none", "left right -- result", "left >= right."),
  row("IS_OP", "flags", "left right -- result", "left is right; is not when the operand is 1."),
  row("CONTAINS_OP", "flags", "item container -- result", "item in container; not in when the operand is 1."),

  // Building
  row("BUILD_TUPLE", "count", "items:n -- tuple", "A tuple of the items."),
  row("BUILD_LIST", "count", "items:n -- list", "A list of the items."),
  row("BUILD_SET", "count", "items:n -- set", "A set of the items."),
  row("BUILD_MAP", "count", "items:2n -- dict", "A dict of key, value, key, value …"),
  row("BUILD_STRING", "count", "parts:n -- str", "The parts, all str, joined."),
  row(
    "BUILD_SLICE",
    "count",
    "parts:n -- slice",
    "slice(start, stop) or slice(start, stop, step); the operand is 2 or 3.",
  ),
  row(
    "BUILD_INTERPOLATION",
    "flags",
    "value expression spec:flag -- interpolation",
    "Conversion in bits 2 and up; bit 0: a format spec lies above.",
  ),
  row("BUILD_TEMPLATE", "none", "strings interpolations -- template", "A Template from two tuples."),
  row("LIST_APPEND", "depth", "item --", "Appends to the list at the operand's depth (counted after the pop)."),
  row("LIST_EXTEND", "depth", "iterable --", "Extends the list at the operand's depth."),
  row("SET_ADD", "depth", "item --", "Adds to the set at the operand's depth."),
  row("SET_UPDATE", "depth", "iterable --", "Updates the set at the operand's depth."),
  row("MAP_ADD", "depth", "key value --", "Sets an item of the dict at the operand's depth."),
  row("DICT_UPDATE", "depth", "mapping --", "Updates the dict at the operand's depth ({**mapping})."),
  row(
    "DICT_MERGE",
    "depth",
    "mapping --",
    "As DICT_UPDATE, for f(**mapping): a repeated key is an error naming the function.",
  ),
  row("UNPACK_SEQUENCE", "count", "sequence -- items:n", "Exactly that many items, the first on top."),
  row(
    "UNPACK_EX",
    "flags",
    "sequence -- items:unpack",
    "Low 8 bits before the star, the rest after it; the first on top.",
  ),
  row("CONVERT_VALUE", "flags", "value -- str", "str() 1, repr() 2, ascii() 3."),
  row("FORMAT_SIMPLE", "none", "value -- str", "format(value)."),
  row("FORMAT_WITH_SPEC", "none", "value spec -- str", "format(value, spec)."),

  // Functions and calls
  row("MAKE_FUNCTION", "none", "code -- function", "A function over the frame's globals."),
  row(
    "SET_FUNCTION_ATTRIBUTE",
    "flags",
    "value function -- function",
    "defaults 1, kwdefaults 2, annotations 4, closure 8, __annotate__ 16.",
  ),
  row("LOAD_BUILD_CLASS", "none", "-- callable", "builtins.__build_class__."),
  row("CALL", "count", "callable self args:n -- result", "Positional call; self is null or goes before the arguments."),
  row(
    "CALL_KW",
    "count",
    "callable self args:n names -- result",
    "The last len(names) of the arguments are keywords; names is a constant tuple.",
  ),
  row(
    "CALL_FUNCTION_EX",
    "none",
    "callable self args kwargs -- result",
    "args is a tuple or iterable, kwargs a dict or null; self is null.",
  ),
  row("CALL_INTRINSIC_1", "flags", "value -- result", "One of the unary intrinsics."),
  row("CALL_INTRINSIC_2", "flags", "first second -- result", "One of the binary intrinsics."),
  row("IMPORT_NAME", "name", "level fromlist -- module", "__import__(name, globals, None, fromlist, level)."),
  row("IMPORT_FROM", "name", "module -- module value", "Gets a name of a module, or its submodule."),

  // Iteration, generators, coroutines
  row("GET_ITER", "none", "iterable -- iterator", "iter(iterable)."),
  row(
    "FOR_ITER",
    "target",
    "iterator -- iterator item",
    "Next item; when exhausted drops the iterator and jumps.",
    "iterator --",
  ),
  row("DROP_ITER", "none", "iterator --", "Drops the iterator of a loop that is left early, and closes a temporary."),
  row("GET_LEN", "none", "object -- object length", "Pushes len(object)."),
  row(
    "RETURN_GENERATOR",
    "none",
    "-- sent",
    "Makes the generator, coroutine or async generator of this frame and returns it to the caller; pushes what is sent first.",
  ),
  row("YIELD_VALUE", "flags", "value -- sent", "Suspends with the value; 1 when inside yield from or await."),
  row(
    "GET_YIELD_FROM_ITER",
    "none",
    "iterable -- iterator",
    "The iterator for yield from; a coroutine only inside a coroutine.",
  ),
  row(
    "GET_AWAITABLE",
    "flags",
    "object -- awaitable",
    "The iterator of an awaitable; 1 after __aenter__, 2 after __aexit__ (for the error message).",
  ),
  row(
    "SEND",
    "target",
    "receiver value -- receiver yielded",
    "Sends into the receiver; when it returns, jumps with its result.",
    "receiver value -- receiver result",
  ),
  row("END_SEND", "none", "receiver result -- result", "Drops the receiver."),
  row(
    "CLEANUP_THROW",
    "none",
    "receiver sent exception -- null result",
    "After a throw into yield from: a StopIteration ends it with its value, else re-raises.",
  ),
  row("GET_AITER", "none", "iterable -- iterator", "aiter(iterable)."),
  row("GET_ANEXT", "none", "iterator -- iterator awaitable", "Pushes the awaitable of the next item."),
  row("END_ASYNC_FOR", "none", "iterator exception --", "Ends the loop on StopAsyncIteration, else re-raises."),

  // Exceptions and with
  row("RAISE_VARARGS", "count", "parts:n --", "raise, raise exception, raise exception from cause; 0, 1 or 2 parts."),
  row(
    "RERAISE",
    "flags",
    "exception --",
    "Raises again; operand 1: the saved pc lies below the exception and becomes the frame's pc.",
  ),
  row(
    "PUSH_EXC_INFO",
    "none",
    "exception -- previous exception",
    "Makes it the handled exception, saving the previous one.",
  ),
  row("POP_EXCEPT", "none", "previous --", "Restores the previous handled exception."),
  row(
    "CHECK_EXC_MATCH",
    "none",
    "exception class -- exception result",
    "Whether the exception is an instance; an error for a non-exception class.",
  ),
  row("CHECK_EG_MATCH", "none", "exception class -- rest match", "Splits an exception group for except*."),
  row(
    "WITH_EXCEPT_START",
    "none",
    "exit self lasti previous exception -- exit self lasti previous exception result",
    "Calls __exit__ with the exception.",
  ),

  // Pattern matching
  row("MATCH_MAPPING", "none", "subject -- subject result", "Whether the subject is a mapping."),
  row(
    "MATCH_SEQUENCE",
    "none",
    "subject -- subject result",
    "Whether the subject is a sequence pattern's kind of sequence.",
  ),
  row("MATCH_KEYS", "none", "subject keys -- subject keys values", "A tuple of the values of the keys, or None."),
  row(
    "MATCH_CLASS",
    "count",
    "subject class names -- values",
    "A tuple of attributes, or None; the operand counts positional patterns.",
  ),

  // Coverage
  row("COUNT", "flags", "--", "Adds one to the counter with the operand's number."),
  row("COUNT_ONCE", "flags", "--", "Sets the counter with the operand's number to one, and becomes a NOP."),
] as const satisfies readonly Instruction[];

export type OpName = (typeof instructions)[number]["name"];

/** Opcode numbers by name: the row's place in the table. */
export const Op = Object.fromEntries(instructions.map((instruction, index) => [instruction.name, index])) as {
  readonly [Name in OpName]: number;
};

export const OPERAND_SHIFT = 8;
export const OPCODE_MASK = 0xff;
/** Largest operand an instruction can hold. */
export const OPERAND_MAX = 0xffffff;
export const PAIR_BITS = 12;
export const PAIR_MASK = 0xfff;

/** Unary intrinsics, operand of CALL_INTRINSIC_1. */
export const Intrinsic1 = {
  PRINT: 1,
  IMPORT_STAR: 2,
  STOPITERATION_ERROR: 3,
  ASYNC_GEN_WRAP: 4,
  LIST_TO_TUPLE: 6,
  TYPEVAR: 7,
  PARAMSPEC: 8,
  TYPEVARTUPLE: 9,
  SUBSCRIPT_GENERIC: 10,
  TYPEALIAS: 11,
} as const;

/** Binary intrinsics, operand of CALL_INTRINSIC_2. */
export const Intrinsic2 = {
  PREP_RERAISE_STAR: 1,
  TYPEVAR_WITH_BOUND: 2,
  TYPEVAR_WITH_CONSTRAINTS: 3,
  SET_FUNCTION_TYPE_PARAMS: 4,
  SET_TYPEPARAM_DEFAULT: 5,
} as const;

/** Operand of LOAD_COMMON_CONSTANT. */
export const CommonConstant = { ASSERTION_ERROR: 0, NOT_IMPLEMENTED_ERROR: 1, TUPLE: 2, ALL: 3, ANY: 4 } as const;

/** Operand bits of SET_FUNCTION_ATTRIBUTE. */
export const FunctionAttribute = { DEFAULTS: 1, KWDEFAULTS: 2, ANNOTATIONS: 4, CLOSURE: 8, ANNOTATE: 16 } as const;

const branches = new Set<number>([
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
  Op.JUMP_IF_FALSE_OR_POP,
  Op.JUMP_IF_TRUE_OR_POP,
  Op.FOR_ITER,
]);

/** Whether an instruction word goes on at the next word or at its target, as the program decides. */
export function isBranch(word: number): boolean {
  return branches.has(word & OPCODE_MASK);
}

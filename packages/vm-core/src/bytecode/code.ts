/** A compiled code block, as plain data: what the compiler makes, the pack stores and `PyCode` wraps. */

import type { CountedCode } from "./counted-code.js";
import type { ExceptionTable } from "./exception-table.js";
import type { LineTable } from "./line-table.js";

/** co_flags, with CPython's values. */
export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  HAS_DOCSTRING: 0x4000000,
  METHOD: 0x8000000,
} as const;

/** A compile-time constant; `number` and `bigint` are ints, a `number` always a safe integer. */
export type CodeConstant =
  | null
  | boolean
  | number
  | bigint
  | string
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "complex"; readonly real: number; readonly imag: number }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "tuple"; readonly items: readonly CodeConstant[] }
  | { readonly kind: "frozenset"; readonly items: readonly CodeConstant[] }
  | { readonly kind: "slice"; readonly start: CodeConstant; readonly stop: CodeConstant; readonly step: CodeConstant }
  | NestedCode;

/** A function's or class's code among the constants of another; `code` may be decoded when it is first asked for. */
export interface NestedCode {
  readonly kind: "code";
  readonly code: Code;
  /** Known without decoding. */
  readonly summary?: CodeSummary;
}

/** What a function takes from its code before it is called. */
export interface CodeSummary {
  readonly name: string;
  readonly qualifiedName: string;
  readonly docstring: string | null;
}

/**
 * Locals-plus is one numbering of a frame's variables: parameters and other locals (`localNames`), then cells that are
 * no parameters, then free variables. A parameter that is also a cell keeps its place and gets MAKE_CELL.
 */
export interface Code {
  readonly name: string;
  readonly qualifiedName: string;
  readonly filename: string;
  readonly firstLine: number;
  /** Positional parameters, positional-only ones included. */
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly kwOnlyCount: number;
  readonly flags: number;
  readonly stackSize: number;
  /** All of locals-plus: locals, then cells, then free variables. */
  readonly localsPlusNames: readonly string[];
  /** co_varnames: the first `localNames.length` of locals-plus. */
  readonly localNames: readonly string[];
  /** co_cellvars: in symbol-table order, parameters that are cells included. */
  readonly cellNames: readonly string[];
  /** Where each of `cellNames` lives in locals-plus. */
  readonly cellIndices: readonly number[];
  /** co_freevars: the last `freeNames.length` of locals-plus. */
  readonly freeNames: readonly string[];
  readonly constants: readonly CodeConstant[];
  readonly names: readonly string[];
  readonly instructions: Int32Array;
  readonly exceptionTable: ExceptionTable;
  readonly lineTable: LineTable;
  /** Of code made of bytes that a program gave: it need not have the shape that the compiler gives. */
  readonly isGiven?: true;
  /** Of code whose instructions include counters. */
  readonly counted?: CountedCode;
}

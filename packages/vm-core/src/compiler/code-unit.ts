/** One code block while it is compiled: its names, its open blocks, and its code so far. */

import type { AnnAssign, Stmt } from "../syntax/ast.js";
import { ConstantTable } from "./constants.js";
import { InstructionSequence, type Label } from "./instruction-sequence.js";
import type { Location } from "./location.js";
import { Def, NameScope, type Scope, scopeOfSymbol } from "./scopes.js";

export type UnitKind = "module" | "class" | "function" | "async function" | "lambda" | "comprehension" | "annotations";

/** What surrounds a statement and must be left in order by `return`, `break` and `continue`. */
export type FrameBlock = {
  readonly location: Location;
  /** Where `continue` goes. */
  readonly start: Label | null;
  /** Where `break` goes. */
  readonly exit: Label | null;
} & (
  | {
      readonly kind:
        | "while loop"
        | "for loop"
        | "try except"
        | "finally end"
        | "with"
        | "async with"
        | "exception handler"
        | "exception group handler"
        | "async comprehension"
        | "pop value"
        | "stop iteration";
    }
  | { readonly kind: "finally try"; readonly body: readonly Stmt[] }
  | { readonly kind: "handler cleanup"; readonly name: string | null }
);

export interface ArgumentCounts {
  readonly args: number;
  readonly posOnly: number;
  readonly kwOnly: number;
}

export const NO_ARGUMENTS: ArgumentCounts = { args: 0, posOnly: 0, kwOnly: 0 };

/** Names in order of first use, with their places. */
export type NameTable = Map<string, number>;

export function placeOf(table: NameTable, name: string): number {
  let place = table.get(name);
  if (place === undefined) {
    place = table.size;
    table.set(name, place);
  }
  return place;
}

export interface DeferredAnnotation {
  readonly statement: AnnAssign;
  /** Place in `__conditional_annotations__`, or -1 for an annotation that is always there. */
  readonly index: number;
}

export class CodeUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly scope: Scope;
  readonly parent: CodeUnit | null;
  readonly firstLine: number;
  readonly counts: ArgumentCounts;
  /** Name of the innermost class, for mangling. */
  readonly className: string | null;
  readonly qualifiedName: string;

  readonly constants = new ConstantTable();
  readonly names: NameTable = new Map();
  readonly locals: NameTable = new Map();
  readonly cells: NameTable;
  /** Numbered after the cells. */
  readonly frees: NameTable;
  /** Names that are fast locals of a class or module only while an inlined comprehension is compiled. */
  readonly hiddenLocals = new Set<string>();
  readonly blocks: FrameBlock[] = [];
  readonly staticAttributes = new Set<string>();
  readonly deferredAnnotations: DeferredAnnotation[] = [];

  code = new InstructionSequence();
  inlinedDepth = 0;
  conditionalDepth = 0;
  nextConditionalAnnotation = 0;

  constructor(
    name: string,
    kind: UnitKind,
    scope: Scope,
    parent: CodeUnit | null,
    firstLine: number,
    counts: ArgumentCounts,
    className: string | null,
    qualifiedName: string,
  ) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.parent = parent;
    this.firstLine = firstLine;
    this.counts = counts;
    this.className = className;
    this.qualifiedName = qualifiedName;
    for (const parameter of scope.parameters) placeOf(this.locals, parameter);
    this.cells = namesIn(scope, NameScope.CELL, Def.COMPREHENSION_CELL, 0);
    if (scope.needsClassCell) placeOf(this.cells, "__class__");
    if (scope.needsClassDict) placeOf(this.cells, "__classdict__");
    if (scope.hasConditionalAnnotations && kind === "class") placeOf(this.cells, "__conditional_annotations__");
    this.frees = namesIn(scope, NameScope.FREE, Def.FREE_CLASS, this.cells.size);
  }

  get topBlock(): FrameBlock | undefined {
    return this.blocks[this.blocks.length - 1];
  }
}

/** The names of one kind, sorted so that the numbering does not depend on the order of the source. */
function namesIn(scope: Scope, nameScope: NameScope, flag: number, start: number): NameTable {
  const names = [...scope.symbols.keys()].filter((name) => {
    const symbol = scope.symbol(name);
    return scopeOfSymbol(symbol) === nameScope || (symbol & flag) !== 0;
  });
  names.sort(compareByCodePoint);
  return new Map(names.map((name, index) => [name, start + index]));
}

export function compareByCodePoint(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    if (left.charCodeAt(index) === right.charCodeAt(index)) continue;
    return (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0);
  }
  return left.length - right.length;
}

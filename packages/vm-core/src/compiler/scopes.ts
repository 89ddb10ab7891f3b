/** One block of names (module, function, class, annotation …) and what is known of each of its names. */

import type { Location } from "./location.js";

export type BlockKind =
  | "function"
  | "class"
  | "module"
  | "annotation"
  | "type variable"
  | "type alias"
  | "type parameters";

export type ComprehensionKind = "list" | "set" | "dict" | "generator";

/** What the source says about a name in a block; the bits of a symbol below SCOPE_SHIFT. */
export const Def = {
  GLOBAL: 0x1,
  LOCAL: 0x2,
  PARAM: 0x4,
  NONLOCAL: 0x8,
  USE: 0x10,
  /** Free in a method and also bound in the class itself. */
  FREE_CLASS: 0x40,
  IMPORT: 0x80,
  ANNOTATION: 0x100,
  COMPREHENSION_TARGET: 0x200,
  TYPE_PARAM: 0x400,
  /** A cell of a comprehension that was inlined here. */
  COMPREHENSION_CELL: 0x800,
} as const;

export const DEF_BOUND = Def.LOCAL | Def.PARAM | Def.IMPORT | Def.TYPE_PARAM;

/** Where a name lives; the bits of a symbol from SCOPE_SHIFT on. */
export const NameScope = { UNKNOWN: 0, LOCAL: 1, GLOBAL_EXPLICIT: 2, GLOBAL_IMPLICIT: 3, FREE: 4, CELL: 5 } as const;
export type NameScope = (typeof NameScope)[keyof typeof NameScope];

export const SCOPE_SHIFT = 12;
export const SCOPE_MASK = 0xf;
const FLAGS_MASK = (1 << SCOPE_SHIFT) - 1;

export function scopeOfSymbol(symbol: number): NameScope {
  return ((symbol >> SCOPE_SHIFT) & SCOPE_MASK) as NameScope;
}

export function flagsOfSymbol(symbol: number): number {
  return symbol & FLAGS_MASK;
}

export interface Directive {
  readonly name: string;
  readonly location: Location;
}

export class Scope {
  readonly name: string;
  readonly kind: BlockKind;
  readonly location: Location;
  /** Flags and, after the analysis, the scope of each mangled name, in order of first appearance. */
  readonly symbols: Map<string, number> = new Map();
  /** Parameters, in the order of locals. */
  readonly parameters: string[] = [];
  children: Scope[] = [];
  /** `global` and `nonlocal` statements, for error positions. */
  readonly directives: Directive[] = [];
  /** In the block of type parameters of a class, the only names that are mangled; else null. */
  mangledNames: Set<string> | null = null;
  /** Where an expression stands that may not contain `yield`, `await` or `:=`. */
  whereabouts = "";

  isNested = false;
  hasVarargs = false;
  hasVarkeywords = false;
  isGenerator = false;
  isCoroutine = false;
  isMethod = false;
  hasDocstring = false;
  comprehension: ComprehensionKind | null = null;
  isInlined = false;
  /** Visiting the target of a comprehension's `for`. */
  isInComprehensionTarget = false;
  /** Depth of nested iterable expressions of comprehensions. */
  iterableDepth = 0;
  needsClassCell = false;
  needsClassDict = false;
  canSeeClassScope = false;
  annotationsUsed = false;
  hasConditionalAnnotations = false;
  isInConditionalBlock = false;
  isInUnevaluatedAnnotation = false;
  annotationBlock: Scope | null = null;

  constructor(name: string, kind: BlockKind, location: Location) {
    this.name = name;
    this.kind = kind;
    this.location = location;
  }

  /** Whether its locals are fast locals. */
  get isFunctionLike(): boolean {
    return this.kind !== "class" && this.kind !== "module";
  }

  symbol(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  scopeOf(name: string): NameScope {
    return scopeOfSymbol(this.symbol(name));
  }
}

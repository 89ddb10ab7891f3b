/** The second pass of the symbol table: decides for each name of each block where it lives. */

import type { Diagnostics } from "./diagnostics.js";
import { DEF_BOUND, Def, flagsOfSymbol, NameScope, SCOPE_SHIFT, type Scope, scopeOfSymbol } from "./scopes.js";

export function analyzeScopes(top: Scope, diagnostics: Diagnostics): void {
  new ScopeAnalysis(diagnostics).analyzeBlock(top, null, new Set(), new Set(), new Set(), null);
}

/** `bound` is null for the module: there is nothing outside it to be bound in. */
type Bound = Set<string> | null;

class ScopeAnalysis {
  private readonly diagnostics: Diagnostics;

  constructor(diagnostics: Diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * `bound`: names local to an enclosing function; `globals`: declared global outside; `typeParams`: bound names that
   * are type parameters; all three are the caller's copies and change. `free` receives the names that blocks inside
   * use and do not bind. `classScope` is the class whose names this block may read.
   */
  analyzeBlock(
    scope: Scope,
    bound: Bound,
    free: Set<string>,
    globals: Set<string>,
    typeParams: Set<string>,
    classScope: Scope | null,
  ): void {
    const local = new Set<string>();
    const scopes = new Map<string, NameScope>();
    const innerBound = new Set<string>();
    const innerGlobals = new Set<string>();
    const innerFree = new Set<string>();
    const inlinedCells = new Set<string>();
    const isClass = scope.kind === "class";

    // The names of a class are invisible to its methods, so theirs are settled before its own are looked at.
    if (isClass) {
      addAll(innerGlobals, globals);
      if (bound !== null) addAll(innerBound, bound);
    }
    for (const [name, symbol] of scope.symbols) {
      scopes.set(name, this.analyzeName(scope, name, symbol, bound, local, free, globals, typeParams, classScope));
    }
    if (isClass) {
      for (const name of ["__class__", "__classdict__", "__conditional_annotations__"]) innerBound.add(name);
    } else {
      if (scope.isFunctionLike) addAll(innerBound, local);
      if (bound !== null) addAll(innerBound, bound);
      addAll(innerGlobals, globals);
    }

    for (const child of scope.children) {
      const innerClass = child.canSeeClassScope ? (isClass ? scope : classScope) : null;
      const childFree = new Set(innerFree);
      this.analyzeBlock(child, new Set(innerBound), childFree, new Set(innerGlobals), new Set(typeParams), innerClass);
      // All but generator expressions are inlined, except where names of a class are read through __classdict__.
      if (child.comprehension !== null && !child.isGenerator && !scope.canSeeClassScope) {
        inlineComprehension(scope, child, scopes, childFree, inlinedCells);
        child.isInlined = true;
      }
      addAll(innerFree, childFree);
    }
    if (scope.children.some((child) => child.isInlined)) {
      scope.children = scope.children.flatMap((child) => (child.isInlined ? child.children : [child]));
    }

    if (scope.isFunctionLike) makeCells(scopes, innerFree, inlinedCells);
    else if (isClass) dropClassNames(scope, innerFree);
    updateSymbols(scope, scopes, bound, innerFree, inlinedCells);
    addAll(free, innerFree);
  }

  private analyzeName(
    scope: Scope,
    name: string,
    symbol: number,
    bound: Bound,
    local: Set<string>,
    free: Set<string>,
    globals: Set<string>,
    typeParams: Set<string>,
    classScope: Scope | null,
  ): NameScope {
    if ((symbol & Def.GLOBAL) !== 0) {
      if ((symbol & Def.NONLOCAL) !== 0) throw this.refuse(scope, name, `name '${name}' is nonlocal and global`);
      globals.add(name);
      bound?.delete(name);
      return NameScope.GLOBAL_EXPLICIT;
    }
    if ((symbol & Def.NONLOCAL) !== 0) {
      if (bound === null) throw this.refuse(scope, name, "nonlocal declaration not allowed at module level");
      if (!bound.has(name)) throw this.refuse(scope, name, `no binding for nonlocal '${name}' found`);
      if (typeParams.has(name)) {
        throw this.refuse(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
      }
      free.add(name);
      return NameScope.FREE;
    }
    if ((symbol & DEF_BOUND) !== 0) {
      local.add(name);
      globals.delete(name);
      if ((symbol & Def.TYPE_PARAM) !== 0) typeParams.add(name);
      else typeParams.delete(name);
      return NameScope.LOCAL;
    }
    // A name bound in the class this block reads comes from there or from the globals at run time, never from a
    // function around the class.
    if (classScope !== null) {
      const inClass = classScope.symbol(name);
      if ((inClass & Def.GLOBAL) !== 0) return NameScope.GLOBAL_EXPLICIT;
      if ((inClass & DEF_BOUND) !== 0 && (inClass & Def.NONLOCAL) === 0) return NameScope.GLOBAL_IMPLICIT;
    }
    if (bound?.has(name)) {
      free.add(name);
      return NameScope.FREE;
    }
    return NameScope.GLOBAL_IMPLICIT;
  }

  private refuse(scope: Scope, name: string, message: string): Error {
    const directive = scope.directives.find((candidate) => candidate.name === name);
    return this.diagnostics.error(directive?.location ?? scope.location, message);
  }
}

/** Merges the symbols of a comprehension into the block that will contain its code. */
function inlineComprehension(
  scope: Scope,
  comprehension: Scope,
  scopes: Map<string, NameScope>,
  comprehensionFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  let removesClassName = false;
  for (const [name, symbol] of comprehension.symbols) {
    if ((symbol & Def.PARAM) !== 0) continue;
    let nameScope = scopeOfSymbol(symbol);
    const flags = flagsOfSymbol(symbol);
    if (nameScope === NameScope.CELL || (flags & Def.COMPREHENSION_CELL) !== 0) inlinedCells.add(name);
    // __class__ is never free through a class block.
    if (nameScope === NameScope.FREE && scope.kind === "class" && name === "__class__") {
      nameScope = NameScope.GLOBAL_IMPLICIT;
      comprehensionFree.delete(name);
      removesClassName = true;
    }
    const existing = scope.symbols.get(name);
    if (existing === undefined) {
      scope.symbols.set(name, flags);
      scopes.set(name, nameScope);
    } else if ((existing & DEF_BOUND) !== 0 && scope.kind !== "class") {
      // What was free in the comprehension is simply a local now, unless a block inside the comprehension needs it.
      const isFreeInside = comprehension.children.some((child) => child.scopeOf(name) === NameScope.FREE);
      if (!isFreeInside) comprehensionFree.delete(name);
    }
  }
  if (removesClassName) comprehension.symbols.delete("__class__");
}

/** A local that a block inside uses is a cell, and free no further out. */
function makeCells(scopes: Map<string, NameScope>, free: Set<string>, inlinedCells: ReadonlySet<string>): void {
  for (const [name, nameScope] of scopes) {
    if (nameScope !== NameScope.LOCAL || !(free.has(name) || inlinedCells.has(name))) continue;
    scopes.set(name, NameScope.CELL);
    free.delete(name);
  }
}

function dropClassNames(scope: Scope, free: Set<string>): void {
  if (free.delete("__class__")) scope.needsClassCell = true;
  if (free.delete("__classdict__")) scope.needsClassDict = true;
  if (free.delete("__conditional_annotations__")) scope.hasConditionalAnnotations = true;
}

function updateSymbols(
  scope: Scope,
  scopes: ReadonlyMap<string, NameScope>,
  bound: Bound,
  free: ReadonlySet<string>,
  inlinedCells: ReadonlySet<string>,
): void {
  for (const [name, symbol] of scope.symbols) {
    const cell = inlinedCells.has(name) ? Def.COMPREHENSION_CELL : 0;
    scope.symbols.set(name, symbol | cell | ((scopes.get(name) ?? 0) << SCOPE_SHIFT));
  }
  const marksClassNames = scope.kind === "class" || scope.canSeeClassScope;
  for (const name of free) {
    const symbol = scope.symbols.get(name);
    if (symbol !== undefined) {
      // Free in a method and bound in the class: the closure passes it on although the class has its own.
      if (marksClassNames) scope.symbols.set(name, symbol | Def.FREE_CLASS);
    } else if (bound === null || bound.has(name)) {
      scope.symbols.set(name, NameScope.FREE << SCOPE_SHIFT);
    }
  }
}

function addAll(target: Set<string>, source: ReadonlySet<string>): void {
  for (const name of source) target.add(name);
}

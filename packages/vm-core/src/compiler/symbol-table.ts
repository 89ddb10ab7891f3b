/** The symbol table of one compilation while it is collected: the stack of open blocks and what they define. */

import type { ExprContext, TypeParam } from "../syntax/ast.js";
import type { Diagnostics } from "./diagnostics.js";
import type { FutureFeatures } from "./future.js";
import type { Location } from "./location.js";
import { mangleIn } from "./name-mangling.js";
import { type BlockKind, Def, Scope } from "./scopes.js";

export class SymbolTable {
  readonly diagnostics: Diagnostics;
  readonly future: FutureFeatures;
  /** Docstrings are dropped from optimization level 2 on. */
  readonly keepsDocstrings: boolean;
  readonly top: Scope;
  current: Scope;
  /** Name of the innermost class, for mangling. */
  className: string | null = null;
  /** Open blocks, innermost last. */
  readonly stack: Scope[] = [];
  /** By the node that opens the block; for type parameters by their list. */
  private readonly blocks = new Map<object, Scope>();
  /** The blocks of the defaults of type parameters; a bound has the parameter itself as key in `blocks`. */
  private readonly defaultBlocks = new Map<TypeParam, Scope>();
  /** The annotation blocks of functions, by the definition. */
  private readonly annotationBlocks = new Map<object, Scope>();

  constructor(diagnostics: Diagnostics, future: FutureFeatures, keepsDocstrings: boolean, tree: object) {
    this.diagnostics = diagnostics;
    this.future = future;
    this.keepsDocstrings = keepsDocstrings;
    this.top = new Scope("top", "module", { line: 0, endLine: 0, column: 0, endColumn: 0 });
    this.current = this.top;
    this.blocks.set(tree, this.top);
    this.stack.push(this.top);
  }

  /** The block a node opens; it exists once the table has been collected. */
  blockOf(key: object): Scope {
    const scope = this.blocks.get(key);
    if (scope === undefined) throw new Error("no symbol table block for this node");
    return scope;
  }

  defaultBlockOf(parameter: TypeParam): Scope {
    const scope = this.defaultBlocks.get(parameter);
    if (scope === undefined) throw new Error("no symbol table block for this default");
    return scope;
  }

  create(name: string, kind: BlockKind, location: Location): Scope {
    const scope = new Scope(name, kind, location);
    scope.isNested = this.current.isNested || this.current.isFunctionLike;
    scope.isMethod = kind === "function" && this.current.kind === "class";
    return scope;
  }

  register(key: object, scope: Scope): void {
    this.blocks.set(key, scope);
  }

  annotationBlockOf(definition: object): Scope {
    const scope = this.annotationBlocks.get(definition);
    if (scope === undefined) throw new Error("no symbol table block for these annotations");
    return scope;
  }

  registerAnnotations(definition: object, scope: Scope): void {
    this.annotationBlocks.set(definition, scope);
  }

  registerDefault(parameter: TypeParam, scope: Scope): void {
    this.defaultBlocks.set(parameter, scope);
  }

  enter(name: string, kind: BlockKind, key: object, location: Location): Scope {
    const scope = this.create(name, kind, location);
    this.register(key, scope);
    this.open(scope);
    return scope;
  }

  open(scope: Scope): void {
    const outer = this.current;
    scope.iterableDepth = outer.iterableDepth;
    if (outer.mangledNames !== null && scope.kind !== "class") scope.mangledNames = outer.mangledNames;
    this.stack.push(scope);
    this.current = scope;
    // With `from __future__ import annotations` an annotation is text: its names mean nothing to the blocks around it.
    const isText = this.future.annotations && scope.kind === "annotation";
    // All annotations of a class or a module share one block, which is opened for each of them.
    if (
      !isText &&
      outer.children.at(-1) !== scope &&
      !(scope.kind === "annotation" && outer.children.includes(scope))
    ) {
      outer.children.push(scope);
    }
    const evaluates = scope.kind === "annotation" || scope.kind === "type variable" || scope.kind === "type alias";
    if (evaluates && !scope.symbols.has(".format")) {
      this.define(".format", Def.PARAM, scope.location);
      this.define(".format", Def.USE, scope.location);
    }
  }

  exit(): void {
    this.stack.pop();
    this.current = this.stack[this.stack.length - 1] ?? this.top;
  }

  isInAsyncFunction(): boolean {
    return this.current.kind === "function" && this.current.isCoroutine;
  }

  /** Only with the flag that asynchronous consoles compile with. */
  allowsTopLevelAwait(): boolean {
    return this.future.topLevelAwait && this.current.kind === "module";
  }

  lookup(name: string, scope: Scope = this.current): number {
    return scope.symbol(mangleIn(scope, this.className, name));
  }

  define(
    name: string,
    flag: number,
    location: Location,
    context: ExprContext = flag === Def.USE ? "Load" : "Store",
  ): void {
    if ((flag & (Def.PARAM | Def.LOCAL | Def.IMPORT)) !== 0) this.checkName(name, location, context);
    if ((flag & Def.TYPE_PARAM) !== 0) this.current.mangledNames?.add(name);
    this.defineIn(this.current, name, flag, location);
  }

  defineIn(scope: Scope, name: string, flag: number, location: Location): void {
    const mangled = mangleIn(this.current, this.className, name);
    const existing = scope.symbols.get(mangled);
    if (existing !== undefined) {
      if ((flag & existing & Def.PARAM) !== 0) {
        throw this.diagnostics.error(location, `duplicate argument '${name}' in function definition`);
      }
      if ((flag & existing & Def.TYPE_PARAM) !== 0) {
        throw this.diagnostics.error(location, `duplicate type parameter '${name}'`);
      }
    }
    let symbol = (existing ?? 0) | flag;
    if (scope.isInComprehensionTarget) {
      if ((symbol & (Def.GLOBAL | Def.NONLOCAL)) !== 0) {
        throw this.diagnostics.error(
          location,
          `comprehension inner loop cannot rebind assignment expression target '${name}'`,
        );
      }
      symbol |= Def.COMPREHENSION_TARGET;
    }
    scope.symbols.set(mangled, symbol);
    if ((flag & Def.PARAM) !== 0) scope.parameters.push(mangled);
    else if ((flag & Def.GLOBAL) !== 0) {
      this.top.symbols.set(mangled, this.top.symbol(mangled) | flag);
    }
  }

  recordDirective(name: string, location: Location): void {
    this.current.directives.push({ name: mangleIn(this.current, this.className, name), location });
  }

  /** `__debug__` is a constant. */
  checkName(name: string, location: Location, context: ExprContext): void {
    if (name !== "__debug__" || context === "Load") return;
    const verb = context === "Store" ? "assign to" : "delete";
    throw this.diagnostics.error(location, `cannot ${verb} __debug__`);
  }
}

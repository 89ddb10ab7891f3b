/** What all parts of the code generator share: the stack of code units, and emitting instructions, names and scopes. */

import type { Code, CodeConstant } from "../bytecode/code.js";
import { Intrinsic1, Op } from "../bytecode/instructions.js";
import type { Attribute, Expr, ExprContext, Stmt } from "../syntax/ast.js";
import { assembleUnit } from "./assemble-unit.js";
import {
  type ArgumentCounts,
  CodeUnit,
  type FrameBlock,
  type NameTable,
  NO_ARGUMENTS,
  placeOf,
  type UnitKind,
} from "./code-unit.js";
import { type Diagnostics, LostNameError } from "./diagnostics.js";
import type { FutureFeatures } from "./future.js";
import { Label } from "./instruction-sequence.js";
import { type Location, lineStart, NO_LOCATION } from "./location.js";
import { mangle, mangleIn } from "./name-mangling.js";
import { Pseudo } from "./pseudo-instructions.js";
import { NameScope, type Scope } from "./scopes.js";
import type { SymbolTable } from "./symbol-table.js";

/** Blocks that may be open at once in one code unit. */
const MAX_BLOCKS = 21;

/** The parts that know the node types, handed in so that they can call each other through the generator. */
export interface Visitors {
  readonly expression: (generator: CodeGenerator, node: Expr) => void;
  readonly statement: (generator: CodeGenerator, node: Stmt) => void;
}

export interface GeneratorOptions {
  readonly filename: string;
  readonly optimize: number;
  readonly isInteractive: boolean;
}

export class CodeGenerator {
  readonly symbols: SymbolTable;
  readonly diagnostics: Diagnostics;
  readonly future: FutureFeatures;
  readonly options: GeneratorOptions;
  private readonly visitors: Visitors;
  private openUnit: CodeUnit | null = null;

  constructor(symbols: SymbolTable, options: GeneratorOptions, visitors: Visitors) {
    this.symbols = symbols;
    this.diagnostics = symbols.diagnostics;
    this.future = symbols.future;
    this.options = options;
    this.visitors = visitors;
  }

  get unit(): CodeUnit {
    if (this.openUnit === null) throw new Error("no code unit is open");
    return this.openUnit;
  }

  get scope(): Scope {
    return this.unit.scope;
  }

  // Nodes

  expression(node: Expr): void {
    this.diagnostics.enter();
    this.visitors.expression(this, node);
    this.diagnostics.leave();
  }

  expressions(nodes: readonly Expr[]): void {
    for (const node of nodes) this.expression(node);
  }

  statement(node: Stmt): void {
    this.diagnostics.enter();
    this.visitors.statement(this, node);
    this.diagnostics.leave();
  }

  body(nodes: readonly Stmt[]): void {
    for (const node of nodes) this.statement(node);
  }

  // Instructions

  emit(location: Location, opcode: number, operand = 0): void {
    this.unit.code.add(location, opcode, operand);
  }

  jump(location: Location, opcode: number, label: Label): void {
    this.unit.code.addJump(location, opcode, label);
  }

  label(): Label {
    return new Label();
  }

  use(label: Label): void {
    this.unit.code.use(label);
  }

  constant(location: Location, constant: CodeConstant): void {
    this.emit(location, Op.LOAD_CONST, this.unit.constants.add(constant));
  }

  /** An instruction whose operand is an attribute or import name. */
  named(location: Location, opcode: number, name: string): void {
    this.emit(location, opcode, placeOf(this.unit.names, this.mangled(name)));
  }

  /** As `named`, for names that are never private. */
  plainNamed(location: Location, opcode: number, name: string): void {
    this.emit(location, opcode, placeOf(this.unit.names, name));
  }

  local(location: Location, opcode: number, name: string): void {
    this.emit(location, opcode, placeOf(this.unit.locals, this.mangled(name)));
  }

  cell(location: Location, opcode: number, name: string): void {
    this.emit(location, opcode, cellPlace(this.unit.cells, name));
  }

  free(location: Location, opcode: number, name: string): void {
    this.emit(location, opcode, cellPlace(this.unit.frees, name));
  }

  /** As `free`, for a name of the class that the symbol table does not pass on by itself. */
  addedFree(location: Location, opcode: number, name: string): void {
    const { cells, frees } = this.unit;
    const place = frees.get(name) ?? cells.size + frees.size;
    frees.set(name, place);
    this.emit(location, opcode, place);
  }

  mangled(name: string): string {
    return mangleIn(this.scope, this.unit.className, name);
  }

  // Names

  loadName(location: Location, name: string): void {
    this.name(location, name, "Load");
  }

  storeName(location: Location, name: string): void {
    this.name(location, name, "Store");
  }

  deleteName(location: Location, name: string): void {
    this.name(location, name, "Del");
  }

  name(location: Location, name: string, context: ExprContext): void {
    const unit = this.unit;
    const scope = unit.scope;
    const mangled = this.mangled(name);
    const where = scope.scopeOf(mangled);
    const isFast = where === NameScope.LOCAL && (scope.isFunctionLike || unit.hiddenLocals.has(mangled));
    if (isFast) return this.emit(location, fastOps[context], placeOf(unit.locals, mangled));
    if (where === NameScope.FREE || where === NameScope.CELL) {
      const place = cellPlace(where === NameScope.FREE ? unit.frees : unit.cells, mangled);
      return this.emit(location, this.derefOp(location, context), place);
    }
    const isGlobal =
      where === NameScope.GLOBAL_EXPLICIT || (where === NameScope.GLOBAL_IMPLICIT && scope.isFunctionLike);
    if (isGlobal) {
      let opcode = globalOps[context];
      if (context === "Load" && where === NameScope.GLOBAL_IMPLICIT && scope.canSeeClassScope) {
        this.free(location, Op.LOAD_DEREF, "__classdict__");
        opcode = Op.LOAD_FROM_DICT_OR_GLOBALS;
      }
      return this.emit(location, opcode, placeOf(unit.names, mangled));
    }
    // An inlined comprehension in a class body does not see the names of the class.
    const hidesClass = context === "Load" && scope.kind === "class" && unit.inlinedDepth > 0;
    this.emit(location, hidesClass ? Op.LOAD_GLOBAL : nameOps[context], placeOf(unit.names, mangled));
  }

  private derefOp(location: Location, context: ExprContext): number {
    if (context !== "Load") return derefOps[context];
    if (this.scope.kind === "class" && this.unit.inlinedDepth === 0) {
      this.emit(location, Op.LOAD_LOCALS);
      return Op.LOAD_FROM_DICT_OR_DEREF;
    }
    if (this.scope.canSeeClassScope) {
      this.free(location, Op.LOAD_DEREF, "__classdict__");
      return Op.LOAD_FROM_DICT_OR_DEREF;
    }
    return Op.LOAD_DEREF;
  }

  /** Whether a name is a cell or free where the closure of a nested block is made. */
  private closurePlace(name: string): number {
    const { unit } = this;
    const isImplicitCell =
      unit.kind === "class" &&
      (name === "__class__" || name === "__classdict__" || name === "__conditional_annotations__");
    const isCell = isImplicitCell || unit.scope.scopeOf(name) === NameScope.CELL;
    return cellPlace(isCell ? unit.cells : unit.frees, name);
  }

  // Blocks

  pushBlock(block: FrameBlock): void {
    if (this.unit.blocks.length >= MAX_BLOCKS) {
      throw this.diagnostics.error(block.location, "too many statically nested blocks");
    }
    this.unit.blocks.push(block);
    if (block.kind === "finally end") this.diagnostics.suppressed++;
  }

  popBlock(): void {
    if (this.unit.blocks.pop()?.kind === "finally end") this.diagnostics.suppressed--;
  }

  // Scopes

  enterScope(
    name: string,
    kind: UnitKind,
    scope: Scope,
    firstLine: number,
    counts: ArgumentCounts = NO_ARGUMENTS,
    className: string | null = this.openUnit?.className ?? null,
  ): void {
    const parent = this.openUnit;
    const qualifiedName = kind === "module" ? name : qualifiedNameOf(parent, name, kind);
    this.openUnit = new CodeUnit(name, kind, scope, parent, firstLine, counts, className, qualifiedName);
    const start = kind === "module" ? { ...lineStart(firstLine), line: 0 } : lineStart(firstLine);
    this.emit(start, Op.RESUME);
    if (kind === "module") this.emit(start, Pseudo.ANNOTATIONS_PLACEHOLDER);
  }

  /** Finishes the open unit; code that falls off its end returns None, or what is on the stack. */
  exitScope(fallsOff: "returns None" | "returns the top" = "returns None"): Code {
    const unit = this.unit;
    if (fallsOff === "returns None") this.constant(NO_LOCATION, null);
    this.emit(NO_LOCATION, Op.RETURN_VALUE);
    const code = assembleUnit(unit, this.options.filename, this.future.flags);
    this.openUnit = unit.parent;
    return code;
  }

  /** Makes the function of a nested code block; values for `attributes` bits lie on the stack in order. */
  makeFunction(location: Location, code: Code, attributes: readonly number[] = []): void {
    const bits = [...attributes];
    if (code.freeNames.length > 0) {
      for (const name of code.freeNames) this.emit(location, Op.LOAD_CLOSURE, this.closurePlace(name));
      this.emit(location, Op.BUILD_TUPLE, code.freeNames.length);
      bits.push(CLOSURE_BIT);
    }
    this.constant(location, { kind: "code", code });
    this.emit(location, Op.MAKE_FUNCTION);
    // The closure was pushed last and is taken first.
    for (const bit of attributeOrder) {
      if (bits.includes(bit)) this.emit(location, Op.SET_FUNCTION_ATTRIBUTE, bit);
    }
  }

  /**
   * Marks where an exhausted loop goes on. FOR_ITER has dropped its iterator by then, so that nothing is left to do;
   * two instructions stand here until lines are settled because CPython has two.
   */
  endLoop(): void {
    this.emit(NO_LOCATION, Pseudo.END_FOR);
    this.emit(NO_LOCATION, Pseudo.END_FOR);
  }

  // Yielding

  yieldValue(location: Location): void {
    if (this.scope.isGenerator && this.scope.isCoroutine) {
      this.emit(location, Op.CALL_INTRINSIC_1, Intrinsic1.ASYNC_GEN_WRAP);
    }
    this.emit(location, Op.YIELD_VALUE, 0);
    this.emit(location, Op.RESUME, 1);
  }

  /** Delegates to the iterator below the top until it returns. */
  yieldFrom(location: Location, isAwait: boolean): void {
    const send = this.label();
    const fail = this.label();
    const exit = this.label();
    this.use(send);
    this.jump(location, Op.SEND, exit);
    // Only close() and throw() raise at a YIELD_VALUE; a StopIteration they cause ends the delegation.
    this.jump(location, Pseudo.SETUP_FINALLY, fail);
    this.emit(location, Op.YIELD_VALUE, 1);
    this.emit(NO_LOCATION, Pseudo.POP_BLOCK);
    this.emit(location, Op.RESUME, isAwait ? 3 : 2);
    this.jump(location, Pseudo.JUMP_NO_INTERRUPT, send);
    this.use(fail);
    this.emit(location, Op.CLEANUP_THROW);
    this.use(exit);
    this.emit(location, Op.END_SEND);
  }

  /** Awaits the value on top; `mode` is the operand of GET_AWAITABLE. */
  awaitTop(location: Location, mode: 0 | 1 | 2): void {
    this.emit(location, Op.GET_AWAITABLE, mode);
    this.constant(location, null);
    this.yieldFrom(location, true);
  }

  // Classes

  /** `self.name = …` in a method is a static attribute of the class around it. */
  noteStaticAttribute(node: Attribute): void {
    if (node.ctx !== "Store" || node.value.kind !== "Name" || node.value.id !== "self") return;
    for (let unit = this.unit.parent; unit !== null; unit = unit.parent) {
      if (unit.kind === "class") {
        unit.staticAttributes.add(node.attr);
        return;
      }
    }
  }
}

const CLOSURE_BIT = 8;
const attributeOrder = [CLOSURE_BIT, 4, 16, 2, 1];

const fastOps = { Load: Op.LOAD_FAST, Store: Op.STORE_FAST, Del: Op.DELETE_FAST } as const;
const derefOps = { Store: Op.STORE_DEREF, Del: Op.DELETE_DEREF } as const;
const globalOps = { Load: Op.LOAD_GLOBAL, Store: Op.STORE_GLOBAL, Del: Op.DELETE_GLOBAL } as const;
const nameOps = { Load: Op.LOAD_NAME, Store: Op.STORE_NAME, Del: Op.DELETE_NAME } as const;

function cellPlace(table: NameTable, name: string): number {
  const place = table.get(name);
  if (place === undefined) throw new LostNameError(`compiler_lookup_arg(name='${name}') failed`);
  return place;
}

function qualifiedNameOf(parent: CodeUnit | null, name: string, kind: UnitKind): string {
  let outer = parent;
  if (outer === null) return name;
  // The block of type parameters around a generic function or class has no name of its own.
  if (outer.kind === "annotations") outer = outer.parent;
  if (outer === null || outer.kind === "module") return name;
  if (kind === "function" || kind === "async function" || kind === "class") {
    if (outer.scope.scopeOf(mangle(outer.className, name)) === NameScope.GLOBAL_EXPLICIT) return name;
  }
  const isFunction = outer.kind === "function" || outer.kind === "async function" || outer.kind === "lambda";
  return isFunction ? `${outer.qualifiedName}.<locals>.${name}` : `${outer.qualifiedName}.${name}`;
}

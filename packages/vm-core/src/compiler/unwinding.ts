/** Code for `return`, `break` and `continue`: leaving the blocks around them in order. */

import { Op } from "../bytecode/instructions.js";
import type { Return } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import type { FrameBlock } from "./code-unit.js";
import { constantOf } from "./constants.js";
import { type Location, locationOf, NO_LOCATION } from "./location.js";
import { LOOP_ITERATOR, Pseudo } from "./pseudo-instructions.js";

export function compileReturn(g: CodeGenerator, node: Return): void {
  let location = locationOf(node);
  const { value } = node;
  if (!g.scope.isFunctionLike) throw g.diagnostics.error(location, "'return' outside function");
  if (value !== null && g.scope.isCoroutine && g.scope.isGenerator) {
    throw g.diagnostics.error(location, "'return' with value in async generator");
  }
  // A constant is loaded after the blocks are left; anything else is kept on the stack meanwhile.
  const constant = value?.kind === "Constant" ? value : null;
  const keepsTop = value !== null && constant === null;
  if (constant !== null) {
    location = locationOf(constant);
    g.emit(location, Op.NOP);
  } else if (value !== null) {
    g.expression(value);
  }
  if (value === null || value.line !== node.line) {
    location = locationOf(node);
    g.emit(location, Op.NOP);
  }
  location = leaveBlocks(g, location, keepsTop, false).location;
  if (value === null) g.constant(location, null);
  else if (constant !== null) g.constant(location, constantOf(constant.value));
  g.emit(location, Op.RETURN_VALUE);
}

export function compileBreak(g: CodeGenerator, origin: Location): void {
  g.emit(origin, Op.NOP);
  const { location, loop } = leaveBlocks(g, origin, false, true);
  if (loop === null || loop.exit === null) throw g.diagnostics.error(origin, "'break' outside loop");
  g.jump(leaveBlock(g, location, loop, false), Pseudo.JUMP, loop.exit);
}

export function compileContinue(g: CodeGenerator, origin: Location): void {
  g.emit(origin, Op.NOP);
  const { location, loop } = leaveBlocks(g, origin, false, true);
  if (loop === null || loop.start === null) throw g.diagnostics.error(origin, "'continue' not properly in loop");
  g.jump(location, Pseudo.JUMP, loop.start);
}

interface Left {
  /** Of the instructions that follow. */
  readonly location: Location;
  /** The loop that was reached, if leaving stops at loops. */
  readonly loop: FrameBlock | null;
}

/** Leaves all open blocks, innermost first; they are open again afterwards for the code that follows. */
function leaveBlocks(g: CodeGenerator, location: Location, keepsTop: boolean, stopsAtLoop: boolean): Left {
  const block = g.unit.topBlock;
  if (block === undefined) return { location, loop: null };
  if (block.kind === "exception group handler") {
    throw g.diagnostics.error(location, "'break', 'continue' and 'return' cannot appear in an except* block");
  }
  if (stopsAtLoop && (block.kind === "while loop" || block.kind === "for loop")) return { location, loop: block };
  g.popBlock();
  const after = leaveBlock(g, location, block, keepsTop);
  const left = leaveBlocks(g, after, keepsTop, stopsAtLoop);
  g.pushBlock(block);
  return left;
}

/** Leaves one block; returns the location of what follows. With `keepsTop` the value on top survives. */
function leaveBlock(g: CodeGenerator, location: Location, block: FrameBlock, keepsTop: boolean): Location {
  const keepTop = () => {
    if (keepsTop) g.emit(location, Op.SWAP, 2);
  };
  switch (block.kind) {
    case "while loop":
    case "exception handler":
    case "exception group handler":
    case "async comprehension":
    case "stop iteration":
      return location;
    case "for loop":
      keepTop();
      g.emit(location, Op.POP_TOP, LOOP_ITERATOR);
      return location;
    case "pop value":
      keepTop();
      g.emit(location, Op.POP_TOP);
      return location;
    case "try except":
      g.emit(location, Pseudo.POP_BLOCK);
      return location;
    case "finally try":
      g.emit(location, Pseudo.POP_BLOCK);
      if (keepsTop) g.pushBlock({ kind: "pop value", location, start: null, exit: null });
      g.body(block.body);
      if (keepsTop) g.popBlock();
      // The body seems to run after the statement that left it, so what follows has no line.
      return NO_LOCATION;
    case "finally end":
      keepTop();
      g.emit(location, Op.POP_TOP);
      keepTop();
      g.emit(location, Pseudo.POP_BLOCK);
      g.emit(location, Op.POP_EXCEPT);
      return location;
    case "with":
    case "async with":
      leaveWith(g, block.location, block.kind === "async with", keepsTop);
      return NO_LOCATION;
    case "handler cleanup":
      if (block.name !== null) g.emit(location, Pseudo.POP_BLOCK);
      keepTop();
      g.emit(location, Pseudo.POP_BLOCK);
      g.emit(location, Op.POP_EXCEPT);
      if (block.name !== null) unbindExceptionName(g, location, block.name);
      return location;
  }
}

function leaveWith(g: CodeGenerator, location: Location, isAsync: boolean, keepsTop: boolean): void {
  g.emit(location, Pseudo.POP_BLOCK);
  if (keepsTop) {
    g.emit(location, Op.SWAP, 3);
    g.emit(location, Op.SWAP, 2);
  }
  callExitWithNones(g, location);
  if (isAsync) g.awaitTop(location, 2);
  g.emit(location, Op.POP_TOP);
}

/** Calls the __exit__ on the stack as after a body that raised nothing. */
export function callExitWithNones(g: CodeGenerator, location: Location): void {
  for (let count = 0; count < 3; count++) g.constant(location, null);
  g.emit(location, Op.CALL, 3);
}

/** `name = None; del name`, which works even if the handler deleted it. */
export function unbindExceptionName(g: CodeGenerator, location: Location, name: string): void {
  g.constant(location, null);
  g.storeName(location, name);
  g.deleteName(location, name);
}

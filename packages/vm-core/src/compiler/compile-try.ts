/** Code for `try` statements with `except`, `except*` and `finally`. */

import { Intrinsic2, Op } from "../bytecode/instructions.js";
import type { ExceptHandler, Try, TryStar } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import type { Label } from "./instruction-sequence.js";
import { type Location, locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";
import { unbindExceptionName } from "./unwinding.js";

export function compileTry(g: CodeGenerator, node: Try): void {
  if (node.finalbody.length > 0) compileFinally(g, node, compileExcept);
  else compileExcept(g, node);
}

export function compileTryStar(g: CodeGenerator, node: TryStar): void {
  if (node.finalbody.length > 0) compileFinally(g, node, compileExceptStar);
  else compileExceptStar(g, node);
}

/** The final body is compiled twice: for the normal way out, and for an exception, which is raised again. */
function compileFinally<Node extends Try | TryStar>(
  g: CodeGenerator,
  node: Node,
  compileInner: (g: CodeGenerator, node: Node) => void,
): void {
  const location = locationOf(node);
  const handler = g.label();
  const cleanup = g.label();
  const exit = g.label();
  g.jump(location, Pseudo.SETUP_FINALLY, handler);
  g.pushBlock({ kind: "finally try", location, start: null, exit: handler, body: node.finalbody });
  if (node.handlers.length > 0) compileInner(g, node);
  else g.body(node.body);
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.popBlock();
  g.body(node.finalbody);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, exit);

  g.use(handler);
  g.jump(NO_LOCATION, Pseudo.SETUP_CLEANUP, cleanup);
  g.emit(NO_LOCATION, Op.PUSH_EXC_INFO);
  g.pushBlock({ kind: "finally end", location: NO_LOCATION, start: null, exit: null });
  g.body(node.finalbody);
  g.popBlock();
  g.emit(NO_LOCATION, Op.RERAISE, 0);
  g.use(cleanup);
  popExceptAndReraise(g, NO_LOCATION);
  g.use(exit);
}

/** The stack is previous, lasti, exception: restores the handled exception and raises at the saved pc. */
export function popExceptAndReraise(g: CodeGenerator, location: Location): void {
  g.emit(location, Op.COPY, 3);
  g.emit(location, Op.POP_EXCEPT);
  g.emit(location, Op.RERAISE, 1);
}

// except

function compileExcept(g: CodeGenerator, node: Try): void {
  const location = locationOf(node);
  const except = g.label();
  const end = g.label();
  const cleanup = g.label();
  g.jump(location, Pseudo.SETUP_FINALLY, except);
  g.pushBlock({ kind: "try except", location, start: null, exit: null });
  g.body(node.body);
  g.popBlock();
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.body(node.orelse);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);

  g.use(except);
  g.jump(NO_LOCATION, Pseudo.SETUP_CLEANUP, cleanup);
  g.emit(NO_LOCATION, Op.PUSH_EXC_INFO);
  g.pushBlock({ kind: "exception handler", location, start: null, exit: null });
  node.handlers.forEach((handler, index) => {
    const here = locationOf(handler);
    if (handler.type === null && index < node.handlers.length - 1) {
      throw g.diagnostics.error(here, "default 'except:' must be last");
    }
    const next = g.label();
    if (handler.type !== null) {
      g.expression(handler.type);
      g.emit(here, Op.CHECK_EXC_MATCH);
      g.jump(here, Op.POP_JUMP_IF_FALSE, next);
    }
    if (handler.name !== null) compileNamedHandler(g, handler, handler.name, end);
    else compileUnnamedHandler(g, handler, end);
    g.use(next);
  });
  g.popBlock();
  g.emit(NO_LOCATION, Op.RERAISE, 0);
  g.use(cleanup);
  popExceptAndReraise(g, NO_LOCATION);
  g.use(end);
}

function compileUnnamedHandler(g: CodeGenerator, handler: ExceptHandler, end: Label): void {
  const location = locationOf(handler);
  g.emit(location, Op.POP_TOP);
  g.pushBlock({ kind: "handler cleanup", location, start: null, exit: null, name: null });
  g.body(handler.body);
  g.popBlock();
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.emit(NO_LOCATION, Op.POP_EXCEPT);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
}

/** The name is unbound when the handler ends, in whatever way. */
function compileNamedHandler(g: CodeGenerator, handler: ExceptHandler, name: string, end: Label): void {
  const location = locationOf(handler);
  const cleanup = g.label();
  g.storeName(location, name);
  g.jump(location, Pseudo.SETUP_CLEANUP, cleanup);
  g.pushBlock({ kind: "handler cleanup", location, start: null, exit: null, name });
  g.body(handler.body);
  g.popBlock();
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.emit(NO_LOCATION, Op.POP_EXCEPT);
  unbindExceptionName(g, NO_LOCATION, name);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  g.use(cleanup);
  unbindExceptionName(g, NO_LOCATION, name);
  g.emit(NO_LOCATION, Op.RERAISE, 1);
}

// except*

/**
 * Every handler gets the part of the group that matches; what handlers raise and what no handler matched is collected
 * in a list. The stack during the handlers is: previous, original, list, rest.
 */
function compileExceptStar(g: CodeGenerator, node: TryStar): void {
  const location = locationOf(node);
  const except = g.label();
  const orelse = g.label();
  const end = g.label();
  const cleanup = g.label();
  const reraise = g.label();
  const finish = g.label();
  g.jump(location, Pseudo.SETUP_FINALLY, except);
  g.pushBlock({ kind: "try except", location, start: null, exit: null });
  g.body(node.body);
  g.popBlock();
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, orelse);

  g.use(except);
  g.jump(NO_LOCATION, Pseudo.SETUP_CLEANUP, cleanup);
  g.emit(NO_LOCATION, Op.PUSH_EXC_INFO);
  g.pushBlock({ kind: "exception group handler", location, start: null, exit: null });
  node.handlers.forEach((handler, index) => {
    if (index === 0) {
      const here = locationOf(handler);
      g.emit(here, Op.BUILD_LIST, 0);
      g.emit(here, Op.COPY, 2);
    }
    compileStarHandler(g, handler);
    if (index === node.handlers.length - 1) {
      // What no handler matched, or None.
      g.emit(NO_LOCATION, Op.LIST_APPEND, 1);
      g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, finish);
    }
  });
  g.popBlock();

  g.use(finish);
  g.emit(NO_LOCATION, Op.CALL_INTRINSIC_2, Intrinsic2.PREP_RERAISE_STAR);
  g.emit(NO_LOCATION, Op.COPY, 1);
  g.jump(NO_LOCATION, Op.POP_JUMP_IF_NOT_NONE, reraise);
  g.emit(NO_LOCATION, Op.POP_TOP);
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.emit(NO_LOCATION, Op.POP_EXCEPT);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  g.use(reraise);
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.emit(NO_LOCATION, Op.SWAP, 2);
  g.emit(NO_LOCATION, Op.POP_EXCEPT);
  g.emit(NO_LOCATION, Op.RERAISE, 0);
  g.use(cleanup);
  popExceptAndReraise(g, NO_LOCATION);
  g.use(orelse);
  g.body(node.orelse);
  g.use(end);
}

function compileStarHandler(g: CodeGenerator, handler: ExceptHandler): void {
  const location = locationOf(handler);
  const { name } = handler;
  const done = g.label();
  const next = g.label();
  const noMatch = g.label();
  const raised = g.label();
  if (handler.type !== null) {
    g.expression(handler.type);
    g.emit(location, Op.CHECK_EG_MATCH);
    g.emit(location, Op.COPY, 1);
    g.jump(location, Op.POP_JUMP_IF_NONE, noMatch);
  }
  if (name !== null) g.storeName(location, name);
  else g.emit(location, Op.POP_TOP);
  g.jump(location, Pseudo.SETUP_CLEANUP, raised);
  g.pushBlock({ kind: "handler cleanup", location, start: null, exit: null, name });
  g.body(handler.body);
  g.popBlock();
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  if (name !== null) unbindExceptionName(g, NO_LOCATION, name);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, done);

  g.use(raised);
  if (name !== null) unbindExceptionName(g, NO_LOCATION, name);
  g.emit(NO_LOCATION, Op.LIST_APPEND, 3);
  g.emit(NO_LOCATION, Op.POP_TOP);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, next);

  // Takes over the location of the end of the body.
  g.use(done);
  g.emit(NO_LOCATION, Op.NOP);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, next);
  g.use(noMatch);
  g.emit(location, Op.POP_TOP);
  g.use(next);
}

/** Code for `with` and `async with`. */

import { Op } from "../bytecode/instructions.js";
import type { AsyncWith, With } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { popExceptAndReraise } from "./compile-try.js";
import type { Label } from "./instruction-sequence.js";
import { locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";
import { callExitWithNones } from "./unwinding.js";

const Special = { ENTER: 0, EXIT: 1, AENTER: 2, AEXIT: 3 } as const;

export function compileWith(g: CodeGenerator, node: With | AsyncWith): void {
  compileItem(g, node, 0);
}

/** `__exit__` and its self stay on the stack while the body runs. */
function compileItem(g: CodeGenerator, node: With | AsyncWith, index: number): void {
  const item = node.items[index];
  const isAsync = node.kind === "AsyncWith";
  const location = locationOf(item.context_expr);
  const handler = g.label();
  const cleanup = g.label();
  const exit = g.label();
  g.expression(item.context_expr);
  g.emit(location, Op.COPY, 1);
  g.emit(location, Op.LOAD_SPECIAL, isAsync ? Special.AEXIT : Special.EXIT);
  g.emit(location, Op.SWAP, 2);
  g.emit(location, Op.SWAP, 3);
  g.emit(location, Op.LOAD_SPECIAL, isAsync ? Special.AENTER : Special.ENTER);
  g.emit(location, Op.CALL, 0);
  if (isAsync) g.awaitTop(location, 1);
  g.jump(location, Pseudo.SETUP_WITH, handler);
  g.pushBlock({ kind: isAsync ? "async with" : "with", location, start: null, exit: handler });
  if (item.optional_vars === null) g.emit(location, Op.POP_TOP);
  else g.expression(item.optional_vars);
  if (index + 1 < node.items.length) compileItem(g, node, index + 1);
  else g.body(node.body);
  g.popBlock();
  g.emit(isAsync ? location : NO_LOCATION, Pseudo.POP_BLOCK);
  callExitWithNones(g, location);
  if (isAsync) g.awaitTop(location, 2);
  g.emit(location, Op.POP_TOP);
  g.jump(location, Pseudo.JUMP, exit);

  g.use(handler);
  g.jump(location, Pseudo.SETUP_CLEANUP, cleanup);
  g.emit(location, Op.PUSH_EXC_INFO);
  g.emit(location, Op.WITH_EXCEPT_START);
  if (isAsync) g.awaitTop(location, 2);
  finishException(g, cleanup);
  g.use(exit);
}

/** A true result of `__exit__` swallows the exception. */
function finishException(g: CodeGenerator, cleanup: Label): void {
  const suppress = g.label();
  const exit = g.label();
  g.emit(NO_LOCATION, Pseudo.TO_BOOL);
  g.jump(NO_LOCATION, Op.POP_JUMP_IF_TRUE, suppress);
  g.emit(NO_LOCATION, Op.RERAISE, 2);
  g.use(suppress);
  g.emit(NO_LOCATION, Op.POP_TOP);
  g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
  g.emit(NO_LOCATION, Op.POP_EXCEPT);
  for (let count = 0; count < 3; count++) g.emit(NO_LOCATION, Op.POP_TOP);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, exit);
  g.use(cleanup);
  popExceptAndReraise(g, NO_LOCATION);
  g.use(exit);
}

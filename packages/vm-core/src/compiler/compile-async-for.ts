/** Code for `async for`. */

import { Op } from "../bytecode/instructions.js";
import type { AsyncFor } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";

/** The loop ends when awaiting the next item raises StopAsyncIteration. */
export function compileAsyncFor(g: CodeGenerator, node: AsyncFor): void {
  const location = locationOf(node);
  const iterableLocation = locationOf(node.iter);
  const start = g.label();
  const send = g.label();
  const except = g.label();
  const end = g.label();
  g.expression(node.iter);
  g.emit(iterableLocation, Op.GET_AITER);
  g.use(start);
  g.pushBlock({ kind: "for loop", location, start, exit: end });
  g.jump(location, Pseudo.SETUP_FINALLY, except);
  g.emit(location, Op.GET_ANEXT);
  g.constant(location, null);
  g.use(send);
  g.yieldFrom(location, true);
  g.emit(location, Pseudo.POP_BLOCK);
  g.expression(node.target);
  g.body(node.body);
  g.jump(NO_LOCATION, Pseudo.JUMP, start);
  g.popBlock();
  g.use(except);
  g.jump(iterableLocation, Op.END_ASYNC_FOR, send);
  g.body(node.orelse);
  g.use(end);
}

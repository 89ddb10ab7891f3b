/** Code for the default values of parameters. */

import { FunctionAttribute, Op } from "../bytecode/instructions.js";
import type { Arguments } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import type { Location } from "./location.js";

/** Pushes a tuple of defaults and a dict of keyword-only defaults, if there are any; returns their attribute bits. */
export function compileDefaults(g: CodeGenerator, location: Location, node: Arguments): number[] {
  const attributes: number[] = [];
  if (node.defaults.length > 0) {
    g.expressions(node.defaults);
    g.emit(location, Op.BUILD_TUPLE, node.defaults.length);
    attributes.push(FunctionAttribute.DEFAULTS);
  }
  let count = 0;
  node.kwonlyargs.forEach((argument, index) => {
    const value = node.kw_defaults[index];
    if (value === null) return;
    g.constant(location, g.mangled(argument.arg));
    g.expression(value);
    count++;
  });
  if (count > 0) {
    g.emit(location, Op.BUILD_MAP, count);
    attributes.push(FunctionAttribute.KWDEFAULTS);
  }
  return attributes;
}

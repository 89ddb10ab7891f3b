/** Code for `super().name`, which needs no super object. */

import { Op } from "../bytecode/instructions.js";
import type { Attribute, Call, Name } from "../syntax/ast.js";
import { attributeLocation } from "./attribute-location.js";
import type { CodeGenerator } from "./code-generator.js";
import { type Location, locationOf } from "./location.js";
import { NameScope } from "./scopes.js";

type SuperAttribute = Attribute & { readonly value: Call & { readonly func: Name } };

/** Whether `node` is `super().name` or `super(a, b).name` and `super` is not visibly something else. */
export function isSuperAttribute(g: CodeGenerator, node: Attribute): node is SuperAttribute {
  const call = node.value;
  if (call.kind !== "Call" || call.func.kind !== "Name" || call.func.id !== "super") return false;
  if (node.attr === "__class__" || call.keywords.length > 0) return false;
  const isBuiltin =
    g.scope.scopeOf("super") === NameScope.GLOBAL_IMPLICIT && g.symbols.top.scopeOf("super") === NameScope.UNKNOWN;
  if (!isBuiltin) return false;
  if (call.args.length === 2) return call.args.every((argument) => argument.kind !== "Starred");
  const { args, posOnly } = g.unit.counts;
  return call.args.length === 0 && args + posOnly > 0 && g.scope.scopeOf("__class__") === NameScope.FREE;
}

/** Returns the location of what follows. */
export function compileSuperAttribute(g: CodeGenerator, node: SuperAttribute, opcode: number): Location {
  const call = node.value;
  g.loadName(locationOf(call.func), call.func.id);
  if (call.args.length === 2) {
    g.expressions(call.args);
  } else {
    const location = locationOf(call);
    g.loadName(location, "__class__");
    const [first] = g.unit.locals.keys();
    g.loadName(location, first);
  }
  const location = locationOf(node);
  g.named(location, opcode, node.attr);
  const after = attributeLocation(location, node);
  g.emit(after, Op.NOP);
  return after;
}

/** Code for list, tuple and set displays, with stars, as values and as targets. */

import { Intrinsic1, Op } from "../bytecode/instructions.js";
import type { Expr, List, Set as SetDisplay, Tuple } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { type Location, locationOf } from "./location.js";
import { STACK_USE_GUIDELINE } from "./stack-use.js";

export function compileSequence(g: CodeGenerator, node: List | Tuple | SetDisplay): void {
  const location = locationOf(node);
  if (node.kind === "Set") return compileItems(g, location, node.elts, "set");
  if (node.ctx === "Store") return compileUnpacking(g, location, node.elts);
  if (node.ctx === "Del") return g.expressions(node.elts);
  compileItems(g, location, node.elts, node.kind === "List" ? "list" : "tuple");
}

const collections = {
  list: { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND },
  // A tuple with stars is collected as a list first.
  tuple: { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND },
  set: { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE },
} as const;

/**
 * Builds a collection of the items; `pushed` values that lie on the stack already come first, the variable `last`
 * comes after all.
 */
export function compileItems(
  g: CodeGenerator,
  location: Location,
  items: readonly Expr[],
  kind: keyof typeof collections,
  pushed = 0,
  last: string | null = null,
): void {
  const { build, add, extend } = collections[kind];
  const count = items.length + pushed + (last === null ? 0 : 1);
  const isBig = count > STACK_USE_GUIDELINE;
  if (!isBig && !items.some((item) => item.kind === "Starred")) {
    g.expressions(items);
    if (last !== null) g.loadName(location, last);
    return g.emit(location, kind === "tuple" ? Op.BUILD_TUPLE : build, count);
  }
  let isBuilt = isBig;
  if (isBig) g.emit(location, build, pushed);
  items.forEach((item, index) => {
    if (item.kind === "Starred") {
      if (!isBuilt) g.emit(location, build, index + pushed);
      isBuilt = true;
      g.expression(item.value);
      return g.emit(location, extend, 1);
    }
    g.expression(item);
    if (isBuilt) g.emit(location, add, 1);
  });
  if (last !== null) {
    g.loadName(location, last);
    g.emit(location, add, 1);
  }
  if (kind === "tuple") g.emit(location, Op.CALL_INTRINSIC_1, Intrinsic1.LIST_TO_TUPLE);
}

function compileUnpacking(g: CodeGenerator, location: Location, targets: readonly Expr[]): void {
  const stars = targets.flatMap((target, index) => (target.kind === "Starred" ? [index] : []));
  emitUnpack(
    g,
    location,
    targets.length,
    stars,
    "too many expressions in star-unpacking assignment",
    "multiple starred expressions in assignment",
  );
  for (const target of targets) g.expression(target.kind === "Starred" ? target.value : target);
}

const MAX_BEFORE_STAR = 0xff;
const MAX_AFTER_STAR = 0xffff;

/** Takes a sequence apart into `count` items, those at `stars` taking the rest. */
export function emitUnpack(
  g: CodeGenerator,
  location: Location,
  count: number,
  stars: readonly number[],
  tooMany: string,
  severalStars: string,
): void {
  if (stars.length === 0) return g.emit(location, Op.UNPACK_SEQUENCE, count);
  const [star] = stars;
  const after = count - star - 1;
  if (star > MAX_BEFORE_STAR || after > MAX_AFTER_STAR) throw g.diagnostics.error(location, tooMany);
  g.emit(location, Op.UNPACK_EX, star | (after << 8));
  if (stars.length > 1) throw g.diagnostics.error(location, severalStars);
}

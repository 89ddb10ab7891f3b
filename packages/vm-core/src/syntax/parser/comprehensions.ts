/** The `for … in … if …` clauses of comprehensions and generator expressions. */

import type { Comprehension, Expr } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { parseStarTargets } from "./targets.js";

export function atComprehension(cursor: Cursor): boolean {
  return cursor.at("for") || (cursor.at("async") && cursor.kindAhead(1) === "for");
}

export function parseComprehensions(cursor: Cursor): readonly Comprehension[] {
  const generators: Comprehension[] = [];
  do {
    const is_async = cursor.accept("async") ? 1 : 0;
    cursor.expect("for");
    const target = parseStarTargets(cursor);
    cursor.expect("in");
    const iter = cursor.grammar.disjunction(cursor);
    const ifs: Expr[] = [];
    while (cursor.accept("if")) ifs.push(cursor.grammar.disjunction(cursor));
    if (is_async === 1) cursor.requireVersion(6, "Async comprehensions are");
    generators.push({ kind: "comprehension", target, iter, ifs, is_async });
  } while (atComprehension(cursor));
  return generators;
}

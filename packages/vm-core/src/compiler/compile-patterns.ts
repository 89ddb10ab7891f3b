/** Code for `match`. */

import type { CodeConstant } from "../bytecode/code.js";
import { codeConstantText } from "../bytecode/constant-text.js";
import { Op } from "../bytecode/instructions.js";
import type {
  Expr,
  Match,
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchValue,
  Pattern,
} from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { compileJumpIf } from "./compile-conditions.js";
import { emitUnpack } from "./compile-displays.js";
import { foldBinary, foldUnary } from "./constant-arithmetic.js";
import { constantOf, equalityKey, tuple } from "./constants.js";
import type { Label } from "./instruction-sequence.js";
import { type Location, locationOf, NEXT_LOCATION, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";

/**
 * While one pattern is compiled. Every routine consumes the subject on top of the stack and jumps away when it does not
 * match; names are bound only after the whole pattern has matched, so captured values wait below the working values.
 */
interface PatternState {
  /** Captured names; their values lie on the stack in this order. */
  stores: string[];
  allowsIrrefutable: boolean;
  /** Labels to jump to when the pattern fails; label n drops n values first. */
  failures: Label[];
  /** Working values above the captured ones. */
  onTop: number;
}

export function compileMatch(g: CodeGenerator, node: Match): void {
  g.expression(node.subject);
  const end = g.label();
  const { cases } = node;
  const lastCase = cases[cases.length - 1];
  const hasDefault = isWildcard(lastCase.pattern) && cases.length > 1;
  const tested = hasDefault ? cases.slice(0, -1) : cases;
  tested.forEach(({ pattern, guard, body }, index) => {
    const location = locationOf(pattern);
    const isLastTested = index === tested.length - 1;
    if (!isLastTested) g.emit(location, Op.COPY, 1);
    const state: PatternState = {
      stores: [],
      allowsIrrefutable: guard !== null || index === cases.length - 1,
      failures: [],
      onTop: 0,
    };
    compilePattern(g, pattern, state);
    for (const name of state.stores) g.storeName(location, name);
    if (guard !== null) {
      ensureFailures(g, state, 0);
      compileJumpIf(g, location, guard, state.failures[0], false);
    }
    // The subject is done with; the drop belongs to the body.
    if (!isLastTested) g.emit(NEXT_LOCATION, Op.POP_TOP);
    g.body(body);
    g.jump(NO_LOCATION, Pseudo.JUMP, end);
    useFailures(g, location, state);
  });
  if (hasDefault) {
    const location = locationOf(lastCase.pattern);
    // Makes the line of the default case visible, which has no code of its own.
    g.emit(location, Op.NOP);
    if (lastCase.guard !== null) compileJumpIf(g, location, lastCase.guard, end, false);
    g.body(lastCase.body);
  }
  g.use(end);
}

const isWildcard = (pattern: Pattern): boolean =>
  pattern.kind === "MatchAs" && pattern.name === null && pattern.pattern === null;

// Failing

function ensureFailures(g: CodeGenerator, state: PatternState, pops: number): void {
  while (state.failures.length <= pops) state.failures.push(g.label());
}

function jumpToFailure(g: CodeGenerator, location: Location, state: PatternState, opcode: number): void {
  const pops = state.onTop + state.stores.length;
  ensureFailures(g, state, pops);
  g.jump(location, opcode, state.failures[pops]);
}

function useFailures(g: CodeGenerator, location: Location, state: PatternState): void {
  if (state.failures.length === 0) return;
  for (let pops = state.failures.length - 1; pops > 0; pops--) {
    g.use(state.failures[pops]);
    g.emit(location, Op.POP_TOP);
  }
  g.use(state.failures[0]);
  state.failures = [];
}

// Patterns

function compilePattern(g: CodeGenerator, pattern: Pattern, state: PatternState): void {
  g.diagnostics.enter();
  switch (pattern.kind) {
    case "MatchValue":
      compileValue(g, pattern, state);
      break;
    case "MatchSingleton": {
      const location = locationOf(pattern);
      g.constant(location, pattern.value);
      g.emit(location, Op.IS_OP, 0);
      jumpToFailure(g, location, state, Op.POP_JUMP_IF_FALSE);
      break;
    }
    case "MatchSequence":
      compileSequencePattern(g, pattern, state);
      break;
    case "MatchMapping":
      compileMapping(g, pattern, state);
      break;
    case "MatchClass":
      compileClassPattern(g, pattern, state);
      break;
    case "MatchStar":
      capture(g, locationOf(pattern), pattern.name, state);
      break;
    case "MatchAs":
      compileAs(g, pattern, state);
      break;
    case "MatchOr":
      compileOr(g, pattern, state);
      break;
  }
  g.diagnostics.leave();
}

/** A pattern inside another may always be irrefutable. */
function compileSubpattern(g: CodeGenerator, pattern: Pattern, state: PatternState): void {
  const before = state.allowsIrrefutable;
  state.allowsIrrefutable = true;
  compilePattern(g, pattern, state);
  state.allowsIrrefutable = before;
}

function compileValue(g: CodeGenerator, pattern: MatchValue, state: PatternState): void {
  const location = locationOf(pattern);
  if (!compileLiteral(g, pattern.value)) {
    throw g.diagnostics.error(location, "patterns may only match literals and attribute lookups");
  }
  g.emit(location, Op.COMPARE_EQ);
  g.emit(location, Pseudo.TO_BOOL);
  jumpToFailure(g, location, state, Op.POP_JUMP_IF_FALSE);
}

/** Pushes a literal or a dotted name; false if `node` is neither. */
function compileLiteral(g: CodeGenerator, node: Expr): boolean {
  const literal = literalOf(node);
  if (literal !== undefined) g.constant(locationOf(node), literal);
  else if (node.kind === "Attribute") g.expression(node);
  // f-strings have been refused by the parser.
  else return false;
  return true;
}

/** The constant of a literal pattern: `-1` and `1 + 2j` are literals here. */
export function literalOf(node: Expr): CodeConstant | undefined {
  if (node.kind === "Constant") return constantOf(node.value);
  if (node.kind === "UnaryOp" && node.op === "USub" && node.operand.kind === "Constant") {
    return foldUnary(Op.UNARY_NEGATIVE, constantOf(node.operand.value));
  }
  if (node.kind === "BinOp" && (node.op === "Add" || node.op === "Sub") && node.right.kind === "Constant") {
    const left = literalOf(node.left);
    if (left === undefined) return undefined;
    return foldBinary(node.op === "Add" ? Op.BINARY_ADD : Op.BINARY_SUBTRACT, left, constantOf(node.right.value));
  }
  return undefined;
}

function capture(g: CodeGenerator, location: Location, name: string | null, state: PatternState): void {
  if (name === null) return g.emit(location, Op.POP_TOP);
  if (state.stores.includes(name)) throw duplicateCapture(g, location, name);
  rotate(g, location, state.onTop + state.stores.length + 1);
  state.stores.push(name);
}

function duplicateCapture(g: CodeGenerator, location: Location, name: string): Error {
  return g.diagnostics.error(location, `multiple assignments to name ${codeConstantText(name)} in pattern`);
}

/** Moves the top below `count - 1` other values. */
function rotate(g: CodeGenerator, location: Location, count: number): void {
  for (let depth = count; depth > 1; depth--) g.emit(location, Op.SWAP, depth);
}

function compileAs(g: CodeGenerator, pattern: MatchAs, state: PatternState): void {
  const location = locationOf(pattern);
  if (pattern.pattern !== null) {
    state.onTop++;
    g.emit(location, Op.COPY, 1);
    compilePattern(g, pattern.pattern, state);
    state.onTop--;
    return capture(g, location, pattern.name, state);
  }
  if (!state.allowsIrrefutable) {
    const what = pattern.name === null ? "wildcard" : `name capture ${codeConstantText(pattern.name)}`;
    throw g.diagnostics.error(location, `${what} makes remaining patterns unreachable`);
  }
  capture(g, location, pattern.name, state);
}

// Sequences

function compileSequencePattern(g: CodeGenerator, pattern: MatchSequence, state: PatternState): void {
  const location = locationOf(pattern);
  const { patterns } = pattern;
  const stars = patterns.flatMap((part, index) => (part.kind === "MatchStar" ? [index] : []));
  if (stars.length > 1) throw g.diagnostics.error(location, "multiple starred names in sequence pattern");
  const star = stars[0] ?? -1;
  const size = patterns.length;
  const isStarWildcard = (part: Pattern) => part.kind === "MatchStar" && part.name === null;
  state.onTop++;
  g.emit(location, Op.MATCH_SEQUENCE);
  jumpToFailure(g, location, state, Op.POP_JUMP_IF_FALSE);
  if (star < 0 || size > 1) {
    g.emit(location, Op.GET_LEN);
    g.constant(location, star < 0 ? size : size - 1);
    g.emit(location, star < 0 ? Op.COMPARE_EQ : Op.COMPARE_GE);
    jumpToFailure(g, location, state, Op.POP_JUMP_IF_FALSE);
  }
  state.onTop--;
  if (patterns.every((part) => isWildcard(part) || isStarWildcard(part))) return g.emit(location, Op.POP_TOP);
  if (star >= 0 && isStarWildcard(patterns[star])) compileItemsByIndex(g, location, patterns, star, state);
  else compileUnpackedItems(g, location, patterns, stars, state);
}

function compileUnpackedItems(
  g: CodeGenerator,
  location: Location,
  patterns: readonly Pattern[],
  stars: readonly number[],
  state: PatternState,
): void {
  emitUnpack(
    g,
    location,
    patterns.length,
    stars,
    "too many expressions in star-unpacking sequence pattern",
    "multiple starred expressions in sequence pattern",
  );
  state.onTop += patterns.length;
  for (const pattern of patterns) {
    state.onTop--;
    compileSubpattern(g, pattern, state);
  }
}

/** With `*_` only the other items are fetched, by their index. */
function compileItemsByIndex(
  g: CodeGenerator,
  location: Location,
  patterns: readonly Pattern[],
  star: number,
  state: PatternState,
): void {
  state.onTop++;
  patterns.forEach((pattern, index) => {
    if (isWildcard(pattern) || index === star) return;
    g.emit(location, Op.COPY, 1);
    if (index < star) {
      g.constant(location, index);
    } else {
      // The subject may not know negative indices.
      g.emit(location, Op.GET_LEN);
      g.constant(location, patterns.length - index);
      g.emit(location, Op.BINARY_SUBTRACT);
    }
    g.emit(location, Op.BINARY_SUBSCR);
    compileSubpattern(g, pattern, state);
  });
  state.onTop--;
  g.emit(location, Op.POP_TOP);
}

// Mappings and classes

function compileMapping(g: CodeGenerator, pattern: MatchMapping, state: PatternState): void {
  const location = locationOf(pattern);
  const { keys, patterns, rest } = pattern;
  state.onTop++;
  g.emit(location, Op.MATCH_MAPPING);
  jumpToFailure(g, location, state, Op.POP_JUMP_IF_FALSE);
  if (keys.length === 0 && rest === null) {
    state.onTop--;
    return g.emit(location, Op.POP_TOP);
  }
  if (keys.length > 0) {
    g.emit(location, Op.GET_LEN);
    g.constant(location, keys.length);
    g.emit(location, Op.COMPARE_GE);
    jumpToFailure(g, location, state, Op.POP_JUMP_IF_FALSE);
  }
  compileKeys(g, location, keys);
  g.emit(location, Op.MATCH_KEYS);
  state.onTop += 2;
  failOnNone(g, location, state);
  g.emit(location, Op.UNPACK_SEQUENCE, keys.length);
  state.onTop += keys.length - 1;
  for (const part of patterns) {
    state.onTop--;
    compileSubpattern(g, part, state);
  }
  state.onTop -= 2;
  if (rest === null) {
    g.emit(location, Op.POP_TOP);
    return g.emit(location, Op.POP_TOP);
  }
  // A copy of the subject without the matched keys.
  g.emit(location, Op.BUILD_MAP, 0);
  g.emit(location, Op.SWAP, 3);
  g.emit(location, Op.DICT_UPDATE, 2);
  g.emit(location, Op.UNPACK_SEQUENCE, keys.length);
  for (let remaining = keys.length; remaining > 0; remaining--) {
    g.emit(location, Op.COPY, 1 + remaining);
    g.emit(location, Op.SWAP, 2);
    g.emit(location, Op.DELETE_SUBSCR);
  }
  capture(g, location, rest, state);
}

function compileKeys(g: CodeGenerator, location: Location, keys: readonly Expr[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    const literal = literalOf(key);
    if (literal !== undefined) {
      const identity = equalityKey(literal);
      if (seen.has(identity)) {
        throw g.diagnostics.error(location, `mapping pattern checks duplicate key (${codeConstantText(literal)})`);
      }
      seen.add(identity);
    }
    if (!compileLiteral(g, key)) {
      throw g.diagnostics.error(location, "mapping pattern keys may only match literals and attribute lookups");
    }
  }
  g.emit(location, Op.BUILD_TUPLE, keys.length);
}

function failOnNone(g: CodeGenerator, location: Location, state: PatternState): void {
  g.emit(location, Op.COPY, 1);
  g.constant(location, null);
  g.emit(location, Op.IS_OP, 1);
  jumpToFailure(g, location, state, Op.POP_JUMP_IF_FALSE);
}

function compileClassPattern(g: CodeGenerator, pattern: MatchClass, state: PatternState): void {
  const location = locationOf(pattern);
  const { patterns, kwd_attrs, kwd_patterns } = pattern;
  for (const [index, name] of kwd_attrs.entries()) {
    const repeated = kwd_attrs.indexOf(name, index + 1);
    if (repeated !== -1) {
      throw g.diagnostics.error(
        locationOf(kwd_patterns[repeated]),
        `attribute name repeated in class pattern: ${name}`,
      );
    }
  }
  g.expression(pattern.cls);
  g.constant(location, tuple(kwd_attrs));
  g.emit(location, Op.MATCH_CLASS, patterns.length);
  state.onTop++;
  failOnNone(g, location, state);
  const parts = [...patterns, ...kwd_patterns];
  g.emit(location, Op.UNPACK_SEQUENCE, parts.length);
  state.onTop += parts.length - 1;
  for (const part of parts) {
    state.onTop--;
    if (isWildcard(part)) g.emit(location, Op.POP_TOP);
    else compileSubpattern(g, part, state);
  }
}

// Alternatives

function compileOr(g: CodeGenerator, pattern: MatchOr, state: PatternState): void {
  const location = locationOf(pattern);
  const end = g.label();
  const last = pattern.patterns.length - 1;
  // Names in the order in which the first alternative binds them; the others are brought into it.
  let control: readonly string[] = [];
  pattern.patterns.forEach((alternative, index) => {
    const here = locationOf(alternative);
    const inner: PatternState = {
      stores: [],
      allowsIrrefutable: index === last && state.allowsIrrefutable,
      failures: [],
      onTop: 0,
    };
    g.emit(here, Op.COPY, 1);
    compilePattern(g, alternative, inner);
    if (index === 0) control = inner.stores;
    else if (!reorderCaptures(g, here, inner.stores, control)) {
      throw g.diagnostics.error(location, "alternative patterns bind different names");
    }
    g.jump(here, Pseudo.JUMP, end);
    useFailures(g, here, inner);
  });
  g.emit(location, Op.POP_TOP);
  jumpToFailure(g, location, state, Pseudo.JUMP);
  g.use(end);
  // Below the captures lie the subject, the working values and earlier captures.
  const rotations = control.length + 1 + state.onTop + state.stores.length;
  for (const name of control) {
    rotate(g, location, rotations);
    if (state.stores.includes(name)) throw duplicateCapture(g, location, name);
    state.stores.push(name);
  }
  g.emit(location, Op.POP_TOP);
}

/** Rotates captured values into the order of `control`; false if other names are captured. */
function reorderCaptures(g: CodeGenerator, location: Location, stores: string[], control: readonly string[]): boolean {
  if (stores.length !== control.length) return false;
  for (let place = control.length - 1; place >= 0; place--) {
    const found = stores.indexOf(control[place]);
    if (found < 0) return false;
    if (found === place) continue;
    const rotated = stores.splice(0, found + 1);
    stores.splice(place - found, 0, ...rotated);
    for (let count = 0; count <= found; count++) rotate(g, location, place + 1);
  }
  return true;
}

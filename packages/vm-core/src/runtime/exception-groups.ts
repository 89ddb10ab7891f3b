/** Splitting exception groups, and what `except*` does with the parts. */

import { baseExceptionGroupType, PyException, PyExceptionGroup } from "../objects/exception.js";
import { PyFunction } from "../objects/function.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { PyTraceback, type TracebackFrame } from "../objects/traceback.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { findAttribute, setAttribute } from "./attributes.js";
import { call, callMethod, isCallable } from "./calls.js";
import { typeError } from "./errors.js";
import { checkCaughtByStar, isExceptionClass, matchesException } from "./exception-matching.js";
import { toArray } from "./iteration.js";
import { typeName } from "./primitives.js";
import { enterRecursion, leaveRecursion } from "./thread.js";
import { isTrue } from "./truth.js";

export interface Split {
  readonly match: PyException | null;
  readonly rest: PyException | null;
}

/** Whether an exception (a group or a leaf) matches as a whole. */
export type Matcher = (exception: PyException) => boolean;

/** The matcher for the argument of `split` and `subgroup`. Raises TypeError for anything that is no condition. */
export function groupMatcher(condition: Value): Matcher {
  const isCondition =
    isExceptionClass(condition) || (condition instanceof PyTuple && condition.items.every(isExceptionClass));
  if (isCondition) return (exception) => matchesException(exception, condition);
  if (condition instanceof PyFunction || (isCallable(condition) && !(condition instanceof PyType))) {
    return (exception) => isTrue(call(condition, [exception]));
  }
  throw typeError("expected an exception type, a tuple of exception types, or a callable (other than a class)");
}

/** BaseExceptionGroup.split. */
export function splitBy(exception: PyException, matches: Matcher): Split {
  return partition(exception, matches, true);
}

/** BaseExceptionGroup.subgroup. */
export function subgroupOf(exception: PyException, matches: Matcher): PyException | null {
  return partition(exception, matches, false).match;
}

function partition(exception: PyException, matches: Matcher, wantsRest: boolean): Split {
  if (matches(exception)) return { match: exception, rest: null };
  if (!(exception instanceof PyExceptionGroup)) return { match: null, rest: wantsRest ? exception : null };
  const matching: PyException[] = [];
  const others: PyException[] = [];
  enterRecursion(" in exceptiongroup_split_recursive");
  try {
    for (const each of exception.exceptions) {
      const { match, rest } = partition(each, matches, wantsRest);
      if (match !== null) matching.push(match);
      if (rest !== null) others.push(rest);
    }
  } finally {
    leaveRecursion();
  }
  return { match: derive(exception, matching), rest: wantsRest ? derive(exception, others) : null };
}

/** A group like `origin` with some of its exceptions; null for none. Raises what `derive` raises. */
function derive(origin: PyExceptionGroup, exceptions: readonly PyException[]): PyException | null {
  if (exceptions.length === 0) return null;
  const group = callMethod(origin, "derive", new PyList([...exceptions]));
  if (!(group instanceof PyExceptionGroup)) {
    throw typeError("derive must return an instance of BaseExceptionGroup");
  }
  group.traceback = origin.traceback;
  group.context = origin.context;
  group.cause = origin.cause;
  // As whoever sets a cause, and be it None.
  group.suppressContext = true;
  const notes = findAttribute(origin, "__notes__");
  if (notes instanceof PyList || notes instanceof PyTuple) setAttribute(group, "__notes__", new PyList(toArray(notes)));
  return group;
}

/**
 * What `except* type` takes of an exception: `[rest, match]`, each null for nothing. A naked exception that matches is
 * wrapped in a group with a traceback entry for the place of the clause. Raises TypeError for a type that cannot be caught so.
 */
export function splitGroup(
  exception: PyException | null,
  type: Value,
  frame: TracebackFrame,
  pc: number,
): [rest: PyException | null, match: PyException | null] {
  checkCaughtByStar(type);
  if (exception === null) return [null, null];
  if (matchesException(exception, type)) {
    if (exception instanceof PyExceptionGroup) return [null, exception];
    const group = makeGroup(new PyTuple([exception]));
    group.traceback = new PyTraceback(null, frame, pc);
    return [null, group];
  }
  if (!(exception instanceof PyExceptionGroup)) return [exception, null];
  const pair = callMethod(exception, "split", type);
  const { name } = exception.cls;
  if (!(pair instanceof PyTuple)) throw typeError(`${name}.split must return a tuple, not ${typeName(pair)}`);
  if (pair.items.length < 2) {
    throw typeError(`${name}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
  }
  const [match, rest] = pair.items;
  return [asException(rest), asException(match)];
}

const asException = (value: Value): PyException | null => (value instanceof PyException ? value : null);

function makeGroup(exceptions: PyTuple | PyList): PyException {
  // BaseExceptionGroup's constructor returns a group of its own or of ExceptionGroup.
  return call(baseExceptionGroupType, ["", exceptions]) as PyException;
}

/**
 * What to raise after all `except*` clauses: `results` holds what each raised and the part nothing caught (null
 * entries are ignored). Exceptions raised anew stand beside the re-raised ones, and the latter keep the shape that
 * they had in `original`. Null when there is nothing to raise.
 */
export function prepReraiseStar(original: PyException, results: readonly (PyException | null)[]): PyException | null {
  if (results.length === 0) return null;
  if (!(original instanceof PyExceptionGroup)) return results[0];
  const raised: PyException[] = [];
  const reraised: PyException[] = [];
  for (const each of results) {
    if (each !== null) (hasSameMetadata(each, original) ? reraised : raised).push(each);
  }
  const projection = project(original, reraised);
  if (raised.length === 0) return projection;
  if (projection !== null) raised.push(projection);
  return raised.length === 1 ? raised[0] : makeGroup(new PyList(raised));
}

/** True for a part of `original` that nobody has raised anew. */
function hasSameMetadata(exception: PyException, original: PyExceptionGroup): boolean {
  return (
    exception instanceof PyExceptionGroup &&
    exception.traceback === original.traceback &&
    exception.cause === original.cause &&
    exception.context === original.context
  );
}

function project(original: PyExceptionGroup, keep: readonly PyException[]): PyException | null {
  if (keep.length === 0) return null;
  const leaves = new Set<PyException>();
  const collect = (exception: PyException): void => {
    if (exception instanceof PyExceptionGroup) exception.exceptions.forEach(collect);
    else leaves.add(exception);
  };
  keep.forEach(collect);
  return splitBy(original, (exception) => leaves.has(exception)).match;
}

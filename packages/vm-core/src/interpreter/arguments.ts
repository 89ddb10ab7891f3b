/** Binding call arguments to the parameters of a Python function, with CPython's messages. */

import { CodeFlag } from "../bytecode/code.js";
import { PyDict } from "../objects/dict.js";
import type { PyFunction } from "../objects/function.js";
import type { Keywords, Value } from "../objects/object.js";
import { tupleOf } from "../objects/tuple.js";
import { typeError } from "../runtime/errors.js";
import { keywordHint } from "../runtime/similar-names.js";
import { executableOf } from "./executable.js";
import { type Frame, type FrameValue, makeFrame, recycleFrame } from "./frame.js";

/** A frame of the function with its parameters bound. Raises TypeError when the arguments do not fit. */
export function frameForCall(callable: PyFunction, args: readonly Value[], keywords: Keywords): Frame {
  const executable = executableOf(callable.code);
  const frame = makeFrame(executable, callable.globals, callable.builtins);
  frame.function = callable;
  const { values } = frame;
  if (keywords === null && args.length === executable.simpleArgCount) {
    for (let index = 0; index < args.length; index++) values[index] = args[index];
    return frame;
  }
  bindArguments(callable, values, args, keywords);
  if ((executable.flags & CodeFlag.OPTIMIZED) === 0) frame.namespace = callable.globals;
  return frame;
}

/**
 * As `frameForCall`, of `count` positional arguments that stand from `first` on in the caller's `values`: those that
 * fit, with defaults for the rest, need no array in between.
 */
export function frameForStack(callable: PyFunction, values: FrameValue[], first: number, count: number): Frame {
  const executable = executableOf(callable.code);
  const missing = executable.simpleArgCount - count;
  const { defaults } = callable;
  if (missing < 0 || (missing > 0 && (defaults === null || defaults.items.length < missing))) {
    return frameForCall(callable, values.slice(first, first + count) as Value[], null);
  }
  const frame = makeFrame(executable, callable.globals, callable.builtins);
  frame.function = callable;
  const parameters = frame.values;
  for (let index = 0; index < count; index++) parameters[index] = values[first + index];
  if (missing > 0 && defaults !== null) {
    const { items } = defaults;
    for (let index = 1; index <= missing; index++) {
      parameters[executable.simpleArgCount - index] = items[items.length - index];
    }
  }
  return frame;
}

/**
 * As `frameForStack`, the last of the arguments being given by `names`; null when they do not fit as they are, or when
 * the function collects what is left over.
 */
export function frameForNamed(
  callable: PyFunction,
  values: FrameValue[],
  first: number,
  count: number,
  names: readonly Value[],
): Frame | null {
  const executable = executableOf(callable.code);
  const { argCount, kwOnlyCount, posOnlyCount, flags, localNames } = callable.code.code;
  const positional = count - names.length;
  const total = argCount + kwOnlyCount;
  if ((flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) !== 0 || positional > argCount) return null;
  const frame = makeFrame(executable, callable.globals, callable.builtins);
  frame.function = callable;
  const parameters = frame.values;
  for (let index = 0; index < positional; index++) parameters[index] = values[first + index];
  let isFitting = true;
  for (let index = 0; index < names.length; index++) {
    const place = localNames.indexOf(names[index] as string);
    if (place < posOnlyCount || place >= total || parameters[place] !== undefined) isFitting = false;
    else parameters[place] = values[first + positional + index];
  }
  if (isFitting && hasRestByDefault(callable, parameters, positional)) return frame;
  recycleFrame(frame);
  return null;
}

/** Gives parameters that are unset their defaults; false when one has none. */
function hasRestByDefault(callable: PyFunction, parameters: FrameValue[], positional: number): boolean {
  const { argCount, kwOnlyCount, localNames } = callable.code.code;
  const { defaults, keywordDefaults } = callable;
  const firstDefault = argCount - (defaults === null ? 0 : defaults.items.length);
  for (let index = positional; index < argCount + kwOnlyCount; index++) {
    if (parameters[index] !== undefined) continue;
    let value: FrameValue;
    if (index >= argCount) value = keywordDefaults?.get(localNames[index]);
    else if (index >= firstDefault) value = defaults?.items[index - firstDefault];
    if (value === undefined) return false;
    parameters[index] = value;
  }
  return true;
}

/** Fills the parameters in `values`, a fresh frame's locals. */
function bindArguments(callable: PyFunction, values: FrameValue[], args: readonly Value[], keywords: Keywords): void {
  const { code } = callable.code;
  const { argCount, kwOnlyCount, flags, localNames } = code;
  const total = argCount + kwOnlyCount;
  const positional = Math.min(args.length, argCount);
  for (let index = 0; index < positional; index++) values[index] = args[index];
  if ((flags & CodeFlag.VARARGS) !== 0) values[total] = tupleOf(args.slice(positional));
  let extra: PyDict | null = null;
  if ((flags & CodeFlag.VARKEYWORDS) !== 0) {
    extra = new PyDict();
    values[total + ((flags & CodeFlag.VARARGS) !== 0 ? 1 : 0)] = extra;
  }
  if (keywords !== null) bindKeywords(callable, values, keywords, extra);
  if (args.length > argCount && (flags & CodeFlag.VARARGS) === 0) {
    throw tooManyPositional(callable, args.length, values);
  }
  if (args.length < argCount) bindDefaults(callable, values, args.length);
  if (kwOnlyCount > 0) {
    const missing: string[] = [];
    for (let index = argCount; index < total; index++) {
      if (values[index] !== undefined) continue;
      const value = callable.keywordDefaults?.get(localNames[index]);
      if (value === undefined) missing.push(localNames[index]);
      else values[index] = value;
    }
    if (missing.length > 0) throw missingArguments(callable, "keyword-only", missing);
  }
}

function bindKeywords(
  callable: PyFunction,
  values: FrameValue[],
  keywords: ReadonlyMap<string, Value>,
  extra: PyDict | null,
): void {
  const { code } = callable.code;
  const { posOnlyCount, localNames } = code;
  const total = code.argCount + code.kwOnlyCount;
  for (const [name, value] of keywords) {
    const index = localNames.indexOf(name);
    if (index >= posOnlyCount && index < total) {
      if (values[index] !== undefined) {
        throw typeError(`${callable.qualifiedName}() got multiple values for argument '${name}'`);
      }
      values[index] = value;
    } else if (extra !== null) extra.set(name, value);
    else throw unexpectedKeyword(callable, name, keywords);
  }
}

function unexpectedKeyword(callable: PyFunction, name: string, keywords: ReadonlyMap<string, Value>) {
  const { code } = callable.code;
  const positionalOnly = code.localNames.slice(0, code.posOnlyCount).filter((each) => keywords.has(each));
  if (positionalOnly.length > 0) {
    return typeError(
      `${callable.qualifiedName}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(", ")}'`,
    );
  }
  const candidates = code.localNames.slice(code.posOnlyCount, code.argCount + code.kwOnlyCount);
  const hint = keywordHint(name, candidates);
  return typeError(`${callable.qualifiedName}() got an unexpected keyword argument '${name}'${hint}`);
}

function bindDefaults(callable: PyFunction, values: FrameValue[], given: number): void {
  const { code } = callable.code;
  const { argCount, localNames } = code;
  const defaults = callable.defaults?.items ?? [];
  const firstDefault = argCount - defaults.length;
  const missing: string[] = [];
  for (let index = given; index < argCount; index++) {
    if (values[index] !== undefined) continue;
    if (index >= firstDefault) values[index] = defaults[index - firstDefault];
    else missing.push(localNames[index]);
  }
  if (missing.length > 0) throw missingArguments(callable, "positional", missing);
}

function missingArguments(callable: PyFunction, kind: string, names: readonly string[]) {
  const quoted = names.map((name) => `'${name}'`);
  const count = quoted.length;
  const list =
    count === 1
      ? quoted[0]
      : count === 2
        ? `${quoted[0]} and ${quoted[1]}`
        : `${quoted.slice(0, -1).join(", ")}, and ${quoted[count - 1]}`;
  return typeError(
    `${callable.qualifiedName}() missing ${count} required ${kind} argument${count === 1 ? "" : "s"}: ${list}`,
  );
}

function tooManyPositional(callable: PyFunction, given: number, values: readonly FrameValue[]) {
  const { code } = callable.code;
  const { argCount, kwOnlyCount } = code;
  const defaultCount = callable.defaults?.items.length ?? 0;
  let keywordGiven = 0;
  for (let index = argCount; index < argCount + kwOnlyCount; index++) if (values[index] !== undefined) keywordGiven++;
  const isPlural = defaultCount > 0 || argCount !== 1;
  const takes = defaultCount > 0 ? `from ${argCount - defaultCount} to ${argCount}` : `${argCount}`;
  let keywordText = "";
  if (keywordGiven > 0) {
    const positionals = `positional argument${given === 1 ? "" : "s"}`;
    keywordText = ` ${positionals} (and ${keywordGiven} keyword-only argument${keywordGiven === 1 ? "" : "s"})`;
  }
  const verb = given === 1 && keywordGiven === 0 ? "was" : "were";
  return typeError(
    `${callable.qualifiedName}() takes ${takes} positional argument${isPlural ? "s" : ""} but ${given}${keywordText} ${verb} given`,
  );
}

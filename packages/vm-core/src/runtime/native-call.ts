/** Calling natives: binding positional and keyword arguments to parameters, with CPython's messages. */

import type { NativeArgument, NativeCode, NativeFunction, Parameter, Signature } from "../objects/native.js";
import type { Keywords, Value } from "../objects/object.js";
import { PySet } from "../objects/set.js";
import { Special } from "../objects/specials.js";
import { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { typeError } from "./errors.js";
import { isPositional, signatureOf } from "./signature.js";
import { keywordHint } from "./similar-names.js";

/** How a native is named in messages: its own name, and its qualified name (`list.append`). */
export interface NativeNames {
  readonly name: string;
  readonly qualifiedName: string;
}

/**
 * Calls a native. `self` undefined means a plain function without self. Raises TypeError when the arguments do not fit.
 */
export function callNative(
  native: NativeFunction,
  self: Value | undefined,
  args: readonly Value[],
  keywords: Keywords,
  owner: string | null = null,
): Value {
  const signature = native.signature ?? signatureOf(native);
  const count = args.length;
  if (
    (keywords === null || keywords.size === 0) &&
    signature.isSimple &&
    count >= signature.minimum &&
    count <= signature.maximum
  ) {
    return pass(native.code, self, args);
  }
  const isIgnored = keywords !== null && keywords.size > 0 && self !== undefined && ignoresKeywords(native, self);
  // The quick path that builtin classes have for calls without keywords is not that of their subclasses.
  const isSubclass = native.isConstructor && self instanceof PyType && self.isHeapType;
  const given = isIgnored ? null : (keywords ?? (isSubclass && count > signature.maximum ? noKeywords : null));
  return pass(native.code, self, bind(native, signature, args, given, owner));
}

const noKeywords: Keywords = new Map();

/** Passes bound arguments; spreading them is several times slower than naming them. */
function pass(code: NativeCode, self: Value | undefined, args: readonly NativeArgument[]): Value {
  if (self === undefined) {
    switch (args.length) {
      case 0:
        return code();
      case 1:
        return code(args[0]);
      case 2:
        return code(args[0], args[1]);
      case 3:
        return code(args[0], args[1], args[2]);
      default:
        return code(...args);
    }
  }
  switch (args.length) {
    case 0:
      return code(self);
    case 1:
      return code(self, args[0]);
    case 2:
      return code(self, args[0], args[1]);
    case 3:
      return code(self, args[0], args[1], args[2]);
    default:
      return code(self, ...args);
  }
}

/**
 * Keyword arguments of a class whose constructor takes none are for the other of `__new__` and `__init__`, when a
 * subclass has its own.
 */
function ignoresKeywords(native: NativeFunction, self: Value): boolean {
  const isInitializer = native.name === "__init__" && native.isWrapper;
  // CPython's set is stricter.
  if (isInitializer && self instanceof PySet) return false;
  if (!native.isConstructor && !isInitializer) return false;
  if (!signatureOf(native).parameters.every(({ kind }) => kind === "positional-only" || kind === "variadic"))
    return false;
  const cls = native.isConstructor && self instanceof PyType ? self : typeOf(self);
  if (!cls.isHeapType) return false;
  const other = isInitializer ? Special.__new__ : Special.__init__;
  return cls.special(other) !== cls.layoutOwner.special(other);
}

/** A constructor's argument errors speak of the class. */
function namesOf(name: string, owner: string | null): NativeNames {
  if (owner === null) return { name, qualifiedName: name };
  return name === "__init__" ? { name: owner, qualifiedName: owner } : { name, qualifiedName: `${owner}.${name}` };
}

function bind(
  native: NativeFunction,
  signature: Signature,
  args: readonly Value[],
  keywords: Keywords,
  owner: string | null,
): NativeArgument[] {
  const { parameters } = signature;
  if (keywords === null && signature.isBoundByPosition && args.length >= signature.minimum) {
    if (args.length <= signature.maximum) return bindByPosition(parameters, args);
  }
  const names = namesOf(native.name, owner);
  const acceptsKeywords = parameters.some(
    (parameter) => parameter.kind !== "positional-only" && parameter.kind !== "variadic",
  );
  if (!acceptsKeywords) checkPositional(names, native, signature, args.length, keywords);
  else checkCounts(names, signature, args.length, keywords);
  const bound: NativeArgument[] = [];
  let position = 0;
  let used = 0;
  for (const parameter of parameters) {
    if (parameter.kind === "variadic") {
      bound.push(args.slice(position));
      position = args.length;
      continue;
    }
    if (parameter.kind === "keywords") {
      bound.push(remainingKeywords(parameters, keywords));
      used = keywords?.size ?? 0;
      continue;
    }
    const named = parameter.kind === "positional-only" ? undefined : keywords?.get(parameter.name);
    if (isPositional(parameter) && position < args.length) {
      if (named !== undefined) {
        throw typeError(
          `argument for ${names.name}() given by name ('${parameter.name}') and position (${position + 1})`,
        );
      }
      bound.push(args[position]);
      position++;
    } else if (named !== undefined) {
      bound.push(named);
      used++;
    } else if (parameter.default === null) {
      throw parameter.kind === "keyword-only"
        ? typeError(`${names.name}() missing required keyword-only argument: '${parameter.name}'`)
        : typeError(`${names.name}() missing required argument '${parameter.name}' (pos ${bound.length + 1})`);
    } else bound.push(undefined);
  }
  if (keywords !== null && used < keywords.size) throw unexpectedKeyword(names, parameters, keywords);
  return bound;
}

/** Binds arguments known to fit, without keywords. */
function bindByPosition(parameters: readonly Parameter[], args: readonly Value[]): NativeArgument[] {
  const bound: NativeArgument[] = [];
  for (let index = 0; index < parameters.length; index++) {
    switch (parameters[index].kind) {
      case "variadic":
        bound.push(index === 0 ? args.slice() : args.slice(index));
        break;
      case "keywords":
        bound.push(null);
        break;
      case "keyword-only":
        bound.push(undefined);
        break;
      default:
        bound.push(index < args.length ? args[index] : undefined);
    }
  }
  return bound;
}

function remainingKeywords(parameters: readonly Parameter[], keywords: Keywords): Keywords {
  if (keywords === null) return null;
  const isTaken = ({ kind, name }: Parameter): boolean =>
    (kind === "positional" || kind === "keyword-only") && keywords.has(name);
  const taken = parameters.filter(isTaken);
  if (taken.length === 0) return keywords;
  const remaining = new Map(keywords);
  for (const { name } of taken) remaining.delete(name);
  return remaining.size === 0 ? null : remaining;
}

function unexpectedKeyword(names: NativeNames, parameters: readonly Parameter[], keywords: ReadonlyMap<string, Value>) {
  for (const name of keywords.keys()) {
    const isKnown = parameters.some((parameter) => parameter.name === name && parameter.kind !== "positional-only");
    if (!isKnown && names.name === "enumerate") {
      return typeError(`'${name}' is an invalid keyword argument for enumerate()`);
    }
    if (!isKnown) {
      const known = parameters.filter(({ kind }) => kind !== "positional-only").map((parameter) => parameter.name);
      const hint = keywordHint(name, known);
      return typeError(`${names.name}() got an unexpected keyword argument '${name}'${hint}`);
    }
  }
  return typeError(`${names.name}() got an unexpected keyword argument`);
}

const plural = (count: number): string => (count === 1 ? "" : "s");

/** Natives without keyword parameters: METH_NOARGS, METH_O and positional-only ones, each with its own wording. */
function checkPositional(
  names: NativeNames,
  native: NativeFunction,
  signature: Signature,
  count: number,
  keywords: Keywords,
): void {
  if (native.isWrapper && !takesKeywords.has(native.name)) {
    checkWrapper(native.name, signature, count, keywords);
    return;
  }
  const { minimum, maximum } = signature;
  if (keywords !== null && keywords.size > 0) throw typeError(`${names.qualifiedName}() takes no keyword arguments`);
  if (count >= minimum && count <= maximum) return;
  if (maximum === 0) throw typeError(`${names.qualifiedName}() takes no arguments (${count} given)`);
  if (minimum === 1 && maximum === 1 && !native.isConstructor) {
    throw typeError(`${names.qualifiedName}() takes exactly one argument (${count} given)`);
  }
  const [limit, bound] = count < minimum ? [minimum, "at least "] : [maximum, "at most "];
  const relation = minimum === maximum ? "" : bound;
  // CPython's `super` gives its name with parentheses here.
  const name = names.name === "super" ? "super()" : names.name;
  throw typeError(`${name} expected ${relation}${limit} argument${plural(limit)}, got ${count}`);
}

/** Slots that are called with keyword arguments. */
const takesKeywords = new Set(["__init__", "__call__"]);
const powers = new Set(["__pow__", "__rpow__", "__ipow__"]);

/** Slots, which CPython wraps all in the same few functions. */
function checkWrapper(name: string, { minimum, maximum }: Signature, count: number, keywords: Keywords): void {
  if (keywords !== null && keywords.size > 0) throw typeError(`wrapper ${name}() takes no keyword arguments`);
  if (count >= minimum && count <= maximum) return;
  if (powers.has(name)) throw typeError(`expected 1 or 2 arguments, got ${count}`);
  const [limit, bound] = count < minimum ? [minimum, "at least "] : [maximum, "at most "];
  const given = `expected ${minimum === maximum ? "" : bound}${limit} argument${plural(limit)}, got ${count}`;
  throw typeError(maximum < 2 ? given : `${name} ${given}`);
}

/** Classes with keyword parameters whose calls without keywords take another path in CPython, with its own wording. */
const countedByPosition = new Set(["int", "str"]);

/** Natives with keyword parameters (CPython's _PyArg_UnpackKeywords). */
function checkCounts(names: NativeNames, signature: Signature, count: number, keywords: Keywords): void {
  const { parameters, minimum, maximum } = signature;
  if (maximum === Number.POSITIVE_INFINITY) return;
  const given = count + (keywords?.size ?? 0);
  const takesAnyKeyword = parameters.some((parameter) => parameter.kind === "keywords");
  const total = parameters.length;
  if (count > maximum && keywords === null && countedByPosition.has(names.name)) {
    throw typeError(`${names.name} expected at most ${maximum} argument${plural(maximum)}, got ${count}`);
  }
  if (given > total && !takesAnyKeyword) {
    const keyword = count === 0 ? "keyword " : "";
    throw typeError(`${names.name}() takes at most ${total} ${keyword}argument${plural(total)} (${given} given)`);
  }
  if (count > maximum) {
    if (maximum === 0) throw typeError(`${names.name}() takes no positional arguments`);
    const relation = minimum < maximum ? "at most" : "exactly";
    throw typeError(
      `${names.name}() takes ${relation} ${maximum} positional argument${plural(maximum)} (${count} given)`,
    );
  }
  const leastPositional = parameters.filter(
    (parameter) => parameter.kind === "positional-only" && parameter.default === null,
  ).length;
  if (count < leastPositional) {
    const relation = leastPositional < maximum ? "at least" : "exactly";
    throw typeError(
      `${names.name}() takes ${relation} ${leastPositional} positional argument${plural(leastPositional)} (${count} given)`,
    );
  }
}

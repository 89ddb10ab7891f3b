/** Variables by name, and the errors of unbound ones. */

import type { PyCell } from "../objects/cell.js";
import { dictType, PyDict } from "../objects/dict.js";
import { keyErrorType } from "../objects/exception.js";
import { shownBuiltins } from "../objects/mapped-builtins.js";
import type { Value } from "../objects/object.js";
import { caught, InternalError, nameError, type PythonError, unboundLocalError } from "../runtime/errors.js";
import { deleteItem, getItem, setItem } from "../runtime/subscripts.js";
import type { Frame } from "./frame.js";
import { GlobalCache } from "./inline-cache.js";

/** The error for reading or deleting an unbound local. */
export function unboundLocal(frame: Frame, index: number): PythonError {
  const name = frame.executable.code.code.localsPlusNames[index];
  return unboundLocalError(`cannot access local variable '${name}' where it is not associated with a value`);
}

/** The error for reading an empty cell. */
export function unboundCell(frame: Frame, index: number): PythonError {
  const { localsPlusNames, freeNames } = frame.executable.code.code;
  const name = localsPlusNames[index];
  if (index < localsPlusNames.length - freeNames.length) return unboundLocal(frame, index);
  return nameError(
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    name,
  );
}

const undefinedName = (name: string): PythonError => nameError(`name '${name}' is not defined`, name);

export function deleteDeref(frame: Frame, index: number): void {
  const cell = frame.values[index] as PyCell;
  if (cell.content === undefined) throw unboundCell(frame, index);
  cell.content = undefined;
}

export function loadGlobal(frame: Frame, nameIndex: number): Value {
  const { executable, globals, builtins } = frame;
  const name = executable.names[nameIndex];
  if (globals.cls !== dictType || builtins.cls !== dictType) return findGlobal(frame, name);
  const entry = globals.entry(name);
  if (entry?.value !== undefined) {
    cacheEntry(frame, new GlobalCache(globals, entry, -1));
    return entry.value;
  }
  const builtin = builtins.entry(name);
  if (builtin?.value === undefined) throw undefinedName(name);
  cacheEntry(frame, new GlobalCache(globals, builtin, globals.keyVersion));
  return builtin.value;
}

function cacheEntry(frame: Frame, cache: GlobalCache): void {
  frame.executable.caches[frame.pc - 1] = cache;
}

/** LOAD_NAME: cached when the namespace is the globals, as at module level. */
export function loadName(frame: Frame, nameIndex: number): Value {
  const { namespace, globals } = frame;
  if (namespace === globals && globals.cls === dictType) return loadGlobal(frame, nameIndex);
  if (namespace === null) throw new InternalError("no namespace for a name");
  const name = frame.executable.names[nameIndex];
  const value = findInMapping(namespace, name);
  return value === undefined ? findGlobal(frame, name) : value;
}

/** A subclass of dict may supply globals that it does not hold, as annotationlib's does. */
function findGlobal(frame: Frame, name: string): Value {
  const value = findInMapping(frame.globals, name);
  return value === undefined ? loadBuiltin(frame, name) : value;
}

function loadBuiltin(frame: Frame, name: string): Value {
  const value = findBuiltin(frame, name);
  if (value === undefined) throw undefinedName(name);
  return value;
}

/** The builtin of that name in the frame's builtins, which may be any mapping. */
export function findBuiltin({ builtins }: Frame, name: string): Value | undefined {
  return findInMapping(shownBuiltins(builtins), name);
}

/** mapping[name], or undefined on KeyError. */
function findInMapping(mapping: Value, name: string): Value | undefined {
  if (mapping instanceof PyDict && mapping.cls === dictType) return mapping.get(name);
  try {
    return getItem(mapping, name);
  } catch (error) {
    if (caught(error, keyErrorType) === null) throw error;
    return undefined;
  }
}

export function loadFromMappingOrGlobals(frame: Frame, mapping: Value, nameIndex: number): Value {
  const name = frame.executable.names[nameIndex];
  const value = findInMapping(mapping, name);
  return value === undefined ? findGlobal(frame, name) : value;
}

export function loadFromMappingOrDeref(frame: Frame, mapping: Value, index: number): Value {
  const name = frame.executable.code.code.localsPlusNames[index];
  const found = findInMapping(mapping, name);
  const value = found === undefined ? (frame.values[index] as PyCell).content : found;
  if (value === undefined) throw unboundCell(frame, index);
  return value;
}

export function storeGlobal(frame: Frame, nameIndex: number, value: Value): void {
  const { executable, globals } = frame;
  const name = executable.names[nameIndex];
  globals.set(name, value);
  const entry = globals.entry(name);
  if (entry !== undefined) cacheEntry(frame, new GlobalCache(globals, entry, -1));
}

export function storeName(frame: Frame, nameIndex: number, value: Value): void {
  const { namespace, globals } = frame;
  if (namespace === globals && globals.cls === dictType) storeGlobal(frame, nameIndex, value);
  else setItem(namespace, frame.executable.names[nameIndex], value);
}

export function deleteName(frame: Frame, nameIndex: number): void {
  const name = frame.executable.names[nameIndex];
  try {
    deleteItem(frame.namespace, name);
  } catch (error) {
    if (caught(error, keyErrorType) === null) throw error;
    throw undefinedName(name);
  }
}

export function deleteGlobal(frame: Frame, nameIndex: number): void {
  const name = frame.executable.names[nameIndex];
  if (frame.globals.delete(name) === undefined) throw undefinedName(name);
}

export function setUpAnnotations(frame: Frame): void {
  const { namespace } = frame;
  if (findInMapping(namespace, "__annotations__") === undefined) setItem(namespace, "__annotations__", new PyDict());
}

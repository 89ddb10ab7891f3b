/** pickle.Unpickler. */

import { PyDict } from "../../objects/dict.js";
import { attributeErrorType } from "../../objects/exception.js";
import { PyMethodDescriptor } from "../../objects/native.js";
import type { Value } from "../../objects/object.js";
import type { PyType } from "../../objects/type.js";
import { givenType } from "../../runtime/argument-types.js";
import { findAttribute, genericFind, genericSet, getAttribute, missingFromObject } from "../../runtime/attributes.js";
import { requireBytes } from "../../runtime/buffers.js";
import { call2 } from "../../runtime/calls.js";
import { attributeError, exceptionOf, typeError, valueError } from "../../runtime/errors.js";
import { getIterator } from "../../runtime/iteration.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asSize, textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { isTrue } from "../../runtime/truth.js";
import { containerLoaders } from "./loaded-containers.js";
import { noPersistentLoad, objectLoaders } from "./loaded-objects.js";
import { valueLoaders } from "./loaded-values.js";
import { type Loader, Loading } from "./loading.js";
import { UnpicklerMemoProxy } from "./memo-proxies.js";
import { unpicklingError } from "./pickle-errors.js";
import { PickleInput } from "./pickle-input.js";
import { translateName } from "./registries.js";
import { follow, importByName } from "./saved-global.js";
import { UnpicklerMemo } from "./unpickler-memo.js";
import { PyUnpickler, unpicklerType } from "./unpickler-object.js";

type Optional = Value | undefined;

/** What each instruction does, by its number. */
const loaders: (Loader | undefined)[] = new Array(256).fill(undefined);
for (const [opcode, loader] of [...valueLoaders, ...containerLoaders, ...objectLoaders]) loaders[opcode] = loader;

/** An unpickler for a file. Raises TypeError when it is none. */
export function openFile(self: PyUnpickler, file: Value): void {
  const peek = findAttribute(file, "peek");
  const read = findAttribute(file, "read");
  const readline = findAttribute(file, "readline");
  if (read === undefined || readline === undefined) {
    throw typeError("file must have 'read' and 'readline' attributes");
  }
  self.input = new PickleInput({ read, readline, peek }, new Uint8Array(0));
}

/** Raises TypeError for what is not like bytes. */
export function openBytes(self: PyUnpickler, data: Value): void {
  self.input = new PickleInput(null, requireBytes(data));
}

/** What the keyword arguments of `caller` mean; those that were left out are undefined. */
export function setReadingOptions(
  self: PyUnpickler,
  caller: string,
  fixImports: Optional,
  encoding: Optional,
  errors: Optional,
  buffers: Optional,
): void {
  self.fixImports = fixImports === undefined || isTrue(fixImports);
  self.encoding = textArgument(encoding, caller, "'encoding'", "ASCII");
  self.errors = textArgument(errors, caller, "'errors'", "strict");
  self.buffers = buffers === undefined || buffers === null ? null : getIterator(buffers);
}

function textArgument(value: Optional, caller: string, name: string, fallback: string): string {
  if (value === undefined) return fallback;
  const text = textOf(value);
  if (text === undefined) throw typeError(`${caller}() argument ${name} must be str, not ${givenType(value)}`);
  return text;
}

function initialize(
  self: PyUnpickler,
  file: Value,
  fixImports: Optional,
  encoding: Optional,
  errors: Optional,
  buffers: Optional,
): null {
  openFile(self, file);
  setReadingOptions(self, "Unpickler", fixImports, encoding, errors, buffers);
  self.memo = new UnpicklerMemo();
  self.protocol = 0;
  return null;
}

/** The next pickle. Raises UnpicklingError, EOFError, and what the objects in it raise. */
export function load(self: PyUnpickler): Value {
  const { input } = self;
  if (input === null) throw unpicklingError(`Unpickler.__init__() was not called by ${self.cls.name}.__init__()`);
  const hasPersistentLoad = self.ownPersistentLoad !== undefined || !isOwnMethod(self.cls, "persistent_load");
  const isPlain = self.cls === unpicklerType;
  return new Loading(self, input, {
    persistentLoad: hasPersistentLoad ? getAttribute(self, "persistent_load") : undefined,
    findClass: (module, name) =>
      isPlain ? findClass(self, module, name) : call2(getAttribute(self, "find_class"), module, name),
  }).load(loaders);
}

function isOwnMethod(cls: PyType, name: string): boolean {
  const found = cls.lookup(name);
  return found instanceof PyMethodDescriptor && found.owner === unpicklerType;
}

function findClass(self: PyUnpickler, moduleName: Value, globalName: Value): Value {
  const given = {
    module: textArgument(moduleName, "find_class", "1", ""),
    name: textArgument(globalName, "find_class", "2", ""),
  };
  const { module, name } = self.protocol < 3 && self.fixImports ? translateName(given, false) : given;
  const container = importByName(module);
  if (self.protocol < 4 || !name.includes(".")) return getAttribute(container, name);
  try {
    return follow(container, name.split("."));
  } catch (error) {
    const exception = exceptionOf(error);
    if (exception === null || !exception.cls.isSubtypeOf(attributeErrorType)) throw error;
    const failure = attributeError(`Can't resolve path ${repr(name)} on module ${repr(module)}`);
    failure.exception.context = exception;
    throw failure;
  }
}

/** The memo as `memo = …` takes it. Raises TypeError for what is no memo. */
function memoFrom(value: Optional): UnpicklerMemo {
  if (value instanceof UnpicklerMemoProxy) return value.unpickler.memo.copy();
  if (value === undefined) throw typeError("attribute deletion is not supported");
  if (!(value instanceof PyDict)) {
    throw typeError(`'memo' attribute must be an UnpicklerMemoProxy object or dict, not ${typeName(value)}`);
  }
  const memo = new UnpicklerMemo();
  for (const { key, value: item } of value.entries) {
    if (item === undefined) continue;
    if (typeof key !== "number") throw typeError("memo key must be integers");
    if (key < 0) throw valueError("memo key must be positive integers.");
    memo.set(asSize(key), item);
  }
  return memo;
}

/** `persistent_load` can be replaced in an instance even without a subclass. */
function setOrDelete(self: PyUnpickler, name: string, value: Optional): void {
  if (name === "persistent_load" && isOwnMethod(self.cls, name)) {
    if (value === undefined && self.ownPersistentLoad === undefined) throw attributeError(name);
    self.ownPersistentLoad = value;
  } else if (self.cls === unpicklerType && self.cls.lookup(name) === undefined) throw missingFromObject(self, name);
  else genericSet(self, self.cls, name, value);
}

defineMethods(unpicklerType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyUnpickler(cls)),
  method(
    "__init__(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
    initialize,
    "This takes a binary file for reading a pickle data stream.",
  ),
  method("__getattribute__(name, /)", (self: PyUnpickler, name: Value) => {
    const text = textOf(name) ?? "";
    if (text === "persistent_load" && self.ownPersistentLoad !== undefined) return self.ownPersistentLoad;
    const found = genericFind(self, self.cls, text);
    if (found === undefined) throw missingFromObject(self, text);
    return found;
  }),
  method("__setattr__(name, value, /)", (self: PyUnpickler, name: Value, value: Value) => {
    setOrDelete(self, textOf(name) ?? "", value);
    return null;
  }),
  method("__delattr__(name, /)", (self: PyUnpickler, name: Value) => {
    setOrDelete(self, textOf(name) ?? "", undefined);
    return null;
  }),
  method("load()", load, "Load a pickle."),
  method("find_class(module_name, global_name, /)", findClass, "Return an object from a specified module."),
  method("persistent_load(pid, /)", () => {
    throw noPersistentLoad();
  }),
  method("__sizeof__()", (self: PyUnpickler) => 200 + 8 * self.memo.size, "Returns size in memory, in bytes."),
  getter(
    "memo",
    (self: PyUnpickler) => new UnpicklerMemoProxy(self),
    (self: PyUnpickler, value: Optional) => {
      self.memo = memoFrom(value);
    },
  ),
]);

/** pickle.Pickler. */

import { PyDict } from "../../objects/dict.js";
import { PyMethodDescriptor } from "../../objects/native.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { findAttribute, genericFind, genericSet, getAttribute, missingFromObject } from "../../runtime/attributes.js";
import { attributeError, typeError, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { asIntArgument, textOf, typeName } from "../../runtime/primitives.js";
import { isTrue } from "../../runtime/truth.js";
import { PicklerMemoProxy } from "./memo-proxies.js";
import { DEFAULT_PROTOCOL, HIGHEST_PROTOCOL } from "./opcodes.js";
import { picklingError } from "./pickle-errors.js";
import { PickleOutput } from "./pickle-output.js";
import { PyPickler, picklerType } from "./pickler-object.js";
import { Saving } from "./saving.js";

/** What `protocol`, `fix_imports` and `buffer_callback` mean; arguments that were left out are undefined. */
export function setOptions(
  pickler: PyPickler,
  protocol: Value | undefined,
  fixImports: Value | undefined,
  bufferCallback: Value | undefined,
): void {
  let number = protocol === undefined || protocol === null ? DEFAULT_PROTOCOL : asIntArgument(protocol);
  if (number < 0) number = HIGHEST_PROTOCOL;
  if (number > HIGHEST_PROTOCOL) throw valueError(`pickle protocol must be <= ${HIGHEST_PROTOCOL}`);
  pickler.protocol = number;
  pickler.isBinary = number > 0;
  pickler.fixImports = (fixImports === undefined || isTrue(fixImports)) && number < 3;
  pickler.bufferCallback = bufferCallback ?? null;
  if (pickler.bufferCallback !== null && number < 5) throw valueError("buffer_callback needs protocol >= 5");
}

export function setFile(pickler: PyPickler, file: Value): void {
  const write = findAttribute(file, "write");
  if (write === undefined) throw typeError("file must have a 'write' attribute");
  pickler.write = write;
}

/** One pickle of a pickler that is no instance of a subclass: nothing of it can have been replaced. */
export function dumpPlainly(pickler: PyPickler, value: Value): PickleOutput {
  const output = new PickleOutput(pickler.write);
  new Saving(pickler, output, { persistentId: undefined, reducerOverride: undefined }).dump(value);
  return output;
}

function initialize(
  self: PyPickler,
  file: Value,
  protocol: Value | undefined,
  fixImports: Value | undefined,
  bufferCallback: Value | undefined,
): null {
  setOptions(self, protocol, fixImports, bufferCallback);
  setFile(self, file);
  self.isFast = false;
  self.memo = new Map();
  self.dispatchTable = findAttribute(self, "dispatch_table");
  self.isReady = true;
  return null;
}

function dump(self: PyPickler, value: Value): null {
  if (!self.isReady) throw picklingError(`Pickler.__init__() was not called by ${self.cls.name}.__init__()`);
  const hooks = {
    persistentId: answersNone(self) ? undefined : getAttribute(self, "persistent_id"),
    reducerOverride: findAttribute(self, "reducer_override"),
  };
  new Saving(self, new PickleOutput(self.write), hooks).dump(value);
  return null;
}

/** True when `persistent_id` is the class's own: it need not be called for every object. */
function answersNone(self: PyPickler): boolean {
  return self.ownPersistentId === undefined && isOwnMethod(self.cls, picklerType, "persistent_id");
}

/** True when the method that instances of a subclass have is the base's. */
export function isOwnMethod(cls: PyType, base: PyType, name: string): boolean {
  const found = cls.lookup(name);
  return found instanceof PyMethodDescriptor && found.owner === base;
}

/** The memo as `memo = …` takes it. Raises TypeError for what is no memo. */
function memoFrom(value: Value | undefined): Map<Value, number> {
  if (value instanceof PicklerMemoProxy) return new Map(value.pickler.memo);
  if (!(value instanceof PyDict)) {
    if (value === undefined) throw typeError("attribute deletion is not supported");
    throw typeError(`'memo' attribute must be a PicklerMemoProxy object or dict, not ${typeName(value)}`);
  }
  const memo = new Map<Value, number>();
  for (const item of value.values()) {
    if (!(item instanceof PyTuple) || item.items.length !== 2) throw typeError("'memo' values must be 2-item tuples");
    memo.set(item.items[1], asIntArgument(item.items[0]));
  }
  return memo;
}

defineMethods(picklerType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyPickler(cls)),
  method(
    "__init__(file, protocol=None, fix_imports=True, buffer_callback=None)",
    initialize,
    "This takes a binary file for writing a pickle data stream.",
  ),
  method("__getattribute__(name, /)", (self: PyPickler, name: Value) => {
    const text = textOf(name) ?? "";
    if (text === "persistent_id" && self.ownPersistentId !== undefined) return self.ownPersistentId;
    const found = genericFind(self, self.cls, text);
    if (found === undefined) throw missingFromObject(self, text);
    return found;
  }),
  method("__setattr__(name, value, /)", (self: PyPickler, name: Value, value: Value) => {
    setOrDelete(self, textOf(name) ?? "", value);
    return null;
  }),
  method("__delattr__(name, /)", (self: PyPickler, name: Value) => {
    setOrDelete(self, textOf(name) ?? "", undefined);
    return null;
  }),
  method("dump(obj, /)", dump, "Write a pickled representation of the given object to the open file."),
  method(
    "clear_memo()",
    (self: PyPickler) => {
      self.memo = new Map();
      return null;
    },
    'Clears the pickler\'s "memo".',
  ),
  method("persistent_id(obj, /)", () => null),
  method("__sizeof__()", (self: PyPickler) => 200 + 16 * self.memo.size, "Returns size in memory, in bytes."),
  member(
    "bin",
    (self: PyPickler) => Number(self.isBinary),
    (self: PyPickler, value: Value | undefined) => {
      self.isBinary = asIntArgument(value ?? 0) !== 0;
    },
  ),
  member(
    "fast",
    (self: PyPickler) => Number(self.isFast),
    (self: PyPickler, value: Value | undefined) => {
      self.isFast = asIntArgument(value ?? 0) !== 0;
    },
  ),
  member(
    "dispatch_table",
    (self: PyPickler) => self.dispatchTable,
    (self: PyPickler, value: Value | undefined) => {
      if (value === undefined && self.dispatchTable === undefined) throw attributeError("dispatch_table");
      self.dispatchTable = value;
    },
  ),
  getter(
    "memo",
    (self: PyPickler) => new PicklerMemoProxy(self),
    (self: PyPickler, value: Value | undefined) => {
      self.memo = memoFrom(value);
    },
  ),
]);

/** `persistent_id` can be replaced in an instance even without a subclass. */
function setOrDelete(self: PyPickler, name: string, value: Value | undefined): void {
  if (name === "persistent_id" && isOwnMethod(self.cls, picklerType, name)) {
    if (value === undefined && self.ownPersistentId === undefined) throw attributeError(name);
    self.ownPersistentId = value;
  } else if (self.cls === picklerType && self.cls.lookup(name) === undefined) throw missingFromObject(self, name);
  else genericSet(self, self.cls, name, value);
}

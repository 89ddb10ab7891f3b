/** The `super` class. Without arguments it reads `__class__` and the first argument of the calling frame. */

import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PySuper, superType } from "../objects/super.js";
import { PyType } from "../objects/type.js";
import { genericFind, missingAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { runtimeError, typeError } from "../runtime/errors.js";
import { constructor, defineMethods, member, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { bindSuper, lookupAfter, superClassOf } from "../runtime/super-lookup.js";

/** What `super()` without arguments stands for in the running Python code; installed by the interpreter. */
export const implicitSuper: { find: () => { type: Value; self: Value } } = {
  find: () => {
    throw runtimeError("super(): no current frame");
  },
};

function initialize(self: PySuper, type?: Value, object?: Value): Value {
  let thisClass = type;
  let receiver: Value | undefined = object === null ? undefined : object;
  if (thisClass === undefined) {
    const implicit = implicitSuper.find();
    thisClass = implicit.type;
    receiver = implicit.self;
  }
  if (!(thisClass instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeName(thisClass)}`);
  self.thisClass = thisClass;
  self.self = receiver;
  self.selfClass = receiver === undefined ? null : superClassOf(thisClass, receiver);
  return null;
}

function attribute(self: PySuper, name: Value): Value {
  const text = textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  const { thisClass, selfClass } = self;
  if (self.self !== undefined && thisClass !== null && selfClass !== null && text !== "__class__") {
    const found = lookupAfter(selfClass, thisClass, text);
    if (found !== undefined) return bindSuper(found, self.self, selfClass);
  }
  const own = genericFind(self, self.cls, text);
  if (own === undefined) throw missingAttribute(self, text);
  return own;
}

function represent(self: PySuper): string {
  const name = self.thisClass === null ? "NULL" : self.thisClass.name;
  if (self.selfClass === null) return `<super: <class '${name}'>, NULL>`;
  return `<super: <class '${name}'>, <${self.selfClass.name} object>>`;
}

defineMethods(superType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PySuper(cls)),
  method("__init__(type=None, object=None, /)", initialize),
  method("__getattribute__(name, /)", attribute, "Return getattr(self, name)."),
  method("__repr__()", represent, "Return repr(self)."),
  method("__get__(instance, owner=None, /)", (self: PySuper, instance: Value) => {
    if (instance === null || self.self !== undefined) return self;
    if (self.cls !== superType) return call(self.cls, [self.thisClass, instance]);
    if (self.thisClass === null) return NotImplemented;
    const bound = new PySuper();
    bound.thisClass = self.thisClass;
    bound.self = instance;
    bound.selfClass = superClassOf(self.thisClass, instance);
    return bound;
  }),
  member("__thisclass__", (self: PySuper) => self.thisClass),
  member("__self__", (self: PySuper) => self.self ?? null),
  member("__self_class__", (self: PySuper) => self.selfClass),
]);

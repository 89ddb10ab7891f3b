/** The `__dict__` and `__weakref__` attributes of classes whose instances have them. */

import { PyDict } from "../objects/dict.js";
import { PyMappingProxy } from "../objects/mapping-proxy.js";
import { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { PyType } from "../objects/type.js";
import { firstReference } from "../objects/weak-reference.js";
import { instanceDict, setInstanceDict } from "./attributes.js";
import { attributeError, typeError } from "./errors.js";
import { getter } from "./native-definitions.js";
import { typeName } from "./primitives.js";

/** `__dict__` of instances, added to every class that gives its instances one. */
export const dictGetter = getter(
  "__dict__",
  (self: Value) =>
    self instanceof PyType ? new PyMappingProxy({ kind: "namespace", type: self }) : instanceDict(self),
  (self: Value, value) => {
    if (self instanceof PyType) {
      throw attributeError("attribute '__dict__' of 'type' objects is not writable");
    }
    if (value === undefined) {
      setInstanceDict(self as PyObject, new PyDict());
      return;
    }
    if (!(value instanceof PyDict)) {
      throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
    }
    if (self instanceof PyModule) throw attributeError("readonly attribute");
    setInstanceDict(self as PyObject, value);
  },
  "dictionary for instance variables",
);

/** `__dict__` of instances of builtin classes, which cannot be deleted. */
export const permanentDictGetter = getter(
  "__dict__",
  (self: Value) => instanceDict(self),
  (self: Value, value) => {
    if (value === undefined) throw typeError("cannot delete __dict__");
    if (!(value instanceof PyDict)) {
      throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
    }
    setInstanceDict(self as PyObject, value);
  },
);

export const weakReferenceGetter = getter(
  "__weakref__",
  (self: Value) => (self instanceof PyObject ? firstReference(self) : null),
  null,
  "list of weak references to the object",
);

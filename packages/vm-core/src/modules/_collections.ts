/** The _collections module: what the collections module builds on. */

import { dictType, PyDict } from "../objects/dict.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { callMethod } from "../runtime/calls.js";
import { attributeError, indexError, typeError } from "../runtime/errors.js";
import { forEachItem } from "../runtime/iteration.js";
import {
  constructor,
  defineMethods,
  getter,
  method,
  nativeFunction,
  newModule,
} from "../runtime/native-definitions.js";
import { add } from "../runtime/operators.js";
import { asSize, typeName } from "../runtime/primitives.js";
import { setItem } from "../runtime/subscripts.js";
import { repr } from "../runtime/text.js";
import { defaultDictType } from "./collections/default-dict.js";
import { dequeIteratorType, dequeReverseIteratorType, dequeType } from "./collections/deque.js";
import { orderedDictType } from "./collections/ordered-dict.js";

const tupleGetterType: PyType = defineType("_tuplegetter", { module: "collections" });

/** The descriptor of a named tuple's field. */
class TupleGetter extends PyObject {
  override cls: PyType;
  readonly index: number;
  doc: Value;

  constructor(index: number, doc: Value, cls: PyType) {
    super();
    this.index = index;
    this.doc = doc;
    this.cls = cls;
  }
}

defineMethods(tupleGetterType, () => [
  constructor("(index, doc, /)", (cls: PyType, index: Value, doc: Value) => new TupleGetter(asSize(index), doc, cls)),
  method("__get__(instance, owner=None, /)", getField, "Return an attribute of instance, which is of type owner."),
  method(
    "__set__(instance, value, /)",
    () => {
      throw attributeError("can't set attribute");
    },
    "Set an attribute of instance to value.",
  ),
  method(
    "__delete__(instance, /)",
    () => {
      throw attributeError("can't delete attribute");
    },
    "Delete an attribute of instance.",
  ),
  method("__repr__(/)", (self: TupleGetter) => `_tuplegetter(${self.index}, ${repr(self.doc)})`, "Return repr(self)."),
  method("__reduce__(/)", (self: TupleGetter) => new PyTuple([self.cls, new PyTuple([self.index, self.doc])])),
  getter(
    "__doc__",
    (self: TupleGetter) => self.doc,
    (self: TupleGetter, value: Value | undefined) => {
      self.doc = value ?? null;
    },
  ),
]);

function getField(self: TupleGetter, instance: Value): Value {
  if (instance === null) return self;
  if (!(instance instanceof PyTuple)) {
    throw typeError(
      `descriptor for index '${self.index}' for tuple subclasses doesn't apply to '${typeName(instance)}' object`,
    );
  }
  const item = instance.items[self.index];
  if (item === undefined) throw indexError("tuple index out of range");
  return item;
}

/** Counts the items of an iterable into a mapping. */
function countElements(mapping: Value, iterable: Value): Value {
  const isPlain =
    mapping instanceof PyDict &&
    mapping.cls.lookup("get") === dictType.lookup("get") &&
    mapping.cls.special(Special.__setitem__) === dictType.special(Special.__setitem__);
  if (isPlain) {
    forEachItem(iterable, (item) => {
      const count = mapping.get(item);
      mapping.set(
        item,
        count === undefined
          ? 1
          : typeof count === "number" && count < Number.MAX_SAFE_INTEGER
            ? count + 1
            : add(count, 1),
      );
    });
  } else {
    forEachItem(iterable, (item) => setItem(mapping, item, add(callMethod(mapping, "get", item, 0), 1)));
  }
  return null;
}

export function createCollectionsModule(): PyModule {
  return newModule(
    "_collections",
    "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
    {
      deque: dequeType,
      defaultdict: defaultDictType,
      OrderedDict: orderedDictType,
      _deque_iterator: dequeIteratorType,
      _deque_reverse_iterator: dequeReverseIteratorType,
      _tuplegetter: tupleGetterType,
      _count_elements: nativeFunction(
        "_collections",
        "_count_elements(mapping, iterable, /)",
        countElements,
        "Count elements in the iterable, updating the mapping",
      ),
    },
  );
}

/** None, NotImplemented and Ellipsis. */

import { Ellipsis, ellipsisType, NotImplemented, noneType, notImplementedType } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { typeError } from "../runtime/errors.js";
import { constant, constructor, defineMethods, method } from "../runtime/native-definitions.js";

/** `type(x)()` gives the one object there is. */
function singleton(type: PyType, name: string, value: Value, text: string): void {
  defineMethods(type, () => [
    constructor("(*args, **kwargs)", (_cls: PyType, args: readonly Value[], keywords: Keywords) => {
      if (args.length > 0 || (keywords?.size ?? 0) > 0) throw typeError(`${name} takes no arguments`);
      return value;
    }),
    constant("__doc__", `The type of the ${text} singleton.`),
    method("__repr__()", () => text, "Return repr(self)."),
    ...(type === noneType ? [] : [method("__reduce__()", () => text)]),
  ]);
}

singleton(noneType, "NoneType", null, "None");
singleton(notImplementedType, "NotImplementedType", NotImplemented, "NotImplemented");
singleton(ellipsisType, "EllipsisType", Ellipsis, "Ellipsis");

/** CPython's fixed hash of None. */
const NONE_HASH = 0xfca86420;

defineMethods(noneType, () => [
  method("__bool__()", () => false, "True if self else False"),
  method("__hash__()", () => NONE_HASH, "Return hash(self)."),
  method(
    "__eq__(value, /)",
    (_self: Value, other: Value) => (other === null ? true : NotImplemented),
    "Return self==value.",
  ),
  method(
    "__ne__(value, /)",
    (_self: Value, other: Value) => (other === null ? false : NotImplemented),
    "Return self!=value.",
  ),
  method("__lt__(value, /)", () => NotImplemented, "Return self<value."),
  method("__le__(value, /)", () => NotImplemented, "Return self<=value."),
  method("__gt__(value, /)", () => NotImplemented, "Return self>value."),
  method("__ge__(value, /)", () => NotImplemented, "Return self>=value."),
]);

defineMethods(notImplementedType, () => [
  method(
    "__bool__()",
    () => {
      throw typeError("NotImplemented should not be used in a boolean context");
    },
    "True if self else False",
  ),
]);

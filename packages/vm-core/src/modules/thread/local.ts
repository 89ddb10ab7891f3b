/** threading.local: attributes of a thread's own, which are simply attributes where there is one thread. */

import type { PyDict } from "../../objects/dict.js";
import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { defineType, objectType, type PyType } from "../../objects/type.js";
import { instanceDict } from "../../runtime/attributes.js";
import { typeError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter } from "../../runtime/native-definitions.js";

export const localType: PyType = defineType("_local", { module: "_thread", instancesHaveDict: true });

class Local extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

defineMethods(localType, [
  constructor("(*args, **kwargs)", (cls: PyType, args: readonly Value[], keywords: Keywords) => {
    const hasArguments = args.length > 0 || (keywords !== null && keywords.size > 0);
    if (hasArguments && cls.special(Special.__init__) === objectType.special(Special.__init__)) {
      throw typeError("Initialization arguments are not supported");
    }
    return new Local(cls);
  }),
  getter("__dict__", (self: Local) => instanceDict(self)),
]);

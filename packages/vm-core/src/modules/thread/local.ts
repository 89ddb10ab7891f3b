/** threading.local: an object whose attributes each thread has for itself. */

import { PyDict } from "../../objects/dict.js";
import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { defineType, objectType, type PyType } from "../../objects/type.js";
import { bindDescriptor, instanceDict } from "../../runtime/attributes.js";
import { call } from "../../runtime/calls.js";
import { attributeError, typeError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter } from "../../runtime/native-definitions.js";
import { type ThreadState, thread } from "../../runtime/thread.js";

export const localType: PyType = defineType("_local", {
  module: "_thread",
  instancesHaveDict: true,
  instancesHaveWeakReferences: true,
});

class Local extends PyObject {
  override cls: PyType;
  private readonly args: readonly Value[];
  private readonly keywords: Keywords;
  private readonly ofThreads = new WeakMap<ThreadState, PyDict>();

  constructor(cls: PyType, args: readonly Value[], keywords: Keywords) {
    super();
    this.cls = cls;
    this.args = args;
    this.keywords = keywords;
    this.ofThreads.set(thread, new PyDict());
  }

  /** The running thread's own; a thread that comes for the first time runs `__init__` on it. */
  get attributes(): PyDict {
    const own = this.ofThreads.get(thread);
    if (own !== undefined) return own;
    const made = new PyDict();
    this.ofThreads.set(thread, made);
    const initialize = this.cls.special(Special.__init__);
    if (initialize === objectType.special(Special.__init__)) return made;
    try {
      call(bindDescriptor(initialize, this, this.cls), this.args, this.keywords);
    } catch (error) {
      this.ofThreads.delete(thread);
      throw error;
    }
    return made;
  }
}

defineMethods(localType, () => [
  constructor("(*args, **kwargs)", (cls: PyType, args: readonly Value[], keywords: Keywords) => {
    const hasArguments = args.length > 0 || (keywords !== null && keywords.size > 0);
    if (hasArguments && cls.special(Special.__init__) === objectType.special(Special.__init__)) {
      throw typeError("Initialization arguments are not supported");
    }
    return new Local(cls, args, keywords);
  }),
  getter(
    "__dict__",
    (self: Local) => instanceDict(self),
    (self: Local) => {
      throw attributeError(`'${self.cls.name}' object attribute '__dict__' is read-only`, "__dict__", self);
    },
  ),
]);

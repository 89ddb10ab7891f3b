/** What an async generator yields to its consumer. */

import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";

const wrappedValueType: PyType = defineType("async_generator_wrapped_value", { isSubclassable: false });

/** A value yielded to the consumer, told apart from one that goes through to the event loop. */
export class AsyncGeneratorWrappedValue extends PyObject {
  override cls: PyType = wrappedValueType;
  readonly value: Value;

  constructor(value: Value) {
    super();
    this.value = value;
  }
}

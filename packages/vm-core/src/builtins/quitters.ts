/** `exit` and `quit`, which the site module gives to interactive users. */

import { systemExitType } from "../objects/exception.js";
import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { newException, PythonError } from "../runtime/errors.js";
import { defineMethods, getter, method } from "../runtime/native-definitions.js";

const quitterType: PyType = defineType("Quitter", { module: "_sitebuiltins" });

class Quitter extends PyObject {
  override cls: PyType = quitterType;
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

defineMethods(quitterType, () => [
  method("__repr__(/)", (self: Quitter) => `Use ${self.name}() or Ctrl-D (i.e. EOF) to exit`),
  method("__call__(code=None)", (_self: Quitter, code: Value = null) => {
    const exception = newException(systemExitType, code);
    exception.members = new Map([["code", code]]);
    throw new PythonError(exception);
  }),
  getter("name", (self: Quitter) => self.name),
  getter("eof", () => "Ctrl-D (i.e. EOF)"),
]);

export const quitters: Readonly<Record<string, Value>> = { exit: new Quitter("exit"), quit: new Quitter("quit") };

/** Builtin exception classes with members or messages of their own, and the table of all of them. */

import { PyDict } from "../objects/dict.js";
import * as exceptions from "../objects/exception.js";
import { PyException } from "../objects/exception.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { constant, constructor, defineMethods, method } from "../runtime/native-definitions.js";
import { repr } from "../runtime/text.js";
import {
  checkKeywords,
  exceptionMember,
  exceptionText,
  membersOf,
  reduced,
  refuseKeywords,
  stateWith,
} from "./base-exception.js";
import "./exception-group.js";
import "./os-error.js";
import "./syntax-error.js";
import "./unicode-errors.js";

/** `__init__` of a class whose constructor takes keywords that become members. */
function keywordInitializer(name: string, allowed: readonly string[]) {
  return method("__init__(*args, **kwargs)", (self: PyException, args: readonly Value[], keywords: Keywords) => {
    checkKeywords(name, allowed, keywords);
    self.args = new PyTuple(args);
    self.members = new Map(keywords ?? []);
    return null;
  });
}

defineMethods(exceptions.stopIterationType, () => [
  method("__init__(*args, **kwargs)", (self: PyException, args: readonly Value[], keywords: Keywords) => {
    refuseKeywords(self.cls, keywords);
    self.args = new PyTuple(args);
    membersOf(self).set("value", args.length > 0 ? args[0] : null);
    return null;
  }),
  exceptionMember("value"),
]);

defineMethods(exceptions.systemExitType, () => [
  method("__init__(*args, **kwargs)", (self: PyException, args: readonly Value[], keywords: Keywords) => {
    refuseKeywords(self.cls, keywords);
    self.args = new PyTuple(args);
    if (args.length > 0) membersOf(self).set("code", args.length === 1 ? args[0] : self.args);
    return null;
  }),
  exceptionMember("code"),
]);

defineMethods(exceptions.keyErrorType, () => [
  method("__str__(/)", (self: PyException) => {
    const { items } = self.args;
    return items.length === 1 ? repr(items[0]) : exceptionText(self);
  }),
]);

defineMethods(exceptions.nameErrorType, () => [keywordInitializer("NameError", ["name"]), exceptionMember("name")]);

/** Neither pickling nor copying keeps `obj`. */
function attributeErrorState(self: PyException): PyDict {
  const state = self.attributes?.copy() ?? new PyDict();
  const name = self.members?.get("name");
  if (name !== undefined) state.set("name", name);
  state.set("args", self.args);
  return state;
}

defineMethods(exceptions.attributeErrorType, () => [
  keywordInitializer("AttributeError", ["name", "obj"]),
  method("__getstate__(/)", attributeErrorState),
  method("__reduce__(/)", (self: PyException) => reduced(self, self.args, attributeErrorState(self))),
  exceptionMember("name"),
  exceptionMember("obj"),
]);

const importErrorKeywords = ["name", "path", "name_from"];

defineMethods(exceptions.importErrorType, () => [
  method("__init__(*args, **kwargs)", (self: PyException, args: readonly Value[], keywords: Keywords) => {
    checkKeywords("ImportError", importErrorKeywords, keywords);
    self.args = new PyTuple(args);
    self.members = new Map(keywords ?? []);
    if (args.length === 1) self.members.set("msg", args[0]);
    return null;
  }),
  method("__str__(/)", (self: PyException) => {
    const message = self.members?.get("msg");
    return typeof message === "string" ? message : exceptionText(self);
  }),
  method("__reduce__(/)", (self: PyException) => reduced(self, self.args, stateWith(self, importErrorKeywords))),
  exceptionMember("msg"),
  exceptionMember("name"),
  exceptionMember("path"),
  exceptionMember("name_from"),
]);

const plainConstructor = constructor(
  "(*args, **kwargs)",
  (cls: PyType, args: readonly Value[]) => new PyException(cls, new PyTuple(args)),
);

/** First line of each class's documentation. */
const documentation: Readonly<Record<string, string>> = {
  BaseException: "Common base class for all exceptions.",
  BaseExceptionGroup: "A combination of multiple unrelated exceptions.",
  GeneratorExit: "Request that a generator exit.",
  KeyboardInterrupt: "Program interrupted by user.",
  SystemExit: "Request to exit from the interpreter.",
  Exception: "Common base class for all non-exit exceptions.",
  ArithmeticError: "Base class for arithmetic errors.",
  FloatingPointError: "Floating-point operation failed.",
  OverflowError: "Result too large to be represented.",
  ZeroDivisionError: "Second argument to a division or modulo operation was zero.",
  AssertionError: "Assertion failed.",
  AttributeError: "Attribute not found.",
  BufferError: "Buffer error.",
  EOFError: "Read beyond end of file.",
  ImportError: "Import can't find module, or can't find name in module.",
  ModuleNotFoundError: "Module not found.",
  LookupError: "Base class for lookup errors.",
  IndexError: "Sequence index out of range.",
  KeyError: "Mapping key not found.",
  MemoryError: "Out of memory.",
  NameError: "Name not found globally.",
  UnboundLocalError: "Local name referenced but not bound to a value.",
  OSError: "Base class for I/O related errors.",
  BlockingIOError: "I/O operation would block.",
  ChildProcessError: "Child process error.",
  ConnectionError: "Connection error.",
  BrokenPipeError: "Broken pipe.",
  ConnectionAbortedError: "Connection aborted.",
  ConnectionRefusedError: "Connection refused.",
  ConnectionResetError: "Connection reset.",
  FileExistsError: "File already exists.",
  FileNotFoundError: "File not found.",
  InterruptedError: "Interrupted by signal.",
  IsADirectoryError: "Operation doesn't work on directories.",
  NotADirectoryError: "Operation only works on directories.",
  PermissionError: "Not enough permissions.",
  ProcessLookupError: "Process not found.",
  TimeoutError: "Timeout expired.",
  ReferenceError: "Weak ref proxy used after referent went away.",
  RuntimeError: "Unspecified run-time error.",
  NotImplementedError: "Method or function hasn't been implemented yet.",
  PythonFinalizationError: "Operation blocked during Python finalization.",
  RecursionError: "Recursion limit exceeded.",
  StopAsyncIteration: "Signal the end from iterator.__anext__().",
  StopIteration: "Signal the end from iterator.__next__().",
  SyntaxError: "Invalid syntax.",
  _IncompleteInputError: "incomplete input.",
  IndentationError: "Improper indentation.",
  TabError: "Improper mixture of spaces and tabs.",
  SystemError: "Internal error in the Python interpreter.",
  TypeError: "Inappropriate argument type.",
  ValueError: "Inappropriate argument value (of correct type).",
  UnicodeError: "Unicode related error.",
  UnicodeDecodeError: "Unicode decoding error.",
  UnicodeEncodeError: "Unicode encoding error.",
  UnicodeTranslateError: "Unicode translation error.",
  Warning: "Base class for warning categories.",
  BytesWarning:
    "Base class for warnings about bytes and buffer related problems, mostly related to conversion from str or comparing to str.",
  DeprecationWarning: "Base class for warnings about deprecated features.",
  EncodingWarning: "Base class for warnings about encodings.",
  FutureWarning: "Base class for warnings about constructs that will change semantically in the future.",
  ImportWarning: "Base class for warnings about probable mistakes in module imports",
  PendingDeprecationWarning: "Base class for warnings about features which will be deprecated in the future.",
  ResourceWarning: "Base class for warnings about resource usage.",
  RuntimeWarning: "Base class for warnings about dubious runtime behavior.",
  SyntaxWarning: "Base class for warnings about dubious syntax.",
  UnicodeWarning: "Base class for warnings about Unicode related problems, mostly related to conversion problems.",
  UserWarning: "Base class for warnings generated by user code.",
};

/** Every builtin exception class by the name it has in `builtins`. */
const exceptionClasses: ReadonlyMap<string, PyType> = new Map([
  ...Object.values(exceptions)
    .filter((value) => value instanceof PyType)
    .map((type): [string, PyType] => [type.name, type]),
  ["EnvironmentError", exceptions.osErrorType],
  ["IOError", exceptions.osErrorType],
]);

const baseConstructor = exceptions.baseExceptionType.namespace.get("__new__");
const plainClasses = [...exceptionClasses.values()].filter(
  (type) => type !== exceptions.baseExceptionType && type.lookup("__new__") === baseConstructor,
);
// Each class has a constructor of its own, which refuses to make instances of classes that are not below it.
for (const type of plainClasses) plainConstructor(type);

for (const type of exceptionClasses.values()) {
  defineMethods(type, () => [constant("__doc__", documentation[type.name] ?? null)]);
}

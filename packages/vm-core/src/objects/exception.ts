/** Exceptions: the representation, and the whole hierarchy of builtin exception classes. */

import type { PyDict } from "./dict.js";
import { PyObject, type Value } from "./object.js";
import type { PyTraceback } from "./traceback.js";
import { emptyTuple, type PyTuple } from "./tuple.js";
import { defineType, PyType, typeType } from "./type.js";

export class PyException extends PyObject {
  override cls: PyType;
  args: PyTuple;
  traceback: PyTraceback | null = null;
  context: PyException | null = null;
  cause: PyException | null = null;
  suppressContext = false;
  attributes: PyDict | undefined = undefined;
  /** Native members of subclasses (`value`, `errno`, `name` …) by name; absent is unset. */
  members: Map<string, Value> | undefined = undefined;

  constructor(cls: PyType, args: PyTuple = emptyTuple) {
    super();
    this.cls = cls;
    this.args = args;
  }
}

/** An instance of BaseExceptionGroup or a subclass. */
export class PyExceptionGroup extends PyException {
  readonly message: string;
  /** Never empty. */
  readonly exceptions: readonly PyException[];

  constructor(cls: PyType, args: PyTuple, message: string, exceptions: readonly PyException[]) {
    super(cls, args);
    this.message = message;
    this.exceptions = exceptions;
  }
}

export const baseExceptionType: PyType = defineType("BaseException", { instancesHaveDict: true });

/**
 * Classes that add members have a layout of their own, so that no class can inherit from two of them; the rest share
 * their base's.
 */
const classesWithMembers: ReadonlySet<string> = new Set([
  "AttributeError",
  "BaseExceptionGroup",
  "ImportError",
  "NameError",
  "OSError",
  "StopIteration",
  "SyntaxError",
  "SystemExit",
  "UnicodeDecodeError",
  "UnicodeEncodeError",
  "UnicodeTranslateError",
]);

function define(name: string, base: PyType): PyType {
  const type = defineType(name, { base });
  if (!classesWithMembers.has(name)) type.layoutOwner = base.layoutOwner;
  return type;
}

export const baseExceptionGroupType = define("BaseExceptionGroup", baseExceptionType);
export const generatorExitType = define("GeneratorExit", baseExceptionType);
export const keyboardInterruptType = define("KeyboardInterrupt", baseExceptionType);
export const systemExitType = define("SystemExit", baseExceptionType);
export const exceptionType = define("Exception", baseExceptionType);
export const exceptionGroupType = defineExceptionGroup();
export const arithmeticErrorType = define("ArithmeticError", exceptionType);
export const floatingPointErrorType = define("FloatingPointError", arithmeticErrorType);
export const overflowErrorType = define("OverflowError", arithmeticErrorType);
export const zeroDivisionErrorType = define("ZeroDivisionError", arithmeticErrorType);
export const assertionErrorType = define("AssertionError", exceptionType);
export const attributeErrorType = define("AttributeError", exceptionType);
export const bufferErrorType = define("BufferError", exceptionType);
export const eofErrorType = define("EOFError", exceptionType);
export const importErrorType = define("ImportError", exceptionType);
export const moduleNotFoundErrorType = define("ModuleNotFoundError", importErrorType);
export const lookupErrorType = define("LookupError", exceptionType);
export const indexErrorType = define("IndexError", lookupErrorType);
export const keyErrorType = define("KeyError", lookupErrorType);
export const memoryErrorType = define("MemoryError", exceptionType);
export const nameErrorType = define("NameError", exceptionType);
export const unboundLocalErrorType = define("UnboundLocalError", nameErrorType);
export const osErrorType = define("OSError", exceptionType);
export const blockingIOErrorType = define("BlockingIOError", osErrorType);
export const childProcessErrorType = define("ChildProcessError", osErrorType);
export const connectionErrorType = define("ConnectionError", osErrorType);
export const brokenPipeErrorType = define("BrokenPipeError", connectionErrorType);
export const connectionAbortedErrorType = define("ConnectionAbortedError", connectionErrorType);
export const connectionRefusedErrorType = define("ConnectionRefusedError", connectionErrorType);
export const connectionResetErrorType = define("ConnectionResetError", connectionErrorType);
export const fileExistsErrorType = define("FileExistsError", osErrorType);
export const fileNotFoundErrorType = define("FileNotFoundError", osErrorType);
export const interruptedErrorType = define("InterruptedError", osErrorType);
export const isADirectoryErrorType = define("IsADirectoryError", osErrorType);
export const notADirectoryErrorType = define("NotADirectoryError", osErrorType);
export const permissionErrorType = define("PermissionError", osErrorType);
export const processLookupErrorType = define("ProcessLookupError", osErrorType);
export const timeoutErrorType = define("TimeoutError", osErrorType);
export const referenceErrorType = define("ReferenceError", exceptionType);
export const runtimeErrorType = define("RuntimeError", exceptionType);
export const notImplementedErrorType = define("NotImplementedError", runtimeErrorType);
export const pythonFinalizationErrorType = define("PythonFinalizationError", runtimeErrorType);
export const recursionErrorType = define("RecursionError", runtimeErrorType);
export const stopAsyncIterationType = define("StopAsyncIteration", exceptionType);
export const stopIterationType = define("StopIteration", exceptionType);
export const syntaxErrorType = define("SyntaxError", exceptionType);
export const incompleteInputErrorType = define("_IncompleteInputError", syntaxErrorType);
export const indentationErrorType = define("IndentationError", syntaxErrorType);
export const tabErrorType = define("TabError", indentationErrorType);
export const systemErrorType = define("SystemError", exceptionType);
export const typeErrorType = define("TypeError", exceptionType);
export const valueErrorType = define("ValueError", exceptionType);
export const unicodeErrorType = define("UnicodeError", valueErrorType);
export const unicodeDecodeErrorType = define("UnicodeDecodeError", unicodeErrorType);
export const unicodeEncodeErrorType = define("UnicodeEncodeError", unicodeErrorType);
export const unicodeTranslateErrorType = define("UnicodeTranslateError", unicodeErrorType);
export const warningType = define("Warning", exceptionType);
export const bytesWarningType = define("BytesWarning", warningType);
export const deprecationWarningType = define("DeprecationWarning", warningType);
export const encodingWarningType = define("EncodingWarning", warningType);
export const futureWarningType = define("FutureWarning", warningType);
export const importWarningType = define("ImportWarning", warningType);
export const pendingDeprecationWarningType = define("PendingDeprecationWarning", warningType);
export const resourceWarningType = define("ResourceWarning", warningType);
export const runtimeWarningType = define("RuntimeWarning", warningType);
export const syntaxWarningType = define("SyntaxWarning", warningType);
export const unicodeWarningType = define("UnicodeWarning", warningType);
export const userWarningType = define("UserWarning", warningType);

/** The one builtin exception class with two bases. */
function defineExceptionGroup(): PyType {
  const type = new PyType({
    metaclass: typeType,
    name: "ExceptionGroup",
    bases: [baseExceptionGroupType, exceptionType],
    base: baseExceptionGroupType,
    module: "builtins",
    layoutOwner: baseExceptionGroupType,
  });
  type.mro = [type, baseExceptionGroupType, ...exceptionType.mro];
  type.instancesHaveDict = true;
  type.instancesHaveWeakReferences = true;
  return type;
}

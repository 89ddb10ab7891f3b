/** Installs what builtins and modules need of the interpreter. */

import { defaultBuiltins } from "../builtins/function.js";
import { implicitSuper } from "../builtins/super.js";
import { nodesFromTree } from "../builtins/syntax-tree/from-tree.js";
import { treeFromNodes } from "../builtins/syntax-tree/to-tree.js";
import { callerModule } from "../builtins/type.js";
import { PyBytes } from "../objects/bytes.js";
import { PyCell } from "../objects/cell.js";
import type { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import { lookupErrorType } from "../objects/exception.js";
import { PyFunction } from "../objects/function.js";
import { ownBuiltins } from "../objects/mapped-builtins.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTraceback } from "../objects/traceback.js";
import { setNamespaceConverter } from "../runtime/classes.js";
import { decodeBytes } from "../runtime/codecs.js";
import { caught, runtimeError, valueError } from "../runtime/errors.js";
import { installServices } from "../runtime/interpreter-services.js";
import { textOf } from "../runtime/primitives.js";
import { otherEncodings } from "../source/decode.js";
import { compileSource, compileTree, optimizeTree, parseSource } from "./compiling.js";
import { currentThread } from "./current-thread.js";
import { run } from "./dispatch.js";
import { executableOf, forgetSpareFrames } from "./executable.js";
import { Frame } from "./frame.js";
import { frameObject, PyFrame } from "./frame-object.js";
import { currentLine, localsSnapshot } from "./frame-type.js";
import { awaitableOf } from "./generator-protocol.js";
import { wait } from "./scheduler.js";
import { settleFields } from "./settled-fields.js";
import "./generator-types.js";

/** The builtins that code with these globals sees. */
function builtinsOf(globals: PyDict): PyDict {
  const own = globals.get("__builtins__");
  if (own instanceof PyModule) return own.attributes;
  return ownBuiltins(own) ?? currentThread().builtins;
}

/** Runs code in a nested loop, as exec() and eval() do. */
export function runCode(code: PyCode, globals: PyDict, locals: Value, closure: readonly PyCell[] | null): Value {
  const frame = new Frame(executableOf(code), globals, builtinsOf(globals));
  settleFields(frame);
  frame.namespace = locals;
  if (closure !== null) {
    const callable = new PyFunction({
      code,
      globals,
      builtins: frame.builtins,
      name: code.code.name,
      qualifiedName: code.code.qualifiedName,
      module: null,
      doc: null,
    });
    callable.closure = closure;
    frame.function = callable;
  }
  return run(currentThread(), frame);
}

/** super() without arguments: the `__class__` cell and the first argument of the calling function. */
function findImplicitSuper(): { type: Value; self: Value } {
  const frame = currentThread().top;
  if (frame === null) throw runtimeError("super(): no current frame");
  const { code } = frame.executable.code;
  if (code.argCount === 0) throw runtimeError("super(): no arguments");
  const first = frame.values[0];
  // The first argument may itself be a cell, of another function.
  const self = first instanceof PyCell && code.cellIndices.includes(0) ? first.content : first;
  if (self === undefined) throw runtimeError("super(): arg[0] deleted");
  const index = code.localsPlusNames.indexOf("__class__");
  const cell = index < 0 ? undefined : frame.values[index];
  if (!(cell instanceof PyCell)) throw runtimeError("super(): __class__ cell not found");
  if (cell.content === undefined) throw runtimeError("super(): empty __class__ cell");
  return { type: cell.content, self };
}

function callerFrame(depth = 0): Frame | null {
  let frame = currentThread().top;
  for (let index = 0; index < depth && frame !== null; index++) frame = frame.back;
  return frame;
}

/** PyCF_ONLY_AST */
const ONLY_AST = 0x400;
/** What PyCF_OPTIMIZED_AST adds to it. */
const OPTIMIZED_AST = 0x8000;

installServices({
  callerFrame,
  tracebackHere: () => {
    const frame = callerFrame();
    if (frame === null) return null;
    frame.isCaptured = true;
    frame.isShown = true;
    return new PyTraceback(null, frame, frame.lastInstruction);
  },
  currentLine: (frame) => (frame instanceof Frame ? currentLine(frame) : null),
  setRecursionLimit: (limit) => currentThread().group.setRecursionLimit(limit),
  awaitableOf: (object) => awaitableOf(object, 0),
  wait,
  localsOf: (frame) => (frame instanceof Frame ? localsSnapshot(frame) : null),
  frameObject: (frame) => (frame instanceof Frame ? frameObject(frame) : null),
  frameOf: (value) => (value instanceof PyFrame ? value.frame : null),
  compile: (source, options) => {
    const { filename, mode, flags, optimize, featureVersion } = options;
    const text = textOf(source);
    if (text === undefined) {
      if ((flags & ONLY_AST) !== 0) {
        if (mode === "func_type") return source;
        const tree = treeFromNodes(source, mode);
        return nodesFromTree((flags & OPTIMIZED_AST) === 0 ? tree : optimizeTree(tree, optimize));
      }
      if (mode === "func_type") throw valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
      return compileTree(treeFromNodes(source, mode), { filename, mode, flags, optimize });
    }
    if ((flags & ONLY_AST) !== 0) {
      const version = featureVersion === undefined ? {} : { featureVersion };
      const tree = parseSource(text, { filename, mode, flags, ...version });
      const isOptimized = (flags & OPTIMIZED_AST) !== 0 && tree.kind !== "FunctionType";
      return nodesFromTree(isOptimized ? optimizeTree(tree, optimize) : tree);
    }
    if (mode === "func_type") throw valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    return compileSource(text, { filename, mode, flags, optimize, keepsLines: false });
  },
  run: runCode,
  forgetUnused: () => {
    const thread = currentThread();
    forgetSpareFrames();
    thread.result = undefined;
    for (let frame = thread.top; frame !== null; frame = frame.back) frame.values.fill(undefined, frame.sp);
  },
});

otherEncodings.decode = (bytes, encoding) => {
  try {
    return decodeBytes(bytes, encoding, "strict", new PyBytes(bytes));
  } catch (error) {
    if (caught(error, lookupErrorType) !== null) return null;
    throw error;
  }
};
implicitSuper.find = findImplicitSuper;
defaultBuiltins.current = () => currentThread().builtins;
callerModule.current = () => currentThread().top?.globals.get("__name__") ?? "builtins";
setNamespaceConverter((namespace) => {
  const dict = new PyDict();
  for (const [name, value] of namespace) dict.set(name, value);
  return dict;
});

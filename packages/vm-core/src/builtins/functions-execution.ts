/** Builtin functions that run or compile code: breakpoint, compile, eval, exec, globals, locals. */

import { PyCell } from "../objects/cell.js";
import { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { asCString, checkUtf8 } from "../runtime/c-strings.js";
import { call, callSpecial } from "../runtime/calls.js";
import { runtimeError, systemError, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { asCInt } from "../runtime/sized-integers.js";
import { syntaxError } from "../runtime/syntax-errors.js";
import { isTrue } from "../runtime/truth.js";
import { decodedSource, decodedText } from "./bytes-content.js";
import { SyntaxNode } from "./syntax-tree/node.js";

const modes = ["exec", "eval", "single", "func_type"] as const;
type Mode = (typeof modes)[number];

/** Bits of compile()'s flags: the `__future__` features, then PyCF_*. */
const FUTURE_FLAGS = 0x1ff0000;
/** CO_NESTED, the flag of the feature nested_scopes, says nothing any more. */
const NESTED_SCOPES = 0x10;
const SOURCE_IS_UTF8 = 0x100;
const DONT_IMPLY_DEDENT = 0x200;
const ONLY_AST = 0x400;
const IGNORE_COOKIE = 0x800;
const TYPE_COMMENTS = 0x1000;
const ALLOW_TOP_LEVEL_AWAIT = 0x2000;
const ALLOW_INCOMPLETE_INPUT = 0x4000;
const OPTIMIZED_AST = 0x8000 | ONLY_AST;
const KNOWN_FLAGS =
  FUTURE_FLAGS |
  NESTED_SCOPES |
  SOURCE_IS_UTF8 |
  DONT_IMPLY_DEDENT |
  IGNORE_COOKIE |
  TYPE_COMMENTS |
  ALLOW_TOP_LEVEL_AWAIT |
  ALLOW_INCOMPLETE_INPUT |
  OPTIMIZED_AST;

function compile(
  source: Value,
  filename: Value,
  modeName: Value,
  flags: Value = 0,
  dontInherit: Value = false,
  optimize: Value = -1,
  featureVersion: Value = -1,
): Value {
  const path = pathText(filename);
  const mode = textOf(modeName);
  if (mode === undefined) throw typeError(`compile() argument 'mode' must be str, not ${typeName(modeName)}`);
  asCString(mode);
  const bits = asCInt(flags);
  const level = asCInt(optimize);
  if ((bits & ~KNOWN_FLAGS) !== 0) throw valueError("compile(): unrecognised flags");
  if (level < -1 || level > 2) throw valueError("compile(): invalid optimize value");
  if (!isMode(mode)) {
    throw valueError(
      (bits & ONLY_AST) !== 0
        ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
        : "compile() mode must be 'exec', 'eval' or 'single'",
    );
  }
  if (mode === "func_type" && (bits & ONLY_AST) === 0) {
    throw valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  }
  const version = asCInt(featureVersion);
  const options = {
    filename: path,
    mode,
    flags: bits,
    dontInherit: isTrue(dontInherit),
    optimize: level,
    ...(version >= 0 && (bits & ONLY_AST) !== 0 ? { featureVersion: version } : {}),
  };
  if (isSyntaxTree(source)) return services.compile(source, options);
  return services.compile(sourceText(source, path, "compile() arg 1 must be a string, bytes or AST object"), options);
}

const isMode = (text: string): text is Mode => (modes as readonly string[]).includes(text);

/** Instances of the classes of the `ast` module. */
const isSyntaxTree = (value: Value): boolean => value instanceof SyntaxNode;

/** Source given as str, bytes or a bytes-like object. Raises TypeError with `message` for anything else. */
function sourceText(source: Value, filename: string, message: string): string {
  const given = textOf(source);
  if (given !== undefined) checkUtf8(given);
  const text = given ?? decodedSource(source, filename);
  if (text === undefined) throw typeError(message);
  if (text.includes("\0")) throw syntaxError("source code string cannot contain null bytes");
  return text;
}

/** os.fsdecode(path). */
function pathText(path: Value): string {
  const direct = textOf(path) ?? decodedText(path);
  if (direct !== undefined) {
    if (direct.includes("\0")) throw valueError("embedded null character");
    return direct;
  }
  const method = typeOf(path).special(Special.__fspath__);
  if (method !== null) {
    const result = callSpecial(method, path);
    const text = textOf(result) ?? decodedText(result);
    if (text !== undefined) return text;
    throw typeError(`expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(result)}`);
  }
  throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
}

/** The namespaces that eval() and exec() run in when none are given: those of the caller. */
function callerNamespaces(): { globals: PyDict; locals: Value } {
  const frame = services.callerFrame();
  if (frame === null) throw systemError("globals and locals cannot be NULL");
  return { globals: frame.globals, locals: services.localsOf(frame) };
}

export function callerLocals(): Value {
  const frame = services.callerFrame();
  if (frame === null) throw systemError("frame does not exist");
  return services.localsOf(frame);
}

function namespaces(globals: Value, locals: Value): { globals: PyDict; locals: Value } {
  if (globals instanceof PyDict) return { globals, locals: locals === null ? globals : locals };
  const caller = callerNamespaces();
  return locals === null ? caller : { globals: caller.globals, locals };
}

const isMapping = (value: Value): boolean => typeOf(value).special(Special.__getitem__) !== null;

function provideBuiltins(globals: PyDict): void {
  if (globals.has("__builtins__")) return;
  const builtins = services.callerFrame()?.builtins;
  if (builtins !== undefined) globals.set("__builtins__", builtins);
}

function evaluate(source: Value, globals: Value = null, locals: Value = null): Value {
  if (locals !== null && !isMapping(locals)) throw typeError("locals must be a mapping");
  if (globals !== null && !(globals instanceof PyDict)) {
    throw typeError(
      isMapping(globals) ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict",
    );
  }
  const scope = namespaces(globals, locals);
  provideBuiltins(scope.globals);
  if (source instanceof PyCode) {
    if (source.code.freeNames.length > 0)
      throw typeError("code object passed to eval() may not contain free variables");
    return services.run(source, scope.globals, scope.locals, null);
  }
  const text = sourceText(source, "<string>", "eval() arg 1 must be a string, bytes or code object");
  return run(text.replace(/^[ \t]+/, ""), "eval", scope);
}

function run(text: string, mode: Mode, scope: { globals: PyDict; locals: Value }): Value {
  const options = { filename: "<string>", mode, flags: 0, dontInherit: false, optimize: -1 };
  const code = services.compile(text, options);
  if (!(code instanceof PyCode)) throw systemError("compile() returned no code object");
  return services.run(code, scope.globals, scope.locals, null);
}

function execute(source: Value, globals: Value = null, locals: Value = null, closure: Value = null): null {
  if (globals !== null && !(globals instanceof PyDict)) {
    throw typeError(`exec() globals must be a dict, not ${typeName(globals)}`);
  }
  if (locals !== null && !isMapping(locals)) {
    throw typeError(`locals must be a mapping or None, not ${typeName(locals)}`);
  }
  const scope = namespaces(globals, locals);
  provideBuiltins(scope.globals);
  if (source instanceof PyCode) {
    services.run(source, scope.globals, scope.locals, closureOf(source, closure));
    return null;
  }
  if (closure !== null) throw typeError("closure can only be used when source is a code object");
  run(sourceText(source, "<string>", "exec() arg 1 must be a string, bytes or code object"), "exec", scope);
  return null;
}

/** The cells for a code object's free variables. */
function closureOf(code: PyCode, closure: Value): readonly PyCell[] | null {
  const count = code.code.freeNames.length;
  if (count === 0) {
    if (closure !== null) throw typeError("cannot use a closure with this code object");
    return null;
  }
  if (closure === null) throw typeError("code object passed to exec() may not contain free variables");
  const cells = closure instanceof PyTuple ? closure.items.filter((item) => item instanceof PyCell) : [];
  if (!(closure instanceof PyTuple) || cells.length !== count || closure.items.length !== count) {
    throw typeError(`code object requires a closure of exactly length ${count}`);
  }
  return cells;
}

function breakpoint(args: readonly Value[], keywords: Keywords): Value {
  const hook = services.system("breakpointhook");
  if (hook === undefined) throw runtimeError("lost sys.breakpointhook");
  return call(hook, args, keywords);
}

function globals(): Value {
  const frame = services.callerFrame();
  if (frame === null) throw systemError("frame does not exist");
  return frame.globals;
}

export const executionFunctions: Readonly<Record<string, Value>> = {
  breakpoint: nativeFunction(
    "builtins",
    "breakpoint(*args, **kws)",
    breakpoint,
    "Call sys.breakpointhook(*args, **kws).",
  ),
  compile: nativeFunction(
    "builtins",
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
    compile,
    "Compile source into a code object that can be executed by exec() or eval().",
  ),
  eval: nativeFunction(
    "builtins",
    "eval(source, /, globals=None, locals=None)",
    evaluate,
    "Evaluate the given source in the context of globals and locals.",
  ),
  exec: nativeFunction(
    "builtins",
    "exec(source, /, globals=None, locals=None, *, closure=None)",
    execute,
    "Execute the given source in the context of globals and locals.",
  ),
  globals: nativeFunction(
    "builtins",
    "globals()",
    globals,
    "Return the dictionary containing the current scope's global variables.",
  ),
  locals: nativeFunction(
    "builtins",
    "locals()",
    callerLocals,
    "Return a dictionary containing the current scope's local variables.",
  ),
};

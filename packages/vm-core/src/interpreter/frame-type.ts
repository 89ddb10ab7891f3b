/** Frame objects as Python sees them: attributes, `f_locals`, and what may be set. */

import { CodeFlag } from "../bytecode/code.js";
import { PyCell } from "../objects/cell.js";
import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import { shownBuiltins } from "../objects/mapped-builtins.js";
import { NotImplemented } from "../objects/none.js";
import { type Keywords, PyObject, type Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { givenType } from "../runtime/argument-types.js";
import { getAttribute } from "../runtime/attributes.js";
import { compareEq, equals } from "../runtime/comparison.js";
import { attributeError, keyError, runtimeError, typeError, valueError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { getIterator } from "../runtime/iteration.js";
import { updateDict } from "../runtime/mappings.js";
import { constant, constructor, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { intOf } from "../runtime/primitives.js";
import { addressText, repr } from "../runtime/text.js";
import { reprEnter, reprLeave } from "../runtime/thread.js";
import { abandon } from "./abandoned.js";
import { currentThread } from "./current-thread.js";
import { type Frame, VM } from "./frame.js";
import { frameObject, frameType, PyFrame } from "./frame-object.js";
import { GeneratorState } from "./generator.js";
import { jumpTo } from "./trace/jump.js";
import { firstTraceable } from "./trace/line-starts.js";
import { moveFrames, updateSteps } from "./trace/vm-choice.js";

const frameLocalsProxyType: PyType = defineType("FrameLocalsProxy", {
  isSubclassable: false,
  pattern: "mapping",
});

/** Names that a function's frame does not have but somebody has stored through `f_locals`. */
const extraLocals = new WeakMap<Frame, PyDict>();

/** PEP 667: a write-through view of a function's variables. */
class FrameLocalsProxy extends PyObject {
  override cls: PyType = frameLocalsProxyType;
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }

  get(key: Value): Value | undefined {
    const index = variableIndex(this.frame, key);
    if (index < 0) return extraLocals.get(this.frame)?.get(key);
    const slot = this.frame.values[index];
    return slot instanceof PyCell ? slot.content : slot;
  }

  set(key: Value, value: Value): void {
    const index = variableIndex(this.frame, key);
    if (index < 0) {
      let extra = extraLocals.get(this.frame);
      if (extra === undefined) {
        extra = new PyDict();
        extraLocals.set(this.frame, extra);
      }
      extra.set(key, value);
      return;
    }
    const slot = this.frame.values[index];
    if (slot instanceof PyCell) slot.content = value;
    else {
      this.frame.values[index] = value;
      if (this.frame.vm === VM.STANDARD && this.frame.executable.entries !== null) this.frame.vm = VM.REREAD;
    }
  }

  /** Bound variables and extra names, as a fresh dict. */
  snapshot(): PyDict {
    const dict = new PyDict();
    for (const [name, value] of this.frame.fastVariables()) dict.set(name, value);
    const extra = extraLocals.get(this.frame);
    if (extra !== undefined) dict.update(extra);
    return dict;
  }
}

/** Where a variable lives in locals-plus, or -1: a key names it that equals its name. Raises what hashing it raises. */
function variableIndex(frame: Frame, key: Value): number {
  const names = frame.executable.code.code.localsPlusNames;
  if (typeof key === "string") return names.indexOf(key);
  const hash = hashValue(key);
  return names.findIndex((name) => hashValue(name) === hash && equals(name, key));
}

/** f_locals: the namespace of a module or class body, a proxy for a function. */
export function localsOf(frame: Frame): Value {
  const isFunction = (frame.executable.flags & CodeFlag.OPTIMIZED) !== 0;
  return isFunction || frame.namespace === null || hasHiddenLocals(frame)
    ? new FrameLocalsProxy(frame)
    : frame.namespace;
}

/** Whether an inlined comprehension of a module or class body is running: its variables are fast locals. */
function hasHiddenLocals(frame: Frame): boolean {
  const { localNames } = frame.executable.code.code;
  return localNames.some((_, index) => frame.values[index] !== undefined);
}

/** locals(): as `localsOf`, but a fresh dict for a function. */
export function localsSnapshot(frame: Frame): Value {
  const locals = localsOf(frame);
  return locals instanceof FrameLocalsProxy ? locals.snapshot() : locals;
}

const requireItem = (self: FrameLocalsProxy, key: Value): Value => {
  const value = self.get(key);
  if (value === undefined) throw keyError(`local variable '${repr(key)}' is not defined`);
  return value;
};

/** Whether `other` has items that were set; `false` for what is no mapping that update() knows. */
function updateProxy(self: FrameLocalsProxy, other: Value): boolean {
  if (!(other instanceof PyDict || other instanceof FrameLocalsProxy)) return false;
  const dict = other instanceof PyDict ? other : other.snapshot();
  for (const key of dict.keys()) self.set(key, dict.get(key) as Value);
  return true;
}

defineMethods(frameLocalsProxyType, () => [
  constructor("(*args, **kwargs)", (_: PyType, args: readonly Value[], keywords: Keywords) => {
    if (args.length !== 1) throw typeError(`FrameLocalsProxy expected 1 argument, got ${args.length}`);
    const [frame] = args;
    if (!(frame instanceof PyFrame)) throw typeError(`expect frame, not ${givenType(frame)}`);
    if (keywords !== null && keywords.size > 0) throw typeError("FrameLocalsProxy takes no keyword arguments");
    return new FrameLocalsProxy(frame.frame);
  }),
  method("__getitem__(key, /)", requireItem),
  method("__setitem__(key, value, /)", (self: FrameLocalsProxy, key: Value, value: Value) => {
    self.set(key, value);
    return null;
  }),
  method("__delitem__(key, /)", (self: FrameLocalsProxy, key: Value) => {
    const extra = extraLocals.get(self.frame);
    if (variableIndex(self.frame, key) >= 0) throw valueError("cannot remove local variables from FrameLocalsProxy");
    if (extra?.delete(key) === undefined) throw keyError(key);
    return null;
  }),
  method("pop(key, default=None, /)", (self: FrameLocalsProxy, key: Value, fallback?: Value) => {
    if (variableIndex(self.frame, key) >= 0) throw valueError("cannot remove local variables from FrameLocalsProxy");
    const value = extraLocals.get(self.frame)?.delete(key);
    if (value !== undefined) return value;
    if (fallback === undefined) throw keyError(key);
    return fallback;
  }),
  method("__len__()", (self: FrameLocalsProxy) => self.snapshot().size),
  method("__contains__(key, /)", (self: FrameLocalsProxy, key: Value) => self.get(key) !== undefined),
  method("__iter__()", (self: FrameLocalsProxy) => getIterator(new PyList(self.snapshot().keys()))),
  // A list, as CPython's.
  method("__reversed__()", (self: FrameLocalsProxy) => new PyList(self.snapshot().keys().reverse())),
  method("__repr__()", (self: FrameLocalsProxy) => {
    if (!reprEnter(self)) return "{...}";
    try {
      return repr(self.snapshot());
    } finally {
      reprLeave(self);
    }
  }),
  method("__eq__(value, /)", (self: FrameLocalsProxy, other: Value) => {
    if (other instanceof FrameLocalsProxy) return self.frame === other.frame;
    return other instanceof PyDict ? compareEq(self.snapshot(), other) : NotImplemented;
  }),
  constant("__hash__", null),
  method("get(key, default=None, /)", (self: FrameLocalsProxy, key: Value, fallback: Value = null) => {
    const value = self.get(key);
    return value === undefined ? fallback : value;
  }),
  method("setdefault(key, default=None, /)", (self: FrameLocalsProxy, key: Value, fallback?: Value) => {
    const value = self.get(key);
    if (value !== undefined) return value;
    self.set(key, fallback ?? null);
    return fallback ?? null;
  }),
  method("keys()", (self: FrameLocalsProxy) => new PyList(self.snapshot().keys())),
  method("values()", (self: FrameLocalsProxy) => new PyList(self.snapshot().values())),
  method("items()", (self: FrameLocalsProxy) => {
    const dict = self.snapshot();
    return new PyList(dict.keys().map((key) => new PyTuple([key, dict.get(key) as Value])));
  }),
  method("copy()", (self: FrameLocalsProxy) => self.snapshot()),
  method("update(object, /)", (self: FrameLocalsProxy, other: Value) => {
    if (!updateProxy(self, other)) throw typeError("update() argument must be dict or another FrameLocalsProxy");
    return null;
  }),
  method("__or__(value, /)", (self: FrameLocalsProxy, other: Value) => {
    if (!(other instanceof PyDict) && !(other instanceof FrameLocalsProxy)) return NotImplemented;
    const result = self.snapshot();
    result.update(other instanceof PyDict ? other : other.snapshot());
    return result;
  }),
  method("__ror__(value, /)", (self: FrameLocalsProxy, other: Value) => {
    const result = new PyDict();
    // Whatever is no dict is asked for its keys, and has none if it is no mapping.
    if (!(other instanceof PyDict)) getAttribute(other, "keys");
    updateDict(result, other);
    result.update(self.snapshot());
    return result;
  }),
  method("__ior__(value, /)", (self: FrameLocalsProxy, other: Value) => {
    return updateProxy(self, other) ? self : NotImplemented;
  }),
]);

function requireBool(value: Value | undefined): boolean {
  if (value === undefined) throw attributeError("cannot delete attribute");
  if (typeof value !== "boolean") throw typeError("attribute value type must be bool");
  return value;
}

/** The line a frame is at. */
export function currentLine(frame: Frame): number | null {
  return frame.lineAt(currentInstruction(frame));
}

/** Before its first instruction a frame is at RESUME, on the line of the definition, or 0 for a module. */
function currentInstruction(frame: Frame): number {
  return frame.pc === 0 ? firstTraceable(frame.executable.instructions) : frame.pc - 1;
}

function setLine(self: PyFrame, value: Value | undefined): void {
  if (value === undefined) throw attributeError("cannot delete attribute");
  const line = intOf(value);
  if (line === undefined || typeof value === "boolean") throw valueError("lineno must be an integer");
  jumpTo(currentThread(), self.frame, line);
}

function setTrace(self: PyFrame, value: Value | undefined): void {
  self.frame.trace = value ?? null;
  moveFrames(currentThread());
}

function clear(self: PyFrame): Value {
  const { frame } = self;
  const { generator } = frame;
  const isRunning = generator === null ? !frame.isFinished : generator.state === GeneratorState.RUNNING;
  if (isRunning) throw runtimeError("cannot clear an executing frame");
  if (generator !== null && generator.state === GeneratorState.SUSPENDED)
    throw runtimeError("cannot clear a suspended frame");
  if (generator !== null) abandon(generator);
  frame.values.fill(undefined);
  return null;
}

function represent(self: PyFrame): string {
  const { code } = self.frame.executable.code;
  return `<frame at ${addressText(self)}, file '${code.filename}', line ${currentLine(self.frame) ?? code.firstLine}, code ${code.name}>`;
}

defineMethods(frameType, () => [
  method("__repr__()", represent),
  method("clear()", clear, "Clear all references held by the frame."),
  member("f_back", (self: PyFrame) => (self.frame.back === null ? null : frameObject(self.frame.back))),
  member("f_builtins", (self: PyFrame) => shownBuiltins(self.frame.builtins)),
  member("f_code", (self: PyFrame) => self.frame.executable.code),
  member("f_globals", (self: PyFrame) => self.frame.globals),
  getter("f_locals", (self: PyFrame) => localsOf(self.frame)),
  getter("f_lasti", ({ frame }: PyFrame) => frame.executable.code.presented.offsetOf(currentInstruction(frame))),
  getter("f_lineno", (self: PyFrame) => currentLine(self.frame), setLine),
  getter("f_trace", (self: PyFrame) => self.frame.trace, setTrace),
  getter(
    "f_trace_lines",
    (self: PyFrame) => self.frame.traceLines,
    (self: PyFrame, value) => {
      self.frame.traceLines = requireBool(value);
    },
  ),
  getter(
    "f_trace_opcodes",
    (self: PyFrame) => self.frame.traceOpcodes,
    (self: PyFrame, value) => {
      self.frame.traceOpcodes = requireBool(value);
      updateSteps(currentThread().observer, self.frame);
    },
  ),
  getter("f_generator", ({ frame: { generator } }: PyFrame) => {
    if (generator !== null) generator.isHeldOnce = false;
    return generator;
  }),
]);

/** The encoder of JSONEncoder: values to a JSON document. */

import { PyDict } from "../../objects/dict.js";
import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import { PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { givenType } from "../../runtime/argument-types.js";
import { call1, callMethod } from "../../runtime/calls.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { withNote } from "../../runtime/exception-notes.js";
import { floatRepr } from "../../runtime/float-text.js";
import { intToText } from "../../runtime/integer-text.js";
import { toArray } from "../../runtime/iteration.js";
import { constructor, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { asSize, intOf, textOf, typeName } from "../../runtime/primitives.js";
import { sortValues } from "../../runtime/sorting.js";
import { repr } from "../../runtime/text.js";
import { TextBuilder } from "../../runtime/text-builder.js";
import { checkTextLength } from "../../runtime/text-limits.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";
import { checkNesting } from "./nesting.js";
import { encodeAscii, encodeString } from "./strings.js";

const encoderType: PyType = defineType("Encoder", { module: "_json" });

const WHERE = " while encoding a JSON object";

interface EncoderOptions {
  /** The dict that was given; null when nobody looks for circles. */
  readonly markers: PyDict | null;
  /** What is being encoded, to find circles; null when nobody looks for them. CPython keeps it in \`markers\`. */
  readonly entered: Set<Value> | null;
  readonly default: Value;
  readonly encoder: Value;
  readonly indent: Value;
  readonly keySeparator: string;
  readonly itemSeparator: string;
  readonly sortKeys: boolean;
  readonly skipKeys: boolean;
  readonly allowNan: boolean;
  /** For strings, without a call of Python's when it is one of our own. */
  readonly encodeText: (value: Value) => string;
}

class Encoder extends PyObject {
  override cls: PyType;
  readonly options: EncoderOptions;

  constructor(options: EncoderOptions, cls: PyType) {
    super();
    this.cls = cls;
    this.options = options;
  }
}

/** Writes one document. */
class Encoding {
  private readonly options: EncoderOptions;
  private readonly indent: string | undefined;
  private readonly text = new TextBuilder();
  private depth = 0;

  constructor(options: EncoderOptions) {
    this.options = options;
    this.indent = textOf(options.indent);
  }

  finish(): string {
    return this.text.finish();
  }

  /** Raises what the default function and the encoder of strings raise, ValueError for circles, RecursionError. */
  value(value: Value, level: number): void {
    if (value === null) this.text.add("null");
    else if (value === true) this.text.add("true");
    else if (value === false) this.text.add("false");
    else if (typeof value === "string") this.text.add(this.options.encodeText(value));
    else if (typeof value === "number") this.text.add(String(value));
    else this.object(value, level);
  }

  private object(value: Value, level: number): void {
    if (value instanceof PyFloat) this.text.add(this.float(value));
    else if (value instanceof PyList || value instanceof PyTuple) this.list(value, level);
    else if (value instanceof PyDict) this.dict(value, level);
    else {
      const integer = intOf(value);
      if (integer !== undefined) this.text.add(intToText(integer));
      else if (textOf(value) !== undefined) this.text.add(this.options.encodeText(value));
      else this.other(value, level);
    }
  }

  private float(value: PyFloat): string {
    const number = value.value;
    if (Number.isFinite(number)) return floatRepr(number);
    if (!this.options.allowNan) {
      throw valueError(`Out of range float values are not JSON compliant: ${repr(value)}`);
    }
    if (number > 0) return "Infinity";
    return number < 0 ? "-Infinity" : "NaN";
  }

  /** By what the default function makes of it. */
  private other(value: Value, level: number): void {
    this.enter(value);
    const replacement = call1(this.options.default, value);
    try {
      checkNesting(++this.depth, WHERE);
      this.value(replacement, level);
      this.depth--;
    } catch (error) {
      throw withNote(error, () => `when serializing ${typeOf(value).fullName} object`);
    }
    this.leave(value);
  }

  /** Remembers what is being encoded. Raises ValueError when it is already. */
  private enter(value: Value): void {
    const { entered } = this.options;
    if (entered === null) return;
    if (entered.has(value)) throw valueError("Circular reference detected");
    entered.add(value);
  }

  private leave(value: Value): void {
    this.options.entered?.delete(value);
  }

  private list(list: PyList | PyTuple, level: number): void {
    checkNesting(this.depth + 1, WHERE);
    const items = list.cls.isHeapType ? toArray(list) : list.items;
    if (items.length === 0) {
      this.text.add("[]");
      return;
    }
    this.enter(list);
    this.depth++;
    this.text.add("[");
    const inner = level + 1;
    const newline = this.newline(inner);
    const separator = this.options.itemSeparator + newline;
    this.text.add(newline);
    let index = 0;
    try {
      // The length is asked for each time: the default function can change the list.
      for (; index < items.length; index++) {
        if (index > 0) this.text.add(separator);
        if (index % POLLED === 0) pollSafePoint();
        this.value(items[index], inner);
      }
    } catch (error) {
      throw withNote(error, () => `when serializing ${list.cls.fullName} item ${index}`);
    }
    this.leave(list);
    this.depth--;
    this.text.add(`${this.newline(level)}]`);
  }

  private dict(dict: PyDict, level: number): void {
    checkNesting(this.depth + 1, WHERE);
    if (dict.size === 0) {
      this.text.add("{}");
      return;
    }
    this.enter(dict);
    this.depth++;
    this.text.add("{");
    const inner = level + 1;
    const newline = this.newline(inner);
    const separator = this.options.itemSeparator + newline;
    let isFirst = true;
    const item = (key: Value, value: Value): void => {
      const name = this.keyText(key);
      if (name === undefined) return;
      this.text.add(isFirst ? newline : separator);
      isFirst = false;
      this.text.add(this.options.encodeText(name) + this.options.keySeparator);
      try {
        this.value(value, inner);
      } catch (error) {
        throw withNote(error, () => `when serializing ${dict.cls.fullName} item ${repr(key)}`);
      }
    };
    if (this.options.sortKeys || dict.cls.isHeapType) {
      for (const [key, value] of this.itemsOf(dict)) item(key, value);
    } else {
      const { entries } = dict;
      for (let index = 0; index < entries.length; index++) {
        if (index % POLLED === 0) pollSafePoint();
        const { key, value } = entries[index];
        if (value !== undefined) item(key, value);
      }
    }
    this.leave(dict);
    this.depth--;
    this.text.add(isFirst ? "}" : `${this.newline(level)}}`);
  }

  private itemsOf(dict: PyDict): [Value, Value][] {
    const items = toArray(callMethod(dict, "items"));
    return (this.options.sortKeys ? sortValues(items, null, false) : items).map((item) => {
      if (!(item instanceof PyTuple) || item.items.length !== 2) throw valueError("items must return 2-tuples");
      return [item.items[0], item.items[1]];
    });
  }

  /** A key as text; undefined for one to be skipped. Raises TypeError. */
  private keyText(key: Value): Value | undefined {
    if (typeof key === "string" || textOf(key) !== undefined) return key;
    if (key instanceof PyFloat) return this.float(key);
    if (key === null) return "null";
    if (typeof key === "boolean") return key ? "true" : "false";
    const integer = intOf(key);
    if (integer !== undefined) return intToText(integer);
    if (this.options.skipKeys) return undefined;
    throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  private newline(level: number): string {
    if (this.indent === undefined) return "";
    checkTextLength(this.indent.length * level);
    return `\n${this.indent.repeat(Math.max(level, 0))}`;
  }
}

/** Items between safe points. */
const POLLED = 1000;

/** The function that encodes strings, called directly when it is the module's own. */
function textEncoder(encoder: Value, own: OwnEncoders): (value: Value) => string {
  if (encoder === own.ascii) return encodeAscii;
  if (encoder === own.plain) return encodeString;
  return (value) => {
    const text = textOf(call1(encoder, value));
    if (text === undefined) throw typeError(`encoder() must return a string, not ${typeName(value)}`);
    return text;
  };
}

interface OwnEncoders {
  readonly ascii: Value;
  readonly plain: Value;
}

function separatorOf(value: Value, position: number): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`make_encoder() argument ${position} must be str, not ${givenType(value)}`);
  return text;
}

/** Completes the type: the encoders of strings that it knows are those of the module. */
export function defineEncoder(own: OwnEncoders): PyType {
  defineMethods(encoderType, () => [
    constructor(
      "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
      (
        cls: PyType,
        markers: Value,
        defaultFunction: Value,
        encoder: Value,
        indent: Value,
        keySeparator: Value,
        itemSeparator: Value,
        sortKeys: Value,
        skipKeys: Value,
        allowNan: Value,
      ) => {
        if (markers !== null && !(markers instanceof PyDict)) {
          throw typeError(`make_encoder() argument 1 must be dict or None, not ${typeName(markers)}`);
        }
        const options: EncoderOptions = {
          markers,
          entered: markers === null ? null : new Set(),
          default: defaultFunction,
          encoder,
          indent,
          keySeparator: separatorOf(keySeparator, 5),
          itemSeparator: separatorOf(itemSeparator, 6),
          sortKeys: isTrue(sortKeys),
          skipKeys: isTrue(skipKeys),
          allowNan: isTrue(allowNan),
          encodeText: textEncoder(encoder, own),
        };
        return new Encoder(options, cls);
      },
      "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    ),
    method(
      "__call__(obj, _current_indent_level)",
      (self: Encoder, value: Value, level: Value) => {
        const encoding = new Encoding(self.options);
        encoding.value(value, asSize(level));
        return new PyTuple([encoding.finish()]);
      },
      "Call self as a function.",
    ),
    member("markers", (self: Encoder) => self.options.markers, null, "markers"),
    member("default", (self: Encoder) => self.options.default, null, "default"),
    member("encoder", (self: Encoder) => self.options.encoder, null, "encoder"),
    member("indent", (self: Encoder) => self.options.indent, null, "indent"),
    member("key_separator", (self: Encoder) => self.options.keySeparator, null, "key_separator"),
    member("item_separator", (self: Encoder) => self.options.itemSeparator, null, "item_separator"),
    member("sort_keys", (self: Encoder) => self.options.sortKeys, null, "sort_keys"),
    member("skipkeys", (self: Encoder) => self.options.skipKeys, null, "skipkeys"),
  ]);
  return encoderType;
}

/** io.IncrementalNewlineDecoder: universal newlines after another decoder. */

import { PyBytes } from "../../objects/bytes.js";
import { PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { requireBytes } from "../../runtime/buffers.js";
import { callMethod } from "../../runtime/calls.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asIndex, textOf, typeName } from "../../runtime/primitives.js";
import { isTrue } from "../../runtime/truth.js";
import { asNumber, type DecoderState, initialState, PythonDecoder, type StreamDecoder } from "./text-decoder.js";

/** What newlines have been met. */
const Seen = { CR: 1, LF: 2, CRLF: 4 } as const;

/** Keeps a carriage return back until it is known what follows. */
export class NewlineDecoder implements StreamDecoder {
  readonly decoder: StreamDecoder;
  readonly translates: boolean;
  private holdsReturn = false;
  seen = 0;

  constructor(decoder: StreamDecoder, translates: boolean) {
    this.decoder = decoder;
    this.translates = translates;
  }

  decode(bytes: Uint8Array, isFinal: boolean): string {
    return this.convert(this.decoder.decode(bytes, isFinal), isFinal);
  }

  /** The same for text that is decoded already. */
  convert(decoded: string, isFinal: boolean): string {
    let text = decoded;
    if (this.holdsReturn && (text !== "" || isFinal)) {
      text = `\r${text}`;
      this.holdsReturn = false;
    }
    if (!isFinal && text.endsWith("\r")) {
      text = text.slice(0, -1);
      this.holdsReturn = true;
    }
    if (!text.includes("\r")) {
      if ((this.seen & Seen.LF) === 0 && text.includes("\n")) this.seen |= Seen.LF;
      return text;
    }
    for (const [newline] of text.matchAll(/\r\n?|\n/g)) {
      this.seen |= newline === "\n" ? Seen.LF : newline === "\r" ? Seen.CR : Seen.CRLF;
      if (this.seen === 7) break;
    }
    return this.translates ? text.replace(/\r\n?/g, "\n") : text;
  }

  state(): DecoderState {
    const { bytes, flags } = this.decoder.state();
    return { bytes, flags: (flags << 1n) | (this.holdsReturn ? 1n : 0n) };
  }

  restore({ bytes, flags }: DecoderState): void {
    this.holdsReturn = (flags & 1n) !== 0n;
    this.decoder.restore({ bytes, flags: flags >> 1n });
  }

  reset(): void {
    this.seen = 0;
    this.holdsReturn = false;
    this.decoder.reset();
  }

  /** The `newlines` attribute. */
  newlines(): Value {
    const met = [
      ...((this.seen & Seen.CR) === 0 ? [] : ["\r"]),
      ...((this.seen & Seen.LF) === 0 ? [] : ["\n"]),
      ...((this.seen & Seen.CRLF) === 0 ? [] : ["\r\n"]),
    ];
    if (met.length === 0) return null;
    return met.length === 1 ? met[0] : new PyTuple(met);
  }
}

export const newlineDecoderType: PyType = defineType("IncrementalNewlineDecoder", { module: "_io" });

class PyNewlineDecoder extends PyObject {
  override cls: PyType;
  decoder: NewlineDecoder | null = null;
  /** Whether text comes in already decoded. */
  takesText = false;
  errors: Value = "strict";

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

const nothing: StreamDecoder = { decode: () => "", state: () => initialState, restore: () => {}, reset: () => {} };

function ready(self: PyNewlineDecoder): NewlineDecoder {
  if (self.decoder === null) throw valueError("IncrementalNewlineDecoder.__init__() not called");
  return self.decoder;
}

defineMethods(newlineDecoderType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyNewlineDecoder(cls)),
  method(
    "__init__(decoder, translate, errors='strict')",
    (self: PyNewlineDecoder, decoder: Value, translate: Value, errors: Value = "strict") => {
      self.takesText = decoder === null;
      self.decoder = new NewlineDecoder(decoder === null ? nothing : new PythonDecoder(decoder), isTrue(translate));
      self.errors = errors;
      return null;
    },
  ),
  method("decode(input, final=False)", (self: PyNewlineDecoder, input: Value, final: Value = false) => {
    const decoder = ready(self);
    const isFinal = isTrue(final);
    const text = self.takesText
      ? textOf(input)
      : decoder.decoder instanceof PythonDecoder
        ? textOf(callMethod(decoder.decoder.object, "decode", input, isFinal))
        : undefined;
    if (text === undefined) {
      if (!self.takesText) requireBytes(input);
      throw typeError(`decoder should return a string result, not '${typeName(input)}'`);
    }
    return decoder.convert(text, isFinal);
  }),
  method("getstate()", (self: PyNewlineDecoder) => {
    const { bytes, flags } = ready(self).state();
    return new PyTuple([new PyBytes(bytes), asNumber(flags)]);
  }),
  method("setstate(state, /)", (self: PyNewlineDecoder, state: Value) => {
    const decoder = ready(self);
    if (!(state instanceof PyTuple)) throw typeError("state argument must be a tuple");
    const [bytes, flags] = state.items;
    if (state.items.length !== 2) throw typeError("setstate(): illegal state argument");
    decoder.restore({ bytes: requireBytes(bytes), flags: BigInt(asIndex(flags)) });
    return null;
  }),
  method("reset()", (self: PyNewlineDecoder) => {
    ready(self).reset();
    return null;
  }),
  getter("newlines", (self: PyNewlineDecoder) => ready(self).newlines()),
]);

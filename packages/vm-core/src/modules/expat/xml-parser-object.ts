/** xmlparser objects: a parser of XML whose handlers are Python functions. */

import { PyBytes } from "../../objects/bytes.js";
import { PyDict } from "../../objects/dict.js";
import { exceptionType } from "../../objects/exception.js";
import { PyList } from "../../objects/list.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { getAttribute, setAttribute } from "../../runtime/attributes.js";
import { bytesLike } from "../../runtime/buffers.js";
import { call } from "../../runtime/calls.js";
import { newException, PythonError, runtimeError, typeError, valueError } from "../../runtime/errors.js";
import { moduleException } from "../../runtime/module-exceptions.js";
import { type Definition, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { asSize, textOf, typeName } from "../../runtime/primitives.js";
import { isTrue } from "../../runtime/truth.js";
import { encodeUtf8 } from "../../runtime/utf8.js";
import { problems, XmlError, XmlProblem } from "./xml-error.js";
import { type XmlListener, XmlParser } from "./xml-parser.js";

export const xmlParserType: PyType = defineType("xmlparser", { module: "pyexpat", isSubclassable: false });

export const expatError = moduleException("xml.parsers.expat", "ExpatError", exceptionType);

const HANDLERS = [
  "StartElement",
  "EndElement",
  "ProcessingInstruction",
  "CharacterData",
  "UnparsedEntityDecl",
  "NotationDecl",
  "StartNamespaceDecl",
  "EndNamespaceDecl",
  "Comment",
  "StartCdataSection",
  "EndCdataSection",
  "Default",
  "DefaultHandlerExpand",
  "NotStandalone",
  "ExternalEntityRef",
  "StartDoctypeDecl",
  "EndDoctypeDecl",
  "EntityDecl",
  "XmlDecl",
  "ElementDecl",
  "AttlistDecl",
  "SkippedEntity",
] as const;

const attributeOf = (name: string): string => (name === "DefaultHandlerExpand" ? name : `${name}Handler`);
const handlerOf = (name: string): string => (name === "DefaultExpand" ? "DefaultHandlerExpand" : name);

const DEFAULT_BUFFER = 8192;

export class XmlParserObject extends PyObject implements XmlListener {
  override cls: PyType = xmlParserType;
  readonly handlers = new Map<string, Value>();
  readonly parser: XmlParser;
  readonly intern: Value;
  isTextBuffered = false;
  bufferSize = DEFAULT_BUFFER;
  isOrdered = false;
  isSpecified = false;
  areNamespacePrefixesNamed = false;
  private buffered: string[] = [];
  private bufferedLength = 0;
  /** Behind the last thing that was reported. */
  isParsing = false;

  constructor(encoding: string | null, separator: string | null, intern: Value, parent: XmlParser | null = null) {
    super();
    this.intern = intern;
    this.parser = new XmlParser(this, { encoding, separator, parent });
  }

  get bufferUsed(): number {
    return encodeUtf8(this.buffered.join(""), "surrogatepass").length;
  }

  wants = (name: string): boolean => this.handlers.has(handlerOf(name));

  isSpecifiedOnly = (): boolean => this.isSpecified;
  isNamingPrefixes = (): boolean => this.areNamespacePrefixesNamed;

  tell = (name: string, ...args: Value[]): Value => {
    if (name === "CharacterData" && this.isTextBuffered) {
      this.buffer(args[0] as string);
      return null;
    }
    this.flush();
    const handler = this.handlers.get(handlerOf(name));
    if (handler === undefined) return null;
    if (name === "StartElement") return call(handler, [args[0], this.gather(args.slice(1))]);
    return call(handler, args);
  };

  tellExternal = (context: string | null, base: Value, systemId: Value, publicId: Value): boolean => {
    this.flush();
    const handler = this.handlers.get("ExternalEntityRef");
    return handler === undefined || asSize(call(handler, [context, base, systemId, publicId])) !== 0;
  };

  /** Text is gathered up to the size of the buffer. */
  private buffer(text: string): void {
    const { length } = text;
    if (this.bufferedLength + length > this.bufferSize) {
      this.flush();
      if (!this.handlers.has("CharacterData")) return;
    }
    if (length > this.bufferSize) {
      call(this.handlers.get("CharacterData") ?? null, [text]);
      return;
    }
    this.buffered.push(text);
    this.bufferedLength += length;
  }

  flush(): void {
    if (this.bufferedLength === 0) return;
    const text = this.buffered.join("");
    this.buffered = [];
    this.bufferedLength = 0;
    const handler = this.handlers.get("CharacterData");
    if (handler !== undefined) call(handler, [text]);
  }

  private gather(namesAndValues: Value[]): Value {
    if (this.isOrdered) return new PyList(namesAndValues);
    const dict = new PyDict();
    for (let at = 0; at < namesAndValues.length; at += 2) dict.set(namesAndValues[at], namesAndValues[at + 1]);
    return dict;
  }
}

/** The exception for what is wrong, with its number and place. */
function errorOf(problem: XmlError): PythonError {
  const { code, place } = problem;
  const message = `${problems[code - 1]?.[1] ?? "unknown error"}: line ${place.line}, column ${place.column}`;
  const exception = newException(expatError(), message);
  setAttribute(exception, "code", code);
  setAttribute(exception, "offset", place.column);
  setAttribute(exception, "lineno", place.line);
  return new PythonError(exception);
}

function parse(self: XmlParserObject, data: Value, isFinal: Value = false): number {
  const text = textOf(data);
  const bytes = text === undefined ? bytesLike(data) : undefined;
  if (text === undefined && bytes === undefined) {
    throw typeError(`a bytes-like object is required, not '${typeName(data)}'`);
  }
  feed(self, text ?? bytes?.slice() ?? "", isTrue(isFinal));
  return 1;
}

function feed(self: XmlParserObject, data: string | Uint8Array, isFinal: boolean): void {
  if (self.isParsing) throw runtimeError("cannot call Parse() from within a handler");
  self.isParsing = true;
  try {
    self.parser.parse(data, isFinal);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    self.flush();
    throw errorOf(error);
  } finally {
    self.isParsing = false;
  }
  self.flush();
}

const CHUNK = 2048;

function parseFile(self: XmlParserObject, file: Value): number {
  const read = getAttribute(file, "read");
  for (;;) {
    const data = call(read, [CHUNK]);
    const text = textOf(data);
    const bytes = text === undefined ? bytesLike(data) : undefined;
    if (text === undefined && bytes === undefined) {
      throw typeError(`read() did not return a bytes object (type=${typeName(data)})`);
    }
    const piece = text ?? bytes?.slice() ?? "";
    feed(self, piece, piece.length === 0);
    if (piece.length === 0) return 1;
  }
}

/** A parser for an entity that the document refers to, with the same handlers. */
function externalParser(self: XmlParserObject, context: Value, encoding: Value = null): Value {
  const name = textOf(context);
  if (name === undefined && context !== null) {
    throw typeError(`ExternalEntityParserCreate() argument 1 must be str or None, not ${typeName(context)}`);
  }
  const made = new XmlParserObject(textOf(encoding) ?? null, null, self.intern, self.parser);
  for (const [key, handler] of self.handlers) made.handlers.set(key, handler);
  made.isTextBuffered = self.isTextBuffered;
  made.bufferSize = self.bufferSize;
  made.isOrdered = self.isOrdered;
  made.isSpecified = self.isSpecified;
  made.areNamespacePrefixesNamed = self.areNamespacePrefixesNamed;
  const { parser } = made;
  parser.base = self.parser.base;
  parser.parameterEntityParsing = self.parser.parameterEntityParsing;
  if (name === undefined) {
    parser.phase = "external subset";
  } else parser.isFragment = true;
  return made;
}

const handlerAttribute = (name: string): Definition =>
  getter(
    attributeOf(name),
    (self: XmlParserObject) => self.handlers.get(name) ?? null,
    (self: XmlParserObject, value) => {
      if (value === undefined) throw runtimeError("Cannot delete attribute");
      if (name === "CharacterData") self.flush();
      if (value === null) self.handlers.delete(name);
      else self.handlers.set(name, value);
    },
  );

const switchAttribute = (
  name: string,
  get: (self: XmlParserObject) => boolean,
  set: (self: XmlParserObject, isOn: boolean) => void,
): Definition =>
  getter(name, get, (self: XmlParserObject, value) => {
    if (value === undefined) throw runtimeError("Cannot delete attribute");
    set(self, isTrue(value));
  });

function setBufferSize(self: XmlParserObject, value: Value | undefined): void {
  if (value === undefined) throw runtimeError("Cannot delete attribute");
  if (typeof value !== "number" && typeof value !== "bigint" && typeof value !== "boolean") {
    throw typeError("buffer_size must be an integer");
  }
  const size = Number(value);
  if (size <= 0) throw valueError("buffer_size must be greater than zero");
  if (size > 0x7fffffff) throw valueError("buffer_size must not be greater than 2147483647");
  self.flush();
  self.bufferSize = size;
}

const place = (name: string, part: "line" | "column" | "index", kind: "Error" | "Current"): Definition =>
  member(name, ({ parser }: XmlParserObject) => {
    const { error, input, event, isFinished } = parser;
    if (kind === "Error" && error !== null) return error.place[part];
    return input.placeOf(isFinished ? input.at : Math.max(event, input.at))[part];
  });

defineMethods(xmlParserType, () => [
  method("Parse(data, isfinal=False, /)", parse, "Parse XML data.\n\n'isfinal' should be true at end of input."),
  method("ParseFile(file, /)", parseFile, "Parse XML data from file-like object."),
  method(
    "SetBase(base, /)",
    (self: XmlParserObject, base: Value) => {
      const text = textOf(base);
      if (text === undefined) throw typeError(`SetBase() argument must be str, not ${typeName(base)}`);
      self.parser.base = text;
      return null;
    },
    "Set the base URL for the parser.",
  ),
  method("GetBase()", (self: XmlParserObject) => self.parser.base, "Return base URL string for the parser."),
  method(
    "GetInputContext()",
    (self: XmlParserObject) => {
      if (!self.isParsing) return null;
      const { input, event } = self.parser;
      return new PyBytes(encodeUtf8(input.text.slice(event), "surrogateescape"));
    },
    "Return the untranslated text of the input that caused the current event.\n\nIf the event was generated by a large amount of text (such as a start tag\nfor an element with many attributes), not all of the text may be available.",
  ),
  method(
    "ExternalEntityParserCreate(context, encoding=None, /)",
    externalParser,
    "Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler.",
  ),
  method(
    "SetParamEntityParsing(flag, /)",
    (self: XmlParserObject, flag: Value) => {
      const wanted = asSize(flag);
      if (self.parser.phase !== "start" || wanted < 0 || wanted > 2) return 0;
      self.parser.parameterEntityParsing = wanted;
      return 1;
    },
    "Controls parsing of parameter entities (including the external DTD subset).\n\nPossible flag values are XML_PARAM_ENTITY_PARSING_NEVER,\nXML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE and\nXML_PARAM_ENTITY_PARSING_ALWAYS. Returns true if setting the flag\nwas successful.",
  ),
  method(
    "UseForeignDTD(flag=True, /)",
    (self: XmlParserObject, flag: Value = true) => {
      if (self.parser.phase !== "start" || self.parser.input.at > 0) {
        throw errorOf(
          new XmlError(XmlProblem.CANT_CHANGE_FEATURE_ONCE_PARSING, self.parser.input.placeOf(self.parser.event)),
        );
      }
      self.parser.usesForeignDocumentType = isTrue(flag);
      return null;
    },
    "Allows the application to provide an artificial external subset if one is not specified as part of the document instance.",
  ),
  method("SetReparseDeferralEnabled(enabled, /)", (self: XmlParserObject, isOn: Value) => {
    self.parser.isReparseDeferred = isTrue(isOn);
    return null;
  }),
  method("GetReparseDeferralEnabled()", (self: XmlParserObject) => self.parser.isReparseDeferred),
  ...HANDLERS.map(handlerAttribute),
  member("ErrorCode", ({ parser }: XmlParserObject) => parser.error?.code ?? 0),
  place("ErrorLineNumber", "line", "Error"),
  place("ErrorColumnNumber", "column", "Error"),
  place("ErrorByteIndex", "index", "Error"),
  place("CurrentLineNumber", "line", "Current"),
  place("CurrentColumnNumber", "column", "Current"),
  place("CurrentByteIndex", "index", "Current"),
  member("intern", (self: XmlParserObject) => self.intern),
  getter("buffer_size", (self: XmlParserObject) => self.bufferSize, setBufferSize),
  member("buffer_used", (self: XmlParserObject) => self.bufferUsed),
  switchAttribute(
    "buffer_text",
    (self) => self.isTextBuffered,
    (self, isOn) => {
      if (!isOn) self.flush();
      self.isTextBuffered = isOn;
    },
  ),
  switchAttribute(
    "namespace_prefixes",
    (self) => self.areNamespacePrefixesNamed,
    (self, isOn) => {
      self.areNamespacePrefixesNamed = isOn;
    },
  ),
  switchAttribute(
    "ordered_attributes",
    (self) => self.isOrdered,
    (self, isOn) => {
      self.isOrdered = isOn;
    },
  ),
  switchAttribute(
    "specified_attributes",
    (self) => self.isSpecified,
    (self, isOn) => {
      self.isSpecified = isOn;
    },
  ),
]);

/** pyexpat.ParserCreate(). */
export function createParser(encoding: Value = null, separator: Value = null, intern?: Value): Value {
  const encodingText = textOf(encoding);
  if (encodingText === undefined && encoding !== null) {
    throw typeError(`ParserCreate() argument 'encoding' must be str or None, not ${typeName(encoding)}`);
  }
  const separatorText = textOf(separator);
  if (separatorText === undefined && separator !== null) {
    throw typeError(`ParserCreate() argument 'namespace_separator' must be str or None, not ${typeName(separator)}`);
  }
  if (separatorText !== undefined && separatorText.length > 1) {
    throw valueError("namespace_separator must be at most one character, omitted, or None");
  }
  if (intern !== undefined && intern !== null && !(intern instanceof PyDict)) {
    throw typeError("intern must be a dictionary");
  }
  return new XmlParserObject(encodingText ?? null, separatorText ?? null, intern === undefined ? new PyDict() : intern);
}

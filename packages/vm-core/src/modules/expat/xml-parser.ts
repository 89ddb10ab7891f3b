/** A parser of XML 1.0 that reports what it finds, as expat does: same events in the same order, same errors. */

import type { Value } from "../../objects/object.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { type DocumentType, type Entity, newDocumentType } from "./document-type.js";
import { Namespaces } from "./namespaces.js";
import { readProlog } from "./prolog.js";
import { type Place, XmlError, XmlProblem } from "./xml-error.js";
import { XmlInput } from "./xml-input.js";
import {
  forbiddenAt,
  nameEnd,
  normalizeLines,
  predefined,
  referredCharacter,
  sectionEnd,
  spaceEnd,
  textEnd,
} from "./xml-tokens.js";

/** Who is told of what the parser finds. */
export interface XmlListener {
  /** Whether a handler of that name is set. */
  readonly wants: (name: string) => boolean;
  /** Calls the handler and returns its result. Raises what it raises. */
  readonly tell: (name: string, ...args: Value[]) => Value;
  /** Whether attributes that only have defaults are left out. */
  readonly isSpecifiedOnly: () => boolean;
  readonly isNamingPrefixes: () => boolean;
  /** Calls the handler of external entities for an entity; what it returns must be true. */
  readonly tellExternal: (context: string | null, base: Value, systemId: Value, publicId: Value) => boolean;
}

interface OpenElement {
  readonly raw: string;
  readonly name: string;
  /** How many bindings of prefixes it has made. */
  readonly bindings: number;
}

/** Entities may multiply what is read by so much once they have made so many characters, as in expat. */
const MAXIMUM_AMPLIFICATION = 100;
const AMPLIFICATION_FROM = 8 * 1024 * 1024;
const MAXIMUM_ENTITY_DEPTH = 1000;

export class XmlParser {
  readonly listener: XmlListener;
  readonly input: XmlInput;
  readonly namespaces: Namespaces | null;
  readonly documentType: DocumentType;
  base: Value = null;
  phase: "start" | "prolog" | "subset" | "content" | "epilog" | "external subset" = "start";
  /** 0 for never, 1 unless standalone, 2 for always. */
  parameterEntityParsing = 0;
  usesForeignDocumentType = false;
  /** The document has had an external subset of its own. */
  hasExternalSubset = false;
  /** Content of an external entity: what is open is of the document around. */
  isFragment = false;
  error: XmlError | null = null;
  isFinished = false;
  /** The offset in the main input of what is being reported. */
  event = 0;
  private eventPlace: Place = { line: 1, column: 0, index: 0 };
  /** Attributes of the element that is being reported: how many names and values were written, and the ID's index. */
  specified = -1;
  idIndex = -1;
  isReparseDeferred = true;
  private incompleteBefore = 0;
  private readonly open: OpenElement[] = [];
  private isInSection = false;
  private entityDepth = 0;
  private read = 0;
  private expanded = 0;
  private count = 0;

  constructor(
    listener: XmlListener,
    { encoding, separator, parent }: { encoding: string | null; separator: string | null; parent: XmlParser | null },
  ) {
    this.listener = listener;
    this.input = new XmlInput(null, encoding);
    this.namespaces = parent === null ? (separator === null ? null : new Namespaces(separator)) : parent.namespaces;
    this.documentType = parent?.documentType ?? newDocumentType();
  }

  /** Reads what can be read. Throws XmlError, and what a handler raises. */
  parse(data: string | Uint8Array, isFinal: boolean): void {
    if (this.isFinished) throw new XmlError(XmlProblem.FINISHED, this.input.placeOf(this.input.at));
    if (this.error !== null) throw this.error;
    const { input } = this;
    input.isFinal = isFinal;
    this.read += data.length;
    if (typeof data === "string") input.addText(data);
    else input.addBytes(data);
    // A token that was incomplete is not looked at again before there is much more of it, as in expat.
    const available = input.text.length - input.at;
    if (this.isReparseDeferred && !isFinal && available < 2 * this.incompleteBefore) return;
    try {
      while (this.step(input));
      const left = input.text.length - input.at;
      this.incompleteBefore = left === available ? left : 0;
      if (isFinal) this.finish();
    } catch (error) {
      this.error = error instanceof XmlError ? error : new XmlError(XmlProblem.ABORTED, this.eventPlace);
      throw error;
    }
  }

  /** An error at an offset in `source`. */
  problem(code: number, source: XmlInput, offset: number): XmlError {
    return new XmlError(code, source.isMain ? this.input.placeOf(offset) : this.eventPlace);
  }

  /** At the end of what there is of an incomplete token: more may come, unless this is all. */
  incomplete(source: XmlInput): false {
    if (!source.isFinal) return false;
    const forbidden = forbiddenAt(source.text, source.at, source.text.length);
    if (forbidden >= 0) throw this.problem(XmlProblem.INVALID_TOKEN, source, forbidden);
    throw this.problem(XmlProblem.UNCLOSED_TOKEN, source, source.at);
  }

  invalid(source: XmlInput, offset: number): XmlError {
    return this.problem(XmlProblem.INVALID_TOKEN, source, offset);
  }

  /** Tells the handler of that name, or the default handler of the text up to `end`, and goes on there. */
  report(source: XmlInput, end: number, name: string, ...args: Value[]): void {
    if (this.listener.wants(name)) this.listener.tell(name, ...args);
    else this.reportDefault(source, end);
    this.skip(source, end);
  }

  reportDefault(source: XmlInput, end: number): void {
    const name = this.listener.wants("DefaultExpand") ? "DefaultExpand" : "Default";
    if (this.listener.wants(name)) this.listener.tell(name, normalizeLines(source.text.slice(source.at, end)));
  }

  skip(source: XmlInput, end: number): void {
    if (source.isMain) source.advance(end);
    else source.at = end;
  }

  /** Reads one token. Returns false when there is no more, or no whole one yet. */
  private step(source: XmlInput): boolean {
    if (++this.count % 1000 === 0) pollSafePoint();
    if (source.isMain) {
      this.event = source.at;
      this.eventPlace = source.placeOf(source.at);
    }
    if (this.phase === "content") return this.readContent(source);
    return readProlog(this, source);
  }

  private finish(): void {
    const { input } = this;
    const end = input.text.length;
    this.event = end;
    if (this.isInSection) throw this.problem(XmlProblem.UNCLOSED_CDATA_SECTION, input, end);
    if (this.phase === "external subset") {
      this.isFinished = true;
      return;
    }
    if (this.isFragment) {
      if (this.open.length > 0) throw this.problem(XmlProblem.ASYNC_ENTITY, input, end);
    } else if (this.phase !== "epilog") throw this.problem(XmlProblem.NO_ELEMENTS, input, end);
    this.isFinished = true;
  }

  private readContent(source: XmlInput): boolean {
    const { text, at } = source;
    if (at >= text.length) return false;
    if (this.isInSection) return this.readSection(source);
    const code = text.charCodeAt(at);
    if (code === 60) return this.readMarkup(source);
    if (code === 38) return this.readReference(source);
    return this.readText(source, code);
  }

  private readText(source: XmlInput, code: number): boolean {
    const { text, at } = source;
    if (code === 10) {
      this.report(source, at + 1, "CharacterData", "\n");
      return true;
    }
    if (code === 13) {
      if (at + 1 >= text.length && !source.isFinal) return false;
      const end = text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
      this.report(source, end, "CharacterData", "\n");
      return true;
    }
    let end = at;
    if (code === 93) {
      if (text.startsWith("]]>", at)) throw this.invalid(source, at + 2);
      if (!source.isFinal && "]]".startsWith(text.slice(at))) return false;
      end++;
    }
    end = textEnd(text, end);
    if (end === at) throw this.invalid(source, at);
    this.report(source, end, "CharacterData", text.slice(at, end));
    return true;
  }

  private readMarkup(source: XmlInput): boolean {
    const { text, at } = source;
    switch (text[at + 1]) {
      case undefined:
        return this.incomplete(source);
      case "/":
        return this.readEndTag(source);
      case "?":
        return this.readInstruction(source);
      case "!":
        if (text.startsWith("<!--", at)) return this.readComment(source);
        if (text.startsWith("<![CDATA[", at)) {
          this.report(source, at + 9, "StartCdataSection");
          this.isInSection = true;
          return true;
        }
        if ("<!--".startsWith(text.slice(at, at + 4)) || "<![CDATA[".startsWith(text.slice(at, at + 9))) {
          return this.incomplete(source);
        }
        throw this.invalid(source, at + 2);
      default:
        return this.readStartTag(source);
    }
  }

  private readSection(source: XmlInput): boolean {
    const { text, at } = source;
    if (text.startsWith("]]>", at)) {
      this.isInSection = false;
      this.report(source, at + 3, "EndCdataSection");
      return true;
    }
    if (text[at] === "\r" || text[at] === "\n") return this.readText(source, text.charCodeAt(at));
    const isBracket = text[at] === "]";
    if (isBracket && !source.isFinal && "]]".startsWith(text.slice(at))) return false;
    const end = sectionEnd(text, isBracket ? at + 1 : at);
    if (end === at) throw this.invalid(source, at);
    this.report(source, end, "CharacterData", text.slice(at, end));
    return true;
  }

  readComment(source: XmlInput): boolean {
    const { text, at } = source;
    const end = text.indexOf("--", at + 4);
    const forbidden = forbiddenAt(text, at + 4, end < 0 ? text.length : end);
    if (forbidden >= 0) throw this.invalid(source, forbidden);
    if (end < 0 || end + 2 >= text.length) return this.incomplete(source);
    if (text[end + 2] !== ">") throw this.invalid(source, end + 2);
    this.report(source, end + 3, "Comment", normalizeLines(text.slice(at + 4, end)));
    return true;
  }

  readInstruction(source: XmlInput): boolean {
    const { text, at } = source;
    const target = nameEnd(text, at + 2);
    if (target >= text.length) return this.incomplete(source);
    if (target === at + 2) throw this.invalid(source, target);
    const name = text.slice(at + 2, target);
    const start = spaceEnd(text, target);
    const end = text.indexOf("?>", target);
    if (start === target && !text.startsWith("?", target)) throw this.invalid(source, target);
    const forbidden = forbiddenAt(text, target, end < 0 ? text.length : end);
    if (forbidden >= 0) throw this.invalid(source, forbidden);
    if (end < 0) return this.incomplete(source);
    if (name === "xml") throw this.problem(XmlProblem.MISPLACED_XML_PI, source, at);
    if (name.toLowerCase() === "xml") throw this.invalid(source, at + 5);
    this.report(source, end + 2, "ProcessingInstruction", name, normalizeLines(text.slice(start, end)));
    return true;
  }

  private readEndTag(source: XmlInput): boolean {
    const { text, at } = source;
    const end = nameEnd(text, at + 2);
    if (end === at + 2 && end < text.length) throw this.invalid(source, end);
    const close = spaceEnd(text, end);
    if (close >= text.length) return this.incomplete(source);
    if (text[close] !== ">") throw this.invalid(source, close);
    const element = this.open.at(-1);
    if (element === undefined || (!source.isMain && this.open.length <= this.entityFloor)) {
      throw this.problem(XmlProblem.ASYNC_ENTITY, source, at);
    }
    if (element.raw !== text.slice(at + 2, end)) throw this.problem(XmlProblem.TAG_MISMATCH, source, at + 2);
    this.open.pop();
    if (this.listener.wants("EndElement")) this.listener.tell("EndElement", element.name);
    else this.reportDefault(source, close + 1);
    this.endBindings(element.bindings);
    this.skip(source, close + 1);
    this.leaveElement();
    return true;
  }

  private leaveElement(): void {
    if (this.open.length === 0 && !this.isFragment) this.phase = "epilog";
  }

  private endBindings(count: number): void {
    for (const prefix of this.namespaces?.unbind(count) ?? []) {
      if (this.listener.wants("EndNamespaceDecl"))
        this.listener.tell("EndNamespaceDecl", prefix === "" ? null : prefix);
    }
  }

  /** How many elements were open where the entity began that is being read. */
  private entityFloor = 0;

  readStartTag(source: XmlInput): boolean {
    const { text, at } = source;
    const nameStop = nameEnd(text, at + 1);
    if (nameStop === at + 1 && nameStop < text.length) throw this.invalid(source, nameStop);
    if (nameStop >= text.length) return this.incomplete(source);
    const raw = text.slice(at + 1, nameStop);
    const written: [name: string, value: string, offset: number][] = [];
    let next = nameStop;
    for (;;) {
      const start = spaceEnd(text, next);
      if (start >= text.length) return this.incomplete(source);
      if (text[start] === ">" || text[start] === "/") {
        next = start;
        break;
      }
      if (start === next) throw this.invalid(source, start);
      const stop = nameEnd(text, start);
      if (stop >= text.length) return this.incomplete(source);
      if (stop === start) throw this.invalid(source, start);
      const equals = spaceEnd(text, stop);
      if (equals >= text.length) return this.incomplete(source);
      if (text[equals] !== "=") throw this.invalid(source, equals);
      const quote = spaceEnd(text, equals + 1);
      if (quote >= text.length) return this.incomplete(source);
      if (text[quote] !== '"' && text[quote] !== "'") throw this.invalid(source, quote);
      const end = text.indexOf(text[quote], quote + 1);
      const limit = end < 0 ? text.length : end;
      const wrong = text.slice(quote + 1, limit).indexOf("<");
      if (wrong >= 0) throw this.invalid(source, quote + 1 + wrong);
      const forbidden = forbiddenAt(text, quote + 1, limit);
      if (forbidden >= 0) throw this.invalid(source, forbidden);
      if (end < 0) return this.incomplete(source);
      const name = text.slice(start, stop);
      if (written.some(([known]) => known === name)) {
        throw this.problem(XmlProblem.DUPLICATE_ATTRIBUTE, source, start);
      }
      written.push([name, this.attributeValue(raw, name, text.slice(quote + 1, end), source, quote + 1), start]);
      next = end + 1;
    }
    const isEmpty = text[next] === "/";
    if (isEmpty && next + 1 >= text.length) return this.incomplete(source);
    if (isEmpty && text[next + 1] !== ">") throw this.invalid(source, next + 1);
    this.startElement(source, raw, written, isEmpty ? next + 2 : next + 1, isEmpty);
    return true;
  }

  private startElement(
    source: XmlInput,
    raw: string,
    written: readonly (readonly [name: string, value: string, offset: number])[],
    end: number,
    isEmpty: boolean,
  ): void {
    const { at } = source;
    const declared = this.documentType.attributes.get(raw);
    const attributes: [string, string][] = written.map(([name, value]) => [name, value]);
    for (const [name, { value }] of declared ?? []) {
      if (value !== null && !attributes.some(([known]) => known === name)) attributes.push([name, value]);
    }
    const id = declared === undefined ? undefined : [...declared].find(([, { type }]) => type === "ID")?.[0];
    let { length } = written;
    let name = raw;
    let shown = attributes;
    let bindings = 0;
    if (this.namespaces !== null) {
      const bound = this.namespaces.bind(raw, attributes, length, this.listener.isNamingPrefixes());
      if (typeof bound === "number") throw this.problem(bound, source, at);
      ({ name, attributes: shown, specified: length } = bound);
      bindings = bound.declared.length;
      for (const [prefix, uri] of bound.declared) {
        if (!this.listener.wants("StartNamespaceDecl")) continue;
        this.listener.tell("StartNamespaceDecl", prefix === "" ? null : prefix, uri === "" ? null : uri);
      }
    }
    if (this.listener.isSpecifiedOnly()) shown = shown.slice(0, length);
    this.specified = 2 * length;
    this.idIndex = id === undefined ? -1 : 2 * attributes.findIndex(([known]) => known === id);
    this.phase = "content";
    this.open.push({ raw, name, bindings });
    const isWanted = this.listener.wants("StartElement");
    if (isWanted) this.listener.tell("StartElement", name, ...shown.flat());
    if (isEmpty) {
      this.open.pop();
      if (this.listener.wants("EndElement")) this.listener.tell("EndElement", name);
      else if (!isWanted) this.reportDefault(source, end);
      this.endBindings(bindings);
    } else if (!isWanted) this.reportDefault(source, end);
    this.skip(source, end);
    if (isEmpty) this.leaveElement();
  }

  /** An attribute's value as it is reported. */
  attributeValue(element: string, name: string, raw: string, source: XmlInput, offset: number): string {
    const value = this.expandValue(raw, source, offset);
    const declared = this.documentType.attributes.get(element)?.get(name);
    if (declared === undefined || declared.type === "CDATA") return value;
    return value.replace(/ +/g, " ").replace(/^ | $/g, "");
  }

  private expandValue(raw: string, source: XmlInput, offset: number): string {
    if (!/[&\t\r\n]/.test(raw)) return raw;
    const parts: string[] = [];
    for (let at = 0; at < raw.length; ) {
      const character = raw[at];
      if (character === "&") {
        const end = this.referenceEnd(raw, at);
        if (end < 0) throw this.invalid(source, offset + -end - 1);
        parts.push(this.referredValue(raw.slice(at + 1, end), source, offset + at));
        at = end + 1;
      } else {
        const end = /[&\t\r\n]|$/.exec(raw.slice(at + 1));
        const isSpace = character === "\t" || character === "\n" || character === "\r";
        if (isSpace) {
          if (character === "\r" && raw[at + 1] === "\n") at++;
          parts.push(" ");
          at++;
        } else {
          const stop = at + 1 + (end?.index ?? 0);
          parts.push(raw.slice(at, stop));
          at = stop;
        }
      }
    }
    return parts.join("");
  }

  /** Where the `;` of the reference at `at` is; else minus the offset, and one more, of what is wrong. */
  private referenceEnd(text: string, at: number): number {
    let end: number;
    if (text[at + 1] === "#") {
      const digits = /x[0-9a-fA-F]+|[0-9]+/y;
      digits.lastIndex = at + 2;
      end = digits.test(text) ? digits.lastIndex : at + 2;
      if (end === at + 2) return -end - 1;
    } else {
      end = nameEnd(text, at + 1);
      if (end === at + 1) return -end - 1;
    }
    return text[end] === ";" ? end : -end - 1;
  }

  private referredValue(name: string, source: XmlInput, offset: number): string {
    if (name.startsWith("#")) {
      const character = referredCharacter(name.slice(1));
      if (character === undefined) throw this.problem(XmlProblem.BAD_CHAR_REF, source, offset);
      return character;
    }
    const known = predefined.get(name);
    if (known !== undefined) return known;
    const entity = this.documentType.entities.get(name);
    if (entity === undefined) {
      if (this.documentType.hasParameterReferences && !this.documentType.isStandalone) return "";
      throw this.problem(XmlProblem.UNDEFINED_ENTITY, source, offset);
    }
    if (entity.isOpen) throw this.problem(XmlProblem.RECURSIVE_ENTITY_REF, source, offset);
    if (entity.notation !== null) throw this.problem(XmlProblem.BINARY_ENTITY_REF, source, offset);
    const { text } = entity;
    if (text === null) throw this.problem(XmlProblem.ATTRIBUTE_EXTERNAL_ENTITY_REF, source, offset);
    return this.inside(entity, text, () => {
      const wrong = text.indexOf("<");
      if (wrong >= 0) throw this.problem(XmlProblem.INVALID_TOKEN, source, offset);
      return this.expandValue(text, new XmlInput(text), 0);
    });
  }

  /** Runs `action` with the entity open, and counts what that adds to the document. */
  private inside<Result>(entity: Entity, text: string, action: () => Result): Result {
    this.expanded += text.length;
    const isTooMuch =
      this.expanded > AMPLIFICATION_FROM && this.expanded + this.read > MAXIMUM_AMPLIFICATION * this.read;
    if (isTooMuch || this.entityDepth >= MAXIMUM_ENTITY_DEPTH) {
      throw this.problem(XmlProblem.AMPLIFICATION_LIMIT_BREACH, this.input, this.event);
    }
    entity.isOpen = true;
    this.entityDepth++;
    try {
      return action();
    } finally {
      this.entityDepth--;
      entity.isOpen = false;
    }
  }

  private readReference(source: XmlInput): boolean {
    const { text, at } = source;
    const end = this.referenceEnd(text, at);
    if (end < 0) {
      const wrong = -end - 1;
      if (wrong >= text.length) return this.incomplete(source);
      throw this.invalid(source, wrong);
    }
    const name = text.slice(at + 1, end);
    const character = name.startsWith("#") ? referredCharacter(name.slice(1)) : predefined.get(name);
    if (character !== undefined) {
      this.report(source, end + 1, "CharacterData", character);
      return true;
    }
    if (name.startsWith("#")) throw this.problem(XmlProblem.BAD_CHAR_REF, source, at);
    this.readEntity(source, name, end + 1);
    return true;
  }

  private readEntity(source: XmlInput, name: string, end: number): void {
    const { documentType, listener } = this;
    const entity = documentType.entities.get(name);
    if (!documentType.hasParameterReferences || documentType.isStandalone) {
      if (entity === undefined) throw this.problem(XmlProblem.UNDEFINED_ENTITY, source, source.at);
      if (!entity.isInternal) throw this.problem(XmlProblem.ENTITY_DECLARED_IN_PE, source, source.at);
    }
    if (entity === undefined) {
      this.report(source, end, "SkippedEntity", name, false);
      return;
    }
    if (entity.isOpen) throw this.problem(XmlProblem.RECURSIVE_ENTITY_REF, source, source.at);
    if (entity.notation !== null) throw this.problem(XmlProblem.BINARY_ENTITY_REF, source, source.at);
    const { text } = entity;
    if (text !== null) {
      if (listener.wants("Default") && !listener.wants("DefaultExpand")) {
        this.report(source, end, "SkippedEntity", name, false);
        return;
      }
      this.skip(source, end);
      this.inside(entity, text, () => this.readEntityText(text));
      return;
    }
    if (listener.wants("ExternalEntityRef")) {
      entity.isOpen = true;
      const isRead = listener.tellExternal(
        `${this.namespaces?.context() ?? ""}${name}`,
        entity.base,
        entity.systemId,
        entity.publicId,
      );
      entity.isOpen = false;
      if (!isRead) throw this.problem(XmlProblem.EXTERNAL_ENTITY_HANDLING, source, source.at);
    } else this.reportDefault(source, end);
    this.skip(source, end);
  }

  private readEntityText(text: string): void {
    const inner = new XmlInput(text);
    const floor = this.entityFloor;
    this.entityFloor = this.open.length;
    while (this.readContent(inner)) if (++this.count % 1000 === 0) pollSafePoint();
    if (this.open.length !== this.entityFloor) throw this.problem(XmlProblem.ASYNC_ENTITY, inner, 0);
    this.entityFloor = floor;
  }

  /** Reads declarations that a parameter entity holds. */
  readDeclarations(entity: Entity, text: string): void {
    this.inside(entity, text, () => {
      const inner = new XmlInput(text);
      while (readProlog(this, inner));
    });
  }
}

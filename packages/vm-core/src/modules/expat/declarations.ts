/** Declarations in a document type: entities, elements, attributes and notations. */

import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { enterRecursion, leaveRecursion } from "../../runtime/thread.js";
import type { DeclaredAttribute } from "./document-type.js";
import { XmlProblem } from "./xml-error.js";
import { XmlInput } from "./xml-input.js";
import type { XmlParser } from "./xml-parser.js";
import {
  forbiddenAt,
  nameEnd,
  normalizeLines,
  normalizePublic,
  referredCharacter,
  spaceEnd,
  tokenEnd,
} from "./xml-tokens.js";

interface Token {
  readonly text: string;
  readonly offset: number;
}

const KEYWORDS = ["<!ENTITY", "<!ELEMENT", "<!ATTLIST", "<!NOTATION"];

/** Reads a whole declaration. Returns false when there is not all of it yet. */
export function readDeclaration(parser: XmlParser, source: XmlInput): boolean {
  const { text, at } = source;
  const stop = nameEnd(text, at + 2);
  if (stop >= text.length) return parser.incomplete(source);
  const keyword = text.slice(at, stop);
  if (!KEYWORDS.includes(keyword)) {
    throw stop === at + 2 ? parser.invalid(source, stop) : parser.problem(XmlProblem.SYNTAX, source, at);
  }
  const tokens = tokensOf(parser, source, at, stop);
  if (tokens === null) return parser.incomplete(source);
  const words = expandParameters(
    parser,
    tokens.filter((token) => token.text.trim() !== ""),
    source,
  );
  const end = tokens[tokens.length - 1].offset + 1;
  const isReported = new Declaration(parser, source, words).read(keyword);
  for (const [place, token] of tokens.entries()) {
    const tokenStop = token.offset + token.text.length;
    // How often something comes is part of its token.
    if (/^[?*+]$/.test(tokens[place + 1]?.text ?? "")) continue;
    if (!isReported) parser.reportDefault(source, tokenStop);
    parser.skip(source, tokenStop);
  }
  parser.skip(source, end);
  return true;
}

/** All tokens up to `>`, white space included; null when there is not all of it. */
function tokensOf(parser: XmlParser, source: XmlInput, start: number, stop: number): Token[] | null {
  const { text } = source;
  const tokens: Token[] = [{ text: text.slice(start, stop), offset: start }];
  for (let at = stop; at < text.length; ) {
    let end = spaceEnd(text, at);
    if (end === at) {
      const character = text[at];
      if (character === '"' || character === "'") {
        end = text.indexOf(character, at + 1) + 1;
        if (end === 0) return null;
        const forbidden = forbiddenAt(text, at, end);
        if (forbidden >= 0) throw parser.invalid(source, forbidden);
      } else if (character === "%" && nameEnd(text, at + 1) > at + 1) {
        end = nameEnd(text, at + 1) + 1;
        if (end > text.length) return null;
      } else if (character === "#") end = nameEnd(text, at + 1);
      else if (">()|,?*+%".includes(character)) end = at + 1;
      else end = tokenEnd(text, at);
    }
    if (end === at) throw parser.invalid(source, at);
    tokens.push({ text: text.slice(at, end), offset: at });
    if (text[at] === ">") return tokens;
    at = end;
  }
  return null;
}

/** With parameter entities replaced by what they hold, where that is allowed: outside the document itself. */
function expandParameters(parser: XmlParser, tokens: readonly Token[], source: XmlInput): Token[] {
  return tokens.flatMap((token) => {
    const { text, offset } = token;
    if (!/^%.+;$/.test(text)) return [token];
    if (parser.phase === "subset" && source.isMain) {
      throw parser.problem(XmlProblem.PARAM_ENTITY_REF, source, offset);
    }
    const entity = parser.documentType.parameterEntities.get(text.slice(1, -1));
    if (entity === undefined || entity.text === null || entity.isOpen) return [];
    const inner = `${entity.text} >`;
    entity.isOpen = true;
    try {
      const found = tokensOf(parser, new XmlInput(inner), 0, 0) ?? [];
      const words = found.slice(1, -1).filter((each) => each.text.trim() !== "");
      return expandParameters(parser, words, source).map((each) => ({ text: each.text, offset }));
    } finally {
      entity.isOpen = false;
    }
  });
}

class Declaration {
  private readonly parser: XmlParser;
  private readonly source: XmlInput;
  private readonly tokens: readonly Token[];
  private next = 1;

  constructor(parser: XmlParser, source: XmlInput, tokens: readonly Token[]) {
    this.parser = parser;
    this.source = source;
    this.tokens = tokens;
  }

  /** Returns whether a handler has been told. */
  read(keyword: string): boolean {
    switch (keyword) {
      case "<!ENTITY":
        return this.readEntity();
      case "<!ELEMENT":
        return this.readElement();
      case "<!ATTLIST":
        return this.readAttributes();
      default:
        return this.readNotation();
    }
  }

  private get token(): Token {
    return this.tokens[Math.min(this.next, this.tokens.length - 1)];
  }

  private wrong(): Error | object {
    return this.parser.problem(XmlProblem.SYNTAX, this.source, this.token.offset);
  }

  private take(pattern: RegExp): string {
    const { text } = this.token;
    if (!pattern.test(text)) throw this.wrong();
    this.next++;
    return text;
  }

  private takeIf(text: string): boolean {
    if (this.token.text !== text) return false;
    this.next++;
    return true;
  }

  private name(): string {
    return this.take(/^[^"'>()|,?*+%#]/);
  }

  private literal(): string {
    return this.take(/^["']/).slice(1, -1);
  }

  /** `SYSTEM "…"` or `PUBLIC "…" "…"`; null when there is neither. */
  private externalId(isSystemOptional: boolean): { systemId: Value; publicId: Value } | null {
    if (this.takeIf("SYSTEM")) return { systemId: this.literal(), publicId: null };
    if (!this.takeIf("PUBLIC")) return null;
    const { offset } = this.token;
    const publicId = this.literal();
    if (/[^ \r\na-zA-Z0-9\-'()+,./:=?;!*#@$_%]/.test(publicId)) {
      throw this.parser.problem(XmlProblem.PUBLICID, this.source, offset);
    }
    const hasSystem = /^["']/.test(this.token.text);
    const systemId = hasSystem || !isSystemOptional ? this.literal() : null;
    return { systemId, publicId: normalizePublic(publicId) };
  }

  private readEntity(): boolean {
    const { parser } = this;
    const { documentType, listener } = parser;
    const isParameter = this.takeIf("%");
    const name = this.name();
    const known = isParameter ? documentType.parameterEntities : documentType.entities;
    const isInternal = parser.phase === "subset" && this.source.isMain;
    const external = this.externalId(false);
    let text: string | null = null;
    let notation: string | null = null;
    if (external === null) {
      const { offset } = this.token;
      text = this.entityValue(this.literal(), offset);
    } else if (!isParameter && this.takeIf("NDATA")) notation = this.name();
    this.take(/^>$/);
    const { systemId, publicId } = external ?? { systemId: null, publicId: null };
    if (!documentType.isKept || known.has(name)) return false;
    known.set(name, { name, text, base: parser.base, systemId, publicId, notation, isInternal, isOpen: false });
    if (notation !== null && listener.wants("UnparsedEntityDecl")) {
      listener.tell("UnparsedEntityDecl", name, parser.base, systemId, publicId, notation);
      return true;
    }
    if (!listener.wants("EntityDecl")) return false;
    listener.tell("EntityDecl", name, isParameter ? 1 : 0, text, parser.base, systemId, publicId, notation);
    return true;
  }

  /** With references to characters and parameter entities replaced. */
  private entityValue(raw: string, offset: number): string {
    const { parser, source } = this;
    return normalizeLines(raw).replace(/&#(\w+);|%([^;\s]+);/g, (_, digits?: string, parameter?: string) => {
      if (digits !== undefined) {
        const character = referredCharacter(digits);
        if (character === undefined) throw parser.problem(XmlProblem.BAD_CHAR_REF, source, offset);
        return character;
      }
      if (parser.phase === "subset" && source.isMain) {
        throw parser.problem(XmlProblem.PARAM_ENTITY_REF, source, offset);
      }
      return parser.documentType.parameterEntities.get(parameter ?? "")?.text ?? "";
    });
  }

  private readNotation(): boolean {
    const { parser } = this;
    const name = this.name();
    const external = this.externalId(true);
    if (external === null) throw this.wrong();
    this.take(/^>$/);
    if (!parser.listener.wants("NotationDecl")) return false;
    parser.listener.tell("NotationDecl", name, parser.base, external.systemId, external.publicId);
    return true;
  }

  private readElement(): boolean {
    const { listener } = this.parser;
    const name = this.name();
    let model: Value;
    if (this.takeIf("EMPTY")) model = modelOf(1, "", null, []);
    else if (this.takeIf("ANY")) model = modelOf(2, "", null, []);
    else model = this.group();
    this.take(/^>$/);
    if (!listener.wants("ElementDecl")) return false;
    listener.tell("ElementDecl", name, model);
    return true;
  }

  private group(): Value {
    enterRecursion();
    try {
      return this.readGroup();
    } finally {
      leaveRecursion();
    }
  }

  private readGroup(): Value {
    this.take(/^\($/);
    const isMixed = this.takeIf("#PCDATA");
    const parts: Value[] = [];
    let separator: string | null = null;
    if (!isMixed) parts.push(this.particle());
    while (!this.takeIf(")")) {
      const given = this.take(/^[|,]$/);
      if (separator !== null && given !== separator) throw this.wrong();
      separator = given;
      parts.push(isMixed ? modelOf(4, "", this.name(), []) : this.particle());
    }
    const quantifier = this.quantifier();
    return modelOf(isMixed ? 3 : separator === "|" ? 5 : 6, quantifier, null, parts);
  }

  private particle(): Value {
    if (this.token.text === "(") return this.group();
    const name = this.name();
    return modelOf(4, this.quantifier(), name, []);
  }

  private quantifier(): string {
    const { text } = this.token;
    if (!/^[?*+]$/.test(text)) return "";
    this.next++;
    return text;
  }

  private readAttributes(): boolean {
    const { parser } = this;
    const { documentType, listener } = parser;
    const element = this.name();
    let isReported = false;
    while (!this.takeIf(">")) {
      const name = this.name();
      const type = this.attributeType();
      let value: string | null = null;
      let isRequired = 0;
      if (this.takeIf("#REQUIRED")) isRequired = 1;
      else if (!this.takeIf("#IMPLIED")) {
        if (this.takeIf("#FIXED")) isRequired = 1;
        const { offset } = this.token;
        value = parser.attributeValue("", "", this.literal(), this.source, offset + 1);
        if (type !== "CDATA") value = value.replace(/ +/g, " ").replace(/^ | $/g, "");
      }
      if (documentType.isKept) declare(documentType.attributes, element, name, { type, value });
      if (!documentType.isKept || !listener.wants("AttlistDecl")) continue;
      isReported = true;
      listener.tell("AttlistDecl", element, name, type, value, isRequired);
    }
    return isReported;
  }

  private attributeType(): string {
    const isNotation = this.takeIf("NOTATION");
    if (this.token.text !== "(") {
      return this.take(/^(?:CDATA|ID|IDREFS?|ENTITY|ENTITIES|NMTOKENS?)$/);
    }
    this.next++;
    const values: string[] = [this.name()];
    while (!this.takeIf(")")) {
      this.take(/^\|$/);
      values.push(this.name());
    }
    return `${isNotation ? "NOTATION" : ""}(${values.join("|")})`;
  }
}

/** The first declaration of an attribute is the one that counts. */
function declare(
  all: Map<string, Map<string, DeclaredAttribute>>,
  element: string,
  name: string,
  attribute: DeclaredAttribute,
): void {
  const known = all.get(element) ?? new Map<string, DeclaredAttribute>();
  if (!known.has(name)) known.set(name, attribute);
  all.set(element, known);
}

/** A content model as Python sees it: (type, quantifier, name, children). */
function modelOf(type: number, quantifier: string, name: string | null, children: Value[]): PyTuple {
  return new PyTuple([type, ["", "?", "*", "+"].indexOf(quantifier), name, new PyTuple(children)]);
}

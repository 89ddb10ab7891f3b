/** Reading what stands around the root element: the XML declaration and the document type. */

import type { Value } from "../../objects/object.js";
import { asSize } from "../../runtime/primitives.js";
import { readDeclaration } from "./declarations.js";
import { XmlProblem } from "./xml-error.js";
import type { XmlInput } from "./xml-input.js";
import type { XmlParser } from "./xml-parser.js";
import { forbiddenAt, nameEnd, normalizePublic, spaceEnd, tokenEnd } from "./xml-tokens.js";

/** Reads one token, or one declaration. Returns false when there is no more, or no whole one yet. */
export function readProlog(parser: XmlParser, source: XmlInput): boolean {
  const { text, at } = source;
  if (parser.phase === "start") {
    if (text.length - at < 6 && "<?xml ".startsWith(text.slice(at)) && !source.isFinal) return false;
    if (/^<\?xml[ \t\r\n]/.test(text.slice(at, at + 6))) return readXmlDeclaration(parser, source);
    parser.phase = parser.isFragment ? "content" : "prolog";
    return true;
  }
  if (at >= text.length) return false;
  const space = spaceEnd(text, at);
  if (space > at) {
    if (space >= text.length && text[space - 1] === "\r" && !source.isFinal) return false;
    parser.reportDefault(source, space);
    parser.skip(source, space);
    return true;
  }
  const isSubset = parser.phase === "subset" || parser.phase === "external subset" || !source.isMain;
  if (text[at] === "<") return readMarkup(parser, source, isSubset);
  if (isSubset && text[at] === "%") return readParameterReference(parser, source);
  if (parser.phase === "subset" && source.isMain && text[at] === "]") return endSubset(parser, source);
  if (isSubset && text.startsWith("]]>", at)) {
    parser.reportDefault(source, at + 3);
    parser.skip(source, at + 3);
    return true;
  }
  throw misplaced(parser, source);
}

/** What follows the root element is junk; before it, a token of no use is a syntax error, others are no tokens. */
function misplaced(parser: XmlParser, source: XmlInput) {
  const { text, at } = source;
  const isToken = tokenEnd(text, at) > at || "\"'%,[]()|>#;".includes(text[at] ?? "");
  if (!isToken) return parser.invalid(source, at);
  if (parser.phase === "epilog") return parser.problem(XmlProblem.JUNK_AFTER_DOC_ELEMENT, source, at);
  return parser.problem(XmlProblem.SYNTAX, source, at);
}

function readMarkup(parser: XmlParser, source: XmlInput, isSubset: boolean): boolean {
  const { text, at } = source;
  if (at + 1 >= text.length) return parser.incomplete(source);
  if (text[at + 1] === "?") return parser.readInstruction(source);
  if (text.startsWith("<!--", at)) return parser.readComment(source);
  if (text[at + 1] === "!") {
    if ("<!--".startsWith(text.slice(at))) return parser.incomplete(source);
    if (isSubset) {
      if (text[at + 2] === "[" && parser.phase !== "subset") return readConditional(parser, source);
      return readDeclaration(parser, source);
    }
    if (parser.phase === "prolog") {
      const stop = nameEnd(text, at + 2);
      if (stop > at + 2 && stop < text.length && spaceEnd(text, stop) === stop) throw parser.invalid(source, stop);
      return readDocumentType(parser, source);
    }
    throw nameEnd(text, at + 2) > at + 2
      ? parser.problem(XmlProblem.JUNK_AFTER_DOC_ELEMENT, source, at)
      : parser.invalid(source, at + 2);
  }
  const isTag = nameEnd(text, at + 1) > at + 1;
  if (isSubset) throw isTag ? parser.problem(XmlProblem.SYNTAX, source, at) : parser.invalid(source, at + 1);
  if (parser.phase === "epilog") {
    throw isTag ? parser.problem(XmlProblem.JUNK_AFTER_DOC_ELEMENT, source, at) : parser.invalid(source, at + 1);
  }
  if (!isTag) throw parser.invalid(source, at + 1);
  if (parser.usesForeignDocumentType && !parser.hasExternalSubset) {
    parser.hasExternalSubset = true;
    readExternalSubset(parser, source, null, null);
  }
  return parser.readStartTag(source);
}

const DECLARATION =
  /^<\?xml(?:\s+version\s*=\s*(["'])([a-zA-Z0-9_.:-]+)\1)?(?:\s+encoding\s*=\s*(["'])([A-Za-z][A-Za-z0-9._-]*)\3)?(?:\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>$/;

function readXmlDeclaration(parser: XmlParser, source: XmlInput): boolean {
  const { text, at } = source;
  const end = text.indexOf("?>", at);
  if (end < 0) return parser.incomplete(source);
  const declaration = text.slice(at, end + 2);
  const match = DECLARATION.exec(declaration);
  const version = match?.[2];
  const encoding = match?.[4];
  const isText = parser.isFragment || parser.phase === "external subset";
  if (match === null || (!isText && version === undefined)) {
    throw parser.problem(XmlProblem.XML_DECL, source, at + wrongPart(declaration));
  }
  if (source.problem !== 0 && encoding !== undefined) {
    throw parser.problem(source.problem, source, at + declaration.indexOf(encoding, declaration.indexOf("encoding")));
  }
  const standalone = match[6] === undefined ? -1 : Number(match[6] === "yes");
  if (standalone === 1) parser.documentType.isStandalone = true;
  parser.phase = parser.isFragment ? "content" : "prolog";
  parser.report(source, end + 2, "XmlDecl", version ?? null, encoding ?? null, standalone);
  return true;
}

/** The offset of the first part of an XML declaration that is wrong. */
function wrongPart(declaration: string): number {
  const known = /^<\?xml(?:\s+(?:version|encoding|standalone)\s*=\s*(?:"[^"]*"|'[^']*'))*\s*[\w.:-]*/.exec(declaration);
  return known?.[0].length ?? 5;
}

/** `<!DOCTYPE name SYSTEM "…" [` or the same up to `>`. */
function readDocumentType(parser: XmlParser, source: XmlInput): boolean {
  const { text, at } = source;
  const tokens = documentTypeTokens(text, at);
  if (tokens === null) {
    // The tokens that are complete have been read; a literal that is not is no token.
    const quotes = /["']/.test(text.slice(at));
    if (source.isFinal && !quotes) throw parser.problem(XmlProblem.NO_ELEMENTS, source, text.length);
    return parser.incomplete(source);
  }
  if (typeof tokens === "number") {
    const forbidden = forbiddenAt(text, at, tokens + 1);
    throw forbidden < 0 && (tokens < at + 10 || nameEnd(text, tokens) > tokens)
      ? parser.problem(XmlProblem.SYNTAX, source, tokens < at + 10 ? at : tokens)
      : parser.invalid(source, tokens);
  }
  const words = tokens.filter((token) => token.trim() !== "");
  const [, name = null, kind, first, second] = words;
  const hasSubset = words.at(-1) === "[";
  const systemId: Value = kind === "SYSTEM" ? unquote(first) : kind === "PUBLIC" ? unquote(second) : null;
  const publicId: Value = kind === "PUBLIC" ? normalizePublic(unquote(first) ?? "") : null;
  const { documentType, listener } = parser;
  if (systemId !== null) {
    parser.hasExternalSubset = true;
    documentType.hasParameterReferences = true;
  }
  const isWanted = listener.wants("StartDoctypeDecl");
  if (isWanted) listener.tell("StartDoctypeDecl", name, systemId, publicId, hasSubset ? 1 : 0);
  for (const token of tokens) {
    if (!hasSubset && token === ">") closeDocumentType(parser, source, systemId, publicId);
    if (!isWanted) parser.reportDefault(source, source.at + token.length);
    parser.skip(source, source.at + token.length);
  }
  parser.phase = hasSubset ? "subset" : "prolog";
  externals.set(parser, { systemId, publicId });
  return true;
}

interface ExternalSubset {
  readonly systemId: Value;
  readonly publicId: Value;
}

const externals = new WeakMap<XmlParser, ExternalSubset>();

function closeDocumentType(parser: XmlParser, source: XmlInput, systemId: Value, publicId: Value): void {
  const { listener, documentType } = parser;
  if (systemId !== null || parser.usesForeignDocumentType) {
    parser.hasExternalSubset = true;
    readExternalSubset(parser, source, systemId, publicId);
  }
  const isOpen = documentType.hasParameterReferences && !documentType.isStandalone;
  if (isOpen && listener.wants("NotStandalone")) {
    if (asSize(listener.tell("NotStandalone")) === 0)
      throw parser.problem(XmlProblem.NOT_STANDALONE, source, source.at);
  }
  if (listener.wants("EndDoctypeDecl")) listener.tell("EndDoctypeDecl");
}

function readExternalSubset(parser: XmlParser, source: XmlInput, systemId: Value, publicId: Value): void {
  const { listener, documentType } = parser;
  const mayRead =
    parser.parameterEntityParsing === 2 || (parser.parameterEntityParsing === 1 && !documentType.isStandalone);
  if (!mayRead || !listener.wants("ExternalEntityRef")) return;
  documentType.hasParameterReferences = true;
  if (!listener.tellExternal(null, parser.base, systemId, publicId)) {
    throw parser.problem(XmlProblem.EXTERNAL_ENTITY_HANDLING, source, source.at);
  }
}

/** The tokens of a document type up to `[` or `>`; an offset of what is wrong; null when there is not all of it. */
function documentTypeTokens(text: string, start: number): string[] | number | null {
  const KEYWORD = "<!DOCTYPE";
  const given = text.slice(start, start + KEYWORD.length);
  if (given.length < KEYWORD.length && KEYWORD.startsWith(given)) return null;
  if (given !== KEYWORD) return start;
  const tokens = [KEYWORD];
  for (let at = start + KEYWORD.length; at < text.length; ) {
    let end = spaceEnd(text, at);
    if (end === at) {
      const character = text[at];
      if (character === "[" || character === ">") return [...tokens, character];
      if (character === '"' || character === "'") {
        end = text.indexOf(character, at + 1) + 1;
        if (end === 0) return null;
      } else end = nameEnd(text, at);
      if (end === at) return at;
      const word = text.slice(at, end);
      const place = tokens.filter((token) => token.trim() !== "").length;
      const isQuoted = character === '"' || character === "'";
      const isWrong = place === 2 ? word !== "SYSTEM" && word !== "PUBLIC" : isQuoted !== place > 2;
      if (isWrong && end < text.length) return at;
    }
    tokens.push(text.slice(at, end));
    at = end;
  }
  return null;
}

function unquote(token: string | undefined): string | null {
  return token === undefined || !/^["']/.test(token) ? null : token.slice(1, -1);
}

/** `]`, and `>` behind white space. */
function endSubset(parser: XmlParser, source: XmlInput): boolean {
  const { text, at } = source;
  const close = spaceEnd(text, at + 1);
  if (close >= text.length) return parser.incomplete(source);
  if (text[close] !== ">") throw parser.problem(XmlProblem.SYNTAX, source, close);
  const isWanted = parser.listener.wants("EndDoctypeDecl");
  const ends = close > at + 1 ? [at + 1, close] : [at + 1];
  const isNamed = parser.listener.wants("StartDoctypeDecl");
  for (const end of ends) {
    if (!isNamed) parser.reportDefault(source, end);
    parser.skip(source, end);
  }
  const { systemId, publicId } = externals.get(parser) ?? { systemId: null, publicId: null };
  closeDocumentType(parser, source, systemId, publicId);
  if (!isWanted) parser.reportDefault(source, close + 1);
  parser.skip(source, close + 1);
  parser.phase = "prolog";
  return true;
}

function readParameterReference(parser: XmlParser, source: XmlInput): boolean {
  const { text, at } = source;
  const end = nameEnd(text, at + 1);
  if (end >= text.length) return parser.incomplete(source);
  if (end === at + 1 || text[end] !== ";") throw parser.invalid(source, end);
  const { documentType, listener } = parser;
  const name = text.slice(at + 1, end);
  const entity = documentType.parameterEntities.get(name);
  documentType.hasParameterReferences = true;
  const mayRead =
    parser.parameterEntityParsing === 2 || (parser.parameterEntityParsing === 1 && !documentType.isStandalone);
  if (entity?.isOpen) throw parser.problem(XmlProblem.RECURSIVE_ENTITY_REF, source, at);
  if (!mayRead || entity === undefined || (entity.text === null && !listener.wants("ExternalEntityRef"))) {
    documentType.isKept = documentType.isStandalone;
    parser.report(source, end + 1, "SkippedEntity", name, true);
    return true;
  }
  parser.skip(source, end + 1);
  if (entity.text !== null) parser.readDeclarations(entity, entity.text);
  else {
    entity.isOpen = true;
    const isRead = listener.tellExternal(null, entity.base, entity.systemId, entity.publicId);
    entity.isOpen = false;
    if (!isRead) throw parser.problem(XmlProblem.EXTERNAL_ENTITY_HANDLING, source, at);
  }
  return true;
}

/** `<![INCLUDE[` is passed over, and its end later; `<![IGNORE[…]]>` with all that is in it. */
function readConditional(parser: XmlParser, source: XmlInput): boolean {
  const { text, at } = source;
  const match = /^<!\[\s*(%[^;]+;|\w+)\s*\[/.exec(text.slice(at));
  if (match === null) return parser.incomplete(source);
  const [opening, word = ""] = match;
  const keyword = word.startsWith("%")
    ? (parser.documentType.parameterEntities.get(word.slice(1, -1))?.text ?? "").trim()
    : word;
  let end = at + opening.length;
  if (keyword === "IGNORE") {
    for (let depth = 1; depth > 0; ) {
      const next = /<!\[|\]\]>/g;
      next.lastIndex = end;
      const found = next.exec(text);
      if (found === null) return parser.incomplete(source);
      depth += found[0] === "]]>" ? -1 : 1;
      end = next.lastIndex;
    }
  } else if (keyword !== "INCLUDE") throw parser.problem(XmlProblem.SYNTAX, source, at);
  parser.reportDefault(source, end);
  parser.skip(source, end);
  return true;
}

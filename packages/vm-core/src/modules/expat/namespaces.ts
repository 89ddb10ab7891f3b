/** Prefixes and what they stand for while a document is read. */

import { XmlProblem } from "./xml-error.js";

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

export interface BoundElement {
  readonly name: string;
  /** Without those that declare prefixes. */
  readonly attributes: [name: string, value: string][];
  /** How many of them were written, and not only declared with a default. */
  readonly specified: number;
  readonly declared: readonly (readonly [prefix: string, uri: string])[];
}

export class Namespaces {
  readonly separator: string;
  private readonly uris = new Map<string, string>([["xml", XML]]);
  /** What prefixes stood for before they were declared again, latest last. */
  private readonly before: [prefix: string, uri: string | undefined][] = [];

  constructor(separator: string) {
    this.separator = separator;
  }

  /** The names of an element and its attributes; a number of `XmlProblem` when they have none. */
  bind(
    raw: string,
    attributes: readonly (readonly [name: string, value: string])[],
    specified: number,
    isNamingPrefixes: boolean,
  ): BoundElement | number {
    const declared: [string, string][] = [];
    const others: (readonly [name: string, value: string])[] = [];
    let count = 0;
    for (const [place, attribute] of attributes.entries()) {
      const [name, value] = attribute;
      if (name !== "xmlns" && !name.startsWith("xmlns:")) {
        others.push(attribute);
        if (place < specified) count++;
        continue;
      }
      const prefix = name.slice(6);
      const problem = checkBinding(prefix, value);
      if (problem !== 0) return problem;
      declared.push([prefix, value]);
    }
    for (const [prefix, uri] of declared) {
      this.before.push([prefix, this.uris.get(prefix)]);
      this.uris.set(prefix, uri);
    }
    const name = this.expand(raw, true, isNamingPrefixes);
    if (name === undefined) return XmlProblem.UNBOUND_PREFIX;
    const named: [string, string][] = [];
    const seen = new Set<string>();
    for (const [attribute, value] of others) {
      const expanded = this.expand(attribute, false, isNamingPrefixes);
      if (expanded === undefined) return XmlProblem.UNBOUND_PREFIX;
      if (seen.has(expanded)) return XmlProblem.DUPLICATE_ATTRIBUTE;
      seen.add(expanded);
      named.push([expanded, value]);
    }
    return { name, attributes: named, specified: count, declared };
  }

  /** All that is bound, as the context of an external entity begins. */
  context(): string {
    return Array.from(this.uris, ([prefix, uri]) => `${prefix}=${uri}\f`).join("");
  }

  /** Takes back the last bindings. Returns their prefixes, the last declared first. */
  unbind(count: number): string[] {
    const prefixes: string[] = [];
    for (let left = count; left > 0; left--) {
      const last = this.before.pop();
      if (last === undefined) break;
      const [prefix, uri] = last;
      if (uri === undefined) this.uris.delete(prefix);
      else this.uris.set(prefix, uri);
      prefixes.push(prefix);
    }
    return prefixes;
  }

  private expand(raw: string, hasDefault: boolean, isNamingPrefixes: boolean): string | undefined {
    const colon = raw.indexOf(":");
    if (colon < 0) {
      const uri = hasDefault ? this.uris.get("") : undefined;
      return uri === undefined || uri === "" ? raw : `${uri}${this.separator}${raw}`;
    }
    const prefix = raw.slice(0, colon);
    const uri = this.uris.get(prefix);
    if (uri === undefined) return undefined;
    const name = `${uri}${this.separator}${raw.slice(colon + 1)}`;
    return isNamingPrefixes ? `${name}${this.separator}${prefix}` : name;
  }
}

/** What is wrong with a declaration of a prefix; 0 for nothing. */
function checkBinding(prefix: string, uri: string): number {
  if (prefix === "xmlns") return XmlProblem.RESERVED_PREFIX_XMLNS;
  if (prefix !== "" && uri === "") return XmlProblem.UNDECLARING_PREFIX;
  if ((prefix === "xml") !== (uri === XML)) {
    return prefix === "xml" ? XmlProblem.RESERVED_PREFIX_XML : XmlProblem.RESERVED_NAMESPACE_URI;
  }
  return uri === XMLNS ? XmlProblem.RESERVED_NAMESPACE_URI : 0;
}

/**
 * Expands a grammar into Python source. A rule is a list of templates, text with holes:
 *
 *     <int>       an expansion of the rule `int`, or a variable of that kind
 *     <=n:int>    a new variable `n` of kind `int`, known in this template only
 *     <!n:int>    a new variable of kind `int`, known in what follows this template
 *     <@n>        the variable `n` of this template
 *
 * A hole that is alone on its line may expand to several lines, which get its indentation. Templates that come first
 * in a rule up to `leaf` holes deep are what expansion falls back to when it is deep enough: every rule starts with one
 * that has no holes of its own kind.
 */

/** @import { Random } from "./random.mjs" */
/** @typedef {Readonly<Record<string, readonly string[]>>} Rules */

const HOLE = /<([=!@]?)([A-Za-z_]+)(?::([a-z_]+))?>/g;
/** What stands in for a hole now and then, so that operations get operands they do not expect. */
const ANYTHING = "any";
const WRONG = 0.1;
const VARIABLE = 0.35;

export class Grammar {
  /** @param {Rules} rules @param {Random} random */
  constructor(rules, random) {
    this.rules = rules;
    this.random = random;
    /** @type {Map<string, string[]>} names by kind */
    this.names = new Map();
    this.count = 0;
  }

  /**
   * @param {string} kind the name of a rule
   * @param {number} depth how many levels of holes may still open
   * @returns {string}
   */
  expand(kind, depth) {
    const known = this.names.get(kind);
    if (known !== undefined && this.random.chance(VARIABLE)) return this.random.pick(known);
    const templates = this.rules[kind];
    if (templates === undefined) throw new Error(`the grammar has no rule <${kind}>`);
    const closed = templates.filter((template) => !template.includes("<") || !/<[a-z_]+>/.test(template));
    const template = this.random.pick(depth <= 0 && closed.length > 0 ? closed : templates);
    return this.fill(template, depth - 1);
  }

  /** @param {string} template @param {number} depth */
  fill(template, depth) {
    /** @type {Map<string, string>} */
    const locals = new Map();
    /** @type {[string, string][]} */
    const later = [];
    const outer = this.names;
    this.names = new Map([...outer].map(([kind, names]) => [kind, [...names]]));
    for (const [, mark, name = "", kind = ""] of template.matchAll(HOLE)) {
      if (mark !== "=" && mark !== "!") continue;
      const variable = `${name}${this.count++}`;
      locals.set(name, variable);
      if (mark === "=") this.declare(kind, variable);
      else later.push([kind, variable]);
    }
    const text = template.replace(HOLE, (hole, mark, name, _kind, offset) => {
      if (mark !== "") return locals.get(name) ?? hole;
      const kind = isExpression(name) && this.random.chance(WRONG) ? ANYTHING : name;
      return indent(this.expand(kind, depth), template, offset);
    });
    this.names = outer;
    for (const [kind, variable] of later) this.declare(kind, variable);
    return text;
  }

  /** @param {string} kind @param {string} name */
  declare(kind, name) {
    const names = this.names.get(kind);
    if (names === undefined) this.names.set(kind, [name]);
    else names.push(name);
  }
}

const EXPRESSIONS = new Set(
  "int float complex bool str bytes list tuple dict set slice number sequence iterable small index".split(" "),
);

/** @param {string} kind */
function isExpression(kind) {
  return EXPRESSIONS.has(kind);
}

/** @param {string} text @param {string} template @param {number} offset */
function indent(text, template, offset) {
  if (!text.includes("\n")) return text;
  const line = template.slice(template.lastIndexOf("\n", offset) + 1, offset);
  return /^ *$/.test(line) ? text.replaceAll("\n", `\n${line}`) : text;
}

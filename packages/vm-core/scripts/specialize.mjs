/**
 * Specializes the interpreter's source: folds `TRACING` to a constant, inlines opcode numbers and drops what nothing
 * reaches any more. Dead text is blanked, not cut, so that every line keeps its number and no source map is needed.
 *
 * `TRACING` may stand where a branch can be taken out whole: as the test, or the leftmost part of the test, of an `if`
 * or a conditional expression, or left of `&&` and `||`. Anything else is refused.
 */
import { parseSync, visitorKeys } from "oxc-parser";

/**
 * Numbers and tables of numbers to inline: by the module they are imported from, then by exported name.
 * @typedef {Record<string, Record<string, number | Record<string, number>>>} Constants
 */

/**
 * @typedef {object} Options
 * @property {boolean | string} tracing  what `TRACING` becomes; a string is an expression that is tested at run time
 * @property {string} name               what the exported function `execute` is called
 * @property {Constants} [constants]
 */

/**
 * A syntax node, loosely: with the parser's own union of types, generic walking would need a cast at every step.
 * @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node
 */
/** @typedef {{ start: number, end: number, text: string }} Edit */

const FLAG = "TRACING";
const FUNCTION = "execute";
const HEADER = "/* Generated from execute.ts; do not edit. */ ";

/**
 * @param {string} source text of execute.ts
 * @param {Options} options
 * @returns {string} text of a module in the folder below
 */
export function specialize(source, options) {
  const specializer = new Specializer(source, options);
  specializer.foldProgram();
  const folded = specializer.apply();
  return HEADER + dropUnreached(folded, source);
}

/**
 * Checks that a switch has a case for every row of a table.
 * @param {string} source
 * @param {string} table
 * @param {readonly string[]} rows
 */
export function requireCases(source, table, rows) {
  const program = parse(source);
  const handled = new Map();
  walk(program, (node) => {
    if (node.type !== "SwitchCase" || node.test?.type !== "MemberExpression") return;
    if (node.test.object.name !== table) return;
    const row = node.test.property.name;
    if (handled.has(row)) fail(source, node.start, `a second case ${table}.${row}`);
    handled.set(row, node);
  });
  const missing = rows.filter((row) => !handled.has(row));
  if (missing.length > 0)
    throw new Error(`execute.ts: no case for ${missing.map((row) => `${table}.${row}`).join(", ")}`);
}

class Specializer {
  /**
   * @param {string} source
   * @param {Options} options
   */
  constructor(source, options) {
    this.source = source;
    this.options = options;
    this.program = parse(source);
    /** @type {Edit[]} */
    this.edits = [];
    /** Imported numbers by local name. @type {Map<string, number | Record<string, number>>} */
    this.constants = new Map();
  }

  foldProgram() {
    const declaration = this.program.body.find(isFlagDeclaration);
    const rest = this.program.body.filter((/** @type {Node} */ node) => node !== declaration);
    if (declaration !== undefined) this.blank(declaration.start, declaration.end);
    for (const node of rest) if (node.type === "ImportDeclaration") this.readImport(node);
    for (const node of rest) this.visit(node, this.program);
  }

  /** Remembers the constants among the imported names, and moves a relative path one folder down. */
  readImport(/** @type {Node} */ node) {
    const table = this.options.constants?.[node.source.value];
    for (const specifier of table === undefined ? [] : node.specifiers) {
      if (specifier.type !== "ImportSpecifier") continue;
      const value = table?.[specifier.imported.name];
      if (value !== undefined) this.constants.set(specifier.local.name, value);
    }
  }

  /**
   * Copies a node with its dead branches taken out.
   * @param {Node} node
   * @param {Node} parent
   */
  visit(node, parent) {
    switch (node.type) {
      case "IfStatement":
        return this.visitIf(node, parent);
      case "ExpressionStatement":
        return this.visitExpressionStatement(node, parent);
      case "LogicalExpression":
      case "ConditionalExpression":
        return this.visitValue(node, parent);
      case "Identifier":
        return this.visitIdentifier(node, parent);
      case "MemberExpression":
        return this.visitMember(node);
      case "Property":
      case "MethodDefinition":
      case "PropertyDefinition":
        if (node.computed) this.visit(node.key, node);
        if (node.shorthand && this.constants.has(node.key.name))
          this.fail(node, "write a constant's property out in full");
        if (node.value !== null) this.visit(node.value, node);
        return;
      case "ImportDeclaration":
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
      case "ImportExpression":
      case "TSImportType":
        this.movePath(node.source);
        if (node.type === "ImportDeclaration") return;
        break;
      case "TSTypeQuery":
        return;
    }
    this.visitChildren(node);
  }

  visitChildren(/** @type {Node} */ node) {
    for (const child of children(node)) this.visit(child, node);
  }

  visitIf(/** @type {Node} */ node, /** @type {Node} */ parent) {
    const mark = this.edits.length;
    const test = this.fold(node.test, node);
    if (test === null) {
      this.visit(node.consequent, node);
      if (node.alternate !== null) this.visit(node.alternate, node);
      return;
    }
    this.edits.length = mark;
    const kept = test ? node.consequent : node.alternate;
    if (kept === null) {
      this.blank(node.start, node.end, isStatementList(parent) ? "" : ";");
      return;
    }
    this.blank(node.start, kept.start);
    this.visit(kept, parent);
    this.blank(kept.end, node.end);
  }

  /** `TRACING && f();` as a statement: gone, or only the call. */
  visitExpressionStatement(/** @type {Node} */ node, /** @type {Node} */ parent) {
    const mark = this.edits.length;
    const value = this.fold(node.expression, node);
    if (value === null) return;
    this.edits.length = mark;
    this.blank(node.start, node.end, isStatementList(parent) ? "" : ";");
  }

  /** A conditional or logical expression whose value is used. */
  visitValue(/** @type {Node} */ node, /** @type {Node} */ parent) {
    const mark = this.edits.length;
    const value = this.fold(node, parent);
    if (value === null) return;
    this.edits.length = mark;
    this.blank(node.start, node.end, String(value));
  }

  /**
   * The value of a test when `TRACING` decides it. Otherwise null, and then the test is copied with its decided parts
   * taken out.
   * @param {Node} node
   * @param {Node} parent
   * @returns {boolean | null}
   */
  fold(node, parent) {
    switch (node.type) {
      case "ParenthesizedExpression":
        return this.fold(node.expression, node);
      case "Identifier":
        if (node.name !== FLAG) break;
        if (typeof this.options.tracing === "boolean") return this.options.tracing;
        this.edits.push({ start: node.start, end: node.end, text: this.options.tracing });
        return null;
      case "UnaryExpression": {
        if (node.operator !== "!") break;
        const value = this.fold(node.argument, node);
        return value === null ? null : !value;
      }
      case "LogicalExpression":
        if (node.operator !== "??") return this.foldLogical(node);
        break;
      case "ConditionalExpression":
        return this.foldConditional(node);
    }
    this.visit(node, parent);
    return null;
  }

  foldLogical(/** @type {Node} */ node) {
    const mark = this.edits.length;
    const left = this.fold(node.left, node);
    if (left !== null) {
      this.edits.length = mark;
      // `false && x` and `true || x` are decided; the other two are x.
      if (left === (node.operator === "||")) return left;
      return this.keep(node, node.right);
    }
    const right = this.fold(node.right, node);
    if (right !== null) this.fail(node.right, `${FLAG} must stand left of ${node.operator}`);
    return null;
  }

  foldConditional(/** @type {Node} */ node) {
    const mark = this.edits.length;
    const test = this.fold(node.test, node);
    if (test === null) {
      this.visit(node.consequent, node);
      this.visit(node.alternate, node);
      return null;
    }
    this.edits.length = mark;
    return this.keep(node, test ? node.consequent : node.alternate);
  }

  /**
   * Replaces an expression with one of its parts. Parentheses keep a line break before the part from ending a
   * `return`.
   */
  keep(/** @type {Node} */ node, /** @type {Node} */ part) {
    const mark = this.edits.length;
    const value = this.fold(part, node);
    if (value !== null) {
      this.edits.length = mark;
      return value;
    }
    const brackets = this.source.slice(node.start, part.start).includes("\n");
    this.blank(node.start, part.start, brackets ? "(" : "");
    this.blank(part.end, node.end);
    if (brackets) this.edits.push({ start: part.end, end: part.end, text: ")" });
    return null;
  }

  visitIdentifier(/** @type {Node} */ node, /** @type {Node} */ parent) {
    if (node.name === FLAG) this.fail(node, `${FLAG} can only decide a branch`);
    if (node.name === FUNCTION) this.edits.push({ start: node.start, end: node.end, text: this.options.name });
    const value = this.constants.get(node.name);
    if (value !== undefined && isBinding(node, parent)) this.fail(node, `${node.name} hides an imported constant`);
    if (typeof value === "number") this.inline(node, node.name, value);
    if (node.typeAnnotation) this.visit(node.typeAnnotation, node);
  }

  visitMember(/** @type {Node} */ node) {
    const table = node.object.type === "Identifier" ? this.constants.get(node.object.name) : undefined;
    if (typeof table === "object" && !node.computed) {
      const value = Object.hasOwn(table, node.property.name) ? table[node.property.name] : undefined;
      if (value === undefined) this.fail(node, `no row ${node.property.name} in ${node.object.name}`);
      this.inline(node, node.property.name, value);
      return;
    }
    this.visit(node.object, node);
    if (node.computed) this.visit(node.property, node);
  }

  inline(/** @type {Node} */ node, /** @type {string} */ name, /** @type {number} */ value) {
    const text = value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? "-0" : value})` : String(value);
    this.edits.push({ start: node.start, end: node.end, text: `/*${name}*/ ${text}` });
  }

  /** The generated files lie one folder below their source. */
  movePath(/** @type {Node | null} */ literal) {
    if (literal === null || literal.type !== "Literal" || typeof literal.value !== "string") return;
    const path = literal.value;
    if (!path.startsWith(".")) return;
    const moved = path.startsWith("./") ? `../${path.slice(2)}` : `../${path}`;
    this.edits.push({ start: literal.start, end: literal.end, text: JSON.stringify(moved) });
  }

  blank(/** @type {number} */ start, /** @type {number} */ end, replacement = "") {
    if (end > start) this.edits.push({ start, end, text: blanked(this.source.slice(start, end), replacement) });
  }

  /** @returns {never} */
  fail(/** @type {Node} */ node, /** @type {string} */ message) {
    return fail(this.source, node.start, message);
  }

  apply() {
    return applyEdits(this.source, this.edits);
  }
}

/**
 * Takes out imports, functions, types and simple variables that were used before folding and are not any more.
 * @param {string} folded
 * @param {string} source what it was folded from: what was unused there stays, for tsc to complain about
 */
function dropUnreached(folded, source) {
  const usedBefore = countNames(parse(source));
  let text = folded;
  for (;;) {
    const program = parse(text);
    const uses = countNames(program);
    /** @type {Edit[]} */
    const edits = [];
    const dropIfUnreached = (/** @type {Node} */ node, /** @type {string} */ name) => {
      // Its own name is one use of it, and a function that calls itself is not reached for that.
      const within = countNames(node).get(name) ?? 0;
      if (uses.get(name) !== within || (usedBefore.get(name) ?? 0) <= within) return;
      edits.push({ start: node.start, end: node.end, text: blanked(text.slice(node.start, node.end)) });
    };

    for (const node of program.body) {
      if (node.type === "ImportDeclaration") dropImports(text, node, uses, usedBefore, edits);
      else if (DROPPABLE.has(node.type)) dropIfUnreached(node, node.id.name);
    }
    walk(program, (parent) => {
      for (const node of isStatementList(parent) ? (parent.body ?? parent.consequent) : []) {
        if (node.type !== "VariableDeclaration" || node.declarations.length !== 1 || node.declare) continue;
        const { id, init } = node.declarations[0];
        if (id.type === "Identifier" && isPure(init)) dropIfUnreached(node, id.name);
      }
    });
    if (edits.length === 0) return text;
    text = applyEdits(text, edits);
  }
}

const DROPPABLE = new Set(["FunctionDeclaration", "TSTypeAliasDeclaration", "TSInterfaceDeclaration"]);

/**
 * @param {string} text
 * @param {Node} node
 * @param {Map<string, number>} uses
 * @param {Map<string, number>} usedBefore
 * @param {Edit[]} edits
 */
function dropImports(text, node, uses, usedBefore, edits) {
  const specifiers = /** @type {Node[]} */ (node.specifiers);
  const unused = specifiers.filter(({ local: { name } }) => !uses.has(name) && usedBefore.has(name));
  if (unused.length === 0) return;
  if (unused.length === specifiers.length) {
    edits.push({ start: node.start, end: node.end, text: blanked(text.slice(node.start, node.end)) });
    return;
  }
  for (const specifier of unused) {
    const comma = /^\s*,/.exec(text.slice(specifier.end));
    const end = specifier.end + (comma?.[0].length ?? 0);
    edits.push({ start: specifier.start, end, text: blanked(text.slice(specifier.start, end)) });
  }
}

/**
 * How often each name occurs as more than a property's name; import declarations do not count.
 * @param {Node} root
 * @param {Map<string, number>} [counts] to add to
 * @returns {Map<string, number>}
 */
function countNames(root, counts = new Map()) {
  if (root.type === "ImportDeclaration") return counts;
  if (root.type === "Identifier") counts.set(root.name, (counts.get(root.name) ?? 0) + 1);
  for (const child of children(root)) if (!isPropertyName(child, root)) countNames(child, counts);
  return counts;
}

function isPropertyName(/** @type {Node} */ node, /** @type {Node} */ parent) {
  if (parent.computed) return false;
  if (parent.type === "MemberExpression") return node === parent.property;
  return PROPERTIES.has(parent.type) && node === parent.key && !parent.shorthand;
}

const PROPERTIES = new Set([
  "Property",
  "MethodDefinition",
  "PropertyDefinition",
  "TSPropertySignature",
  "TSMethodSignature",
]);

/**
 * An initial value whose evaluation nobody misses.
 * @param {Node | null} node
 * @returns {boolean}
 */
function isPure(node) {
  if (node === null) return true;
  if (node.type === "UnaryExpression") return node.operator !== "delete" && isPure(node.argument);
  return ["Literal", "Identifier", "ArrowFunctionExpression", "FunctionExpression"].includes(node.type);
}

function isFlagDeclaration(/** @type {Node} */ node) {
  return node.type === "VariableDeclaration" && node.declare && node.declarations[0].id.name === FLAG;
}

function isStatementList(/** @type {Node} */ parent) {
  return ["Program", "BlockStatement", "SwitchCase", "StaticBlock", "TSModuleBlock"].includes(parent.type);
}

function isBinding(/** @type {Node} */ node, /** @type {Node} */ parent) {
  if (parent.type === "VariableDeclarator") return parent.id === node;
  return Array.isArray(parent.params) && parent.params.includes(node);
}

/** Spaces for everything but line ends, behind a replacement that takes the place of the first characters. */
function blanked(/** @type {string} */ text, replacement = "") {
  const spaces = text.replace(/[^\n\r]/g, " ");
  if (replacement === "") return spaces;
  const room = /^ */.exec(spaces)?.[0].length ?? 0;
  return replacement + spaces.slice(Math.min(replacement.length, room));
}

/**
 * @param {string} text
 * @param {readonly Edit[]} edits that do not overlap
 */
function applyEdits(text, edits) {
  const sorted = edits.map((edit, order) => ({ ...edit, order }));
  sorted.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  let result = "";
  let position = 0;
  for (const edit of sorted) {
    if (edit.start < position) throw new Error(`the specializer changed offset ${edit.start} twice`);
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** @returns {Node} */
function parse(/** @type {string} */ text) {
  const { program, errors } = parseSync("execute.ts", text);
  const [error] = errors;
  if (error !== undefined) fail(text, error.labels[0]?.start ?? 0, error.message);
  return program;
}

/** @returns {Node[]} */
function children(/** @type {Node} */ node) {
  const keys = visitorKeys[node.type];
  if (keys === undefined) throw new Error(`the specializer does not know ${node.type}`);
  return keys.flatMap((key) => node[key] ?? []).filter((child) => child !== null);
}

function walk(/** @type {Node} */ node, /** @type {(node: Node) => void} */ enter) {
  enter(node);
  for (const child of children(node)) walk(child, enter);
}

/** @returns {never} */
function fail(/** @type {string} */ source, /** @type {number} */ offset, /** @type {string} */ message) {
  const line = source.slice(0, offset).split("\n").length;
  throw new Error(`execute.ts:${line}: ${message}`);
}

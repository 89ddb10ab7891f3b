/** The source text of an expression, as `from __future__ import annotations` keeps it. */

import { codeConstantText } from "../bytecode/constant-text.js";
import type { Arguments, CompareOperator, Comprehension, Expr, Operator, UnaryOperator } from "../syntax/ast.js";
import { constantOf } from "./constants.js";

/** Precedences, loosest first; an operand is put in parentheses when it binds less tightly than its place asks for. */
const Level = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  COMPARE: 5,
  BIT_OR: 6,
  BIT_XOR: 7,
  BIT_AND: 8,
  SHIFT: 9,
  SUM: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

export function expressionText(node: Expr): string {
  return text(node, Level.TEST);
}

const binary: { readonly [operator in Operator]: readonly [string, number] } = {
  Add: [" + ", Level.SUM],
  Sub: [" - ", Level.SUM],
  Mult: [" * ", Level.TERM],
  MatMult: [" @ ", Level.TERM],
  Div: [" / ", Level.TERM],
  Mod: [" % ", Level.TERM],
  FloorDiv: [" // ", Level.TERM],
  LShift: [" << ", Level.SHIFT],
  RShift: [" >> ", Level.SHIFT],
  BitOr: [" | ", Level.BIT_OR],
  BitXor: [" ^ ", Level.BIT_XOR],
  BitAnd: [" & ", Level.BIT_AND],
  Pow: [" ** ", Level.POWER],
};

const unary: { readonly [operator in UnaryOperator]: readonly [string, number] } = {
  Invert: ["~", Level.FACTOR],
  Not: ["not ", Level.NOT],
  UAdd: ["+", Level.FACTOR],
  USub: ["-", Level.FACTOR],
};

const comparison: { readonly [operator in CompareOperator]: string } = {
  Eq: " == ",
  NotEq: " != ",
  Lt: " < ",
  LtE: " <= ",
  Gt: " > ",
  GtE: " >= ",
  Is: " is ",
  IsNot: " is not ",
  In: " in ",
  NotIn: " not in ",
};

function text(node: Expr, level: number): string {
  const enclose = (inner: string, own: number) => (level > own ? `(${inner})` : inner);
  switch (node.kind) {
    case "BoolOp": {
      const own = node.op === "And" ? Level.AND : Level.OR;
      const word = node.op === "And" ? " and " : " or ";
      return enclose(node.values.map((value) => text(value, own + 1)).join(word), own);
    }
    case "BinOp": {
      const [symbol, own] = binary[node.op];
      const isPower = node.op === "Pow";
      return enclose(
        text(node.left, own + (isPower ? 1 : 0)) + symbol + text(node.right, own + (isPower ? 0 : 1)),
        own,
      );
    }
    case "UnaryOp": {
      const [symbol, own] = unary[node.op];
      return enclose(symbol + text(node.operand, own), own);
    }
    case "Lambda": {
      const parameters = argumentsText(node.args);
      return enclose(`lambda${parameters === "" ? "" : ` ${parameters}`}: ${text(node.body, Level.TEST)}`, Level.TEST);
    }
    case "IfExp": {
      const [body, test, orelse] = [
        text(node.body, Level.OR),
        text(node.test, Level.OR),
        text(node.orelse, Level.TEST),
      ];
      return enclose(`${body} if ${test} else ${orelse}`, Level.TEST);
    }
    case "Dict": {
      const items = node.values.map((value, index) => {
        const key = node.keys[index];
        return key === null ? `**${text(value, Level.BIT_OR)}` : `${text(key, Level.TEST)}: ${text(value, Level.TEST)}`;
      });
      return `{${items.join(", ")}}`;
    }
    case "Set":
      return `{${list(node.elts)}}`;
    case "List":
      return `[${list(node.elts)}]`;
    case "Tuple":
      if (node.elts.length === 0) return "()";
      return enclose(node.elts.length === 1 ? `${text(node.elts[0], Level.TEST)},` : list(node.elts), Level.TUPLE);
    case "GeneratorExp":
      return `(${text(node.elt, Level.TEST)}${generatorsText(node.generators)})`;
    case "ListComp":
      return `[${text(node.elt, Level.TEST)}${generatorsText(node.generators)}]`;
    case "SetComp":
      return `{${text(node.elt, Level.TEST)}${generatorsText(node.generators)}}`;
    case "DictComp":
      return `{${text(node.key, Level.TEST)}: ${text(node.value, Level.TEST)}${generatorsText(node.generators)}}`;
    case "Yield":
      return node.value === null ? "(yield)" : `(yield ${text(node.value, Level.TEST)})`;
    case "YieldFrom":
      return `(yield from ${text(node.value, Level.TEST)})`;
    case "Await":
      return enclose(`await ${text(node.value, Level.ATOM)}`, Level.AWAIT);
    case "Compare": {
      const rest = node.comparators.map((right, index) => comparison[node.ops[index]] + text(right, Level.COMPARE + 1));
      return enclose(text(node.left, Level.COMPARE + 1) + rest.join(""), Level.COMPARE);
    }
    case "Call":
      return text(node.func, Level.ATOM) + callArguments(node);
    case "JoinedStr":
    case "TemplateStr":
    case "FormattedValue":
    case "Interpolation":
      return formattedText(node, true);
    case "Constant":
      return constantText(node);
    case "Attribute": {
      const value = text(node.value, Level.ATOM);
      // `1.real` would be read as a float.
      const isInt = node.value.kind === "Constant" && isIntValue(node.value);
      return `${value}${isInt ? " ." : "."}${node.attr}`;
    }
    case "Subscript":
      return `${text(node.value, Level.ATOM)}[${text(node.slice, Level.TUPLE)}]`;
    case "Starred":
      return `*${text(node.value, Level.BIT_OR)}`;
    case "Name":
      return node.id;
    case "Slice": {
      const part = (value: Expr | null) => (value === null ? "" : text(value, Level.TEST));
      return `${part(node.lower)}:${part(node.upper)}${node.step === null ? "" : `:${part(node.step)}`}`;
    }
    case "NamedExpr":
      return enclose(`${text(node.target, Level.ATOM)} := ${text(node.value, Level.ATOM)}`, Level.TUPLE);
  }
}

function list(nodes: readonly Expr[]): string {
  return nodes.map((node) => text(node, Level.TEST)).join(", ");
}

function isIntValue(node: Expr & { readonly kind: "Constant" }): boolean {
  const { value } = node;
  return typeof value === "object" && value !== null && value.kind === "int";
}

/** Infinity has no literal; one that overflows stands for it. */
function constantText(node: Expr & { readonly kind: "Constant" }): string {
  const { value } = node;
  if (typeof value === "object" && value?.kind === "ellipsis") return "...";
  const prefix = node.prefix === "u" ? "u" : "";
  return (
    prefix +
    codeConstantText(constantOf(value)).replace(/\binf/g, (match) => (typeof value === "string" ? match : "1e309"))
  );
}

function callArguments(node: Expr & { readonly kind: "Call" }): string {
  const [only] = node.args;
  if (node.args.length === 1 && node.keywords.length === 0 && only.kind === "GeneratorExp") {
    return text(only, Level.TEST);
  }
  const keywords = node.keywords.map(
    ({ arg, value }) => `${arg === null ? "**" : `${arg}=`}${text(value, Level.TEST)}`,
  );
  return `(${[...node.args.map((argument) => text(argument, Level.TEST)), ...keywords].join(", ")})`;
}

function generatorsText(generators: readonly Comprehension[]): string {
  return generators
    .map((generator) => {
      const head = `${generator.is_async === 1 ? " async for " : " for "}${text(generator.target, Level.TUPLE)}`;
      const conditions = generator.ifs.map((condition) => ` if ${text(condition, Level.OR)}`);
      return `${head} in ${text(generator.iter, Level.OR)}${conditions.join("")}`;
    })
    .join("");
}

function argumentsText(node: Arguments): string {
  const parts: string[] = [];
  const positional = [...node.posonlyargs, ...node.args];
  positional.forEach((argument, index) => {
    const place = index - (positional.length - node.defaults.length);
    parts.push(argument.arg + (place >= 0 ? `=${text(node.defaults[place], Level.TEST)}` : ""));
    if (index + 1 === node.posonlyargs.length) parts.push("/");
  });
  if (node.vararg !== null) parts.push(`*${node.vararg.arg}`);
  else if (node.kwonlyargs.length > 0) parts.push("*");
  node.kwonlyargs.forEach((argument, index) => {
    const value = node.kw_defaults[index];
    parts.push(argument.arg + (value === null ? "" : `=${text(value, Level.TEST)}`));
  });
  if (node.kwarg !== null) parts.push(`**${node.kwarg.arg}`);
  return parts.join(", ");
}

type Formatted = Expr & { readonly kind: "JoinedStr" | "TemplateStr" | "FormattedValue" | "Interpolation" };

function formattedText(node: Formatted, isOutermost: boolean): string {
  const prefix = node.kind === "TemplateStr" || node.kind === "Interpolation" ? "t" : "f";
  const parts = node.kind === "JoinedStr" || node.kind === "TemplateStr" ? node.values : [node];
  const body = parts.map(formattedPart).join("");
  return isOutermost ? prefix + codeConstantText(body) : body;
}

function formattedPart(node: Expr): string {
  if (node.kind === "Constant" && typeof node.value === "string") {
    return node.value.replaceAll("{", "{{").replaceAll("}", "}}");
  }
  if (node.kind === "JoinedStr" || node.kind === "TemplateStr") return formattedText(node, false);
  if (node.kind !== "FormattedValue" && node.kind !== "Interpolation") return text(node, Level.TEST);
  const value = node.kind === "Interpolation" ? node.str : text(node.value, Level.TEST + 1);
  const conversion = node.conversion === -1 ? "" : `!${String.fromCharCode(node.conversion)}`;
  const spec = node.format_spec === null ? "" : `:${formattedPart(node.format_spec)}`;
  // Two braces in a row would be an escaped one.
  return `{${value.startsWith("{") ? " " : ""}${value}${conversion}${spec}}`;
}

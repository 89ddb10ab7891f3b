/** Code for f-strings, t-strings and `%` formatting of a tuple. */

import { Op } from "../bytecode/instructions.js";
import type {
  BinOp,
  Constant,
  Conversion,
  Expr,
  FormattedValue,
  Interpolation,
  JoinedStr,
  TemplateStr,
} from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { locationOf, NO_LOCATION } from "./location.js";
import { STACK_USE_GUIDELINE } from "./stack-use.js";

export function compileJoinedString(g: CodeGenerator, node: JoinedStr): void {
  const location = locationOf(node);
  const { values } = node;
  if (values.length > STACK_USE_GUIDELINE) {
    g.constant(location, "");
    g.named(location, Op.LOAD_METHOD, "join");
    g.emit(location, Op.BUILD_LIST, 0);
    for (const value of values) {
      g.expression(value);
      g.emit(location, Op.LIST_APPEND, 1);
    }
    return g.emit(location, Op.CALL, 1);
  }
  g.expressions(values);
  if (values.length > 1) g.emit(location, Op.BUILD_STRING, values.length);
  else if (values.length === 0) g.constant(location, "");
}

const conversions: { readonly [conversion in Conversion]: number } = { [-1]: 0, 115: 1, 114: 2, 97: 3 };

export function compileFormattedValue(g: CodeGenerator, node: FormattedValue): void {
  const location = locationOf(node);
  g.expression(node.value);
  if (node.conversion !== -1) g.emit(location, Op.CONVERT_VALUE, conversions[node.conversion]);
  if (node.format_spec === null) return g.emit(location, Op.FORMAT_SIMPLE);
  g.expression(node.format_spec);
  g.emit(location, Op.FORMAT_WITH_SPEC);
}

export function compileInterpolation(g: CodeGenerator, node: Interpolation): void {
  const location = locationOf(node);
  g.expression(node.value);
  g.constant(location, node.str);
  if (node.format_spec !== null) g.expression(node.format_spec);
  const hasSpec = node.format_spec === null ? 0 : 1;
  g.emit(location, Op.BUILD_INTERPOLATION, (conversions[node.conversion] << 2) | hasSpec);
}

/** A template has one string more than interpolations: neighbouring strings are joined, missing ones are empty. */
export function compileTemplate(g: CodeGenerator, node: TemplateStr): void {
  const location = locationOf(node);
  let strings = 0;
  let isOpen = false;
  for (const value of node.values) {
    if (value.kind === "Interpolation") {
      if (!isOpen) {
        g.constant(location, "");
        strings++;
      }
      isOpen = false;
      continue;
    }
    g.expression(value);
    if (isOpen) g.emit(location, Op.INPLACE_ADD);
    else strings++;
    isOpen = true;
  }
  if (!isOpen) {
    g.constant(location, "");
    strings++;
  }
  g.emit(location, Op.BUILD_TUPLE, strings);
  const interpolations = node.values.filter((value) => value.kind === "Interpolation");
  g.expressions(interpolations);
  g.emit(location, Op.BUILD_TUPLE, interpolations.length);
  g.emit(location, Op.BUILD_TEMPLATE);
}

/** `"%s … %r" % (a, b)` as an f-string, if its format units are that simple; else null. */
export function percentFormat(node: BinOp): JoinedStr | null {
  const { left, right } = node;
  if (node.op !== "Mod" || left.kind !== "Constant" || typeof left.value !== "string") return null;
  if (right.kind !== "Tuple" || right.elts.some((element) => element.kind === "Starred")) return null;
  const values: Expr[] = [];
  let used = 0;
  let end = 0;
  for (const match of left.value.matchAll(formatUnit)) {
    const [text, literal, flags, width, precision, conversion] = match;
    if (match.index !== end) return null;
    end += text.length;
    if (literal !== undefined) {
      values.push({
        kind: "Constant",
        value: literal.replaceAll("%%", "%"),
        prefix: null,
        ...NO_LOCATION,
      });
      continue;
    }
    const argument = right.elts[used++];
    if (argument === undefined) return null;
    values.push(formatArgument(argument, flags, width, precision, conversion));
  }
  if (end !== left.value.length || used !== right.elts.length) return null;
  return { kind: "JoinedStr", values, ...locationOf(node) };
}

/** A run of literal text, or a format unit of conversion `s`, `r` or `a` with at most two digits of width and precision. */
const formatUnit = /((?:[^%]|%%)+)|%([-+ #0]*)([1-9]\d?)?(?:\.(\d{0,2}))?([sra])/gsu;

function formatArgument(
  argument: Expr,
  flags: string,
  width: string | undefined,
  precision: string | undefined,
  conversion: string,
): FormattedValue {
  let spec = "";
  if (width !== undefined) spec += (flags.includes("-") ? "" : ">") + width;
  if (precision !== undefined) spec += `.${precision === "" ? 0 : Number(precision)}`;
  const location = locationOf(argument);
  const format_spec: Constant | null =
    spec === "" ? null : { kind: "Constant", value: spec, prefix: null, ...NO_LOCATION };
  return {
    kind: "FormattedValue",
    value: argument,
    conversion: conversion.charCodeAt(0) as Conversion,
    format_spec,
    ...location,
  };
}

/** Checks the patterns of match statements in trees that a program has made. */

import { valueError } from "../../runtime/errors.js";
import { isTree, type Tree } from "./tree.js";
import { checkName, checkPositions, isConstantOf, listOf, partOf } from "./validation.js";

type ExpressionCheck = (node: Tree) => void;

export function checkPattern(node: Tree, starIsAllowed: boolean, checkExpression: ExpressionCheck): void {
  checkPositions(node);
  const checkAll = (field: string, mayHaveStar = false): void => {
    for (const each of listOf(node, field)) if (isTree(each)) checkPattern(each, mayHaveStar, checkExpression);
  };
  switch (node.kind) {
    case "MatchValue":
      return checkValue(partOf(node, "value"), checkExpression);
    case "MatchSingleton":
      if (node.value !== null && typeof node.value !== "boolean") {
        throw valueError("MatchSingleton can only contain True, False and None");
      }
      return;
    case "MatchSequence":
      return checkAll("patterns", true);
    case "MatchMapping":
      checkMapping(node, checkExpression);
      return checkAll("patterns");
    case "MatchClass":
      checkClass(node, checkExpression);
      checkAll("patterns");
      return checkAll("kwd_patterns");
    case "MatchStar":
      if (!starIsAllowed) throw valueError("can't use MatchStar here");
      return checkCapture(node.name);
    case "MatchAs":
      checkCapture(node.name);
      if (!isTree(node.pattern)) return;
      if (node.name === null) throw valueError("MatchAs must specify a target name if a pattern is given");
      return checkPattern(node.pattern, false, checkExpression);
    case "MatchOr":
      if (listOf(node, "patterns").length < 2) throw valueError("MatchOr requires at least 2 patterns");
      return checkAll("patterns");
  }
}

function checkCapture(name: unknown): void {
  if (name === "_") throw valueError("can't capture name '_' in patterns");
  checkName(name);
}

function checkMapping(node: Tree, checkExpression: ExpressionCheck): void {
  const keys = listOf(node, "keys");
  if (keys.length !== listOf(node, "patterns").length) {
    throw valueError("MatchMapping doesn't have the same number of keys as patterns");
  }
  if (node.rest !== null) checkCapture(node.rest);
  for (const key of keys) {
    if (!isTree(key)) continue;
    const isSingleton = key.kind === "Constant" && (key.value === null || typeof key.value === "boolean");
    if (!isSingleton) checkValue(key, checkExpression);
  }
}

function checkClass(node: Tree, checkExpression: ExpressionCheck): void {
  const names = listOf(node, "kwd_attrs");
  if (names.length !== listOf(node, "kwd_patterns").length) {
    throw valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
  }
  let cls = partOf(node, "cls");
  checkExpression(cls);
  while (cls.kind === "Attribute") cls = partOf(cls, "value");
  if (cls.kind !== "Name") throw valueError("MatchClass cls field can only contain Name or Attribute nodes.");
  names.forEach(checkName);
}

/** A literal, or a dotted name. */
function checkValue(node: Tree, checkExpression: ExpressionCheck): void {
  checkExpression(node);
  if (node.kind === "Constant") {
    if (isConstantOf(node, "int", "float", "complex", "bytes", "string")) return;
    throw valueError("unexpected constant inside of a literal pattern");
  }
  if (node.kind === "Attribute" || node.kind === "JoinedStr" || isNegative(node) || isComplex(node)) return;
  throw valueError("patterns may only match literals and attribute lookups");
}

function isNegative(node: Tree): boolean {
  if (node.kind !== "UnaryOp" || node.op !== "USub") return false;
  return isConstantOf(partOf(node, "operand"), "int", "float", "complex");
}

/** `1 + 2j`, with or without a minus in front. */
function isComplex(node: Tree): boolean {
  if (node.kind !== "BinOp" || (node.op !== "Add" && node.op !== "Sub")) return false;
  const left = partOf(node, "left");
  const hasReal =
    isConstantOf(left, "int", "float") || (isNegative(left) && !isConstantOf(partOf(left, "operand"), "complex"));
  return hasReal && isConstantOf(partOf(node, "right"), "complex");
}

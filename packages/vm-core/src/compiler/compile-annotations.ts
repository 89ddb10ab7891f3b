/** Code for annotations: `__annotate__` functions, or text with `from __future__ import annotations`. */

import type { Code } from "../bytecode/code.js";
import { CommonConstant, FunctionAttribute, Op } from "../bytecode/instructions.js";
import type { AnnAssign, Arg, AsyncFunctionDef, Expr, FunctionDef } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { expressionText } from "./expression-text.js";
import { InstructionSequence } from "./instruction-sequence.js";
import { type Location, locationOf } from "./location.js";
import { mangle } from "./name-mangling.js";
import { Pseudo } from "./pseudo-instructions.js";
import type { Scope } from "./scopes.js";

/** annotationlib.Format.VALUE_WITH_FAKE_GLOBALS, the last format that annotate functions themselves know. */
const VALUE_WITH_FAKE_GLOBALS = 2;

/** Opens the code of a lazily evaluated annotation; it refuses formats it does not know. */
export function enterAnnotations(g: CodeGenerator, location: Location, name: string, scope: Scope): void {
  g.enterScope(name, "annotations", scope, location.line, { args: 0, posOnly: 1, kwOnly: 0 });
  const body = g.label();
  g.emit(location, Op.LOAD_FAST, 0);
  g.constant(location, VALUE_WITH_FAKE_GLOBALS);
  g.emit(location, Op.COMPARE_GT);
  g.jump(location, Op.POP_JUMP_IF_FALSE, body);
  g.emit(location, Op.LOAD_COMMON_CONSTANT, CommonConstant.NOT_IMPLEMENTED_ERROR);
  g.emit(location, Op.RAISE_VARARGS, 1);
  g.use(body);
}

function leaveAnnotations(g: CodeGenerator, location: Location): void {
  g.emit(location, Op.RETURN_VALUE);
  g.makeFunction(location, withPublicParameter(g.exitScope()));
}

/** The parameter is `.format` while names are resolved, so that an annotation may use `format`. */
function withPublicParameter(code: Code): Code {
  const rename = (names: readonly string[]) => ["format", ...names.slice(1)];
  return { ...code, localNames: rename(code.localNames), localsPlusNames: rename(code.localsPlusNames) };
}

// Functions

/** Pushes the annotate function of a function definition, if it has annotations; returns its attribute bit. */
export function compileFunctionAnnotations(
  g: CodeGenerator,
  location: Location,
  node: FunctionDef | AsyncFunctionDef,
): number[] {
  const scope = g.symbols.annotationBlockOf(node);
  if (!scope.annotationsUsed) return [];
  enterAnnotations(g, location, "__annotate__", scope);
  const { args, posonlyargs, vararg, kwonlyargs, kwarg } = node.args;
  let count = 0;
  const compileArguments = (list: readonly (Arg | null)[]) => {
    for (const argument of list) {
      if (argument === null || argument.annotation === null) continue;
      compileArgumentAnnotation(g, location, argument.arg, argument.annotation);
      count++;
    }
  };
  compileArguments([...args, ...posonlyargs, vararg, ...kwonlyargs, kwarg]);
  if (node.returns !== null) {
    compileArgumentAnnotation(g, location, "return", node.returns);
    count++;
  }
  g.emit(location, Op.BUILD_MAP, count);
  leaveAnnotations(g, location);
  return [FunctionAttribute.ANNOTATE];
}

function compileArgumentAnnotation(g: CodeGenerator, location: Location, name: string, annotation: Expr): void {
  g.constant(location, g.mangled(name));
  if (g.future.annotations) return compileAnnotationText(g, annotation);
  // `*args: *Ts` stands for the one item of `[*Ts]`.
  if (annotation.kind === "Starred") {
    g.expression(annotation.value);
    return g.emit(location, Op.UNPACK_SEQUENCE, 1);
  }
  g.expression(annotation);
}

function compileAnnotationText(g: CodeGenerator, annotation: Expr): void {
  g.constant(locationOf(annotation), expressionText(annotation));
}

// Variables

export function compileAnnotatedAssignment(g: CodeGenerator, node: AnnAssign): void {
  const { target } = node;
  if (node.value !== null) {
    g.expression(node.value);
    g.expression(target);
  }
  const { kind } = g.unit;
  switch (target.kind) {
    case "Name":
      if (node.simple === 1 && (kind === "module" || kind === "class")) compileVariableAnnotation(g, node, target.id);
      break;
    case "Attribute":
      if (node.value === null) evaluate(g, target.value);
      break;
    case "Subscript":
      if (node.value === null) {
        evaluate(g, target.value);
        evaluateSubscript(g, target.slice);
      }
      break;
  }
}

function compileVariableAnnotation(g: CodeGenerator, node: AnnAssign, name: string): void {
  const location = locationOf(node);
  const { unit } = g;
  if (g.future.annotations) {
    compileAnnotationText(g, node.annotation);
    g.named(location, Op.LOAD_NAME, "__annotations__");
    g.constant(location, g.mangled(name));
    return g.emit(location, Op.STORE_SUBSCR);
  }
  const isConditional = unit.kind === "module" || unit.conditionalDepth > 0;
  const index = isConditional ? unit.nextConditionalAnnotation++ : -1;
  unit.deferredAnnotations.push({ statement: node, index });
  if (!isConditional) return;
  if (unit.kind === "class") g.cell(location, Op.LOAD_DEREF, "__conditional_annotations__");
  else g.named(location, Op.LOAD_NAME, "__conditional_annotations__");
  g.constant(location, index);
  g.emit(location, Op.SET_ADD, 1);
  g.emit(location, Op.POP_TOP);
}

function evaluate(g: CodeGenerator, node: Expr): void {
  g.expression(node);
  g.emit(locationOf(node), Op.POP_TOP);
}

function evaluateSubscript(g: CodeGenerator, node: Expr): void {
  if (node.kind === "Slice") {
    for (const part of [node.lower, node.upper, node.step]) if (part !== null) evaluate(g, part);
  } else if (node.kind === "Tuple") {
    for (const element of node.elts) evaluateSubscript(g, element);
  } else {
    evaluate(g, node);
  }
}

/** Stores the annotate function of a class or module body, if it has annotations. */
export function compileDeferredAnnotations(g: CodeGenerator, location: Location): void {
  const { unit } = g;
  const block = unit.scope.annotationBlock;
  if (unit.deferredAnnotations.length === 0 || block === null) return;
  if (unit.kind === "class") {
    compileAnnotateFunction(g, location, block);
    return g.storeName(location, "__annotate_func__");
  }
  // The code of a module begins with its annotate function, so that annotations can be read while it runs.
  const { code } = unit;
  const annotations = new InstructionSequence();
  unit.code = annotations;
  compileAnnotateFunction(g, location, block);
  g.storeName(location, "__annotate__");
  unit.code = code;
  const place = code.items.findIndex((item) => item.opcode === Pseudo.ANNOTATIONS_PLACEHOLDER);
  code.replace(place, annotations);
}

function compileAnnotateFunction(g: CodeGenerator, location: Location, block: Scope): void {
  const outer = g.unit;
  enterAnnotations(g, location, block.name, block);
  g.emit(location, Op.BUILD_MAP, 0);
  for (const { statement, index } of outer.deferredAnnotations) {
    const here = locationOf(statement);
    const notSet = g.label();
    if (index !== -1) {
      g.constant(here, index);
      if (outer.kind === "class") g.addedFree(here, Op.LOAD_DEREF, "__conditional_annotations__");
      else g.named(here, Op.LOAD_GLOBAL, "__conditional_annotations__");
      g.emit(here, Op.CONTAINS_OP, 0);
      g.jump(here, Op.POP_JUMP_IF_FALSE, notSet);
    }
    g.expression(statement.annotation);
    g.emit(here, Op.COPY, 2);
    const name = statement.target.kind === "Name" ? statement.target.id : "";
    g.constant(here, mangle(outer.className, name));
    g.emit(location, Op.STORE_SUBSCR);
    g.use(notSet);
  }
  leaveAnnotations(g, location);
}

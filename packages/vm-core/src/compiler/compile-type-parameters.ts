/** Code for type parameters and `type` statements. */

import { FunctionAttribute, Intrinsic1, Intrinsic2, Op } from "../bytecode/instructions.js";
import type { Expr, TypeAlias, TypeParam } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { enterAnnotations } from "./compile-annotations.js";
import { tuple } from "./constants.js";
import { type Location, locationOf } from "./location.js";
import type { Scope } from "./scopes.js";

const makers = {
  TypeVar: Intrinsic1.TYPEVAR,
  TypeVarTuple: Intrinsic1.TYPEVARTUPLE,
  ParamSpec: Intrinsic1.PARAMSPEC,
} as const;

/** Binds the type parameters and pushes a tuple of them. */
export function compileTypeParameters(g: CodeGenerator, parameters: readonly TypeParam[]): void {
  let hasDefault = false;
  for (const parameter of parameters) {
    const location = locationOf(parameter);
    g.constant(location, parameter.name);
    if (parameter.kind === "TypeVar" && parameter.bound !== null) {
      compileLazily(g, parameter.bound, parameter.name, g.symbols.blockOf(parameter), false);
      const isConstraint = parameter.bound.kind === "Tuple";
      g.emit(
        location,
        Op.CALL_INTRINSIC_2,
        isConstraint ? Intrinsic2.TYPEVAR_WITH_CONSTRAINTS : Intrinsic2.TYPEVAR_WITH_BOUND,
      );
    } else {
      g.emit(location, Op.CALL_INTRINSIC_1, makers[parameter.kind]);
    }
    if (parameter.default_value !== null) {
      hasDefault = true;
      const scope = g.symbols.defaultBlockOf(parameter);
      compileLazily(g, parameter.default_value, parameter.name, scope, parameter.kind === "TypeVarTuple");
      g.emit(location, Op.CALL_INTRINSIC_2, Intrinsic2.SET_TYPEPARAM_DEFAULT);
    } else if (hasDefault) {
      throw g.diagnostics.error(
        location,
        `non-default type parameter '${parameter.name}' follows default type parameter`,
      );
    }
    g.emit(location, Op.COPY, 1);
    g.storeName(location, parameter.name);
  }
  g.emit(locationOf(parameters[0]), Op.BUILD_TUPLE, parameters.length);
}

/** Pushes a function that evaluates `node`; called without arguments it takes format 1, the values. */
function compileLazily(
  g: CodeGenerator,
  node: Expr,
  name: string,
  scope: Scope,
  allowsStar: boolean,
  location: Location = locationOf(node),
): void {
  g.constant(location, tuple([1]));
  enterAnnotations(g, location, name, scope);
  if (allowsStar && node.kind === "Starred") {
    g.expression(node.value);
    g.emit(location, Op.UNPACK_SEQUENCE, 1);
  } else {
    g.expression(node);
  }
  g.emit(location, Op.RETURN_VALUE);
  g.makeFunction(location, g.exitScope(), [FunctionAttribute.DEFAULTS]);
}

export function compileTypeAlias(g: CodeGenerator, node: TypeAlias): void {
  const location = locationOf(node);
  const name = node.name.id;
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    const scope = g.symbols.blockOf(node.type_params);
    g.enterScope(`<generic parameters of ${name}>`, "annotations", scope, location.line);
  }
  g.constant(location, name);
  if (isGeneric) compileTypeParameters(g, node.type_params);
  else g.constant(location, null);
  compileLazily(g, node.value, name, g.symbols.blockOf(node), false, location);
  g.emit(location, Op.BUILD_TUPLE, 3);
  g.emit(location, Op.CALL_INTRINSIC_1, Intrinsic1.TYPEALIAS);
  if (isGeneric) {
    g.makeFunction(location, g.exitScope("returns the top"));
    g.emit(location, Op.PUSH_NULL);
    g.emit(location, Op.CALL, 0);
  }
  g.storeName(location, name);
}

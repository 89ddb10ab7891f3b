/** The error grammar of parameters: of functions, and, without annotations and with another end, of lambdas. */

import type { ErrorAlternative, GrammarRules } from "./grammar.js";

const inFunction = {
  prefix: "",
  end: "')'",
  parameter: "NAME annotation?",
  variadic: "NAME star_annotation",
  parenthesized: "param_no_default+",
  parenthesizedMessage: "Function parameters cannot be parenthesized",
};

const inLambda = {
  prefix: "lambda_",
  end: "':'",
  parameter: "NAME",
  variadic: "NAME",
  parenthesized: "lambda_param % ','",
  parenthesizedMessage: "Lambda expression parameters cannot be parenthesized",
};

type Flavour = typeof inFunction;

function validRules({ prefix: p, end, parameter, variadic }: Flavour): Record<string, string> {
  return {
    [`${p}params`]: `invalid_${p}parameters | ${p}parameters`,
    [`${p}parameters`]: `${p}slash_no_default ${p}param_no_default* ${p}param_with_default* ${p}star_etc?
      | ${p}slash_with_default ${p}param_with_default* ${p}star_etc?
      | ${p}param_no_default+ ${p}param_with_default* ${p}star_etc?
      | ${p}param_with_default+ ${p}star_etc? | ${p}star_etc`,
    [`${p}slash_no_default`]: `${p}param_no_default+ '/' ',' | ${p}param_no_default+ '/' &${end}`,
    [`${p}slash_with_default`]: `${p}param_no_default* ${p}param_with_default+ '/' ','
      | ${p}param_no_default* ${p}param_with_default+ '/' &${end}`,
    [`${p}star_etc`]: `invalid_${p}star_etc | '*' ${p}param_no_default ${p}param_maybe_default* ${p}kwds?
      | '*' ${p}param_variadic ${p}param_maybe_default* ${p}kwds?
      | '*' ',' ${p}param_maybe_default+ ${p}kwds? | ${p}kwds`,
    [`${p}kwds`]: `invalid_${p}kwds | '**' ${p}param_no_default`,
    [`${p}param_no_default`]: `${p}param ',' | ${p}param &${end}`,
    [`${p}param_variadic`]: `${variadic} ',' | ${variadic} &${end}`,
    [`${p}param_with_default`]: `${p}param default ',' | ${p}param default &${end}`,
    [`${p}param_maybe_default`]: `${p}param default? ',' | ${p}param default? &${end}`,
    [`${p}param`]: parameter,
  };
}

function mistakes({
  prefix: p,
  end,
  parenthesized,
  parenthesizedMessage,
}: Flavour): Record<string, readonly (ErrorAlternative | string)[]> {
  const slash = `(${p}slash_no_default | ${p}slash_with_default)`;
  const afterMapping = "arguments cannot follow var-keyword argument";
  const bareStar = "named arguments must follow bare *";
  const isLambda = p !== "";
  return {
    [`invalid_${p}parameters`]: [
      ["a='/' ','", (f) => f.report.at(f.token("a"), "at least one argument must precede /")],
      [`${slash} ${p}param_maybe_default* a='/'`, (f) => f.report.at(f.token("a"), "/ may appear only once")],
      [
        `${p}slash_no_default? ${p}param_no_default* invalid_${p}parameters_helper a=${p}param_no_default`,
        (f) => f.report.at(f.parameter("a"), "parameter without a default follows parameter with a default"),
      ],
      [
        `${p}param_no_default* a='(' ${parenthesized} ','? b=')'`,
        (f) => f.report.range(f.token("a"), f.token("b"), parenthesizedMessage),
      ],
      [
        `${slash}? ${p}param_maybe_default* '*' (',' | ${p}param_no_default) ${p}param_maybe_default* a='/'`,
        (f) => f.report.at(f.token("a"), "/ must be ahead of *"),
      ],
      [`${p}param_maybe_default+ '/' a='*'`, (f) => f.report.at(f.token("a"), "expected comma between / and *")],
    ],
    [`invalid_${p}parameters_helper`]: [`${p}slash_with_default | ${p}param_with_default+`],
    [`invalid_${p}star_etc`]: [
      [
        `a='*' (${end} | ',' (${end} | '**'))`,
        // Word for word the same, but CPython puts the error of a lambda elsewhere.
        (f) => (isLambda ? f.report.here(bareStar) : f.report.at(f.token("a"), bareStar)),
      ],
      [`'*' ${p}param a='='`, (f) => f.report.at(f.token("a"), "var-positional argument cannot have default value")],
      [
        `'*' (${p}param_no_default | ',') ${p}param_maybe_default* a='*' (${p}param_no_default | ',')`,
        (f) => f.report.at(f.token("a"), "* argument may appear only once"),
      ],
    ],
    [`invalid_${p}kwds`]: [
      [`'**' ${p}param a='='`, (f) => f.report.at(f.token("a"), "var-keyword argument cannot have default value")],
      [`'**' ${p}param ',' a=${p}param`, (f) => f.report.at(f.parameter("a"), afterMapping)],
      [`'**' ${p}param ',' a=('*' | '**' | '/')`, (f) => f.report.at(f.token("a"), afterMapping)],
    ],
  };
}

export const parameterRules: GrammarRules = {
  valid: {
    ...validRules(inFunction),
    ...validRules(inLambda),
    annotation: "':' expression",
    star_annotation: "':' star_expression",
    default: "'=' expression | invalid_default",
  },
  mistakes: {
    ...mistakes(inFunction),
    ...mistakes(inLambda),
    invalid_default: [["a='=' &(')' | ',')", (f) => f.report.at(f.token("a"), "expected default value expression")]],
  },
};

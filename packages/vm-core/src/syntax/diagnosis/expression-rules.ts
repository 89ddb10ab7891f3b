/** The error grammar of expressions and targets. */

import { expressionName } from "./blame.js";
import type { Finding } from "./finding.js";
import type { ErrorAlternative, GrammarRules } from "./grammar.js";

const softKeyword = `("_" | "case" | "match" | "type")`;

function reportMissingComma(f: Finding): void {
  const first = f.expression("a");
  // A legacy statement such as `print x` has its own message, and only inside brackets is a comma likely.
  if (isLegacyStatement(first.kind === "Name" ? first.id : "")) return;
  if (f.report.levelAfter(f.mark - 1) === 0) return;
  f.report.range(first, f.expression("b"), "invalid syntax. Perhaps you forgot a comma?");
}

function isLegacyStatement(name: string): boolean {
  return name === "print" || name === "exec";
}

function unparenthesizedGenerator(notation: string): ErrorAlternative {
  return [
    notation,
    (f) => f.report.range(f.expression("a"), f.comprehensionEnd("b"), "Generator expression must be parenthesized"),
  ];
}

const equalsBeforeComprehension: ErrorAlternative = [
  "a=NAME b='=' expression for_if_clauses",
  (f) => f.report.range(f.token("a"), f.token("b"), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
];

function notAfterOperator(notation: string, operand: string): ErrorAlternative {
  return [
    `${notation} a='not' b=${operand}`,
    (f) => f.report.range(f.token("a"), f.expression("b"), "'not' after an operator must be parenthesized"),
  ];
}

export const expressionRules: GrammarRules = {
  valid: {
    expressions: "expression (',' expression)+ ','? | expression ',' | expression",
    expression: "invalid_expression | invalid_legacy_expression | if_expression | disjunction | lambdef",
    if_expression: "disjunction 'if' disjunction 'else' expression",
    expression_without_invalid: "disjunction 'if' disjunction 'else' expression | disjunction | lambdef",
    yield_expr: "'yield' 'from' expression | 'yield' star_expressions?",
    star_expressions: "star_expression (',' star_expression)+ ','? | star_expression ',' | star_expression",
    star_expression: "'*' bitwise_or | expression",
    star_named_expressions: "star_named_expression % ',' ','?",
    star_named_expression: "'*' bitwise_or | named_expression",
    assignment_expression: "NAME ':=' ~ expression",
    named_expression: "assignment_expression | invalid_named_expression | expression !':='",
    disjunction: "conjunction ('or' conjunction)+ | conjunction",
    conjunction: "inversion ('and' inversion)+ | inversion",
    inversion: "'not' inversion | comparison",
    comparison: "bitwise_or (compare_op bitwise_or)+ | bitwise_or",
    compare_op: "'==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is'",
    bitwise_or: "bitwise_or '|' bitwise_xor | bitwise_xor",
    bitwise_xor: "bitwise_xor '^' bitwise_and | bitwise_and",
    bitwise_and: "bitwise_and '&' shift_expr | shift_expr",
    shift_expr: "shift_expr ('<<' | '>>') sum | invalid_arithmetic | sum",
    sum: "sum ('+' | '-') term | term",
    term: "term ('*' | '/' | '//' | '%' | '@') factor | invalid_factor | factor",
    factor: "('+' | '-' | '~') factor | power",
    power: "await_primary '**' factor | await_primary",
    await_primary: "'await' primary | primary",
    primary: "primary '.' NAME | primary genexp | primary '(' arguments? ')' | primary '[' slices ']' | atom",
    slices: "slice !',' | (slice | starred_expression) % ',' ','?",
    slice: "expression? ':' expression? (':' expression?)? | named_expression",
    atom: `NAME | 'True' | 'False' | 'None' | &(STRING | FSTRING_START | TSTRING_START) strings | NUMBER
      | &'(' (tuple | group | genexp) | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp) | '...'`,
    group: "'(' (yield_expr | named_expression) ')' | invalid_group",
    lambdef: "'lambda' lambda_params? ':' expression",

    strings: "invalid_string_tstring_concat | (fstring | STRING)+ | tstring+",
    fstring: "FSTRING_START fstring_middle* FSTRING_END",
    fstring_middle: "fstring_replacement_field | FSTRING_MIDDLE",
    fstring_replacement_field: `'{' annotated_rhs '='? string_conversion? fstring_full_format_spec? '}'
      | invalid_fstring_replacement_field`,
    string_conversion: "'!' NAME",
    fstring_full_format_spec: "':' fstring_format_spec*",
    fstring_format_spec: "FSTRING_MIDDLE | fstring_replacement_field",
    tstring: "TSTRING_START tstring_middle* TSTRING_END",
    tstring_middle: "tstring_replacement_field | TSTRING_MIDDLE",
    tstring_replacement_field: `'{' annotated_rhs '='? string_conversion? tstring_full_format_spec? '}'
      | invalid_tstring_replacement_field`,
    tstring_full_format_spec: "':' tstring_format_spec*",
    tstring_format_spec: "TSTRING_MIDDLE | tstring_replacement_field",

    list: "'[' star_named_expressions? ']'",
    tuple: "'(' (star_named_expression ',' star_named_expressions?)? ')'",
    set: "'{' star_named_expressions '}'",
    dict: "'{' double_starred_kvpairs? '}' | '{' invalid_double_starred_kvpairs '}'",
    double_starred_kvpairs: "double_starred_kvpair % ',' ','?",
    double_starred_kvpair: "'**' bitwise_or | kvpair",
    kvpair: "expression ':' expression",
    for_if_clauses: "for_if_clause+",
    for_if_clause: `'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
      | 'for' star_targets 'in' ~ disjunction ('if' disjunction)* | invalid_for_if_clause | invalid_for_target`,
    listcomp: "'[' named_expression for_if_clauses ']' | invalid_comprehension",
    setcomp: "'{' named_expression for_if_clauses '}' | invalid_comprehension",
    genexp: "'(' (assignment_expression | expression !':=') for_if_clauses ')' | invalid_comprehension",
    dictcomp: "'{' kvpair for_if_clauses '}' | invalid_dict_comprehension",

    arguments: "args ','? &')' | invalid_arguments",
    args: "positional_argument % ',' (',' kwargs)? | kwargs",
    positional_argument: "starred_expression | (assignment_expression | expression !':=') !'='",
    kwargs: `kwarg_or_starred % ',' ',' kwarg_or_double_starred % ',' | kwarg_or_starred % ','
      | kwarg_or_double_starred % ','`,
    starred_expression: `invalid_starred_expression_unpacking | '*' expression | invalid_starred_expression`,
    kwarg_or_starred: "invalid_kwarg | NAME '=' expression | starred_expression",
    kwarg_or_double_starred: "invalid_kwarg | NAME '=' expression | '**' expression",

    star_targets: "star_target !',' | star_target (',' star_target)* ','?",
    star_targets_list_seq: "star_target % ',' ','?",
    star_targets_tuple_seq: "star_target (',' star_target)+ ','? | star_target ','",
    star_target: "'*' !'*' star_target | target_with_star_atom",
    target_with_star_atom: "t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | star_atom",
    star_atom: `NAME | '(' target_with_star_atom ')' | '(' star_targets_tuple_seq? ')'
      | '[' star_targets_list_seq? ']'`,
    single_target: "single_subscript_attribute_target | NAME | '(' single_target ')'",
    single_subscript_attribute_target: "t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead",
    t_primary: `t_primary '.' NAME &t_lookahead | t_primary '[' slices ']' &t_lookahead
      | t_primary genexp &t_lookahead | t_primary '(' arguments? ')' &t_lookahead | atom &t_lookahead`,
    t_lookahead: "'(' | '[' | '.'",
    del_targets: "del_target % ',' ','?",
    del_target: "t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom",
    del_t_atom: "NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']'",
  },

  mistakes: {
    invalid_expression: [
      [
        "STRING a=not_string_expressions STRING",
        (f) =>
          f.report.range(f.token("a"), f.lastToken("a"), "invalid syntax. Is this intended to be part of the string?"),
      ],
      [`!(NAME STRING | ${softKeyword}) a=disjunction b=expression_without_invalid`, reportMissingComma],
      [
        "a=disjunction 'if' b=disjunction !('else' | ':')",
        (f) => f.report.range(f.expression("a"), f.expression("b"), "expected 'else' after 'if' expression"),
      ],
      [
        "disjunction 'if' disjunction 'else' !expression",
        (f) => f.report.next(f.mark, "expected expression after 'else', but statement is given"),
      ],
      [
        "a=(pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt",
        (f) => f.report.at(f.token("a"), "expected expression before 'if', but statement is given"),
      ],
      [
        "a='lambda' lambda_params? b=':' &(FSTRING_MIDDLE)",
        (f) =>
          f.report.range(
            f.token("a"),
            f.token("b"),
            "f-string: lambda expressions are not allowed without parentheses",
          ),
      ],
      [
        "a='lambda' lambda_params? b=':' &(TSTRING_MIDDLE)",
        (f) =>
          f.report.range(
            f.token("a"),
            f.token("b"),
            "t-string: lambda expressions are not allowed without parentheses",
          ),
      ],
    ],
    not_string_expressions: ["(!STRING expression_without_invalid)+"],
    invalid_legacy_expression: [
      [
        "a=NAME !'(' b=star_expressions",
        (f) => {
          const name = f.text("a");
          if (!isLegacyStatement(name)) return;
          const message = `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`;
          f.report.range(f.token("a"), f.expression("b"), message);
        },
      ],
    ],
    invalid_named_expression: [
      [
        "a=expression ':=' expression",
        (f) => {
          const target = f.expression("a");
          f.report.at(target, `cannot use assignment expressions with ${expressionName(target)}`);
        },
      ],
      [
        "a=NAME '=' b=bitwise_or !('=' | ':=')",
        (f) =>
          f.report.range(
            f.token("a"),
            f.expression("b"),
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
          ),
      ],
      [
        "!(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=')",
        (f) => {
          const target = f.expression("a");
          f.report.at(target, `cannot assign to ${expressionName(target)} here. Maybe you meant '==' instead of '='?`);
        },
      ],
    ],
    invalid_arithmetic: [notAfterOperator("sum ('+' | '-' | '*' | '/' | '%' | '//' | '@')", "inversion")],
    invalid_factor: [notAfterOperator("('+' | '-' | '~')", "factor")],

    invalid_group: [
      ["'(' a=starred_expression ')'", (f) => f.report.at(f.expression("a"), "cannot use starred expression here")],
      ["'(' a='**' expression ')'", (f) => f.report.at(f.token("a"), "cannot use double starred expression here")],
    ],
    invalid_comprehension: [
      [
        "('[' | '(' | '{') a=starred_expression for_if_clauses",
        (f) => f.report.at(f.expression("a"), "iterable unpacking cannot be used in comprehension"),
      ],
      [
        "('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses",
        (f) =>
          f.report.range(
            f.expression("a"),
            f.lastExpression("b"),
            "did you forget parentheses around the comprehension target?",
          ),
      ],
      [
        "('[' | '{') a=star_named_expression b=',' for_if_clauses",
        (f) =>
          f.report.range(
            f.expression("a"),
            f.token("b"),
            "did you forget parentheses around the comprehension target?",
          ),
      ],
    ],
    invalid_dict_comprehension: [
      [
        "'{' a='**' bitwise_or for_if_clauses '}'",
        (f) => f.report.at(f.token("a"), "dict unpacking cannot be used in dict comprehension"),
      ],
    ],
    invalid_for_if_clause: [
      [
        "'async'? 'for' (bitwise_or (',' bitwise_or)* ','?) !'in'",
        (f) => f.report.here("'in' expected after for-loop variables"),
      ],
    ],
    invalid_double_starred_kvpairs: [
      "double_starred_kvpair % ',' ',' invalid_kvpair",
      [
        "expression ':' a='*' bitwise_or",
        (f) => f.report.from(f.token("a"), "cannot use a starred expression in a dictionary value"),
      ],
      [
        "expression a=':' &('}' | ',')",
        (f) => f.report.at(f.token("a"), "expression expected after dictionary key and ':'"),
      ],
    ],
    invalid_kvpair: [
      [
        "a=expression !(':')",
        (f) => {
          const { line, endLine, endColumn } = f.expression("a");
          throw f.report.error("SyntaxError", "':' expected after dictionary key", line, endColumn, endLine, 0);
        },
      ],
      [
        "expression ':' a='*' bitwise_or",
        (f) => f.report.from(f.token("a"), "cannot use a starred expression in a dictionary value"),
      ],
      [
        "expression a=':' &('}' | ',')",
        (f) => f.report.at(f.token("a"), "expression expected after dictionary key and ':'"),
      ],
    ],

    invalid_arguments: [
      [
        `(positional_argument % ',' ',' kwargs | kwargs) a=',' (starred_expression !'=') % ','`,
        (f) => f.report.from(f.token("a"), "iterable argument unpacking follows keyword argument unpacking"),
      ],
      unparenthesizedGenerator("a=expression b=for_if_clauses ',' (args | expression for_if_clauses)?"),
      equalsBeforeComprehension,
      [
        "(args ',')? a=NAME b='=' &(',' | ')')",
        (f) => f.report.range(f.token("a"), f.token("b"), "expected argument value expression"),
      ],
      [
        "a=args b=for_if_clauses",
        (f) => {
          const { args } = f.arguments("a");
          if (args.length <= 1) return;
          const message = "Generator expression must be parenthesized";
          f.report.range(args[args.length - 1], f.comprehensionEnd("b"), message);
        },
      ],
      unparenthesizedGenerator("args ',' a=expression b=for_if_clauses"),
      [
        "a=args ',' args",
        (f) => {
          const unpacks = f.arguments("a").keywords.some(({ arg }) => arg === null);
          f.report.here(`positional argument follows keyword argument${unpacks ? " unpacking" : ""}`);
        },
      ],
    ],
    invalid_kwarg: [
      [
        "a=('True' | 'False' | 'None') b='='",
        (f) => f.report.range(f.token("a"), f.token("b"), `cannot assign to ${f.text("a")}`),
      ],
      equalsBeforeComprehension,
      [
        "!(NAME '=') a=expression b='='",
        (f) =>
          f.report.range(
            f.expression("a"),
            f.token("b"),
            'expression cannot contain assignment, perhaps you meant "=="?',
          ),
      ],
      [
        "a='**' expression '=' b=expression",
        (f) => f.report.range(f.token("a"), f.expression("b"), "cannot assign to keyword argument unpacking"),
      ],
    ],
    invalid_starred_expression_unpacking: [
      [
        "a='*' expression '=' b=expression",
        (f) => f.report.range(f.token("a"), f.expression("b"), "cannot assign to iterable argument unpacking"),
      ],
    ],
    invalid_starred_expression: [["'*'", (f) => f.report.here("Invalid star expression")]],

    invalid_string_tstring_concat: [
      ["(a=fstring | a=STRING)+ b=tstring", (f) => f.report.range(f.token("a"), f.lastToken("b"), mixedTemplates)],
      ["(a=tstring)+ b=(fstring | STRING)", (f) => f.report.range(f.token("a"), f.lastToken("b"), mixedTemplates)],
    ],
    invalid_fstring_replacement_field: fieldMistakes(
      "f",
      "fstring_format_spec",
      "invalid_fstring_conversion_character",
    ),
    invalid_tstring_replacement_field: fieldMistakes(
      "t",
      "fstring_format_spec",
      "invalid_tstring_conversion_character",
    ),
    invalid_fstring_conversion_character: conversionMistakes("f"),
    invalid_tstring_conversion_character: conversionMistakes("t"),
  },
};

const mixedTemplates = "cannot mix t-string literals with string or bytes literals";

function fieldMistakes(letter: "f" | "t", formatSpec: string, conversion: string): (ErrorAlternative | string)[] {
  const missingExpression = (mark: string): ErrorAlternative => [
    `'{' a='${mark}'`,
    (f) => f.report.at(f.token("a"), `${letter}-string: valid expression required before '${mark}'`),
  ];
  const expecting = (notation: string, what: string): ErrorAlternative => [
    notation,
    (f) => f.report.next(f.mark, `${letter}-string: expecting ${what}`),
  ];
  return [
    ...["=", "!", ":", "}"].map(missingExpression),
    expecting("'{' !annotated_rhs", "a valid expression after '{'"),
    expecting("'{' annotated_rhs !('=' | '!' | ':' | '}')", "'=', or '!', or ':', or '}'"),
    expecting("'{' annotated_rhs '=' !('!' | ':' | '}')", "'!', or ':', or '}'"),
    `'{' annotated_rhs '='? ${conversion}`,
    expecting("'{' annotated_rhs '='? ('!' NAME)? !(':' | '}')", "':' or '}'"),
    expecting(`'{' annotated_rhs '='? ('!' NAME)? ':' ${formatSpec}* !'}'`, "'}', or format specs"),
    expecting("'{' annotated_rhs '='? ('!' NAME)? !'}'", "'}'"),
  ];
}

function conversionMistakes(letter: "f" | "t"): readonly ErrorAlternative[] {
  return [
    ["'!' &(':' | '}')", (f) => f.report.next(f.mark, `${letter}-string: missing conversion character`)],
    ["'!' !NAME", (f) => f.report.next(f.mark, `${letter}-string: invalid conversion character`)],
  ];
}

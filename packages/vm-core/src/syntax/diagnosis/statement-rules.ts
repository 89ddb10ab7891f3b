/** The error grammar of statements. */

import { blameTarget, expressionName } from "./blame.js";
import type { ErrorAlternative, GrammarRules } from "./grammar.js";

/** The block after the line that starts with the token labelled `a` is missing. */
function missingBlock(notation: string, what: string): ErrorAlternative {
  return [
    `${notation} NEWLINE !INDENT`,
    (f) => f.report.here(`expected an indented block after ${what} on line ${f.token("a").line}`, "IndentationError"),
  ];
}

function missingColon(notation: string): ErrorAlternative {
  return [`${notation} NEWLINE`, (f) => f.report.here("expected ':'")];
}

function wrongImportTarget(name: string): ErrorAlternative {
  return [
    `${name} 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression`,
    (f) => {
      const target = f.expression("a");
      f.report.at(target, `cannot use ${expressionName(target)} as import target`);
    },
  ];
}

function wrongExceptTarget(star: string): ErrorAlternative {
  return [
    `'except' ${star} expression 'as' a=expression ':' block`,
    (f) => {
      const target = f.expression("a");
      f.report.at(target, `cannot use except${star === "" ? "" : "*"} statement with ${expressionName(target)}`);
    },
  ];
}

function unparenthesizedExceptions(star: string): ErrorAlternative {
  return [
    `'except' ${star} a=expression ',' expressions 'as' NAME ':'`,
    (f) => f.report.from(f.expression("a"), "multiple exception types must be parenthesized when using 'as'"),
  ];
}

export const statementRules: GrammarRules = {
  valid: {
    file: "statements? ENDMARKER",
    interactive: "statement_newline",
    eval: "expressions NEWLINE* ENDMARKER",

    statements: "statement+",
    statement: "compound_stmt | simple_stmts",
    statement_newline: "compound_stmt NEWLINE | simple_stmts | NEWLINE | ENDMARKER",
    simple_stmts: "simple_stmt !';' NEWLINE | simple_stmt % ';' ';'? NEWLINE",
    simple_stmt: `assignment | &"type" type_alias | star_expressions | &'return' return_stmt
      | &('import' | 'from') import_stmt | &'raise' raise_stmt | &'pass' pass_stmt | &'del' del_stmt
      | &'yield' yield_expr | &'assert' assert_stmt | &'break' break_stmt | &'continue' continue_stmt
      | &'global' names_stmt | &'nonlocal' names_stmt`,
    compound_stmt: `&('def' | '@' | 'async') function_def | &'if' if_stmt | &('class' | '@') class_def
      | &('with' | 'async') with_stmt | &('for' | 'async') for_stmt | &'try' try_stmt | &'while' while_stmt
      | match_stmt`,

    assignment: `NAME ':' expression ('=' annotated_rhs)?
      | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ('=' annotated_rhs)?
      | (star_targets '=')+ annotated_rhs !'='
      | single_target augassign ~ annotated_rhs
      | invalid_assignment`,
    annotated_rhs: "yield_expr | star_expressions",
    augassign: "'+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='",

    return_stmt: "'return' star_expressions?",
    raise_stmt: "'raise' expression ('from' expression)? | 'raise'",
    pass_stmt: "'pass'",
    break_stmt: "'break'",
    continue_stmt: "'continue'",
    names_stmt: "('global' | 'nonlocal') NAME % ','",
    del_stmt: "'del' del_targets &(';' | NEWLINE) | invalid_del_stmt",
    assert_stmt: "'assert' expression (',' expression)?",

    import_stmt: "invalid_import | import_name | import_from",
    import_name: "'import' dotted_as_name % ','",
    import_from: `'from' ('.' | '...')* dotted_name 'import' import_from_targets
      | 'from' ('.' | '...')+ 'import' import_from_targets`,
    import_from_targets: `'(' import_from_as_names ','? ')' | import_from_as_names !',' | '*'
      | invalid_import_from_targets`,
    import_from_as_names: "import_from_as_name % ','",
    import_from_as_name: "invalid_import_from_as_name | NAME ('as' NAME)?",
    dotted_as_name: "invalid_dotted_as_name | dotted_name ('as' NAME)?",
    dotted_name: "dotted_name '.' NAME | NAME",

    block: "NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block",
    decorators: "('@' named_expression NEWLINE)+",
    class_def: "decorators class_def_raw | class_def_raw",
    class_def_raw: "invalid_class_def_raw | 'class' NAME type_params? ('(' arguments? ')')? ':' block",
    function_def: "decorators function_def_raw | function_def_raw",
    function_def_raw: `invalid_def_raw
      | 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' block
      | 'async' 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' block`,

    if_stmt: `invalid_if_stmt | 'if' named_expression ':' block elif_stmt
      | 'if' named_expression ':' block else_block?`,
    elif_stmt: `invalid_elif_stmt | 'elif' named_expression ':' block elif_stmt
      | 'elif' named_expression ':' block else_block?`,
    else_block: "invalid_else_stmt | 'else' &&':' block",
    while_stmt: "invalid_while_stmt | 'while' named_expression ':' block else_block?",
    for_stmt: `invalid_for_stmt | 'for' star_targets 'in' ~ star_expressions ':' block else_block?
      | 'async' 'for' star_targets 'in' ~ star_expressions ':' block else_block? | invalid_for_target`,
    with_stmt: `invalid_with_stmt_indent
      | 'with' '(' with_item % ',' ','? ')' ':' block
      | 'with' with_item % ',' ':' block
      | 'async' 'with' '(' with_item % ',' ','? ')' ':' block
      | 'async' 'with' with_item % ',' ':' block
      | invalid_with_stmt`,
    with_item: "expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression",
    try_stmt: `invalid_try_stmt | 'try' &&':' block finally_block
      | 'try' &&':' block except_block+ else_block? finally_block?
      | 'try' &&':' block except_star_block+ else_block? finally_block?`,
    except_block: `invalid_except_stmt_indent | 'except' expression ':' block | 'except' expression 'as' NAME ':' block
      | 'except' expressions ':' block | 'except' ':' block | invalid_except_stmt`,
    except_star_block: `invalid_except_star_stmt_indent | 'except' '*' expression ':' block
      | 'except' '*' expression 'as' NAME ':' block | 'except' '*' expressions ':' block | invalid_except_star_stmt`,
    finally_block: "invalid_finally_stmt | 'finally' &&':' block",

    match_stmt: `"match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt`,
    subject_expr: "star_named_expression ',' star_named_expressions? | named_expression",
    case_block: `invalid_case_block | "case" patterns guard? ':' block`,
    guard: "'if' named_expression",

    type_alias: `"type" NAME type_params? '=' expression`,
    type_params: "invalid_type_params | '[' type_param % ',' ','? ']'",
    type_param: `NAME (':' expression)? ('=' expression)? | invalid_type_param
      | '*' NAME ('=' star_expression)? | '**' NAME ('=' expression)?`,
  },

  mistakes: {
    invalid_assignment: [
      [
        "a=invalid_ann_assign_target ':' expression",
        (f) => {
          const target = f.expression("a");
          f.report.at(target, `only single target (not ${expressionName(target)}) can be annotated`);
        },
      ],
      [
        "a=star_named_expression ',' star_named_expressions* ':' expression",
        (f) => f.report.at(f.expression("a"), "only single target (not tuple) can be annotated"),
      ],
      ["a=expression ':' expression", (f) => f.report.at(f.expression("a"), "illegal target for annotation")],
      ["(star_targets '=')* a=star_expressions '='", (f) => blameTarget(f.report, f.expression("a"), "assign")],
      [
        "(star_targets '=')* a=yield_expr '='",
        (f) => f.report.at(f.expression("a"), "assignment to yield expression not possible"),
      ],
      [
        "a=star_expressions augassign annotated_rhs",
        (f) => {
          const target = f.expression("a");
          f.report.at(target, `'${expressionName(target)}' is an illegal expression for augmented assignment`);
        },
      ],
    ],
    invalid_ann_assign_target: ["list | tuple | '(' invalid_ann_assign_target ')'"],
    invalid_del_stmt: [["'del' a=star_expressions", (f) => blameTarget(f.report, f.expression("a"), "delete")]],
    invalid_import: [
      [
        "a='import' dotted_name % ',' 'from' dotted_name",
        (f) => f.report.from(f.token("a"), "Did you mean to use 'from ... import ...' instead?"),
      ],
      ["'import' a=NEWLINE", (f) => f.report.from(f.token("a"), "Expected one or more names after 'import'")],
    ],
    invalid_dotted_as_name: [wrongImportTarget("dotted_name")],
    invalid_import_from_as_name: [wrongImportTarget("NAME")],
    invalid_import_from_targets: [
      [
        "import_from_as_names ',' NEWLINE",
        (f) => f.report.here("trailing comma not allowed without surrounding parentheses"),
      ],
      ["a=NEWLINE", (f) => f.report.from(f.token("a"), "Expected one or more names after 'import'")],
    ],

    invalid_block: [["NEWLINE !INDENT", (f) => f.report.here("expected an indented block", "IndentationError")]],
    invalid_class_def_raw: [
      missingColon("'class' NAME type_params? ('(' arguments? ')')?"),
      missingBlock("a='class' NAME type_params? ('(' arguments? ')')? ':'", "class definition"),
    ],
    invalid_def_raw: [
      missingBlock("'async'? a='def' NAME type_params? '(' params? ')' ('->' expression)? ':'", "function definition"),
      "'async'? 'def' NAME type_params? &&'(' params? ')' ('->' expression)? &&':' block",
    ],
    invalid_if_stmt: [
      missingColon("'if' named_expression"),
      missingBlock("a='if' named_expression ':'", "'if' statement"),
    ],
    invalid_elif_stmt: [
      missingColon("'elif' named_expression"),
      missingBlock("a='elif' named_expression ':'", "'elif' statement"),
    ],
    invalid_else_stmt: [
      missingBlock("a='else' ':'", "'else' statement"),
      ["'else' ':' block 'elif'", (f) => f.report.here("'elif' block follows an 'else' block")],
    ],
    invalid_while_stmt: [
      missingColon("'while' named_expression"),
      missingBlock("a='while' named_expression ':'", "'while' statement"),
    ],
    invalid_for_stmt: [
      missingColon("'async'? 'for' star_targets 'in' star_expressions"),
      missingBlock("'async'? a='for' star_targets 'in' star_expressions ':'", "'for' statement"),
    ],
    invalid_for_target: [["'async'? 'for' a=star_expressions", (f) => blameTarget(f.report, f.expression("a"), "for")]],
    invalid_with_item: [
      ["expression 'as' a=expression &(',' | ')' | ':')", (f) => blameTarget(f.report, f.expression("a"), "assign")],
    ],
    invalid_with_stmt: [
      missingColon("'async'? 'with' (expression ('as' star_target)?) % ','"),
      missingColon("'async'? 'with' '(' (expressions ('as' star_target)?) % ',' ','? ')'"),
    ],
    invalid_with_stmt_indent: [
      missingBlock("'async'? a='with' (expression ('as' star_target)?) % ',' ':'", "'with' statement"),
      missingBlock("'async'? a='with' '(' (expressions ('as' star_target)?) % ',' ','? ')' ':'", "'with' statement"),
    ],
    invalid_try_stmt: [
      missingBlock("a='try' ':'", "'try' statement"),
      ["'try' ':' block !('except' | 'finally')", (f) => f.report.here("expected 'except' or 'finally' block")],
      [
        "'try' ':' block* except_block+ a='except' b='*' expression ('as' NAME)? ':'",
        (f) => f.report.range(f.token("a"), f.token("b"), "cannot have both 'except' and 'except*' on the same 'try'"),
      ],
      [
        "'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':'",
        (f) => f.report.at(f.token("a"), "cannot have both 'except' and 'except*' on the same 'try'"),
      ],
    ],
    invalid_except_stmt: [
      unparenthesizedExceptions(""),
      missingColon("'except' expression ('as' NAME)?"),
      missingColon("'except'"),
      wrongExceptTarget(""),
    ],
    invalid_except_star_stmt: [
      unparenthesizedExceptions("'*'"),
      missingColon("'except' '*' expression ('as' NAME)?"),
      ["'except' '*' (NEWLINE | ':')", (f) => f.report.here("expected one or more exception types")],
      wrongExceptTarget("'*'"),
    ],
    invalid_except_stmt_indent: [
      missingBlock("a='except' expression ('as' NAME)? ':'", "'except' statement"),
      missingBlock("a='except' ':'", "'except' statement"),
    ],
    invalid_except_star_stmt_indent: [
      missingBlock("a='except' '*' expression ('as' NAME)? ':'", "'except*' statement"),
    ],
    invalid_finally_stmt: [missingBlock("a='finally' ':'", "'finally' statement")],
    invalid_match_stmt: [
      missingColon(`"match" subject_expr`),
      missingBlock(`a="match" subject_expr ':'`, "'match' statement"),
    ],
    invalid_case_block: [
      missingColon(`"case" patterns guard?`),
      missingBlock(`a="case" patterns guard? ':'`, "'case' statement"),
    ],
    invalid_type_params: [["'[' a=']'", (f) => f.report.from(f.token("a"), "Type parameter list cannot be empty")]],
    invalid_type_param: [
      [
        "'*' NAME a=':' b=expression",
        (f) => f.report.from(f.token("a"), `cannot use ${boundName(f.expression("b").kind)} with TypeVarTuple`),
      ],
      [
        "'**' NAME a=':' b=expression",
        (f) => f.report.from(f.token("a"), `cannot use ${boundName(f.expression("b").kind)} with ParamSpec`),
      ],
    ],
  },
};

function boundName(kind: string): string {
  return kind === "Tuple" ? "constraints" : "bound";
}

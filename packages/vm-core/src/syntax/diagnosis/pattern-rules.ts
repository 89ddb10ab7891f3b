/** The error grammar of patterns. */

import { expressionName } from "./blame.js";
import type { GrammarRules } from "./grammar.js";

export const patternRules: GrammarRules = {
  valid: {
    patterns: "open_sequence_pattern | pattern",
    pattern: "as_pattern | or_pattern",
    as_pattern: "or_pattern 'as' pattern_capture_target | invalid_as_pattern",
    or_pattern: "closed_pattern % '|'",
    closed_pattern: `literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern
      | sequence_pattern | mapping_pattern | class_pattern`,
    literal_pattern: "signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'",
    literal_expr: `signed_number !('+' | '-') | complex_number
      | &(STRING | FSTRING_START | TSTRING_START) strings | 'None' | 'True' | 'False'`,
    complex_number: "signed_number '+' NUMBER | signed_number '-' NUMBER",
    signed_number: "NUMBER | '-' NUMBER",
    capture_pattern: "pattern_capture_target",
    pattern_capture_target: `!"_" NAME !('.' | '(' | '=')`,
    wildcard_pattern: `"_"`,
    value_pattern: "attr !('.' | '(' | '=')",
    attr: "attr '.' NAME | NAME '.' NAME",
    name_or_attr: "attr | NAME",
    group_pattern: "'(' pattern ')'",
    sequence_pattern: "'[' maybe_sequence_pattern? ']' | '(' open_sequence_pattern? ')'",
    open_sequence_pattern: "maybe_star_pattern ',' maybe_sequence_pattern?",
    maybe_sequence_pattern: "maybe_star_pattern % ',' ','?",
    maybe_star_pattern: "star_pattern | pattern",
    star_pattern: "'*' pattern_capture_target | '*' wildcard_pattern",
    mapping_pattern: `'{' '}' | '{' double_star_pattern ','? '}'
      | '{' items_pattern ',' double_star_pattern ','? '}' | '{' items_pattern ','? '}'`,
    items_pattern: "key_value_pattern % ','",
    key_value_pattern: "(literal_expr | attr) ':' pattern",
    double_star_pattern: "'**' pattern_capture_target",
    class_pattern: `name_or_attr '(' ')' | name_or_attr '(' positional_patterns ','? ')'
      | name_or_attr '(' keyword_patterns ','? ')'
      | name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')' | invalid_class_pattern`,
    positional_patterns: "pattern % ','",
    keyword_patterns: "keyword_pattern % ','",
    keyword_pattern: "NAME '=' pattern",
  },
  mistakes: {
    invalid_as_pattern: [
      [`or_pattern 'as' a="_"`, (f) => f.report.at(f.token("a"), "cannot use '_' as a target")],
      [
        "or_pattern 'as' a=expression",
        (f) => {
          const target = f.expression("a");
          f.report.at(target, `cannot use ${expressionName(target)} as pattern target`);
        },
      ],
    ],
    invalid_class_pattern: [
      [
        "name_or_attr '(' (positional_patterns ',')? keyword_patterns ',' a=positional_patterns",
        (f) => f.report.range(f.token("a"), f.lastToken("a"), "positional patterns follow keyword patterns"),
      ],
    ],
  },
};

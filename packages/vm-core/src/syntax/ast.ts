/** The abstract syntax tree: the node types and field names of Python 3.14's ASDL. */

/** Lines count from 1; columns are UTF-8 byte offsets from the start of the line, as in CPython's `col_offset`. */
export interface Located {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Mod = Module | Interactive | Expression;

export interface Module {
  readonly kind: "Module";
  readonly body: readonly Stmt[];
  readonly type_ignores?: readonly TypeIgnore[];
}

/** A comment `# type: ignore`, when type comments are asked for. */
export interface TypeIgnore {
  readonly kind: "TypeIgnore";
  readonly lineno: number;
  readonly tag: string;
}

/** What mode `func_type` reads. */
export interface FunctionType {
  readonly kind: "FunctionType";
  readonly argtypes: readonly Expr[];
  readonly returns: Expr;
}

/** A node with a comment `# type: …`; null unless type comments are asked for. */
interface Commented {
  readonly type_comment?: string | null;
}

export interface Interactive {
  readonly kind: "Interactive";
  readonly body: readonly Stmt[];
}

export interface Expression {
  readonly kind: "Expression";
  readonly body: Expr;
}

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

interface FunctionFields extends Located, Commented {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}

export interface FunctionDef extends FunctionFields {
  readonly kind: "FunctionDef";
}

export interface AsyncFunctionDef extends FunctionFields {
  readonly kind: "AsyncFunctionDef";
}

export interface ClassDef extends Located {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}

export interface Return extends Located {
  readonly kind: "Return";
  readonly value: Expr | null;
}

export interface Delete extends Located {
  readonly kind: "Delete";
  readonly targets: readonly Expr[];
}

export interface Assign extends Located, Commented {
  readonly kind: "Assign";
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

export interface TypeAlias extends Located {
  readonly kind: "TypeAlias";
  readonly name: Name;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}

export interface AugAssign extends Located {
  readonly kind: "AugAssign";
  readonly target: Name | Attribute | Subscript;
  readonly op: Operator;
  readonly value: Expr;
}

export interface AnnAssign extends Located {
  readonly kind: "AnnAssign";
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** 1 for a plain name without parentheses, else 0. */
  readonly simple: 0 | 1;
}

interface ForFields extends Located, Commented {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface For extends ForFields {
  readonly kind: "For";
}

export interface AsyncFor extends ForFields {
  readonly kind: "AsyncFor";
}

export interface While extends Located {
  readonly kind: "While";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface If extends Located {
  readonly kind: "If";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

interface WithFields extends Located, Commented {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface With extends WithFields {
  readonly kind: "With";
}

export interface AsyncWith extends WithFields {
  readonly kind: "AsyncWith";
}

export interface Match extends Located {
  readonly kind: "Match";
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}

export interface Raise extends Located {
  readonly kind: "Raise";
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}

interface TryFields extends Located {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface Try extends TryFields {
  readonly kind: "Try";
}

/** `try` with `except*` clauses. */
export interface TryStar extends TryFields {
  readonly kind: "TryStar";
}

export interface Assert extends Located {
  readonly kind: "Assert";
  readonly test: Expr;
  readonly msg: Expr | null;
}

export interface Import extends Located {
  readonly kind: "Import";
  readonly names: readonly Alias[];
}

export interface ImportFrom extends Located {
  readonly kind: "ImportFrom";
  readonly module: string | null;
  readonly names: readonly Alias[];
  /** The number of leading dots. */
  readonly level: number;
}

export interface Global extends Located {
  readonly kind: "Global";
  readonly names: readonly string[];
}

export interface Nonlocal extends Located {
  readonly kind: "Nonlocal";
  readonly names: readonly string[];
}

/** An expression statement; ASDL calls the constructor `Expr`, like the type of expressions. */
export interface ExprStmt extends Located {
  readonly kind: "Expr";
  readonly value: Expr;
}

export interface Pass extends Located {
  readonly kind: "Pass";
}

export interface Break extends Located {
  readonly kind: "Break";
}

export interface Continue extends Located {
  readonly kind: "Continue";
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

/** The `ctx` fields are not readonly: the parser learns only at "=" that what it has read is a target. */
export type ExprContext = "Load" | "Store" | "Del";

export type BooleanOperator = "And" | "Or";

export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";

export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";

export type CompareOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

export interface BoolOp extends Located {
  readonly kind: "BoolOp";
  readonly op: BooleanOperator;
  readonly values: readonly Expr[];
}

export interface NamedExpr extends Located {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expr;
}

export interface BinOp extends Located {
  readonly kind: "BinOp";
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}

export interface UnaryOp extends Located {
  readonly kind: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

export interface Lambda extends Located {
  readonly kind: "Lambda";
  readonly args: Arguments;
  readonly body: Expr;
}

export interface IfExp extends Located {
  readonly kind: "IfExp";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Dict extends Located {
  readonly kind: "Dict";
  /** A null key marks `**value`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

export interface Set extends Located {
  readonly kind: "Set";
  readonly elts: readonly Expr[];
}

export interface ListComp extends Located {
  readonly kind: "ListComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface SetComp extends Located {
  readonly kind: "SetComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface DictComp extends Located {
  readonly kind: "DictComp";
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}

export interface GeneratorExp extends Located {
  readonly kind: "GeneratorExp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface Await extends Located {
  readonly kind: "Await";
  readonly value: Expr;
}

export interface Yield extends Located {
  readonly kind: "Yield";
  readonly value: Expr | null;
}

export interface YieldFrom extends Located {
  readonly kind: "YieldFrom";
  readonly value: Expr;
}

export interface Compare extends Located {
  readonly kind: "Compare";
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}

export interface Call extends Located {
  readonly kind: "Call";
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/** `!s`, `!r`, `!a` as their character codes, -1 for none. */
export type Conversion = -1 | 97 | 114 | 115;

export interface FormattedValue extends Located {
  readonly kind: "FormattedValue";
  readonly value: Expr;
  readonly conversion: Conversion;
  /** A constant only where the compiler has made the node of a `%` format. */
  readonly format_spec: JoinedStr | Constant | null;
}

export interface Interpolation extends Located {
  readonly kind: "Interpolation";
  readonly value: Expr;
  /** The source text of the expression. */
  readonly str: string;
  readonly conversion: Conversion;
  readonly format_spec: JoinedStr | null;
}

export interface JoinedStr extends Located {
  readonly kind: "JoinedStr";
  readonly values: readonly Expr[];
}

export interface TemplateStr extends Located {
  readonly kind: "TemplateStr";
  readonly values: readonly Expr[];
}

/** A str is a string (UTF-16, lone surrogates allowed), None is null, a bool is a boolean; the rest say what they are. */
export type ConstantValue =
  | null
  | boolean
  | string
  | { readonly kind: "int"; readonly value: number | bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "complex"; readonly real?: number; readonly imag: number }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "ellipsis" }
  /** Only in trees that a program has made. */
  | { readonly kind: "tuple" | "frozenset"; readonly items: readonly ConstantValue[] };

export interface Constant extends Located {
  readonly kind: "Constant";
  readonly value: ConstantValue;
  /** "u" for a literal such as `u"text"`; ASDL calls the field `kind`. */
  readonly prefix: "u" | null;
}

export interface Attribute extends Located {
  readonly kind: "Attribute";
  readonly value: Expr;
  readonly attr: string;
  ctx: ExprContext;
}

export interface Subscript extends Located {
  readonly kind: "Subscript";
  readonly value: Expr;
  readonly slice: Expr;
  ctx: ExprContext;
}

export interface Starred extends Located {
  readonly kind: "Starred";
  readonly value: Expr;
  ctx: ExprContext;
}

export interface Name extends Located {
  readonly kind: "Name";
  readonly id: string;
  ctx: ExprContext;
}

export interface List extends Located {
  readonly kind: "List";
  readonly elts: readonly Expr[];
  ctx: ExprContext;
}

export interface Tuple extends Located {
  readonly kind: "Tuple";
  readonly elts: readonly Expr[];
  ctx: ExprContext;
}

export interface Slice extends Located {
  readonly kind: "Slice";
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

export interface Comprehension {
  readonly kind: "comprehension";
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly is_async: 0 | 1;
}

export interface ExceptHandler extends Located {
  readonly kind: "ExceptHandler";
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}

export interface Arguments {
  readonly kind: "arguments";
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One for each of `kwonlyargs`; null where there is no default. */
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  /** Of the last of `posonlyargs` and `args` together. */
  readonly defaults: readonly Expr[];
}

export interface Arg extends Located, Commented {
  readonly kind: "arg";
  readonly arg: string;
  readonly annotation: Expr | null;
}

export interface Keyword extends Located {
  readonly kind: "keyword";
  /** Null for `**value`. */
  readonly arg: string | null;
  readonly value: Expr;
}

export interface Alias extends Located {
  readonly kind: "alias";
  readonly name: string;
  readonly asname: string | null;
}

export interface WithItem {
  readonly kind: "withitem";
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}

export interface MatchCase {
  readonly kind: "match_case";
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

export interface MatchValue extends Located {
  readonly kind: "MatchValue";
  readonly value: Expr;
}

export interface MatchSingleton extends Located {
  readonly kind: "MatchSingleton";
  readonly value: null | boolean;
}

export interface MatchSequence extends Located {
  readonly kind: "MatchSequence";
  readonly patterns: readonly Pattern[];
}

export interface MatchMapping extends Located {
  readonly kind: "MatchMapping";
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}

export interface MatchClass extends Located {
  readonly kind: "MatchClass";
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}

export interface MatchStar extends Located {
  readonly kind: "MatchStar";
  readonly name: string | null;
}

export interface MatchAs extends Located {
  readonly kind: "MatchAs";
  readonly pattern: Pattern | null;
  /** Null for the wildcard `_`. */
  readonly name: string | null;
}

export interface MatchOr extends Located {
  readonly kind: "MatchOr";
  readonly patterns: readonly Pattern[];
}

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

export interface TypeVar extends Located {
  readonly kind: "TypeVar";
  readonly name: string;
  readonly bound: Expr | null;
  readonly default_value: Expr | null;
}

export interface ParamSpec extends Located {
  readonly kind: "ParamSpec";
  readonly name: string;
  readonly default_value: Expr | null;
}

export interface TypeVarTuple extends Located {
  readonly kind: "TypeVarTuple";
  readonly name: string;
  readonly default_value: Expr | null;
}

/** Every node that has a `kind`. */
export type Node =
  | Mod
  | Stmt
  | Expr
  | Pattern
  | TypeParam
  | ExceptHandler
  | Comprehension
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase;

/** The abstract grammar of Python 3.14: the classes of the ast module and their fields. */

export interface Field {
  readonly name: string;
  /** A sum or product of the grammar, or identifier, string, int, constant. */
  readonly type: string;
  /** `?` optional, `*` a list, `?*` a list with gaps. */
  readonly quantifier: "" | "?" | "*" | "?*";
}

export interface Production {
  readonly name: string;
  readonly fields: readonly Field[];
  /** As CPython's docstring of the class shows it. */
  readonly text: string;
}

export interface Sum {
  readonly name: string;
  readonly productions: readonly Production[];
  /** A product is its own only production. */
  readonly isProduct: boolean;
  readonly hasLocation: boolean;
}

const text = `
mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)
stmt@ = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
    | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment)
    | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value)
    | AnnAssign(expr target, expr annotation, expr? value, int simple)
    | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)
    | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment)
    | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)
    | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level)
    | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr@ = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)
    | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
    | Dict(expr?* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
    | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)
    | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value)
    | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)
    | FormattedValue(expr value, int conversion, expr? format_spec)
    | Interpolation(expr value, constant str, int conversion, expr? format_spec)
    | JoinedStr(expr* values) | TemplateStr(expr* values) | Constant(constant value, string? kind)
    | Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx)
    | Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx)
    | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler@ = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg@(identifier arg, expr? annotation, string? type_comment)
keyword@(identifier? arg, expr value)
alias@(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern@ = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)
    | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
    | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param@ = TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value)
    | TypeVarTuple(identifier name, expr? default_value)
`;

let read: readonly Sum[] | undefined;

/** In the order of the grammar, which is read when first needed. `name@` marks nodes that have a place in the source. */
export function grammar(): readonly Sum[] {
  read ??= text.trim().replace(/\n\s+/g, " ").split("\n").map(readSum);
  return read;
}

function readSum(line: string): Sum {
  const [, name, mark, rest] = /^(\w+)(@?)(.*)$/.exec(line) ?? [];
  const isProduct = !rest.startsWith(" =");
  const productions = isProduct ? [readProduction(name + rest)] : rest.slice(3).split(" | ").map(readProduction);
  return { name, productions, isProduct, hasLocation: mark === "@" };
}

function readProduction(source: string): Production {
  const [, name, , fields = ""] = /^(\w+)(\((.*)\))?$/.exec(source.trim()) ?? [];
  const list = fields === "" ? [] : fields.split(", ").map(readField);
  // CPython's text knows no gaps in kw_defaults.
  const shown = name === "arguments" ? source.replace("?*", "*") : source;
  return { name, fields: list, text: shown.trim() };
}

function readField(source: string): Field {
  const [, type, quantifier, name] = /^(\w+)(\?\*|[?*]?) (\w+)$/.exec(source) ?? [];
  return { name, type, quantifier: quantifier as Field["quantifier"] };
}

"""compile() checks trees that a program has made, and says what is wrong with them."""
import ast

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
loc=dict(lineno=1,col_offset=0,end_lineno=1,end_col_offset=1)
def cm(*body, mode="exec"):
    return lambda: compile(ast.fix_missing_locations(ast.Module(body=list(body), type_ignores=[])), "f", mode) and None
N=lambda n="x", c=ast.Load(): ast.Name(id=n, ctx=c)
S=ast.Store(); L=ast.Load(); D=ast.Del()
C=ast.Constant
E=lambda e: ast.Expr(value=e)
for body in (
 E(ast.NamedExpr(target=C(1), value=C(3))),
 E(ast.ListComp(elt=ast.NamedExpr(target=C(1), value=C(3)), generators=[ast.comprehension(target=N("x",S), iter=N(), ifs=[], is_async=0)])),
 E(ast.ListComp(elt=C(1), generators=[])),
 E(N("x", S)), E(ast.List([N("x",L)], S)), ast.Assign([N("x",L)], C(1)), ast.Assign([], C(1)), ast.Assign([C(1)], C(1)), ast.Assign([ast.Call(N(),[],[])], C(1)),
 ast.Delete([]), ast.Delete([N("x",L)]), ast.Delete([C(1)]), ast.Global([]), ast.Nonlocal([]), ast.Import([]), ast.ImportFrom("x", [], 0), ast.ImportFrom(None, [ast.alias("a")], -1),
 ast.If(N(), [], []), ast.While(N(), [], []), ast.For(N("x",S), N(), [], []), ast.For(N("x",L), N(), [ast.Pass()], []), ast.With([], [ast.Pass()]), ast.With([ast.withitem(N())], []),
 ast.Try([], [], [], []), ast.Try([ast.Pass()], [], [], []), ast.Try([ast.Pass()], [], [ast.Pass()], [ast.Pass()]), ast.TryStar([ast.Pass()], [], [ast.Pass()], [ast.Pass()]), ast.Try([ast.Pass()], [ast.ExceptHandler(None, None, [])], [], []),
 ast.Raise(None, N()), ast.Match(N(), []), ast.Match(N(), [ast.match_case(ast.MatchValue(N()), None, [ast.Pass()])]), ast.Match(N(), [ast.match_case(ast.MatchValue(C("a")), None, [])]),
 ast.Match(N(), [ast.match_case(ast.MatchSingleton(1), None, [ast.Pass()])]), ast.Match(N(), [ast.match_case(ast.MatchOr([ast.MatchValue(C(1))]), None, [ast.Pass()])]), ast.Match(N(), [ast.match_case(ast.MatchAs(ast.MatchValue(C(1)), None), None, [ast.Pass()])]),
 ast.Match(N(), [ast.match_case(ast.MatchAs(None, "_"), None, [ast.Pass()])]),
 ast.Match(N(), [ast.match_case(ast.MatchMapping([C(1)], [], None), None, [ast.Pass()])]),
 ast.Match(N(), [ast.match_case(ast.MatchClass(C(1), [], [], []), None, [ast.Pass()])]),
 ast.Match(N(), [ast.match_case(ast.MatchClass(N(), [], ["a"], []), None, [ast.Pass()])]),
 ast.Match(N(), [ast.match_case(ast.MatchStar("a"), None, [ast.Pass()])]),
 ast.Match(N(), [ast.match_case(ast.MatchValue(ast.JoinedStr([])), None, [ast.Pass()])]),
 E(ast.BoolOp(ast.And(), [N()])), E(ast.BoolOp(ast.And(), [])), E(ast.Compare(N(), [], [])), E(ast.Compare(N(), [ast.Lt()], [])), E(ast.Dict([N()], [])), E(ast.Set([])), E(ast.Dict([None],[N()])),
 E(ast.JoinedStr([C(1)])), E(ast.JoinedStr([N()])), E(ast.FormattedValue(N(), -1, C("a"))), E(ast.Attribute(N(), "x", S)), E(ast.Subscript(N(), N(), D)), E(ast.Starred(N(), L)), E(ast.Tuple([N("x",L)], S)),
 E(C([1])), E(C((1,[2]))), E(C(object)), E(C(frozenset({1}))), E(N("None")), E(N("True")), ast.FunctionDef("f", ast.arguments([], [], None, [], [], None, [C(1)]), [ast.Pass()], []),
 ast.FunctionDef("f", ast.arguments([], [], None, [ast.arg("a")], [], None, []), [ast.Pass()], []), ast.FunctionDef("f", ast.arguments(), [], []), ast.ClassDef("A", [], [], [], []), ast.AsyncFunctionDef("f", ast.arguments(), [], []),
 ast.AnnAssign(N("x",L), N(), None, 1), ast.AnnAssign(C(1), N(), None, 1), ast.AnnAssign(ast.Attribute(N(),"a",S), N(), None, 1), ast.AugAssign(C(1), ast.Add(), N()), ast.AugAssign(N("x",L), ast.Add(), N()), ast.TypeAlias(C(1), [], N()), ast.TypeAlias(N("x",S), [ast.TypeVar("T", bound=N("y",S))], N()),
 E(ast.Lambda(ast.arguments([],[ast.arg("a"),ast.arg("a")],None,[],[],None,[]), N())), E(ast.Yield(N())), E(ast.Await(N())), ast.Return(N()), ast.Break(), ast.Continue(),
 E(ast.Slice(N(),None,None)), E(ast.UnaryOp(ast.Not(), N("x",S))), ast.Assert(N("x",S), None), E(ast.GeneratorExp(N(), [ast.comprehension(N("x",L),N(),[],0)])),E(None), E(5), 5, None, E(ast.BinOp(N(), None, N())), E(ast.BinOp(N(), ast.And(), N())), E(ast.Name("x", None)), E(ast.Name(5, L)), E(ast.Attribute(N(), None, L)), E(ast.Call(N(), None, [])), E(ast.TemplateStr([C(5)])), E(ast.Interpolation(N(), C("x"), -1, None)), ast.FunctionDef("f", ast.arguments(), None, []), ast.FunctionDef(None, ast.arguments(), [ast.Pass()], []),
 ast.ImportFrom("__future__", [ast.alias("nothing")], 0),
):
    print(type(getattr(body, "value", body)).__name__, end=": ")
    t(cm(body))

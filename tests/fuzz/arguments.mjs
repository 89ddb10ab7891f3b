/** Calls of every method of the core types, and of every builtin, with arguments that they may not expect. */
import { Random } from "./random.mjs";

const CALLS = 30;

/** Neither sizes that fit memory badly nor numbers between the word sizes of CPython's builds. */
const ARGUMENTS = [
  ..."None|True|False|0|1|-1|2|3|7|300|10**30|-10**30|2**65|2.5|-0.0|float('nan')|float('inf')|1j|''|'a'|'abc'|'é'|'😀'|'%d'|'1'|' '".split(
    "|",
  ),
  ..."b''|b'a'|b'abc'|bytearray(b'ab')|memoryview(b'ab')|[]|[1, 2]|['a', 'b']|[(1, 2)]|()|(1,)|(1, 2)|('a', 'b')|{}|{'a': 1}|{1: 'b'}".split(
    "|",
  ),
  ..."set()|{3}|frozenset({1})|range(3)|slice(1)|slice(None, None, -1)|slice('a')|int|str|list|object|type|ValueError|len|iter([1, 2])".split(
    "|",
  ),
  ..."(i for i in [1])|NotImplemented|...|Index(2)|Index('x')|Index(-1)|Odd(1)|Point(1, 2)|IntChild(2)|StrChild('a')|ListChild([1])".split(
    "|",
  ),
  ..."ValueError('v')|lambda *args: args|lambda: 1|lambda a: -a|str.upper|dict.fromkeys|Point|IntChild|Base()|object()|zip([1], 'a')".split(
    "|",
  ),
];
const KEYWORDS =
  "x key reverse sep maxsplit default start encoding errors signed byteorder base strict iterable a self object keepends tabsize count".split(
    " ",
  );
const SMALL = "0|1|2|3|-1|-2|True|2.5|1j|None|'a'|[1]|Index(2)|IntChild(2)|Odd(1)|...".split("|");
/** What takes too long, or too much memory, with large numbers. */
const GROWING = /^(pow|__r?pow__|__r?lshift__|__ipow__|eval|exec|compile)$/;

const SPECIALS =
  "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __repr__ __str__ __format__ __getattribute__ __setattr__ __delattr__ __init__ __init_subclass__ __subclasshook__ __new__".split(
    " ",
  );
const SEQUENCE = "__len__ __getitem__ __contains__ __iter__ __add__ __mul__ __rmul__".split(" ");
const NUMBER =
  "__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __neg__ __pos__ __abs__ __bool__ conjugate".split(
    " ",
  );
const REAL =
  "__floordiv__ __rfloordiv__ __mod__ __rmod__ __divmod__ __rdivmod__ __int__ __float__ __trunc__ __floor__ __ceil__ __round__ as_integer_ratio is_integer from_number".split(
    " ",
  );
const BYTES =
  "capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill __mod__ __rmod__".split(
    " ",
  );
const SET =
  "copy difference intersection isdisjoint issubset issuperset symmetric_difference union __len__ __contains__ __and__ __or__ __sub__ __xor__ __rand__ __ror__ __rsub__ __rxor__".split(
    " ",
  );
const MAPPING =
  "get items keys values copy __len__ __getitem__ __contains__ __iter__ __or__ __ror__ __reversed__".split(" ");

/** Receivers and the names of what is called on them. @type {readonly (readonly [readonly string[], readonly string[]])[]} */
const METHODS = [
  [
    ["''", "'abc'", "'a b,c'", "'É😀x'", "str", "StrChild('q')"],
    "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill __mod__ __rmod__"
      .split(" ")
      .concat(SEQUENCE, SPECIALS),
  ],
  [
    ["b''", "b'abc'", "b'a b,c'", "bytes"],
    [...BYTES, ...SEQUENCE, ...SPECIALS],
  ],
  [
    ["bytearray()", "bytearray(b'abc')", "bytearray"],
    [
      ..."append clear copy extend insert pop remove reverse resize __setitem__ __delitem__ __iadd__ __imul__".split(
        " ",
      ),
      ...BYTES,
      ...SEQUENCE,
    ],
  ],
  [
    ["[]", "[1, 2]", "[3, 'a', None]", "list", "ListChild([1])"],
    [
      ..."append clear copy count extend index insert pop remove reverse sort __setitem__ __delitem__ __iadd__ __imul__ __reversed__".split(
        " ",
      ),
      ...SEQUENCE,
      ...SPECIALS,
    ],
  ],
  [
    ["()", "(1, 2)", "('a', 'b')", "tuple"],
    [..."count index __getnewargs__".split(" "), ...SEQUENCE, ...SPECIALS],
  ],
  [
    ["{}", "{'a': 1}", "{1: 2, 'b': 3}", "dict"],
    [
      ..."clear fromkeys pop popitem setdefault update __setitem__ __delitem__ __ior__".split(" "),
      ...MAPPING,
      ...SPECIALS,
    ],
  ],
  [
    ["{'a': 1}.keys()", "{1: 2}.items()", "{}.keys()"],
    [
      "isdisjoint",
      "mapping",
      "__len__",
      "__contains__",
      "__and__",
      "__or__",
      "__sub__",
      "__xor__",
      "__rsub__",
      "__reversed__",
      "__eq__",
      "__lt__",
    ],
  ],
  [
    ["set()", "{1, 2}", "set"],
    [
      ..."add clear discard pop remove update difference_update intersection_update symmetric_difference_update __ior__ __iand__ __isub__ __ixor__".split(
        " ",
      ),
      ...SET,
      ...SPECIALS,
    ],
  ],
  [
    ["frozenset()", "frozenset({1})", "frozenset"],
    [...SET, ...SPECIALS],
  ],
  [
    ["0", "(5)", "-3 .real", "(10**30)", "int", "IntChild(4)", "True"],
    [
      ..."bit_count bit_length from_bytes to_bytes __and__ __or__ __xor__ __lshift__ __rshift__ __rlshift__ __rrshift__ __rand__ __ror__ __rxor__ __invert__ __index__".split(
        " ",
      ),
      ...NUMBER,
      ...REAL,
      ...SPECIALS,
    ],
  ],
  [
    ["1.5", "float('nan')", "(-2.0)", "1e300", "float"],
    [..."fromhex hex __getformat__".split(" "), ...NUMBER, ...REAL, ...SPECIALS],
  ],
  [
    ["1j", "complex(1.5, -2)", "complex"],
    [...NUMBER, ...SPECIALS, "from_number", "__complex__", "__int__"],
  ],
  [
    ["range(5)", "range(0)", "range(9, 0, -2)", "range"],
    [..."count index __len__ __getitem__ __contains__ __reversed__".split(" "), ...SPECIALS],
  ],
  [
    ["slice(1)", "slice(1, 2, 3)", "slice"],
    ["indices", ...SPECIALS],
  ],
  [
    ["memoryview(b'abcd')", "memoryview(bytearray(b'abcd'))", "memoryview"],
    [
      "cast",
      "tobytes",
      "tolist",
      "hex",
      "toreadonly",
      "release",
      "index",
      "count",
      ...SEQUENCE,
      "__setitem__",
      "__eq__",
    ],
  ],
  [
    ["object", "object()", "Base()", "Base"],
    [...SPECIALS, "__reduce_ex__", "mro", "missing"],
  ],
  [
    ["type", "Base", "int"],
    [
      "mro",
      "__subclasses__",
      "__instancecheck__",
      "__subclasscheck__",
      "__or__",
      "__ror__",
      "__call__",
      "__prepare__",
      ...SPECIALS,
    ],
  ],
  [
    ["(i for i in 'ab')", "inner(1)"],
    ["send", "throw", "close", "__next__", "__iter__"],
  ],
  [
    [
      "ValueError('a', 1)",
      "OSError(9999, 'x', 'f')",
      "ExceptionGroup('g', [ValueError(1), KeyError(2)])",
      "KeyError('k')",
    ],
    [
      "add_note",
      "with_traceback",
      "split",
      "subgroup",
      "derive",
      "__setstate__",
      "__init__",
      "__reduce__",
      "__str__",
      "__setattr__",
    ],
  ],
  [
    ["property(len)", "staticmethod(len)", "classmethod(len)", "property()"],
    ["getter", "setter", "deleter", "__get__", "__set__", "__delete__", "__call__", "__set_name__"],
  ],
  [
    [
      "enumerate('ab')",
      "zip('ab', [1])",
      "map(str, [1])",
      "filter(None, [1])",
      "reversed([1, 2])",
      "iter([1])",
      "iter({})",
      "iter('ab')",
      "iter(int, 0)",
    ],
    ["__next__", "__iter__", "__length_hint__", "__setstate__", "__reduce__"],
  ],
  [
    ["(lambda a, b=1: a)", "len", "[].append", "str.upper", "Base().method"],
    ["__call__", "__get__", "__eq__", "__repr__x", "__setattr__"],
  ],
];
const BUILTINS =
  "abs all any ascii bin bool bytearray bytes callable chr classmethod complex delattr dict divmod enumerate eval exec compile filter float format frozenset getattr hasattr hex int isinstance issubclass iter len list map max memoryview min next object oct ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type zip aiter anext".split(
    " ",
  );
// OSError is not among them: the classes of error numbers differ between systems, and pyodide's are WASI's.
const EXCEPTIONS =
  "BaseException Exception ValueError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError StopIteration ImportError SyntaxError SystemExit KeyError NameError AttributeError ExceptionGroup BaseExceptionGroup StopAsyncIteration".split(
    " ",
  );

/** @param {number} seed @returns {string} statements that show calls with random arguments */
export function argumentStatements(seed) {
  const random = new Random(seed);
  return Array.from({ length: CALLS }, () => `${call(random)}\n`).join("");
}

/** @param {Random} random */
function call(random) {
  const kind = random.below(10);
  if (kind === 0) return `show(lambda: describe(${random.pick(EXCEPTIONS)}(${list(random, ARGUMENTS)})))`;
  if (kind <= 3) {
    const name = random.pick(BUILTINS);
    return `show(lambda: unroll(${name}(${list(random, GROWING.test(name) ? SMALL : ARGUMENTS)})))`;
  }
  const [receivers, names] = random.pick(METHODS);
  const name = random.pick(names);
  const given = list(random, GROWING.test(name) ? SMALL : ARGUMENTS);
  return `change(lambda it: unroll(it.${name}(${given})), ${random.pick(receivers)})`;
}

/** @param {Random} random @param {readonly string[]} values */
function list(random, values) {
  const count = random.pick([0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4]);
  const given = Array.from({ length: count }, () => random.pick(values));
  if (random.chance(0.06)) given.push(`**{'${random.pick(KEYWORDS)}': ${random.pick(values)}}`);
  else if (random.chance(0.08)) given.push(`${random.pick(KEYWORDS)}=${random.pick(values)}`);
  return given.join(", ");
}

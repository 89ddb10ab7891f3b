/** The special methods that operators and builtins look up on types, numbered so that a type can cache each look-up. */

const names = [
  "__new__", "__init__", "__del__", "__repr__", "__str__", "__bytes__", "__format__", "__hash__", "__bool__",
  "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
  "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__dir__",
  "__get__", "__set__", "__delete__", "__set_name__",
  "__call__", "__len__", "__length_hint__", "__getitem__", "__setitem__", "__delitem__", "__missing__",
  "__iter__", "__next__", "__reversed__", "__contains__",
  "__add__", "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__", "__mul__", "__rmul__", "__imul__",
  "__matmul__", "__rmatmul__", "__imatmul__", "__truediv__", "__rtruediv__", "__itruediv__",
  "__floordiv__", "__rfloordiv__", "__ifloordiv__", "__mod__", "__rmod__", "__imod__",
  "__divmod__", "__rdivmod__", "__pow__", "__rpow__", "__ipow__",
  "__lshift__", "__rlshift__", "__ilshift__", "__rshift__", "__rrshift__", "__irshift__",
  "__and__", "__rand__", "__iand__", "__xor__", "__rxor__", "__ixor__", "__or__", "__ror__", "__ior__",
  "__neg__", "__pos__", "__abs__", "__invert__", "__complex__", "__int__", "__float__", "__index__",
  "__round__", "__trunc__", "__floor__", "__ceil__",
  "__enter__", "__exit__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__",
  "__instancecheck__", "__subclasscheck__", "__class_getitem__", "__mro_entries__", "__prepare__",
  "__init_subclass__", "__fspath__", "__buffer__", "__release_buffer__", "__sizeof__", "__reduce_ex__",
] as const;

export type SpecialName = (typeof names)[number];

export const specialNames: readonly SpecialName[] = names;

/** Special method numbers by name, e.g. `Special.__add__`. */
export const Special = Object.fromEntries(names.map((name, index) => [name, index])) as {
  readonly [Name in SpecialName]: number;
};

export const specialIndex: ReadonlyMap<string, number> = new Map(names.map((name, index) => [name, index]));

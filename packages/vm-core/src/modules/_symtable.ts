/** The _symtable module: the compiler's blocks of names, for the symtable module. */

import { decodedSource, decodedText } from "../builtins/bytes-content.js";
import { type BlockKind, DEF_BOUND, Def, NameScope, SCOPE_MASK, SCOPE_SHIFT, type Scope } from "../compiler/scopes.js";
import { scopesOf } from "../interpreter/compiling.js";
import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { addressOf } from "../runtime/addresses.js";
import { checkUtf8 } from "../runtime/c-strings.js";
import { typeError, valueError } from "../runtime/errors.js";
import { defineMethods, member, method, nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";

const blockTypes: Readonly<Record<BlockKind, number>> = {
  function: 0,
  class: 1,
  module: 2,
  annotation: 3,
  "type alias": 4,
  "type parameters": 5,
  "type variable": 6,
};

const entryType: PyType = defineType("symtable entry", { module: "builtins", isSubclassable: false });

class SymbolTableEntry extends PyObject {
  override cls: PyType = entryType;
  readonly scope: Scope;
  readonly symbols: PyDict = new PyDict();
  readonly children: PyList;

  constructor(scope: Scope) {
    super();
    this.scope = scope;
    for (const [name, symbol] of scope.symbols) this.symbols.set(name, symbol);
    this.children = new PyList(scope.children.map((child) => new SymbolTableEntry(child)));
  }
}

defineMethods(entryType, () => [
  method("__repr__()", (self: SymbolTableEntry) => {
    const { name, location } = self.scope;
    return `<symtable entry ${name}(${addressOf(self)}), line ${location.line}>`;
  }),
  member("children", (self: SymbolTableEntry) => self.children),
  member("id", (self: SymbolTableEntry) => addressOf(self)),
  member("lineno", (self: SymbolTableEntry) => self.scope.location.line),
  member("name", (self: SymbolTableEntry) => self.scope.name),
  member("nested", (self: SymbolTableEntry) => (self.scope.isNested ? 1 : 0)),
  member("symbols", (self: SymbolTableEntry) => self.symbols),
  member("type", (self: SymbolTableEntry) => blockTypes[self.scope.kind]),
  member("varnames", (self: SymbolTableEntry) => new PyList([...self.scope.parameters])),
]);

function symbolTable(source: Value, filename: Value, start: Value): Value {
  const path = textOf(filename) ?? decodedText(filename);
  if (path === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(filename)}`);
  const mode = textOf(start);
  if (mode !== "exec" && mode !== "eval" && mode !== "single") {
    throw valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  }
  const given = textOf(source);
  if (given !== undefined) checkUtf8(given);
  const text = given ?? decodedSource(source, path);
  if (text === undefined) throw typeError("symtable() arg 1 must be a string or bytes object");
  return new SymbolTableEntry(scopesOf(text, { filename: path, mode }));
}

export function createSymbolTableModule(): PyModule {
  return newModule("_symtable", null, {
    symtable: nativeFunction(
      "_symtable",
      "symtable(source, filename, startstr, /)",
      symbolTable,
      "Return symbol and scope dictionaries used internally by compiler.",
    ),
    USE: Def.USE,
    DEF_GLOBAL: Def.GLOBAL,
    DEF_NONLOCAL: Def.NONLOCAL,
    DEF_LOCAL: Def.LOCAL,
    DEF_PARAM: Def.PARAM,
    DEF_TYPE_PARAM: Def.TYPE_PARAM,
    DEF_FREE_CLASS: Def.FREE_CLASS,
    DEF_IMPORT: Def.IMPORT,
    // CPython leaves type parameters out here, though its compiler counts them as bound.
    DEF_BOUND: DEF_BOUND & ~Def.TYPE_PARAM,
    DEF_ANNOT: Def.ANNOTATION,
    DEF_COMP_ITER: Def.COMPREHENSION_TARGET,
    DEF_COMP_CELL: Def.COMPREHENSION_CELL,
    TYPE_FUNCTION: blockTypes.function,
    TYPE_CLASS: blockTypes.class,
    TYPE_MODULE: blockTypes.module,
    TYPE_ANNOTATION: blockTypes.annotation,
    TYPE_TYPE_ALIAS: blockTypes["type alias"],
    TYPE_TYPE_PARAMETERS: blockTypes["type parameters"],
    TYPE_TYPE_VARIABLE: blockTypes["type variable"],
    LOCAL: NameScope.LOCAL,
    GLOBAL_EXPLICIT: NameScope.GLOBAL_EXPLICIT,
    GLOBAL_IMPLICIT: NameScope.GLOBAL_IMPLICIT,
    FREE: NameScope.FREE,
    CELL: NameScope.CELL,
    SCOPE_OFF: SCOPE_SHIFT,
    SCOPE_MASK,
  });
}

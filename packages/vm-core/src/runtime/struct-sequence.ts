/** Struct sequences: tuples whose items have names too, such as sys.version_info and time.struct_time. */

import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { typeError } from "./errors.js";
import { toArray } from "./iteration.js";
import { constant, constructor, defineMethods, member, method } from "./native-definitions.js";
import { repr } from "./text.js";

export class PyStructSequence extends PyTuple {
  /** Fields that have a name and no place in the tuple. */
  readonly hidden: readonly Value[];

  constructor(cls: PyType, items: readonly Value[], hidden: readonly Value[]) {
    super(items, cls);
    this.hidden = hidden;
  }
}

export interface StructSequenceOptions {
  readonly module: string;
  readonly name: string;
  readonly doc: string | null;
  /** Field names in order, null for an item without a name; those from `visible` on have no place in the tuple. */
  readonly fields: readonly (string | null)[];
  readonly visible?: number;
  /** Whether Python code can make instances from a sequence. */
  readonly isConstructible?: boolean;
}

export function defineStructSequence(options: StructSequenceOptions): PyType {
  const { module, name, fields, visible = fields.length } = options;
  const fullName = module === "builtins" ? name : `${module}.${name}`;
  const names = fields.flatMap((field, index) => (field === null ? [] : [{ field, index }]));
  const type = defineType(name, { base: tupleType, module, isSubclassable: false });
  type.layoutOwner = tupleType;
  const read = (self: PyStructSequence, index: number): Value =>
    (index < visible ? self.items[index] : self.hidden[index - visible]) ?? null;
  defineMethods(type, () => [
    constructor("(sequence=(), dict={})", (cls: PyType, sequence?: Value, dict?: Value) => {
      if (options.isConstructible !== true) throw typeError(`cannot create '${fullName}' instances`);
      if (dict !== undefined && !(dict instanceof PyDict)) {
        throw typeError(`${fullName}() takes a dict as second arg, if any`);
      }
      const items = itemsOf(sequence ?? null, fullName, visible, fields.length);
      return makeStructSequence(cls, completed(items, fields, dict, fullName), visible);
    }),
    method("__repr__(/)", (self: PyStructSequence) => {
      // As in CPython, items without a name are shown by the names that come after them.
      const shown = names.slice(0, visible).map(({ field }, index) => `${field}=${repr(self.items[index])}`);
      return `${fullName}(${shown.join(", ")})`;
    }),
    method("__reduce__(/)", (self: PyStructSequence) => {
      const hidden = new PyDict();
      for (const { field, index } of names) if (index >= visible) hidden.set(field, read(self, index));
      return new PyTuple([self.cls, new PyTuple([new PyTuple(self.items), hidden])]);
    }),
    method("__replace__(**changes)", (self: PyStructSequence, changes: Keywords) => {
      if (names.length < fields.length) {
        throw typeError(`__replace__() is not supported for ${fullName} because it has unnamed field(s)`);
      }
      const unknown = [...(changes?.keys() ?? [])].filter((field) => !fields.includes(field));
      if (unknown.length > 0) throw typeError(`Got unexpected field name(s): ${repr(new PyList(unknown))}`);
      const values = fields.map((field, index) => {
        const changed = field === null ? undefined : changes?.get(field);
        return changed === undefined ? read(self, index) : changed;
      });
      return makeStructSequence(self.cls, values, visible);
    }),
    constant("n_sequence_fields", visible),
    constant("n_fields", fields.length),
    constant("n_unnamed_fields", fields.length - names.length),
    constant("__match_args__", new PyTuple(names.filter(({ index }) => index < visible).map(({ field }) => field))),
    constant("__doc__", options.doc),
    ...names.map(({ field, index }) => member(field, (self: PyStructSequence) => read(self, index))),
  ]);
  return type;
}

/** An instance with a value for each field. */
export function makeStructSequence(type: PyType, values: readonly Value[], visible = values.length): PyStructSequence {
  return new PyStructSequence(type, values.slice(0, visible), values.slice(visible));
}

function itemsOf(sequence: Value, name: string, visible: number, total: number): Value[] {
  if (typeOf(sequence).special(Special.__len__) === null) throw typeError("constructor requires a sequence");
  const items = toArray(sequence);
  const count = items.length;
  if (count < visible) {
    const relation = visible === total ? "a" : "an at least";
    throw typeError(`${name}() takes ${relation} ${visible}-sequence (${count}-sequence given)`);
  }
  if (count > total) {
    const relation = visible === total ? "a" : "an at most";
    throw typeError(`${name}() takes ${relation} ${total}-sequence (${count}-sequence given)`);
  }
  return items;
}

/** The items with what a dict has for the fields behind them, None where it has nothing. */
function completed(
  items: readonly Value[],
  fields: readonly (string | null)[],
  dict: PyDict | undefined,
  name: string,
): readonly Value[] {
  const missing = fields.slice(items.length);
  const found = missing.map((field) => (field === null ? undefined : dict?.get(field)));
  if (dict !== undefined && dict.size > found.filter((value) => value !== undefined).length) {
    throw typeError(`${name}() got duplicate or unexpected field name(s)`);
  }
  return [...items, ...found.map((value) => value ?? null)];
}

/** The _csv module: what the csv module reads and writes with. */

import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Keywords, Value } from "../objects/object.js";
import { typeError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { asCSize } from "../runtime/sized-integers.js";
import * as dialects from "./csv/dialect.js";
import { newReader, readerType } from "./csv/reader.js";
import { newWriter, writerType } from "./csv/writer.js";

function registerDialect(args: readonly Value[], keywords: Keywords): null {
  dialects.checkCount("register_dialect", args);
  const [name] = args;
  if (textOf(name) === undefined) throw typeError("dialect name must be a string");
  dialects.registry().set(name, dialects.callDialect(args.at(1), keywords));
  return null;
}

function unregisterDialect(name: Value): null {
  if (dialects.registry().delete(name) === undefined) throw dialects.csvError("unknown dialect");
  return null;
}

function setFieldLimit(size: Value = null): number {
  const limit = dialects.fieldLimit();
  const previous = limit.size;
  if (size !== null) {
    if (typeof size !== "number" && typeof size !== "bigint") throw typeError("limit must be an integer");
    limit.size = asCSize(size);
  }
  return previous;
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string): Value {
  return nativeFunction("_csv", heading, code, doc);
}

export function createCsvModule(): PyModule {
  return newModule("_csv", "CSV parsing and writing.", {
    Dialect: dialects.dialectType,
    Error: dialects.csvErrorType(),
    QUOTE_ALL: dialects.QUOTE_ALL,
    QUOTE_MINIMAL: dialects.QUOTE_MINIMAL,
    QUOTE_NONE: dialects.QUOTE_NONE,
    QUOTE_NONNUMERIC: dialects.QUOTE_NONNUMERIC,
    QUOTE_NOTNULL: dialects.QUOTE_NOTNULL,
    QUOTE_STRINGS: dialects.QUOTE_STRINGS,
    Reader: readerType,
    Writer: writerType,
    __version__: "1.0",
    _dialects: dialects.registry(),
    field_size_limit: fn(
      "field_size_limit(new_limit=<unrepresentable>)",
      setFieldLimit,
      "Sets an upper limit on parsed fields.\n\n    csv.field_size_limit([limit])\n\nReturns old limit. If limit is not given, no new limit is set and\nthe old limit is returned",
    ),
    get_dialect: fn(
      "get_dialect(name)",
      (name: Value) => dialects.requireRegistered(name),
      "Return the dialect instance associated with name.\n\n    dialect = csv.get_dialect(name)",
    ),
    list_dialects: fn(
      "list_dialects()",
      () => new PyList([...dialects.registry().keys()]),
      "Return a list of all known dialect names.\n\n    names = csv.list_dialects()",
    ),
    reader: fn(
      "reader(*args, **kwargs)",
      newReader,
      "    csv_reader = reader(iterable [, dialect='excel']\n                        [optional keyword args])\n    for row in csv_reader:\n        process(row)",
    ),
    register_dialect: fn(
      "register_dialect(*args, **kwargs)",
      registerDialect,
      "Create a mapping from a string name to a dialect class.\n    dialect = csv.register_dialect(name[, dialect[, **fmtparams]])",
    ),
    unregister_dialect: fn(
      "unregister_dialect(name)",
      unregisterDialect,
      "Delete the name/dialect mapping associated with a string name.\n\n    csv.unregister_dialect(name)",
    ),
    writer: fn(
      "writer(*args, **kwargs)",
      newWriter,
      "    csv_writer = csv.writer(fileobj [, dialect='excel']\n                            [optional keyword args])\n    for row in sequence:\n        csv_writer.writerow(row)",
    ),
  });
}

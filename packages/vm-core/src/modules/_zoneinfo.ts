/** The _zoneinfo module: time zones of the IANA database. */

import { PyBytes } from "../objects/bytes.js";
import { PyDict } from "../objects/dict.js";
import { exceptionType } from "../objects/exception.js";
import { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, PyType } from "../objects/type.js";
import { getAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { newException, PythonError, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { forEachItem } from "../runtime/iteration.js";
import {
  classMethod,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
  nativeFunction,
  newModule,
} from "../runtime/native-definitions.js";
import { add } from "../runtime/operators.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { repr, str } from "../runtime/text.js";
import { secondsOf } from "./datetime/timestamps.js";
import "./datetime/datetime.js";
import { PyDateTime, PyTzinfo, tzinfoType } from "./datetime/values.js";
import { parseTimeZoneFile } from "./zoneinfo/tzif.js";
import { zoneKeys, zoneRules } from "./zoneinfo/zone-data.js";
import { type Kind, kindAtLocal, kindAtMoment, onlyKind, type ZoneRules } from "./zoneinfo/zone-rules.js";

const zoneInfoType = defineType("ZoneInfo", {
  module: "zoneinfo",
  base: tzinfoType,
  instancesHaveWeakReferences: true,
});

type Source = "cache" | "no cache" | "file";

class PyZoneInfo extends PyTzinfo {
  readonly rules: ZoneRules;
  readonly key: Value;
  readonly source: Source;
  /** The repr of the file that it came from. */
  readonly file: string;

  constructor(cls: PyType, rules: ZoneRules, key: Value, source: Source, file = "") {
    super(cls);
    this.rules = rules;
    this.key = key;
    this.source = source;
    this.file = file;
  }
}

/** The zones that each class has made, by key. */
const caches = perInterpreter(() => new Map<PyType, Map<string, PyZoneInfo>>());

function cacheOf(cls: PyType): Map<string, PyZoneInfo> {
  let cache = caches().get(cls);
  if (cache === undefined) {
    cache = new Map();
    caches().set(cls, cache);
  }
  return cache;
}

function create(cls: PyType, key: Value): Value {
  const text = asKey(key);
  const cache = cacheOf(cls);
  const cached = cache.get(text);
  if (cached !== undefined) return cached;
  const made = newZone(cls, text, "cache");
  cache.set(text, made);
  return made;
}

function asKey(key: Value): string {
  const text = textOf(key);
  if (text === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(key)}`);
  return text;
}

/** Looks in the directories of `zoneinfo.TZPATH`, and then among the zones that Tandem brings. */
function newZone(cls: PyType, key: string, source: Source): PyZoneInfo {
  const path = call(getAttribute(services.importModule("zoneinfo._tzpath"), "find_tzfile"), [key]);
  if (path !== null) {
    const file = call(getAttribute(services.importModule("io"), "open"), [path, "rb"]);
    try {
      return new PyZoneInfo(cls, rulesFrom(file), key, source);
    } finally {
      callMethod(file, "close");
    }
  }
  const rules = zoneRules(key);
  if (rules !== undefined) return new PyZoneInfo(cls, rules, key, source);
  const type = getAttribute(services.importModule("zoneinfo._common"), "ZoneInfoNotFoundError");
  const raised = type instanceof PyType && type.isSubtypeOf(exceptionType) ? type : exceptionType;
  throw new PythonError(newException(raised, `No time zone found with key ${key}`));
}

function rulesFrom(file: Value): ZoneRules {
  const content = callMethod(file, "read");
  if (!(content instanceof PyBytes)) throw typeError(`a bytes-like object is required, not '${typeName(content)}'`);
  return parseTimeZoneFile(content.bytes);
}

function clearCache(cls: PyType, onlyKeys?: Value): null {
  const cache = cacheOf(cls);
  if (onlyKeys === undefined || onlyKeys === null) cache.clear();
  else {
    forEachItem(onlyKeys, (key) => {
      cache.delete(textOf(key) ?? "");
    });
  }
  return null;
}

/** The kind of time at a local time, or of a zone with only one for None. */
function kindFor(self: PyZoneInfo, value: Value): Kind | null {
  if (value === null) return onlyKind(self.rules);
  if (!(value instanceof PyDateTime)) {
    throw typeError(`fromutc: argument must be a datetime instance, not ${typeName(value)}`);
  }
  return kindAtLocal(self.rules, secondsOf(value, value), value.year, value.fold);
}

const answer = (name: string, give: (kind: Kind) => Value): Definition =>
  method(`${name}(dt, /)`, (self: PyZoneInfo, value: Value) => {
    const kind = kindFor(self, value);
    return kind === null ? null : give(kind);
  });

function fromUtc(self: PyZoneInfo, value: Value): Value {
  if (!(value instanceof PyDateTime)) {
    throw typeError(`fromutc: argument must be a datetime instance, not ${typeName(value)}`);
  }
  if (value.tzinfo !== self) throw valueError("fromutc: dt.tzinfo is not self");
  const { kind, fold } = kindAtMoment(self.rules, secondsOf(value, value), value.year);
  if (kind === null) return value;
  const shown = add(value, kind.offset);
  return fold === 0 ? shown : call(getAttribute(shown, "replace"), [], new Map([["fold", 1]]));
}

function reduce(self: PyZoneInfo): Value {
  if (self.source === "file") {
    const pickling = getAttribute(services.importModule("pickle"), "PicklingError");
    const type = pickling instanceof PyType ? pickling : exceptionType;
    throw new PythonError(newException(type, "Cannot pickle a ZoneInfo file from a file stream."));
  }
  return new PyTuple([getAttribute(self.cls, "_unpickle"), new PyTuple([self.key, self.source === "cache" ? 1 : 0])]);
}

function representation(self: PyZoneInfo): string {
  const name = self.cls.messageName;
  return self.key === null ? `${name}.from_file(${self.file})` : `${name}(key=${repr(self.key)})`;
}

defineMethods(zoneInfoType, () => [
  constructor("(key)", create, "A time zone of the IANA database."),
  getter("key", (self: PyZoneInfo) => self.key),
  classMethod("no_cache(key)", (cls: PyType, key: Value) => newZone(cls, asKey(key), "no cache")),
  classMethod("from_file(file_obj, /, key=None)", (cls: PyType, file: Value, key: Value = null) => {
    return new PyZoneInfo(cls, rulesFrom(file), key, "file", repr(file));
  }),
  classMethod("clear_cache(*, only_keys=None)", clearCache),
  classMethod("_unpickle(key, from_cache, /)", (cls: PyType, key: Value, isCached: Value) =>
    isCached === 0 || isCached === false ? newZone(cls, asKey(key), "no cache") : call(cls, [key]),
  ),
  answer("utcoffset", (kind) => kind.offset),
  answer("dst", (kind) => kind.saving),
  answer("tzname", (kind) => kind.name),
  method("fromutc(dt, /)", fromUtc),
  method("__reduce__(/)", reduce),
  method("__repr__(/)", representation),
  method("__str__(/)", (self: PyZoneInfo) => (self.key === null ? representation(self) : str(self.key))),
]);

/**
 * Makes `zoneinfo.available_timezones()` name the zones that Tandem brings, beside those in files. The function is one
 * of CPython's in Python, which `zoneinfo` takes over after it has imported this module.
 */
function completeZones(): void {
  const modules = services.system("modules");
  const paths = modules instanceof PyDict ? modules.get("zoneinfo._tzpath") : undefined;
  if (!(paths instanceof PyModule)) return;
  const ofFiles = paths.attributes.get("available_timezones");
  if (ofFiles === undefined) return;
  const all = (): Value => {
    const keys = call(ofFiles);
    for (const key of zoneKeys()) callMethod(keys, "add", key);
    return keys;
  };
  const doc = "Returns a set containing all available time zones.";
  paths.attributes.set("available_timezones", nativeFunction("zoneinfo", "available_timezones()", all, doc));
}

export function createZoneInfoModule(): PyModule {
  completeZones();
  return newModule("_zoneinfo", "C implementation of the zoneinfo module", { ZoneInfo: zoneInfoType });
}

/**
 * Messages as JSON text, for connections between machines.
 *
 * JSON has no place for some values, which become objects with one key: `{"$bigint": "1"}`, `{"$bytes": "base64"}`,
 * `{"$buffer": "base64"}` (an ArrayBuffer), `{"$number": "NaN"}` (also infinities and -0), `{"$map": [[key, value]]}`,
 * `{"$set": [value]}`. An object that has such a key itself becomes `{"$object": [[key, value]]}`. A lone surrogate is an
 * escape in JSON already.
 */

/** What came is no message. */
export class WireError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WireError";
  }
}

const TAGS: ReadonlySet<string> = new Set(["$bigint", "$bytes", "$buffer", "$number", "$map", "$set", "$object"]);

/** Throws WireError for what cannot be sent. */
export function encodeWire(message: unknown): string {
  try {
    return JSON.stringify(toJson(message)) ?? "null";
  } catch (error) {
    throw new WireError(error instanceof RangeError ? "the message is nested too deeply" : "no message");
  }
}

/** Throws WireError. */
export function decodeWire(text: string): unknown {
  try {
    return fromJson(JSON.parse(text));
  } catch (error) {
    if (error instanceof WireError) throw error;
    throw new WireError(error instanceof RangeError ? "the message is nested too deeply" : "the message is no JSON");
  }
}

function toJson(value: unknown): unknown {
  switch (typeof value) {
    case "bigint":
      return { $bigint: value.toString() };
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $number: Object.is(value, -0) ? "-0" : String(value) };
    case "object":
      return value === null ? null : objectToJson(value);
    case "function":
    case "symbol":
      throw new WireError("a function cannot be sent");
    default:
      return value;
  }
}

function objectToJson(value: object): unknown {
  if (value instanceof Uint8Array) {
    return { $bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
  }
  if (value instanceof ArrayBuffer) return { $buffer: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) return { $map: [...value].map(([key, each]) => [toJson(key), toJson(each)]) };
  if (value instanceof Set) return { $set: [...value].map(toJson) };
  const entries = Object.entries(value).map(([key, each]) => [key, toJson(each)] as const);
  return entries.some(([key]) => TAGS.has(key)) ? { $object: entries } : Object.fromEntries(entries);
}

function fromJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(fromJson);
  const entries = Object.entries(value);
  if (entries.length === 1 && TAGS.has(entries[0][0])) return tagged(entries[0][0], entries[0][1]);
  // Defines properties, so that `__proto__` is a key like any other.
  return Object.fromEntries(entries.map(([key, each]) => [key, fromJson(each)]));
}

function tagged(tag: string, value: unknown): unknown {
  switch (tag) {
    case "$bigint":
      if (typeof value !== "string" || !/^-?\d{1,100000}$/.test(value)) throw new WireError("no integer");
      return BigInt(value);
    case "$bytes":
      return Uint8Array.from(Buffer.from(textOf(value), "base64"));
    case "$buffer":
      return Uint8Array.from(Buffer.from(textOf(value), "base64")).buffer;
    case "$number":
      return Number(textOf(value));
    case "$map":
      return new Map(listOf(value).map(pairOf));
    case "$set":
      return new Set(listOf(value).map(fromJson));
    default:
      return Object.fromEntries(
        listOf(value).map((each) => {
          const [key, item] = pairOf(each);
          return [textOf(key), item];
        }),
      );
  }
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new WireError("a text is missing");
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new WireError("a list is missing");
  return value;
}

function pairOf(value: unknown): readonly [unknown, unknown] {
  const pair = listOf(value);
  if (pair.length !== 2) throw new WireError("a pair is missing");
  return [fromJson(pair[0]), fromJson(pair[1])];
}

// The promises of dicts that the interpreter's caches of global variables rely on.
import { describe, expect, test } from "vitest";
import "../../packages/vm-core/src/builtins/all.js";
import { PyDict } from "../../packages/vm-core/src/objects/dict.js";
import { PyTuple } from "../../packages/vm-core/src/objects/tuple.js";

describe("a dict", () => {
  test("keeps the entry of a key that is set again", () => {
    const dict = new PyDict();
    dict.set("x", 1);
    const entry = dict.entry("x");
    for (let index = 0; index < 100; index++) dict.set(index, index);
    dict.set(new PyTuple([1]), 1);
    dict.set("x", 2);
    expect(dict.entry("x")).toBe(entry);
    expect(entry?.value).toBe(2);
  });

  test("empties the entry of a deleted key, and gives the key a new one", () => {
    const dict = new PyDict();
    dict.set("x", 1);
    const entry = dict.entry("x");
    dict.delete("x");
    expect(entry?.value).toBeUndefined();
    dict.set("x", 2);
    expect(dict.entry("x")).not.toBe(entry);
  });

  test("empties every entry when it is cleared", () => {
    const dict = new PyDict();
    dict.set("x", 1);
    const entry = dict.entry("x");
    dict.clear();
    expect(entry?.value).toBeUndefined();
  });

  test("changes its key version for new keys only", () => {
    const dict = new PyDict();
    dict.set("x", 1);
    const version = dict.keyVersion;
    dict.set("x", 2);
    expect(dict.keyVersion).toBe(version);
    dict.set("y", 2);
    expect(dict.keyVersion).not.toBe(version);
  });

  test("takes the first item again and again without looking at the ones before", () => {
    const dict = new PyDict();
    for (let index = 0; index < 20_000; index++) dict.set(index, index);
    for (let index = 0; index < 20_000; index++) {
      const entry = dict.firstEntry();
      expect(entry?.key).toBe(index);
      if (entry !== undefined) dict.remove(entry);
    }
    expect(dict.size).toBe(0);
  });

  test("drops deleted entries when items are popped from the end, with keys that need the table too", () => {
    const dict = new PyDict();
    for (let index = 0; index < 10; index++) dict.set(new PyTuple([index]), index);
    dict.delete(new PyTuple([8]));
    expect([dict.popLast()?.value, dict.popLast()?.value]).toEqual([9, 7]);
    dict.set(new PyTuple([8]), "again");
    expect(dict.get(new PyTuple([8]))).toBe("again");
    expect(dict.get(new PyTuple([9]))).toBeUndefined();
  });

  test("moves items to both ends", () => {
    const dict = new PyDict();
    for (const key of ["a", "b", "c"]) dict.set(key, key);
    const move = (key: string, toEnd: boolean): void => {
      const entry = dict.entry(key);
      if (entry !== undefined) dict.move(entry, toEnd);
    };
    move("a", true);
    move("c", false);
    expect(dict.keys()).toEqual(["c", "b", "a"]);
    expect(dict.get("c")).toBe("c");
  });
});

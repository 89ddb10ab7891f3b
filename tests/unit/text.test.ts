// Pure functions under str and bytes; the expected values are CPython's.
import { describe, expect, test } from "vitest";
import { characterAt, characterIndex, sliceText, textLength } from "../../packages/vm-core/src/runtime/code-points.js";
import { asciiText, reprText } from "../../packages/vm-core/src/runtime/text-repr.js";
import { findLastText, findText, replaceText } from "../../packages/vm-core/src/runtime/text-search.js";
import { decodeUtf8, encodeUtf8 } from "../../packages/vm-core/src/runtime/utf8.js";
import { caseFold, swapCase, titleCase } from "../../packages/vm-core/src/unicode/cases.js";
import * as unicode from "../../packages/vm-core/src/unicode/characters.js";

const codePointCount = 0x110000;
const noPoll = (): void => {};

function count(hasProperty: (codePoint: number) => boolean): number {
  let total = 0;
  for (let codePoint = 0; codePoint < codePointCount; codePoint++) if (hasProperty(codePoint)) total++;
  return total;
}

describe("code points", () => {
  const text = "a\u{1f600}b\ud83d\u{1f601}";

  test("a pair is one character, a lone surrogate is one", () => {
    expect(textLength(text)).toBe(5);
    expect(characterAt(text, 1)).toBe("\u{1f600}");
    expect(characterAt(text, 3)).toBe("\ud83d");
    expect(sliceText(text, 2, 5)).toBe("b\ud83d\u{1f601}");
    expect(characterIndex(text, 4)).toBe(3);
  });

  test("long texts are found by blocks", () => {
    const long = "x\u{1f600}".repeat(1000);
    expect(textLength(long)).toBe(2000);
    expect(characterAt(long, 1999)).toBe("\u{1f600}");
    expect(characterIndex(long, 2997)).toBe(1998);
  });
});

describe("searching", () => {
  test("half of a pair is not found", () => {
    expect(findText("\u{1f600}\ud83d", "\ud83d")).toBe(2);
    expect(findLastText("\ude00\u{1f600}", "\ude00")).toBe(0);
  });

  test("hostile texts take linear time", () => {
    const text = "a".repeat(1_000_000);
    expect(findText(text, `${"a".repeat(100_000)}b`)).toBe(-1);
    expect(findLastText(text, `b${"a".repeat(100_000)}`)).toBe(-1);
    expect(findText(`${text}b`, `${"a".repeat(100_000)}b`)).toBe(900_000);
  });

  test("replacing the empty text puts one before each character", () => {
    expect(replaceText("a\u{1f600}", "", "-", -1)).toBe("-a-\u{1f600}-");
    expect(replaceText("ab", "", "-", 2)).toBe("-a-b");
  });
});

describe("Unicode", () => {
  test("properties are those of version 16.0", () => {
    expect(count(unicode.isPrintable)).toBe(154_810);
    expect(count(unicode.isAlphabetic)).toBe(141_028);
    expect(count(unicode.isNumeric)).toBe(2002);
    expect(count(unicode.isIdentifierPart)).toBe(144_522);
  });

  test("case conversions with more than one character", () => {
    expect(titleCase("\u01c6 \ufb01x \u1f80 \u10d0", noPoll)).toBe("\u01c5 Fix \u1f88 \u10d0");
    expect(caseFold("\u00df\u1e9e\u0131\u13a0", noPoll)).toBe("ssss\u0131\u13a0");
    expect(swapCase("\u00df\u03a3A\u03a3", noPoll)).toBe("SS\u03c3a\u03c2");
  });
});

test("repr chooses quotes and escapes what cannot be printed", () => {
  expect(reprText("it's")).toBe(`"it's"`);
  expect(reprText(`'"`)).toBe(`'\\'"'`);
  expect(reprText("\x00\x7f\u00e9\u200b\ud800\u{1f600}\u{10ffff}")).toBe(
    "'\\x00\\x7f\u00e9\\u200b\\ud800\u{1f600}\\U0010ffff'",
  );
  expect(asciiText("\u00e9\u{1f600}")).toBe("\\xe9\\U0001f600");
});

test("utf-8 with error handlers", () => {
  expect(decodeUtf8(Uint8Array.of(0xe4, 0xb8, 0x41, 0xff), "replace")).toBe("\ufffdA\ufffd");
  expect(decodeUtf8(Uint8Array.of(0x80, 0x41), "surrogateescape")).toBe("\udc80A");
  expect([...encodeUtf8("\udc80A", "surrogateescape")]).toEqual([0x80, 0x41]);
  expect([...encodeUtf8("\ud800", "surrogatepass")]).toEqual([0xed, 0xa0, 0x80]);
});

// Names of characters come from whoever has the table, which is too large for the parser to carry.
import { expect, test } from "vitest";
import "../../packages/vm-core/src/builtins/all.js";
import { decodeUnicodeEscape } from "../../packages/vm-core/src/runtime/escape-codecs.js";
import { characterNamed, registerCharacterNames } from "../../packages/vm-core/src/syntax/string-literals.js";

test("registered names serve literals and the unicode_escape codec", () => {
  const escape = new TextEncoder().encode("\\N{BULLET}!");
  expect(characterNamed("BULLET")).toBeNull();
  expect(() => decodeUnicodeEscape(escape, "strict", false)).toThrow();

  registerCharacterNames((name) => (name === "BULLET" ? "•" : null));
  expect(characterNamed("BULLET")).toBe("•");
  expect(decodeUnicodeEscape(escape, "strict", false)).toBe("•!");
});

// The generator of the Unicode tables, by input and output.
import { expect, test } from "vitest";
import { frontCode, unicodeModules } from "../packages/vm-core/scripts/unicode-tables.mjs";
import { CharacterTable } from "../packages/vm-core/src/unicode/character-table.js";
import { unpack } from "../packages/vm-core/src/unicode/packed.js";

test("a name is what it does not share with the one before", () => {
  const names: [number, string][] = [
    [65, "LATIN CAPITAL LETTER A"],
    [66, "LATIN CAPITAL LETTER B"],
    [97, "LATIN SMALL LETTER A"],
    [8226, "BULLET"],
  ];
  expect(frontCode(names)).toEqual({
    gaps: [65, 1, 31, 8129],
    text: "0LATIN CAPITAL LETTER A\n3B\n1SMALL LETTER A\n0BULLET",
  });
});

test("a module returns its table packed", () => {
  const letter = ["Lu", "L", 0, "Na", 0, 1, -1, -1, null];
  const none = ["Cn", "", 0, "N", 0, 0, -1, -1, null];
  const table = { records: [none, letter], runs: [300, 0, 2, 1, 0x110000 - 302, 0] };
  const modules = new Map(
    unicodeModules({
      version: "16.0.0",
      characters: table,
      oldCharacters: table,
      corrections: [],
      lower: [[0xc9, "é"]],
      upper: [],
      title: [],
      fold: [],
      decompositions: [],
      notComposed: [],
      names: [],
      nameRanges: [],
      aliases: [],
      sequences: [],
    }),
  );
  expect([...modules.keys()]).toEqual([
    "characters.ts",
    "old-characters.ts",
    "cases.ts",
    "decompositions.ts",
    "names.ts",
  ]);
  const contentOf = (name: string): unknown => unpack(/"(\S+)"/.exec(modules.get(name) ?? "")?.[1] ?? "");
  expect(contentOf("cases.ts")).toEqual({ lower: [[0xc9, "é"]], upper: [], title: [], fold: [] });
  const characters = new CharacterTable(contentOf("characters.ts") as ConstructorParameters<typeof CharacterTable>[0]);
  const category = (codePoint: number): string => characters.recordOf(codePoint).category;
  expect([0, 255, 299, 300, 301, 302, 0x10ffff].map(category)).toEqual(["Cn", "Cn", "Cn", "Lu", "Lu", "Cn", "Cn"]);
});

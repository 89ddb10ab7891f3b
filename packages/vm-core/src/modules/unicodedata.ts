/** The unicodedata module, and the UCD object that shows the database of Unicode 3.2. */

import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { givenType } from "../runtime/argument-types.js";
import { onlyCodePoint, textLength } from "../runtime/code-points.js";
import { keyError, typeError, valueError } from "../runtime/errors.js";
import {
  type Definition,
  defineMethods,
  member,
  method,
  nativeFunction,
  newModule,
} from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";
import { pollSafePoint } from "../runtime/thread.js";
import type { CharacterRecord } from "../unicode/character-table.js";
import { characterRecord, unicodeVersion } from "../unicode/characters.js";
import { decompositionText } from "../unicode/decompositions.js";
import { characterName, characterNamed, codePointNamed, sequenceNamed } from "../unicode/names.js";
import {
  type NormalizationForm,
  normalizationForms,
  normalize,
  type OldDecomposition,
} from "../unicode/normalization.js";
import { OLD_VERSION, oldCharacterRecord, oldDecomposition, wasAssigned } from "../unicode/version-3-2.js";

/** One version of the database. */
interface Version {
  readonly recordOf: (codePoint: number) => CharacterRecord;
  readonly hasCharacter: (codePoint: number) => boolean;
  readonly oldDecomposition: OldDecomposition | undefined;
}

const current: Version = { recordOf: characterRecord, hasCharacter: () => true, oldDecomposition: undefined };
const old: Version = { recordOf: oldCharacterRecord, hasCharacter: wasAssigned, oldDecomposition };

type Optional = Value | undefined;

function codePointArgument(value: Value, name: string, position = ""): number {
  const text = textOf(value);
  if (text === undefined) {
    throw typeError(`${name}() argument${position} must be a unicode character, not ${givenType(value)}`);
  }
  const codePoint = onlyCodePoint(text);
  if (codePoint >= 0) return codePoint;
  throw typeError(
    `${name}(): argument${position} must be a unicode character, not a string of length ${textLength(text)}`,
  );
}

/** What a function of one character and perhaps a default returns: that default, or ValueError, for undefined. */
function valueOrDefault(value: Value | undefined, fallback: Optional, complaint: string): Value {
  const result = value === undefined ? fallback : value;
  if (result === undefined) throw valueError(complaint);
  return result;
}

function numericValue(text: string): PyFloat {
  const [numerator, denominator = "1"] = text.split("/");
  return new PyFloat(Number(numerator) / Number(denominator));
}

function textArgument(value: Value, name: string, position: number): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${name}() argument ${position} must be str, not ${givenType(value)}`);
  return text;
}

function formArgument(value: Value, name: string): NormalizationForm | undefined {
  const text = textArgument(value, name, 1);
  return normalizationForms.find((form) => form === text);
}

function normalizing(name: string, version: Version) {
  return (formName: Value, value: Value): { readonly text: string; readonly normalized: string } => {
    const form = formArgument(formName, name);
    const text = textArgument(value, name, 2);
    if (text === "") return { text, normalized: text };
    if (form === undefined) throw valueError("invalid normalization form");
    return { text, normalized: normalize(text, form, pollSafePoint, version.oldDecomposition) };
  };
}

/** CPython's buffer for a name. */
const MAXIMUM_NAME = 256;

function lookUp(value: Value, version: Version): string {
  const name = textArgument(value, "lookup", 1);
  if (name.length > MAXIMUM_NAME) throw keyError("name too long");
  if (version === current) {
    const text = characterNamed(name) ?? sequenceNamed(name);
    if (text !== null) return text;
  } else {
    const codePoint = codePointNamed(name);
    // CPython finds characters here that Unicode 3.2 did not have.
    if (codePoint >= 0) return String.fromCodePoint(codePoint);
  }
  throw keyError(`undefined character name '${name}'`);
}

interface DatabaseFunction {
  readonly heading: string;
  readonly code: (...args: Value[]) => Value;
  readonly doc: string;
}

/** The functions of a version, which are the module's functions or the methods of an UCD object. */
function databaseFunctions(version: Version): readonly DatabaseFunction[] {
  const normalized = normalizing("normalize", version);
  const compared = normalizing("is_normalized", version);
  const converting = (name: string) => `Returns the ${name} value assigned to the character chr as `;
  const noDefault = "\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.";
  const field = (name: "category" | "bidirectional" | "combining" | "mirrored" | "east_asian_width", doc: string) => ({
    heading: `${name}(chr, /)`,
    code: (chr: Value): Value => {
      const record = version.recordOf(codePointArgument(chr, name));
      return name === "east_asian_width" ? record.eastAsianWidth : record[name];
    },
    doc,
  });
  return [
    {
      heading: "decimal(chr, default=<unrepresentable>, /)",
      code: (chr: Value, fallback: Optional) => {
        const { decimal } = version.recordOf(codePointArgument(chr, "decimal", " 1"));
        return valueOrDefault(decimal < 0 ? undefined : decimal, fallback, "not a decimal");
      },
      doc: `Converts a Unicode character into its equivalent decimal value.\n\n${converting("decimal")}integer.${noDefault}`,
    },
    {
      heading: "digit(chr, default=<unrepresentable>, /)",
      code: (chr: Value, fallback: Optional) => {
        const { digit } = version.recordOf(codePointArgument(chr, "digit", " 1"));
        return valueOrDefault(digit < 0 ? undefined : digit, fallback, "not a digit");
      },
      doc: `Converts a Unicode character into its equivalent digit value.\n\n${converting("digit")}integer.${noDefault}`,
    },
    {
      heading: "numeric(chr, default=<unrepresentable>, /)",
      code: (chr: Value, fallback: Optional) => {
        const { numeric } = version.recordOf(codePointArgument(chr, "numeric", " 1"));
        return valueOrDefault(
          numeric === null ? undefined : numericValue(numeric),
          fallback,
          "not a numeric character",
        );
      },
      doc: `Converts a Unicode character into its equivalent numeric value.\n\n${converting("numeric")}float.${noDefault}`,
    },
    field("category", "Returns the general category assigned to the character chr as string."),
    field(
      "bidirectional",
      "Returns the bidirectional class assigned to the character chr as string.\n\nIf no such value is defined, an empty string is returned.",
    ),
    field(
      "combining",
      "Returns the canonical combining class assigned to the character chr as integer.\n\nReturns 0 if no combining class is defined.",
    ),
    field(
      "mirrored",
      'Returns the mirrored property assigned to the character chr as integer.\n\nReturns 1 if the character has been identified as a "mirrored"\ncharacter in bidirectional text, 0 otherwise.',
    ),
    field("east_asian_width", "Returns the east asian width assigned to the character chr as string."),
    {
      heading: "decomposition(chr, /)",
      code: (chr: Value) => {
        const codePoint = codePointArgument(chr, "decomposition");
        return version.hasCharacter(codePoint) ? decompositionText(codePoint) : "";
      },
      doc: "Returns the character decomposition mapping assigned to the character chr as string.\n\nAn empty string is returned in case no such mapping is defined.",
    },
    {
      heading: "is_normalized(form, unistr, /)",
      code: (form: Value, unistr: Value) => {
        const { text, normalized: result } = compared(form, unistr);
        return text === result;
      },
      doc: "Return whether the Unicode string unistr is in the normal form 'form'.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
    },
    {
      heading: "normalize(form, unistr, /)",
      code: (form: Value, unistr: Value) => normalized(form, unistr).normalized,
      doc: "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
    },
    {
      heading: "name(chr, default=<unrepresentable>, /)",
      code: (chr: Value, fallback: Optional) => {
        const codePoint = codePointArgument(chr, "name", " 1");
        const name = version.hasCharacter(codePoint) ? characterName(codePoint) : null;
        return valueOrDefault(name ?? undefined, fallback, "no such name");
      },
      doc: "Returns the name assigned to the character chr as a string.\n\nIf no name is defined, default is returned, or, if not given,\nValueError is raised.",
    },
    {
      heading: "lookup(name, /)",
      code: (name: Value) => lookUp(name, version),
      doc: "Look up character by name.\n\nIf a character with the given name is found, return the\ncorresponding character.  If not found, KeyError is raised.",
    },
  ];
}

const databaseType: PyType = defineType("UCD", { module: "unicodedata" });

/** unicodedata.ucd_3_2_0. */
class PyOldDatabase extends PyObject {
  override readonly cls = databaseType;
}

defineMethods(databaseType, () => [
  ...databaseFunctions(old).map(
    ({ heading, code, doc }): Definition =>
      method(heading, (_self: PyOldDatabase, ...args: Value[]) => code(...args), doc),
  ),
  member("unidata_version", () => OLD_VERSION),
]);

export function createUnicodeDataModule(): PyModule {
  const version = unicodeVersion();
  const functions = databaseFunctions(current).map(({ heading, code, doc }) => [
    heading.slice(0, heading.indexOf("(")),
    nativeFunction("unicodedata", heading, code, doc),
  ]);
  return newModule(
    "unicodedata",
    `This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n${version} which is publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by the\nUnicodeData File Format ${version}.`,
    {
      unidata_version: version,
      ucd_3_2_0: new PyOldDatabase(),
      UCD: databaseType,
      ...Object.fromEntries(functions),
    },
  );
}

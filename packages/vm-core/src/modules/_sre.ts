/** The _sre module: the matcher that the re package compiles for. */

import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { overflowError, typeError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize, intOf, typeName } from "../runtime/primitives.js";
import { isCasedAscii, isCasedUnicode, lowerAscii, lowerUnicode } from "./sre/characters.js";
import { checkCode } from "./sre/code-check.js";
import { CODE_SIZE, MAGIC, MAXIMUM_GROUPS, MAXIMUM_REPEAT } from "./sre/opcodes.js";
import { PyPattern } from "./sre/pattern.js";
import "./sre/pattern-methods.js";
import { newTemplate } from "./sre/template.js";

const fn = (heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value =>
  nativeFunction("_sre", heading, code, doc);

export function createSreModule(): PyModule {
  return newModule("_sre", null, {
    MAGIC,
    CODESIZE: CODE_SIZE,
    MAXREPEAT: MAXIMUM_REPEAT,
    MAXGROUPS: MAXIMUM_GROUPS,
    compile: fn("compile(pattern, flags, code, groups, groupindex, indexgroup)", compile),
    template: fn(
      "template(pattern, template, /)",
      (_pattern: Value, template: Value) => newTemplate(template),
      "\n\n  template\n    A list containing interleaved literal strings (str or bytes) and group\n    indices (int), as returned by re._parser.parse_template():\n        [literal1, group1, ..., literalN, groupN]",
    ),
    getcodesize: fn("getcodesize(/)", () => CODE_SIZE),
    ascii_iscased: fn("ascii_iscased(character, /)", (character: Value) => isCasedAscii(asSize(character))),
    unicode_iscased: fn("unicode_iscased(character, /)", (character: Value) => isCasedUnicode(asSize(character))),
    ascii_tolower: fn("ascii_tolower(character, /)", (character: Value) => lowerAscii(asSize(character))),
    unicode_tolower: fn("unicode_tolower(character, /)", (character: Value) => lowerUnicode(asSize(character))),
  });
}

function compile(
  pattern: Value,
  flags: Value,
  code: Value,
  groups: Value,
  groupIndex: Value,
  indexGroup: Value,
): Value {
  if (!(code instanceof PyList)) throw argumentError("code", "list", code);
  if (!(groupIndex instanceof PyDict)) throw argumentError("groupindex", "dict", groupIndex);
  if (!(indexGroup instanceof PyTuple)) throw argumentError("indexgroup", "tuple", indexGroup);
  const words = Uint32Array.from(code.items, wordOf);
  const count = asSize(groups);
  checkCode(words, count);
  return new PyPattern(words, pattern, asSize(flags), count, groupIndex, indexGroup);
}

const argumentError = (name: string, expected: string, given: Value) =>
  typeError(`compile() argument '${name}' must be ${expected}, not ${typeName(given)}`);

function wordOf(value: Value): number {
  const word = intOf(value);
  if (word === undefined) throw typeError("an integer is required");
  if (word < 0) throw overflowError("can't convert negative value to unsigned int");
  if (word >= 2 ** 64) throw overflowError("Python int too large to convert to C unsigned long");
  if (word > 0xffff_ffff) throw overflowError("regular expression code size limit exceeded");
  return Number(word);
}

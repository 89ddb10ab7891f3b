/** The _locale module: the C locale, with or without UTF-8, and no other. */

import { PyDict } from "../objects/dict.js";
import { exceptionType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { type PyType, typeType } from "../objects/type.js";
import { newClass } from "../runtime/classes.js";
import { compareText } from "../runtime/comparison.js";
import { pythonError, typeError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import { asSize, textOf, typeName } from "../runtime/primitives.js";
import { dayNames, monthNames } from "./time-format.js";

const categories = {
  LC_CTYPE: 0,
  LC_NUMERIC: 1,
  LC_TIME: 2,
  LC_COLLATE: 3,
  LC_MONETARY: 4,
  LC_MESSAGES: 5,
  LC_ALL: 6,
} as const;

const NAMED = ["LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES"] as const;

/** No such value. */
const CHAR_MAX = 127;

const errorType = perInterpreter(
  (): PyType => newClass(typeType, "Error", [exceptionType], new Map([["__module__", "locale"]]), null),
);

/** The locale of each category, in the order of their numbers. */
const current = perInterpreter((): string[] => ["C.UTF-8", "C", "C", "C", "C", "C"]);

const names: Readonly<Record<string, string>> = {
  "": "C.UTF-8",
  C: "C",
  POSIX: "C",
  "C.UTF-8": "C.UTF-8",
  "C.utf8": "C.UTF-8",
};

function unsupported() {
  return pythonError(errorType(), "unsupported locale setting");
}

/** Sets the locale of a category when one is given, and returns it. Raises locale.Error. */
function setLocale(category: Value, locale: Value = null): string {
  const number = asSize(category);
  if (number < 0 || number > categories.LC_ALL) throw unsupported();
  const chosen = current();
  if (locale !== null) {
    const text = textOf(locale);
    if (text === undefined) throw typeError(`setlocale() argument 2 must be str or None, not ${typeName(locale)}`);
    const wanted = localesOf(text, number);
    for (let index = 0; index < chosen.length; index++) {
      if (number === index || number === categories.LC_ALL) chosen[index] = wanted[index];
    }
  }
  if (number !== categories.LC_ALL) return chosen[number];
  if (chosen.every((each) => each === chosen[0])) return chosen[0];
  return chosen.map((each, index) => `${NAMED[index]}=${each}`).join(";");
}

/** A locale for each category: from one name, or from what setlocale() returns for several. */
function localesOf(text: string, category: number): string[] {
  const parts = text.split(";").map((part) => part.split("="));
  const isList = category === categories.LC_ALL && text.includes("=");
  return NAMED.map((name) => {
    const given = isList ? parts.find(([each]) => each === name)?.[1] : text;
    const locale = given === undefined || !Object.hasOwn(names, given) ? undefined : names[given];
    if (locale === undefined) throw unsupported();
    return locale;
  });
}

function conventions(): PyDict {
  const unset = ["int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes"];
  const result = new PyDict();
  for (const name of ["int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"]) {
    result.set(name, "");
  }
  result.set("mon_grouping", new PyList([]));
  for (const name of ["positive_sign", "negative_sign"]) result.set(name, "");
  for (const name of [...unset, "n_sep_by_space", "p_sign_posn", "n_sign_posn"]) result.set(name, CHAR_MAX);
  result.set("decimal_point", ".");
  result.set("thousands_sep", "");
  result.set("grouping", new PyList([]));
  return result;
}

const TIME_ITEMS = 0x20000;

/** Texts by the constants of nl_langinfo, and the constants by name. */
const information = new Map<string, readonly [number, string]>([
  ...dayNames.map((name, index): [string, [number, string]] => [
    `ABDAY_${((index + 1) % 7) + 1}`,
    [TIME_ITEMS + ((index + 1) % 7), name.slice(0, 3)],
  ]),
  ...dayNames.map((name, index): [string, [number, string]] => [
    `DAY_${((index + 1) % 7) + 1}`,
    [TIME_ITEMS + 7 + ((index + 1) % 7), name],
  ]),
  ...monthNames.map((name, index): [string, [number, string]] => [
    `ABMON_${index + 1}`,
    [TIME_ITEMS + 14 + index, name.slice(0, 3)],
  ]),
  ...monthNames.map((name, index): [string, [number, string]] => [`MON_${index + 1}`, [TIME_ITEMS + 26 + index, name]]),
  ["AM_STR", [TIME_ITEMS + 38, "AM"]],
  ["PM_STR", [TIME_ITEMS + 39, "PM"]],
  ["D_T_FMT", [TIME_ITEMS + 40, "%a %b %e %H:%M:%S %Y"]],
  ["D_FMT", [TIME_ITEMS + 41, "%m/%d/%y"]],
  ["T_FMT", [TIME_ITEMS + 42, "%H:%M:%S"]],
  ["T_FMT_AMPM", [TIME_ITEMS + 43, "%I:%M:%S %p"]],
  ["ERA", [TIME_ITEMS + 44, ""]],
  ["ERA_D_FMT", [TIME_ITEMS + 46, ""]],
  ["ALT_DIGITS", [TIME_ITEMS + 47, ""]],
  ["ERA_D_T_FMT", [TIME_ITEMS + 48, ""]],
  ["ERA_T_FMT", [TIME_ITEMS + 49, ""]],
  ["RADIXCHAR", [0x10000, "."]],
  ["THOUSEP", [0x10001, ""]],
  ["YESEXPR", [0x50000, "^[yY]"]],
  ["NOEXPR", [0x50001, "^[nN]"]],
  ["CRNCYSTR", [0x4000f, "-"]],
]);

const CODESET = 14;
const CODED = { "C.UTF-8": "UTF-8", C: "ANSI_X3.4-1968" } as Readonly<Record<string, string>>;

function languageInformation(key: Value): string {
  const number = asSize(key);
  if (number === CODESET) return CODED[current()[categories.LC_CTYPE]] ?? "UTF-8";
  for (const [constant, text] of information.values()) if (constant === number) return text;
  throw valueError("unsupported langinfo constant");
}

function argument(value: Value, name: string, position = ""): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${name}() argument${position} must be str, not ${typeName(value)}`);
  return text;
}

const fn = (heading: string, code: (...args: never[]) => Value, doc: string): Value =>
  nativeFunction("_locale", heading, code, doc);

export function createLocaleModule(): PyModule {
  return newModule("_locale", "Support for POSIX locales.", {
    ...categories,
    ...Object.fromEntries(Array.from(information, ([name, [constant]]) => [name, constant])),
    CHAR_MAX,
    CODESET,
    Error: errorType(),
    setlocale: fn("setlocale(category, locale=None, /)", setLocale, "Activates/queries locale processing."),
    localeconv: fn("localeconv()", conventions, "Returns numeric and monetary locale-specific parameters."),
    nl_langinfo: fn(
      "nl_langinfo(key, /)",
      languageInformation,
      "Return the value for the locale information associated with key.",
    ),
    getencoding: fn("getencoding()", () => "UTF-8", "Get the current locale encoding."),
    strcoll: fn(
      "strcoll(os1, os2, /)",
      (left: Value, right: Value) =>
        Math.sign(compareText(argument(left, "strcoll", " 1"), argument(right, "strcoll", " 2"))),
      "Compares two strings according to the locale.",
    ),
    strxfrm: fn(
      "strxfrm(string, /)",
      (text: Value) => {
        const given = argument(text, "strxfrm");
        if (given.includes("\0")) throw valueError("embedded null character");
        return given;
      },
      "Return a string that can be used as a key for locale-aware comparisons.",
    ),
    gettext: fn("gettext(msg, /)", (message: Value) => argument(message, "gettext"), "gettext(msg) -> string"),
    dgettext: fn(
      "dgettext(domain, msg, /)",
      (_domain: Value, message: Value) => argument(message, "dgettext"),
      "dgettext(domain, msg) -> string",
    ),
    dcgettext: fn(
      "dcgettext(domain, msg, category, /)",
      (_domain: Value, message: Value) => argument(message, "dcgettext"),
      "Return translation of msg in domain and category.",
    ),
    textdomain: fn(
      "textdomain(domain, /)",
      (domain: Value) => (domain === null ? "messages" : argument(domain, "textdomain")),
      "Set the C library's textdmain to domain, returning the new domain.",
    ),
    bindtextdomain: fn(
      "bindtextdomain(domain, dir, /)",
      (domain: Value, directory: Value) => {
        if (argument(domain, "bindtextdomain", " 1") === "") {
          throw pythonError(errorType(), "domain must be a non-empty string");
        }
        return directory;
      },
      "Bind the C library's domain to dir.",
    ),
    bind_textdomain_codeset: fn(
      "bind_textdomain_codeset(domain, codeset, /)",
      (_domain: Value, codeset: Value) => codeset,
      "Bind the C library's domain to codeset.",
    ),
  });
}

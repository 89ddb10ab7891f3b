"""Reads CPython's character database, of its own version of Unicode and of 3.2, and returns it as JSON.

Runs in CPython (pyodide). The globals `aliases` and `sequences` are texts of lines "name;code points": CPython knows
these names but does not list them, so they are given, and checked here.
"""

import json
import unicodedata
from unicodedata import ucd_3_2_0

END = 0x110000
# From here on characters are alike in long stretches.
END_OF_DETAIL = 0x34000
TAGS = range(0xE0000, 0xE0200)
SURROGATES = range(0xD800, 0xE000)
HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)


def number_text(value):
    """An integer, or the fraction with the smallest denominator that gives this float."""
    if value is None or value == int(value):
        return None if value is None else str(int(value))
    return next(f"{round(value * d)}/{d}" for d in range(2, 10000) if round(value * d) / d == value)


def flags(character):
    """The properties that str methods show, in the order of FLAGS in unicode-tables.mjs."""
    final = "\u03c2"
    ignorable = ("a" + character + "\u03a3").lower()[-1] == final and (character + "\u03a3").lower()[-1] != final
    tests = (
        character.isalpha(),
        character.islower(),
        character.isupper(),
        unicodedata.category(character) == "Lt",
        (character + "a").title()[-1] == "a",
        ignorable,
        character.isprintable(),
        character.isidentifier(),
        ("a" + character).isidentifier(),
        character.isspace(),
        len((character + "a").splitlines()) == 2,
    )
    return sum(1 << bit for bit, test in enumerate(tests) if test)


def stretches():
    """Stretches (first, length) of characters, all of which have the properties of the first."""
    for code in (*range(END_OF_DETAIL), *TAGS):
        yield code, 1
    for plane in range(END_OF_DETAIL & ~0xFFFF, END, 0x10000):
        first = max(plane, END_OF_DETAIL)
        if first == TAGS.start:
            first = TAGS.stop
        yield first, plane + 0xFFFE - first
        yield plane + 0xFFFE, 2


def properties(database, character):
    return (
        database.category(character),
        database.bidirectional(character),
        database.combining(character),
        database.east_asian_width(character),
        database.mirrored(character),
        flags(character) if database is unicodedata else 0,
        database.decimal(character, -1),
        database.digit(character, -1),
        number_text(database.numeric(character, None)),
    )


def table(database):
    """Distinct records, and the runs of characters that share one as [length, record, length, record, ...]."""
    records, runs = {}, []
    last = None
    for code, length in sorted(stretches()):
        record = records.setdefault(properties(database, chr(code)), len(records))
        if record == last:
            runs[-2] += length
        else:
            runs += (length, record)
            last = record
    return {"records": list(records), "runs": runs}


def mapping(convert, default):
    """Characters whose conversion is not `default`, with the result."""
    codes = (code for code in range(END_OF_DETAIL) if code not in SURROGATES)
    return [[code, convert(chr(code))] for code in codes if convert(chr(code)) != default(chr(code))]


def decompositions():
    codes = (code for code in range(END_OF_DETAIL) if code not in HANGUL_SYLLABLES)
    return [[code, text] for code in codes if (text := unicodedata.decomposition(chr(code)))]


def not_composed(decomposed):
    """Characters with a canonical decomposition that normalization does not compose again."""
    return [
        code
        for code, text in decomposed
        if not text.startswith("<") and unicodedata.normalize("NFC", chr(code)) != chr(code)
    ]


def corrections(decomposed):
    """Where Unicode 3.2 decomposes an assigned character to another one than today."""
    pairs = []
    for code, text in decomposed:
        old = ucd_3_2_0.normalize("NFD", chr(code))
        if ucd_3_2_0.category(chr(code)) != "Cn" and old != unicodedata.normalize("NFD", chr(code)):
            pairs.append([code, old])
    return pairs


def names():
    """Names of single characters, and runs of characters whose names are a prefix and their code."""
    single, ranges = [], []
    for code in (*range(END_OF_DETAIL), *TAGS):
        name = unicodedata.name(chr(code), None)
        if name is None or code in HANGUL_SYLLABLES:
            continue
        ending = f"-{code:04X}"
        if not name.endswith(ending):
            single.append([code, name])
            continue
        prefix = name.removesuffix(ending) + "-"
        if ranges and ranges[-1][0] == prefix and ranges[-1][2] == code - 1:
            ranges[-1][2] = code
        else:
            ranges.append([prefix, code, code])
    return single, ranges


def checked(lines):
    pairs = [line.split(";") for line in lines.splitlines() if not line.startswith("#")]
    for name, codes in pairs:
        if unicodedata.lookup(name) != "".join(chr(int(code, 16)) for code in codes.split()):
            raise ValueError(f"CPython has another character for {name}")
    return pairs


decomposed = decompositions()
single_names, name_ranges = names()
json.dumps(
    {
        "version": unicodedata.unidata_version,
        "characters": table(unicodedata),
        "oldCharacters": table(ucd_3_2_0),
        "lower": mapping(str.lower, str),
        "upper": mapping(str.upper, str),
        "title": mapping(str.title, str.upper),
        "fold": mapping(str.casefold, str.lower),
        "decompositions": decomposed,
        "notComposed": not_composed(decomposed),
        "corrections": corrections(decomposed),
        "names": single_names,
        "nameRanges": name_ranges,
        "aliases": checked(aliases),
        "sequences": checked(sequences),
    }
)

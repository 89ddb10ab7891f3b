"""Writes down what CPython's codecs of East Asia decode and encode, as JSON; run by generate-multibyte.mjs."""

import json

NONE, SAME = 0, 1
BASES = {
    "gbk": None,
    "gb2312": "gbk",
    "gb18030": "gbk",
    "big5": None,
    "cp950": "big5",
    "shift_jis": None,
    "cp932": "shift_jis",
    "euc_jp": None,
    "cp949": None,
    "euc_kr": "cp949",
    "johab": None,
}
CHARACTERS = [chr(point) for point in range(0x80, 0x10000) if not 0xD800 <= point < 0xE000]


def attempt(function, *arguments):
    """The result, or None for what the codec does not know."""
    try:
        return function(*arguments)
    except UnicodeError:
        return None


def is_lead(name, byte):
    try:
        bytes([byte]).decode(name)
    except UnicodeDecodeError as error:
        return error.reason == "incomplete multibyte sequence"
    return False


def pairs(name, prefix=b""):
    """Code points by two bytes; 0 where there is none."""
    table = [0] * 0x10000
    for first in range(0x80, 0x100):
        if not prefix and not is_lead(name, first):
            continue
        for second in range(0x100):
            text = attempt((prefix + bytes([first, second])).decode, name)
            if text is not None and len(text) == 1:
                table[first << 8 | second] = ord(text)
    return table


def relative(table, base):
    """1 for what is as in the base: such tables pack well. No code point of a pair is 1."""
    if base is None:
        return table
    return [SAME if point and point == other else point for point, other in zip(table, base)]


def encode_exceptions(name, single, double, triple):
    """Code points whose bytes are not the first that are decoded to them, with these bytes as a number, 0 for none."""
    first = {}
    for bytes_, point in [*enumerate(single), *enumerate(double), *((0x8F0000 | at, each) for at, each in enumerate(triple))]:
        if point:
            first.setdefault(point, bytes_)
    found = {}
    for character in CHARACTERS:
        encoded = attempt(character.encode, name) or b""
        number = int.from_bytes(encoded) if len(encoded) <= 3 else None
        if number is not None and number != first.get(ord(character), 0):
            found[ord(character)] = number
        if number is None and ord(character) in first:
            raise ValueError(f"{name} encodes {character!r} in {len(encoded)} bytes")
    return found


def ranges_of_four():
    """The ranges of gb18030's four bytes, as [number, code point, length]."""
    ranges = []
    for character in CHARACTERS:
        encoded = attempt(character.encode, "gb18030")
        if encoded is None or len(encoded) != 4:
            continue
        a, b, c, d = encoded
        number = (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30
        last = ranges[-1] if ranges else None
        if last and number == last[0] + last[2] and ord(character) == last[1] + last[2]:
            last[2] += 1
        else:
            ranges.append([number, ord(character), 1])
    return ranges


def describe():
    tables = {}
    result = {}
    for name, base in BASES.items():
        single = [0] * 0x80 + [ord(attempt(bytes([byte]).decode, name) or "\0") for byte in range(0x80, 0x100)]
        double = tables[name] = pairs(name)
        triple = pairs(name, b"\x8f") if name == "euc_jp" else []
        result[name] = {
            "base": base,
            "leads": [byte for byte in range(0x80, 0x100) if is_lead(name, byte)],
            "single": {byte: point for byte, point in enumerate(single) if point},
            "double": relative(double, tables.get(base)),
            "triple": triple,
            "exceptions": encode_exceptions(name, single, double, triple),
        }
    return json.dumps({"codecs": result, "ranges": ranges_of_four()})


describe()

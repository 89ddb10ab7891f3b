class JSONError(ValueError):
    pass
def parse(text):
    value, i = parse_value(text, skip(text, 0))
    i = skip(text, i)
    if i != len(text):
        raise JSONError(f"extra data at {i}")
    return value
def skip(text, i):
    while i < len(text) and text[i] in " \n\t":
        i += 1
    return i
def parse_value(text, i):
    if i >= len(text):
        raise JSONError("unexpected end")
    for word, value in (("null", None), ("true", True), ("false", False)):
        if text.startswith(word, i):
            return value, i + len(word)
    c = text[i]
    if c == '"':
        return parse_string(text, i + 1)
    if c == "[":
        return parse_sequence(text, i + 1, "]", list, parse_value)
    if c == "{":
        return parse_sequence(text, i + 1, "}", dict, parse_pair)
    j = i
    while j < len(text) and text[j] in "+-0123456789.eE":
        j += 1
    try:
        return (float if any(c in text[i:j] for c in ".eE") else int)(text[i:j]), j
    except ValueError:
        raise JSONError(f"bad value at {i}") from None
def parse_string(text, i):
    out = []
    while i < len(text):
        c = text[i]
        if c == '"':
            return "".join(out), i + 1
        if c == "\\":
            i += 1
            c = text[i]
            if c == "u":
                out.append(chr(int(text[i + 1:i + 5], 16)))
                i += 5
                continue
            c = {"n": "\n", "t": "\t"}.get(c, c)
        out.append(c)
        i += 1
    raise JSONError("unterminated string")
def parse_pair(text, i):
    key, i = parse_value(text, i)
    i = skip(text, i)
    if text[i:i + 1] != ":":
        raise JSONError(f"expected ':' at {i}")
    value, i = parse_value(text, skip(text, i + 1))
    return (key, value), i
def parse_sequence(text, i, end, make, item):
    items = []
    i = skip(text, i)
    while text[i:i + 1] != end:
        value, i = item(text, i)
        items.append(value)
        i = skip(text, i)
        if text[i:i + 1] == ",":
            i = skip(text, i + 1)
        elif text[i:i + 1] != end:
            raise JSONError(f"expected ',' or {end!r} at {i}")
    return make(items), i + 1
for text in ('[1, -2.5, 1e3, "a\\n\\u00e9", null, true]', '{"a": {"b": []}, "c": [[], {}]}', " 5 ", '"x', "[1 2]", '{"a" 1}', "nope", "", "[1] 2", "{"):
    try:
        print(parse(text))
    except JSONError as e:
        print(type(e).__name__, e)
import json
sample = '{"k": [1, 2.0, "z", false], "n": null}'
print(parse(sample) == json.loads(sample))

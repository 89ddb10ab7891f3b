import json


def load(text, **settings):
    try:
        print(repr(text[:40]), settings, json.loads(text, **settings))
    except (ValueError, RecursionError) as error:
        print(repr(text[:40]), settings, f"{type(error).__name__}: {error}")


documents = ["1", "-0", "1.5", "-1e5", "1e", "1.", "-", "01", '"a\\n\\u00e9\\ud83d\\ude00"', '"\\x"', '"\\u12"', '"a', '"a\\', '"a\nb"']
documents += ["[]", "[1, 2 ,3]", "[1,]", "[1", "[,", "{}", '{"a": 1, "b": [true, false, null]}', '{"a"}', '{"a":}', '{"a":1,}', '{"a":1']
documents += ["{1:2}", "NaN", "-Infinity", "-Inf", "nul", "  1  ", "1 2", "", '["😀", 1,]', "123456789012345678901234567890", "[" * 2000]
for document in documents:
    load(document)
load('"a\nb"', strict=False)
load('{"a": 1}', object_hook=list)
load('{"a": 1, "b": 2}', object_pairs_hook=list)
load("[1.5, 2, NaN]", parse_float=str, parse_int=str, parse_constant=str)
for text in "a", '"\\\n\x00\x1f\x7f', "é😀\ud800":
    print(json.dumps(text), ascii(json.dumps(text, ensure_ascii=False)))
print(json.JSONDecoder().raw_decode('{"a": "😀"} rest'), json.decoder.scanstring('"😀" rest', 1))

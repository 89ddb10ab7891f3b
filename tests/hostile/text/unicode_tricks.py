# ends: ok error
import unicodedata, re, json, sys
tricks = ["\u202e", "\ufeff", "\u200b", "\u2028", "\u2029", "\0", "\x1b[2J", "\ud800", "\udfff\ud800", "\U000e0001", "\U0010ffff", "\ufdfa" * 100, "\u0345", "\u0130", "\u0131", "\ufb03", "\u1e9e", "\u03c2", "\u0f73", "a" + "\u0300" * 5000, "\U0001f468\u200d\U0001f469", "\u1100\u1161\u11a8", "\xad", "\u3164", "\uff10", "\u0660", "\u2164"]
for trick in tricks:
    for use in (lambda: exec(f"{trick} = 1"), lambda: exec(f"a{trick}b = 1"), lambda: exec(f"'{trick}'"), lambda: exec(f"# {trick}\n1"), lambda: compile(trick, trick, "exec"), lambda: re.compile(trick + "+").sub(trick * 2, trick * 3), lambda: re.compile(f"[{trick}-z]", re.I | re.X).findall(trick), lambda: json.loads(json.dumps({trick: trick})), lambda: [getattr(trick, m)() for m in ("upper", "lower", "title", "casefold", "swapcase", "capitalize", "isidentifier", "isnumeric", "splitlines", "split", "strip")], lambda: [unicodedata.normalize(f, trick) for f in ("NFC", "NFD", "NFKC", "NFKD")], lambda: int(trick), lambda: float(trick), lambda: setattr(sys, trick, 1), lambda: __import__(trick), lambda: open(trick), lambda: type(trick, (), {trick: 1}), lambda: format(1, trick), lambda: ("{" + trick + "}").format(), lambda: f"{'x':{trick}>5}", lambda: "%" + trick % (), lambda: trick.encode("utf-16-le").decode("utf-16-le", "surrogatepass"), lambda: trick.encode("idna"), lambda: trick.encode("punycode").decode("punycode"), lambda: print(trick.encode("utf-8", "replace")), lambda: eval(trick), lambda: exec(f"class {trick}: pass"), lambda: exec(f"def f({trick}): pass"), lambda: exec(f"import {trick}")):
        try:
            use()
        except Exception as e:
            repr(e)
raise NameError("\u202e" + "\ud800" + "\0" + "x" * 1000)

import string
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello  wORLD-x"), string.capwords("a-b", "-"))
t = string.Template("$who likes ${what}s, $$5")
print(t.substitute(who="tim", what="cat"), t.safe_substitute(who="x"), t.get_identifiers(), t.is_valid(), string.Template("$1").is_valid())
for f in (lambda: t.substitute(), lambda: string.Template("$").substitute(), lambda: string.Template("a\n$ b").substitute()):
    try: f()
    except Exception as e: print(type(e).__name__, e)

source = "# coding: koi8-r\nprint('привет')\n"
exec(compile(source.encode("koi8-r"), "koi", "exec"))
exec("# -*- coding: latin9 -*-\nprint('\u20ac')\n".encode("latin9"))
try:
    compile(b"# coding: no-such-thing\n", "unknown", "exec")
except SyntaxError as error:
    print(error)

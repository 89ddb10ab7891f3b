for source in ("f'{'", "f'}'", "f'{}'", "f'{a b}'", "f'{a!x}'", "f'{a!}'", "f'{a:{b'", "f'{!r}'", "f'{a=!}'", "f'{lambda x: 1}'", "f'{a:{b:{c:{d}}}}'", "f'{a !r}'", "f'{a! r}'", "f'{*a}'", "f'{**a}'", "f'{a.}'", "f'{ }'", "f'{a:'", "f'{yield}'", "f'{a = b}'", "f'{1:{}}'", "f'{\\n}'", "f'{a!r:}'", "f'{#}'", "f'{a'", "f'{a[}'", "f'{a(}'", "f'{a)}'", "f'abc", "f'{(a}'", "f'{=}'", "f'{:x}'", "f'{a\\'b\\'}'"):
    try:
        compile(source, "s", "eval")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)

import warnings

sources = r"""
'\d'
x = 'a\d'
b'\d'
u'\d'
f'a\d{x}'
f'{x}\d'
'\777'
'a' 'é\d'
é = 'é\d'
f'{1:\d}'
t'\d{x}'
f'\777{x}'
f'a' '\d'
""".split("\n")[1:-1]
sources += ["'''a\nb\\d'''", "b'''\nab\\d'''", "f'''\n{x}\n  \\d'''", "'''\né\\777'''", "(1,\n  'ab' 'c\\d')", "'\\\n\\d'"]
for action in ("error", "always"):
    warnings.simplefilter(action)
    for source in sources:
        with warnings.catch_warnings(record=True) as caught:
            try:
                compile(source, "<source>", "exec")
            except SyntaxError as error:
                print(ascii(error.args[1]))
        print([warning.lineno for warning in caught])

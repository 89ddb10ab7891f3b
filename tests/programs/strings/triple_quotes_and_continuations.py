s = """line one
  "quoted" and 'single'
\ttab \
joined
end"""
print(s)
print(repr('''a"'"b'''), """x""", repr(""""a" """), len("""\
"""))

x = 7
print(fr"\n{x}\{x}", f"\x41{x}\u20ac\N{BULLET}{x}", f"a\
b{x}", f"tab\t{x}", f'{x}' "{x}" f"{x}", f"{x!r}" rf"\{x}", len(f"\\{x}"), f"\N{EURO SIGN}", f"{'\x41'}{"\\"}")

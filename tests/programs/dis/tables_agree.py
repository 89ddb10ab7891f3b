"""Offsets in co_code, co_lines, co_positions, co_branches, frames and tracebacks are the same ones."""
import dis
import sys


def f(a):
    try:
        here = sys._getframe().f_lasti
        return a.b[
            a.c(1)
        ], here
    except AttributeError as error:
        return error.__traceback__.tb_lasti


class B:
    b = [7]

    def c(self, x):
        return 0


code = f.__code__
units = len(code.co_code) // 2
print(len(list(code.co_positions())) == units, list(code.co_lines())[-1][1] == units * 2)
by_offset = {i.offset: i for i in dis.get_instructions(f)}
value, here = f(B())
print(value, by_offset[here].opname, by_offset[here].line_number)
print(by_offset[f(1)].opname, by_offset[f(1)].argval)
print([line for _, line in dis.findlinestarts(code)])
lines = {}
for start, end, line in code.co_lines():
    for offset in range(start, end, 2):
        lines[offset] = line
print(all(lines[2 * n] == p[0] for n, p in enumerate(code.co_positions())))


source = "def many(x):\n  while x:\n" + "    x.a = x.b + 3\n" * 80 + "  return x\n"
names = {}
exec(source, names)
for i in dis.get_instructions(names["many"]):
    if "JUMP" in i.opname:
        print(i.opname, i.arg, i.argval, i.jump_target, i.start_offset)
print(dis.stack_effect(dis.opmap["BUILD_MAP"], 3), dis.stack_effect(dis.opmap["LOAD_ATTR"], 1))

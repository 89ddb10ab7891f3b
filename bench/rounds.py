"""Prints a program that does the work of another several times, and says how long each round took.

Usage: rounds.py FILE ROUNDS. Functions, classes, and imports are defined once; the statements beside them are a round.
The first round prints what the program prints; the last line is a JSON list of milliseconds.
"""

import ast
import sys

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)

ROUNDS = """
import time as _time

_print, _milliseconds = print, []

def print(*values):
    if not _milliseconds:
        _print(*values)

for _round in range(ROUNDS):
    _start = _time.time()
    _milliseconds.append(int((_time.time() - _start) * 1000))
_print(_milliseconds)
"""


def main(path, rounds):
    with open(path, encoding="utf-8") as file:
        program = ast.parse(file.read())
    frame = ast.parse(ROUNDS.replace("ROUNDS", str(int(rounds))))
    [loop] = [each for each in frame.body if isinstance(each, ast.For)]
    loop.body[1:1] = [each for each in program.body if not isinstance(each, DEFINITIONS)]
    program.body = [each for each in program.body if isinstance(each, DEFINITIONS)] + frame.body
    print(ast.unparse(program))


main(*sys.argv[1:])

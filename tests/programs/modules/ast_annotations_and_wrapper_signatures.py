import ast
import inspect
import itertools

print(ast.arguments.__annotations__ == ast.arguments._field_types, ast.Name.__annotations__, ast.Load.__annotations__)
for function in bytearray.__init__, list.__init__, int.__new__, itertools.chain.__new__:
    print(function.__text_signature__, inspect.signature(function))

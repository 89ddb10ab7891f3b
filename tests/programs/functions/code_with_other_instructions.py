import dis
import types
from opcode import opmap


def function(x):
    return x + 1


def raised():
    try:
        raise ValueError
    except ValueError:
        return "caught"


def closure(__class__):
    return (lambda: __class__).__closure__


class Base:
    def hello(self):
        return "Base"


class Derived(Base):
    pass


def hello(self):
    return "foreign", super().hello()


# The code of one function with the instructions of another.
other = (lambda y: y * 100).__code__
function.__code__ = function.__code__.replace(co_code=other.co_code, co_consts=other.co_consts)
print(function(5), function.__code__.co_code == other.co_code, function.__code__.co_varnames)

# A cell that the function did not have.
code = hello.__code__
code = code.replace(
    co_freevars=code.co_freevars + ("__class__",), co_code=bytes([opmap["COPY_FREE_VARS"], 1]) + code.co_code
)
Derived.hello = types.FunctionType(code, globals(), "hello", closure=closure(Derived))
print(Derived().hello())

print(raised(), raised.__code__.replace(co_exceptiontable=b"") == raised.__code__)
raised.__code__ = raised.__code__.replace(co_exceptiontable=b"")
try:
    raised()
except ValueError as error:
    print("not caught", error.__traceback__.tb_next.tb_lineno)

made = function.__code__.replace(
    co_consts=("made",),
    co_stacksize=1,
    co_code=bytes([opmap["RESUME"], 0, opmap["LOAD_CONST"], 0, opmap["RETURN_VALUE"], 0]),
    co_linetable=b"",
)
function.__code__ = made
print(function(0), list(made.co_lines()), [instruction.opname for instruction in dis.get_instructions(made)])

unequal = [function.__code__.replace(co_firstlineno=9), function.__code__.replace(co_flags=67)]
unequal += [function.__code__.replace(co_posonlyargcount=1), function.__code__.replace(co_consts=(1.0,))]
print(len({*unequal, function.__code__}), function.__code__.replace(co_consts=(1,)) == unequal[-1])

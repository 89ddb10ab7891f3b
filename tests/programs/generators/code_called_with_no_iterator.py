import types


def make():
    return (item for item in range(3))


for turn in range(3):
    for value in ([1], range(2), iter([1, 2]), iter(range(3)), None, 42, 2.5, "ab", (each for each in "ab")):
        function = types.FunctionType(make().gi_code, {})
        try:
            print(list(function(value)))
        except TypeError as error:
            print(error)
        generator = make()
        generator.gi_frame.f_locals[".0"] = value
        try:
            print(list(generator))
        except TypeError as error:
            print(error)

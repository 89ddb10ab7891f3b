"""Class methods of builtin classes bind to subtypes only; a setter of the metaclass does not hide a class attribute."""

descriptor = dict.__dict__["fromkeys"]
for args in [(None, 42), (None,), (42,), (None, int), ({}, 42), ({},), (None, dict)]:
    try:
        bound = descriptor.__get__(*args)
        print(bound([1]))
    except TypeError as error:
        print(error)


class Setter:
    def __set__(self, instance, value):
        print("set", value)


class Meta(type):
    pass


class Y(metaclass=Meta):
    pass


Y.a = 42
Meta.a = Setter()
print(Y.a)

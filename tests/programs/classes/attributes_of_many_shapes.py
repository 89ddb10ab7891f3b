# The same place in the code with instances of many shapes, and with classes that change.
class Plain:
    pass


class Computed:
    @property
    def value(self):
        return self.base * 2


class Shared:
    value = "shared"


def total(objects):
    return [each.value for each in objects]


objects = []
for i in range(12):
    plain = Plain()
    setattr(plain, "extra%d" % i, i)
    plain.value = i
    objects.append(plain)
    computed = Computed()
    computed.base = i
    objects.append(computed)
    objects.append(Shared())
for _ in range(40):
    result = total(objects)
print(result)
Computed.value = "replaced"
Shared.value = property(lambda self: "computed")
print(total(objects))
del Shared.value
try:
    total(objects)
except AttributeError as error:
    print(error)

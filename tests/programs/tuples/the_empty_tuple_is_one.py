def function(*arguments):
    return arguments


empty = ()
print(function() is empty, tuple() is empty, tuple([]) is empty, tuple(x for x in []) is empty)
print((1,)[1:] is empty, (1,)[::-1][:0] is empty, (1,) * 0 is empty, (*[],) is empty, ().__add__(()) is empty)
print(function.__type_params__ is empty, function.__code__.co_freevars is empty, Exception().args is empty)
values = (1, 2, 3)
print(values[:] is values, tuple(values) is values, values * 1 is values, values + () is values)
content = b"abc"
print(content[:] is content, content[0:] is content, content + b"" is content, b"" + content is content)


class Child(tuple):
    pass


print(Child() is empty, Child()[:] is empty, tuple(Child()) is empty)

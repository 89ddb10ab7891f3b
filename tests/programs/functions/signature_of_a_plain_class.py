import inspect
class Plain:
    pass
class Other(Plain):
    x = 1
for each in object, Plain, Other, classmethod, staticmethod:
    print(each.__name__, inspect.signature(each))
print(object.__text_signature__, Plain.__text_signature__)

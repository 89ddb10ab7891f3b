def collect(*args, **kwargs):
    for key, value in kwargs.items():
        if key in args:
            print("both", value)
    return [*args, *kwargs]


print(collect(*[
    1,
    2,
], **{
    "a": 1,
}))
first, *rest = collect(
    1, b=2)
(x,
 y) = (1,
       2)
x, y = \
    y, x

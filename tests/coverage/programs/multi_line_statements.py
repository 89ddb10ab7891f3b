def add(
    first,
    second=(
        1
    ),
):
    return (
        first
        + second
    )


total = add(
    1,
    add(
        2,
    ),
)
values = [
    total,
    2,
]
mapping = {
    "a": 1,
    "b": [
        2,
    ],
}
if (
    total > 1
    and values
):
    print(
        total,
        mapping,
    )
text = """
several
lines
"""
assert (
    total
), "message"

"""What type() says of a name, bases or a namespace of the wrong kind."""

for arguments in (
    ("a", (), None),
    ("a", None, {}),
    (None, (), {}),
    ("a", (), 5),
    ("a", [], {}),
    (5, (), {}),
):
    try:
        type(*arguments)
    except TypeError as error:
        print(error)

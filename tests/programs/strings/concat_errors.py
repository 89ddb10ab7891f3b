for source in ("'a' + 1", "1 + 'a'", "'a' + b'b'", "'a' * 'b'", "'a' * 1.5", "'a' - 'b'", "'a' * None", "'a' + None", "'abc' * -1", "'ab' * True", "0 * 'ab'"):
    try:
        print(repr(eval(source)))
    except TypeError as e:
        print(source, e)

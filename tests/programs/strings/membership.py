print("" in "", "" in "a", "bc" in "abc", "cb" in "abc", "a" not in "b", "abc" in "abc")
for bad in (1, None, b"a", ["a"]):
    try:
        bad in "abc"
    except TypeError as e:
        print(e)

print(",".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join(["x"]), ", ".join(str(i) for i in range(4)), "ab".join("123"), ".".join({"k": 1}))
for bad in ([1, 2], ["a", None], ["a", b"b"], 5, None, "ab".join):
    try:
        ",".join(bad)
    except TypeError as e:
        print(e)

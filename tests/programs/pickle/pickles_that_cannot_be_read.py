import pickle
cases = [b"", b"N", b".", b"(.", b"x", b"\x00", b"'", b"\x80\x06.", b"N(R.", b"cbuiltins\nlist\nNR.", b"Pabc\n.", b"NQ.",
    b"\x82\x00.", b"\x82\x05.", b"\x84\xff\xff\xff\xff.", b"\x97.", b"h\x07.", b"K\x01N\x81.", b"K\x01)\x81.",
    b"cbuiltins\nint\n]\x81.", b"cbuiltins\nint\n)N\x92.", b"S'ab\n.", b"U\x01\xff.", b"(NNNd.", b"}(NNNu.", b"N(NNu.", b"N(NNe.",
    b"cnosuch\nx\n.", b"csys\nx\n.", b"\x80\x04\x8c\x03sys\x8c\x03a.b\x93.", b"\x80\x04NN\x93.", b"Ix\n.", b"Lx\n.", b"Fx\n.",
    b"gx\n.", b"Np-1\n.", b"0.", b"1.", b"2.", b"a.", b"s.", b"e.", b"u.", b"\x90.", b"b.", b"R.", b"\x81.", b"t.", b"(o.",
    b"\x85.", b"N\x86.", b"X\x05\x00\x00\x00ab.", b"B\xff\x00\x00\x00ab.", b"\x8b\xff\xff\xff\xff.", b"\x95\x10\x00\x00\x00\x00\x00\x00\x00N.",
    b"I1", b"cx", b"J\x01", b"G\x01", b"]K\x01b.", b"N(K\x01\x86b.", b"c__main__\ncases\n}b.", b"\x8c\x01\xff.", b"(i\n.", b"\x98."]
for data in cases:
    try:
        print(data, pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)
for arguments in ({"data": "x"}, {"data": b"N.", "encoding": 3}, {"data": b"\x97.", "buffers": []}):
    try:
        print(pickle.loads(arguments.pop("data"), **arguments))
    except Exception as error:
        print(type(error).__name__, error)

class P:
    __match_args__ = ("x",)
    @property
    def x(self):
        raise RuntimeError("cannot look")

match P():
    case P(5):
        print("five")

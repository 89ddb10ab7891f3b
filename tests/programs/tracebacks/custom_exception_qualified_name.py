class Outer:
    class Error(Exception):
        def __str__(self):
            return f"<{self.args[0]}>"

def make():
    class Local(Outer.Error): pass
    return Local

raise make()("detail")

def leaf():
    try:
        yield 1
    finally:
        print("leaf closed")
def middle():
    try:
        yield from leaf()
    finally:
        print("middle closed")
def top():
    try:
        yield from middle()
    except GeneratorExit:
        print("top saw exit")
        raise
g = top()
next(g)
g.close()
class Custom:
    def __iter__(self): return self
    def __next__(self): return "n"
    def close(self): print("custom close")
    def throw(self, *args):
        print("custom throw", args)
        return "thrown"
    def send(self, v):
        return f"sent {v}"
def wrap():
    yield from Custom()
w = wrap()
print(next(w), w.send(3), w.throw(ValueError("v")))
w.close()

def parser():
    stack, current = [], []
    result = None
    while True:
        token = yield result
        result = None
        if token == "(":
            stack.append(current)
            current = []
        elif token == ")":
            if not stack: raise ValueError("unbalanced")
            done, current = current, stack.pop()
            current.append(done)
            if not stack: result, current = current, []
        else:
            current.append(token)
p = parser()
next(p)
for token in "( a ( b c ) ) ( )".split():
    out = p.send(token)
    if out is not None: print(out)
try:
    p.send(")")
except ValueError as e:
    print(e)
print(next(p, "dead"))

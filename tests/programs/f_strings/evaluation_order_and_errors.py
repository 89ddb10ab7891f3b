def say(x): print("eval", x); return x
print(f"{say(1)} {say(2)!r:{say(4)}}")
for source in ("f'{1/0}'", "f'{undefined}'", "f'{5:q}'", "f'{\"a\":d}'", "f'{[]:>5}'", "f'{None:.2f}'"):
    try:
        eval(source)
    except Exception as e:
        print(type(e).__name__, e)

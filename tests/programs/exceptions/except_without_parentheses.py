try:
    raise KeyError("k")
except ValueError, KeyError:
    print("caught without parentheses")
try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError, TypeError:
    print("star too")
for source in ("try: pass\nexcept ValueError, KeyError as e: pass", "try: pass\nexcept (ValueError, KeyError) as e: pass", "try: pass\nexcept ValueError as e.x: pass", "try: pass", "try: pass\nexcept: pass\nexcept ValueError: pass", "try: pass\nexcept* : pass", "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nfinally: pass\nelse: pass", "try: pass\nelse: pass", "except: pass", "try:\n  pass\nexcept A\n  pass", "raise a, b", "raise from x"):
    try:
        compile(source, "s", "exec")
        print("ok")
    except SyntaxError as e:
        print(type(e).__name__, e.msg)

def attempt(matcher):
    try:
        try:
            raise ValueError("v")
        except* matcher:
            print("matched")
    except Exception as e:
        print(type(e).__name__, e)
attempt(ValueError); attempt(ExceptionGroup); attempt((ValueError, ExceptionGroup)); attempt(5); attempt(int); attempt(())
for source in ("for x in y:\n try: pass\n except* ValueError: break", "def f():\n try: pass\n except* ValueError: return 1", "for x in y:\n try: pass\n except* V: continue", "def f():\n try: pass\n except* V:\n  def g(): return 1", "try: pass\nexcept*: pass"):
    try:
        compile(source, "s", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)

def check(text, limit):
    raise ValueError("too long")

check("""first
second""",
      limit=5)

words = ["pear", "fig", "apple", "kiwi", "date", "plum"]
words.sort(key=len); print(words)
words.sort(key=len, reverse=True); print(words)
words.sort(key=lambda w: (w[-1], -len(w))); print(words)
words.sort(reverse=True); print(words)
data = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
data.sort(key=lambda p: p[0]); print(data)
print(sorted([True, 0, 2.5, -1, 1.0]), sorted("bca", reverse=True))

class Show:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
s = Show()
print(s[1], s[1:2], s[:], s[::], s[1:2:3], s[:, 1], s[1, 2:3, ...], s[()], s[-1:], s["k"], s[None], s[1,], s[*[1, 2]], s[*[], 5], s[a := 3], s[lambda: 0:1].stop)
s[1:2, ::3] = "v"
del s[..., None]
s[0] , s[1] = "xy"
del s[0], s[1:]
s["a"] += (1,) if isinstance(s["a"], tuple) else "b"

s = "abcdefg"
print(s[2:5], s[:3], s[3:], s[-3:], s[:-3], s[::2], s[::-1], s[5:2], s[5:2:-1], s[-1:-8:-2], s[10:], s[:100], s[-100:2], s[3:3] == "")
print(s[None:None], s[True:], s[::-3], s[1:6:2], s[:: 10**20], s[-(10**20): 10**20])
for source in ("s[7]", "s[-8]", "s['a']", "s[1.0]", "s[::0]", "s[1:'b']", "s[1, 2]", "s[None]", "s[10**20]"):
    try:
        eval(source)
    except Exception as e:
        print(type(e).__name__, e)

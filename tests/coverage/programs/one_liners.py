a = 1; b = 2; c = a + b
if a: b = 3
else: b = 4
for i in range(3): c += i
while c > 5: c -= 1
def f(): return 1
class C: pass
try: f()
except Exception: pass
with open(__file__) as source: first = source.readline()
if a: pass
elif b: pass
lambda: 1
x = [
] if a else [
    1]

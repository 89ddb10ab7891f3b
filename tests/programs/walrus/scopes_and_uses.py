if (n := len("abc")) > 2: print("long", n)
while (line := next(it := iter(["only"]), None)) and n > 0:
    n -= 2
    print(line, n)
print([y := 5, y ** 2], (z := 1, 2), z, {(k := "key"): (v := "val")}, k, v, f"{(m := 3)}", m, (lambda: (q := 9) + q)())
def f(a=(d := 7)): return a, d
print(f(), (x := 10), x)
data = [1, 5, 2, 8]
print([s for v in data if (s := v * 2) > 4], s, any((hit := v) > 4 for v in data), hit)
print((a := (b := 1)), b, [c := i for i in range(3)][-1], c, {d: (e := d) for d in "ab"}, e)

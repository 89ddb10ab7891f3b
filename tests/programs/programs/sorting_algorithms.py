def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]; swapped = True
        if not swapped: break
    return a
def insertion(a):
    out = []
    for x in a:
        i = len(out)
        while i and out[i - 1] > x: i -= 1
        out[i:i] = [x]
    return out
def quick(a):
    if len(a) < 2: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if not x < p])
def merge(a):
    if len(a) < 2: return a[:]
    m = len(a) // 2
    l, r, out = merge(a[:m]), merge(a[m:]), []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            c += c + 1 < n and a[c + 1] > a[c]
            if a[i] >= a[c]: break
            a[i], a[c] = a[c], a[i]; i = c
    for i in reversed(range(len(a) // 2)): sift(i, len(a))
    for n in reversed(range(1, len(a))): a[0], a[n] = a[n], a[0]; sift(0, n)
    return a
def radix(a):
    a, shift = a[:], 0
    while any(x >> shift for x in a):
        buckets = [[] for _ in range(16)]
        for x in a: buckets[(x >> shift) & 15].append(x)
        a = [x for b in buckets for x in b]; shift += 4
    return a
seed, data = 1, []
for _ in range(60): seed = seed * 69069 + 1 & 0xFFFFFFFF; data.append(seed >> 20)
for sort in (bubble, insertion, quick, merge, heap, radix):
    print(f"{sort.__name__:>10} {sort(data) == sorted(data)} {sort([])} {sort([2, 1, 2])} {sort(data)[:4]}")
def search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else None
s = sorted(data)
print(search(s, data[7]) == s.index(data[7]), search(s, -1), search([], 1))

def model(seq, start, stop, step):
    return [seq[i] for i in range(*slice(start, stop, step).indices(len(seq)))]
seq = [0, 1, 2, 3, 4]
bounds = (None, -7, -5, -2, 0, 1, 3, 5, 9)
bad = [(a, b, c) for a in bounds for b in bounds for c in (None, 1, 2, -1, -3, 7) if seq[a:b:c] != model(seq, a, b, c) or tuple(seq)[a:b:c] != tuple(seq[a:b:c]) or list("01234"[a:b:c]) != [str(x) for x in seq[a:b:c]]]
print(bad, sum(len(seq[a:b:-1]) for a in bounds for b in bounds))

import heapq
from collections import Counter
def build(text):
    heap = [(n, i, c) for i, (c, n) in enumerate(sorted(Counter(text).items()))]
    heapq.heapify(heap)
    serial = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], serial, (a[2], b[2])))
        serial += 1
    return heap[0][2]
def codes(tree, prefix=""):
    if isinstance(tree, str): return {tree: prefix or "0"}
    return {**codes(tree[0], prefix + "0"), **codes(tree[1], prefix + "1")}
def decode(tree, bits):
    out, node = [], tree
    for b in bits:
        node = node[int(b)] if isinstance(node, tuple) else node
        if isinstance(node, str):
            out.append(node)
            node = tree
    return "".join(out)
text = "she sells sea shells"
tree = build(text)
table = codes(tree)
bits = "".join(table[c] for c in text)
print(table, len(bits), decode(tree, bits) == text)
print(int(bits, 2).to_bytes((len(bits) + 7) // 8).hex(), all(not b.startswith(a) for a in table.values() for b in table.values() if a != b), codes(build("aaa")))

def parse(text):
    return {(r, c) for r, line in enumerate(text.split("/")) for c, ch in enumerate(line) if ch == "#"}
def step(cells):
    counts = {}
    for r, c in cells:
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc:
                    key = r + dr, c + dc
                    counts[key] = counts.get(key, 0) + 1
    return {p for p, n in counts.items() if n == 3 or n == 2 and p in cells}
def show(cells, size):
    return "\n".join("".join(".#"[(r, c) in cells] for c in range(size)) for r in range(size))
glider = parse(".#/..#/###")
world = glider
for generation in range(5):
    print(f"gen {generation}: {len(world)} cells")
    print(show(world, 6))
    world = step(world)
shifted = {(r + 1, c + 1) for r, c in glider}
again = glider
for _ in range(4):
    again = step(again)
print(again == shifted)
blinker = parse("###")
print(step(step(blinker)) == blinker, step(blinker) == {(-1, 1), (0, 1), (1, 1)}, step(set()), len(step(parse("##/##"))))

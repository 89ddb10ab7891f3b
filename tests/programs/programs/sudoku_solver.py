GRID = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
def peers(i):
    r, c = divmod(i, 9)
    for j in range(81):
        x, y = divmod(j, 9)
        if j != i and (x == r or y == c or (x // 3, y // 3) == (r // 3, c // 3)):
            yield j
PEERS = [frozenset(peers(i)) for i in range(81)]
def solve(grid):
    best = None
    for i, v in enumerate(grid):
        if v == ".":
            options = set("123456789") - {grid[j] for j in PEERS[i]}
            if best is None or len(options) < len(best[1]):
                best = i, options
            if len(options) <= 1:
                break
    if best is None:
        return grid
    i, options = best
    for v in sorted(options):
        if (result := solve(grid[:i] + v + grid[i + 1:])):
            return result
    return None
answer = solve(GRID)
for r in range(0, 81, 9):
    print(" ".join(answer[r:r + 3]), "|", " ".join(answer[r + 3:r + 6]), "|", " ".join(answer[r + 6:r + 9]))
    if r in (18, 45): print("-" * 21)
print(all(len({answer[j] for j in PEERS[i]} | {answer[i]}) == 9 for i in range(81)), solve("55" + GRID[2:]))

MAZE = """\
#########
#S#...#.#
#.#.#.#.#
#...#...#
#.#####.#
#.....#E#
#########""".splitlines()
def find(ch): return next((r, c) for r, row in enumerate(MAZE) for c, x in enumerate(row) if x == ch)
def neighbours(p):
    r, c = p
    for dr, dc in ((-1, 0), (0, 1), (1, 0), (0, -1)):
        if MAZE[r + dr][c + dc] != "#": yield r + dr, c + dc
def solve(start, goal):
    frontier, parent = [start], {start: None}
    for p in frontier:
        if p == goal: break
        for n in neighbours(p):
            if n not in parent:
                parent[n] = p
                frontier.append(n)
    else:
        return None
    path = [goal]
    while (p := parent[path[-1]]) is not None: path.append(p)
    return path[::-1]
path = solve(find("S"), find("E"))
on = set(path)
for r, row in enumerate(MAZE):
    print("".join("*" if (r, c) in on and x == "." else x for c, x in enumerate(row)))
print(len(path) - 1, path[:3], solve((1, 1), (0, 0)))
dead = [(r, c) for r, row in enumerate(MAZE) for c, x in enumerate(row) if x != "#" and sum(1 for _ in neighbours((r, c))) == 1]
print(dead)

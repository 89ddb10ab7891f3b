grid = [[0] * 3] * 2
grid[0][1] = 5
print(grid, grid[0] is grid[1])
rows = [[0] * 3 for _ in range(2)]
rows[0][1] = 5
print(rows, [None] * 3, [] * 5, [1] * 0, [1] * -1, 2 * [1, 2])
for bad in (1.5, "a", [1]):
    try:
        [1] * bad
    except TypeError as e:
        print(e)

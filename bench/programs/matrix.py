# Matrix products with lists of lists.
def make(n, seed):
    return [[(i * seed + j * j * 7) % 13 - 5 for j in range(n)] for i in range(n)]


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def multiply_by_index(a, b, n):
    result = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


a, b = make(140, 3), make(140, 5)
first, second = multiply(a, b), multiply_by_index(a, b, 140)
print(first == second, sum(map(sum, first)), multiply(first, a)[3][5])

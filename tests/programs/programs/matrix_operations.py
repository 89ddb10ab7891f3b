from fractions import Fraction
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) != 1:
            raise ValueError("ragged rows")
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])
    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not match")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result
    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows
    def transpose(self):
        return Matrix(zip(*self.rows))
    def determinant(self):
        m = [[Fraction(x) for x in r] for r in self.rows]
        sign, total = 1, Fraction(1)
        for i in range(len(m)):
            pivot = next((r for r in range(i, len(m)) if m[r][i]), None)
            if pivot is None:
                return 0
            if pivot != i:
                m[i], m[pivot] = m[pivot], m[i]
                sign = -sign
            total *= m[i][i]
            for r in range(i + 1, len(m)):
                factor = m[r][i] / m[i][i]
                m[r] = [a - factor * b for a, b in zip(m[r], m[i])]
        return sign * total
    def __str__(self):
        width = max(len(str(x)) for r in self.rows for x in r)
        return "\n".join(" ".join(f"{x!s:>{width}}" for x in r) for r in self.rows)
a = Matrix([[2, 1], [5, 3]])
print(a, a @ a, a ** 10, a.transpose(), sep="\n--\n")
print(a.determinant(), Matrix([[0, 2, 1], [1, 0, 0], [3, 1, 4]]).determinant(), Matrix([[1, 2], [2, 4]]).determinant())
print((Matrix([[1, 1], [1, 0]]) ** 90).rows[0][1], a == Matrix([[2, 1], [5, 3]]))
for bad in (lambda: a @ Matrix([[1, 2, 3]]), lambda: Matrix([[1], [1, 2]])):
    try:
        bad()
    except ValueError as e:
        print(e)

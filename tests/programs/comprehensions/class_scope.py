class A:
    n = 3
    first = [i for i in range(n)]
    try:
        second = [n for i in range(2)]
    except NameError as e:
        error = str(e)
    third = [i + j for i in range(n) for j in [1]]
    fourth = list(i for i in range(n))
print(A.first, A.error if hasattr(A, "error") else A.second, A.third, A.fourth)
n = "global"
class B:
    n = "class"
    values = [n for _ in range(1)]
    fn = lambda: n
print(B.values, B.fn())
class C:
    print([__name__ for _ in [1]], [sorted(locals()) for _ in [1]][0])

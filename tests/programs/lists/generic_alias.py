print(list[int], list[int](), list[list[str]], list[int] == list[int], list[int].__origin__, list[int].__args__, type(list[int]).__name__, dict[str, int], tuple[int, ...])
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)

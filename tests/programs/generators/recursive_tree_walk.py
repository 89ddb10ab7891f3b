tree = (4, (2, (1, None, None), (3, None, None)), (6, None, (7, None, None)))
def inorder(node):
    if node:
        value, left, right = node
        yield from inorder(left)
        yield value
        yield from inorder(right)
def depth(node, level=0):
    if node is not None:
        yield level, node[0]
        for child in node[1:]:
            yield from depth(child, level + 1)
print(list(inorder(tree)), list(depth(tree)))
it = inorder(tree)
print(next(it), next(it), sum(it))
def deep(n):
    if n:
        yield from deep(n - 1)
    yield n
print(sum(deep(100)))

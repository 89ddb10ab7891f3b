class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None): self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for x in items: self.append(x)
    def append(self, x):
        link = self
        name = "head"
        while getattr(link, name) is not None:
            link, name = getattr(link, name), "next"
        setattr(link, name, Node(x))
        self.size += 1
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self): return self.size
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        if i < 0: i += self.size
        for n, v in enumerate(self):
            if n == i: return v
        raise IndexError(f"no element {i}")
    def __delitem__(self, i):
        if not 0 <= i < self.size: raise IndexError("deletion out of range")
        if i == 0: self.head = self.head.next
        else:
            node = self.head
            for _ in range(i - 1): node = node.next
            node.next = node.next.next
        self.size -= 1
    def reverse(self):
        previous, node = None, self.head
        while node: node.next, previous, node = previous, node, node.next
        self.head = previous
    def __eq__(self, o): return isinstance(o, LinkedList) and list(self) == list(o)
    def __add__(self, o): return LinkedList([*self, *o])
    def __repr__(self): return f"LinkedList({list(self)})"
l = LinkedList("abcd")
l.reverse(); print(l, len(l), l[0], l[-1], l[1:3], "b" in l, l == LinkedList("dcba"))
del l[1]; del l[0]
print(l, l + [1], bool(LinkedList()), max(l), sorted(l))
for f in (lambda: l[9], lambda: l.__delitem__(5), lambda: setattr(l.head, "prev", 1)):
    try: f()
    except (IndexError, AttributeError) as e: print(e)

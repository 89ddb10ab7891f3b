# ends: error ok memory output
import weakref
class A:
    pass
keep = [A()]
for i in range(50_000):
    a = A()
    a.next = weakref.proxy(keep[-1])
    keep.append(a)
print(keep[-1].next.next.next)

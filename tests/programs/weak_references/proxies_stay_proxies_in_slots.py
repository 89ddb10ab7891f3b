import weakref


class Link:
    __slots__ = "next", "__weakref__"

    def __contains__(self, item):
        return type(item).__name__

    def __setitem__(self, key, value):
        print(type(key).__name__, type(value).__name__)

    def __delitem__(self, key):
        print(type(key).__name__)

    def __getitem__(self, key):
        return type(key).__name__


link = Link()
proxy = weakref.proxy(link)
proxy.next = proxy
print(proxy.next is proxy, link.next is proxy, weakref.proxy(link) is proxy)
proxy[proxy] = proxy
del proxy[proxy]
print(proxy[proxy], proxy in proxy)

def outer(flag):
    def first():
        if flag:
            return 1
        return 2

    def second():
        return 3

    if flag:
        result = first()
    else:
        result = second()

    class Local:
        def method(self):
            return result

    return Local().method()


print(outer(True))

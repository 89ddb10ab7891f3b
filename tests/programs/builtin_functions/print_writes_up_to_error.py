class Fails:
    def __str__(self):
        print("(asked)")
        raise ValueError("no text")


try:
    print("before", 1, Fails(), "after")
except ValueError as error:
    print("|", error)


class Speaks:
    def __str__(self):
        print("aside", end="; ")
        return "main"


print("a", Speaks(), "b", sep="-", end="!\n")

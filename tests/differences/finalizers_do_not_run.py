# Difference: __del__ is not called, neither when the last reference goes nor at the end of the program.
# Cause: Tandem counts no references, and a finalizer called by JavaScript's collector would run at a different point
# in every run.
# Workaround: release what an object holds in a with statement or a close method.
class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized", self.name)


resource = Resource("first")
del resource
print("deleted")
kept = Resource("second")
print("end of the program")

# An AttributeError that __getattr__ or a property raises by itself knows whose attribute was wanted.
class Given:
    blech = None

    def __getattr__(self, name):
        raise AttributeError

    @property
    def computed(self):
        raise AttributeError("of its own", name="other")


for name in ("bluch", "computed"):
    try:
        getattr(Given(), name)
    except AttributeError as error:
        print(error.name, type(error.obj).__name__, error.args)
Given().bluch

class Bad:
    def __await__(self):
        return 42
def generator():
    yield
class Items:
    def __init__(self, item):
        self.item = item
    def __aiter__(self):
        return self
    def __anext__(self):
        return self.item
async def main(item, *default):
    return await anext(Items(item), *default)
for item in (Bad, generator, lambda: Items(1)):
    for default in (), (0,):
        try:
            main(item(), *default).send(None)
        except TypeError as error:
            print(error)

# ends: memory
class Bag:
    pass
bag = Bag()
while True:
    setattr(bag, f"a{len(vars(bag))}", 1)

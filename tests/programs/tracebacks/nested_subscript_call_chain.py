class Api:
    def get(self, key): return self
    def items(self): return [1]

api = Api()
value = api.get("a").get("b").items()[0].bit_length().missing.get("c")

"""Prices in cents."""


def discounted(price, percent):
    if not 0 <= percent <= 100:
        raise ValueError("percent must be between 0 and 100")
    return price - price * percent // 100


def parse(text):
    match text.split("."):
        case [whole]:
            return int(whole) * 100
        case [whole, part] if len(part) == 2:
            return int(whole) * 100 + int(part)
        case _:
            raise ValueError(text)


class Currency:
    def convert(self, price):
        raise NotImplementedError

import unittest

from shop import Cart
from shop.price import parse


class TestCart(unittest.TestCase):
    def test_total(self):
        cart = Cart()
        cart.add("pen", 150)
        cart.add("pen", 150, 9)
        self.assertEqual(cart.total(), 1350)

    def test_count(self):
        with self.assertRaises(ValueError):
            Cart().add("pen", 150, 0)

    def test_parse(self):
        for text, price in [("1", 100), ("2.50", 250)]:
            with self.subTest(text):
                self.assertEqual(parse(text), price)


if __name__ == "__main__":
    unittest.main()

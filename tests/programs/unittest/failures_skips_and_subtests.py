import unittest


class Case(unittest.TestCase):
    def test_passes(self):
        self.assertEqual([1, 2], [1, 2])

    def test_fails(self):
        self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})

    def test_raises(self):
        with self.assertRaisesRegex(ValueError, "invalid literal"):
            int("x")

    def test_error(self):
        {}["missing"]

    def test_subtests(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Case)
result = unittest.TestResult()
suite.run(result)
print(result)
for case, text in result.failures + result.errors:
    print(case, text.splitlines()[-1])
for case, reason in result.skipped:
    print(case, reason)

# ends: ok error
class A:
    def __format__(self, spec):
        return 5
for spec in ("{0.__class__}", "{0[}", "{:" + "9" * 30 + "}", "{0:{0}}", "{!z}", "{0!r:\ud800}", "{:\0^5}", "{" + "9" * 50 + "}", "{0.a.b[c][d]}"):
    try:
        print(ascii(spec.format(A(), 1)))
    except Exception as e:
        print(type(e).__name__)

# ends: timeout
class N:
    def __str__(self):
        while True:
            pass
raise SystemExit(N())

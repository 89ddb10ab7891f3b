# ends: timeout
class E(SystemExit):
    @property
    def code(self):
        while True:
            pass
raise E()

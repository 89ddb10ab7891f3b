# ends: timeout exit
class E(SystemExit):
    @property
    def code(self):
        while True:
            pass
raise E()

class Tank:
    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        if value > 100:
            raise OverflowError("tank overflows")
        self._level = value

t = Tank()
t.level = 50
t.level += 70

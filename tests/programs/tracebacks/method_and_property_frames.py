class Shape:
    @property
    def area(self):
        return self.width * self.height

    def describe(self):
        return f"area {self.area}"

Shape().describe()

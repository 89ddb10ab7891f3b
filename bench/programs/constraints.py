# One-way constraints kept satisfied by propagation: polymorphic methods over a graph of objects.
class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.stamp = 0


class Constraint:
    def __init__(self, target, *inputs):
        self.target = target
        self.inputs = inputs
        for variable in inputs:
            variable.constraints.append(self)

    def is_satisfied(self):
        return self.target.value == self.compute()

    def execute(self):
        self.target.value = self.compute()


class Equal(Constraint):
    def compute(self):
        return self.inputs[0].value


class Scale(Constraint):
    def compute(self):
        value, scale, offset = self.inputs
        return value.value * scale.value + offset.value


class Sum(Constraint):
    def compute(self):
        return sum(variable.value for variable in self.inputs) % 1000003


class Planner:
    def __init__(self):
        self.mark = 0
        self.executed = 0

    def change(self, variable, value):
        self.mark += 1
        variable.value = value
        todo = list(variable.constraints)
        while todo:
            constraint = todo.pop()
            target = constraint.target
            if not constraint.is_satisfied() or target.stamp != self.mark:
                constraint.execute()
                self.executed += 1
                if target.stamp != self.mark:
                    target.stamp = self.mark
                    todo.extend(target.constraints)


def chain(planner, length):
    variables = [Variable("v%d" % i) for i in range(length)]
    for before, after in zip(variables, variables[1:]):
        Equal(after, before)
    for value in range(600):
        planner.change(variables[0], value)
        assert variables[-1].value == value
    return variables[-1].value


def projection(planner, size):
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources = [Variable("s%d" % i, i) for i in range(size)]
    targets = [Variable("t%d" % i) for i in range(size)]
    for source, target in zip(sources, targets):
        Scale(target, source, scale, offset)
    total = Variable("total")
    Sum(total, *targets[:20])
    for value in range(300):
        planner.change(scale, value)
        planner.change(offset, value * 3)
        planner.change(sources[value % size], value)
    return total.value


planner = Planner()
print(chain(planner, 800), projection(planner, 700), planner.executed)

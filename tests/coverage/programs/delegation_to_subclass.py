from abc import ABC, abstractmethod


class Visitor(ABC):
    @abstractmethod
    def visit(self, node):
        raise NotImplementedError

    def walk(self, nodes):
        for node in nodes:
            yield self.visit(node)


class Printer(Visitor):
    def visit(self, node):
        if isinstance(node, list):
            return list(self.walk(node))
        elif isinstance(node, dict):
            return {key: self.visit(value) for key, value in node.items()}
        return node


print(list(Printer().walk([1, [2, [3]]])))

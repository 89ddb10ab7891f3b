class Halt(Exception): pass
class Machine:
    def __init__(self, program):
        self.code, self.labels = [], {}
        for line in program.strip().splitlines():
            word, *args = line.split("#")[0].split() or [""]
            if word.endswith(":"): self.labels[word[:-1]] = len(self.code)
            elif word: self.code.append((word, args))
        self.stack, self.calls, self.pc, self.out, self.steps = [], [], 0, [], 0
    def run(self, limit=500):
        try:
            while True:
                self.steps += 1
                if self.steps > limit: raise RuntimeError("step limit")
                word, args = self.code[self.pc]
                self.pc += 1
                getattr(self, "op_" + word)(*args)
        except Halt:
            return self.out
        except IndexError:
            raise RuntimeError(f"stack or code exhausted at {self.pc - 1}") from None
    def op_push(self, v): self.stack.append(int(v))
    def op_dup(self): self.stack.append(self.stack[-1])
    def op_swap(self): self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]
    def op_over(self): self.stack.append(self.stack[-2])
    def op_pop(self): self.stack.pop()
    def binary(f):
        def op(self):
            b, a = self.stack.pop(), self.stack.pop()
            self.stack.append(f(a, b))
        return op
    op_add, op_sub, op_mul = map(binary, (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b))
    op_lt = binary(lambda a, b: int(a < b))
    del binary
    def op_jz(self, label):
        if not self.stack.pop(): self.pc = self.labels[label]
    def op_jmp(self, label): self.pc = self.labels[label]
    def op_call(self, label): self.calls.append(self.pc); self.pc = self.labels[label]
    def op_ret(self): self.pc = self.calls.pop()
    def op_print(self): self.out.append(self.stack.pop())
    def op_halt(self): raise Halt
FACT = """
  push 10
  call fact
  print
  halt
fact:
  dup
  jz base
  dup
  push 1
  sub
  call fact
  mul
  ret
base:
  pop
  push 1
  ret
"""
print(Machine(FACT).run(), Machine("push 2\npush 3\nswap\nsub\nprint\nhalt").run())
for bad in ("add", "top:\njmp top", "fly", "push x", "jmp nowhere"):
    try:
        Machine(bad).run()
    except Exception as e:
        print(type(e).__name__, e)

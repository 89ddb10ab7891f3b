"""Opcode events come only where a frame asks for them."""
import sys
log = []
def trace(frame, event, arg):
    frame.f_trace_opcodes = frame.f_code.co_name == "g"
    log.append((frame.f_code.co_name, event))
    return trace
def g(): return len("a")
def f():
    g()
    return 1
sys.settrace(trace)
f()
sys.settrace(None)
print(sum(entry == ("g", "opcode") for entry in log) > 2, ("f", "opcode") in log, [e for e in log if e[1] != "opcode"])

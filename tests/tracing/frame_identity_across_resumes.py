"""A generator keeps one frame object; its f_back is whoever resumes it."""
import sys
frames = []
def trace(frame, event, arg):
    if frame.f_code.co_name == "gen":
        if frame not in frames: frames.append(frame)
        if event == "call": print("resumed by", frame.f_back.f_code.co_name)
        return trace
def gen():
    yield 1
    yield 2
def first(g): return next(g)
def second(g): return next(g)
sys.settrace(trace)
g = gen()
first(g)
second(g)
sys.settrace(None)
print(len(frames), frames[0] is g.gi_frame, frames[0].f_back, frames[0].f_generator is g)

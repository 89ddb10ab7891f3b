"""Records what trace functions, profile functions and tools of sys.monitoring are told of a program."""

import sys

MAXIMUM_EVENTS = 4000


class Recording:
    """Events of the code of one file, as lines of text."""

    def __init__(self, filename):
        self.filename = filename
        self.events = []

    def note(self, frame, line, *words):
        if len(self.events) < MAXIMUM_EVENTS:
            self.events.append((frame, " ".join(words[:1] + (frame.f_code.co_name, str(line)) + words[1:])))

    def is_wanted(self, code):
        return code.co_filename == self.filename

    def lines(self):
        return [text for _, text in without_closings(self.events)]

    def __enter__(self):
        self.begin()
        return self

    def __exit__(self, *_):
        self.end()


class TraceRecording(Recording):
    def begin(self):
        sys.settrace(self.trace)

    def end(self):
        sys.settrace(None)

    def trace(self, frame, event, arg):
        if not self.is_wanted(frame.f_code):
            return None
        self.note(frame, frame.f_lineno, event, describe(arg))
        return self.trace


class ProfileRecording(Recording):
    def begin(self):
        sys.setprofile(self.profile)

    def end(self):
        sys.setprofile(None)

    def profile(self, frame, event, arg):
        if not self.is_wanted(frame.f_code):
            return
        if event.startswith("c_"):
            arg = getattr(arg, "__qualname__", None)
        self.note(frame, frame.f_lineno, event, describe(arg))


class MonitoringRecording(Recording):
    tool = 3

    def begin(self):
        monitoring = sys.monitoring
        self.positions = {}
        monitoring.use_tool_id(self.tool, "recorder")
        names = ["PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "PY_UNWIND", "PY_THROW", "LINE", "JUMP"]
        names += ["BRANCH_LEFT", "BRANCH_RIGHT", "STOP_ITERATION", "RAISE", "RERAISE", "EXCEPTION_HANDLED"]
        for name in names:
            monitoring.register_callback(self.tool, getattr(monitoring.events, name), self.callback(name))
        monitoring.set_events(self.tool, sum(getattr(monitoring.events, name) for name in names))

    def end(self):
        sys.monitoring.free_tool_id(self.tool)

    def line_at(self, code, offset):
        if code not in self.positions:
            self.positions[code] = [line for line, *_ in code.co_positions()]
        return self.positions[code][offset // 2]

    def callback(self, name):
        def told(code, place, *rest):
            if not self.is_wanted(code):
                return
            words = [describe(each) for each in rest]
            line = place if name == "LINE" else self.line_at(code, place)
            if name in ("JUMP", "BRANCH_LEFT", "BRANCH_RIGHT"):
                words = [str(self.line_at(code, rest[0]))]
            self.note(sys._getframe(1), line, name, *words)

        return told


RECORDINGS = {"settrace": TraceRecording, "setprofile": ProfileRecording, "monitoring": MonitoringRecording}


def describe(value):
    """The code of the program that this runs is not recorded."""
    try:
        if isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], type):
            value = value[1]
        if isinstance(value, BaseException):
            return f"{type(value).__name__}{value.args!r}"[:200]
        if isinstance(value, (set, frozenset)):
            return type(value).__name__ + str(sorted(map(repr, value)))
        text = repr(value)
        return text if len(text) < 200 else f"{text[:150]} {len(text)}"
    except BaseException as error:
        return f"<{type(error).__name__}>"


def without_closings(events):
    """Leaves out generators that are closed: when that happens to one that is dropped differs between engines."""
    kept = []
    position = 0
    while position < len(events):
        frame, text = events[position]
        is_entry = text.startswith(("call", "PY_RESUME", "PY_THROW"))
        following = events[position + 1] if position + 1 < len(events) else (None, "")
        is_closed = "GeneratorExit(" in text or following[0] is frame and "GeneratorExit(" in following[1]
        if is_entry and is_closed:
            while position < len(events):
                other, text = events[position]
                position += 1
                if other is frame and text.startswith(("return", "PY_RETURN", "PY_UNWIND", "PY_YIELD")):
                    break
            continue
        kept.append(events[position])
        position += 1
    return kept

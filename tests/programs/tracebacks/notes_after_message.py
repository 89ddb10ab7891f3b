e = RuntimeError("with notes")
e.add_note("first note")
e.add_note("second\nmulti-line note")
e.add_note("")
raise e

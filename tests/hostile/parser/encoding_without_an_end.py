# ends: error output memory
exec(b"# coding: " + b"x" * 1_000_000 + b"\n1")

# ends: error output memory
exec(b"# coding: rot13\nprint(1)")

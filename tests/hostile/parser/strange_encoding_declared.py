# ends: error output
exec(b"# coding: rot13\nprint(1)")

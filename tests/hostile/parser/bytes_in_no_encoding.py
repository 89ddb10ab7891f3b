# ends: error output memory
exec(b"\xff\xfe\x00\x01" * 1000)

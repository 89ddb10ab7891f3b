# ends: error output
exec(b"\xff\xfe\x00\x01" * 1000)

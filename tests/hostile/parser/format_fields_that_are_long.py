# ends: error output
("{0" + ".a" * 100_000 + "}").format(1)

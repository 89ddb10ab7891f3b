# ends: error output memory
("{0" + ".a" * 100_000 + "}").format(1)

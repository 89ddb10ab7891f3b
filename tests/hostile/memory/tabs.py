# ends: error memory
("\t" * 1_000_000).expandtabs(1_000_000)

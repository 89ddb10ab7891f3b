# ends: timeout memory
("\xe4\u0800\U00010000x" * 20_000).encode("punycode")

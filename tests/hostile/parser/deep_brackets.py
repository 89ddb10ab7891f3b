# ends: error output
eval("[" * 200_000)

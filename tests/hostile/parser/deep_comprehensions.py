# ends: error output memory
eval("[" * 2000 + "1" + " for x in y]" * 2000)

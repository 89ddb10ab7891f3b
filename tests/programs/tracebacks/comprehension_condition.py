words = ["a", "b", 3]
lengths = {w: len(w) for w in words
           if w.upper() == "B"
           or True}

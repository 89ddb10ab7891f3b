def run(mode):
    trail = []
    for i in range(3):
        try:
            trail.append(f"t{i}")
            if mode == "continue" and i == 1: continue
            if mode == "break" and i == 1: break
            if mode == "return" and i == 1: return trail
            if mode == "raise" and i == 1: raise ValueError(mode)
        except ValueError:
            trail.append("x")
        else:
            trail.append("e")
        finally:
            trail.append("f")
    else:
        trail.append("loop else")
    return trail
for mode in ("none", "continue", "break", "return", "raise"):
    print(mode, *run(mode))

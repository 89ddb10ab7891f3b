x, name = 3.14159, "é"
print(f"{x=}", f"{x = }", f"{x=:.2f}", f"{x = :.1f}", f"{name=}", f"{name=!s}", f"{name=!a}", f"{x+1=}", f"{ x  =  }", f"{name=:>5}", f"{name=!r:>6}", f"{x == 3=}", f"{len(name)=}", f"{'a' 'b'=}", f"{x
=}")

x, d = 5, {"k": [1, 2]}
print(f"{x}{x + 1} {d["k"][0]} {'a' "b"} {x!r:>4} { x } {(lambda: x)()} {x if x else 0} {[i for i in range(3)]} { {1: 2}[1] } {"nested {0}".format(x)}")
print(f"{f"{f"{x}"}"}", f"{{}} {{{x}}} {{{{{x}}}}}", f'{x:{"0"}>{x}}', f"{'\n'.join("ab")}", f"{x,}", f"{x, 1}", f"{*[1, 2], 3}", f"{(y := 3)} {y}", f"{x:=5}", f"{x!s}", f"""{
    x  # comment inside
}""")

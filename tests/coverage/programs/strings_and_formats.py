name = "x"
width = 3
text = f"{name:>{width}} {name!r} {'a' if name else 'b'}"
long = f"""
{name}
{
    width
    + 1
}
"""
joined = ("a"
          "b"
          f"{name}")
template = t"{name}"
print(text, long, joined, template.strings)
raw = r"\d" \
    "continued"

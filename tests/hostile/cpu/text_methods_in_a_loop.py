# ends: timeout memory
text = "Some words, \xe4\xf6\xfc " * 200_000
while True:
    text.upper(), text.lower(), text.title(), text.swapcase(), text.casefold(), text.capitalize()
    text.split(), text.splitlines(), text.isidentifier(), text.isalpha(), text.strip("xyz")

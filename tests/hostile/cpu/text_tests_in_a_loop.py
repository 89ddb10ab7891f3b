# ends: timeout memory
text = "x" * 10_000_000
while True:
    text.isalnum(), text.islower(), text.isprintable(), text.isascii(), hash(text + "y"), text == text[:-1] + "z"

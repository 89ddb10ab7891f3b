# ends: timeout memory
text = "\U0001f600" * 2_000_000
while True:
    text[1_000_000], text[::-1], len(text[1:]), text.index("\U0001f601") if "\U0001f601" in text else 0

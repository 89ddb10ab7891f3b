# ends: timeout memory
text = "abc" * 2_000_000
while True:
    text.translate({97: "b" * 3, 98: None}), text.expandtabs(), text.encode("utf-16"), text.encode("utf-7")

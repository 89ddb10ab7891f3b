# ends: error memory
text = "abc"
while True:
    text += text

# ends: memory
text = ""
while True:
    text += "some more words "

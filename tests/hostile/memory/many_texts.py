# ends: memory
texts = []
while True:
    texts.append("x" * 1000 + str(len(texts)))

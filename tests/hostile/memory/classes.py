# ends: memory timeout
classes = []
while True:
    classes.append(type("C", (), {"x": len(classes)}))

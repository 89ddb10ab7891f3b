import copy, pickle
class Text(str): pass
text = Text("a")
text.mark = 1
print(text.__dict__, "__dict__" in Text.__dict__, vars(text), copy.copy(text).mark, pickle.loads(pickle.dumps(text)).mark)
text.__dict__ = {"other": 2}
print(text.other, text.__reduce_ex__(2)[1:])
del text.__dict__
print(vars(text), str.maketrans.__reduce__(), Text.maketrans.__name__)

import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    flag = True
    print(~flag)
    print([str(w.message).split(".")[0] for w in seen], [w.category.__name__ for w in seen])

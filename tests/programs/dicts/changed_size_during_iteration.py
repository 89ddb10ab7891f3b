def attempt(label, walk):
    try:
        print(label, walk())
    except RuntimeError as e:
        print(label, e)
def grow():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 0
def shrink():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]
def replace():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] = "new"
    return d
def swap():
    d = {1: 1, 2: 2}
    seen = []
    for k in d:
        seen.append(k)
        if len(seen) > 6: break
        del d[k]
        d[k + 10] = 0
    return seen
def through_items():
    d = {1: 1}
    for k, v in d.items():
        d[2] = 3
def last_item_delete():
    d = {1: 1}
    for k in d:
        del d[k]
    return d
for f in (grow, shrink, replace, through_items, last_item_delete):
    attempt(f.__name__, f)

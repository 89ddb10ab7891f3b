PAIRS = {")": "(", "]": "[", "}": "{"}
def check(text):
    stack = []
    for i, c in enumerate(text):
        if c in PAIRS.values():
            stack.append((c, i))
        elif c in PAIRS:
            if not stack:
                return f"unopened {c} at {i}"
            top, at = stack.pop()
            if top != PAIRS[c]:
                return f"{top} at {at} closed by {c} at {i}"
    return f"unclosed {[c for c, _ in stack]}" if stack else "balanced"
for t in ("", "(a[b]{c})", "(]", "((", "a)", "{[()()]}"):
    print(repr(t), check(t))
def tags(html):
    i = 0
    while (start := html.find("<", i)) >= 0:
        end = html.index(">", start)
        yield html[start + 1:end]
        i = end + 1
def tree(html):
    root = node = {"tag": "root", "kids": [], "up": None}
    for t in tags(html):
        if t.startswith("/"):
            if node["tag"] != t[1:]:
                raise ValueError(f"</{t[1:]}> closes <{node['tag']}>")
            node = node["up"]
        else:
            name = t.rstrip("/").split()[0]
            kid = {"tag": name, "kids": [], "up": node}
            node["kids"].append(kid)
            if not t.endswith("/"):
                node = kid
    if node is not root:
        raise ValueError(f"<{node['tag']}> is open")
    return root
def show(n): return n["tag"] + (f"({' '.join(map(show, n['kids']))})" if n["kids"] else "")
for h in ("<a><b/><c><d></d></c></a><e/>", "<a></b>", "<a><b>", "<a"):
    try:
        print(show(tree(h)))
    except ValueError as e:
        print(e)

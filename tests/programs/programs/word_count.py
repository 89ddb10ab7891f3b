import string
TEXT = """the quick brown fox jumps over the lazy dog
The dog sleeps; the fox runs. A fox, a dog!
"""
def words(text):
    for raw in text.split():
        word = raw.strip(string.punctuation).lower()
        if word:
            yield word
def count(text):
    table = {}
    for word in words(text):
        table[word] = table.get(word, 0) + 1
    return table
def report(table, top=5):
    rows = sorted(table.items(), key=lambda item: (-item[1], item[0]))[:top]
    width = max(len(word) for word, _ in rows)
    for rank, (word, n) in enumerate(rows, 1):
        print(f"{rank:>2}. {word:<{width}} {'*' * n:<6} {n / sum(table.values()):.1%}")
table = count(TEXT)
report(table)
by_length = {}
for word in table:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, sorted(by_length[length]))
print(len(table), "distinct of", sum(table.values()))

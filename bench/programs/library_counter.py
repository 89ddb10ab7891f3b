# Counting the words of a text as long as a book.
from collections import Counter, defaultdict

seed = 1
words = []
for _ in range(120_000):
    seed = (seed * 1103515245 + 12345) % 2147483648
    words.append("word%d" % (seed % 5000 * (seed % 7) // 9))
text = " ".join(words)
for _ in range(4):
    counts = Counter(text.split())
    letters = Counter(text[:200_000])
    groups = defaultdict(list)
    for word, count in counts.items():
        groups[count].append(word)
print(len(counts), counts.most_common(3), letters.most_common(2), len(groups))
print(sum((counts + counts).values()), (counts - Counter(words[:1000])).total())

# Counting words: string splitting, dictionaries with string keys, sorting the result.
WORDS = "the quick brown fox jumps over a lazy dog while seven wizards quietly box with five jugs of ale".split()


def make_text(lines):
    seed, text = 12345, []
    for _ in range(lines):
        line = []
        for _ in range(12):
            seed = (seed * 1103515245 + 12345) % 2147483648
            line.append(WORDS[seed % len(WORDS)] + str(seed % 37))
        text.append(" ".join(line))
    return "\n".join(text)


def count(text):
    counts, first, lengths = {}, {}, {}
    for number, line in enumerate(text.split("\n")):
        for word in line.split(" "):
            counts[word] = counts.get(word, 0) + 1
            if word not in first:
                first[word] = number
            lengths.setdefault(len(word), set()).add(word)
    return counts, first, lengths


counts, first, lengths = count(make_text(50000))
top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
print(top, sum(first.values()), sorted((n, len(words)) for n, words in lengths.items()))

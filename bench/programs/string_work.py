# String methods, slices and searching.
def is_palindrome(text):
    return text == text[::-1]


def caesar(text, shift):
    result = []
    for c in text:
        if "a" <= c <= "z":
            result.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            result.append(c)
    return "".join(result)


def main():
    text = "able was i ere i saw elba; a man a plan a canal panama; " * 20
    total = 0
    for shift in range(1, 1000):
        coded = caesar(text, shift)
        total += coded.count("a") + coded.find("zz") + len(coded.replace("e", "ee").upper().split(";"))
    for start in range(0, 1000):
        for length in range(2, 60):
            if is_palindrome(text[start : start + length]):
                total += length
    for i in range(700000):
        word = str(i)
        if word.startswith("7") or word.endswith("99") or "345" in word:
            total += len(word.zfill(8).strip("0"))
    return total


print(main())

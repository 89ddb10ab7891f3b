print("a" < "b", "Z" < "a", "abc" < "abd", "ab" < "abc", "" < "a", "ä" > "z", "\uffff" < "\U00010000", sorted(["😀", "\uffff", "z", "\ue000"]) == ["z", "\ue000", "\uffff", "😀"])
print(max("hello"), min("hello"), sorted("bCaB"), sorted(["b", "B", "a"], key=str.lower), "a" == b"a", "a" != 1)

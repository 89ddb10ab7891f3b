words = ["a"]
words.apend("b")

name = None
print(f"hello {name.upper()} and {1}")

values = {"k": [1]}
print(-values["k"] ** 2)

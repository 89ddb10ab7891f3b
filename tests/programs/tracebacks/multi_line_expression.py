values = [1, 2, 0]
answer = (
    values[0]
    + values[1] / values[2]
    + 5
)

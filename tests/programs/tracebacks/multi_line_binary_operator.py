def total(rows):
    return (sum(rows)
            + len(rows)
            - rows[0] *
            rows[99])

total([1, 2])

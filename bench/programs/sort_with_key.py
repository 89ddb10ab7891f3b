# Sorting with and without key functions, and searching what is sorted.
def make_records(count):
    seed, records = 42, []
    for i in range(count):
        seed = (seed * 1664525 + 1013904223) % 4294967296
        records.append((seed % 1000, "name" + str(seed % 7919), i))
    return records


def bisect(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def main():
    records = make_records(80000)
    by_number = sorted(records, key=lambda record: record[0])
    by_name = sorted(records, key=lambda record: (record[1], -record[2]))
    reverse = sorted([record[2] * 7919 % 100003 for record in records], reverse=True)
    by_number.sort(key=lambda record: record[1])
    numbers = sorted(record[0] for record in records)
    found = sum(bisect(numbers, n % 1000) for n in range(120000))
    return by_number[100], by_name[-1], reverse[5], found


print(main())

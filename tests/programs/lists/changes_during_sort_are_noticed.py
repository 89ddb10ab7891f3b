def sort(action):
    values = [3, 1, 2]

    def key(item):
        action(values)
        return item

    try:
        print(values.sort(key=key), end=" ")
    except ValueError as error:
        print(error, end=" ")
    print(values)


sort(lambda values: values.append(1))
sort(lambda values: (values.append(1), values.pop()))
sort(lambda values: values.extend([1]))
sort(lambda values: values.insert(0, 1))
sort(lambda values: values.clear())
sort(lambda values: values.extend([]))
sort(lambda values: values.sort())
sort(lambda values: values.reverse())
sort(lambda values: values.__setitem__(slice(None), []))
sort(lambda values: values.__imul__(2))
sort(lambda values: print(values, len(values)))

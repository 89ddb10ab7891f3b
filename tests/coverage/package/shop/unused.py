def never():
    if True:
        return 1
    return 2

import tandem_host


def look_up():
    return tandem_host.slow("key")


print(look_up())

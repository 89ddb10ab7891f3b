def connect(host, port=80, timeout=5):
    return host

connect("localhost", timout=3)

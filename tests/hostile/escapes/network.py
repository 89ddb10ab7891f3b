# ends: ok error
import socket, sys
port = int(sys.argv[2])
for action in (lambda: socket.create_connection(("127.0.0.1", port), 1), lambda: socket.socket().connect(("localhost", port)), lambda: socket.getaddrinfo("localhost", port), lambda: socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock"), lambda: socket.gethostbyname("example.com")):
    try:
        print("ESCAPED" if "CANARY" in repr(action()) else "nothing")
    except (OSError, AttributeError) as e:
        print(type(e).__name__)

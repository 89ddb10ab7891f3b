# ends: ok error
import sys
port = int(sys.argv[2])
try:
    import urllib.request
    print("ESCAPED", urllib.request.urlopen(f"http://127.0.0.1:{port}/").read())
except (OSError, ImportError, AttributeError) as e:
    print(type(e).__name__)
try:
    import http.client
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    print("ESCAPED", connection.getresponse().read())
except (OSError, ImportError, AttributeError) as e:
    print(type(e).__name__)

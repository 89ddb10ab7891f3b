import socket
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from wsgiref.simple_server import WSGIRequestHandler, make_server


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{self.path} for {self.client_address[0]}".encode())

    def log_message(self, *args):
        pass


class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def application(environment, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environment["REMOTE_ADDR"].encode()]


for server in (HTTPServer(("127.0.0.1", 0), Handler), make_server("127.0.0.1", 0, application, handler_class=Silent)):
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    with socket.create_connection(server.server_address) as client:
        print(client.getsockname()[0], client.getsockname() != client.getpeername())
        client.sendall(b"GET /x HTTP/1.0\r\n\r\n")
        parts = []
        while part := client.recv(1000):
            parts.append(part)
        print(b"".join(parts).splitlines()[0], b"".join(parts).splitlines()[-1])
    print(urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/y").read())
    server.shutdown()
    server.server_close()
    thread.join()

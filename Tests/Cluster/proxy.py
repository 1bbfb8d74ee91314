"""A proxy in front of the cluster that counts requests and disturbs some of them."""
import http.client
import http.server
import json
import threading
import time


class Proxy:
    """Forwards to one node. `spoil` is called with method and path before each request and returns what to do:
    None, ("status", number, headers), ("delay", seconds), ("cut",), or ("items", status, count)."""

    def __init__(self, port):
        self.port = port
        self.requests = []
        self.spoil = lambda method, path: None
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self):
                owner.handle(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_one

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def handle(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        self.requests.append((handler.command, handler.path, len(body), time.monotonic()))
        action = self.spoil(handler.command, handler.path) or ("pass",)
        if action[0] == "status":
            self.answer(handler, action[1], b"{}", action[2])
            return
        if action[0] == "delay":
            time.sleep(action[1])
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Content-Type": handler.headers.get("Content-Type") or "application/json"}
        try:
            connection.request(handler.command, handler.path, body or None, headers)
            response = connection.getresponse()
            data = response.read()
        except OSError:
            handler.close_connection = True
            return
        if action[0] == "cut":
            handler.send_response(response.status)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data[:len(data) // 2])
            handler.close_connection = True
            return
        if action[0] == "items":
            data = self.spoiled(data, action[1], action[2])
        self.answer(handler, response.status, data, {})

    @staticmethod
    def spoiled(data, status, count):
        """A bulk answer with failed items."""
        value = json.loads(data)
        value["errors"] = True
        for item in value["items"][:count]:
            for outcome in item.values():
                outcome["status"] = status
                outcome["error"] = {"type": "spoiled_exception", "reason": "spoiled on purpose"}
        return json.dumps(value).encode()

    @staticmethod
    def answer(handler, status, data, headers):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(data)

    def trips(self):
        """How many times the client had to wait: requests that were sent together count once. `GET /` is sent with the first
        search, but on a busy machine they arrive apart."""
        count, last = 0, -1.0
        for _, path, _, moment in self.requests:
            if path == "/":
                continue
            if moment - last > 0.004:
                count += 1
            last = moment
        return count

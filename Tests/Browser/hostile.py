"""Sends `rlsearch serve` what no browser would: two thousand requests that are broken, huge, slow or sly. None may change
what the next person sees, none is answered with a status of 500, and the server takes no more memory than before.

    python Tests/Browser/hostile.py RLSEARCH [SEED]
"""

import os
import random
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import quote

from server import Server

PLACE = os.path.dirname(os.path.abspath(__file__))
failed = []
counts = {}


def check(holds, what):
    if not holds:
        failed.append(what)
        print("failed:", what, flush=True)


def exchange(port, data, seconds=10, wrap=None):
    """The answer of the server to some bytes; empty if it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
        stream = wrap(connection) if wrap else connection
        answer = b""
        try:
            stream.sendall(data)
            while part := stream.recv(65536):
                answer += part
        except (ConnectionError, TimeoutError, socket.timeout):
            pass
        return answer


def status(answer):
    parts = answer.split(b" ", 2)
    return int(parts[1]) if len(parts) > 2 and parts[1].isdigit() else 0


def request(port, path, method="GET", host=None, headers="", body=b""):
    host = f"127.0.0.1:{port}" if host is None else host
    return f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n".encode("latin-1") + body


def usual(port):
    """What a person sees: the part of the page below its head, which never changes."""
    return exchange(port, request(port, "/search?q=" + quote("行政检查"))).partition(b"\r\n\r\n")[2]


PATHS = [
    "/../../etc/passwd", "/file/../../../etc/passwd", "/file/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/file/..%5c..%5cetc",
    "/file/0000000000000000", "/file/" + "f" * 17, "/file/%00", "/report/-1", "/report/" + "9" * 4000, "//", "/./",
    "/report/%ff%fe", "/%c0%af%c0%ae", "/search;q=1", "/tables/..%2f", "/api/v1/../v1/search?q=a", "/manage",
    "/manage/index", "/.rlsearch/manifest", "/api/v2/search?q=a", "/search?q=a#b", "http://example.com/", "*", "",
]
VALUES = [
    "%", "%zz", "%ff%fe%fd", "%c3%28", "%ed%a0%80", "%00", "(" * 1500, '"' * 501, "re:/(a%2B)%2B$/", "NOT NOT NOT a",
    "*" * 900, "a " * 900, "%e8%a1%8c" * 660, "a OR " * 300 + "a", "(a AND " * 200 + "b" + ")" * 200,
    "agency:" * 100, "re:/.*.*.*.*x/", "%e2%80%ae%e8%a1%8c", "%0d%0aSet-Cookie:%20a=b", "<script>alert(1)</script>",
    "year:99999999999999999999", "NEAR/999999999(a b)", "%f0%9f%98%80" * 200, "-", "'", "\\", "--help",
]
NAMES = ["q", "n", "page", "sort", "year", "agency", "kind", "section", "cursor", "commit", "part", "lang", "p", "format"]
ROUTES = ["/search", "/api/v1/search", "/tables/freq", "/api/v1/facets", "/basket", "/kwic", "/compare", "/why",
          "/tables/series", "/api/v1/promises", "/api/v1/keywords"]
HOSTS = [
    "evil.example", "127.0.0.1.evil.example", "localhost:1", "[::1", "127.0.0.1:99999", "127.1", "2130706433",
    "0x7f000001", "user@127.0.0.1", "127.0.0.1\t", "", "a" * 300, "127.0.0.1, evil.example",
]
RAW = [
    b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 4096, bytes(range(256)) * 8,
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET / HTTP/1.1\nHost: a\n\n",
    b"POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"POST /search HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"A" * 300_000,
]


def hostile(rng, port):
    """A request, and its kind."""
    kind = rng.choice(["path", "value", "value", "value", "host", "raw", "header", "method", "body", "noise"])
    if kind == "path":
        return kind, request(port, rng.choice(PATHS))
    if kind == "value":
        items = "&".join(rng.choice(NAMES) + "=" + rng.choice(VALUES).replace(" ", "+")
                         for _ in range(rng.choice([1, 1, 2, 3, 250])))
        return kind, request(port, rng.choice(ROUTES) + "?" + items)
    if kind == "host":
        return kind, request(port, "/", host=rng.choice(HOSTS))
    if kind == "raw":
        return kind, rng.choice(RAW)
    if kind == "header":
        name = rng.choice(["Cookie", "Accept", "Accept-Language", "If-None-Match", "Range", "X", "Authorization"])
        value = rng.choice(["a" * 10, "a" * 70_000, "zh" * 3000, "\"" * 900, "bytes=0-99999999999", "\xff\xfe", "q=;;;,,"])
        return kind, request(port, "/search?q=a", headers=f"{name}: {value}\r\n" * rng.choice([1, 2, 120]))
    if kind == "method":
        method = rng.choice(["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "GETT", "HEAD"])
        return kind, request(port, rng.choice(["/", "/manage/index", "/api/v1/search?q=a"]), method=method)
    if kind == "body":
        size = rng.choice([1, 4096, 500_000])
        return kind, request(port, "/search?q=a", headers=f"Content-Length: {size}\r\n", body=b"x" * size)
    return kind, rng.randbytes(rng.choice([1, 40, 2000])) + rng.choice([b"", b"\r\n\r\n"])


def attack(rng, port, number):
    for _ in range(number):
        kind, data = hostile(rng, port)
        # The server waits for the rest of an incomplete request; this client does not.
        code = status(exchange(port, data, seconds=1 if kind in ("raw", "noise") else 20))
        counts[(kind, code)] = counts.get((kind, code), 0) + 1
        check(code not in (500, 502), f"{kind}: {code} for {data[:200]!r}")


def loris(port, number, ended):
    """Clients that send a byte a second, and clients that never read."""
    clients = []
    for index in range(number):
        client = socket.create_connection(("127.0.0.1", port))
        client.setblocking(False)
        client.send(b"GET /search?q=a HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " if index % 2 else b"G")
        clients.append(client)
    while not ended.wait(1):
        for client in clients:
            try:
                client.send(b"a")
            except OSError:
                pass
    for client in clients:
        client.close()


def encrypted(program, place):
    """The server with a self-signed certificate: a client that trusts it gets an answer, another one does not."""
    if not shutil.which("openssl"):
        print("no openssl: TLS is not tried")
        return
    certificate, key = os.path.join(place, "cert.pem"), os.path.join(place, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
                   check=True, stderr=subprocess.DEVNULL)
    folder = os.path.join(place, "tls")
    os.mkdir(folder)
    server = Server(program, folder, "--cert", certificate, "--key", key)
    check(server.address.startswith("https://"), "the address of a server with a certificate is https")
    trusting = ssl.create_default_context(cafile=certificate)

    def wrap(connection):
        return trusting.wrap_socket(connection, server_hostname="127.0.0.1")
    answer = exchange(server.port, request(server.port, "/search?q=a"), wrap=wrap)
    check(status(answer) == 200 and b"strict-transport-security" in answer.lower(), "TLS answers, and says HSTS")
    try:
        exchange(server.port, b"", wrap=lambda connection: ssl.create_default_context().wrap_socket(
            connection, server_hostname="127.0.0.1"))
        check(False, "a stranger's certificate is refused by the client")
    except ssl.SSLCertVerificationError:
        pass
    check(status(exchange(server.port, request(server.port, "/"))) != 200, "no page without TLS")
    check(status(exchange(server.port, request(server.port, "/"), wrap=wrap)) == 200, "TLS still answers after that")
    check(server.stop() == 0, "the server with TLS ends with status 0")


def main():
    program = os.path.abspath(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 30)
    print("seed", seed)
    with tempfile.TemporaryDirectory() as place:
        server = Server(program, place)
        before = usual(server.port)
        check("行政检查".encode() in before, "the page shows hits")
        # A first attack, so that caches are filled.
        attack(random.Random(seed), server.port, 100)
        memory = server.resident()
        ended = threading.Event()
        slow = threading.Thread(target=loris, args=(server.port, 100, ended))
        slow.start()
        workers = [threading.Thread(target=attack, args=(random.Random(seed + worker), server.port, 475))
                   for worker in range(1, 5)]
        for worker in workers:
            worker.start()
        waits = []
        while any(worker.is_alive() for worker in workers):
            start = time.monotonic()
            check(usual(server.port) == before, "the page is the same during the attack")
            waits.append(time.monotonic() - start)
            time.sleep(0.2)
        ended.set()
        slow.join()
        check(usual(server.port) == before, "the page is the same after the attack")
        grown = server.resident() - memory
        check(grown < 150_000, f"memory grew by {grown} KB")
        check(server.stop() == 0, "SIGTERM ends the server with status 0")
        encrypted(program, place)
    print("answers:", ", ".join(f"{kind} {code}: {count}" for (kind, code), count in sorted(counts.items())))
    print(f"{sum(counts.values())} hostile requests, {len(failed)} failures; the usual page took at most "
          f"{max(waits) * 1000:.0f} ms; memory grew by {grown} KB")
    sys.exit(1 if failed else 0)


main()

#!/usr/bin/env python3
"""Compares an index in a cluster with the local one, in normal operation and during failures.

    check.py RLSEARCH CLUSTER-FOLDER
"""
import json
import os
import pathlib
import pty
import random
import re
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

import corpus
from proxy import Proxy

RLSEARCH = pathlib.Path(sys.argv[1]).resolve()
CLUSTER = pathlib.Path(sys.argv[2]).resolve()
HOSTS = ",".join(f"http://127.0.0.1:1920{n}" for n in (1, 2, 3))
NAME = "reports"
REMOTE = f"{HOSTS}/{NAME}"
WORK = pathlib.Path(tempfile.mkdtemp(prefix="cluster-"))
SEED = int(os.environ.get("CLUSTER_SEED") or random.randrange(10**6))
failures = []


BEGIN = time.monotonic()


def check(holds, what):
    print(f"{time.monotonic() - BEGIN:4.0f} s  " + ("ok      " if holds else "FAILED  ") + what.strip(), flush=True)
    if not holds:
        failures.append(what)


def run(*words, **options):
    """A command in the working folder."""
    return subprocess.run(
        [RLSEARCH, *words], cwd=WORK, capture_output=True, text=True, timeout=300, **options)


def call(method, path, body=None, node=1, timeout=30):
    request = urllib.request.Request(
        f"http://127.0.0.1:1920{node}{path}", method=method,
        data=json.dumps(body).encode() if body is not None else None,
        headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=timeout) as response:
        return json.load(response)


def wait_for(status, nodes, node=1):
    for _ in range(240):
        try:
            health = call("GET", "/_cluster/health", node=node)
            if health["status"] in status and health["number_of_nodes"] >= nodes:
                return
        except (OSError, urllib.error.URLError):
            pass
        time.sleep(0.5)
    raise SystemExit("the cluster does not come up: see the logs in its folder")


def script(*words):
    subprocess.run([corpus.ROOT / "Scripts" / "cluster", *words], check=True)


def kill_node(number):
    os.kill(int((CLUSTER / f"n{number}.pid").read_text()), signal.SIGKILL)


def documents():
    return call("GET", f"/{NAME}/_count")["count"]


def compare(kind, queries, *options):
    """One batch of queries on both indexes: the same bytes and the same exit status."""
    path = WORK / "queries.txt"
    path.write_text("\n".join(queries) + "\n", encoding="utf-8")
    words = ["batch", "queries.txt", "-n", "10", *options]
    here, there = run(*words), run(*words, "--remote", REMOTE)
    same = (here.stdout, here.returncode) == (there.stdout, there.returncode)
    hits = here.stdout.count("\n")
    check(same and hits > 0, f"{len(queries)} {kind} {' '.join(options)}: {hits} hits are the same")
    if not same:
        differing = [
            (a, b) for a, b in zip(here.stdout.split("\n"), there.stdout.split("\n")) if a != b]
        print(there.stderr[-800:], *(d[:700] for pair in differing[:1] for d in pair), sep="\n")


def check_equality(queries):
    for options in ([], ["--rank", "bm25"]):
        compare("bare queries", queries["bare"], *options)
        compare("questions", queries["any"], "--any", *options)
    for kind in ("filter", "phrase", "near", "same", "wildcard", "regex"):
        compare(kind, queries[kind])
    compare("filtered questions", queries["any"][:60], "--any", "--year", "2021..2023")
    compare("queries with other parameters", queries["bare"][:60], "--k1", "0.9", "--b", "0.4")
    word, other = queries["bare"][0], "行政执法"
    sample = sorted(f.name for f in (WORK / "reports").glob("0*.txt"))[0]
    for words in (
            ["facets", other, "--by", "year", "--json"], ["facets", word, "--by", "agency,year", "--csv"],
            ["freq", other, "培训", "--by", "section", "--json"], ["figures", "培训", "--json"],
            ["kwic", other, "--json"], ["query", other, "--json", "--context", "2"],
            ["query", other, "--count"], ["query", other, "-l"], ["query", other, "--explain"],
            ["query", "xzzf", "--pinyin", "--json"], ["query", "法", "--json"], ["query", "执 -法", "--count"],
            ["collocates", other, "--json"], ["keywords", "--of", other, "--json"],
            ["why", word + " " + other, "--in", "reports/" + sample, "--json"]):
        here, there = run(*words), run(*words, "--remote", REMOTE)
        check((here.stdout, here.returncode) == (there.stdout, there.returncode) and here.stdout != "",
              " ".join(words) + " is the same" + ("" if here.stdout == there.stdout else there.stderr[-300:]))
    check_assistants(other)
    proof = run("verify", "--sample", "600", "--seed", str(SEED), "--json", "--remote", REMOTE)
    record = json.loads(proof.stdout or "{}")
    check(proof.returncode == 0 and record.get("strings", 0) >= 500 and not record["counterexamples"],
          f"verify: {record.get('strings')} literal sets equal the local ones {proof.stderr[-200:]}")
    with tempfile.TemporaryDirectory() as alone:
        proof = subprocess.run(
            [RLSEARCH, "verify", "--sample", "100", "--json", "--remote", REMOTE], cwd=alone,
            capture_output=True, text=True)
    check(proof.returncode == 0 and json.loads(proof.stdout)["strings"] > 50,
          "verify without a local index: a scan of what was pushed agrees")


def check_assistants(query):
    """The tools for assistants give the same answers on both indexes."""
    calls = [
        {"name": "search", "arguments": {"q": query, "n": 5}}, {"name": "facets", "arguments": {"q": query, "by": "year"}},
        {"name": "figures", "arguments": {"q": "培训", "n": 5}}]
    lines = [{"method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "check", "version": "1"}}}]
    lines += [{"method": "tools/call", "params": call} for call in calls]
    text = "".join(json.dumps({"jsonrpc": "2.0", "id": n, **line}) + "\n" for n, line in enumerate(lines))
    answers = [run("mcp", *place, input=text).stdout.splitlines()[1:] for place in ([], ["--remote", REMOTE])]
    check(answers[0] == answers[1] and len(answers[0]) == len(calls) and "isError\":true" not in str(answers),
          f"mcp: {len(calls)} calls of tools are the same")


def check_trips(queries):
    proxy = Proxy(19201)
    trips = []
    for query in queries["bare"][:30]:
        proxy.requests.clear()
        answer = run("query", query, "--json", "--lang", "en", "--remote", f"{proxy.address}/{NAME}")
        if "any word" not in answer.stderr:
            trips.append(proxy.trips())
    # Under load, requests that were sent together may arrive apart.
    check(sorted(trips)[len(trips) * 3 // 4] <= 3, f"a usual query takes 3 round trips: {sorted(trips)}")


def check_spoiled_pushes():
    """A bulk answer with failed items, 429s, a cut connection, a slow node: the push ends well or says why."""
    proxy = Proxy(19202)
    counts = {"bulk": 0}

    def on_first_bulk(action):
        counts["bulk"] = 0

        def spoil(method, path):
            if "_bulk" not in path:
                return None
            counts["bulk"] += 1
            return action if counts["bulk"] == 1 else None
        return spoil

    for action, what in (
            (("items", 429, 7), "seven items of a bulk request refused for now"),
            (("status", 429, {"Retry-After": "1"}), "429 with Retry-After"),
            (("status", 503, {}), "503"), (("cut",), "an answer that is cut"), (("delay", 3), "a slow node")):
        proxy.spoil = on_first_bulk(action)
        pushed = run("push", "--to", f"{proxy.address},http://127.0.0.1:19203", "--name", "spoiled")
        check(pushed.returncode == 0 and counts["bulk"] >= 1, f"push: {what} {pushed.stderr[-200:]}")
    proxy.spoil = on_first_bulk(("items", 400, 1))
    pushed = run("push", "--to", proxy.address, "--name", "spoiled", "--lang", "en")
    check(pushed.returncode == 2 and "spoiled on purpose" in pushed.stderr, "push: a refused item is named")
    for index in call("GET", "/spoiled-v*/_settings"):
        call("DELETE", "/" + index)
    proxy.spoil = lambda method, path: ("status", 401, {})
    refused = run("query", "法治", "--remote", f"{proxy.address}/{NAME}", "--lang", "en")
    check(refused.returncode == 2 and "RLSEARCH_REMOTE_USER" in refused.stderr, "401 says where credentials come from")


def check_terminal():
    """On a terminal, a push shows what it does, to its end, and leaves nothing behind."""
    ours, theirs = pty.openpty()
    shown = []

    def read():
        try:
            while block := os.read(ours, 65536):
                shown.append(block)
        except OSError:
            pass

    reader = threading.Thread(target=read)
    reader.start()
    proxy = Proxy(19201)
    for name, host in (("shown", HOSTS), ("spoiled", proxy.address)):
        proxy.spoil = lambda method, path: ("items", 400, 1) if "_bulk" in path else None
        subprocess.run(
            [RLSEARCH, "push", "--to", host, "--name", name, "--lang", "en"], cwd=WORK, stderr=theirs, timeout=300)
    os.close(theirs)
    reader.join()
    text = b"".join(shown).decode(errors="replace")
    steps = ["100%", "writing statistics", "merging segments", "making copies", "\x1b[Krlsearch: pushed to shown"]
    places = [text.find(step) for step in steps]
    check(places == sorted(places) and places[0] >= 0, f"push on a terminal shows its steps: {places}")
    check("\x1b[Krlsearch: " in text[places[-1] + 5:], "and an error begins on an empty line")
    for index in call("GET", "/shown-v*,spoiled-v*/_settings"):
        call("DELETE", "/" + index)


def check_killed_push():
    """A killed push leaves the old version; the next push continues it."""
    before, old = documents(), sorted(call("GET", f"/_alias/{NAME}"))
    corpus.write(WORK / "reports", 900, random.Random(SEED + 1))
    run("index", "reports")
    proxy = Proxy(19203)
    # Slows the push down, so that it can be killed in the middle.
    proxy.spoil = lambda method, path: ("delay", 0.6) if "_bulk" in path else None
    push = subprocess.Popen(
        [RLSEARCH, "push", "--to", proxy.address, "--name", NAME], cwd=WORK, stderr=subprocess.DEVNULL)
    while sum("_bulk" in r[1] for r in proxy.requests) < 4 and push.poll() is None:
        time.sleep(0.05)
    killed = push.poll() is None
    push.kill()
    push.wait()
    check(killed and documents() == before and sorted(call("GET", f"/_alias/{NAME}")) == old,
          "a push killed in the middle: the name still means the old version, whole")
    pushed = run("push", "--to", HOSTS, "--name", NAME, "--lang", "en")
    check(pushed.returncode == 0 and " were already there" in pushed.stderr,
          f"the next push goes on: {pushed.stderr.strip()[-160:]}")
    check(sorted(call("GET", f"/_alias/{NAME}")) != old, "then the name means the new version")


def check_changes(queries):
    """Only changed files are sent, and statistics are those of the new state."""
    files = sorted((WORK / "reports").glob("0*.txt"))
    files[3].unlink()
    files[5].write_text(files[5].read_text() + "新增一段：水利工程巡查覆盖率达到百分之百。\n", encoding="utf-8")
    corpus.write(WORK / "reports", 901, random.Random(SEED + 2))
    run("index", "reports")
    pushed = run("push", "--to", HOSTS, "--name", NAME, "--since-last", "--lang", "en")
    sent = re.search(r"(\d+) files?, (\d+) paragraphs sent", pushed.stderr)
    check(pushed.returncode == 0 and sent and int(sent[1]) == 2,
          f"only what changed travels: {pushed.stderr.strip()[-160:]}")
    compare("bare queries after a change", queries["bare"][:100])
    compare("questions after a change", queries["any"][:100], "--any")
    compare("questions after a change", queries["any"][:100], "--any", "--rank", "bm25")
    proof = run("verify", "--sample", "300", "--json", "--remote", REMOTE)
    check(proof.returncode == 0, "verify after a change " + proof.stderr[-200:])
    again = run("push", "--to", HOSTS, "--name", NAME, "--since-last", "--lang", "en")
    check("nothing has changed" in again.stderr, "without a change nothing travels")


def check_shares():
    """Two processes push one index, then one completes it."""
    for share in ("1/2", "2/2"):
        run("push", "--to", HOSTS, "--name", "shared", "--share", share)
    pushed = run("push", "--to", HOSTS, "--name", "shared", "--lang", "en")
    check(pushed.returncode == 0 and " 0 paragraphs sent" in pushed.stderr,
          f"shares together are the whole: {pushed.stderr.strip()[-160:]}")
    here, there = run("query", "行政执法", "--json"), run("query", "行政执法", "--json", "--remote", f"{HOSTS}/shared")
    check(here.stdout == there.stdout != "", "and answers are the same")
    for index in call("GET", "/shared-v*/_settings"):
        call("DELETE", "/" + index)


def check_merge():
    """Indexes that are made separately and joined answer like one that is made at once."""
    files = sorted((WORK / "reports").glob("*.txt"))
    for folder in ("shard-1", "shard-2", "shard-3", "joined", "other"):
        (WORK / folder).mkdir()
    for number in (1, 2):
        run("index", *(str(f) for f in files[number - 1::2]), "--index", f"shard-{number}/.rlsearch")
    merged = run("merge", "shard-1/.rlsearch", "shard-2/.rlsearch", "--into", "joined/.rlsearch", "--lang", "en")
    check(merged.returncode == 0, f"merge: {merged.stderr.strip()}")
    def answer(index):
        records = map(json.loads, run("query", "行政执法", "--json", "-n", "50", "--index", index).stdout.splitlines())
        return [(pathlib.Path(r["file"]).name, r["paragraph"], r["score"]) for r in records]
    check(answer("joined/.rlsearch") == answer(".rlsearch") != [], "a joined index answers as one made at once")
    check(run("check", "--index", "joined/.rlsearch").returncode == 0, "and is sound")
    taken = run("merge", "shard-1/.rlsearch", "--into", "joined/.rlsearch", "--lang", "en")
    check(taken.returncode == 2 and "--into" in taken.stderr, f"an index in the way is named: {taken.stderr.strip()}")
    run("index", str(files[0]), "--index", "shard-3/.rlsearch")
    clash = run("merge", "shard-1/.rlsearch", "shard-3/.rlsearch", "--into", "other/.rlsearch")
    check(clash.returncode == 2 and files[0].name in clash.stderr, "a file of two indexes is named")


def check_tls():
    """A certificate must be trusted, and other users must not be able to read secrets."""
    folder = WORK / "tls"
    folder.mkdir()

    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
            "-subj", "/CN=authority")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "host.key", "-out", "host.csr", "-subj", "/CN=localhost")
    (folder / "names").write_text("subjectAltName=DNS:localhost")
    openssl("x509", "-req", "-in", "host.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out",
            "host.pem", "-days", "2", "-extfile", "names")
    proxy = Proxy(19201)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "host.pem", folder / "host.key")
    proxy.server.socket = context.wrap_socket(proxy.server.socket, server_side=True)
    words = ["query", "行政执法", "--json", "--lang", "en", "--remote",
             f"https://localhost:{proxy.server.server_port}/{NAME}"]
    refused = run(*words)
    check(refused.returncode == 2 and "--ca" in refused.stderr, "a certificate of an unknown authority is refused")
    trusted = run(*words, "--ca", "tls/ca.pem")
    check(trusted.stdout == run("query", "行政执法", "--json").stdout, "a certificate of a named authority is trusted")
    secret = folder / "secret"
    secret.write_text("user:password\n")
    secret.chmod(0o644)
    open_file = run(*words, "--ca", "tls/ca.pem", "--credentials", "tls/secret")
    check(open_file.returncode == 2 and "chmod 600" in open_file.stderr, "a secret that others can read is refused")
    secret.chmod(0o600)
    closed_file = run(*words, "--ca", "tls/ca.pem", "--credentials", "tls/secret")
    check(closed_file.stdout == trusted.stdout, "a secret that they cannot is used")


def serve():
    """A server that reads the cluster; returns its process and address."""
    server = subprocess.Popen(
        [RLSEARCH, "serve", "--port", "0", "--remote", REMOTE], cwd=WORK, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True)
    return server, server.stdout.readline().strip()


def ask(address):
    try:
        with urllib.request.urlopen(f"{address}/api/v1/search?q=%E8%A1%8C%E6%94%BF%E6%89%A7%E6%B3%95", timeout=90) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def check_dead_nodes():
    """One node down: the same answers. Two: an error, never fewer hits. Back: answers again."""
    wait_for(("green",), 3)
    server, address = serve()
    try:
        words = ["query", "行政执法", "--json", "-n", "50"]
        before, served = run(*words).stdout, ask(address)
        check(served[0] == 200, "serve reads the cluster")
        kill_node(3)
        there = run(*words, "--remote", REMOTE)
        check(there.stdout == before and there.returncode == 0, f"one node killed: the same hits {there.stderr[-200:]}")
        kill_node(2)
        time.sleep(2)
        there = run(*words, "--remote", REMOTE, "--lang", "en")
        check(there.returncode == 2 and there.stdout == "" and NAME in there.stderr,
              f"two nodes killed: {there.stderr.strip()[:200]}")
        status, problem = ask(address.rstrip("/"))
        check(status == 503 and b"urn:rlsearch:problem:cluster" in problem, f"and the server says {status}")
        for number in ("2", "3"):
            script("start", str(CLUSTER), number)
        wait_for(("green", "yellow"), 3)
        wait_for(("green",), 3)
        there = run(*words, "--remote", REMOTE)
        check(there.stdout == before, "the nodes are back: the same hits")
        again = ask(address)
        check(again[0] == 200 and again[1] == served[1], "and the server answers again without a restart")
    finally:
        server.terminate()
        server.wait()


def main():
    print(f"seed {SEED}", flush=True)
    wait_for(("green",), 3)
    corpus.make(WORK / "reports", 120, SEED)
    run("index", "reports")
    pushed = run("push", "--to", HOSTS, "--name", NAME, "--lang", "en")
    check(pushed.returncode == 0, pushed.stderr.strip())
    queries = corpus.queries(corpus.texts(WORK / "reports"), random.Random(SEED))
    # Run while the index has one part, and no query has to be relaxed.
    check_trips(queries)
    check_equality(queries)
    check_spoiled_pushes()
    check_terminal()
    check_killed_push()
    check_changes(queries)
    check_shares()
    check_merge()
    check_tls()
    check_dead_nodes()
    shutil.rmtree(WORK)
    print(f"{len(failures)} failures", flush=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

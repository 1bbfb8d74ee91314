"""Asks `rlsearch serve` without a pause while reports are written and indexed again beside it. Every answer is of one
commit, none is an error, and memory stays flat.

    python Tests/Browser/soak.py RLSEARCH SECONDS
"""

import http.client
import json
import os
import pathlib
import re
import sys
import tempfile
import threading
import time
from urllib.parse import quote

from server import Server

FILES = 60
QUERIES = ["版次", "行政执法 版次", "行政检查", "执法人员 培训", "版次 NOT 复议", "无此词语 版次"]
problems = []
asked = [0] * 6
seen = set()


def write(reports, edition):
    """All reports of an edition name it in each paragraph."""
    for number in range(FILES):
        lines = [f"云岭省第{number}局{2015 + number % 9}年法治政府建设情况报告", "一、主要举措和成效"]
        lines += [f"版次{edition}：开展行政检查{number + line}次，行政执法人员参加培训{line}场。" for line in range(1, 12)]
        (reports / f"{number}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def ask(server, worker, ended):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    number = worker
    while not ended.is_set():
        number += 1
        # Also new queries, not only those with cached answers.
        query = QUERIES[number % len(QUERIES)] + (f" OR 第{number}局" if number % 3 == 0 else "")
        page = "/api/v1/search?n=50&q=" if number % 2 else "/search?n=50&q="
        try:
            connection.request("GET", page + quote(query))
            answer = connection.getresponse()
            body = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            problems.append(f"{query}: {error!r}")
            connection.close()
            continue
        asked[worker] += 1
        if answer.status != 200:
            problems.append(f"{query}: {answer.status} {body[:200]}")
            continue
        if number % 2:
            body = "\n".join(record["text"] for record in json.loads(body)["records"])
        # Marks may be inside the words.
        editions = set(re.findall(r"版次(\d+)：", re.sub(r"<[^>]*>", "", body)))
        if len(editions) > 1:
            problems.append(f"{query}: one answer from editions {editions}")
        seen.update(editions)


def main():
    program, seconds = os.path.abspath(sys.argv[1]), float(sys.argv[2])
    with tempfile.TemporaryDirectory() as place:
        reports = pathlib.Path(place) / "reports"
        reports.mkdir()
        write(reports, 0)
        server = Server(program, place)
        ended = threading.Event()
        workers = [threading.Thread(target=ask, args=(server, worker, ended)) for worker in range(len(asked))]
        for worker in workers:
            worker.start()
        start, edition, memory = time.monotonic(), 0, []
        while time.monotonic() - start < seconds:
            edition += 1
            write(reports, edition)
            server.index_again()
            memory.append(server.resident())
            time.sleep(0.2)
        ended.set()
        for worker in workers:
            worker.join()
        if server.stop() != 0:
            problems.append("SIGTERM did not end the server with status 0")
    for problem in problems[:20]:
        print("failed:", problem)
    # The second quarter against the last: caches are filled by then.
    quarter = max(1, len(memory) // 4)
    early, late = max(memory[quarter:2 * quarter] or memory), max(memory[-quarter:])
    flat = late < early * 1.25 + 20_000
    print(f"{sum(asked)} answers, {edition} commits, of which {len(seen)} were seen; memory {early} KB, at the end {late} KB; "
          f"{len(problems)} problems")
    sys.exit(1 if problems or not flat or len(seen) < 2 else 0)


main()

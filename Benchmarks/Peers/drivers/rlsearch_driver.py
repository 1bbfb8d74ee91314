"""Drives rlsearch through its command line. $RLSEARCH names the program, $RLSEARCH_BENCH the one that times queries.

    rlsearch_driver.py index|raw|text FILE INDEX THREADS
    rlsearch_driver.py query INDEX QUERIES any|all|phrase REPEATS
"""

import json
import os
import shutil
import subprocess
import sys
import time

import protocol

BINARY = os.environ["RLSEARCH"]
BENCH = os.environ["RLSEARCH_BENCH"]


def rlsearch(*arguments, binary=BINARY):
    """What the command prints. If it fails, its own error message is the last output."""
    process = subprocess.run([binary, *arguments], stdout=subprocess.PIPE, text=True)
    if process.returncode:
        sys.exit(process.returncode)
    return process.stdout


def build(verb, source, folder, threads):
    shutil.rmtree(folder, ignore_errors=True)
    arguments = ["index", source, "--index", folder, "--format", "tsv", "--quiet"]
    arguments += ["--threads", str(threads)]
    # The peers do not store the text either. Only phrases need it, because they are verified on it.
    if verb != "text":
        arguments += ["--no-text"]
    if verb == "index":
        arguments += ["--analyzer", "whitespace"]
    if threads == 1:
        arguments += ["--optimize"]
    start = time.perf_counter()
    rlsearch(*arguments)
    seconds = time.perf_counter() - start
    docs = sum(1 for _ in protocol.read_lines(source))
    size = protocol.folder_bytes(folder)
    protocol.print_build("rlsearch", version(), verb, threads, docs, seconds, size)


def query(folder, queries, mode, repeats):
    if mode == "phrase":
        queries = joined(queries)
    arguments = ["queries", "--index", folder, "--queries", queries, "--mode", mode, "-n", "10"]
    arguments += ["--repeat", repeats, "--json"]
    found = json.loads(rlsearch(*arguments, binary=BENCH))
    line = {"engine": "rlsearch", "version": version(), "task": "query", "mode": mode}
    line |= {key: found.get(key) for key in ("docs", "queries", "p50_us", "p99_us")}
    # In mode any, `hits` counts only the ten best.
    line["hits"] = found["hits"] if mode == "all" else None
    print(json.dumps(line))


def joined(queries):
    """A file of the same queries without spaces between words, as in the text."""
    path = queries + ".text"
    with open(path, "w", encoding="utf-8") as file:
        file.writelines("".join(words) + "\n" for words in protocol.read_queries(queries))
    return path


def version():
    return rlsearch("--version").split()[1]


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "query":
        query(*rest)
    else:
        build(verb, *rest[:2], int(rest[2]))

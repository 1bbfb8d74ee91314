"""Functions of all Python drivers: reading files, and printing the line of JSON."""

import json
import os
import statistics


def read_queries(path):
    """The queries of a file, each a list of words."""
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t")[1].split(" ") for line in file]


def read_lines(path):
    """The (id, text) pairs of a corpus, raw or as words."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            number, text = line.rstrip("\n").split("\t")
            yield int(number), text


def folder_bytes(folder):
    """The bytes of the files in a folder."""
    with os.scandir(folder) as entries:
        return sum(entry.stat().st_size for entry in entries)


def print_build(engine, version, task, threads, docs, seconds, index_bytes):
    print(
        json.dumps(
            {
                "engine": engine,
                "version": version,
                "task": task,
                "threads": threads,
                "docs": docs,
                "seconds": round(seconds, 4),
                "index_bytes": index_bytes,
            }
        )
    )


def print_latencies(engine, version, mode, docs, hits, microseconds):
    """Prints percentiles over the queries of the median over each query's repeats."""
    medians = sorted(statistics.median(repeats) for repeats in microseconds)
    print(
        json.dumps(
            {
                "engine": engine,
                "version": version,
                "task": "query",
                "mode": mode,
                "docs": docs,
                "queries": len(medians),
                "p50_us": round(medians[len(medians) // 2], 2),
                "p99_us": round(medians[len(medians) * 99 // 100], 2),
                "hits": hits,
            }
        )
    )

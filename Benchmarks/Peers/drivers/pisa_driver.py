"""Drives PISA through the C++ module of pyterrier-pisa.

    pisa_driver.py index TOKENS INDEX THREADS
    pisa_driver.py query INDEX QUERIES any|all REPEATS
"""

import importlib.metadata
import importlib.util
import os
import shutil
import sys
import time
from pathlib import Path

import numpy

import protocol

VERSION = "pyterrier-pisa " + importlib.metadata.version("pyterrier-pisa")
ENCODING = "block_simdbp"
ALGORITHM = {"any": "block_max_maxscore", "all": "ranked_and"}
DOCS_PER_BATCH = 100_000

#: Prefixes of the files that make up the index: postings, block maxima, lexicons of terms and docs.
#: The other files are intermediate results of the builder.
INDEX_FILES = ("bm25.", "fwd.termlex", "fwd.doclex")


def load_module():
    """Loads only the C++ module, because its package imports a framework that is not needed here."""
    files = importlib.metadata.files("pyterrier-pisa")
    path = next(file.locate() for file in files if file.name.startswith("_pisathon.cpython"))
    spec = importlib.util.spec_from_file_location("_pisathon", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pisa = load_module()


def build(source, folder, threads):
    if len(os.sched_getaffinity(0)) < 2:
        sys.exit("PISA's builder hangs on one core")
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir(parents=True)
    documents = write_documents(source, Path(folder))
    start = time.perf_counter()
    # The library starts one thread more than it is asked for.
    pisa.index(str(documents), folder, "", DOCS_PER_BATCH, threads - 1)
    open_index(folder)
    files = [path for path in Path(folder).iterdir() if path.name.startswith(INDEX_FILES)]
    for path in files:
        sync(path)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in files)
    docs = pisa.num_docs(folder)
    protocol.print_build("pisa", VERSION, "index", threads, docs, seconds, size)


def write_documents(source, folder):
    """Writes the corpus in a form that PISA can read, and the list of words by their numbers.

    PISA's tokenizer knows only ASCII, so word 17 becomes `w17`. This is not timed.
    """
    numbers = {}
    with open(folder / "docs.txt", "w", encoding="ascii") as documents:
        for number, text in protocol.read_lines(source):
            names = (f"w{numbers.setdefault(word, len(numbers))}" for word in text.split(" "))
            documents.write(f"{number} {' '.join(names)}\n")
    (folder / "words.txt").write_text("\n".join(numbers), encoding="utf-8")
    return folder / "docs.txt"


def open_index(folder):
    """Opens the index; the first time, compresses the postings and computes the block maxima."""
    context = pisa.RetrievalContext()
    pisa.prepare_index(
        context, folder, ENCODING, "bm25", "", quantize=0, stop_fname="", bm25_k1=1.2, bm25_b=0.75
    )
    return context


def sync(path):
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


class Stopwatch:
    """Passes the queries to PISA one by one.

    PISA asks for the next query when it has answered the last one, so the time between two calls
    is the time of a query: look-up, search and the names of ten docs.
    """

    def __init__(self, queries):
        self.queries = queries
        self.calls = []

    def __len__(self):
        return len(self.queries)

    def __iter__(self):
        return self

    def __next__(self):
        self.calls.append(time.perf_counter_ns())
        if len(self.calls) > len(self.queries):
            raise StopIteration
        return len(self.calls) - 1, self.queries[len(self.calls) - 1]

    def microseconds(self):
        return [(end - start) / 1000 for start, end in zip(self.calls, self.calls[1:])]


def query(folder, queries, mode, repeats):
    vocabulary = (Path(folder) / "words.txt").read_text(encoding="utf-8").split("\n")
    names = {word: f"w{number}" for number, word in enumerate(vocabulary)}
    prepared = [
        " ".join(names[word] for word in words)
        for words in protocol.read_queries(queries)
    ]
    context = open_index(folder)
    rounds = []
    for _ in range(repeats):
        stopwatch = Stopwatch(prepared)
        search(context, mode, stopwatch)
        rounds.append(stopwatch.microseconds())
    docs = pisa.num_docs(folder)
    # PISA returns no counts: its "all" stops at the ten best.
    protocol.print_latencies("pisa", VERSION, mode, docs, None, list(zip(*rounds)))


def search(context, mode, queries):
    rows = len(queries) * 10
    pisa.retrieve(
        context,
        ALGORITHM[mode],
        queries,
        k=10,
        threads=1,
        query_weighted=0,
        pretokenised=False,
        result_qidxs=numpy.empty(rows, dtype=numpy.int32),
        result_docnos=numpy.empty(rows, dtype=object),
        result_ranks=numpy.empty(rows, dtype=numpy.int32),
        result_scores=numpy.empty(rows, dtype=numpy.float32),
    )


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "query":
        query(*rest[:3], int(rest[3]))
    else:
        build(*rest[:2], int(rest[2]))

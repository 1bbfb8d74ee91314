"""Drives Tantivy through its Python binding.

    tantivy_driver.py index|raw|positions FILE INDEX THREADS
    tantivy_driver.py query INDEX QUERIES any|all|phrase REPEATS
"""

import shutil
import sys
import time
from importlib.metadata import version
from pathlib import Path

import tantivy

import protocol

VERSION = "tantivy-py " + version("tantivy")

#: Large enough that a thread writes its segment only once, at the commit.
BYTES_PER_THREAD = 2_000_000_000


def analyzer(name):
    """`words` splits at spaces; for `pairs`, every two neighbouring characters are a term."""
    if name == "words":
        return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    pairs = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2))
    return pairs.filter(tantivy.Filter.lowercase()).build()


def build(verb, source, folder, threads):
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir(parents=True)
    name = "pairs" if verb == "raw" else "words"
    kept = "position" if verb == "positions" else "freq"
    start = time.perf_counter()
    schema = tantivy.SchemaBuilder()
    schema.add_unsigned_field("id", fast=True)
    schema.add_text_field("text", tokenizer_name=name, index_option=kept)
    index = tantivy.Index(schema.build(), path=folder)
    index.register_tokenizer(name, analyzer(name))
    writer = index.writer(heap_size=BYTES_PER_THREAD * threads, num_threads=threads)
    for number, text in protocol.read_lines(source):
        document = tantivy.Document()
        document.add_unsigned("id", number)
        document.add_text("text", text)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.perf_counter() - start
    index.reload()
    docs = index.searcher().num_docs
    size = protocol.folder_bytes(folder)
    protocol.print_build("tantivy", VERSION, verb, threads, docs, seconds, size)


def query(folder, queries, mode, repeats):
    index = tantivy.Index.open(folder)
    index.register_tokenizer("words", analyzer("words"))
    searcher = index.searcher()
    prepared = [make_query(index.schema, mode, words) for words in protocol.read_queries(queries)]
    hits = None
    if mode == "all":
        hits = sum(searcher.search(one, 1, count=True).count for one in prepared)
    microseconds = [[] for _ in prepared]
    for _ in range(repeats):
        for one, times in zip(prepared, microseconds):
            start = time.perf_counter_ns()
            searcher.search(one, 10, count=False)
            times.append((time.perf_counter_ns() - start) / 1000)
    docs = searcher.num_docs
    protocol.print_latencies("tantivy", VERSION, mode, docs, hits, microseconds)


def make_query(schema, mode, words):
    if mode == "phrase":
        return tantivy.Query.phrase_query(schema, "text", words)
    occur = tantivy.Occur.Should if mode == "any" else tantivy.Occur.Must
    terms = [tantivy.Query.term_query(schema, "text", word) for word in words]
    return terms[0] if len(terms) == 1 else tantivy.Query.boolean_query([(occur, t) for t in terms])


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "query":
        query(*rest[:3], int(rest[3]))
    else:
        build(verb, *rest[:2], int(rest[2]))

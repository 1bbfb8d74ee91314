"""The figures of a comparison, and how they are computed from the records."""

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    title: str
    #: The task whose records hold the figure; None: the build of the index that is searched.
    task: str | None
    key: str
    #: The factor from the unit of the record to that of the title.
    scale: float = 1
    #: The maximum for rlsearch, as multiples of the best of some peers.
    limits: tuple = ()

    def values(self, engine, records):
        """The figure of an engine in every round."""
        task = self.task or engine.searched
        return [
            record[self.key] * self.scale
            for record in records
            if (record["engine"], record["task"]) == (engine.name, task) and self.key in record
        ]

    def medians(self, engines, records):
        """The median of each engine that has the figure, by engine."""
        values = {engine: self.values(engine, records) for engine in engines}
        return {engine: statistics.median(found) for engine, found in values.items() if found}


@dataclass(frozen=True)
class Limit:
    ratio: float
    #: The names of the peers; the best of them is compared.
    peers: tuple


FIGURES = [
    Figure("build from words, one core, s", "words-1", "seconds", limits=(Limit(0.9, ("fts5",)),)),
    Figure(
        "build from words, two cores, s",
        "words-2",
        "seconds",
        limits=(Limit(0.6, ("fts5", "tantivy")),),
    ),
    Figure(
        "build from raw text, one core, s",
        "raw",
        "seconds",
        limits=(Limit(0.5, ("tantivy",)), Limit(0.2, ("lucene",))),
    ),
    Figure("index, MB", None, "index_bytes", scale=1e-6, limits=(Limit(0.8, ("pisa",)),)),
    Figure("any of the words, p50, µs", "any", "p50_us", limits=(Limit(0.8, ("pisa",)),)),
    Figure("any of the words, p99, µs", "any", "p99_us", limits=(Limit(0.8, ("pisa",)),)),
    Figure("all of the words, p50, µs", "all", "p50_us", limits=(Limit(0.9, ("pisa", "tantivy")),)),
    Figure("all of the words, p99, µs", "all", "p99_us", limits=(Limit(0.9, ("pisa", "tantivy")),)),
    Figure(
        "any of two frequent words, p50, µs", "frequent", "p50_us", limits=(Limit(0.8, ("pisa",)),)
    ),
    Figure("phrase, p50, µs", "phrase", "p50_us", limits=(Limit(1, ("tantivy", "lucene")),)),
    Figure("phrase, p99, µs", "phrase", "p99_us", limits=(Limit(1, ("tantivy", "lucene")),)),
    Figure(
        "start, open, answer and end, ms",
        "open",
        "seconds",
        scale=1e3,
        limits=(Limit(1.5, ("xapian",)),),
    ),
]

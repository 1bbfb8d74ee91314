"""The engines: their names, how they are started, and their tasks."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

DRIVERS = Path(__file__).parent / "drivers"

BUILDS = {"words-1", "words-2"}
SEARCHES = {"any", "all", "frequent"}


@dataclass(frozen=True)
class Engine:
    name: str
    title: str
    #: The driver, to which a verb and its arguments are added.
    driver: tuple
    tasks: frozenset
    #: The command that opens an index, answers one query and ends; the words are added to it.
    opener: tuple = ()
    #: Builds that take so long that they are measured in one round only.
    once: frozenset = frozenset()

    @property
    def phrased(self):
        """The build in which phrases are searched: in rlsearch the text, in others words and positions."""
        return "text" if "text" in self.tasks else "positions"

    @property
    def searched(self):
        """The build whose index is searched: the one on one core, if the engine has it."""
        return "words-1" if "words-1" in self.tasks else "words-2"


def all_engines(folder):
    """rlsearch and the peers, as install.sh put them in the folder."""
    build, jars = folder / "build", folder / "jars"
    classes = os.pathsep.join(map(str, [build, jars / "lucene.jar", jars / "smartcn.jar"]))
    java = ("java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=50", "-cp", classes)
    rlsearch = os.environ["RLSEARCH"]
    return [
        Engine(
            "rlsearch",
            "rlsearch",
            python("rlsearch_driver.py"),
            frozenset(BUILDS | SEARCHES | {"raw", "open", "text", "phrase"}),
            opener=(rlsearch, "query", "--any", "-n", "1", "--index"),
        ),
        Engine(
            "fts5",
            "SQLite FTS5",
            (build / "fts5",),
            frozenset(BUILDS | {"open"}),
            opener=(build / "fts5", "open"),
        ),
        Engine(
            "tantivy",
            "Tantivy",
            python("tantivy_driver.py"),
            frozenset(BUILDS | SEARCHES | {"raw", "positions", "phrase"}),
            once=frozenset({"positions"}),
        ),
        Engine(
            "lucene",
            "Lucene",
            (*java, "LuceneDriver"),
            frozenset(BUILDS | SEARCHES | {"raw", "positions", "phrase"}),
            once=frozenset({"raw", "positions"}),
        ),
        Engine(
            "pisa",
            "PISA",
            python("pisa_driver.py"),
            # Its builder hangs on one core.
            frozenset({"words-2"} | SEARCHES),
        ),
        Engine(
            "xapian",
            "Xapian",
            (build / "xapian",),
            frozenset({"words-1", "open"} | SEARCHES),
            opener=(build / "xapian", "open"),
            once=frozenset({"words-1"}),
        ),
    ]


def python(driver):
    return (sys.executable, DRIVERS / driver)

"""The tasks. Each one measures an engine and returns one record: the line that its driver prints."""

from dataclasses import dataclass

import measure

#: How often a driver answers each query; the median is used.
REPEATS = 5


@dataclass(frozen=True)
class Build:
    """Makes an index, committed and synced, from a file, with as many threads as cores."""

    name: str
    verb: str
    cores: int

    def measure(self, engine, workplace):
        source = workplace.raw if self.verb in ("raw", "text") else workplace.words
        index = workplace.index(engine, self.name)
        command = [*engine.driver, self.verb, source, index, self.cores]
        return measure.driver_line(command, cores=self.cores)


#: The file of queries of a search, if it is not the mixed one.
QUERIES = {"frequent": "frequent", "phrase": "phrases"}


@dataclass(frozen=True)
class Search:
    """Answers each query of a file with the ten best paragraphs, in one thread of a warm process."""

    name: str
    mode: str

    def measure(self, engine, workplace):
        queries = getattr(workplace, QUERIES.get(self.name, "mixed"))
        index = workplace.index(engine, engine.phrased if self.mode == "phrase" else engine.searched)
        return measure.driver_line([*engine.driver, "query", index, queries, self.mode, REPEATS])


@dataclass(frozen=True)
class Open:
    """Starts a process that opens an index, answers one query of two words and ends."""

    name: str

    def measure(self, engine, workplace):
        index = workplace.index(engine, engine.searched)
        command = [*engine.opener, index, *two_words(workplace.mixed)]
        return {"seconds": measure.whole_process(command)}


def two_words(queries):
    """The first query of two words in a file."""
    with open(queries, encoding="utf-8") as file:
        candidates = (line.rstrip("\n").split("\t")[1].split(" ") for line in file)
        return next(words for words in candidates if len(words) == 2)


TASKS = [
    Build("words-1", "index", cores=1),
    Build("words-2", "index", cores=2),
    Build("raw", "raw", cores=1),
    Build("text", "text", cores=1),
    Build("positions", "positions", cores=1),
    Search("any", "any"),
    Search("all", "all"),
    Search("frequent", "any"),
    Search("phrase", "phrase"),
    Open("open"),
]

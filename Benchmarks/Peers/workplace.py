"""Where the files of a comparison are."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Workplace:
    """The folder that install.sh fills and that all results are written to."""

    folder: Path

    @property
    def raw(self):
        return self.folder / "corpus.tsv"

    @property
    def words(self):
        return self.folder / "corpus.tokens.tsv"

    @property
    def mixed(self):
        return self.folder / "queries.tsv"

    @property
    def frequent(self):
        return self.folder / "frequent.tsv"

    @property
    def phrases(self):
        return self.folder / "phrases.tsv"

    @property
    def results(self):
        return self.folder / "results.jsonl"

    @property
    def indexes(self):
        return self.folder / "indexes"

    def index(self, engine, build):
        """The index that an engine makes in a build; it may be a file or a folder."""
        return self.indexes / f"{engine.name}-{build}"

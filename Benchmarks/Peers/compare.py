"""Compares rlsearch with its peers on the text of any folders; run.sh sets everything up.

One measurement runs at a time, the engines take turns, and every round measures everything again, so
that other load on the machine affects all engines equally.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

import corpus
import measure
import queries
import report
from engines import all_engines
from tasks import TASKS
from workplace import Workplace


def main():
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="holds .txt and .md files")
    parser.add_argument(
        "--ready",
        nargs=3,
        metavar=("RAW", "WORDS", "QUERIES"),
        help="a corpus and queries made elsewhere, instead of folders",
    )
    parser.add_argument("--limit", type=int, help="the maximum number of paragraphs (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all measurements (default: 3)")
    options = parser.parse_args()
    workplace = Workplace(Path(os.environ["RLSEARCH_PEERS"]))
    if options.ready:
        take_over(workplace, *map(Path, options.ready))
    else:
        prepare(workplace, options.folders, options.limit)
    engines = all_engines(workplace.folder)
    records = compare(workplace, engines, options.rounds)
    print(report.markdown(engines, records))
    sys.exit(any("failed" in record for record in records))


def take_over(workplace, raw, words, mixed):
    """Takes files of `id<TAB>text` lines and of `id<TAB>kind<TAB>query` lines as they are."""
    (workplace.folder / "corpus.signature").unlink(missing_ok=True)
    shutil.copyfile(raw, workplace.raw)
    shutil.copyfile(words, workplace.words)
    queries.write(workplace.words, workplace.mixed, workplace.frequent, workplace.phrases)
    with open(mixed, encoding="utf-8") as source:
        rows = [line.rstrip("\n").split("\t") for line in source]
    phrases = [row for row in rows if "phrase" in row[1:-1]]
    for path, chosen in ((workplace.mixed, rows), (workplace.phrases, phrases)):
        with open(path, "w", encoding="utf-8") as target:
            target.writelines(f"{row[0]}\t{row[-1]}\n" for row in chosen)


def prepare(workplace, folders, limit):
    """Makes the corpus and the queries, unless the last comparison used the same text."""
    files = corpus.text_files(folders)
    if not files:
        sys.exit(f"no .txt or .md files in {', '.join(folders)}")
    stamp = workplace.folder / "corpus.signature"
    signature = corpus.signature(files, limit)
    if stamp.exists() and stamp.read_text() == signature:
        return
    stamp.unlink(missing_ok=True)
    count = corpus.write(files, limit, workplace.raw, workplace.words)
    say(f"{len(files)} files, {count} paragraphs")
    queries.write(workplace.words, workplace.mixed, workplace.frequent, workplace.phrases)
    stamp.write_text(signature)


def compare(workplace, engines, rounds):
    """Measures every task of every engine in every round; the records also go to a file."""
    shutil.rmtree(workplace.indexes, ignore_errors=True)
    workplace.indexes.mkdir()
    records = []
    with open(workplace.results, "w", encoding="utf-8") as results:
        for number in range(rounds):
            # In each round, another engine goes first.
            turn = number % len(engines)
            for task in TASKS:
                for engine in engines[turn:] + engines[:turn]:
                    if task.name in engine.tasks and not (number and task.name in engine.once):
                        record = measured(task, engine, workplace) | {"round": number + 1}
                        records.append(record)
                        print(json.dumps(record), file=results, flush=True)
                        say(json.dumps(record))
    return records


def measured(task, engine, workplace):
    """The record of a task: what the driver printed, or why it failed."""
    try:
        line = task.measure(engine, workplace)
    except measure.Failed as failure:
        line = {"failed": str(failure)}
    return line | {"engine": engine.name, "task": task.name}


def say(line):
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Learns which words the answers use: answer_words.py RLSEARCH OUT SET...

A SET is a folder of corpus.tsv, queries.tsv and qrels.tsv. The table is learned from its questions of half 0
(`QuestionSet.half`). RLSEARCH cuts their text into words. A word of questions is paired with a word of answers if at least
two of its questions have an answer with that word, more than three times as often as questions in general. The weight is
1.5 times the number of such questions, divided by the number of all questions with the word plus two; at most 1.

Writes OUT/all.tsv, the table that is shipped, and OUT/fold0.tsv and OUT/fold1.tsv for training, each made from the
questions of the other fold (`QuestionSet.fold`). Each line is a word of questions, a tab, then words of answers with their
weights in 255ths.
"""
import collections
import os
import subprocess
import sys
import zlib

QUESTION_WORDS = os.path.join(
    os.path.dirname(__file__), "../../Sources/QueryLanguage/Data/question-words.txt")
MOST = 12


def half(name):
    return zlib.crc32(name.encode()) & 1


def table_rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def cut(program, texts):
    """The words of each text."""
    done = subprocess.run(
        [program, "segment", "-"], input="\n".join(t.replace("\r", " ") for t in texts) + "\n",
        capture_output=True, text=True, check=True)
    found = [line.split("/") for line in done.stdout.split("\n")[:-1]]
    assert len(found) == len(texts)
    return found


def without_question_words(words, expressions):
    """The words that are not question words."""
    text = "".join(words)
    places, at = [], 0
    while at < len(text):
        found = next((e for e in expressions if text.startswith(e, at)), None)
        if found:
            places.append((at, at + len(found)))
        at += len(found) if found else 1
    kept, at = [], 0
    for word in words:
        if not any(start < at + len(word) and at < end for start, end in places):
            kept.append(word)
        at += len(word)
    return kept


def pairs(program, folder, expressions):
    """For each question of half 0: its fold, its words, the words of its answers."""
    corpus = {r[0]: r[1] for r in table_rows(folder + "/corpus.tsv") if len(r) > 1}
    answers = collections.defaultdict(list)
    for row in table_rows(folder + "/qrels.tsv"):
        if len(row) > 2 and int(row[2]) > 0 and row[1] in corpus:
            answers[row[0]].append(row[1])
    questions = [
        r for r in table_rows(folder + "/queries.tsv") if r[0] in answers and half(r[0]) == 0]
    needed = sorted({a for q, _ in questions for a in answers[q]})
    words = dict(zip(needed, cut(program, [corpus[a] for a in needed])))
    for (name, _), own in zip(questions, cut(program, [q[1] for q in questions])):
        found = set().union(*(words[a] for a in answers[name]))
        yield half("f" + name), set(without_question_words(own, expressions)), found


def learn(pairs):
    asked, answered, both = collections.Counter(), collections.Counter(), collections.Counter()
    for own, found in pairs:
        asked.update(own)
        answered.update(found)
        both.update((x, y) for x in own for y in found)
    table = collections.defaultdict(list)
    for (x, y), count in both.items():
        share = count / (asked[x] + 2)
        if count >= 2 and x != y and len(y) > 1 and share * len(pairs) > 3 * answered[y]:
            table[x].append((-round(255 * min(1, 1.5 * share)), y))
    return {x: sorted(found)[:MOST] for x, found in table.items()}


def write(table, path):
    with open(path, "w", encoding="utf-8") as out:
        for word in sorted(table, key=str.encode):
            out.write(word + "\t" + " ".join(f"{y} {-w}" for w, y in table[word] if w < 0) + "\n")


def main(program, target, *folders):
    expressions = sorted(
        (r[0] for r in table_rows(QUESTION_WORDS) if r[0] and r[0][0] != "#"), key=len, reverse=True)
    every = [p for folder in folders for p in pairs(program, folder, expressions)]
    os.makedirs(target, exist_ok=True)
    write(learn([p[1:] for p in every]), target + "/all.tsv")
    for fold in (0, 1):
        write(learn([p[1:] for p in every if p[0] != fold]), f"{target}/fold{fold}.tsv")


if __name__ == "__main__":
    main(*sys.argv[1:])

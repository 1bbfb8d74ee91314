"""Draws the queries from the words of the corpus, the same ones on every run.

A query is a line `id<TAB>words between spaces`. Every query except those of two frequent words is
drawn from one paragraph, so it has at least one hit even if all words must match.
"""

import random
from collections import Counter
from itertools import combinations

SEED = 20240601
COUNT = 1000
SINGLE_WORDS = 150
WINDOWS = 550

#: Pairs are drawn from this many of the most frequent words: they have the longest posting lists.
FREQUENT_WORDS = 200
FREQUENT_COUNT = 200


def write(tokens, queries, frequent, phrases):
    """Writes the mixed queries, those of two frequent words, and the runs of words among the mixed."""
    with open(tokens, encoding="utf-8") as file:
        paragraphs = [line.rstrip("\n").split("\t")[1] for line in file]
    document_counts = Counter()
    for paragraph in paragraphs:
        document_counts.update(set(paragraph.split(" ")))
    chance = random.Random(SEED)
    drawn = mixed(paragraphs, sorted(document_counts), chance)
    write_queries(queries, drawn)
    write_queries(phrases, drawn[SINGLE_WORDS : SINGLE_WORDS + WINDOWS])
    write_queries(frequent, frequent_pairs(document_counts, chance))


def mixed(paragraphs, vocabulary, chance):
    """Single words, runs of consecutive words, and words from anywhere in a paragraph."""
    drawn = {}
    for _ in range(100 * COUNT):
        if len(drawn) == COUNT:
            return list(drawn)
        words = chance.choice(paragraphs).split(" ")
        length = 2 + len(drawn) % 4
        if len(drawn) < SINGLE_WORDS:
            # Every second word is drawn by its frequency, the others uniformly: common and rare ones.
            pool = words if len(drawn) % 2 else vocabulary
            query = [chance.choice(pool)]
            fit = len(query[0]) >= 2
        elif len(drawn) < SINGLE_WORDS + WINDOWS:
            start = chance.randrange(len(words))
            query = words[start : start + length]
            fit = len(query) == length
        else:
            pool = sorted({word for word in words if len(word) >= 2})
            query = chance.sample(pool, min(length, len(pool)))
            fit = len(query) == length
        if fit and len(set(query)) == len(query) and all(word.isalpha() for word in query):
            drawn[tuple(query)] = True
    raise SystemExit(f"the corpus is too small to draw {COUNT} queries from")


def frequent_pairs(document_counts, chance):
    """Pairs of the words that most paragraphs contain."""
    # Sorted by bytes where counts are equal, so that the choice does not depend on hashes.
    words = sorted(document_counts, key=lambda word: (-document_counts[word], word))
    return chance.sample(list(combinations(words[:FREQUENT_WORDS], 2)), FREQUENT_COUNT)


def write_queries(path, queries):
    with open(path, "w", encoding="utf-8") as file:
        for number, words in enumerate(queries):
            file.write(f"{number}\t{' '.join(words)}\n")

#!/usr/bin/env python3
"""Packs word vectors for Sources/CRankingData: word_vectors.py words.txt vectors.i8 OUT TEXT...

Input: one word per line, and 384 int8 values for each word. Words of two to four characters of the basic plane are kept,
with 64 dimensions: the principal components of all vectors. Each vector is scaled to a length of 127 * 1.5.

The rarity of a word is -16 times the natural logarithm of the share of lines that contain it, at most 255. The share is
the mean over the TEXTs. A TEXT is a file, or a folder of .txt files.

Output, little-endian: u32 n; u32 dimensions; u16[65536] table: slot (c1 * 31421 + c2 * 6927) mod 65536 and those after it
hold 1 + the number of the first word that begins with the characters c1 c2, until a slot holds 0; u16[4 n] characters of
the words, sorted, padded with 0; i8[n * dimensions]; u8[n] rarities.
"""
import collections
import math
import os
import struct
import sys

import numpy

SIZE, KEPT = 384, 64


def lines(path):
    files = [path]
    if os.path.isdir(path):
        files = sorted(os.path.join(path, n) for n in os.listdir(path) if n.endswith(".txt"))
    for file in files:
        with open(file, encoding="utf-8", errors="replace") as text:
            yield from text


def rarities(words, texts):
    """-16 times the logarithm of the share of lines with the word, at most 255."""
    words = set(words)
    shares = collections.Counter()
    for path in texts:
        counts, total = collections.Counter(), 0
        for line in lines(path):
            total += 1
            counts.update({
                line[at:at + size] for at in range(len(line) - 1) for size in (2, 3, 4)} & words)
        for word, count in counts.items():
            shares[word] += count / total / len(texts)
    return {w: min(255, round(-16 * math.log(max(shares[w], 1e-7)))) for w in words}


def main(words, vectors, target, *texts):
    all_words = open(words, encoding="utf-8").read().split("\n")[:-1]
    matrix = numpy.fromfile(vectors, dtype=numpy.int8).reshape(-1, SIZE).astype(numpy.float64)
    matrix /= numpy.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    values, components = numpy.linalg.eigh(matrix.T @ matrix)
    kept = matrix @ components[:, numpy.argsort(-values)[:KEPT]]
    kept /= numpy.linalg.norm(kept, axis=1, keepdims=True) + 1e-9
    kept = numpy.round(kept * 127 * 1.5).clip(-127, 127).astype(numpy.int8)
    chosen = sorted(
        (w, i) for i, w in enumerate(all_words) if 2 <= len(w) <= 4 and max(map(ord, w)) < 65536)
    table = [0] * 65536
    for number, (word, _) in enumerate(chosen):
        if number and chosen[number - 1][0][:2] == word[:2]:
            continue
        slot = (ord(word[0]) * 31421 + ord(word[1]) * 6927) % 65536
        while table[slot]:
            slot = (slot + 1) % 65536
        table[slot] = number + 1
    with open(target, "wb") as out:
        out.write(struct.pack("<II", len(chosen), KEPT))
        out.write(struct.pack("<65536H", *table))
        for word, _ in chosen:
            out.write(struct.pack("<4H", *([ord(c) for c in word] + [0] * (4 - len(word)))))
        for _, index in chosen:
            out.write(kept[index].tobytes())
        rarity = rarities([w for w, _ in chosen], texts)
        out.write(bytes(rarity[w] for w, _ in chosen))
    print(f"{len(chosen)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])

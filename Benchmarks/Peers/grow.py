"""Makes a larger corpus from an existing one, to measure how building and searching scale.

    grow.py corpus.tokens.tsv 5000000 >grown.tsv

The paragraphs are repeated under new ids, in another order each time, and each is made of pieces of its
own words in another order: no two repetitions are equal, and every word is as frequent as before.
"""

import random
import sys

#: Words that stay together, as in a clause.
PIECE = 8


def main():
    source, count = sys.argv[1], int(sys.argv[2])
    with open(source, encoding="utf-8") as lines:
        paragraphs = [line.rstrip("\n").split("\t")[1].split(" ") for line in lines]
    chosen = random.Random(1)
    written = 0
    while written < count:
        chosen.shuffle(paragraphs)
        for words in paragraphs[: count - written]:
            pieces = [words[start : start + PIECE] for start in range(0, len(words), PIECE)]
            chosen.shuffle(pieces)
            text = " ".join(word for piece in pieces for word in piece)
            sys.stdout.write(f"{written}\t{text}\n")
            written += 1


if __name__ == "__main__":
    main()

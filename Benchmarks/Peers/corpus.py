"""Makes the two files that every engine reads: paragraphs, and the same paragraphs as words.

Both have one paragraph per line, `id<TAB>text`. In the second file, the text is words separated by
spaces, so that no engine's tokenizer affects the measurement.
"""

import hashlib
from pathlib import Path

import icu

#: A word longer than this is left out: Xapian takes terms of up to 245 bytes.
LONGEST_WORD = 200

#: Characters without width, which str.split does not treat as spaces.
WITHOUT_WIDTH = str.maketrans("", "", "\ufeff\u200b")


def text_files(folders):
    """The .txt and .md files below the folders, in the same order on every machine."""
    files = (path for folder in folders for path in Path(folder).rglob("*"))
    return sorted(path for path in files if path.suffix in (".txt", ".md") and path.is_file())


def signature(files, limit):
    """A hash that changes whenever the corpus of the files would change."""
    facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr((facts, limit)).encode()).hexdigest()


def write(files, limit, corpus, tokens):
    """Writes each distinct paragraph once to both files. Returns the number of paragraphs."""
    seen = set()
    with open(corpus, "w", encoding="utf-8") as texts, open(tokens, "w", encoding="utf-8") as cuts:
        for paragraph in paragraphs(files):
            if len(seen) == limit:
                break
            digest = hashlib.blake2b(paragraph.encode(), digest_size=12).digest()
            words = [] if digest in seen else cut_words(paragraph)
            if not words:
                continue
            texts.write(f"{len(seen)}\t{paragraph}\n")
            cuts.write(f"{len(seen)}\t{' '.join(words)}\n")
            seen.add(digest)
    return len(seen)


def paragraphs(files):
    """The lines of the files, with every run of white space replaced by one space."""
    for path in files:
        with open(path, encoding="utf-8", errors="ignore") as lines:
            for line in lines:
                yield " ".join(line.translate(WITHOUT_WIDTH).split())


BREAKS = icu.BreakIterator.createWordInstance(icu.Locale("zh"))


def cut_words(paragraph):
    """The words that ICU finds, in lower case, without punctuation and spaces."""
    BREAKS.setText(paragraph)
    # ICU counts UTF-16 units, Python code points.
    units = paragraph.encode("utf-16-le")
    words, start = [], 0
    for end in BREAKS:
        # A status below 100 means that the piece is not a word.
        if BREAKS.getRuleStatus() >= 100:
            word = units[2 * start : 2 * end].decode("utf-16-le").lower()
            if len(word.encode()) <= LONGEST_WORD:
                words.append(word)
        start = end
    return words

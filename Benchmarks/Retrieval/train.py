#!/usr/bin/env python3
"""Trains the ranking model: train.py FEATURES OUT [--check]

FEATURES is a folder that `Retrieval features` has written. The model is trained on the questions of half 0
(`QuestionSet.half`) of each set; those of half 1 are held out. `--check` prints what the model gains on these, and on sets
that are left out of training altogether. The same input produces the same bytes: LightGBM 4.7.0, one thread, fixed seeds.

The trees add to the score of `EvidenceFormula`, which this script repeats. No tree uses a length. If a greater value of a
feature can only be evidence for a paragraph, no tree lowers the score for it (monotone constraints). Without these rules,
the model does worse on sets that are left out. Questions about work reports are used only for the check.
"""
import os
import struct
import sys

import lightgbm
import numpy

UNIT = 4096.0
OUTPUT_UNIT = 1 << 20
# LightGBM's score for a score of 1 relative to the sum of a query's weights.
SCALE = 3.0
# The weight of the trees: with a weight of 1, they lose more on sets that are left out.
SHARE = 0.5
ROUNDS = 80
MOST_QUESTIONS = 1500
MOST_PARAGRAPHS = 60
PARAMETERS = dict(
    objective="lambdarank", lambdarank_truncation_level=10, learning_rate=0.05, num_leaves=8,
    min_data_in_leaf=500, feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1, lambda_l2=10,
    max_bin=63, num_threads=1, seed=1, deterministic=True, force_row_wise=True, verbose=-1,
    monotone_constraints_method="intermediate")
CHECK_ONLY = "work-reports"
UNREAD = ["rest50"]
FALLING = ["question", "heading", "missing"]
FREE = ["asks"]


def base(feature):
    return feature.removesuffix("-best")


def direction(feature):
    """1 if a greater value must not lower the score, -1 if it must not raise it, 0 if it may do either."""
    return 0 if base(feature) in FREE else -1 if base(feature) in FALLING else 1


class Questions:
    """The paragraphs of the questions of one set."""

    def __init__(self, folder, name, features):
        rows = [l.rstrip("\n").split("\t") for l in open(f"{folder}/{name}.tsv", encoding="utf-8")]
        self.name = name
        self.features = features
        self.read = [i for i, f in enumerate(features) if base(f) not in UNREAD]
        self.family = name.split("-as-")[0]
        self.values = numpy.fromfile(f"{folder}/{name}.i32", dtype="<i4").reshape(len(rows), -1)
        self.grades = numpy.array([int(r[2]) > 0 for r in rows])
        ids = numpy.array([r[0] for r in rows])
        starts = numpy.flatnonzero(numpy.r_[True, ids[1:] != ids[:-1]])
        self.bounds = list(zip(starts, numpy.r_[starts[1:], len(rows)]))
        self.halves = numpy.array([int(rows[s][1]) for s in starts])
        column = {f: i for i, f in enumerate(features)}

        def value(feature):
            return self.values[:, column[feature]] / UNIT

        self.formula = (
            value("formula") * (1 - 0.3 * (1 - value("rest50")) ** 6)
            * (1 - 0.4 * value("question")) + 0.5 * value("meaning")
            + 0.7 * value("justBefore") + 1.4 * value("before") + 0.7 * value("after")
            + 1.5 * value("headingOnly") + 0.7 * value("headingToo") + 0.3 * value("titleOnly")
            + value("opening"))

    def reciprocal_rank(self, scores, half=None):
        """MRR@10 of the questions whose answer is among the paragraphs."""
        sums = []
        for (start, end), part in zip(self.bounds, self.halves):
            if half is not None and part != half:
                continue
            order = numpy.argsort(-scores[start:end], kind="stable")[:10]
            right = numpy.flatnonzero(self.grades[start:end][order])
            sums.append(1 / (right[0] + 1) if len(right) else 0)
        return sum(sums) / len(sums)


def train(parts):
    random = numpy.random.default_rng(1)
    values, labels, groups, weights, scores = [], [], [], [], []
    for questions, half in parts:
        same = sum(1 for other, _ in parts if other.family == questions.family)
        spans = [
            (s, min(e, s + MOST_PARAGRAPHS)) for (s, e), h in zip(questions.bounds, questions.halves)
            if (half is None or h == half) and questions.grades[s:min(e, s + MOST_PARAGRAPHS)].any()]
        if len(spans) > MOST_QUESTIONS:
            spans = [spans[i] for i in sorted(random.choice(len(spans), MOST_QUESTIONS, False))]
        for start, end in spans:
            values.append(questions.values[start:end, questions.read])
            labels.append(questions.grades[start:end].astype(int))
            groups.append(end - start)
            scores.append(SCALE * questions.formula[start:end])
            # A set is weighted by the square root of its size; variants of one set share its weight.
            weights.append(numpy.full(end - start, len(spans) ** -0.5 / same))
    weights = numpy.concatenate(weights)
    data = lightgbm.Dataset(
        numpy.concatenate(values).astype(numpy.float32), numpy.concatenate(labels), group=groups,
        weight=weights / weights.mean(), init_score=numpy.concatenate(scores),
        params=dict(max_bin=63, verbose=-1))
    first = parts[0][0]
    directions = [direction(first.features[i]) for i in first.read]
    return lightgbm.train(dict(PARAMETERS, monotone_constraints=directions), data, ROUNDS)


def predict(model, questions):
    return SCALE * questions.formula + SHARE * model.predict(
        questions.values[:, questions.read], num_threads=1)


def nodes(tree, read):
    """The nodes of a tree, parents first: value, threshold, left, right, output.

    read: for each column, the index of the feature value that it holds.
    """
    found = []

    def add(node):
        number = len(found)
        found.append(None)
        if "leaf_value" in node:
            output, count = SHARE * node["leaf_value"] / SCALE, node.get("leaf_count", 1)
            found[number] = [-1, 0, 0, 0, output]
            return number, output, count
        left, left_mean, left_count = add(node["left_child"])
        right, right_mean, right_count = add(node["right_child"])
        count = left_count + right_count
        mean = (left_mean * left_count + right_mean * right_count) / max(count, 1)
        assert node["decision_type"] == "<="
        found[number] = [
            read[node["split_feature"]], int(numpy.floor(node["threshold"])), left, right, mean]
        return number, mean, count

    add(tree["tree_structure"])
    for node in found:
        node[4] = round(node[4] * OUTPUT_UNIT)
    return found


def write(model, questions, path):
    trees = [nodes(t, questions.read) for t in model.dump_model()["tree_info"]]
    with open(path, "wb") as out:
        out.write(struct.pack("<4i", len(trees), len(questions.features), 1, OUTPUT_UNIT))
        for tree in trees:
            out.write(struct.pack("<i", len(tree)))
            for node in tree:
                out.write(struct.pack("<5i", *node))


def main(folder, target, check=False):
    features = open(f"{folder}/features.txt").read().split()
    names = sorted(n[:-4] for n in os.listdir(folder) if n.endswith(".i32"))
    every = [Questions(folder, name, features) for name in names]
    sets = [s for s in every if s.family != CHECK_ONLY]
    if check:
        # The table of answer words was made from all sets, so its features are left out too.
        learned = [i for i, f in enumerate(features) if f.startswith("answering")]
        kept = [s.values[:, learned].copy() for s in sets]
        for questions in sets:
            questions.values[:, learned] = 0
        for family in sorted({s.family for s in sets}):
            model = train([(s, None) for s in sets if s.family != family])
            for questions in sets:
                if questions.family == family:
                    before = questions.reciprocal_rank(questions.formula)
                    after = questions.reciprocal_rank(predict(model, questions))
                    print(f"left out: {questions.name} {before:.4f} {after - before:+.4f}")
        for questions, values in zip(sets, kept):
            questions.values[:, learned] = values
    model = train([(s, 0) for s in sets])
    if check:
        for questions in every:
            half = None if questions.family == CHECK_ONLY else 1
            before = questions.reciprocal_rank(questions.formula, half)
            after = questions.reciprocal_rank(predict(model, questions), half)
            print(f"held out: {questions.name} {before:.4f} {after - before:+.4f}")
    write(model, sets[0], target)


if __name__ == "__main__":
    main(*sys.argv[1:3], check="--check" in sys.argv)

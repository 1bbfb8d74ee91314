"""Formats the measurements as Markdown."""

import os

from figures import FIGURES


def markdown(engines, records):
    return "\n\n".join(
        [
            f"{machine()}. {versions(engines, records)}.",
            ratios(engines, records),
            everything(engines, records),
            agreement("Paragraphs", "docs", engines, records),
            agreement("Paragraphs with all words, over all queries", "hits", engines, records),
            *failures(engines, records),
        ]
    )


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return f"{models[0] if models else 'unknown processor'}, {os.cpu_count()} cores"


def versions(engines, records):
    found = {record["engine"]: record["version"] for record in records if "version" in record}
    return ", ".join(f"{e.title} {found[e.name]}" for e in engines if e.name in found)


def ratios(engines, records):
    """rlsearch and the peers that each figure is compared with. Less is better everywhere."""
    ours, *peers = engines
    rows = []
    for figure in FIGURES:
        own = figure.medians([ours], records).get(ours)
        others = figure.medians(peers, records)
        for limit in figure.limits:
            held = {peer: value for peer, value in others.items() if peer.name in limit.peers}
            best = min(held, key=held.get, default=None)
            cells = [figure.title, "–", "–", "–", f"{limit.ratio:.2f}"]
            if own is not None:
                cells[1] = rounded(own)
            if best is not None:
                cells[2] = f"{best.title} {rounded(held[best])}"
            if own is not None and best is not None:
                ratio = own / held[best]
                cells[3] = f"{ratio:.2f}" if ratio <= limit.ratio else f"**{ratio:.2f}**"
            rows.append(cells)
    return table(["median of the rounds", "rlsearch", "compared with", "ratio", "limit"], rows)


def everything(engines, records):
    """Every engine's median, with its lowest and highest round."""
    rows = []
    for figure in FIGURES:
        medians = figure.medians(engines, records)
        cells = [figure.title]
        for engine in engines:
            values = figure.values(engine, records)
            spread = f" ({rounded(min(values))}–{rounded(max(values))})" if len(values) > 1 else ""
            cells.append(rounded(medians[engine]) + spread if values else "–")
        rows.append(cells)
    return table(["median (lowest–highest)", *(engine.title for engine in engines)], rows)


def agreement(what, key, engines, records):
    """Whether all engines that count something report the same number."""
    counts = {}
    for record in records:
        if record.get(key) is not None:
            counts.setdefault(record["engine"], set()).add(record[key])
    numbers = set().union(*counts.values())
    if len(numbers) == 1:
        titles = [engine.title for engine in engines if engine.name in counts]
        return f"{what}: {numbers.pop():,} in {', '.join(titles)}."
    named = [f"{e.title} {sorted(counts[e.name])}" for e in engines if e.name in counts]
    return f"{what}: **not the same** in {', '.join(named) or 'any'}."


def failures(engines, records):
    """A line for each engine and task that failed, with its last reason."""
    reasons = {(r["engine"], r["task"]): r["failed"] for r in records if "failed" in r}
    titles = {engine.name: engine.title for engine in engines}
    return [
        f"**Failed**: {titles[name]}, {task}: {reason}" for (name, task), reason in reasons.items()
    ]


def table(head, rows):
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def rounded(value):
    """Three digits, or all digits before the point."""
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f}"

"""Runs every command with --json on the sample reports and validates every line against Documentation/schema.

    validate.py RLSEARCH

Prints a line for each command; ends with 1 if any line is not valid, or if a kind of record was never printed.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import jsonschema
import referencing

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "Documentation" / "schema"
A = "seeds/澄川市鹿汀区市场监督管理局_2022.txt"
B = "seeds/澄川市鹿汀区市场监督管理局_2023.txt"
CALLS = [
    ("hit", ["query", "行政执法", "--json"]),
    ("hit", ["query", "行政执法", "--json", "--context", "2", "--explain", "--distinct"]),
    ("hit", ["query", "--any", "人防工程由谁检查", "--json", "--explain"]),
    ("hit", ["query", "执法 监督 冰川", "--json", "--rank", "bm25", "--explain"]),
    ("hit", ["batch", "queries.tsv", "-n", "3"]),
    ("hit", ["query", "规范", "--json", "--index", "rows"]),
    ("report", ["show", A, "--json"]),
    ("report", ["show", A + ":3", "--json"]),
    ("report", ["show", "plain.txt", "--json"]),
    ("report", ["show", "pack.zip/局/页.html", "--json"]),
    ("extracted-line", ["extract", A, "--json"]),
    ("extracted-line", ["extract", "pack.zip", "--json"]),
    ("hit", ["query", "检查", "--json", "--index", "documents"]),
    ("figure", ["figures", "检查", "--json", "--index", "documents"]),
    ("concordance", ["kwic", "检查", "--json", "--index", "documents"]),
    ("facet", ["facets", "裁量基准", "--by", "agency,year", "--json"]),
    ("facet", ["facets", "裁量基准", "--by", "region,section", "--json"]),
    ("facet", ["facets", "裁量基准", "--by", "province", "--json"]),
    ("frequency", ["freq", "裁量基准", "行政处罚", "--json"]),
    ("frequency", ["freq", "裁量基准", "--by", "region,year", "--json"]),
    ("concordance", ["kwic", "行政执法", "--json"]),
    ("concordance", ["kwic", "规范", "--json", "--index", "rows"]),
    ("collocate", ["collocates", "行政执法", "--json"]),
    ("figure", ["figures", "--json"]),
    ("figure", ["figures", "培训", "--by", "province,section", "--json"]),
    ("finding", ["audit", A, B, "faulty.txt", "--json"]),
    ("finding", ["audit", "--all", "--json"]),
    ("submission", ["audit", "--roster", "agencies.csv", "--year", "2023", "--json"]),
    ("contradiction", ["figures", "--check", "--json"]),
    ("keyword", ["keywords", "--of", "year:2023", "--json"]),
    ("promise", ["promises", "--json"]),
    ("sentence-pair", ["compare", A, B, "--json"]),
    ("shared-passage", ["reuse", B, "--json"]),
    ("shared-pair", ["reuse", "--all", "--json"]),
    ("tokens", ["segment", "--json", "国动办推进放管服改革，2023年检查12次"]),
    ("diagnosis", ["why", "行政执法", "--in", A + ":9", "--json"]),
    ("diagnosis", ["why", '"执法行政" OR (冰川 -检查) year:2019', "--in", A + ":9", "--json"]),
    ("diagnosis", ["why", "执法", "--in", "missing.txt", "--json"]),
    ("proof", ["verify", "--sample", "100", "--json"]),
    ("statistics", ["stats", "--json"]),
]
FAULTY = """云汀市望山区司法局2023年法治政府建设情况报告
一、主要举措和成效
全年开展行政检查30次，办理行政复议案件12件。我县加强执法监督。
二、不足和原因
办理行政复议案件15件，力量不足。
云汀市望山区司法局
2024年4月8日
"""


PAGE = """<!DOCTYPE html><html><body><div id="zoom"><h1>云汀市望山区司法局2023年法治政府建设情况报告</h1>
<p>全年开展行政检查30次，办理行政复议案件12件。</p>
<table><tr><td>检查</td><td>30次</td></tr><tr><td>复议</td><td>12件</td></tr></table></div></body></html>
"""


def validators():
    """A validator for each kind of record."""
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    registry = referencing.Registry().with_resources(
        (schema["$id"], referencing.Resource.from_contents(schema)) for schema in schemas.values()
    )
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    return {
        name.removesuffix(".schema.json"): jsonschema.Draft202012Validator(schema, registry=registry)
        for name, schema in schemas.items()
    }


def prepare(program, folder):
    """Copies the samples, and writes files for kinds of records that the samples do not produce."""
    shutil.copytree(ROOT / "seeds", folder / "seeds", ignore=shutil.ignore_patterns(".*"))
    (folder / "faulty.txt").write_text(FAULTY, "utf-8")
    (folder / "agencies.csv").write_text("机关\n云汀市望山区司法局\n云汀市民政局\n", "utf-8")
    (folder / "plain.txt").write_text("没有标题的一段文字。\n", "utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "queries.tsv").write_text("q1\t裁量基准\n法律顾问\n", "utf-8")
    (folder / "rows.tsv").write_text("r1\t规范执法。\nr2\t规范公正。\n", "utf-8")
    with zipfile.ZipFile(folder / "pack.zip", "w") as archive:
        archive.writestr("局/页.html", PAGE)
        archive.writestr("文本.txt", FAULTY)
    for arguments in (
        ["index", "seeds", "faulty.txt", "plain.txt", "binary.txt", "-q"],
        ["index", "--format", "tsv", "rows.tsv", "--index", "rows", "-q"],
        ["index", "pack.zip", "--index", "documents", "-q"],
    ):
        subprocess.run([program, *arguments], cwd=folder, capture_output=True, check=False)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    kinds = validators()
    failures = 0
    printed = set()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(program, folder)
        for kind, arguments in CALLS:
            lines = {}
            for language in ("zh", "en"):
                run = subprocess.run(
                    [program, *arguments, "--lang", language], cwd=folder, capture_output=True,
                    check=False)
                lines[language] = run.stdout.decode("utf-8").splitlines()
                if run.returncode not in (0, 1):
                    print(run.stderr.decode("utf-8"), file=sys.stderr)
            found = []
            if lines["zh"] != lines["en"] and arguments[0] != "verify":
                found.append("the languages differ")
            if not lines["en"]:
                found.append("no record")
            for number, line in enumerate(lines["en"], 1):
                record = json.loads(line)
                printed.add(kind)
                for error in kinds[kind].iter_errors(record):
                    found.append(f"line {number}: {error.json_path}: {error.message[:200]}")
            failures += len(found)
            print(f"{kind}: {' '.join(arguments)}: {len(lines['en'])} records, {len(found)} errors")
            for text in found[:5]:
                print(f"    {text}")
    lines = {name for name, validator in kinds.items() if "schema" in validator.schema["properties"]}
    for kind in sorted(lines - printed):
        print(f"{kind}: never printed")
        failures += 1
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

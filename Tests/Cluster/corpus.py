"""Reports and queries for the tests: the samples of this project, and reports composed of their sentences."""
import pathlib
import random
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]
REGIONS = ["澄川市鹿汀区", "澄川市雁回县", "青屿市望湖区", "青屿市枕溪县", "云岭省", "青屿市"]
OFFICES = ["司法局", "应急管理局", "市场监督管理局", "交通运输局", "生态环境局", "水务局", "财政局"]
HEADINGS = ["一、主要做法和成效", "二、存在的不足和原因", "三、党政主要负责人履行推进法治建设第一责任人职责情况", "四、下一年度工作安排"]


def make(folder, count, seed):
    """Writes the samples and `count` made-up reports into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted((ROOT / "seeds").glob("*.txt")):
        shutil.copy(file, folder / file.name)
    rng = random.Random(seed)
    for number in range(count):
        write(folder, number, rng)


def sentences():
    """The sentences of the samples."""
    found = []
    for file in sorted((ROOT / "seeds").glob("*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace")
        found += [s for s in re.findall(r"[^。\n]{8,120}。", text)]
    return found


SENTENCES = sentences()


def write(folder, number, rng):
    """Writes one report of random sentences."""
    agency = rng.choice(REGIONS) + rng.choice(OFFICES)
    year = rng.randint(2019, 2024)
    lines = [f"{agency}{year}年度法治政府建设情况报告", ""]
    for heading in HEADINGS:
        lines.append(heading)
        for _ in range(rng.randint(3, 9)):
            chosen = rng.sample(SENTENCES, rng.randint(1, 4))
            lines.append(
                "".join(chosen) + f"全年办理案件{rng.randint(3, 900)}件，培训{rng.randint(40, 9000)}人次。")
    lines += ["", agency, f"{year + 1}年1月{rng.randint(2, 28)}日"]
    path = folder / f"{number:04}_{agency}_{year}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def texts(folder):
    """The lines of the reports of a folder."""
    lines = []
    for file in sorted(folder.glob("**/*.txt")):
        lines += file.read_text(encoding="utf-8", errors="replace").split("\n")
    return [line for line in (l.strip() for l in lines) if len(line) >= 12]


def queries(lines, rng):
    """Queries by the name of their kind."""
    han = [re.sub(r"[^\u4e00-\u9fff]+", " ", line).split() for line in lines]
    runs = [run for line in han for run in line if len(run) >= 4]

    def part(low, high):
        run = rng.choice(runs)
        size = min(len(run), rng.randint(low, high))
        start = rng.randrange(len(run) - size + 1)
        return run[start:start + size]

    def pair():
        line = rng.choice([line for line in han if sum(map(len, line)) >= 10])
        run = "".join(line)
        first = rng.randrange(len(run) - 4)
        second = rng.randrange(len(run) - 4)
        return run[first:first + 2], run[second:second + 2]

    def fields():
        return rng.choice([
            f"year:{rng.randint(2019, 2024)}", "year:2020..2022", "section:plan", "section:shortcomings",
            "agency:" + rng.choice(OFFICES), "region:青屿市", "title:法治政府", "-" + part(2, 3)])

    def pattern():
        word = part(3, 6)
        hole = rng.randrange(1, len(word) - 1)
        return word[:hole] + rng.choice("?*") + word[hole + 1:]

    def regex():
        word = part(4, 6)
        return "/" + word[:2] + rng.choice([".", ".{0,3}", "[^，。]+"]) + word[-1] + "/"

    return {
        "bare": [part(1, 9) if rng.random() < 0.6 else f"{part(2, 4)} {part(2, 4)}" for _ in range(300)],
        "any": [rng.choice(lines)[:rng.randint(8, 40)] for _ in range(300)],
        "filter": [f"{part(2, 4)} {fields()}" for _ in range(100)],
        "phrase": [f'"{part(3, 10)}"' for _ in range(100)],
        "near": ["NEAR/{}({} {})".format(rng.choice([5, 20, 60]), *pair()) for _ in range(100)],
        "same": ["SAME{}({} {})".format(rng.choice("句段节"), *pair()) for _ in range(100)],
        "wildcard": [pattern() for _ in range(100)],
        "regex": [regex() for _ in range(100)],
    }

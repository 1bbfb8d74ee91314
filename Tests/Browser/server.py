"""A server on reports in its own folder, for the tests in this folder."""

import pathlib
import subprocess
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Server:
    """`rlsearch serve` on a free port; the sample reports, unless there are others in `folder/reports`."""

    def __init__(self, program, folder, *options):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.reports = self.folder / "reports"
        if not self.reports.exists():
            self.reports.mkdir()
            for report in (ROOT / "seeds").glob("*.txt"):
                (self.reports / report.name).write_bytes(report.read_bytes())
        self.index = self.folder / ".rlsearch"
        self.process = subprocess.Popen(
            [program, "serve", str(self.reports), "--index", str(self.index), "--port", "0", "--lang", "zh", *options],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip().rstrip("/")
        self.port = urllib.parse.urlsplit(self.address).port

    def resident(self):
        """The memory of the process in KB; 0 if the system does not report it."""
        try:
            lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        except OSError:
            return 0
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

    def index_again(self):
        subprocess.run([self.program, "index", str(self.reports), "--index", str(self.index)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        """Terminates the server; returns its exit status."""
        self.process.terminate()
        return self.process.wait(timeout=30)

"""Runs one program at a time and says what it took, or why it failed."""

import json
import os
import shutil
import signal
import statistics
import subprocess
import time

#: Seconds after which a program counts as hanging.
PATIENCE = 1800

#: How often a whole process is started; the median counts.
STARTS = 15


class Failed(Exception):
    """A program ended with an error, hung, or did not say what was asked."""


def driver_line(command, cores=None):
    """The line of JSON that a driver prints last, of a run on so many cores (None: on any)."""
    output = run([*pinned(cores), *command])
    try:
        return json.loads(output.splitlines()[-1])
    except (IndexError, ValueError):
        raise Failed("printed no line of JSON") from None


def whole_process(command):
    """The median seconds from start to end of a process, its files in the page cache."""
    if not run(command).strip():
        raise Failed("printed no answer")
    command = [str(word) for word in command]
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    seconds = []
    for _ in range(STARTS):
        start = time.perf_counter()
        # Not subprocess: its pipes and threads would take as long as what is measured.
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=silence)
        _, status = os.waitpid(process, 0)
        seconds.append(time.perf_counter() - start)
        if status:
            raise Failed(f"ended with status {os.waitstatus_to_exitcode(status)}")
    return statistics.median(seconds)


def run(command):
    """What a program prints."""
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    except OSError as error:
        raise Failed(str(error)) from None
    try:
        output, messages = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        # Its own children too, which a driver may have started.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Failed(f"did not end within {PATIENCE} seconds") from None
    if process.returncode:
        last = (messages.strip().splitlines() or ["without a message"])[-1]
        raise Failed(f"ended with status {process.returncode}: {last}")
    return output


def pinned(cores):
    """What goes before a command to keep it on so many cores, where the system can."""
    if cores is None or not shutil.which("taskset"):
        return []
    # The last ones: interrupts tend to go to the first.
    chosen = sorted(os.sched_getaffinity(0))[-cores:]
    return ["taskset", "--cpu-list", ",".join(map(str, chosen))]

"""Runs one program at a time and returns its result, or the reason why it failed."""

import json
import os
import shutil
import signal
import statistics
import subprocess
import time

#: Seconds after which a program counts as hanging.
PATIENCE = 1800

#: How often a whole process is started; the median is used.
STARTS = 15


class Failed(Exception):
    """A program ended with an error, hung, or did not print what was expected."""


def driver_line(command, cores=None):
    """Runs a driver on a number of cores (None: on any). Returns its last line, which is JSON."""
    output = run([*pinned(cores), *command])
    try:
        return json.loads(output.splitlines()[-1])
    except (IndexError, ValueError):
        raise Failed("printed no line of JSON") from None


def whole_process(command):
    """The median seconds from start to end of a process, with its files in the page cache."""
    if not run(command).strip():
        raise Failed("printed no answer")
    command = [str(word) for word in command]
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    seconds = []
    for _ in range(STARTS):
        start = time.perf_counter()
        # Not subprocess, whose pipes and threads would take as long as the process.
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
        # A driver may have children; they are killed too.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Failed(f"did not end within {PATIENCE} seconds") from None
    if process.returncode:
        last = (messages.strip().splitlines() or ["without a message"])[-1]
        raise Failed(f"ended with status {process.returncode}: {last}")
    return output


def pinned(cores):
    """The prefix of a command that keeps it on a number of cores, if the system supports this."""
    if cores is None or not shutil.which("taskset"):
        return []
    # The last cores, because interrupts tend to go to the first ones.
    chosen = sorted(os.sched_getaffinity(0))[-cores:]
    return ["taskset", "--cpu-list", ",".join(map(str, chosen))]

# SPDX-License-Identifier: MIT
"""Runs the program under test with faults: see fault.h and zygote.c."""

import os
import pathlib
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from dataclasses import dataclass, field

HERE = pathlib.Path(__file__).parent
LONGEST_RUN = 60  # seconds; the usual run takes some hundredths


@dataclass
class Run:
    """The output and the end of one run."""

    words: list
    code: int  # the negative signal number if a signal ended it
    output: str
    errors: str
    seconds: float
    hung: bool = False
    hits: list = field(default_factory=list)  # paths of the calls that failed
    counts: dict = field(default_factory=dict)  # calls by kind, if no fault was requested
    kept: list = field(default_factory=list)  # (path, bytes) of every version of a name


def build_library(folder):
    """Compiles the library that is preloaded."""
    library = folder / "fault.so"
    compiler = next(found for found in (shutil.which(name) for name in ("clang", "gcc", "cc")) if found)
    sources = [HERE / "fault.c", HERE / "zygote.c"]
    flags = ["-std=gnu17", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, *sources, "-ldl", "-pthread", "-o", library], check=True)
    return library


def environment():
    """An environment without settings of the caller that could affect the program; traps print no backtrace, which takes
    seconds."""
    names = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")
    chosen = {name: os.environ[name] for name in names if name in os.environ}
    return chosen | {"SWIFT_BACKTRACE": "enable=no", "TZ": "UTC"}


class Zygote:
    """The loaded program; each run is a fork of it. One run at a time."""

    def __init__(self, program, library):
        self.program = program
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="torture-zygote-", dir=scratch_folder()))
        requests, self.requests = os.pipe()
        self.answers, answers = os.pipe()

        def place_descriptors():  # in the child; dup first, because dup2 could overwrite the other descriptor
            high = [os.dup(requests), os.dup(answers)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(
            [program], env=environment() | {"LD_PRELOAD": str(library), "ZYGOTE": "1"}, preexec_fn=place_descriptors,
            pass_fds=(3, 4), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        os.close(requests)
        os.close(answers)

    def close(self):
        os.close(self.requests)
        os.close(self.answers)
        self.process.wait()
        shutil.rmtree(self.scratch)

    def start(self, folder, words, fault="", output=None, keeps=False):
        """Begins a run; `finish` ends it."""
        for entry in self.scratch.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        if keeps:
            (self.scratch / "kept").mkdir()
        fields = [
            str(folder), output or str(self.scratch / "output"), str(self.scratch / "errors"), fault,
            str(self.scratch / "report"), str(self.scratch / "kept") if keeps else "", *words]
        request = b"".join(os.fsencode(text) + b"\0" for text in fields)
        os.write(self.requests, struct.pack("=I", len(request)) + request)
        self.words = words
        self.begun = time.monotonic()
        self.child = self._number(LONGEST_RUN)

    def kill(self):
        try:
            os.kill(self.child, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it has just ended

    def finish(self, kill_after=None):
        """Waits for the run to end; kills it after `kill_after` seconds."""
        status = self._number(LONGEST_RUN if kill_after is None else kill_after)
        hung = False
        if status is None:
            hung = kill_after is None
            self.kill()
            status = self._number(LONGEST_RUN)
        seconds = time.monotonic() - self.begun
        run = Run(self.words, os.waitstatus_to_exitcode(status), self._text("output"), self._text("errors"), seconds, hung)
        for line in self._text("report").splitlines():
            word, name, path = line.split(" ", 2)
            if word == "hit":
                run.hits.append(path)
            elif word == "count":
                run.counts[name] = int(path)
            else:
                run.kept.append((path, (self.scratch / "kept" / name).read_bytes()))
        return run

    def run(self, *arguments, **options):
        self.start(*arguments, **options)
        return self.finish()

    def _number(self, seconds):
        """The next answer; None if it takes longer than `seconds`."""
        if not select.select([self.answers], [], [], seconds)[0]:
            return None
        answer = os.read(self.answers, 4)
        if len(answer) < 4:
            raise RuntimeError(f"the zygote of {self.program} died")
        return struct.unpack("=i", answer)[0]

    def _text(self, name):
        path = self.scratch / name
        return path.read_text(errors="replace") if path.exists() else ""


def run_in_namespaces(program, folder, words, count):
    """Runs the program `count` times at once, each in its own process namespace, in which all have the same ids."""
    prefix = ["unshare", "--pid", "--fork", "--mount-proc"]
    begun = time.monotonic()
    processes = [
        subprocess.Popen(
            [*prefix, program, *words], cwd=folder, env=environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
        for _ in range(count)]
    runs = []
    for process in processes:
        try:
            output, errors = process.communicate(timeout=LONGEST_RUN)
            hung = False
        except subprocess.TimeoutExpired:
            process.kill()
            output, errors = process.communicate()
            hung = True
        runs.append(Run(words, process.returncode, output, errors, time.monotonic() - begun, hung))
    return runs


def may_unshare():
    """Whether this machine allows process namespaces."""
    trial = subprocess.run(["unshare", "--pid", "--fork", "--mount-proc", "true"], capture_output=True)
    return trial.returncode == 0


def scratch_folder():
    """A folder in memory, if there is one, because every trial flushes files to disk many times."""
    shared = pathlib.Path("/dev/shm")
    return shared if "TMPDIR" not in os.environ and os.access(shared, os.W_OK) else None

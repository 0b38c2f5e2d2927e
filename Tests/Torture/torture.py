#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs each writing command with faults and checks that it keeps its promises. See docs/reliability.md.

    torture.py INBETWEEN                            everything: an hour or so
    torture.py INBETWEEN --sample 50                a sample, without faults at random moments: some minutes
    torture.py INBETWEEN --command learn            one command
    torture.py INBETWEEN --command learn --world fresh --fault write:3:once:ENOSPC    one trial, in detail

A trial makes a small project, causes one fault while the command runs in it, checks the files, runs the command again
undisturbed, and checks again. Exits 1 if a promise was broken.
"""

import argparse
import concurrent.futures
import pathlib
import queue
import shlex
import shutil
import sys
import tempfile
import time

import checks
import world
from commands import COMMANDS
from faults import Fault, faults
from program import Zygote, build_library, may_unshare, run_in_namespaces, scratch_folder

SEED = 1
WORLDS = ("fresh", "older")
WORKERS = 2


class Subject:
    """A command in one of the worlds: the files before it, and its output without a fault."""

    def __init__(self, command, name, kit, zygote, folder):
        self.command, self.world, self.kit = command, name, kit
        self.words = shlex.split(command.words)
        if name == "older":
            self.kit = folder / f"{command.name}-older"
            shutil.copytree(kit, self.kit)
            for earlier in command.older.split(";"):
                undisturbed(zygote, self.kit, shlex.split(earlier))
            self.words += shlex.split(command.overwrite)
        self.before = world.tree(self.kit)

        project = folder / "project"
        shutil.copytree(self.kit, project)
        run = undisturbed(zygote, project, self.words, keeps=True)
        self.counts, self.seconds = run.counts, run.seconds
        self.after = world.tree(project)
        self.versions = {}
        for path, content in run.kept:
            name = world.plain(pathlib.PurePath(path).relative_to(project))
            self.versions.setdefault(name, set()).add(world.timeless(name, content))
        for name, content in self.after.items():
            self.versions.setdefault(name, set()).add(content)
        shutil.rmtree(project)
        shutil.copytree(self.kit, project)
        undisturbed(zygote, project, self.words)
        if problems := checks.equal(self.after, world.tree(project)):
            raise Broken(f"two undisturbed runs differ: {problems}")
        self.outcomes = [self.after]
        if command.beside:
            self.outcomes = []
            for first, second in ((self.words, self.beside), (self.beside, self.words)):
                shutil.rmtree(project)
                shutil.copytree(self.kit, project)
                undisturbed(zygote, project, first)
                undisturbed(zygote, project, second)
                self.outcomes.append(world.tree(project))
        shutil.rmtree(project)
        self.both_versions = {}
        for outcome in self.outcomes:
            for name, content in outcome.items():
                self.both_versions.setdefault(name, set()).add(content)

    @property
    def beside(self):
        """The command to run at the same time."""
        return shlex.split(self.command.beside) if self.command.beside else self.words


class Broken(Exception):
    """The command fails even undisturbed."""


def undisturbed(zygote, folder, words, **options):
    run = zygote.run(folder, words, **options)
    if run.code != 0:
        raise Broken(f"inbetween {shlex.join(words)} -> {run.code}\n{run.errors}")
    return run


class Worker:
    """Tries faults one after the other, with two loaded programs."""

    def __init__(self, program, library, has_namespaces):
        self.program, self.has_namespaces = program, has_namespaces
        self.zygotes = [Zygote(program, library) for _ in range(2)]
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="torture-", dir=scratch_folder()))

    def close(self):
        for zygote in self.zygotes:
            zygote.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def attempt(self, subject, fault):
        """The problems of one trial, its runs, and whether the fault occurred."""
        project = self.folder / "project"
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(subject.kit, project)
        runs = self._disturbed(subject, fault, project)
        if not runs:
            return [], runs, False
        problems = []
        after = world.tree(project)
        two_words = bool(subject.command.beside) and fault.kind == "twice"
        versions = subject.both_versions if two_words else subject.versions
        outcomes = subject.outcomes if two_words else [subject.after]
        for run in runs:
            problems += checks.exit_code(run, fault, subject.command)
            problems += checks.sentence(run, fault, project)
            problems += checks.parts(after, run, fault) if len(runs) == 1 else []
        problems += checks.names(subject.before, after, versions, subject.command, fault)
        is_done = all(run.code == 0 for run in runs)
        # Files that could not be removed or found are left to the next run.
        is_done = is_done and not (fault.kind in ("unlink", "list") and any(map(world.is_scratch, after)))
        if is_done:
            problems += [f"exit 0, but {problem}" for problem in self._nearest(outcomes, after)]
        else:
            problems += self._go_on(subject, project, outcomes, two_words, fault)
        return problems, runs, any(run.hits or run.code != 0 for run in runs) or not fault.is_call

    def _disturbed(self, subject, fault, project):
        first, second = self.zygotes
        match fault.kind:
            case "stdout-full":
                return [first.run(project, subject.words, output="/dev/full")]
            case "kill":
                first.start(project, subject.words)
                return [first.finish(kill_after=float(fault.parts[1]) * subject.seconds)]
            case "twice":
                first.start(project, subject.words)
                second.start(project, subject.beside)
                return [first.finish(), second.finish()]
            case "twice-killed":
                first.start(project, subject.words)
                second.start(project, subject.words)
                share = (1 + int(fault.parts[1])) / 4
                return [first.finish(kill_after=share * subject.seconds), second.finish()]
            case "twice-namespaces":
                if not self.has_namespaces:
                    return []
                return run_in_namespaces(self.program, project, subject.words, 2)
        return [first.run(project, subject.words, fault=fault.text)]

    def _go_on(self, subject, project, outcomes, two_words, fault):
        """The problems after running the same again, undisturbed: it must give the same output as without a fault."""
        for words in [subject.words, subject.beside] if two_words else [subject.words]:
            run = self.zygotes[0].run(project, words)
            # A command may refuse to replace output that the first run finished.
            if run.code != 0 and not subject.command.refuses:
                return [f"again: exit {run.code}: {checks.last_line(run.errors)}"]
        found = world.tree(project)
        if fault.kind == "write" or fault.how == "interrupt":
            found = checks.completed(found, outcomes[0], subject.command.lacking)
        return [f"again: {problem}" for problem in self._nearest(outcomes, found)]

    @staticmethod
    def _nearest(outcomes, found):
        return min((checks.equal(outcome, found) for outcome in outcomes), key=len)


class Torture:
    def __init__(self, options):
        self.options = options
        self.program = str(pathlib.Path(options.program).resolve())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="torture-", dir=scratch_folder()))
        self.library = build_library(self.folder)
        self.has_namespaces = may_unshare()
        if not self.has_namespaces:
            print("process namespaces cannot be made here: left out")
        self.trials = self.failures = self.kills = 0

    def run(self):
        started = time.monotonic()
        workers = queue.SimpleQueue()
        everyone = [Worker(self.program, self.library, self.has_namespaces) for _ in range(self.options.workers)]
        for worker in everyone:
            workers.put(worker)
        try:
            kit = self.folder / "kit"
            world.make_project(kit)
            for words in world.PREPARATIONS:
                undisturbed(everyone[0].zygotes[0], kit, shlex.split(words))
            chosen = [command for command in COMMANDS if self.options.command in (None, command.name)]
            for command in chosen:
                self.try_command(command, kit, workers, everyone[0].zygotes[0])
        finally:
            for worker in everyone:
                worker.close()
            shutil.rmtree(self.folder, ignore_errors=True)
        minutes = (time.monotonic() - started) / 60
        print(
            f"{len(chosen)} commands, {self.trials} trials, {self.kills} of them kills, {minutes:.1f} minutes: "
            + (f"{self.failures} failed" if self.failures else "all held"))
        return 1 if self.failures or not self.trials else 0

    def try_command(self, command, kit, workers, zygote):
        begun = time.monotonic()
        tried = failed = passed_over = 0
        for name in WORLDS:
            if self.options.world not in (None, name) or (name == "older" and not command.older):
                continue
            try:
                subject = Subject(command, name, kit, zygote, self.folder)
            except Broken as broken:
                self.failures += 1
                print(f"{command.name}, {name}: {broken}", flush=True)
                continue
            wanted = [Fault(self.options.fault)] if self.options.fault else faults(subject.counts, SEED, self.options.sample)
            with concurrent.futures.ThreadPoolExecutor(self.options.workers) as pool:
                for fault, (problems, runs, was_met) in zip(wanted, pool.map(
                        lambda fault: self.attempt(workers, subject, fault), wanted)):
                    tried += bool(runs)
                    passed_over += not was_met
                    self.kills += any(run.code == -9 for run in runs)
                    if self.options.fault:
                        tell(subject, runs)
                    if problems:
                        failed += 1
                        self.report(subject, fault, problems)
        self.trials += tried
        self.failures += failed
        seconds = time.monotonic() - begun
        print(
            f"{command.name:18} {tried:6} trials {failed:5} failed {passed_over:5} never met {seconds:7.1f} s",
            flush=True)

    def attempt(self, workers, subject, fault):
        worker = workers.get()
        try:
            return worker.attempt(subject, fault)
        finally:
            workers.put(worker)

    def report(self, subject, fault, problems):
        again = f"Tests/Torture/torture.py {self.options.program} --command {subject.command.name}"
        print(f"  {again} --world {subject.world} --fault {fault.text}")
        for problem in problems:
            print(f"      {problem}", flush=True)


def tell(subject, runs):
    for run in runs:
        print(f"inbetween {shlex.join(subject.words)} -> {run.code}, hit {run.hits[:1]}\n{run.output}{run.errors}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--sample", type=int, metavar="N", help="so many failing calls for each command in each world")
    parser.add_argument("--command", choices=[command.name for command in COMMANDS])
    parser.add_argument("--world", choices=WORLDS)
    parser.add_argument("--fault", help="such as write:3:once:ENOSPC; see fault.h")
    parser.add_argument("--workers", type=int, default=WORKERS)
    sys.exit(Torture(parser.parse_args()).run())


if __name__ == "__main__":
    main()

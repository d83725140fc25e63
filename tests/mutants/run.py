#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Changes the library and the command in one place at a time: do the tests of `make check-core` notice?

A seed draws a sample of all mutants. One that does not compile, that leaves the object code as it is, or that
equivalents.txt names, does not count. The others are tested one by one, in copies of the source that are built with
sanitizers, until a test fails or does not end in time. A mutant that passes every test has survived. The exit status
is 1 if too few were killed.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import queue
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time

from mutations import find_mutants, squeeze
from trees import MORE_SECONDS, STOPPING, TIMES, Broken, Tree

LEAST_PERCENT = 97


class Objects:
    """Compiles a mutant alone, in order to see whether there is anything to test."""

    ERRORS = ("-Wno-error", "-Werror=incompatible-pointer-types", "-Werror=int-conversion")

    def __init__(self, command, top, sources):
        self.command = [*shlex.split(command), *self.ERRORS, "-O2", "-g0", "-x", "c", "-c", "-"]
        self.top = top
        self.sources = sources
        self.of_files = {path: self.compile(path, source) for path, source in sources.items()}

    def compile(self, path, text):
        """The object's bytes, None if it does not compile."""
        with tempfile.TemporaryDirectory() as folder:
            made = pathlib.Path(folder, "made.o")
            command = [*self.command, f"-I{(self.top / path).parent}", "-o", str(made)]
            done = subprocess.run(command, check=False, input=text.encode(), stderr=subprocess.DEVNULL, timeout=120)
            return made.read_bytes() if done.returncode == 0 else None

    def judge(self, mutant):
        """None if it is worth testing, else what it is instead."""
        made = self.compile(mutant.path, mutant.source)
        if made is None:
            return "do not compile"
        return "have the same object code" if made == self.of_files[mutant.path] else None


def read_equivalents(path):
    """The keys of those that nobody can see. A paragraph is `FILE: REASON`, `- WAS`, and one or more `+ BECOMES`."""
    known = set()
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in paragraph.strip().split("\n") if not line.startswith("#")]
        was = [squeeze(line[1:]) for line in lines if line.startswith("-")]
        becomes = [squeeze(line[1:]) for line in lines if line.startswith("+")]
        if len(was) == 1:
            known.update((lines[0].partition(":")[0], was[0], each) for each in becomes)
    return known


class Order:
    """Which test comes first: one that killed mutants of the same file, then one that killed others, and a fast one."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.kills = collections.Counter()
        self.lock = threading.Lock()

    def note(self, test, path):
        with self.lock:
            self.kills[test, path] += 1
            self.kills[test] += 1

    def sort(self, path):
        words = set(pathlib.Path(path).with_suffix("").parts[1:])

        def promise(test):
            # check-wire-fault is about wire/fault.c; nothing else is known in the beginning.
            named = len(words & set(pathlib.Path(test).stem.split("-")))
            return (1 + 5 * named + 10 * self.kills[test, path] + self.kills[test]) / (0.3 + self.seconds[test])

        with self.lock:
            return sorted(self.seconds, key=promise, reverse=True)


def work(trees, tasks, do):
    """Hands the tasks to a thread for each tree; what one of them raises is raised here."""
    waiting = queue.SimpleQueue()
    for task in tasks:
        waiting.put(task)
    raised = []

    def loop(tree):
        try:
            while not raised and not STOPPING.is_set():
                do(tree, waiting.get_nowait())
        except queue.Empty:
            pass
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=loop, args=(tree,)) for tree in trees]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    except BaseException:
        STOPPING.set()
        for thread in threads:
            thread.join()
        raise
    if raised:
        raise raised[0]


def measure(trees, tests):
    """How long each test takes with nothing changed."""
    seconds = {}

    def pass_once(tree, test):
        start = time.monotonic()
        if not tree.test(test, 600):
            raise Broken(f"{test} fails with nothing changed: see its log in a build with sanitizers")
        seconds[test] = time.monotonic() - start

    work(trees, tests, pass_once)
    return seconds


def find_killer(tree, mutant, order):
    """The test that failed, None if all passed."""
    for test in order.sort(mutant.path):
        if not tree.test(test, TIMES * order.seconds[test] + MORE_SECONDS):
            order.note(test, mutant.path)
            return test
    return None


def find_all(top, sources, known):
    every = [mutant for path, source in sources.items() for mutant in find_mutants(path, source)]
    here = {key for key in known if key[0] in sources or not (top / key[0]).exists()}
    stale = here - {mutant.key for mutant in every}
    if stale:
        raise Broken("".join(f"equivalents.txt: {path}: no mutant\n-  {a}\n+  {b}\n" for path, a, b in sorted(stale)))
    return every


def draw(arguments, every, known, objects):
    """The sample, by file, and how many were left out for which reason."""
    random.Random(arguments.seed).shuffle(every)
    sample, left_out = [], collections.Counter()

    def judge(mutant):
        return "are known equivalents" if mutant.key in known else objects.judge(mutant)

    with concurrent.futures.ThreadPoolExecutor(arguments.workers) as pool:
        while every and len(sample) < arguments.count:
            batch = [every.pop() for _ in range(min(len(every), arguments.count - len(sample)))]
            for mutant, why in zip(batch, pool.map(judge, batch)):
                if why is None:
                    sample.append(mutant)
                else:
                    left_out[why] += 1
    return sorted(sample, key=place), left_out


def place(mutant):
    return mutant.path, mutant.line


def test_sample(trees, sample, sources, order):
    """The survivors. A worker takes the next mutant when it is free; the mutants of one file follow each other."""
    survivors = []

    def try_one(tree, mutant):
        tree.change(mutant.path, mutant.source)
        killer = find_killer(tree, mutant, order)
        tree.change(mutant.path, sources[mutant.path])
        if STOPPING.is_set():
            return
        if killer is None:
            survivors.append(mutant)
        print(f"{'killed by ' + killer if killer else 'SURVIVES'}: {mutant}", flush=True)

    work(trees, sample, try_one)
    return sorted(survivors, key=place)


def report(arguments, n_mutants, survivors, left_out):
    print("\nSurvivors:" if survivors else "\nNo survivors.")
    for mutant in survivors:
        print(mutant)
    percent = 100 * (n_mutants - len(survivors)) / max(n_mutants, 1)
    others = ", ".join(f"{n} {why}" for why, n in sorted(left_out.items()))
    killed = f"{n_mutants - len(survivors)} of {n_mutants} killed, {percent:.1f} %"
    print(f"mutants: seed {arguments.seed}: {killed}; left out: {others}")
    return percent >= LEAST_PERCENT


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--top", type=pathlib.Path, required=True, help="the source tree")
    parser.add_argument("--compile", required=True, help="how the build directory, in which this runs, compiles a file")
    parser.add_argument("--tests", required=True, help="the tests, as make knows them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="+", help="what is changed, from the top of the source tree")
    arguments = parser.parse_args()
    arguments.top = arguments.top.resolve()
    return arguments


def main():
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)  # tests of saving become nobody, who has to get to their folders
        folder = pathlib.Path(name)
        known = read_equivalents(arguments.top / "tests/mutants/equivalents.txt")
        sources = {path: (arguments.top / path).read_text(encoding="utf-8") for path in arguments.files}
        every = find_all(arguments.top, sources, known)
        sample, left_out = draw(arguments, every, known, Objects(arguments.compile, arguments.top, sources))
        trees = [Tree(arguments.top, folder / f"worker-{i}") for i in range(arguments.workers)]
        work(trees, trees, lambda tree, _: tree.prepare())
        order = Order(measure(trees, arguments.tests.split()))
        survivors = test_sample(trees, sample, sources, order)
        return 0 if report(arguments, len(sample), survivors, left_out) else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main())
    except Broken as broken:
        sys.exit(f"mutants: {broken}")
    except KeyboardInterrupt:
        sys.exit("mutants: stopped")

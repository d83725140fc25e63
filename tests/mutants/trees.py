# SPDX-License-Identifier: MIT
"""Copies of the source, each with a build of its own, in which one file after another is changed and tested."""

import os
import pathlib
import resource
import shutil
import signal
import subprocess
import threading
import time

# A mutant may allocate or write without end.
MAX_MEMORY = 3 << 30
MAX_FILE = 2 << 30
# A test may take so long: a number of times what it takes with nothing changed, and so many seconds more.
TIMES, MORE_SECONDS = 10, 20
BUILD_SECONDS = 900
# A finding ends the program, leaks count, and the tests need no names of functions in what is said then.
CONFIGURE = ("--disable-Werror", "--disable-introspection", "--enable-sanitizers", "CFLAGS=-O1")
# Set when the whole is to end early.
STOPPING = threading.Event()


class Broken(Exception):
    """The source as it is does not pass its tests, or cannot be built."""


def read_stat(pid):
    """(session, resident bytes) of a process; a process that is gone is in no session."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="latin-1").rpartition(")")[2].split()
    except OSError:
        return None, 0
    return int(fields[3]), int(fields[21]) * resource.getpagesize()


def find_session(session):
    """The processes of a session, with their sizes. Check gives each test a process group: only the session has all."""
    found = {int(name): read_stat(name) for name in os.listdir("/proc") if name.isdecimal()}
    return {pid: size for pid, (of, size) in found.items() if of == session}


def end_session(session):
    for pid in find_session(session):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def run(command, folder, seconds):
    """Whether the command ended well in that time and within the bounds; nothing of it goes on afterwards."""
    end = time.monotonic() + seconds
    environment = {**os.environ, "TMPDIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    with open(folder / "output.log", "wb") as log:
        pipes = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, **pipes)
    try:
        while True:
            try:
                return process.wait(0.2) == 0
            except subprocess.TimeoutExpired:
                pass
            if STOPPING.is_set() or time.monotonic() > end or sum(find_session(process.pid).values()) > MAX_MEMORY:
                return False
    finally:
        end_session(process.pid)
        process.wait()


class Tree:
    """One copy, for one worker."""

    def __init__(self, top, folder):
        self.source = folder / "source"
        self.build = folder / "build"
        self.build.mkdir(parents=True)
        shutil.copytree(top, self.source, ignore=lambda at, _: ("build", ".git") if pathlib.Path(at) == top else ())
        resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    def make(self, *arguments, seconds=BUILD_SECONDS):
        return run(("make", "-s", *arguments), self.build, seconds)

    def prepare(self):
        """Builds everything once, the tests' programs too."""
        configure = run((self.source / "configure", *CONFIGURE), self.build, BUILD_SECONDS)
        if not configure or not self.make("check", "TESTS="):
            raise Broken((self.build / "output.log").read_text(errors="replace")[-3000:])

    def test(self, name, seconds):
        """Whether a test passes. A program is linked alone; a script may need all of them."""
        if name.endswith(".sh"):
            return self.make("check", f"TESTS={name}", seconds=seconds)
        for suffix in (".log", ".trs"):
            (self.build / (name + suffix)).unlink(missing_ok=True)
        passed = self.make(f"{name}.log", seconds=seconds)
        verdict = self.build / f"{name}.trs"
        return passed and verdict.exists() and ":test-result: PASS" in verdict.read_text()

    def change(self, path, text):
        (self.source / path).write_text(text, encoding="utf-8")

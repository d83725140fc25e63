#!/usr/bin/env python3
"""Compares `beckon run` with the model, line by line, on random programs.

Each program runs with switches, a Region and a seed of its own. On the first disagreement the lines that lead to it
are written to a file, with the command that runs them, and the exit status is 1.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import select
import shlex
import subprocess
import sys
import tempfile
import time

from expect import matches
from model import OPERATIONS, World
from programs import Program, random_switches
from reading import NotJson, strict_json
from tables import EVENTS, FAILURES, RESULT_TEXT, TABLE

CLOCK = "2026-01-01T00:00:00Z"
REGIONS = ("us-east-1", "us-east-1", "cn-north-1", "us-gov-west-1")
ANSWER_SECONDS = 60  # more than any line may take, even under a checker that slows everything down
RERUN_EVERY = 4  # programs: the W-6 check, byte for byte


class Trouble(Exception):
    """The child did something other than to answer as it should; the text says what."""


class Child:
    """`beckon run` behind pipes. Every wait is bounded."""

    def __init__(self, command):
        self._errors = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                             stderr=self._errors, bufsize=0)
        except OSError as error:
            raise Trouble(f"cannot start {command[0]}: {error}") from None
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        self._unread = b""
        self.transcript = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
        self._errors.close()

    def send(self, line):
        """Writes one line and reads nothing: one that is passed over answers nothing."""
        self._exchange(line + b"\n", lambda: True)

    def ask(self, line):
        """The one line that answers a line."""
        if self._unread:
            raise Trouble(f"an answer that nothing asked for: {self._unread[:300]!r}")
        self._exchange(line + b"\n", lambda: b"\n" in self._unread)
        answer, _, self._unread = self._unread.partition(b"\n")
        self.transcript.append(answer + b"\n")
        return answer

    def finish(self):
        """Closes the child's input; its exit status, after it has said no more."""
        self._process.stdin.close()
        deadline = time.monotonic() + ANSWER_SECONDS
        while select.select([self._out], [], [], max(0, deadline - time.monotonic()))[0]:
            data = os.read(self._out, 65536)
            if not data:
                break
            self._unread += data
        if self._unread:
            raise Trouble(f"an answer that nothing asked for: {self._unread[:300]!r}")
        try:
            return self._process.wait(max(1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise Trouble("it does not end with its input") from None

    def _exchange(self, unsent, is_done):
        deadline = time.monotonic() + ANSWER_SECONDS
        while unsent or not is_done():
            left = deadline - time.monotonic()
            readable, writable, _ = select.select([self._out], [self._in] if unsent else [], [], max(0, left))
            if writable:
                unsent = self._write(unsent)
            if readable:
                data = os.read(self._out, 1 << 20)
                if not data:
                    raise Trouble(f"it died: {self._last_words()}")
                self._unread += data
            if not readable and not writable:
                raise Trouble(f"no answer within {ANSWER_SECONDS} seconds")

    def _write(self, unsent):
        try:
            return unsent[os.write(self._in, unsent[:1 << 20]):]
        except BlockingIOError:
            return unsent
        except BrokenPipeError:
            raise Trouble(f"it died: {self._last_words()}") from None

    def _last_words(self):
        try:
            status = self._process.wait(5)
        except subprocess.TimeoutExpired:
            status = "none yet"
        self._errors.seek(0)
        return f"exit status {status}; its standard error: {self._errors.read()[-2000:].decode('utf-8', 'replace')}"


class Run:
    """One program, compared to its end or to the first disagreement."""

    def __init__(self, beckon, seed):
        rng = random.Random(seed)
        region, switches = rng.choice(REGIONS), random_switches(rng)
        self.world = World(CLOCK, region, **switches)
        self.program = Program(rng, self.world)
        self.length = rng.randint(200, 2000)
        self.command = [beckon, "run", "--clock", CLOCK, "--seed", str(rng.randrange(1 << 32)), "--region", region]
        for name, value in switches.items():
            self.command += ["--switch", f"{name}={str(value).lower() if isinstance(value, bool) else value}"]
        self.lines = []
        self.calls = 0

    def compare(self, length, deadline, rerun):
        """Raises Trouble at the first disagreement."""
        with Child(self.command) as child:
            while self.calls < length and time.monotonic() < deadline:
                self._compare_line(child, self.program.next_line())
            self._compare_line(child, b'{"dump": true}')
            status = child.finish()
            expected = 1 if self.world.met["line not understood"] or self.world.met["line refused"] else 0
            if status != expected:
                raise Trouble(f"exit status {status} where {expected} was expected")
            if rerun:
                self._rerun(b"".join(child.transcript))

    def _compare_line(self, child, line):
        self.lines.append(line)
        expected = self.world.answer_text(line)
        if expected is None:
            child.send(line)
            return
        self.calls += 1
        answer = child.ask(line)
        try:
            actual = strict_json(answer)
        except NotJson as error:
            raise Trouble(f"the answer is not strict JSON ({error}): {shortened(answer)}") from None
        if not matches(expected, actual):
            raise Trouble(f"line:     {shortened(line)}\n"
                          f"expected: {json.dumps(expected, default=str, ensure_ascii=False)}\n"
                          f"actual:   {json.dumps(actual, ensure_ascii=False)}")

    def _rerun(self, transcript):
        """W-6: the same program once more, read from a pipe at one go, answers the same bytes."""
        try:
            again = subprocess.run(self.command, input=b"\n".join(self.lines), stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, timeout=10 * ANSWER_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise Trouble("a second run of the same lines does not end") from None
        except OSError as error:
            raise Trouble(f"cannot start {self.command[0]} again: {error}") from None
        if again.stdout != transcript:
            place = len(os.path.commonprefix([again.stdout, transcript]))
            raise Trouble(f"W-6: a second run differs from byte {place}:\n{transcript[place:place + 300]!r}\n"
                          f"{again.stdout[place:place + 300]!r}")

    def keep(self):
        """Writes what is needed to see the disagreement again; the command for it."""
        path = pathlib.Path(tempfile.mkdtemp(prefix="beckon-compare-")) / "program.jsonl"
        path.write_bytes(b"\n".join(self.lines) + b"\n")
        return f"{shlex.join(self.command)} {path}"


def shortened(data):
    text = data.decode("utf-8", "backslashreplace")
    return text if len(text) <= 3000 else f"{text[:3000]}... ({len(data)} bytes)"


def counts(met, prefix, names):
    return ", ".join(f"{name} {met[f'{prefix} {name}']}" for name in names)


def exceptions(met):
    """How often each exception was met, and for which reason."""
    return ", ".join(f"{code} ({why}) {met[f'failure {why}']}" for why, (code, _) in FAILURES.items())


def never_met(met):
    """What a run left out. Cells that G-7, G-11 and O-10 answer before the table is asked do not matter."""
    cells = [f"cell {state}/{step}" for (state, step), (kind, value) in TABLE.items()
             if (kind != "E" or value == "no-invitation-to-accept") and (state, step) != ("none", "disable-hub")]
    wanted = ([f"operation {name}" for name in OPERATIONS] + [f"result {name}" for name in RESULT_TEXT]
              + [f"failure {name}" for name in FAILURES] + [f"event {name}" for name in EVENTS] + cells
              + ["line not understood", "line refused", "answer with NextToken"])
    return [name for name in wanted if not met[name]]


def summary(calls, programs, met):
    missing = ", ".join(never_met(met)) or "nothing"
    return (f"compare: {calls} calls in {programs} programs: no disagreement; "
            f"operations: {counts(met, 'operation', OPERATIONS)}; results: {counts(met, 'result', RESULT_TEXT)}; "
            f"exceptions: {exceptions(met)}; success {met['answer 200']}; events: {counts(met, 'event', EVENTS)}; "
            f"pages with more {met['answer with NextToken']}; not understood {met['line not understood']}; "
            f"refused {met['line refused']}; "
            f"never met: {missing}")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beckon", default="beckon", metavar="PATH", help="the command to compare")
    parser.add_argument("--calls", type=int, default=20000, metavar="N", help="how many lines to compare in all")
    parser.add_argument("--length", type=int, metavar="N", help="lines of one program (else 200 to 2000)")
    parser.add_argument("--seed", default="1", metavar="S", help="the same seed makes the same programs")
    parser.add_argument("--time-limit", type=float, default=float("inf"), metavar="SECONDS",
                        help="end well after so long, however many lines were compared")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    deadline = time.monotonic() + arguments.time_limit
    met = collections.Counter()
    calls = programs = 0
    while calls < arguments.calls and time.monotonic() < deadline:
        run = Run(arguments.beckon, f"{arguments.seed}/{programs}")
        length = min(arguments.length or run.length, arguments.calls - calls)
        try:
            run.compare(length, deadline, rerun=programs % RERUN_EVERY == 0)
        except Trouble as trouble:
            print(f"compare: program {programs} of seed {arguments.seed}, after {run.calls} lines of it:\n{trouble}\n"
                  f"again:    {run.keep()}")
            return 1
        met += run.world.met
        calls += run.calls
        programs += 1
    print(summary(calls, programs, met))
    return 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""Plays a person in front of `beckon run`: types lines, and reads standard error as a terminal and the answers apart."""

import os
import pty
import select
import subprocess
import sys
import termios
import time

BECKON = os.environ["BECKON"]
SECONDS = 60  # for whatever is waited for
PROMPT = "beckon> "
failures = []


def check(what, wanted, got):
    if wanted != got:
        failures.append(what)
        print(f"FAILED: {what}\n  wanted: {wanted!r}\n  got:    {got!r}")


def open_terminal():
    """A terminal without an echo, so that what is read from it is what was written to it."""
    ours, theirs = pty.openpty()
    modes = termios.tcgetattr(theirs)
    modes[1] &= ~termios.OPOST
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(theirs, termios.TCSANOW, modes)
    return ours, theirs


class Person:
    """Standard input and standard error are a terminal, unless others are given."""

    def __init__(self, *arguments, stdin=None, stdout=subprocess.PIPE, stderr=None):
        self._ours, theirs = open_terminal()
        self._run = subprocess.Popen([BECKON, "run", *arguments], stdin=theirs if stdin is None else stdin,
                                     stdout=stdout, stderr=theirs if stderr is None else stderr)
        os.close(theirs)
        self._deadline = time.monotonic() + SECONDS

    def type(self, text):
        os.write(self._ours, text.encode())

    def read(self):
        """What the terminal shows up to the next prompt, without it."""
        shown = ""
        while not shown.endswith(PROMPT):
            more = self._read_some()
            if not more:
                break
            shown += more
        return shown.removesuffix(PROMPT)

    def _read_some(self):
        if not select.select([self._ours], [], [], max(0, self._deadline - time.monotonic()))[0]:
            return ""
        try:
            return os.read(self._ours, 1 << 16).decode()
        except OSError:  # the terminal has no other end any more
            return ""

    def tell(self, line):
        self.type(line + "\n")
        return self.read()

    def end(self):
        """The status, the answers, and what the terminal shows besides."""
        answers, errors = self._run.communicate(timeout=SECONDS)
        shown = self.read()
        os.close(self._ours)
        return self._run.returncode, (answers or b"").decode(), (errors or b"").decode() + shown


GREETING = ("Type one JSON value a line, such as\n"
            '  {"as": "111122223333", "operation": "EnableSecurityHub"}\n'
            "`help` shows all kinds of line, `beckon run --help` the options. Ctrl-D ends.\n")
OK = '{"ok": true}\n'
UNFINISHED = '{"error": "line %d: not strict JSON: the value does not end in this line, and each must stand on one line"}\n'


def talks():
    """What a person is told, and what is answered."""
    person = Person()
    check("the greeting", GREETING, person.read())
    check("nothing but the prompt is shown for an answer", "", person.tell('{"check": true}'))
    check("a comment", "", person.tell("# nothing"))
    shown = person.tell("  help ")
    check("help lists the first kind", True, shown.startswith('  {"as": ACCOUNT, "operation": NAME, "input": {…}}\n'))
    check("help lists the last kind", True, shown.endswith("      vetoes matching steps; [] removes all vetoes\n"))
    check("another line than help", "", person.tell("helpless"))
    person.type("\x04")
    check("talks", (1, OK + '{"error": "line 4: not strict JSON: invalid token near \'helpless\' at column 8"}\n', "\n"),
          person.end())


def writes_over_several_lines():
    """One error for a value; what does not go on with it is a line again."""
    person = Person()
    person.read()
    for line in ("{", '  "check": true', "", "}", '{"check": true}', '{"dump"', '{"check": true}', "[[", "[", "]", "]", "]",
                 '{"check": true}'):
        check(f"over several lines: {line}", "", person.tell(line))
    person.type("\x04")
    status, answers, shown = person.end()
    check("over several lines", (1, UNFINISHED % 1 + OK + UNFINISHED % 6 + OK + UNFINISHED % 8 + OK, "\n"),
          (status, answers, shown))


def misspells_a_key():
    """A key that is ignored is told, and its answer does not change."""
    enable = '{"as": "1", "operation": "EnableSecurityHub"}'
    listing = '{"as": "1", "method": "GET", "path": "/members", "query": "%s"}'
    person = Person()
    person.read()
    person.tell(enable)
    check("a misspelt key", 'beckon run: line 2: ListMembers has no key "maxresults" in its query, and ignores it: it can '
          "have MaxResults, OnlyAssociated or NextToken\n", person.tell(listing % "maxresults=5"))
    check("a key of something else", "", person.tell(listing % "color=blue"))
    check("a request of no operation is told by its answer", "", person.tell(listing.replace("members", "Members") % ""))
    person.type("\x04")
    status, answers, shown = person.end()
    check("misspells a key", (0, 4, "\n"), (status, len(answers.splitlines()), shown))
    check("a misspelt key changes no answer", *answers.splitlines()[1:3])


def says_nothing_wrong():
    person = Person("--clock", "2026-01-01T00:00:00Z", "-")
    check("- is standard input, too", GREETING, person.read())
    person.tell('{"advance_ms": 1}')
    person.type("\x04")
    check("says nothing wrong", (0, '{"clock": "2026-01-01T00:00:00.001Z"}\n', "\n"), person.end())


def reads_standard_error_alone():
    """A script, or standard input that is not a terminal: no prompt and no help, but hints."""
    script = b'{"as": "1", "method": "GET", "path": "/members", "query": "maxresults=5"}\nhelp\n'
    ours, theirs = os.pipe()
    os.write(theirs, script)
    os.close(theirs)
    status, answers, shown = Person(stdin=ours).end()
    check("a script: status", (1, 2), (status, len(answers.splitlines())))
    check("a script: a hint", True, shown.startswith('beckon run: line 1: ListMembers has no key "maxresults"'))
    check("a script: one line", 1, shown.count("\n"))


def reads_no_standard_error():
    """Whoever keeps standard error elsewhere finds nothing there."""
    person = Person(stderr=subprocess.PIPE)
    person.type('{"check": true}\nhelp\n\x04')
    status, answers, shown = person.end()
    check("standard error elsewhere", (1, OK, ""), (status, answers[:len(OK)], shown))
    check("standard error elsewhere: help is not JSON", True, answers[len(OK):].startswith('{"error": "line 2: not strict JSON'))


def stops_reading(stderr):
    """The reader of the answers goes away: the status says so."""
    ours, theirs = os.pipe()
    os.close(ours)
    lines, written = os.pipe()
    os.write(written, b'{"check": true}\n')
    os.close(written)
    person = Person(stdin=lines, stdout=theirs, stderr=stderr)
    os.close(theirs)
    return person.end()


def goes_away():
    check("head has what it wants", (2, "", ""), stops_reading(None))
    check("a program is told", (2, "", "beckon run: cannot write an answer to standard output: Broken pipe\n"),
          stops_reading(subprocess.PIPE))


stories = (talks, writes_over_several_lines, misspells_a_key, says_nothing_wrong, reads_standard_error_alone,
           reads_no_standard_error, goes_away)
for story in stories:
    story()
print(f"check-terminal: {len(stories)} conversations, {len(failures)} failures")
sys.exit(bool(failures))

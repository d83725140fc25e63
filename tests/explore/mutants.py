# SPDX-License-Identifier: MIT
"""Builds of the exploration with one entry of the transition table changed: each must be caught."""

import argparse
import os
import re
import subprocess
import sys

ENTRY = re.compile(r"(MOVE|REPORT|FAIL) \([A-Z_]+\)|STAY")
ROW = re.compile(r"^  \[BECKON_STATE_([A-Z]+)\] = \{$")
CELL = re.compile(r'^    ON(?:_SWITCH)? \("[a-z]+", ([A-Z_]+),')

# Seventy-seven cells, and three of them a second time, for a switch.
N_ENTRIES = 80

# What an entry is changed to: every kind of outcome, and another one of its own kind.
OUTCOMES = (
    "STAY",
    "MOVE (REMOVED)",
    "MOVE (DECLINED)",
    "REPORT (NOT_A_MEMBER)",
    "REPORT (ALREADY_INVITED)",
    "FAIL (HAS_MEMBERS)",
)

# One of each kind, for every run of the suite: these must be caught by what calls do, whatever the table says.
A_FEW = (
    ("L-pending/decline", "STAY"),
    ("L-accepted/leave", "MOVE (DECLINED)"),
    ("L-resigned/decline", "REPORT (ALREADY_INVITED)"),
    ("L-created/disassociate", "MOVE (REMOVED)"),
    ("L-removed/accept", "MOVE (ACCEPTED)"),
    ("L-none/enroll", "MOVE (REMOVED)"),
    ("L-removed/enroll", "STAY"),
)

# The smallest scope, the same with the switches that open the last of the cells, and enough of an organization to enroll
# from every state.
SCOPES = (
    ["--no-organizations"],
    ["--hubs-on", "--depth", "6"],
    ["--no-organizations", "--switch", "administrator_may_delete_invitations=false"],
    ["--no-organizations", "--switch", "reinvite_after_decline=true", "--switch", "accept_after_decline=false"],
)


class Entry:
    """One outcome in the source of the table: a cell's, or a cell's with its switch turned."""

    def __init__(self, cell, is_turned, start, text):
        self.cell = cell
        self.is_turned = is_turned
        self.start = start
        self.text = text

    def __str__(self):
        return self.cell + (", with its switch turned" if self.is_turned else "")

    def change(self, source, outcome):
        return source[: self.start] + outcome + source[self.start + len(self.text) :]


def find_entries(source):
    entries = []
    state = None
    position = 0
    for line in source.splitlines(keepends=True):
        row = ROW.match(line)
        cell = CELL.match(line)
        if row:
            state = row[1].lower()
        elif state and cell:
            name = f"L-{state}/{cell[1].lower().replace('_', '-')}"
            for nth, found in enumerate(ENTRY.finditer(line)):
                entries.append(Entry(name, nth > 0, position + found.start(), found[0]))
        position += len(line)
    return entries


class Builder:
    """Compiles a changed table, and links the exploration with it in front of the library."""

    def __init__(self, arguments):
        self.folder = arguments.folder
        self.program = os.path.join(arguments.folder, "explore")
        self.compiler = arguments.compiler.split()
        self.objects = arguments.objects.split()
        self.libraries = arguments.libraries.split()

    def build(self, source):
        path = os.path.join(self.folder, "lifecycle.c")
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
        made = os.path.join(self.folder, "lifecycle.o")
        subprocess.run([*self.compiler, "-c", path, "-o", made], check=True, timeout=120)
        # In front of the library, so that its own table is not asked for.
        linked = [*self.compiler, "-o", self.program, made, *self.objects, *self.libraries]
        subprocess.run(linked, check=True, timeout=120)

    def explore(self, *arguments):
        """What the exploration said, or None if it found nothing wrong."""
        done = subprocess.run(
            [self.program, *arguments],
            check=False,
            timeout=300,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        return done.stdout if done.returncode != 0 else None


def is_caught(builder, cell):
    """Whether an exploration failed, and named the cell."""
    return any(cell in (builder.explore(*scope) or "") for scope in SCOPES)


def fails_by_calls(builder):
    """Whether what calls did was enough, the table not asked; a wrong table may also end the program."""
    return any(builder.explore(*scope, "--calls-only") is not None for scope in SCOPES)


def choose(entries, everything):
    if everything:
        return [(entry, outcome) for entry in entries for outcome in OUTCOMES if outcome != entry.text]
    usual = {entry.cell: entry for entry in entries if not entry.is_turned}
    return [(usual[cell], outcome) for cell, outcome in A_FEW]


def judge(builder, source, chosen):
    """Those that were not caught, and those that were seen in the table alone, each as lines."""
    survivors = []
    by_table = []
    for entry, outcome in chosen:
        builder.build(entry.change(source, outcome))
        change = f"{entry}: {entry.text} changed to {outcome}"
        if not is_caught(builder, entry.cell):
            survivors.append(f"SURVIVED: {change}")
        elif not fails_by_calls(builder):
            by_table.append(f"by the table alone: {change}")
    return survivors, by_table


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", required=True, help="lib/rules/lifecycle.c")
    parser.add_argument("--folder", required=True, help="where to build")
    parser.add_argument("--compiler", required=True, help="the compiler and its flags")
    parser.add_argument("--objects", required=True, help="of the exploration")
    parser.add_argument("--libraries", required=True, help="the static ones, and what they need")
    parser.add_argument("--all", action="store_true", help="every entry, changed to every kind of outcome")
    return parser.parse_args()


def main():
    arguments = parse()
    with open(arguments.source, encoding="utf-8") as file:
        source = file.read()
    entries = find_entries(source)
    if len(entries) != N_ENTRIES:
        sys.exit(f"mutants: {len(entries)} entries found in {arguments.source}, expected {N_ENTRIES}")

    builder = Builder(arguments)
    builder.build(source)
    if any(builder.explore(*scope) is not None for scope in SCOPES):
        sys.exit("mutants: the unchanged table is found wrong already")
    chosen = choose(entries, arguments.all)
    survivors, by_table = judge(builder, source, chosen)
    for line in by_table + survivors:
        print(line)
    n_by_calls = len(chosen) - len(by_table) - len(survivors)
    print(
        f"mutants: {len(chosen)} changed tables; caught by calls {n_by_calls}, "
        f"by the table {len(by_table)}, survived {len(survivors)}"
    )
    # The few are chosen to be seen without asking the table.
    sys.exit(len(survivors) > 0 or (len(by_table) > 0 and not arguments.all))


main()

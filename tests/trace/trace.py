#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What holds each rule of doc/semantics.md: finds the tests and vectors that name it, and compares with doc/trace.md.

    trace.py BECKON             says what is wrong, and ends with 1 if anything is
    trace.py --update BECKON    writes doc/trace.md anew

BECKON is the command, which knows the names of cells, reasons and switches.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

import facts
import texts

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / "doc" / "semantics.md"
HEADER = ROOT / "include" / "beckon" / "beckon-coverage.h"
TRACE = ROOT / "doc" / "trace.md"
HEADING = re.compile(r"#### ([WTGOVF]-\d+) (.*)")
NAMED = re.compile(r"\b([WTGOVF]-\d+|L-[a-z]+/[a-z]+(?:-[a-z]+)?)\b")

# Where tests are, and by which name they are known to `make check`; {} is the file's own. What is in none of these
# patterns holds nothing: what the tests share, and what only lists ids, as this does.
TESTS = (
    ("tests/*/check-*.c", "{}"),
    ("tests/*/check-*.sh", "{}"),
    ("tests/explore/*.c", "check-explore"),
    ("tests/explore/cells.c", "check-lifecycle"),
    ("tests/model/*.py", "check-model"),
    ("tests/replicas/*.py", "check-replicas"),
    ("adapters/botocore/tests/test_*.py", "check-botocore"),
    ("adapters/aws-sdk-js/test/*.js", "check-aws-sdk-js"),
    ("adapters/rust/tests/*.rs", "check-rust"),
)
NO_TESTS = {"check-certainty", "check-completion", "check-coverage", "check-coverage-rules", "check-lacking",
            "check-trace", "check-vector-schema"}
VECTORS = "tests/vectors/*.jsonl"


# --- what there is ---


def beckon(command, *arguments):
    return subprocess.run([command, *arguments], capture_output=True, text=True, timeout=60, check=True).stdout


def read_table(command):
    return json.loads(beckon(command, "table", "--format", "json"))


def read_rules(document):
    """The ids at the headings with their titles, in the document's order."""
    return {match[1]: match[2] for match in map(HEADING.match, document.splitlines()) if match}


def read_counted(command):
    """The ids that a coverage counts."""
    done = subprocess.run([command, "run", "--coverage"], input='{"coverage": true}', capture_output=True, text=True,
                          timeout=60, check=True)
    return [*json.loads(done.stdout)["coverage"]]


def spelling(name):
    """A reason or a switch as a C program may name it: by its name, or by its constant."""
    constant = name.upper().replace("-", "_")
    return re.compile(rf'BECKON_(?:REASON|SWITCH)_{constant}\b|["\'`={{]{re.escape(name)}\b')


# --- what names it ---


def read_tests():
    """The name of each test that is run, with its text."""
    found = {}
    run = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/*/local.mk"))
    for pattern, name in TESTS:
        for path in sorted(ROOT.glob(pattern)):
            test = name.format(path.stem)
            if test not in NO_TESTS and re.search(rf"/{test}(?:\.sh)?\s", run):
                found[test] = found.get(test, "") + path.read_text(encoding="utf-8")
    return found


def read_vectors():
    """Each file's name with its vectors."""
    found = {}
    for path in sorted(ROOT.glob(VECTORS)):
        lines = path.read_text(encoding="utf-8").splitlines()
        found[path.stem] = [json.loads(line) for line in lines if line and not line.startswith("#")]
    return found


def rules_of(vector):
    return vector.get("rules", [])


def switches_of(vector):
    return [need.split("=")[0].removeprefix("switch:").strip() for need in vector.get("needs", []) if "switch:" in need]


class Trace:
    """Which tests and vectors name what."""

    def __init__(self, document, table):
        self.rules = read_rules(document)
        self.cells = [cell["rule"] for cell in table["cells"]]
        self.reasons = {reason["name"]: reason.get("text") for reason in table["reasons"]}
        self.switches = [switch["name"] for switch in table["switches"]]
        self.tests = read_tests()
        self.vectors = read_vectors()
        self.named = {test: set(NAMED.findall(text)) for test, text in self.tests.items()}

    def tests_of(self, id):
        if id in self.reasons or id in self.switches:
            spelt = spelling(id)
            return sorted(test for test, text in self.tests.items() if spelt.search(text))
        return sorted(test for test, named in self.named.items() if id in named)

    def vectors_of(self, id):
        """How many vectors of each file."""
        counts = {name: sum(self._holds(vector, id) for vector in vectors) for name, vectors in self.vectors.items()}
        return {name: count for name, count in counts.items() if count}

    def _holds(self, vector, id):
        if id in self.reasons:
            text = self.reasons[id]
            return bool(text) and re.search(re.escape(text).replace("<id>", "[^ ]+"), json.dumps(vector)) is not None
        return id in rules_of(vector) or id in switches_of(vector)

    def wrong(self):
        known = {*self.rules, *self.cells}
        for id in (*self.rules, *self.cells, *self.reasons, *self.switches):
            if not self.tests_of(id) and not self.vectors_of(id):
                yield f"{id}: no test and no vector names it"
        for test, named in self.named.items():
            yield from (f"{test} names {id}, which is not a rule" for id in sorted(named - known))
        for name, vectors in self.vectors.items():
            named = {id for vector in vectors for id in rules_of(vector)}
            yield from (f"tests/vectors/{name}.jsonl names {id}, which is not a rule" for id in sorted(named - known))
            named = {id for vector in vectors for id in switches_of(vector)}
            yield from (f"tests/vectors/{name}.jsonl needs {id}, which is not a switch"
                        for id in sorted(named - set(self.switches)))


def wrong_counted(trace, counted):
    """A coverage counts the cells and then the rules, but for those of which its header says otherwise."""
    header = HEADER.read_text(encoding="utf-8")
    expected = [rule for rule in trace.rules if rule in counted]
    if counted != trace.cells + expected:
        yield f"a coverage counts {join(counted[len(trace.cells):])}, which is not the document's order or rules"
    for rule in trace.rules:
        if rule not in counted and not rule.startswith("V-") and not re.search(rf"\b{rule}\b", header):
            yield f"{rule} is not counted by a coverage, and beckon-coverage.h does not say so"


# --- doc/trace.md ---


ABOUT = """\
# What holds each rule

This file names the tests and the conformance vectors that hold each rule of [semantics.md](semantics.md), each cell of
its transition table, each reason and each switch. `make update-trace` writes the file, and `make check` compares it.

A test is one of `make check` whose text names the id. A number says how many conformance vectors of a file
(`tests/vectors` in the source tree) name the id, or, for a reason, show its text.
"""


def join(names):
    return ", ".join(names)


def count(vectors):
    return join(f"{name} {n}" for name, n in vectors.items())


def rows(trace, heading, what, ids):
    """A section with a table; ids are with their titles, if they have any."""
    yield f"\n## {heading}\n\n| {what} | tests | vectors |\n|---|---|---|\n"
    for id, words in ids.items():
        yield f"| {f'`{id}` {words}'.rstrip()} | {join(trace.tests_of(id))} | {count(trace.vectors_of(id))} |\n"


def traced(trace):
    """The file, whole."""
    return "".join([
        ABOUT,
        *rows(trace, "Rules", "rule", trace.rules),
        *rows(trace, "Cells", "cell", dict.fromkeys(trace.cells, "")),
        *rows(trace, "Reasons", "reason", dict.fromkeys(trace.reasons, "")),
        *rows(trace, "Switches", "switch", dict.fromkeys(trace.switches, "")),
    ])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write doc/trace.md anew")
    parser.add_argument("beckon", metavar="BECKON")
    options = parser.parse_args()
    document = DOCUMENT.read_text(encoding="utf-8")
    table = read_table(options.beckon)
    trace = Trace(document, table)
    if options.update:
        TRACE.write_text(traced(trace), encoding="utf-8")

    wrong = [*trace.wrong(), *wrong_counted(trace, read_counted(options.beckon)),
             *texts.wrong(ROOT, document, trace.reasons), *facts.wrong(document, options.beckon, table)]
    if not TRACE.exists() or TRACE.read_text(encoding="utf-8") != traced(trace):
        wrong.append("doc/trace.md does not say what holds each rule: make update-trace writes it")
    for sentence in wrong:
        print(sentence)
    n_texts = len(texts.of_library(ROOT, trace.reasons))
    print(f"check-trace: {len(trace.rules)} rules, {len(trace.cells)} cells, {len(trace.reasons)} reasons, "
          f"{len(trace.switches)} switches, {n_texts} texts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds vector files to doc/vectors.md, and to the rules of doc/semantics.md: each that a request can show is named.

Takes doc/semantics.md, the table as `beckon table --format csv` prints it, and the files.
"""

import collections
import json
import pathlib
import re
import sys

from certainty import Certainty

MEMBERS = ["format", "semantics", "name", "tells", "rules", "sure", "level", "needs", "accounts", "steps"]
REQUEST = {"as", "operation", "input", "method", "path", "query", "body", "body_parts", "body_base64", "expect"}
PLACEHOLDER = re.compile(r"\$\{([a-z0-9-]+)(?:\+[0-9]+)?\}")
LATER = re.compile(r"\$\{([a-z0-9-]+)\+[0-9]+\}")
BOUND_BY_ANSWERS = re.compile("(id|time|token)-[1-9][0-9]*")
NEVER_BOUND = {"text", "region", "partition"}
# Clock and id source, what a world is made of, indexes, saved files: no request shows them.
OUT_OF_SIGHT = {"W-6", "W-7", "V-8", "V-9"}


def rules(semantics, table):
    named = re.findall(r"^#### ([WTGOV]-[0-9]+) ", semantics, re.M)
    cells = re.findall(r"^(L-[a-z/-]+),", table, re.M)
    return set(named + cells)


def placeholders(value):
    return PLACEHOLDER.findall(json.dumps(value))


def needs(vector):
    """What its steps need, whatever it says."""
    needed = {need for need in vector["needs"] if need.startswith("switch: ")}
    for step in vector["steps"]:
        if "organization" in step:
            needed.add("management" if "management" in step["organization"] else "organization")
        needed |= {"clock"} if "advance_ms" in step else set()
        needed |= {"http"} if "as" in step and "operation" not in step else set()
    return needed


def unbound(vector):
    """Placeholders of requests, and times counted from, that no answer before them has bound."""
    bound = set(vector["accounts"]) | NEVER_BOUND
    for step in vector["steps"]:
        request = {name: value for name, value in step.items() if name != "expect"}
        yield from (name for name in placeholders(request) if name not in bound)
        yield from (name for name in LATER.findall(json.dumps(step.get("expect"))) if name not in bound)
        bound |= {name for name in placeholders(step.get("expect")) if BOUND_BY_ANSWERS.fullmatch(name)}


def unsure(vector, certainty):
    """Where it is not as sure as the document says."""
    sure = certainty.sure(vector["rules"])
    level = certainty.level(vector["rules"], vector["steps"])
    if vector["sure"] != sure:
        yield f"its letters are {vector['sure']!r}, and those of {vector['rules'][0]} {sure!r}"
    if vector["level"] != level:
        yield f"it is a {vector['level']}, and should be a {level}"


def wrong(vector, known, certainty):
    if list(vector) != MEMBERS:
        yield f"its members are {list(vector)}"
    yield from (f"{rule} is not a rule" for rule in vector["rules"] if rule not in known)
    if not vector["rules"] or len(set(vector["rules"])) != len(vector["rules"]):
        yield "a rule is missing, or there twice"
    if vector["rules"] and known.issuperset(vector["rules"]):
        yield from unsure(vector, certainty)
    if needs(vector) != set(vector["needs"]):
        yield f"it says that it needs {vector['needs']}, and needs {sorted(needs(vector))}"
    yield from (f"{name} is not bound" for name in unbound(vector))
    used = {name for name in placeholders(vector["steps"]) if not BOUND_BY_ANSWERS.fullmatch(name)} - NEVER_BOUND
    if used != set(vector["accounts"]):
        yield f"its accounts are {sorted(used)}, not {vector['accounts']}"
    yield from (f"{step['organization']} would be left behind" for step in vector["steps"]
                if "organization" in step and not placeholders(step))
    yield from (f"a step has {sorted(step)}" for step in vector["steps"]
                if not (step.keys() <= REQUEST and step.keys() >= {"as", "method", "path", "expect"}
                        or step.keys() in ({"organization"}, {"advance_ms"})))


def main():
    semantics, table, *files = map(pathlib.Path, sys.argv[1:])
    certainty = Certainty(semantics.read_text(encoding="utf-8"))
    known = rules(semantics.read_text(encoding="utf-8"), table.read_text(encoding="utf-8"))
    vectors = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    names = collections.Counter(vector["name"] for vector in vectors)
    faults = [f"{vector['name']}: {what}" for vector in vectors for what in wrong(vector, known, certainty)]
    faults += [f"{name} is the name of {count} vectors" for name, count in names.items() if count > 1]
    named = {rule for vector in vectors for rule in vector["rules"]}
    faults += [f"{rule} is named by no vector" for rule in sorted(known - named - OUT_OF_SIGHT)]
    faults += [f"{rule} is named by a vector, and in OUT_OF_SIGHT" for rule in sorted(named & OUT_OF_SIGHT)]
    musts = sum(vector["level"] == "must" for vector in vectors)
    print("\n".join(faults) or f"{len(vectors)} vectors, {musts} of them musts, name {len(named)} of {len(known)} rules; "
          f"no request shows {' '.join(sorted(OUT_OF_SIGHT))}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds a target to every cell of the table under every switch: what a switch does not change is as by default.

Takes the target's command, doc/semantics.md, and the directory of the vectors. Each switch that a vector needs is
turned in turn, and lifecycle.jsonl is played. Only what has a vector of its own in switches.jsonl may come out
differently; that these pass is for run.py to show.
"""

import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys

SIDE_BY_SIDE = 2
NEED = "switch: "


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def values_turned(directory):
    """Each KEY=VALUE that a vector needs, in the order in which they come."""
    needs = (need for path in sorted(directory.glob("*.jsonl")) for vector in read(path) for need in vector["needs"])
    return list(dict.fromkeys(need.removeprefix(NEED) for need in needs if need.startswith(NEED)))


def never_turned(semantics, values):
    """Switches of section 8 that no vector turns."""
    section = re.search(r"^## 8\. .*?(?=^## )", semantics, re.M | re.S)[0]
    switches = set(re.findall(r"^\| `([a-z_]+)`", section, re.M))
    return sorted(switches - {value.partition("=")[0] for value in values})


def failures(command, value, directory):
    """The cells that are not as by default under this switch."""
    run = subprocess.run([sys.executable, directory / "run.py", "--json", "--command", f"{command} --switch {value}",
                          directory / "lifecycle.jsonl"], capture_output=True, timeout=120, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{value}: {run.stderr.decode()}")
    return {vector["name"].removeprefix("lifecycle/"): vector["why"][0]
            for vector in json.loads(run.stdout)["vectors"] if vector["outcome"] != "passed"}


def main():
    command, semantics, directory = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    values = values_turned(directory)
    cells = {vector["name"].removeprefix("lifecycle/") for vector in read(directory / "lifecycle.jsonl")}
    own = {vector["name"].removeprefix("switches/") for vector in read(directory / "switches.jsonl")}
    own &= {f"{value}/{cell}" for value in values for cell in cells}
    with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        failed = dict(zip(values, pool.map(lambda value: failures(command, value, directory), values)))
    wrong = [f"{value}: lifecycle/{cell} fails, and has no vector of its own: {why}"
             for value in values for cell, why in failed[value].items() if f"{value}/{cell}" not in own]
    wrong += [f"{switch} is turned by no vector" for switch in never_turned(semantics.read_text("utf-8"), values)]
    print("\n".join(wrong) or f"{len(values) * len(cells)} of (state, step, switch), {len(values)} switches turned: "
          f"{len(own)} have vectors of their own, {len(values) * len(cells) - len(own)} are as by default")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

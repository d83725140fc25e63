#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What moto's server answers of the conformance vectors, by operation and by letter, without and with Beckon inside.

    PYTHONPATH=adapters/botocore BECKON_LIBRARY_PATH=build/lib/.libs python3 tests/moto/table.py [OPTION...]

The options are those of tests/vectors/run.py, such as --ignore headers, and hold for both. So does what can be done
with the server, which moto_hooks.py does: reset it, and say in moto's Organizations where an account belongs. Vectors
that need a switch, a clock that stands or an organization without a name are set apart.

A vector ends with the first answer that is not as expected. So the first table counts the requests that were answered
as expected, of those that were made, and the second counts the vectors that passed, of those that were played, by the
letters of the rule that each is about (doc/semantics.md). The last lines name the vectors that do not pass with Beckon
inside.
"""

import contextlib
import io
import json
import logging
import pathlib
import sys
from unittest import mock

sys.dont_write_bytecode = True
sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "vectors"))

import run  # noqa: E402
from beckon_botocore.moto import mock_securityhub  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

FIXED = ["--json", "--hooks", "moto_hooks", "--can", "management", "--can", "http",
         "--header", "x-moto-account-id: {account}"]
LETTERS = ["S", "D", "O", "DS", "OS", "I", "none", "any, or none"]
PLAYED = ("passed", "failed", "differs", "lacking")


def play(url):
    """The report of run.py on what answers at that URL."""
    arguments = mock.patch.object(sys, "argv", ["run.py", *FIXED, "--endpoint", url, *sys.argv[1:]])
    printed, told = io.StringIO(), io.StringIO()  # moto tells what it has not implemented, at length
    with arguments, contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
        status = run.main()
    if status == 2:
        sys.exit(told.getvalue())
    return json.loads(printed.getvalue())


def play_both():
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        without = play(f"http://{host}:{port}")
        with mock_securityhub():
            return without, play(f"http://{host}:{port}")
    finally:
        server.stop()


def played(report):
    return [vector for vector in report["vectors"] if vector["outcome"] in PLAYED]


def count_requests(report):
    """For each operation, the requests that were answered as expected, and all of them."""
    ended_at = [vector["operation"] for vector in played(report) if vector["outcome"] in ("failed", "differs")]
    return {name: (count["answered"] - ended_at.count(name), count["answered"] + count["lacking"])
            for name, count in report["operations"].items()}


def count_letters(report):
    """For each letter, the vectors that passed, and all of them; a vector counts under each of its rule's letters."""
    outcomes = {}
    for vector in played(report):
        for letter in vector["sure"].split(",") if vector["sure"] else ["none"]:
            outcomes.setdefault(letter, []).append(vector["outcome"])
    outcomes["any, or none"] = [vector["outcome"] for vector in played(report)]
    return {letter: (outcomes[letter].count("passed"), len(outcomes[letter])) for letter in LETTERS
            if letter in outcomes}


def write_table(head, without, inside):
    print(f"| {head} | moto | moto with Beckon |\n|---|---|---|")
    for name in inside:
        cells = ["{} of {}".format(*counts.get(name, (0, 0))) for counts in (without, inside)]
        print(f"| {name} | {' | '.join(cells)} |")
    print()


def main():
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    without, inside = play_both()
    write_table("requests of", count_requests(without), count_requests(inside))
    write_table("letter", count_letters(without), count_letters(inside))
    n_apart, n_vectors = len(inside["vectors"]) - len(played(inside)), len(inside["vectors"])
    print(f"set apart, and not counted: {n_apart} of {n_vectors} vectors")
    for vector in played(inside):
        if vector["outcome"] != "passed":
            print(f"{vector['outcome']} with Beckon: {vector['name']}: {vector['why'][0]}")


if __name__ == "__main__":
    main()

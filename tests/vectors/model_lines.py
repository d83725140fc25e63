#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Answers the lines of `beckon run` by the model in tests/model: vectors are held against another hand's work.

It takes the options of `beckon run` that run.py gives. What the model leaves open, such as an invitation id, is made
up.
"""

import argparse
import json
import pathlib
import secrets
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "model"))

from expect import AnyText, Unpredictable  # noqa: E402
from model import World  # noqa: E402


def concrete(answer):
    """An expected answer as one that could have come."""
    if isinstance(answer, AnyText):
        return "any text"
    if isinstance(answer, Unpredictable):
        if answer.text is None:
            answer.matches(secrets.token_hex(16))
        return answer.text
    if isinstance(answer, dict):
        return {name: concrete(member) for name, member in answer.items()}
    return [concrete(element) for element in answer] if isinstance(answer, list) else answer


def switch(text):
    name, _, value = text.partition("=")
    return name, {"true": True, "false": False}.get(value, int(value) if value.isdigit() else value)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--region", default="us-east-1")
    parser.add_argument("--clock", default="2026-01-01T00:00:00Z")
    parser.add_argument("--switch", action="append", default=[], type=switch)
    options = parser.parse_args()
    world = World(options.clock, options.region, **dict(options.switch))
    for line in sys.stdin.buffer:
        answer = world.answer_text(line.rstrip(b"\n"))
        if answer is not None:
            print(json.dumps(concrete(answer)), flush=True)


if __name__ == "__main__":
    main()

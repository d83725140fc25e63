#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs conformance vectors against a model of Security Hub's member invitations, and says which rules it keeps.

The target is one of
  --command 'beckon run'             a command that answers lines, as beckon run does
  --endpoint http://127.0.0.1:4566   an HTTP server; the access key id is the account id
  --client MODULE:FUNCTION           botocore: FUNCTION(account_id) gives the client of an account

A vector whose needs the target cannot meet is set apart, and counted as neither passed nor failed. What an HTTP
server or a client can be made to do is told by --hooks MODULE, which may have
  set_organization(account_id, is_member)   marks an account as an organization's
  set_switches(switches)                    these hold from now on, all others are at their defaults
  advance_clock(milliseconds)               moves a clock that stands still otherwise
  reset()                                   forgets all accounts: then --accounts can be used again for each vector
set_switches and reset are called before each vector. The format of vectors is doc/vectors.md.

Exit status: 0 all passed, 1 some failed, 2 wrong usage, or a target that does not answer.
"""

import argparse
import dataclasses
import fnmatch
import importlib
import json
import pathlib
import random
import re
import sys

sys.dont_write_bytecode = True  # this may be an installed place

import vector_format  # noqa: E402
import vector_targets  # noqa: E402

NEEDS = ("organization", "switch", "clock", "http")
ACCOUNT_NUMBERS = range(10 ** 11, 10 ** 12)
SILENCES = 3  # vectors in a row without an answer: then nobody is there
FAMILIES = "WLTGOV"


class WrongUsage(Exception):
    """The text says what is wrong, and what would help."""


@dataclasses.dataclass
class Outcome:
    """What became of a vector: passed, failed or set apart, and why."""
    vector: vector_format.Vector
    word: str
    why: list
    step: int | None = None
    request: object = None
    answer: object = None


class Accounts:
    """Accounts for each vector: fresh numbers, or those of a file in turn."""

    def __init__(self, path, starts_again):
        self._all, self._starts_again = path and _accounts_of(path), starts_again
        self._used = set()
        self._rest = list(self._all or [])

    def take(self, names):
        """An account for each name, or None if there are too few left."""
        if self._all is None:
            return {name: self._fresh() for name in names}
        if self._starts_again:
            self._rest = list(self._all)
        if len(self._rest) < len(names):
            return None
        return {name: self._rest.pop(0) for name in names}

    def _fresh(self):
        account = str(random.choice(ACCOUNT_NUMBERS))
        if account in self._used:
            return self._fresh()
        self._used.add(account)
        return {"account": account, "access_key_id": account}


def _accounts_of(path):
    try:
        listed = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        return [{"access_key_id": account["account"]} | account for account in listed]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise WrongUsage(f"{path} is not a list of {{\"account\": …, \"access_key_id\": …}}: {error}") from None


class Run:
    """All vectors against one target."""

    def __init__(self, target, options, accounts):
        self._target, self._options, self._accounts = target, options, accounts
        self._can = set(options.can) if options.can else target.can
        self._silences = 0

    def play(self, vector):
        """One vector from beginning to end, or to the first step that is not as expected."""
        missing = vector.kinds_of_needs - self._can
        accounts = None if missing else self._accounts.take(vector.accounts)
        if accounts is None:
            return Outcome(vector, "set apart", sorted(missing) or ["more accounts"])
        ids = {name: account["account"] for name, account in accounts.items()}
        names = vector_format.Names(self._options.region, ids)
        outcome = Outcome(vector, "passed", [])
        try:
            self._target.begin(vector)
            for outcome.step, step in enumerate(vector.steps, 1):
                outcome.why = self._take(step, names, accounts, outcome)
                if outcome.why:
                    outcome.word = "failed"
                    break
        except vector_targets.CannotSay as error:
            return Outcome(vector, "set apart", [str(error)])
        except (vector_targets.NoAnswer, vector_targets.Refused) as error:
            outcome.word, outcome.why = "failed", [str(error)]
            self._count_silence(error)
        else:
            self._silences = 0
        return outcome

    def _take(self, step, names, accounts, outcome):
        """One step; what is not as expected."""
        outcome.request, outcome.answer = names.fill({**step, "expect": None}), None
        if "organization" in step:
            self._target.mark(names.fill(step["organization"]["account"]), step["organization"]["member"])
            return []
        if "advance_ms" in step:
            self._target.advance(step["advance_ms"])
            return []
        caller = accounts[vector_format.PLACEHOLDER.fullmatch(step["as"])[1]]
        outcome.answer = self._target.call(caller, step, names)
        return list(names.compare_answer(step["expect"], outcome.answer, self._options.ignore))

    def _count_silence(self, error):
        self._silences += isinstance(error, vector_targets.NoAnswer)
        if self._silences == SILENCES:
            raise WrongUsage(f"the target does not answer: {error}")


# --- what is printed -----------------------------------------------------------------------------

WORDS = ("passed", "failed", "set apart")


def rule_order(rule):
    """W, L, T, G, O, V; numbers as numbers."""
    return FAMILIES.find(rule[0]), [int(part) if part.isdigit() else 0 for part in re.split("([0-9]+)", rule)], rule


def counts_by_rule(outcomes):
    """For each rule, how many of the vectors that name it passed, failed, and were set apart."""
    counts = {}
    for outcome in outcomes:
        for rule in outcome.vector.rules:
            counts.setdefault(rule, dict.fromkeys(WORDS, 0))[outcome.word] += 1
    return {rule: counts[rule] for rule in sorted(counts, key=rule_order)}


def totals(outcomes):
    return {word: sum(outcome.word == word for outcome in outcomes) for word in WORDS}


def table(outcomes):
    yield f"{'rule':<32}{'passed':>8}{'failed':>8}{'set apart':>11}"
    for rule, count in counts_by_rule(outcomes).items():
        yield f"{rule:<32}{count['passed']:>8}{count['failed']:>8}{count['set apart']:>11}"


def failures(outcomes, verbose):
    for outcome in outcomes:
        if outcome.word == "failed":
            yield f"FAILED {outcome.vector.name} at step {outcome.step}: {outcome.why[0]}"
            if verbose:
                yield from (f"  also: {why}" for why in outcome.why[1:])
                expected = outcome.vector.steps[outcome.step - 1].get("expect") if outcome.step else None
                yield f"  tells: {outcome.vector.tells}"
                yield f"  rules: {' '.join(outcome.vector.rules)}"
                yield f"  request:  {_json(outcome.request)}"
                yield f"  expected: {_json(expected)}"
                yield f"  came:     {_json(outcome.answer and dataclasses.asdict(outcome.answer))}"


def apart(outcomes):
    """Why vectors were set apart, each reason counted."""
    reasons = [", ".join(outcome.why) for outcome in outcomes if outcome.word == "set apart"]
    return [f"set apart for want of {reason}: {reasons.count(reason)}" for reason in sorted(set(reasons))]


def summary(outcomes, options):
    total = totals(outcomes)
    ignored = f", {' and '.join(options.ignore)} ignored" if options.ignore else ""
    return (f"{len(outcomes)} vectors, {len(counts_by_rule(outcomes))} rules{ignored}: {total['passed']} passed, "
            f"{total['failed']} failed, {total['set apart']} set apart")


def machine_readable(outcomes):
    return json.dumps({"vectors": [{"name": outcome.vector.name, "rules": outcome.vector.rules, "outcome": outcome.word,
                                    "step": outcome.step, "why": outcome.why} for outcome in outcomes],
                       "rules": counts_by_rule(outcomes), "totals": totals(outcomes)}, indent=1)


def story(vector):
    """A vector as a person reads it."""
    yield f"{vector.name}: {vector.tells}"
    yield f"  rules {' '.join(vector.rules)}" + (f"; needs {', '.join(vector.needs)}" if vector.needs else "")
    for step in vector.steps:
        if "expect" not in step:
            yield f"  {_json(step)}"
            continue
        query = "?" + step["query"] if "query" in step else ""
        body = next((_json(step[name]) for name in ("body", "body_parts", "body_base64") if name in step), "")
        yield f"  {step['as']}: {step['method']} {step['path']}{query} {body}".rstrip()
        yield f"    {step['expect']['status']} {_json(step['expect']['body'])}"


def _json(value):
    return json.dumps(value, ensure_ascii=False)


# --- the command line ----------------------------------------------------------------------------

def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--command", metavar="COMMAND", help="--region, --switch and --clock are added to it")
    target.add_argument("--endpoint", metavar="URL")
    target.add_argument("--client", metavar="MODULE:FUNCTION")
    target.add_argument("--show", action="store_true", help="print the vectors as stories, and run none")
    parser.add_argument("files", nargs="*", metavar="FILE", help="vectors; else the *.jsonl beside this program")
    parser.add_argument("--only", action="append", metavar="GLOB", help="vectors with a rule, or a name, like this")
    parser.add_argument("--can", action="append", choices=NEEDS, help="only this can be done with the target")
    parser.add_argument("--hooks", metavar="MODULE", help="how to do it, for --endpoint and --client")
    parser.add_argument("--accounts", metavar="FILE",
                        help='[{"account": …, "access_key_id": …}, …] instead of fresh ids')
    parser.add_argument("--header", action="append", default=[], metavar="'NAME: VALUE'",
                        help="for --endpoint; {account} and {access_key_id} stand for the caller's")
    parser.add_argument("--by-operation", action="store_true",
                        help="for --command: operations instead of HTTP requests")
    parser.add_argument("--region", default="us-east-1")
    parser.add_argument("--ignore", action="append", default=[], choices=("headers", "texts"),
                        help="do not compare headers, or the texts Message and ProcessingResult")
    parser.add_argument("--timeout", type=float, default=30, metavar="SECONDS", help="for one answer")
    parser.add_argument("--verbose", action="store_true", help="say of each failure what was asked, expected, and came")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    return parser.parse_args()


def load(name):
    """A module, or MODULE:FUNCTION, looked for here and where Python looks."""
    sys.path.insert(0, ".")
    module, _, function = name.partition(":")
    try:
        loaded = importlib.import_module(module)
        return getattr(loaded, function) if function else loaded
    except (ImportError, AttributeError) as error:
        raise WrongUsage(f"{name} cannot be loaded: {error}") from None


def headers(options):
    split = [header.partition(":") for header in options.header]
    if not all(colon for _, colon, _ in split):
        raise WrongUsage("--header takes 'NAME: VALUE'")
    return {name.strip(): value.strip() for name, _, value in split}


def make_target(options, hooks):
    if options.command:
        return vector_targets.Command(options.command, options.region, options.timeout, options.by_operation)
    if options.endpoint:
        if not options.endpoint.startswith(("http://", "https://")):
            raise WrongUsage("--endpoint takes a URL that begins with http:// or https://")
        return vector_targets.Endpoint(options.endpoint, options.region, options.timeout, headers(options), hooks)
    try:
        return vector_targets.Client(load(options.client), hooks)
    except ImportError as error:
        raise WrongUsage(f"--client needs botocore: {error}") from None


def select(options):
    files = options.files or sorted(pathlib.Path(__file__).resolve().parent.glob("*.jsonl"))
    chosen = [vector for path in files for vector in vector_format.read(path)
              if not options.only or any(fnmatch.fnmatchcase(text, glob) for glob in options.only
                                         for text in (vector.name, *vector.rules))]
    if not chosen:
        raise WrongUsage("there is no such vector: see the rules' ids in doc/semantics.md, or look with --show")
    return chosen


def run(options):
    chosen = select(options)
    if options.show:
        print("\n".join(line for vector in chosen for line in story(vector)))
        return 0
    hooks = vector_targets.Hooks(load(options.hooks) if options.hooks else None)
    accounts = Accounts(options.accounts, hooks.can_reset)
    target = make_target(options, hooks)
    try:
        playing = Run(target, options, accounts)
        outcomes = [playing.play(vector) for vector in chosen]
    finally:
        target.close()
    if options.json:
        print(machine_readable(outcomes))
    else:
        print("\n".join([*failures(outcomes, options.verbose), *table(outcomes), *apart(outcomes),
                         summary(outcomes, options)]))
    return 1 if totals(outcomes)["failed"] else 0


def main():
    try:
        return run(parse_arguments())
    except (WrongUsage, vector_format.Unusable, OSError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs conformance vectors against a model of Security Hub's member invitations, and says which rules it keeps.

The target is one of
  --command 'beckon run'             a command that answers lines, as beckon run does
  --endpoint http://127.0.0.1:4566   an HTTP server; the access key id is the account id
  --client MODULE:FUNCTION           botocore: FUNCTION(account_id) gives the client of an account

It says first which operations the target answers and which it lacks, then which rules it keeps, and last what it
gets wrong. A must that is not as expected has failed, and a may differs: doc/vectors.md says which is which. A vector
that asks for an operation that the target lacks has done neither, nor has one whose needs the target cannot meet: that
is set apart.

What an HTTP server or a client can be made to do is told by --hooks MODULE, which may have
  set_organization(account_id, is_member)      puts an account into an organization without a name, or into none
  set_management(account_id, management_id)    puts an account into the organization of that management account
  set_switches(switches)                       these hold from now on, all others are at their defaults
  advance_clock(milliseconds)                  moves a clock that stands still otherwise
  reset()                                      forgets all accounts: then --accounts can be used again for each vector
set_switches and reset are called before each vector. The format of vectors is doc/vectors.md.

Exit status: 0 no must failed, 1 some did, 2 wrong usage, or a target that does not answer. With --strict it is also 1
if a may differs or an operation is lacking.
"""

import argparse
import fnmatch
import importlib
import json
import pathlib
import random
import sys

sys.dont_write_bytecode = True  # this may be an installed place

import vector_format  # noqa: E402
import vector_report  # noqa: E402
import vector_targets  # noqa: E402

NEEDS = ("organization", "management", "switch", "clock", "http")
ACCOUNT_NUMBERS = range(10 ** 11, 10 ** 12)
SILENCES = 3  # vectors in a row without an answer: then nobody is there


class WrongUsage(Exception):
    """The text says what is wrong, and what would help."""


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
    """Vectors against one target. The routes are those of all vectors, by which a request tells its operation."""

    def __init__(self, target, options, accounts, routes):
        self._target, self._options, self._accounts, self._routes = target, options, accounts, routes
        self._can = set(options.can) if options.can else target.can
        self._silences = 0

    def play(self, vector):
        """One vector from beginning to end, or to the first step that is not as expected."""
        missing = vector.kinds_of_needs - self._can
        accounts = None if missing else self._accounts.take(vector.accounts)
        outcome = vector_report.Outcome(vector)
        if accounts is None:
            outcome.end("set apart", sorted(missing) or ["more accounts"])
            return outcome
        try:
            self._target.begin(vector)
            self._take_all(outcome, accounts)
        except vector_targets.CannotSay as error:
            outcome.end("set apart", [str(error)])
        except vector_targets.Lacks as error:
            outcome.end("lacking", [str(error)])
        except (vector_targets.NoAnswer, vector_targets.Refused) as error:
            outcome.end(vector.word_for_wrong, [str(error)])
            self._count_silence(error)
        else:
            self._silences = 0
        return outcome

    def _take_all(self, outcome, accounts):
        names = vector_format.Names(self._options.region, {name: taken["account"] for name, taken in accounts.items()})
        outcome.names = names
        for outcome.step, step in enumerate(outcome.vector.steps, 1):
            outcome.operation = outcome.answer = None
            if "organization" in step:
                self._target.set_organization(**names.fill(step["organization"]))
            elif "advance_ms" in step:
                self._target.advance(step["advance_ms"])
            elif why := self._ask(outcome, step, names, accounts):
                outcome.end(outcome.vector.word_for_wrong, why)
                return

    def _ask(self, outcome, step, names, accounts):
        """One request; what of its answer is not as expected."""
        operation = vector_format.operation_of(step, self._routes)
        asked = outcome.ask(operation)
        outcome.operation = operation
        outcome.answer = self._target.call(accounts[vector_format.PLACEHOLDER.fullmatch(step["as"])[1]], step, names)
        asked.status = outcome.answer.status
        why = list(names.compare_answer(step["expect"], outcome.answer, self._options.ignore))
        if why and operation and outcome.answer.is_of_no_operation:
            raise vector_targets.Lacks(f"{operation}, says the status {outcome.answer.status}")
        return why

    def _count_silence(self, error):
        self._silences += isinstance(error, vector_targets.NoAnswer)
        if self._silences == SILENCES:
            raise WrongUsage(f"the target does not answer: {error}")


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
    parser.add_argument("--strict", action="store_true",
                        help="exit with 1 also if a may differs or an operation is lacking")
    parser.add_argument("--timeout", type=float, default=30, metavar="SECONDS", help="for one answer")
    parser.add_argument("--verbose", action="store_true", help="say of each what was asked, expected, and came")
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


def read_all(options):
    files = options.files or sorted(pathlib.Path(__file__).resolve().parent.glob("*.jsonl"))
    return [vector for path in files for vector in vector_format.read(path)]


def select(vectors, options):
    chosen = [vector for vector in vectors
              if not options.only or any(fnmatch.fnmatchcase(text, glob) for glob in options.only
                                         for text in (vector.name, *vector.rules))]
    if not chosen:
        raise WrongUsage("there is no such vector: see the rules' ids in doc/semantics.md, or look with --show")
    return chosen


def play(vectors, chosen, options):
    """What became of each vector."""
    hooks = vector_targets.Hooks(load(options.hooks) if options.hooks else None)
    accounts = Accounts(options.accounts, hooks.can_reset)
    target = make_target(options, hooks)
    try:
        playing = Run(target, options, accounts, vector_format.routes(vectors))
        return [playing.play(vector) for vector in chosen]
    finally:
        target.close()


def run(options):
    vectors = read_all(options)
    chosen = select(vectors, options)
    if options.show:
        print("\n".join(line for vector in chosen for line in vector_report.story(vector)))
        return 0
    report = vector_report.Report(play(vectors, chosen, options), options.ignore)
    if report.has_nothing:
        raise WrongUsage("the target has none of the operations: is it the one that is meant?")
    print(report.machine_readable() if options.json else "\n".join(report.for_people(options.verbose)))
    return 1 if report.is_wrong(options.strict) else 0


def main():
    try:
        return run(parse_arguments())
    except (WrongUsage, vector_format.Unusable, OSError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())

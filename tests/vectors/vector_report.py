# SPDX-License-Identifier: MIT
"""What became of vectors, counted by operation and by rule, and told to people and to machines (doc/vectors.md)."""

import dataclasses
import json
import re

from vector_format import Names, Vector, cut

WORDS = ("passed", "failed", "differs", "lacking", "set apart")
LEVELS = {"must": ("passed", "failed"), "may": ("passed", "differs")}
NOT_PLAYED = ("lacking", "set apart")
FAMILIES = "WLTGOV"
FILES = ("lifecycle", "around", "switches", "requests")  # the simplest first
LONGEST_LINE = 400


@dataclasses.dataclass
class Asked:
    """One request of an operation, and the status that came; None if none did."""
    operation: str
    status: int | None = None


@dataclasses.dataclass
class Outcome:
    """What became of a vector, one of WORDS, and why. `step` counts from 1."""
    vector: Vector
    word: str = "passed"
    why: list = dataclasses.field(default_factory=list)
    step: int | None = None
    operation: str | None = None
    names: Names | None = None
    answer: object = None
    asked: list = dataclasses.field(default_factory=list)

    def ask(self, operation):
        asked = Asked(operation)
        self.asked.append(asked)
        return asked

    def end(self, word, why):
        self.word, self.why = word, why
        if word == "set apart":
            self.step = None

    @property
    def place(self):
        if self.step is None:
            return "its beginning"
        return f"step {self.step}" + (f", {self.operation}" if self.operation else "")

    @property
    def difference(self):
        """What first differs, without the values: the same for vectors that fail alike."""
        if not self.why[0].startswith(("body", "the header ", "unexpected ")):
            return self.why[0]
        return re.sub(r"\[[0-9]+\]", "[]", re.split(r": | (?:is|has|says) ", self.why[0])[0])

    @property
    def simplicity(self):
        """Sorts by file, and in a file by the number of steps."""
        file = self.vector.name.split("/")[0]
        return FILES.index(file) if file in FILES else len(FILES), len(self.vector.steps)


def rule_order(rule):
    """W, L, T, G, O, V; numbers as numbers."""
    return FAMILIES.find(rule[0]), [int(part) if part.isdigit() else 0 for part in re.split("([0-9]+)", rule)], rule


class Report:
    """All outcomes of a run."""

    def __init__(self, outcomes, ignored=()):
        self._outcomes, self._ignored = outcomes, ignored
        self._settle()
        self._operations = self._count_operations()
        self._sure = {outcome.vector.rules[0]: outcome.vector.sure for outcome in outcomes}

    def _settle(self):
        """An operation that has succeeded is there: where it seems to be lacking, its answer is wrong."""
        there = {asked.operation for outcome in self._outcomes for asked in outcome.asked
                 if asked.status is not None and 200 <= asked.status < 300}
        for outcome in self._outcomes:
            if outcome.word == "lacking" and outcome.asked[-1].operation in there:
                outcome.end(outcome.vector.word_for_wrong, [f"there is no {outcome.why[0]}"])

    def _count_operations(self):
        """For each operation, how many requests were answered, how many of it are lacking, how many answers wrong."""
        names = {step["operation"]: None for outcome in self._outcomes for step in outcome.vector.steps
                 if "operation" in step}
        counts = {name: {"answered": 0, "lacking": 0, "wrong": 0} for name in names}
        for outcome in self._outcomes:
            for asked in filter(lambda asked: asked.operation, outcome.asked):
                count = counts.setdefault(asked.operation, {"answered": 0, "lacking": 0, "wrong": 0})
                is_last = asked is outcome.asked[-1]
                count["lacking"] += is_last and outcome.word == "lacking"
                count["wrong"] += is_last and outcome.word == "failed"
                count["answered"] += asked.status is not None and not (is_last and outcome.word == "lacking")
        return counts

    def _count_rules(self, level):
        """For each rule, what became of the vectors of that level that name it."""
        counts = {}
        for outcome in self._outcomes:
            for rule in outcome.vector.rules if outcome.vector.level == level else ():
                counts.setdefault(rule, dict.fromkeys((*LEVELS[level], *NOT_PLAYED), 0))[outcome.word] += 1
        return {rule: counts[rule] for rule in sorted(counts, key=rule_order)}

    def _totals(self, *levels):
        return {word: sum(outcome.word == word and outcome.vector.level in levels for outcome in self._outcomes)
                for word in WORDS}

    @property
    def lacking(self):
        return [name for name, count in self._operations.items() if count["lacking"]]

    @property
    def has_nothing(self):
        """Whether every operation that was asked for is lacking."""
        return bool(self.lacking) and not any(count["answered"] for count in self._operations.values())

    def is_wrong(self, strict):
        total = self._totals(*LEVELS)
        return bool(total["failed"] or (strict and (total["differs"] or self.lacking)))

    # --- for people ---

    def for_people(self, verbose):
        yield from self._operations_table()
        for level in LEVELS:
            yield from self._rules_table(level)
        yield from self._wrong(verbose)
        yield from self._apart()
        if self.lacking:
            yield f"lacking {len(self.lacking)} of {len(self._operations)} operations: {', '.join(self.lacking)}"
        yield self._summary()

    def _operations_table(self):
        yield f"{'operation':<38}{'answered':>9}{'lacking':>9}{'wrong':>9}"
        for name, count in self._operations.items():
            yield f"{name:<38}{count['answered']:>9}{count['lacking']:>9}{count['wrong']:>9}"
        yield ""

    def _rules_table(self, level):
        right, wrong = LEVELS[level]
        counts = self._count_rules(level)
        if counts:
            yield f"{level:<30}{'sure':<8}{right:>9}{wrong:>9}{'not played':>12}"
            for rule, count in counts.items():
                yield (f"{rule:<30}{self._sure.get(rule, ''):<8}{count[right]:>9}{count[wrong]:>9}"
                       f"{sum(count[word] for word in NOT_PLAYED):>12}")
            yield ""

    def _wrong(self, verbose):
        """Grouped by what first differs: one cause often makes many vectors wrong. The simplest come first."""
        groups = {}
        for outcome in sorted(self._outcomes, key=lambda outcome: outcome.simplicity):
            if outcome.word in ("failed", "differs"):
                groups.setdefault(outcome.difference, []).append(outcome)
        for difference, outcomes in groups.items():
            vectors = "1 vector" if len(outcomes) == 1 else f"{len(outcomes)} vectors"
            yield cut(f"What first differs in {vectors}: {difference}", LONGEST_LINE)
            for outcome in outcomes:
                yield cut(f"{outcome.word.upper()} {outcome.vector.name} at {outcome.place}: {outcome.why[0]}", LONGEST_LINE)
                yield f"  {outcome.vector.tells}"
                yield from _details(outcome) if verbose else ()
            yield ""

    def _apart(self):
        """Why vectors were set apart, each reason counted."""
        reasons = [", ".join(outcome.why) for outcome in self._outcomes if outcome.word == "set apart"]
        return [f"set apart for want of {reason}: {reasons.count(reason)}" for reason in sorted(set(reasons))]

    def _summary(self):
        rules = {rule for outcome in self._outcomes for rule in outcome.vector.rules}
        ignored = f", {' and '.join(self._ignored)} ignored" if self._ignored else ""
        must, may, both = self._totals("must"), self._totals("may"), self._totals(*LEVELS)
        return (f"{len(self._outcomes)} vectors, {len(rules)} rules{ignored}: must {must['passed']} passed, "
                f"{must['failed']} failed; may {may['passed']} passed, {may['differs']} differ; "
                f"{both['lacking']} lacking, {both['set apart']} set apart")

    # --- for machines ---

    def machine_readable(self):
        vectors = [{"name": outcome.vector.name, "rules": outcome.vector.rules, "sure": outcome.vector.sure,
                    "level": outcome.vector.level, "outcome": outcome.word, "step": outcome.step,
                    "operation": outcome.operation, "tells": outcome.vector.tells, "why": outcome.why}
                   for outcome in self._outcomes]
        return json.dumps({"operations": self._operations, "lacking": self.lacking, "vectors": vectors,
                           "rules": {level: self._count_rules(level) for level in LEVELS},
                           "totals": {level: self._totals(level) for level in LEVELS}}, indent=1)


def _details(outcome):
    """What --verbose says."""
    yield from (f"  also: {why}" for why in outcome.why[1:])
    yield f"  rules: {' '.join(outcome.vector.rules)}"
    if outcome.step is None:
        return
    step = dict(outcome.vector.steps[outcome.step - 1])
    expected = step.pop("expect", None)
    yield f"  with:     {outcome.names.known_accounts(outcome.vector.accounts)}"
    yield f"  request:  {_json(step)}"
    yield f"  expected: {_json(expected)}"
    yield f"  came:     {outcome.names.show(outcome.answer and dataclasses.asdict(outcome.answer))}"


def story(vector):
    """A vector as a person reads it."""
    yield f"{vector.name}: {vector.tells}"
    yield (f"  {vector.level}; rules {' '.join(vector.rules)}"
           + (f"; needs {', '.join(vector.needs)}" if vector.needs else ""))
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

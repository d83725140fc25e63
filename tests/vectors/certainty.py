# SPDX-License-Identifier: MIT
"""How sure a vector is, by doc/semantics.md: the letters of its first rule, and whether it is a must or a may."""

import re

LETTERS = re.compile(r"\b(?:S|DS|D|OS|O|I)\b")
FIRM = {"S", "D", "O"}  # stated, documented or observed, for Security Hub itself
TEXTS = ("Message", "ProcessingResult")
SURE = re.compile(r"^#### ([WTGOV]-\d+) (?:(?!^#).)*?^Sure: ([^·\n]*)", re.MULTILINE | re.DOTALL)


def _section(document, begin, end):
    return document.split(f"\n{begin}", 1)[1].split(f"\n{end}", 1)[0]


def _rows(text):
    """The cells of the tables in a part of the document, without those that draw a line."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("|--"):
            yield [cell.strip(" `*") for cell in line.strip("|").split(" | ")]


def _cells(document):
    """The letters of a cell of section 3 are its last word."""
    (_, *heads), *rows = _rows(_section(document, "### The table", "### What comes"))
    for state, *cells in rows:
        for head, cell in zip(heads, cells, strict=True):
            word = cell.split()[-1]
            yield f"L-{state}/{head.split()[0]}", word if set(word.split(",")) <= {"DS", "OS", "I", *FIRM} else ""


def _texts(document):
    """Each text of section 6 as a pattern, with its letters: `<id>` stands for an account."""
    for _, _, text, letters in (row for row in _rows(_section(document, "## 6.", "Other errors"))
                                   if len(row) == 4 and LETTERS.search(row[3])):
        yield re.compile(re.escape(text).replace("<id>", "[^ ]+")), LETTERS.findall(letters)


class Certainty:
    """What the document says of each rule and of each text."""

    def __init__(self, document):
        rules = {rule: ",".join(LETTERS.findall(letters)) for rule, letters in SURE.findall(document)}
        self.letters = rules | dict(_cells(document))
        self._texts = list(_texts(document))

    def sure(self, rules):
        """The letters of what a vector with these rules is about."""
        return self.letters[rules[0]]

    def level(self, rules, steps):
        """A must is firm by its rule, and by each reason whose text its answers show."""
        known = [self.sure(rules).split(",")]
        for text in _shown([step["expect"]["body"] for step in steps if "expect" in step]):
            known += [letters for pattern, letters in self._texts if pattern.fullmatch(text)]
        return "must" if all(FIRM & set(letters) for letters in known) else "may"


def _shown(value):
    """The texts for people in answers."""
    if isinstance(value, list):
        for element in value:
            yield from _shown(element)
    elif isinstance(value, dict):
        yield from (value[name] for name in TEXTS if name in value)
        for member in value.values():
            yield from _shown(member)

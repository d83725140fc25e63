# SPDX-License-Identifier: MIT
"""What the page takes from doc/semantics.md: the letters in words, what the states mean, what the switches do."""

import re


def rows(text, head):
    """The rows of the table whose first line begins with head, as lists of texts."""
    lines = text[text.index(f'\n| {head} |') + 1:].splitlines()
    for line in lines[2:]:
        if not line.startswith('|'):
            break
        yield [cell.strip() for cell in line.strip().strip('|').split('|')]


def letters(text):
    return {letter: meaning for letter, meaning in rows(text, 'letter')}


def letters_in_short(text):
    """Their meanings up to the first stop or colon, for places where they stand again and again."""
    return {letter: re.split('[.:]', meaning)[0] for letter, meaning in letters(text).items()}


def meanings(text):
    return {state.strip('*'): plain(meaning) for state, *_, meaning in rows(text, 'state')}


def operations(text):
    """By step, which operations take it, and when."""
    return {step: plain(operation) for step, _party, operation in rows(text, 'step')}


def switches(text):
    """By name, what the other value of a switch means."""
    return {name.strip('`'): plain(other) for name, _rule, _default, other in rows(text, 'switch')}


def plain(text):
    """Without Markdown's signs."""
    return re.sub(r'[`*]', '', text)

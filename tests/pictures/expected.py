# SPDX-License-Identifier: MIT
"""The table, asked as the page should answer."""

import itertools
import re

SIGNS = {'move': '→ {to}', 'stay': '= stays', 'report': 'R reported', 'fail': 'E fails'}

# Rows of doc/semantics.md: a state with what it means, a step with its operations, a letter with what it means.
MEANING = r'^\| \**([a-z]+)\** \| [^|]* \| (?:yes|no) \| (.*) \|$'
OPERATIONS = r'^\| ([a-z-]+) \| [AM] \| (.*) \|$'
LETTER = r'^\| ([SDOI]{1,2}) \| (.*) \|$'


def sign(outcome):
    return SIGNS[outcome['effect']].format(**outcome)


class Table:
    def __init__(self, table, semantics, rules):
        self.whole = table
        self.rules = rules
        self.cells = {cell['rule']: cell for cell in table['cells']}
        self.states = {state['name']: state for state in table['states']}
        self.steps = {step['name']: step for step in table['steps']}
        self.remedies = {reason['name']: reason['remedy'] for reason in table['reasons']}
        self.usual = {switch['name']: switch['default'] for switch in table['switches']}
        self.switches = sorted({cell['switch'] for cell in table['cells'] if 'switch' in cell})
        self.meanings = dict(re.findall(MEANING, semantics, re.MULTILINE))
        self.operations = dict(re.findall(OPERATIONS, semantics, re.MULTILINE))
        self.letters = dict(re.findall(LETTER, semantics, re.MULTILINE))

    def settings(self):
        """Every position of every switch that turns a cell, with every other."""
        for values in itertools.product([False, True], repeat=len(self.switches)):
            yield dict(zip(self.switches, values))

    def usual_setting(self):
        return {name: self.usual[name] for name in self.switches}

    def outcome(self, rule, values):
        cell = self.cells[rule]
        is_turned = 'switch' in cell and values[cell['switch']] != self.usual[cell['switch']]
        return cell['turned' if is_turned else 'outcome']

    def steps_of(self, party):
        return [name for name, step in self.steps.items() if step['party'] == party]

    def views(self, name, is_enrolled=False):
        """What has to be said of both sides; an enrolled pair has no invitation (G-14)."""
        state = self.states[name]
        shown = f'MemberStatus {state["member_status"]}'
        return [f'a member, {shown}' if state['member_status'] else 'no member',
                f'an invitation, {shown}' if state['is_invitation'] and not is_enrolled else 'no invitation']

    def places(self):
        return itertools.product(self.states, ('administrator', 'member'))

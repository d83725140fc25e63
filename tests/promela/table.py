# SPDX-License-Identifier: MIT
"""Print the transition table as Promela: for each step, what it does to a pair in each state.

usage: beckon table --format json | table.py [--turn SWITCH]... [--put CELL=STATE]...

--turn takes the other value of a switch. --put makes a table that is wrong on purpose: the cell, say L-pending/decline,
moves to that state.
"""

import argparse
import json
import sys


def constant(name):
    """A state, a step or an effect as lifecycle.pml calls it."""
    return name.upper().replace('-', '_')


def numbered(kind, names):
    """One constant for each name, from 0 on."""
    yield f'/* {kind} */'
    for number, name in enumerate(names):
        yield f'#define {constant(name):20}{number}'
    yield ''


def outcome_of(cell, turned, put):
    """What the cell does under these switches, and with the cells that are put in place of others."""
    if cell['rule'] in put:
        return {'effect': 'move', 'to': put[cell['rule']]}
    return cell['turned'] if cell.get('switch') in turned else cell['outcome']


def judgement(step, cells):
    """The inline that judges a step. CELL of lifecycle.pml says that a cell is met."""
    yield f'inline judge_{step.replace("-", "_")} (from)'
    yield '{'
    yield f'  step = {constant(step)};'
    yield '  if'
    for number, cell, outcome in cells:
        yield (f'  :: from == {constant(cell["from"]):8} -> effect = {constant(outcome["effect"])}; '
               f'to = {constant(outcome["to"])}; CELL ({number}, "  {cell["rule"]}\\n")')
    yield '  fi'
    yield '}'
    yield ''


def promela(table, turned, put):
    """The whole file, line by line."""
    cells = [(number, cell, outcome_of(cell, turned, put)) for number, cell in enumerate(table['cells'])]
    states = [state['name'] for state in table['states']]
    steps = list(dict.fromkeys(cell['step'] for cell in table['cells']))
    yield '/* Made by table.py from `beckon table --format json`. */'
    yield ''
    yield from numbered('States', states)
    yield from numbered('Steps', steps)
    yield from numbered('Effects', ['move', 'stay', 'report', 'fail'])
    seen = ' || '.join(f'(state) == {constant(state["name"])}' for state in table['states'] if state['is_invitation'])
    yield f'#define IS_INVITATION(state) ({seen})'
    yield f'#define CELLS {len(cells)}'
    yield ''
    for step in steps:
        yield from judgement(step, [row for row in cells if row[1]['step'] == step])


def known(name, names, what):
    """The name, if there is such a thing: a misspelt one would leave the table as it is."""
    if name not in names:
        sys.exit(f'table.py: the table has no {what} {name}')
    return name


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--turn', action='append', default=[], metavar='SWITCH')
    parser.add_argument('--put', action='append', default=[], metavar='CELL=STATE')
    arguments = parser.parse_args()
    table = json.load(sys.stdin)
    turned = {known(name, {cell.get('switch') for cell in table['cells']}, 'switch') for name in arguments.turn}
    put = {}
    for text in arguments.put:
        cell, _, state = text.partition('=')
        put[known(cell, {cell['rule'] for cell in table['cells']}, 'cell')] = known(
            state, {state['name'] for state in table['states']}, 'state')
    print('\n'.join(promela(table, turned, put)))


if __name__ == '__main__':
    main()

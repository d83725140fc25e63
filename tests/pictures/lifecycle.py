# SPDX-License-Identifier: MIT
"""Hold doc/lifecycle.svg and `beckon table --format mermaid` to the table: states, moves, and whose they are.

usage: lifecycle.py SVG MERMAID   (`beckon table --format json` on standard input)

Graphviz draws differently from version to version, so what the picture says is compared and not how it lies.
"""

import collections
import json
import re
import sys
import xml.etree.ElementTree

SVG = '{http://www.w3.org/2000/svg}'
# What README.md says of the colours.
COLORS = {'member': '#1a6fb5', 'administrator': '#555555'}

Move = collections.namedtuple('Move', 'origin step target party switch')


def demand(truth, wrong):
    if not truth:
        sys.exit(wrong)


def moves(table):
    """The moves of the table: usual ones, and those that a switch allows."""
    for cell in table['cells']:
        if cell['outcome']['effect'] == 'move':
            yield Move(cell['from'], cell['step'], cell['outcome']['to'], cell['party'], None)
        elif cell.get('turned', {}).get('effect') == 'move':
            yield Move(cell['from'], cell['step'], cell['turned']['to'], cell['party'], cell['switch'])


def words(group):
    return [text.text for text in group.iter(SVG + 'text')]


def picture_states(root):
    for group in root.iter(SVG + 'g'):
        if group.get('class') == 'node':
            yield group.find(SVG + 'title').text, words(group)


def picture_moves(root):
    for group in root.iter(SVG + 'g'):
        if group.get('class') == 'edge':
            origin, target = group.find(SVG + 'title').text.split('->')
            step, *switch = words(group)
            line, point = group.find(SVG + 'path'), group.find(SVG + 'polygon')
            colors = {line.get('stroke'), point.get('fill'), *(text.get('fill') for text in group.iter(SVG + 'text'))}
            parties = [party for party, color in COLORS.items() if colors == {color}]
            demand(parties, f'doc/lifecycle.svg: {step} on {origin} has the colour of neither party: {sorted(colors)}')
            demand((line.get('stroke-dasharray') is not None) == bool(switch),
                   f'doc/lifecycle.svg: {step} on {origin} has to be dashed exactly if it needs a switch')
            yield Move(origin, step, target, parties[0], switch[0].strip('()') if switch else None)


def mermaid_moves(text, parties):
    head, *lines = text.splitlines()
    demand(head == 'stateDiagram-v2', f'mermaid begins with {head}')
    for line in lines:
        origin, target, step, switch = re.fullmatch(r'  (\S+) --> (\S+) : (\S+)(?: \((\S+)\))?', line).groups()
        yield Move(origin, step, target, parties[step], switch)


def compare(name, wanted, found):
    wanted, found = collections.Counter(wanted), collections.Counter(found)
    for move in wanted - found:
        print(f'{name} does not show {move}')
    for move in found - wanted:
        print(f'{name} shows what the table does not have: {move}')
    demand(wanted == found, f'{name} is not the table: print it again (CONTRIBUTING.md, "A state, a step, a rule")')


def main():
    svg, mermaid = sys.argv[1:]
    table = json.load(sys.stdin)
    root = xml.etree.ElementTree.parse(svg).getroot()
    states = {state['name']: [state['name']] + [state['member_status']] * (state['member_status'] is not None)
              for state in table['states']}
    demand(dict(picture_states(root)) == states, 'doc/lifecycle.svg: other states than the table has')
    wanted = list(moves(table))
    compare('doc/lifecycle.svg', wanted, picture_moves(root))
    with open(mermaid, encoding='utf-8') as file:
        compare('mermaid', wanted, mermaid_moves(file.read(), {step['name']: step['party'] for step in table['steps']}))
    print(f'doc/lifecycle.svg and mermaid show {len(states)} states and {len(wanted)} moves as the table has them')


main()

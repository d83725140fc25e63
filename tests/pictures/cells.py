# SPDX-License-Identifier: MIT
"""Each cell of the table stands on the page, and a link leads to it."""

import json

from expected import sign

# Words that have to stand where a step has this effect.
WORDS = {'move': 'moves to {to}', 'stay': 'stays as it is', 'report': 'UnprocessedAccounts', 'fail': 'whole call fails'}


def judge_source(card, table):
    cell = table.cells[card['rule']]
    known = dict(part.split(': ') for part in card['sure'].split(' · ')) if cell['sure'] else {}
    assert list(known) == [letter for letter in cell['sure'].split(',') if letter], card
    assert all(len(words) > 5 and table.letters[letter].startswith(words) for letter, words in known.items()), card
    assert card['link'] == cell['rule'] and card['step'] == cell['step'], card
    assert card['target'] == f'semantics.html#{cell["rule"]}' and f' id="{cell["rule"]}"' in table.rules, card


def judge_other(card, table, outcome):
    cell = table.cells[card['rule']]
    assert (card['other'] is not None) == ('switch' in cell), card
    if 'switch' in cell:
        other = cell['outcome'] if outcome is cell['turned'] else cell['turned']
        assert cell['switch'] in card['other'] and sign(other) in card['other'], card


def judge_card(card, table, values):
    cell, outcome = table.cells[card['rule']], table.outcome(card['rule'], values)
    assert card['result'] == sign(outcome), card
    assert WORDS[outcome['effect']].format(**outcome) in card['effect'], card
    assert card['operations'] == table.operations[cell['step']], card
    assert all(name in card['operations'] for name in table.steps[cell['step']]['operations']), card
    assert (card['text'], card['reason']) == (outcome.get('text'), outcome.get('reason')), card
    assert 'reason' not in outcome or card['remedy'].endswith(table.remedies[outcome['reason']]), card
    judge_source(card, table)
    judge_other(card, table, outcome)


def judge_place(page, table, values, state, party):
    page.pick(state, party)
    cards = page.ask('cards')
    assert [card['rule'] for card in cards] == [f'L-{state}/{step}' for step in table.steps_of(party)], cards
    assert sum(card['current'] for card in cards) == 1, cards
    for card in cards:
        judge_card(card, table, values)
    outcomes = [table.outcome(card['rule'], values) for card in cards]
    assert set(page.ask('arrows')) == {outcome['to'] for outcome in outcomes if outcome['effect'] == 'move'}, state
    assert page.ask('views') == table.views(state), state
    assert page.ask('meaning') == f'{state}: {table.meanings[state]}', state
    return len(cards)


def check_cells(page, table):
    """Each cell, under every setting of the switches, is shown as the table has it."""
    n_shown = 0
    for values in table.settings():
        page.turn(values)
        n_shown += sum(judge_place(page, table, values, *place) for place in table.places())
    page.turn(table.usual_setting())
    return f'{n_shown} views of {len(table.cells)} cells'


def check_links(page, table):
    """A link to a cell opens it, on the page and from elsewhere; a link to nowhere changes nothing."""
    for rule, cell in table.cells.items():
        page.follow(rule)
        assert page.current() == [rule], rule
        assert json.loads(page.shown('cell')) == cell, rule
    page.follow('L-nowhere/never')
    assert page.current() == [rule], 'a link to nowhere leads somewhere'
    for link in ('L-declined/invite', 'L-removed%2Fleave'):
        page.open(f'#{link}')
        assert page.current() == [link.replace('%2F', '/')], link
    assert json.loads(page.shown('table')) == table.whole, 'the table to copy'
    return f'{len(table.cells)} links'

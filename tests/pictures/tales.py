# SPDX-License-Identifier: MIT
"""What is clicked through on the page is what the table says, and what the command does when it is told the same."""

import itertools
import random

import stories
from expected import sign

# Enough for a walk that goes everywhere, and little enough for a copy to have all ids.
N_WALKS, N_STEPS = 8, 24


def judge_story(page, table, values):
    """The story on the page, and its copy played by the command, go as the table says. Gives how many steps it has."""
    shown = page.ask('story')
    played, end = stories.play(page.shown('story'))
    assert len(shown) == len(played), (shown, played)
    is_enrolled = False
    for entry, (rule, said, state, answer) in zip(shown, played):
        outcome = table.outcome(rule, values)
        assert entry['rule'] == rule and entry['to'] == outcome['to'] == state, (entry, rule, state)
        assert said.startswith(sign(outcome)) and said in entry['text'], (said, entry)
        is_put = 'the pair is put into' in entry['text']
        if is_put or outcome['effect'] == 'move':
            is_enrolled = outcome['effect'] == 'move' and rule.endswith('/enroll')
        assert all(view in entry['text'] for view in table.views(state, is_enrolled)), entry
        assert stories.matches(answer, outcome), (rule, answer)
    assert end == (played[-1][2] if played else 'none'), end
    return len(played)


def take_alone(page, table, values, cell):
    """A story of this one step."""
    page.ask('click', '#reset')
    page.turn(values)
    page.pick(cell['from'], cell['party'])
    page.take(cell['step'])
    outcome = table.outcome(cell['rule'], values)
    assert page.ask('state') == outcome['to'], cell
    assert f'{cell["step"]} on {cell["from"]}: {sign(outcome)}' in page.ask('news'), cell
    assert judge_story(page, table, values) == 1, cell


def check_each_step(page, table):
    """Every cell, taken by a click and then by the command, and those with a switch under every setting."""
    n_taken = 0
    for values in table.settings():
        for cell in table.cells.values():
            if 'switch' in cell or values == table.usual_setting():
                take_alone(page, table, values, cell)
                n_taken += 1
    return f'{n_taken} steps taken'


def check_jumps(page, table):
    """A pair that has been invited is put into another state: it keeps its invitation's id, if it has one there."""
    page.turn(table.usual_setting())
    for state in table.states:
        page.ask('click', '#reset')
        for origin, step in ('none', 'create'), ('created', 'invite'), (state, 'accept'):
            page.pick(origin, table.steps[step]['party'])
            page.take(step)
        assert judge_story(page, table, table.usual_setting()) == 3, state
    return f'{len(table.states)} jumps'


def check_full(page, table):
    """A story that has become as long as it can be says so, and takes no more steps."""
    page.ask('click', '#reset')
    page.pick('none', 'administrator')
    for n_steps in range(100):
        page.take('disassociate')
        if len(page.ask('story')) == n_steps:
            break
    assert 'as long as it can be' in page.ask('news')
    assert N_STEPS < judge_story(page, table, table.usual_setting()) == n_steps < 100
    page.ask('click', '#reset')
    return f'{n_steps} steps at most'


def click_through(page, table, number):
    """Forward to the end, as the command goes, and back to the beginning."""
    page.choose(number)
    values = page.setting(table.switches)
    for n_steps in itertools.count():
        assert judge_story(page, table, values) == n_steps, number
        if page.ask('isOff', 'next'):
            break
        page.click('#next')
    assert page.ask('state') == page.ask('story')[-1]['to'], number
    for n_left in reversed(range(n_steps)):
        page.click('#back')
        assert len(page.ask('story')) == n_left, number
    assert page.ask('isOff', 'back'), number
    return n_steps


def check_ready_stories(page, table):
    n_stories = page.run('return document.querySelectorAll("#stories option").length') - 1
    n_steps = [click_through(page, table, number) for number in range(n_stories)]
    page.choose(None)
    assert n_stories >= 3 and min(n_steps) >= 3, n_steps
    return f'{n_stories} stories of {sum(n_steps)} steps'


def walk(page, table, chance):
    """A story of one's own, which jumps between states and takes steps back, under one setting and the opposite."""
    page.ask('click', '#reset')
    values = chance.choice(list(table.settings()))
    page.turn(values)
    for _step in range(N_STEPS):
        party = chance.choice(['administrator', 'member'])
        page.pick(page.ask('state') if chance.random() < 0.8 else chance.choice(list(table.states)), party)
        page.take(chance.choice(table.steps_of(party)))
        if chance.random() < 0.1:
            page.ask('click', '#back')
    judge_story(page, table, values)
    values = {name: not value for name, value in values.items()}
    page.turn(values)
    return judge_story(page, table, values)


def check_walks(page, table):
    chance = random.Random(1)
    n_steps = sum(walk(page, table, chance) for _walk in range(N_WALKS))
    page.ask('click', '#reset')
    return f'{N_WALKS} walks of {n_steps} steps'

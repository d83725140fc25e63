# SPDX-License-Identifier: MIT
"""Make doc/explorer.html: the page, from the table that the library runs on.

usage: generate.py BECKON SEMANTICS   (the page on standard output; BECKON is the command, SEMANTICS doc/semantics.md)

The page is one file and fetches nothing: its Content-Security-Policy allows this script, this style and nothing else.
"""

import base64
import hashlib
import html
import json
import pathlib
import subprocess
import sys

import diagram
import document

HERE = pathlib.Path(__file__).parent
# What a story that is copied is played with; so the ids of its invitations are known before it is.
CLOCK, SEED, N_IDS = '2026-01-01T00:00:00Z', '1', 60
ADMINISTRATOR, MEMBER, MANAGEMENT = '123456789012', '111122223333', '444455556666'
POLICY = ("default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
          "base-uri 'none'; form-action 'none'")
RESULTS = {'move': '→ {to}', 'stay': '= stays', 'report': 'R reported: {reason}', 'fail': 'E fails: {reason}'}


def ask(beckon, *words, lines=''):
    return subprocess.run([beckon, *words], input=lines, stdout=subprocess.PIPE, encoding='utf-8', timeout=60,
                          check=True).stdout


def invitation_ids(beckon):
    """The ids that the seed gives, in the order in which they are drawn."""
    pair = {'administrator': ADMINISTRATOR, 'member': MEMBER}
    again = [{'put': {**pair, 'state': 'pending'}}, {'associations': {}}, {'put': {**pair, 'state': 'none'}}]
    answers = ask(beckon, 'run', '--clock', CLOCK, '--seed', SEED, lines='\n'.join(map(json.dumps, again * N_IDS)))
    return [json.loads(line)['associations'][0]['invitation_id'] for line in answers.splitlines()[1::3]]


def play(table, story):
    """Where the steps of a story lead; a story that does not end as it says is a mistake."""
    cells = {(cell['from'], cell['step']): cell for cell in table['cells']}
    usual = {switch['name']: switch['default'] for switch in table['switches']}
    state = 'none'
    for step, _tale in story['steps']:
        cell = cells[state, step]
        turned = story.get('switches', {}).get(cell.get('switch'), usual.get(cell.get('switch')))
        state = cell['turned' if turned != usual.get(cell.get('switch')) else 'outcome']['to']
    if state != story['ends']:
        sys.exit(f'stories.json: "{story["title"]}" ends in {state}, not in {story["ends"]}')
    return story


def result(outcome):
    return RESULTS[outcome['effect']].format(**outcome)


def cell_row(cell):
    outcome = cell['outcome']
    text = f'<q>{html.escape(outcome["text"])}</q>' if 'text' in outcome else ''
    turned = f'<span class="turned">{cell["switch"]}: {result(cell["turned"])}</span>' if 'switch' in cell else ''
    return (f'<tr id="{cell["rule"]}" data-rule="{cell["rule"]}">'
            f'<th scope="row"><span>{cell["step"]}</span> <small>{cell["party"]}</small></th>'
            f'<td>{result(outcome)} {turned}{text}</td><td>{cell["sure"].replace(",", ", ") or "–"}</td></tr>')


def cell_table(table, meanings):
    """All cells as plain HTML, for paper and for readers that run no scripts."""
    heads = ''.join(f'<th scope="col">{head}</th>' for head in ('step', 'result', 'sure'))
    parts = ['<table>', f'<thead><tr>{heads}</tr></thead>']
    for state in table['states']:
        status = f' <code>{state["member_status"]}</code>' if state['member_status'] else ''
        parts.append(f'<tbody><tr class="group"><th scope="rowgroup" colspan="3">{state["name"]}{status}'
                     f' <small>{html.escape(meanings[state["name"]])}</small></th></tr>')
        parts += [cell_row(cell) for cell in table['cells'] if cell['from'] == state['name']]
        parts.append('</tbody>')
    return '\n'.join([*parts, '</table>'])


def letter_list(letters):
    return '\n'.join(f'<div><dt>{letter}</dt><dd>{html.escape(meaning)}</dd></div>'
                     for letter, meaning in letters.items())


def digest(text):
    return 'sha256-' + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def about(switch, meaning):
    """What the other value of a switch means, and what speaks for each value."""
    evidence = [f'{value["name"]}: {value["evidence"]}' for value in switch['values'] if value['evidence']]
    return ' '.join([meaning, 'What speaks for', *evidence])


def data(beckon, table, semantics):
    turning = {cell['switch'] for cell in table['cells'] if 'switch' in cell}
    meanings = document.switches(semantics)
    return {
        'table': table,
        'letters': document.letters_in_short(semantics),
        'meanings': document.meanings(semantics),
        'operations': document.operations(semantics),
        'switches': {switch['name']: about(switch, meanings[switch['name']]) for switch in table['switches']
                     if switch['name'] in turning},
        'stories': [play(table, story) for story in json.loads((HERE / 'stories.json').read_text('utf-8'))],
        'run': {'clock': CLOCK, 'seed': SEED, 'invitation_ids': invitation_ids(beckon)},
        'accounts': {'administrator': ADMINISTRATOR, 'member': MEMBER, 'management': MANAGEMENT},
    }


def main():
    beckon, path = sys.argv[1:]
    semantics = pathlib.Path(path).read_text('utf-8')
    table = json.loads(ask(beckon, 'table', '--format', 'json'))
    meanings = document.meanings(semantics)
    style = (HERE / 'style.css').read_text('utf-8')
    script = ''.join((HERE / name).read_text('utf-8') for name in ('story.js', 'page.js'))
    known = json.dumps(data(beckon, table, semantics), ensure_ascii=False, separators=(',', ':'))
    page = (HERE / 'template.html').read_text('utf-8')
    for name, text in {
        'policy': POLICY.format(style=digest(style), script=digest(script)),
        'version': str(table['semantics']),
        'cells': str(len(table['cells'])),
        'diagram': diagram.draw(table, meanings),
        'table': cell_table(table, meanings),
        'letters': letter_list(document.letters(semantics)),
        'style': style,
        'data': known.replace('<', '\\u003c'),
        'script': script,
    }.items():
        page = page.replace('{{' + name + '}}', text)
    sys.stdout.buffer.write(page.encode())


main()

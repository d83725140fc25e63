# SPDX-License-Identifier: MIT
"""The page needs nobody: no network, no framework, and not even scripts."""

import re

from selenium.common.exceptions import WebDriverException

from chromium import Page
from expected import sign

# What stands there without scripts, and what does not.
SHOWN = {'#cells tr': True, '#diagram rect': True, 'noscript p': True, '.scripted': False}


def check_alone(page, _table):
    """Nothing was fetched and nothing complained; and what is not the page's own cannot run or be fetched."""
    assert page.complaints() == [], 'the console has complaints'
    page.open()
    assert page.ask('resources') == 0, 'the page fetches something'
    policy = page.ask('policy')
    assert policy.startswith("default-src 'none';") and 'unsafe' not in policy and '*' not in policy, policy
    refused = page.wait('trespass')
    assert refused == ['connect-src', 'img-src', 'script-src-elem'], refused
    assert page.run('return window.stranger === undefined'), 'a strange script runs'
    return 'alone'


class Still(Page):
    """The page where scripts are off, so that only the developer's tools see it."""

    def nodes(self, selector):
        root = self.devtools('DOM.getDocument')['root']['nodeId']
        return self.devtools('DOM.querySelectorAll', nodeId=root, selector=selector)['nodeIds']

    def text(self, node):
        return re.sub(r'<[^>]*>', ' ', self.devtools('DOM.getOuterHTML', nodeId=node)['outerHTML'])

    def is_there(self, node):
        quads = self.devtools('DOM.getContentQuads', nodeId=node)['quads']
        return any(quad[5] > quad[1] for quad in quads)


def judge_row(said, cell):
    outcome = cell['outcome']
    assert cell['step'] in said and cell['party'] in said, said
    assert outcome.get('reason', sign(outcome)) in said and outcome.get('text', '') in said, said
    assert all(letter in said for letter in cell['sure'].split(',')), said
    assert cell.get('switch', '') in said and ('turned' not in cell or sign(cell['turned']) in said), said


def judge_still(page, table):
    rows = page.nodes('#cells tr[data-rule]')
    assert len(rows) == len(table.cells), len(rows)
    for row, cell in zip(rows, table.cells.values()):
        judge_row(page.text(row), cell)
    for selector, wanted in SHOWN.items():
        there = [page.is_there(node) for node in page.nodes(selector)]
        assert there and set(there) == {wanted}, f'{selector} without scripts: {there}'
    return f'{len(rows)} rows without scripts'


def check_without_scripts(address, table, tries=3):
    """The table of all cells stands there, and nothing that only scripts could move."""
    with Still(address, scripts=False) as page:
        for left in reversed(range(tries)):
            try:
                return judge_still(page, table)
            except WebDriverException as forgotten:
                # On a busy machine the browser can exchange the document once more, and its tools forget the nodes.
                if left == 0 or 'Could not find node' not in str(forgotten):
                    raise

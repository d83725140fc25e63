# SPDX-License-Identifier: MIT
"""Hold doc/explorer.html, in a browser, to the table that the library runs on.

usage: explorer.py PAGE SEMANTICS             the checks (`beckon table --format json` on standard input)
       explorer.py PAGE --screenshot FILE     the picture of it in doc/

BECKON in the environment is the command.
"""

import json
import pathlib
import signal
import sys

from alone import check_alone, check_without_scripts
from cells import check_cells, check_links
from chromium import PICTURE
from expected import Table
from reading import Explorer
from senses import check_colors, check_copy, check_keys, check_media, check_phone, check_reachable
from tales import check_each_step, check_full, check_jumps, check_ready_stories, check_walks

# The last one looks back on what the others did.
CHECKS = [check_cells, check_links, check_each_step, check_jumps, check_full, check_ready_stories, check_walks,
          check_keys, check_reachable, check_copy, check_phone, check_colors, check_media, check_alone]


def check(address, semantics):
    """The text of the rules, and the page of them to which the explorer links, lie side by side."""
    table = Table(json.load(sys.stdin), semantics.read_text('utf-8'), semantics.with_suffix('.html').read_text('utf-8'))
    with Explorer(address) as page:
        figures = [one(page, table) for one in CHECKS]
    print('check-explorer:', ', '.join([*figures, check_without_scripts(address, table)]))


def take_screenshot(address, path):
    """A pending invitation, how it came to be, and what its receiver can do."""
    with Explorer(address, **PICTURE) as page:
        page.prefer(prefers_color_scheme='light', prefers_reduced_motion='reduce')
        page.choose(0)
        for _step in range(2):
            page.ask('click', '#next')
        page.follow('L-pending/decline')
        page.driver.save_screenshot(path)


def main():
    # So that the browser ends with the checks, however they end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit('explorer.py was ended'))
    page, *words = sys.argv[1:]
    address = pathlib.Path(page).resolve().as_uri()
    if words[0] == '--screenshot':
        take_screenshot(address, words[1])
    else:
        check(address, pathlib.Path(words[0]))


main()

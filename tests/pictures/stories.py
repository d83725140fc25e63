# SPDX-License-Identifier: MIT
"""A story that was copied from the page, played by `beckon run` as its first line says."""

import json
import os
import re
import shlex
import subprocess


def play(text):
    """Gives, for each step, its rule and result as the story has them, the pair's state then, and the answer.

    After every step a line asks how the pair stands; lines that enable Security Hub or put a pair are not steps.
    """
    head, *lines = text.splitlines()
    words = shlex.split(head.removeprefix('# '))
    assert words[:2] == ['beckon', 'run'], head
    asked, steps = [], []
    for before, line in zip([head, *lines], lines):
        if line.startswith('#'):
            continue
        asked.append(line)
        step = re.fullmatch(r'# \d+\. (\S+) (.*)', before)
        if step:
            steps.append((*step.groups(), len(asked)))
            asked.append('{"associations": {}}')
    run = subprocess.run([os.environ['BECKON'], *words[1:]], input='\n'.join(asked), stdout=subprocess.PIPE,
                         encoding='utf-8', timeout=30, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(asked) and not any('error' in answer for answer in answers), (text, answers)
    return [(rule, said, state_of(answers[i]), answers[i - 1]) for rule, said, i in steps], state_of(answers[-1])


def state_of(answer):
    return next((pair['state'] for pair in answer['associations']), 'none')


def matches(answer, outcome):
    """Whether a service's answer is what the table says of a step."""
    body = answer['body']
    if outcome['effect'] == 'fail':
        return answer['status'] >= 400 and body['Message'] == outcome['text']
    unprocessed = [entry['ProcessingResult'] for entry in body.get('UnprocessedAccounts', [])]
    return answer['status'] == 200 and unprocessed == ([outcome['text']] if outcome['effect'] == 'report' else [])

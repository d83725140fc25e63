# SPDX-License-Identifier: MIT
"""Tell `beckon run` the stories of the AWS CLI's examples, and compare with what the examples print.

usage: cli-examples.py FILE [FOLDER]

FILE is cli-examples.json. FOLDER, if it is there, has the examples themselves: then what FILE says that they ask and
print is what they do ask and print.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

PRINTED_ID = '7ab938c5d52d7904ad09f9e7c20cc4eb'


class Story:
    """One run of the command. The id that the examples print stands for the one that the last answer to
    ListInvitations has."""

    def __init__(self, region, clock):
        self.drawn = PRINTED_ID
        words = [os.environ['BECKON'], 'run', '--region', region, '--clock', clock, '--seed', '1']
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, line):
        self.process.stdin.write(json.dumps(line).replace(PRINTED_ID, self.drawn) + '\n')
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if line.get('operation') == 'ListInvitations':
            self.drawn = re.search(r'"InvitationId": *"([0-9a-f]{32})"', answer).group(1)
        return json.loads(answer.replace(self.drawn, PRINTED_ID))

    def end(self):
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(timeout=60)


# What each deviation does to what is printed, or to what is asked.

def change(value, how):
    """The same with each text in it changed."""
    if isinstance(value, dict):
        return {key: change(inner, how) for key, inner in value.items()}
    if isinstance(value, list):
        return [change(inner, how) for inner in value]
    return how(value) if isinstance(value, str) else value


def on_the_wire(text):
    return re.sub(r'^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})000\+00:00$', r'\1Z', text)


PRINTS = {
    'echo': lambda printed: {'AdminAccountId': '777788889999', 'Feature': 'SecurityHub'},
    'feature': lambda printed: {**printed, 'Feature': 'SecurityHub'},
    'hub-members': lambda printed: {
        **printed, 'AutoEnableControls': True, 'ControlFindingGenerator': 'SECURITY_CONTROL'},
    'key': lambda printed: {'Administrator': printed['Master']},
    'member-names': lambda printed: {name[0].upper() + name[1:]: value for name, value in printed.items()},
    'one-account': lambda printed: {
        **printed, 'AdminAccounts': [{**printed['AdminAccounts'][0], **printed['AdminAccounts'][1]}]},
    'organization-members': lambda printed: {
        **printed, 'AutoEnableStandards': 'DEFAULT',
        'OrganizationConfiguration': {'ConfigurationType': 'LOCAL', 'Status': 'ENABLED'}},
    'status': lambda printed: change(printed, lambda text: 'Enabled' if text == 'ASSOCIATED' else text),
    'time': lambda printed: change(printed, on_the_wire),
}
ASKS = {
    'asked-for': lambda asked, printed: {'AccountIds': [member['AccountId'] for member in printed['Members']]},
}
# These are what the story itself does.
TOLD = {'invitation-id', 'names'}


def expected(example, deviations):
    """What to ask and what has to come back; each deviation has to make a difference."""
    asked, printed = example['input'], example['prints'] or {}
    for name in example.get('differs', []):
        assert name in deviations, name + ' is not a listed deviation'
        before = (asked, printed)
        if name in PRINTS:
            printed = PRINTS[name](printed)
        elif name in ASKS:
            asked = ASKS[name](asked, printed)
        else:
            assert name in TOLD, name + ' does nothing'
            continue
        assert before != (asked, printed), name + ' makes no difference to ' + example['example']
    return asked, printed


def is_done(answer):
    """An edit is, or an operation that leaves nothing unprocessed."""
    return answer == {'ok': True} or answer.get('status') == 200 and not answer['body'].get('UnprocessedAccounts')


def tell(file, example):
    """What is wrong, or None."""
    asked, wanted = expected(example, file['deviations'])
    story = Story(example.get('region', 'us-east-1'), example.get('clock', '2020-06-01T20:21:18.042Z'))
    for name in example['after']:
        for line in file['stories'][name]:
            answer = story.tell(line)
            if not is_done(answer):
                return '%s in "%s": %s' % (line, name, answer)
    if 'invitation-id' in example.get('differs', []):
        story.tell({'as': example['as'], 'operation': 'ListInvitations'})
        if story.drawn == PRINTED_ID:
            return 'no other id was drawn'
    answer = story.tell({'as': example['as'], 'operation': example['operation'], 'input': asked})
    checked = story.tell({'check': True})
    if checked != {'ok': True}:
        return 'after it the world is broken: %s' % checked
    if story.end() != 0:
        return 'beckon run fails'
    if (answer['status'], answer['body']) != (200, wanted):
        return 'wanted %s\n    got    %s' % (wanted, answer)
    return None


# The examples themselves.

def read_example(path):
    """The words of the command, without the program's, and what it prints: None if nothing. Times have no quotes there,
    one name has only half of them, and some commas have nothing after them."""
    text = path.read_text(encoding='utf-8')
    command = re.search(r'^    aws securityhub ((?:.*\\\n)*.*)$', text, re.MULTILINE).group(1).replace('\\\n', ' ')
    if 'This command produces no output' in text:
        return command.split(), None
    block = re.search(r'^Output::\n\n((?:(?: .*)?\n)+)', text, re.MULTILINE).group(1)
    block = re.sub(r': (\d{4}-\d\d-\d\dT[0-9:.+]+)', r': "\1"', block)
    block = re.sub(r'^( +)(\w+":)', r'\1"\2', block, flags=re.MULTILINE)
    return command.split(), json.loads(re.sub(r',(\s*[}\]])', r'\1', block))


def camel(option):
    return ''.join(word.capitalize() for word in option.lstrip('-').split('-'))


def compare_with_source(folder, example):
    """What cli-examples.json says otherwise than the example itself, or None."""
    command, printed = read_example(folder / (example['example'] + '.rst'))
    if printed != example['prints']:
        return 'it prints %s' % printed
    if (camel(command[0]) == example['operation']) == ('names' in example.get('differs', [])):
        return 'it calls %s' % command[0]
    options = {camel(word) for word in command if word.startswith('--')}
    if options != set(example['input']):
        return 'its options are %s' % sorted(options)
    values = set(re.findall(r'[0-9a-f]{32}|arn:[^"]*|(?<![0-9a-f:])[0-9]{12}(?![0-9a-f])', ' '.join(command)))
    if values != set(re.findall(r'"((?:[0-9a-f]{32}|arn:[^"]*|[0-9]{12}))"', json.dumps(example['input']))):
        return 'its values are %s' % sorted(values)
    return None


def main():
    file = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    at_hand = folder is not None and folder.is_dir()
    problems = 0
    operations = set()
    for example in file['examples']:
        operations.add(example['operation'])
        assert camel(example['example']) == example['operation'], example['example']
        for wrong in [tell(file, example), compare_with_source(folder, example) if at_hand else None]:
            if wrong is not None:
                problems += 1
                print('FAILED: %s: %s' % (example['example'], wrong))
    used = {name for example in file['examples'] for name in example.get('differs', [])}
    if used != set(file['deviations']):
        problems += 1
        print('FAILED: deviations that nothing has: %s' % sorted(set(file['deviations']) - used))
    if len(operations) != 28:
        problems += 1
        print('FAILED: %d operations, not 28' % len(operations))
    print('check-cli-examples: %d examples, %d problems; %s' % (
        len(file['examples']), problems, 'compared with ' + str(folder) if at_hand else 'their source is not here'))
    return problems != 0


if __name__ == '__main__':
    sys.exit(main())

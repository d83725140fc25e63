# SPDX-License-Identifier: MIT
"""Hold `beckon table --format json` to doc/table.schema.json, and the schema to refusing what it should.

usage: schema.py SCHEMA   (the table on standard input)
"""

import copy
import json
import sys

import jsonschema


def breaks(table):
    """Gives tables that are wrong in one place each, by a name for what is wrong."""

    def broken(change):
        wrong = copy.deepcopy(table)
        change(wrong)
        return wrong

    cell = next(i for i, cell in enumerate(table['cells']) if cell['rule'] == 'L-pending/decline')
    refused = next(i for i, cell in enumerate(table['cells']) if cell['outcome']['effect'] == 'report')
    turned = next(i for i, cell in enumerate(table['cells']) if 'switch' in cell)

    def operation(table, name):
        return next(one for one in table['operations'] if one['name'] == name)

    def field(table, operation_name, part, name):
        return next(one for one in operation(table, operation_name)[part] if one['name'] == name)

    yield 'no semantics version', broken(lambda t: t.pop('semantics'))
    yield 'a semantics version in words', broken(lambda t: t.update(semantics='1'))
    yield 'a member that nobody knows', broken(lambda t: t.update(more=1))
    yield 'a cell too few', broken(lambda t: t['cells'].pop())
    yield 'a cell twice', broken(lambda t: t['cells'].__setitem__(0, t['cells'][1]))
    yield 'a state that nobody knows', broken(lambda t: t['cells'][cell].update({'from': 'lost'}))
    yield 'a letter that nobody knows', broken(lambda t: t['cells'][cell].update(sure='S,X'))
    yield 'a move with a reason', broken(lambda t: t['cells'][cell]['outcome'].update(reason='no-invitation'))
    yield 'a report without a text', broken(lambda t: t['cells'][refused]['outcome'].pop('text'))
    yield 'a switch that turns nothing', broken(lambda t: t['cells'][turned].pop('turned'))
    yield 'a step of nobody', broken(lambda t: t['steps'][0].update(party='master'))
    yield 'a step by no operation', broken(lambda t: t['steps'][0].update(operations=[]))
    yield 'an invitation in words', broken(lambda t: t['states'][0].update(is_invitation='no'))
    yield 'a reason without a remedy', broken(lambda t: t['reasons'][0].update(remedy=None))
    yield 'an operation too few', broken(lambda t: t['operations'].pop())
    yield 'a path with two parameters', broken(
        lambda t: operation(t, 'TagResource').update(path='/tags/{ResourceArn}/{Key}'))
    yield 'a word without its words', broken(
        lambda t: field(t, 'DescribeHub', 'output', 'ControlFindingGenerator').pop('words'))
    yield 'words of a text', broken(lambda t: field(t, 'DescribeHub', 'input', 'HubArn').update(words=['x']))
    yield 'a kind that nobody knows', broken(lambda t: field(t, 'TagResource', 'input', 'Tags').update(kind='map'))
    yield 'a rule too few', broken(lambda t: t['rules'].pop())
    yield 'a cell among the rules', broken(lambda t: t['rules'][0].update(rule='L-pending/decline'))
    yield 'a rule without letters', broken(lambda t: t['rules'][0].pop('sure'))
    yield 'a switch without values', broken(lambda t: t['switches'][0].pop('values'))
    yield 'a value without evidence', broken(lambda t: t['switches'][1]['values'][0].pop('evidence'))
    yield 'a default that is not a value', broken(lambda t: t['switches'][0].update(default=None))


def agree(table):
    """What the schema cannot say: names refer to what is listed, and texts to their reasons."""
    states = [state['name'] for state in table['states']]
    steps = {step['name']: step for step in table['steps']}
    switches = {switch['name'] for switch in table['switches']}
    reasons = {reason['name']: reason['text'] for reason in table['reasons']}
    assert [(cell['from'], cell['step']) for cell in table['cells']] == [(s, t) for s in states for t in steps]
    for switch in table['switches']:
        default, values = switch['default'], [value['name'] for value in switch['values']]
        assert (default if isinstance(default, str) else json.dumps(default)) in values or type(default) is int, switch
    for cell in table['cells']:
        assert cell['rule'] == f"L-{cell['from']}/{cell['step']}", cell
        assert cell['party'] == steps[cell['step']]['party'], cell
        assert cell.get('switch') in switches | {None}, cell
        for outcome in filter(None, (cell['outcome'], cell.get('turned'))):
            assert (outcome['to'] != cell['from']) == (outcome['effect'] == 'move'), cell
            assert 'reason' not in outcome or outcome['text'] == reasons[outcome['reason']], cell


def main():
    table = json.load(sys.stdin)
    with open(sys.argv[1], encoding='utf-8') as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(table)
    agree(table)
    refused = 0
    for name, wrong in breaks(table):
        assert not validator.is_valid(wrong), f'doc/table.schema.json lets pass: {name}'
        refused += 1
    print(f"check-table-schema: {len(table['cells'])} cells as doc/table.schema.json says,"
          f" which refuses {refused} broken tables")


main()

# SPDX-License-Identifier: MIT
"""Compare Beckon with the official model: every operation, what it is asked and what it answers.

usage: check.py SEED CALLS   (the command in the environment's BECKON)
"""

import collections
import itertools
import json
import os
import random
import subprocess
import sys

import botocore

from official import (BESIDE, LACKING, SERVICE, Inputs, Wrong, demand, family, judge, listed_errors,
                      modelled_errors, operations_of, request, route)

CLOCK = '2026-01-01T00:00:00Z'
ACCOUNTS = ['123456789012', '111122223333', '444455556666', '777788889999', '999988887777']
# Two accounts are of one organization, of which the first is the management account.
ORGANIZATION = ['444455556666', '777788889999']
HUB = 'arn:aws:securityhub:us-east-1:%s:hub/default'
# The switches under which random calls are made: together they give every answer that can be given.
# What leads to the rest is called more often, and what ends it less.
WEIGHTS = {'AcceptAdministratorInvitation': 4, 'AcceptInvitation': 4, 'CreateMembers': 2, 'EnableSecurityHub': 2,
           'InviteMembers': 3, 'DisableSecurityHub': 0.5, 'EnableOrganizationAdminAccount': 4,
           'DisableOrganizationAdminAccount': 4, 'UpdateOrganizationConfiguration': 4}
SWITCHES = [
    [], ['hub_off_error=access-denied'], ['hub_off_error=invalid-access'], ['require_security_hub=false'],
    ['decline_unknown_is_not_found=true', 'accept_unknown_is_not_found=true', 'twelve_digit_account_ids=true'],
    ['max_members=1', 'max_pending_invitations=1', 'reinvite_after_decline=true'],
]


class Beckon:
    def __init__(self, switches=()):
        words = [os.environ['BECKON'], 'run', '--clock', CLOCK, '--seed', '1']
        for switch in switches:
            words += ['--switch', switch]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding='utf-8')

    def tell(self, line):
        self.process.stdin.write(json.dumps(line) + '\n')
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        demand('error' not in answer, line, answer)
        return answer

    def call(self, caller, operation, document=None):
        return self.tell({'as': caller, 'operation': operation, 'input': {} if document is None else document})

    def end(self):
        self.process.stdin.close()
        self.process.stdout.close()
        demand(self.process.wait(timeout=60) == 0, 'beckon run fails')

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.end()
        else:
            self.process.kill()
            self.process.wait()


class Check:
    def __init__(self, seed, calls):
        self.rng = random.Random(seed)
        self.calls = calls
        self.inputs = Inputs(self.rng, ACCOUNTS)
        self.family = family()
        self.met = collections.Counter()
        self.n_answers = 0

    def judge(self, operation, answer):
        self.n_answers += 1
        exception = judge(operation, answer)
        self.met[operation, exception] += 1
        return exception

    # --- each operation by itself ---

    def check_operations(self):
        """Ours are the family, by name and by route; the others are left to whoever has them."""
        with Beckon() as beckon:
            for name in SERVICE.operation_names:
                method, path = route(name)
                asked = [{'operation': name}, {'method': method, 'path': path.split('?')[0]}]
                headers = [beckon.tell({'as': '1', **line})['headers'] for line in asked]
                ours = [answer.get('x-amzn-errortype') != 'UnknownOperationException' for answer in headers]
                demand(ours == [name in self.family] * 2, name, 'is answered by name, by route:', ours)
        demand(len(self.family) == 28, len(self.family), 'operations')

    def valid(self, operation, document):
        """An input that is not refused, changed in some places."""
        values = {'AccountIds': ['1'], 'AccountDetails': [{'AccountId': '1'}], 'AdministratorId': '1', 'MasterId': '1',
                  'InvitationId': '1', 'AdminAccountId': '1', 'AutoEnable': True, 'Tags': {'k0': 'v'}, 'TagKeys': ['k0'],
                  'ResourceArn': HUB % ACCOUNTS[0]}
        shape = SERVICE.operation_model(operation).input_shape
        required = shape.required_members if shape is not None else []
        return {**{name: values[name] for name in required}, **document}

    def check_inputs(self):
        """What the model requires is required, nothing else is; types and bounds are the model's or listed."""
        with Beckon() as beckon:
            for caller in ACCOUNTS:
                self.judge('EnableSecurityHub', beckon.call(caller, 'EnableSecurityHub'))
            for operation in self.family:
                shape = SERVICE.operation_model(operation).input_shape
                for name, member in (shape.members if shape is not None else {}).items():
                    self.check_member(beckon, operation, name, member, name in shape.required_members)

    def check_member(self, beckon, operation, name, member, required):
        def refused(value):
            document = self.valid(operation, {name: value})
            if value is None and self.rng.random() < 0.5:
                del document[name]
            return self.judge(operation, beckon.call(ACCOUNTS[0], operation, document)) == 'InvalidInputException'

        demand(refused(None) == required, operation, name, 'is required by one of the two:', required)
        if name == 'EnableDefaultStandards':
            return  # it is passed over (section 5)
        others = {'list': [], 'map': {}, 'structure': {}, 'string': 'x', 'boolean': True, 'integer': 1}
        like = {'map': 'structure', 'structure': 'map'}.get(member.type_name)  # in JSON they are the same
        for kind, value in others.items():
            demand(kind in (member.type_name, like) or refused(value), operation, name, 'may be', value)
        for word in getattr(member, 'enum', []):
            unfit = any(word in row['refused'] for row in BESIDE['words'] if row['shape'] == member.name)
            demand(refused(word) == unfit, operation, name, word, 'is refused by one of the two')
        demand(not getattr(member, 'enum', []) or refused('x'), operation, name, 'may be any word')
        self.check_bounds(operation, name, member, refused)
        if 'pattern' in (member.member if member.type_name == 'list' else member).metadata:
            demand(refused([' '] if member.type_name == 'list' else ' '), operation, name, 'may be blank')

    def check_bounds(self, operation, name, member, refused):
        low, high = member.metadata.get('min'), member.metadata.get('max')
        for row in BESIDE['bounds']:
            if row['shape'] == member.name:
                listed = (row['min'], row.get('max'))
                demand((low, high) in ((None, None), listed), member.name, 'has other bounds now:', low, high)
                low, high = listed

        def of(count):
            if member.type_name == 'map':
                return {'k%d' % nth: 'v' for nth in range(count)}
            return self.valid(operation, {})[name] * count if member.type_name == 'list' else count

        for count in (low, high):
            if count is not None:
                demand(not refused(of(count)), operation, name, 'may not be', count)
                demand(refused(of(count - 1 if count == low else count + 1)), operation, name, 'may be beyond', count)

    def check_broken(self):
        """What no client builds is answered as well by what is modelled or listed."""
        with Beckon() as beckon:
            for operation in self.family:
                method, path = route(operation)
                path = path.replace('{ResourceArn}', (HUB % 1).replace('/', '%2F'))
                lines = [{'query': '%zz'}]
                if operation in BESIDE['groups']['with a body']:
                    lines += [{'body': body} for body in ('{', '[]', '{"a": 1, "a": 1}', ' ' * (10 * 1024 * 1024 + 1))]
                for line in lines:
                    self.judge(operation, beckon.tell({'as': '1', 'method': method, 'path': path, **line}))

    def check_faults(self):
        """Every modelled error can be had on purpose, with the status that the model gives it."""
        with Beckon() as beckon:
            for operation in self.family:
                for exception, status in modelled_errors(operation).items():
                    beckon.tell({'fault': {'before': exception, 'operation': operation}})
                    answer = beckon.call('1', operation, self.valid(operation, {}))
                    demand(judge(operation, answer) == exception, operation, exception, answer)
                    demand(answer['status'] == status, operation, exception, answer)

    # --- all of them ---

    def check_random(self, switches):
        """By name, and by the request that botocore builds: the same answers, and the same worlds."""
        weights = [WEIGHTS.get(operation, 1) for operation in self.family]
        with Beckon(switches) as named, Beckon(switches) as routed:
            for account, beckon in itertools.product(ORGANIZATION, (named, routed)):
                beckon.tell({'organization': {'account': account, 'management': ORGANIZATION[0]}})
            # Once each with the hub off.
            for operation in sorted(set(self.family) - {'EnableSecurityHub'}):
                self.check_call(named, routed, ACCOUNTS[-1], operation)
            for nth, operation in enumerate(self.rng.choices(self.family, weights, k=self.calls)):
                self.check_call(named, routed, self.rng.choice(ACCOUNTS[:-1]), operation)
                if nth % 100 == 99:
                    demand(named.tell({'dump': True}) == routed.tell({'dump': True}), 'the worlds differ')
                    demand(named.tell({'check': True}) == {'ok': True}, 'the world is broken')

    def check_call(self, named, routed, caller, operation):
        parameters = self.inputs.parameters(operation)
        self.make_likely(named, caller, operation, parameters)
        answer = named.call(caller, operation, parameters)
        other = routed.tell({'as': caller, **request(operation, parameters)})
        demand(answer == other, operation, parameters, 'by name:', answer, 'by route:', other)
        self.judge(operation, answer)

    def make_likely(self, beckon, caller, operation, parameters):
        """Most often ids and tokens are what the service gave: reads, which leave the world as it is."""
        if operation.startswith('Accept') and self.rng.random() < 0.8:
            body = beckon.call(caller, 'ListInvitations')['body']
            if body.get('Invitations'):
                invitation = self.rng.choice(body['Invitations'])
                sender = 'MasterId' if operation == 'AcceptInvitation' else 'AdministratorId'
                parameters.update({sender: invitation['AccountId'], 'InvitationId': invitation['InvitationId']})
        if operation == 'DescribeHub' and self.rng.random() < 0.5:
            parameters['HubArn'] = HUB % self.rng.choice(ACCOUNTS)
        if 'ResourceArn' in parameters and self.rng.random() < 0.8:
            parameters['ResourceArn'] = HUB % caller
        if 'AdminAccountId' in parameters and self.rng.random() < 0.8:
            parameters['AdminAccountId'] = self.rng.choice(ORGANIZATION)
        if 'NextToken' in parameters and self.rng.random() < 0.8:
            body = beckon.call(caller, operation, {**parameters, 'NextToken': None, 'MaxResults': 1})['body']
            parameters['NextToken'] = body.get('NextToken', 'none')

    def check_met(self):
        """Every operation has succeeded; what is listed is there because it happens."""
        for operation in self.family:
            demand(self.met[operation, None], operation, 'has never succeeded')
            for exception in listed_errors(operation):
                demand(self.met[operation, exception], operation, 'never answers', exception, 'and need not be listed')
        for row in BESIDE['errors']:
            demand(set(operations_of(row)) <= set(self.family), row, 'names what is not an operation')
        for row in BESIDE['members']:
            if row not in LACKING:
                print('the model has it now:', row['of'], row['member'])


def main():
    check = Check(int(sys.argv[1]), int(sys.argv[2]))
    try:
        check.check_operations()
        check.check_inputs()
        check.check_broken()
        check.check_faults()
        for switches in SWITCHES:
            check.check_random(switches)
        check.check_met()
    except Wrong as wrong:
        print('FAILED: %.2000s' % wrong)
        return 1
    pairs = [pair for pair in check.met if pair[1] is not None]
    beside = sum(pair[1] not in modelled_errors(pair[0]) for pair in pairs)
    print('check-official-model: %d operations of %d; %d answers; %d kinds of refusal, %d of them listed; botocore %s' % (
        len(check.family), len(SERVICE.operation_names), check.n_answers, len(pairs), beside, botocore.__version__))
    return 0


if __name__ == '__main__':
    sys.exit(main())

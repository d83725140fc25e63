# SPDX-License-Identifier: MIT
"""The official model of Security Hub, as botocore has it, and what is listed beside it."""

import json
import pathlib
import re
import urllib.parse

import botocore
import botocore.awsrequest
import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize
import botocore.validate

BESIDE = json.loads((pathlib.Path(__file__).parent / 'beside-the-model.json').read_text(encoding='utf-8'))
ROOTS = ('accounts', 'administrator', 'invitations', 'master', 'members', 'organization', 'tags')
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z', re.ASCII)
SCALARS = {'string': str, 'integer': int, 'long': int, 'boolean': bool, 'timestamp': str}


class Wrong(Exception):
    """Something is otherwise than the model says, and it is not listed."""


def demand(condition, *what):
    if not condition:
        raise Wrong(' '.join(str(part) for part in what))


def add(known, name, definition):
    """Adds what newer models have; a model that has it must have just that. Whether it was new."""
    kept = {key: value for key, value in known.get(name, definition).items() if key != 'documentation'}
    if definition.get('type') == 'structure':
        kept['members'] = {member: {key: value for key, value in inner.items() if key != 'documentation'}
                           for member, inner in kept['members'].items()}
    demand(kept == definition, name, 'is in the model now, as', kept)
    return known.setdefault(name, definition) is definition


def load_service():
    """The model that botocore has, with what newer ones have beside it; and the rows that were new."""
    document = botocore.loaders.Loader().load_service_model('securityhub', 'service-2')
    for name, definition in BESIDE['shapes'].items():
        add(document['shapes'], name, definition)
    lacking = [row for row in BESIDE['members']
               if add(document['shapes'][row['of']]['members'], row['member'], row['is'])]
    return botocore.model.ServiceModel(document), lacking


SERVICE, LACKING = load_service()


def route(operation):
    http = SERVICE.operation_model(operation).http
    return http['method'], http['requestUri']


def family():
    """The operations whose path is one of the family's."""
    return [name for name in SERVICE.operation_names if route(name)[1].strip('/').split('/')[0] in ROOTS]


# --- what may be answered ---

def modelled_errors(operation):
    shapes = SERVICE.operation_model(operation).error_shapes
    return {shape.name: shape.metadata['error']['httpStatusCode'] for shape in shapes}


def operations_of(row):
    return BESIDE['groups'][row['of']] if isinstance(row['of'], str) else row['of']


def listed_errors(operation):
    """Those that the model does not have for it."""
    modelled = modelled_errors(operation)
    return {row['exception']: row['status'] for row in BESIDE['errors']
            if operation in operations_of(row) and row['exception'] not in modelled}


def judge_size(shape, size, where):
    low, high = shape.metadata.get('min', 0), shape.metadata.get('max', size)
    for row in BESIDE['answered']:
        if row['shape'] == shape.name:
            low = row['min']
    demand(low <= size <= high, where, 'has a size of', size)


def judge_value(shape, value, where):
    """No member too many, none that is required missing, types, words, patterns and bounds as the model has them."""
    if shape.type_name == 'structure':
        demand(isinstance(value, dict), where, 'is not a structure:', value)
        for name in shape.required_members:
            demand(name in value, where, 'lacks', name)
        for name, inner in value.items():
            demand(name in shape.members, where, 'has a member that the model lacks:', name)
            judge_value(shape.members[name], inner, where + '.' + name)
    elif shape.type_name == 'map':
        demand(isinstance(value, dict), where, 'is not a map:', value)
        judge_size(shape, len(value), where)
        for name, inner in value.items():
            judge_value(shape.key, name, where + ' key')
            judge_value(shape.value, inner, where + '[' + name + ']')
    elif shape.type_name == 'list':
        demand(isinstance(value, list), where, 'is not a list:', value)
        judge_size(shape, len(value), where)
        for inner in value:
            judge_value(shape.member, inner, where + '[]')
    else:
        kind = SCALARS[shape.type_name]
        demand(type(value) is kind, where, 'is not a', shape.type_name + ':', value)
        words = getattr(shape, 'enum', None) or [value]
        demand(value in words, where, 'is not one of', words, 'but', value)
        demand(shape.type_name != 'timestamp' or TIME.fullmatch(value), where, 'is not a time:', value)
        demand(re.search(shape.metadata.get('pattern', ''), str(value)), where, 'breaks the pattern:', value)


def same_members(shape, value, parsed, where):
    """What botocore's parser has made of it is all of what the model knows."""
    if shape.type_name == 'structure':
        demand(set(parsed) == set(value) & set(shape.members), where, 'is parsed as', sorted(parsed))
        for name in parsed:
            same_members(shape.members[name], value[name], parsed[name], where + '.' + name)
    elif shape.type_name == 'list':
        demand(len(value) == len(parsed), where, 'is parsed as', parsed)
        for one, other in zip(value, parsed):
            same_members(shape.member, one, other, where + '[]')
    elif shape.type_name == 'timestamp':
        demand(parsed.isoformat(timespec='milliseconds').replace('+00:00', 'Z') == value, where, 'is parsed as', parsed)
    else:
        demand(parsed == value, where, 'is parsed as', parsed)


def judge(operation, answer):
    """Looks at an answer, as it is and through botocore's parser. Returns the exception, None for success."""
    status, headers, body = answer['status'], answer['headers'], answer['body']
    shape = SERVICE.operation_model(operation).output_shape
    parser = botocore.parsers.create_parser('rest-json')
    parsed = parser.parse({'status_code': status, 'headers': headers, 'body': json.dumps(body).encode()}, shape)
    metadata = parsed.pop('ResponseMetadata')
    demand(metadata['HTTPStatusCode'] == status and headers['content-type'] == 'application/json', operation, answer)
    if status == 200:
        demand(set(headers) == {'content-type'}, operation, 'headers', headers)
        judge_value(shape, body, operation)
        same_members(shape, body, parsed, operation)
        return None
    exception = headers['x-amzn-errortype']
    demand(set(body) == {'Message', 'Code'} and body['Code'] == exception and body['Message'].strip(), operation, body)
    demand(parsed['Error'] == {'Message': body['Message'], 'Code': exception}, operation, 'is parsed as', parsed)
    allowed = {**modelled_errors(operation), **listed_errors(operation)}
    demand(exception in allowed, operation, 'answers', exception, 'which is neither in the model nor listed')
    demand(status == allowed[exception], operation, 'answers', exception, 'with', status)
    return exception


# --- what is asked ---

def request(operation, parameters):
    """The HTTP request that botocore builds, but for the signature."""
    model = SERVICE.operation_model(operation)
    if model.input_shape is not None:
        report = botocore.validate.ParamValidator().validate(parameters, model.input_shape)
        demand(not report.has_errors(), operation, report.generate_report())
    serialized = botocore.serialize.create_serializer('rest-json').serialize_to_request(parameters, model)
    botocore.awsrequest.prepare_request_dict(serialized, 'http://127.0.0.1')
    prepared = botocore.awsrequest.create_request_object(serialized).prepare()
    url = urllib.parse.urlsplit(prepared.url)
    line = {'method': prepared.method, 'path': url.path, 'query': url.query}
    if prepared.body:
        body = prepared.body
        line['body'] = body.decode() if isinstance(body, bytes) else body
    return line


class Inputs:
    """Random inputs of a shape: what the model lets through, with accounts of a few."""

    def __init__(self, rng, accounts):
        self.rng = rng
        self.accounts = accounts

    def bounds(self, shape):
        # No more than a handful in a list, whatever it may have.
        low, high = shape.metadata.get('min', 0), shape.metadata.get('max', 4)
        for row in BESIDE['bounds']:
            if row['shape'] == shape.name:
                low = row['min']
        return low, min(high, 4) if shape.type_name in ('list', 'map') else high

    def value(self, shape, name=''):
        rng = self.rng
        if shape.type_name == 'structure':
            return {member: self.value(inner, member) for member, inner in shape.members.items()
                    if member in shape.required_members or rng.random() < 0.5}
        low, high = self.bounds(shape)
        if shape.type_name == 'list':
            return [self.value(shape.member, name) for _ in range(rng.randint(low, high))]
        if shape.type_name == 'map':
            return {self.value(shape.key): self.value(shape.value) for _ in range(rng.randint(low, high))}
        if shape.type_name == 'integer':
            return rng.choice([low, high, rng.randint(low, high)])
        if shape.type_name == 'boolean':
            return rng.random() < 0.3
        if shape.enum:
            return rng.choice(shape.enum)
        if shape.name == 'TagKey':
            unfit = ['aws:x', 'k' * 129, 'ü'] if rng.random() < 0.1 else []
            return rng.choice(['team', 'a+b', 'x:y/z.1', '-_=', 'k' * 128, *unfit])
        if shape.name == 'ResourceArn':
            return 'arn:aws:securityhub:us-east-1:%s:hub/default' % rng.choice(self.accounts)
        if name.endswith(('AccountId', 'AccountIds', 'AdministratorId', 'MasterId')):
            return rng.choice(self.accounts)
        return rng.choice(['user@example.com', 'x', 'a b+c&d=e%2F/?', 'é€\U0001f600', '0' * 32])

    def parameters(self, operation):
        shape = SERVICE.operation_model(operation).input_shape
        return {} if shape is None else self.value(shape)


# SPDX-License-Identifier: MIT
"""Conformance vectors: reading them, filling their placeholders in, comparing answers (doc/vectors.md)."""

import base64
import dataclasses
import datetime
import json
import os
import re
import urllib.parse

FORMAT = 2  # of the vectors that are understood here
TIME = "%Y-%m-%dT%H:%M:%S.%fZ"
PLACEHOLDER = re.compile(r"\$\{([a-z0-9-]+)(?:\+([0-9]+))?\}")
# What an answer binds, by the first part of the placeholder's name (W-5, W-4, O-7).
BOUND_BY_ANSWERS = {"id": re.compile("[0-9a-f]{32}"),
                    "time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII),
                    "token": re.compile("[A-Za-z0-9_-]+")}
# Headers of which only the part before the mark counts.
HEADER_ENDS = {"content-type": ";", "x-amzn-errortype": ":"}
TEXTS = ("Message", "ProcessingResult")
NO_OPERATION = ("UnknownOperation", "UnknownOperationException", "NotImplemented", "NotImplementedException")
LONGEST = 120  # of a value in a message
SHORTEST = 8  # what is shorter stands in other texts by chance
BEFORE = 40  # is left of what is the same in two long texts


class Unusable(Exception):
    """A file of vectors that cannot be understood; the text says why."""


@dataclasses.dataclass(frozen=True)
class Vector:
    """One story. `requests` counts the steps that are requests."""
    name: str
    tells: str
    rules: tuple
    sure: str
    level: str
    needs: tuple
    accounts: tuple
    steps: tuple

    @property
    def switches(self):
        """The switches that it needs, by name: {"max_members": "1"}."""
        return dict(need.removeprefix("switch: ").split("=", 1) for need in self.needs if need.startswith("switch: "))

    @property
    def word_for_wrong(self):
        """What it is called if an answer is not as expected."""
        return "failed" if self.level == "must" else "differs"

    @property
    def kinds_of_needs(self):
        """What a target must be able to do: some of organization, management, switch, clock, http."""
        return {need.split(":")[0] for need in self.needs}


@dataclasses.dataclass
class Answer:
    """What came back. The names of headers are in lower case; `body` is parsed."""
    status: int
    headers: dict
    body: object

    @property
    def error(self):
        """The name of the exception, wherever a server may put it; "" if there is none."""
        body = self.body if isinstance(self.body, dict) else {}
        name = self.headers.get("x-amzn-errortype") or body.get("Code") or body.get("__type") or ""
        return str(name).split(":")[0].split("#")[-1].strip()

    @property
    def is_of_no_operation(self):
        """Whether it says that the target does not have the operation at all: doc/vectors.md, "Lacking"."""
        return (self.status in (405, 501) or self.error in NO_OPERATION
                or (self.status == 404 and self.error != "ResourceNotFoundException"))


def read(path):
    """The vectors of one file."""
    vectors = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                vectors.append(_vector(json.loads(line)))
            except (KeyError, TypeError, ValueError, Unusable) as error:
                raise Unusable(f"{path}, line {number} is not a vector: {error}") from None
    return vectors


def _vector(members):
    if members["format"] != FORMAT:
        raise Unusable(f"its format is {members['format']}, and only {FORMAT} is understood")
    return Vector(**{name: tuple(value) if isinstance(value, list) else value
                     for name, value in members.items() if name not in ("format", "semantics")})


def partition(region):
    """W-1."""
    return "aws-cn" if region.startswith("cn-") else "aws-us-gov" if region.startswith("us-gov-") else "aws"


class Names:
    """What the placeholders of one vector stand for. Accounts and the Region are known, answers bind the others."""

    def __init__(self, region, accounts):
        self._values = {"region": region, "partition": partition(region), **accounts}

    def fill(self, value, quote=str):
        """A JSON value, or a text, without its placeholders."""
        if isinstance(value, str):
            return PLACEHOLDER.sub(lambda match: quote(self._value(match)), value)
        if isinstance(value, list):
            return [self.fill(element) for element in value]
        if isinstance(value, dict):
            return {name: self.fill(member) for name, member in value.items()}
        return value

    def _value(self, match):
        name, milliseconds = match.groups()
        if name not in self._values:
            raise Unusable(f"nothing has bound {match[0]}")
        value = self._values[name]
        return value if milliseconds is None else _later(value, int(milliseconds))

    def show(self, value):
        """A JSON value as it would stand in the file: with the placeholders of the values that it has."""
        text = json.dumps(value, ensure_ascii=False).replace(f"arn:{self._values['partition']}:", "arn:${partition}:")
        for name, known in sorted(self._values.items(), key=lambda item: len(item[1]), reverse=True):
            if len(known) >= SHORTEST:
                text = text.replace(known, f"${{{name}}}")
        return text

    def known_accounts(self, accounts):
        return ", ".join(f"${{{name}}} is {self._values[name]}" for name in accounts)

    def compare(self, expected, actual, where, ignore=()):
        """Says each difference in a sentence, and binds what is seen first."""
        if isinstance(expected, dict) and isinstance(actual, dict):
            yield from (f"unexpected member {name} in {where}: {cut(self.show(actual[name]))}" for name in actual
                        if name not in expected)
            for name, member in expected.items():
                if name not in actual:
                    yield f"{where}.{name} is missing"
                elif not (name in TEXTS and "texts" in ignore):
                    yield from self.compare(member, actual[name], f"{where}.{name}", ignore)
        elif isinstance(expected, list) and isinstance(actual, list):
            if len(expected) != len(actual):
                yield f"{where} has {len(actual)} elements, not {len(expected)}: {cut(self.show(actual))}"
            for index, pair in enumerate(zip(expected, actual)):
                yield from self.compare(*pair, f"{where}[{index}]", ignore)
        elif isinstance(expected, str) and isinstance(actual, str):
            yield from self._compare_text(expected, actual, where)
        elif type(expected) is not type(actual) or expected != actual:
            yield f"{where} is {cut(self.show(actual))}, not {_json(expected)}"

    def _compare_text(self, expected, actual, where):
        whole = PLACEHOLDER.fullmatch(expected)
        if whole and whole[1] == "text":
            if actual.strip() == "":
                yield f"{where} says nothing"
        elif whole and whole[1] not in self._values and whole[1].split("-")[0] in BOUND_BY_ANSWERS:
            yield from self._bind(whole[1], actual, where)
        elif actual != self.fill(expected):
            yield f"{where} is {self._show_two(actual, expected)}"

    def _show_two(self, actual, expected):
        """Two texts that are not the same; of long ones what they begin with is left out."""
        texts = [self.show(actual), json.dumps(expected, ensure_ascii=False)]
        start = len(os.path.commonprefix(texts)) - BEFORE
        if max(map(len, texts)) > LONGEST and start > 0:
            texts = ["…" + text[start:] for text in texts]
        return "{}, not {}".format(*map(cut, texts))

    def _bind(self, name, actual, where):
        kind = name.split("-")[0]
        if not BOUND_BY_ANSWERS[kind].fullmatch(actual) or (kind == "time" and not _is_time(actual)):
            yield f"{where} is {_json(actual)}, which does not look like a value of {kind}"
        elif kind == "id" and actual in self._values.values():
            yield f"{where} is {_json(actual)}, which was there before: ids are fresh"
        else:
            self._values[name] = actual

    def compare_answer(self, expected, answer, ignore=()):
        """The same for a whole answer; `ignore` may hold "texts" and "headers"."""
        if answer.status != expected["status"]:
            yield f"the status is {answer.status}, not {expected['status']}"
        for name, value in {} if "headers" in ignore else expected["headers"].items():
            actual = answer.headers.get(name)
            if actual is None or actual.split(HEADER_ENDS.get(name, "\n"))[0].strip() != value:
                yield f"the header {name} is {_json(actual)}, not {_json(value)}"
        yield from self.compare(expected["body"], answer.body, "body", ignore)


def _route(step):
    """Method and path after one percent-decoding (O-11). Behind /tags/ any one segment is a ResourceArn (O-13)."""
    front, _, segment = step["path"].rpartition("/")
    is_of_tags = urllib.parse.unquote(front) == "/tags" and segment != ""
    return step["method"], "/tags/{ResourceArn}" if is_of_tags else urllib.parse.unquote(step["path"])


def routes(vectors):
    """The operation of each route with which a vector calls one."""
    return {_route(step): step["operation"] for vector in vectors for step in vector.steps if "operation" in step}


def operation_of(step, known):
    """The operation that a request is meant for, by its name or by its route; None if there is none."""
    return step.get("operation") or known.get(_route(step))


def request_target(step, names):
    """Path and query, as they stand in the first line of an HTTP request."""
    path, query = (names.fill(step.get(part, ""), quote=lambda text: urllib.parse.quote(text, safe=""))
                   for part in ("path", "query"))
    return path, query


def request_body(step, names):
    """The bytes of a request's body."""
    if "body_base64" in step:
        return base64.b64decode(step["body_base64"])
    if "body_parts" in step:
        return "".join(names.fill(text) * times for text, times in step["body_parts"]).encode()
    body = names.fill(step.get("body", ""))
    return (body if isinstance(body, str) else json.dumps(body)).encode()


def operation_input(step, names):
    """The input document of a request that names its operation."""
    return names.fill(step.get("input", step.get("body", {})))


def time_text(moment):
    """A datetime as the service writes it (W-4)."""
    text = moment.astimezone(datetime.timezone.utc).strftime(TIME)
    return text[:-len("000Z")] + "Z"


def _moment(text):
    return datetime.datetime.strptime(text, TIME).replace(tzinfo=datetime.timezone.utc)


def _is_time(text):
    """Whether it is in the calendar."""
    try:
        return _moment(text) is not None
    except ValueError:
        return False


def _later(text, milliseconds):
    return time_text(_moment(text) + datetime.timedelta(milliseconds=milliseconds))


def cut(text, longest=LONGEST):
    """A text in one line, not too long."""
    line = " ".join(text.splitlines())
    return line if len(line) <= longest else line[:longest] + "…"


def _json(value):
    return cut(json.dumps(value, ensure_ascii=False))

"""Reading what a caller sends: strict JSON, queries, account ids (W-3, O-4, O-11)."""

import json
import re
import sys
import urllib.parse

from tables import BLANK, DEEPEST_JSON, LONGEST_ID

# Room for the standard parser to reach DEEPEST_JSON.
sys.setrecursionlimit(max(sys.getrecursionlimit(), 4 * DEEPEST_JSON))


class Failure(Exception):
    """The whole call fails (E): `why` is a key of FAILURES."""

    def __init__(self, why):
        super().__init__(why)
        self.why = why


class NotJson(ValueError):
    """The text is not strict JSON."""


def _unique(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise NotJson("a member is there twice")
    return members


def _refuse_constant(name):
    raise NotJson(f"{name} is no JSON")


def _depth(text):
    """How deep the brackets of a JSON text go, those inside strings left out."""
    deepest = depth = 0
    for bracket in re.findall(r'[][{}]', re.sub(r'"(?:\\.|[^"\\])*"', "", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def strict_json(data):
    """The value of one strict JSON document in UTF-8 (O-11)."""
    try:
        text = data.decode("utf-8")
        if _depth(text) > DEEPEST_JSON:
            raise NotJson("too deep")
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from error


def percent_decoded(text):
    """The text after one percent-decoding, or None for a broken escape, U+0000 or what is not UTF-8 (O-11)."""
    if re.search(r"%(?![0-9A-Fa-f]{2})", text):
        return None
    data = urllib.parse.unquote_to_bytes(text)
    try:
        return None if b"\0" in data else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def query_parameters(query):
    """The parameters of a raw query: `+` is not a space, the last of a repeated key wins (O-11)."""
    parameters = {}
    for piece in filter(None, query.split("&")):
        key, _, value = map(percent_decoded, piece.partition("="))
        if key is None or value is None:
            raise Failure("input")
        parameters[key] = value
    return parameters


def query_document(fields, query):
    """The input document that a query stands for: it has only texts (O-4)."""
    document = {key: text for key, text in query_parameters(query).items() if key in fields}
    if "MaxResults" in document:
        if not re.fullmatch("[0-9]+", document["MaxResults"]):
            raise Failure("input")
        document["MaxResults"] = int(document["MaxResults"])
    if "OnlyAssociated" in document:
        if document["OnlyAssociated"] not in ("true", "false"):
            raise Failure("input")
        document["OnlyAssociated"] = document["OnlyAssociated"] == "true"
    if document.get("NextToken") == "":
        raise Failure("input")
    return document


def is_account_id(value):
    """W-3."""
    return (isinstance(value, str) and value.strip(BLANK) != "" and "\0" not in value
            and len(value.encode("utf-8")) <= LONGEST_ID)


def demand(condition):
    if not condition:
        raise Failure("input")

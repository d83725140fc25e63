"""Reading what a caller sends: strict JSON, queries, and the members of an input (W-3, O-4, O-11 to O-15)."""

import json
import re
import sys
import urllib.parse

from tables import (BLANK, DEEPEST_JSON, LARGEST_PAGE, LONGEST_ID, LONGEST_TAG_VALUE, MOST_ADMINISTRATORS,
                    MOST_TAGS)

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
    """The (key, value) of each parameter of a raw query: `+` is not a space (O-11)."""
    parameters = []
    for piece in filter(None, query.split("&")):
        key, _, value = map(percent_decoded, piece.partition("="))
        if key is None or value is None:
            raise Failure("input")
        parameters.append((key, value))
    return parameters


def query_document(fields, query):
    """The input document that a query stands for: it has only texts (O-4), and the last of equal keys wins (O-11)."""
    parameters = query_parameters(query)
    document = {key: text for key, text in parameters if key in fields}
    if "TagKeys" in fields:
        document["TagKeys"] = [text for key, text in parameters if key == "tagKeys"]  # O-13: all of them
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


# The members of an input (O-4). Each reader takes a value, None for an absent or null one, and the switches. It gives
# what the value says, and refuses what is wrong.

def _read_id(value, _):
    demand(is_account_id(value))
    return value


def _read_ids(value, switches):
    demand(isinstance(value, list) and value)
    limit = switches["max_account_ids"]
    demand(limit == 0 or len(value) <= limit)
    return [_read_id(element, switches) for element in value]


def _read_details(value, switches):
    demand(isinstance(value, list) and value)
    limit = switches["max_account_details"]
    demand(limit == 0 or len(value) <= limit)  # G-8
    return [_read_detail(element, switches) for element in value]


def _read_detail(value, switches):
    demand(isinstance(value, dict))
    email = value.get("Email")
    demand(email is None or isinstance(email, str) and email.strip(BLANK) != "")
    return _read_id(value.get("AccountId"), switches), email


def _read_only_associated(value, _):
    demand(value is None or isinstance(value, bool))
    return value is not False  # O-7: absent is true


def _page_reader(largest):
    def read(value, _):
        demand(value is None or type(value) is int and 1 <= value <= largest)
        return value or largest
    return read


def _read_text(value, _):
    demand(value is None or isinstance(value, str))
    return value


def _read_resource_arn(value, _):
    demand(isinstance(value, str))
    return value


def _word_reader(*words, default=None):
    def read(value, _):
        demand(value is None or isinstance(value, str) and value in words)
        return default if value is None else value
    return read


def _read_maybe(value, _):
    demand(value is None or isinstance(value, bool))
    return value


def _read_auto_enable(value, _):
    demand(isinstance(value, bool))
    return value


def _read_configuration_type(value, switches):
    demand(value is None or isinstance(value, dict))
    return _word_reader("CENTRAL", "LOCAL")((value or {}).get("ConfigurationType"), switches)


def _read_tag_key(value):
    """O-13."""
    demand(isinstance(value, str) and re.fullmatch("(?!aws:)[a-zA-Z0-9+=._:/-]{1,128}", value))
    return value


def _read_tags(value, _):
    """O-13, where they must be given."""
    demand(isinstance(value, dict) and 1 <= len(value) <= MOST_TAGS)
    for key, text in value.items():
        _read_tag_key(key)
        demand(isinstance(text, str) and len(text) <= LONGEST_TAG_VALUE and "\0" not in text)
    return value


def _read_maybe_tags(value, switches):
    return {} if value is None else _read_tags(value, switches)


def _read_tag_keys(value, _):
    demand(isinstance(value, list) and 1 <= len(value) <= MOST_TAGS)
    return [_read_tag_key(key) for key in value]


READERS = {"AccountIds": _read_ids, "AccountDetails": _read_details, "AdministratorId": _read_id, "MasterId": _read_id,
           "InvitationId": _read_id, "OnlyAssociated": _read_only_associated, "MaxResults": _page_reader(LARGEST_PAGE),
           "NextToken": _read_text, "HubArn": _read_text, "AdminAccountId": _read_id,
           "Feature": _word_reader("SecurityHub", default="SecurityHub"), "AutoEnableControls": _read_maybe,
           "ControlFindingGenerator": _word_reader("STANDARD_CONTROL", "SECURITY_CONTROL"),
           "AutoEnable": _read_auto_enable, "AutoEnableStandards": _word_reader("NONE", "DEFAULT"),
           "OrganizationConfiguration": _read_configuration_type, "ResourceArn": _read_resource_arn,
           "Tags": _read_tags, "TagKeys": _read_tag_keys}

# Where an operation reads a member in a way of its own.
OWN_READERS = {("EnableSecurityHub", "Tags"): _read_maybe_tags,
               ("ListOrganizationAdminAccounts", "MaxResults"): _page_reader(MOST_ADMINISTRATORS)}


def read_input(operation, fields, document, switches):
    """What the document says, field by field."""
    return [OWN_READERS.get((operation, field), READERS[field])(document.get(field), switches) for field in fields]

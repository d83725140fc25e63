# SPDX-License-Identifier: MIT
"""What the tables of doc/semantics.md say besides rulings: routes, statuses, letters, defaults and remedies are the
library's."""

import json
import re
import subprocess
import urllib.parse

STRANGER = "999988887777"
# What a path names, as the client of the service encodes it (O-13).
RESOURCE_ARN = f"arn:aws:securityhub:us-east-1:{STRANGER}:hub/default"
LETTERS = re.compile(r"\b(?:S|DS|D|OS|O|I)\b")
# The id of a rule that is not a cell, and its letters.
SURE = re.compile(r"^#### ([WTGOV]-\d+) (?:(?!^#).)*?^Sure: ([^·\n]*)", re.MULTILINE | re.DOTALL)


def _rows(document, section, end):
    """The cells of the tables between two headings."""
    text = document.split(f"\n{section}", 1)[1].split(f"\n{end}", 1)[0]
    for line in text.splitlines():
        if line.startswith("| "):
            yield [cell.replace("*", "").replace("\\", "").strip() for cell in line.strip("|").split(" | ")]


def _answers(command, lines):
    """What `beckon run` answers to each line."""
    script = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run([command, "run"], input=script, capture_output=True, text=True, timeout=60, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _wrong_routes(document, command):
    """A stranger is refused alike by name and by method and path; where there is no such route, otherwise."""
    rows = [row for row in _rows(document, "## 5. ", "### Shapes") if re.match(r"`(GET|POST|DELETE|PATCH) /", row[1])]
    if len(rows) != 28:
        yield f"section 5 has {len(rows)} operations with a route"
    for name, route, *_ in rows:
        operation, (method, path) = name.split()[0], route.strip("`").split()
        input = {"AccountIds": ["1"], "AccountDetails": [{"AccountId": "1"}], "AdministratorId": "1", "MasterId": "1",
                 "InvitationId": "1", "AdminAccountId": "1", "AutoEnable": True, "Tags": {"1": "1"}, "TagKeys": ["1"],
                 "ResourceArn": RESOURCE_ARN}
        target = path.replace("{ResourceArn}", urllib.parse.quote(RESOURCE_ARN, safe=""))
        by_name, by_route = _answers(command, [
            {"as": STRANGER, "operation": operation, "input": input, "dry_run": True},
            {"as": STRANGER, "method": method, "path": target, "query": "tagKeys=1", "body": json.dumps(input),
             "dry_run": True}])
        unknown = by_name["headers"].get("x-amzn-errortype") == "UnknownOperationException"
        if unknown or by_name != by_route:
            yield f"section 5: {operation} is not {method} {path}"


def _wrong_statuses(document, command):
    rows = [row for row in _rows(document, "## 5. ", "### Shapes") if re.fullmatch(r"\d{3}", row[-1])]
    if len(rows) != 7:
        yield f"section 5 has {len(rows)} errors with a status"
    for _, exception, status in rows:
        *_, answer = _answers(command, [{"fault": {"before": exception}},
                                        {"as": STRANGER, "operation": "EnableSecurityHub"}])
        if answer["status"] != int(status) or answer["body"]["Code"] != exception:
            yield f"section 5: {exception} has status {answer['status']}, not {status}"


def _wrong_usual_statuses(document, command):
    """Of the errors that a fault can have although section 5 does not know them."""
    rows = [row for row in _rows(document, "#### F-1 ", "Sure:") if re.fullmatch(r"\d{3}", row[1])]
    if len(rows) != 8:
        yield f"section 9 has {len(rows)} errors with a status"
    for name, status, _ in rows:
        *_, answer = _answers(command, [{"fault": {"before": name.strip("`")}},
                                        {"as": STRANGER, "operation": "EnableSecurityHub"}])
        if answer["status"] != int(status):
            yield f"section 9: {name.strip('`')} has status {answer['status']}, not {status}"


def _wrong_letters(document, table):
    """In the second table of section 6 there are words around the letters."""
    sure = {reason["name"]: reason["sure"] for reason in table["reasons"]}
    for reason, *_, letters in _rows(document, "## 6. ", "Other errors"):
        name = reason.strip("`")
        if name in sure and LETTERS.findall(letters) != LETTERS.findall(sure[name]):
            yield f"section 6: {name} is {sure[name]}, not {letters}"


def _wrong_rules(document, table):
    """Each heading with an id has a line of letters, or a dash there: those of the library, in the same order."""
    documented = {rule: ",".join(LETTERS.findall(letters)) for rule, letters in SURE.findall(document)}
    library = {rule["rule"]: rule["sure"] for rule in table["rules"]}
    for rule, letters in library.items():
        if documented.get(rule) != letters:
            yield f"{rule} is {letters or 'without letters'}, not {documented.get(rule)}"
    headings = re.findall(r"^#### ([WTGOV]-\d+) ", document, re.MULTILINE)
    if headings != list(library) or headings != list(documented):
        yield f"the rules are {' '.join(library)}, and the document has {' '.join(headings)}"


def _wrong_defaults(document, table):
    documented = {row[0].strip("`"): row[2] for row in _rows(document, "## 8. ", "## 9. ") if row[0].startswith("`")}
    for switch in table["switches"]:
        default = switch["default"] if isinstance(switch["default"], str) else json.dumps(switch["default"])
        if not documented.get(switch["name"], "").startswith(f"`{default}`"):
            yield f"section 8: {switch['name']} is {default} by default"


def _wrong_remedies(document, table):
    documented = {row[0].strip("`"): row[1] for row in _rows(document, "## 10. ", "## ") if row[0].startswith("`")}
    remedies = {reason["name"]: reason["remedy"].replace("*", "") for reason in table["reasons"] if "remedy" in reason}
    for name, remedy in remedies.items():
        if documented.get(name) != remedy:
            yield f"section 10: the remedy of {name} is: {remedy}"
    for name in sorted(documented.keys() - remedies.keys()):
        yield f"section 10: {name} has no remedy"


def wrong(document, command, table):
    """A sentence for each that is not."""
    yield from _wrong_routes(document, command)
    yield from _wrong_statuses(document, command)
    yield from _wrong_usual_statuses(document, command)
    yield from _wrong_letters(document, table)
    yield from _wrong_rules(document, table)
    yield from _wrong_defaults(document, table)
    yield from _wrong_remedies(document, table)

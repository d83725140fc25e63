# SPDX-License-Identifier: MIT
"""Vectors about a hub's configuration and its tags: O-12 and O-13 of doc/semantics.md."""

from telling import (A, ARN, B, BAD_INPUT, DONE, HUB_OFF, M, NOT_JSON, NO_ROUTE, call, create, described, disable,
                     enable, encoded, failure, http, hub, success, vector)

NOT_FOUND = failure("ResourceNotFoundException")
# What a key can be made of, and some of what it cannot.
GOOD_KEYS = ("a", "Z", "0", "+-=._:/", "k" * 128, "aws", "AWS:x", "x:aws:")
BAD_KEYS = ("k" * 129, "a b", "ä", "a@b", "aws:", "aws:x")
FIFTY = {f"k{number}": "v" for number in range(50)}


def configure(caller, expect=DONE, **given):
    return call(caller, "UpdateSecurityHubConfiguration", given, expect)


def tag(caller, tags, expect=DONE, of=None):
    return call(caller, "TagResource", {"ResourceArn": of or ARN % caller, "Tags": tags}, expect)


def untag(caller, *keys, expect=DONE, of=None):
    return call(caller, "UntagResource", {"ResourceArn": of or ARN % caller, "TagKeys": list(keys)}, expect)


def tags(caller, expect=None, of=None, **shown):
    return call(caller, "ListTagsForResource", {"ResourceArn": of or ARN % caller}, expect or success({"Tags": shown}))


def path_to(account):
    return "/tags/" + encoded(ARN % account)


CONFIGURATION = [
    vector("O-12/configuration", "O-12",
           "What is named is changed, and the rest stays.",
           enable(A), described(A, hub(A)), configure(A, AutoEnableControls=False),
           described(A, hub(A, controls=False)), configure(A, ControlFindingGenerator="STANDARD_CONTROL"),
           described(A, hub(A, controls=False, generator="STANDARD_CONTROL")),
           configure(A, AutoEnableControls=True, ControlFindingGenerator="SECURITY_CONTROL"), described(A, hub(A))),
    vector("O-12/nothing", "O-12 O-4",
           "To name nothing is a success that changes nothing; null names nothing.",
           enable(A), configure(A, AutoEnableControls=False), configure(A),
           http(A, "PATCH", "/accounts", DONE, body={"AutoEnableControls": None, "ControlFindingGenerator": None}),
           described(A, hub(A, controls=False))),
    vector("O-12/words", "O-12 O-4 V-6",
           "Any other word, or another type, is refused, and nothing is changed.",
           enable(A), configure(A, BAD_INPUT, AutoEnableControls=False, ControlFindingGenerator="x"),
           *(http(A, "PATCH", "/accounts", BAD_INPUT, body=body)
             for body in ({"ControlFindingGenerator": 1}, {"ControlFindingGenerator": ""},
                          {"AutoEnableControls": "false"}, {"AutoEnableControls": 0})),
           http(A, "PATCH", "/accounts", NOT_JSON, body="{"), described(A, hub(A))),
    vector("O-12/enabled-with", "O-12",
           "The hub begins with what EnableSecurityHub names, and when it is enabled again with the defaults.",
           call(A, "EnableSecurityHub", {"ControlFindingGenerator": "x"}, BAD_INPUT),
           call(A, "EnableSecurityHub", {"ControlFindingGenerator": "STANDARD_CONTROL"}, DONE),
           described(A, hub(A, generator="STANDARD_CONTROL")), configure(A, AutoEnableControls=False), disable(A),
           enable(A), described(A, hub(A, "time-2"))),
    vector("O-12/hub-off", "O-12 G-1 G-12",
           "Without a hub there is no configuration; the input is judged first.",
           configure(A, BAD_INPUT, ControlFindingGenerator="x"),
           configure(A, failure("InvalidAccessException", HUB_OFF % A), AutoEnableControls=False)),
    vector("O-12/configuration-no-gate", "O-12 G-1",
           "The same without the gate.",
           create(A, M), *(configure(one, failure("InvalidAccessException", HUB_OFF % one)) for one in (A, M)),
           switch="require_security_hub=false"),
    vector("O-12/own", "O-12 V-7",
           "Each account has a configuration of its own.",
           enable(A), enable(M), configure(A, AutoEnableControls=False), described(M, hub(M))),
]

TAGS = [
    vector("O-13/tags", "O-13",
           "Tags are set, set anew, shown and removed; what is not there can be removed.",
           enable(A), tags(A), tag(A, {"team": "blue", "stage": ""}), tags(A, team="blue", stage=""),
           tag(A, {"team": "red"}), tags(A, team="red", stage=""), untag(A, "stage", "nothing"), tags(A, team="red"),
           untag(A, "team"), tags(A)),
    vector("O-13/ListTagsForResource", "O-13 G-1",
           "There are no tags without a hub, and the gate is not asked.",
           tags(A, NOT_FOUND), tags(A, BAD_INPUT, of="hub"), enable(A), tags(A)),
    vector("O-13/UntagResource", "O-13 O-11",
           "In a query the key is repeated, and all of them count.",
           untag(A, "x", expect=NOT_FOUND), enable(A), tag(A, {"a": "1", "b": "2", "c": "3", "d/e": "4"}),
           untag(A, "a", "b", "d/e"), tags(A, c="3"),
           http(A, "DELETE", path_to(A), DONE, query="tagKeys=%63&unknown=x"), tags(A)),
    vector("O-13/resource", "O-13 V-6 V-7",
           "Only the own hub has tags to be seen; what is not an ARN is bad input.",
           enable(A), enable(B), tag(A, {"a": "1"}),
           *(step for arn in (ARN % B, ARN % M, ARN.replace(":hub/default", ":hub/other") % A,
                              ARN.replace("${region}", "eu-west-9") % A, "arn:aws:s3:::bucket")
             for step in (tag(A, {"b": "2"}, NOT_FOUND, arn), untag(A, "a", expect=NOT_FOUND, of=arn),
                          tags(A, NOT_FOUND, of=arn))),
           *(step for arn in ("hub", "arn", "arn:", " ")
             for step in (tag(A, {"b": "2"}, BAD_INPUT, arn), untag(A, "a", expect=BAD_INPUT, of=arn),
                          tags(A, BAD_INPUT, of=arn))), tags(A, a="1"), tags(B)),
    vector("O-13/keys", "O-13",
           "A key has 1 to 128 characters of some, and does not begin with aws:.",
           enable(A), *(tag(A, {key: "v"}) for key in GOOD_KEYS), *(tag(A, {key: "v"}, BAD_INPUT) for key in BAD_KEYS),
           tag(A, {"good": "v", "aws:bad": "v"}, BAD_INPUT),
           http(A, "POST", path_to(A), BAD_INPUT, body={"Tags": {"": "v"}}), tags(A, **{key: "v" for key in GOOD_KEYS}),
           untag(A, *GOOD_KEYS), tags(A), *(untag(A, "a", key, expect=BAD_INPUT) for key in BAD_KEYS)),
    vector("O-13/values", "O-13 O-4 V-6",
           "A value is a text of up to 256 characters, which may be empty.",
           enable(A), tag(A, {"a": "", "b": "v" * 256, "c": "ä" * 256, "d": " x@\u20ac "}),
           tags(A, a="", b="v" * 256, c="ä" * 256, d=" x@\u20ac "),
           *(tag(A, {"a": "x", "e": value}, BAD_INPUT) for value in ("v" * 257, "ä" * 257)),
           *(http(A, "POST", path_to(A), BAD_INPUT, body={"Tags": {"a": "x", "e": value}})
             for value in (None, 1, True, ["v"], {})), tags(A, a="", b="v" * 256, c="ä" * 256, d=" x@\u20ac ")),
    vector("O-13/input", "O-13 O-4",
           "Tags are an object with at least one tag, keys a list of at least one.",
           enable(A), *(http(A, "POST", path_to(A), BAD_INPUT, body=body)
                        for body in ({}, {"Tags": None}, {"Tags": {}}, {"Tags": []}, {"Tags": "a"}, {"Tags": ["a"]})),
           http(A, "DELETE", path_to(A), BAD_INPUT), http(A, "DELETE", path_to(A), BAD_INPUT, query="TagKeys=a"),
           http(A, "DELETE", path_to(A), BAD_INPUT, query="tagKeys="),
           http(A, "DELETE", path_to(A), BAD_INPUT, query="tagKeys=a&tagKeys=%00"),
           http(A, "POST", path_to(A), NOT_JSON, body='{"Tags": {"a": "1", "a": "2"}}'), tags(A)),
    vector("O-13/fifty", "O-13 V-6",
           "50 tags in one call, and 50 on the hub; a tag that is there already is not one more.",
           enable(A), tag(A, FIFTY | {"x": "v"}, BAD_INPUT), tags(A), tag(A, FIFTY), tag(A, {"x": "v"}, BAD_INPUT),
           tag(A, {"k0": "w", "x": "v"}, BAD_INPUT), tag(A, {"k0": "w"}), tags(A, **FIFTY | {"k0": "w"}),
           untag(A, *FIFTY, "x", expect=BAD_INPUT), untag(A, "k1"), tag(A, {"x": "v"}),
           untag(A, *[key for key in FIFTY if key != "k1"]), tags(A, x="v")),
    vector("O-13/order", "O-13 G-12",
           "The input comes before the ARN, the ARN before how many tags the hub has.",
           tag(A, {"aws:x": "v"}, BAD_INPUT), enable(A), tag(A, FIFTY),
           tag(A, {"aws:x": "v"}, BAD_INPUT, ARN % B), untag(A, "aws:x", expect=BAD_INPUT, of=ARN % B),
           tag(A, {"x": "v"}, NOT_FOUND, ARN % B)),
    vector("O-13/enabled-with", "O-13 V-6",
           "A hub is enabled with tags, or not at all; they go with it.",
           *(http(A, "POST", "/accounts", BAD_INPUT, body={"Tags": value})
             for value in ({}, {"aws:x": "v"}, {"": "v"}, {"a": None}, {"a": 1}, {"a": "v" * 257}, [],
                           FIFTY | {"x": "v"})), tags(A, NOT_FOUND),
           call(A, "EnableSecurityHub", {"Tags": {"team": "blue"}}, DONE), tags(A, team="blue"),
           call(A, "EnableSecurityHub", {"Tags": {"team": "red"}},
                failure("ResourceConflictException", "hub-already-on")),
           tags(A, team="blue"), disable(A), tags(A, NOT_FOUND), enable(A), tags(A)),
    vector("O-13/no-gate", "O-13 G-1",
           "The same without the gate.",
           tag(A, {"a": "1"}, NOT_FOUND), enable(A), tag(A, {"a": "1"}), tags(A, a="1"),
           switch="require_security_hub=false"),
    vector("O-13/hub-off-error", "O-13 G-1",
           "The gate is not asked, whatever it would answer.",
           tags(A, NOT_FOUND), tag(A, {"a": "1"}, NOT_FOUND), untag(A, "a", expect=NOT_FOUND),
           switch="hub_off_error=invalid-access"),
    vector("O-11/tags", "O-11 O-13",
           "The ARN is one segment of the path, decoded once; other methods and more segments are other routes.",
           enable(A), http(A, "GET", path_to(A).replace("/tags/", "/t%61gs/"), success({"Tags": {}})),
           http(A, "GET", path_to(A).replace("%3A", ":"), success({"Tags": {}})),
           http(A, "GET", path_to(A).replace("%2F", "%252F"), NOT_FOUND),
           *(http(A, method, path, NO_ROUTE) for method, path in (
               ("GET", path_to(A).replace("%2F", "/")), ("GET", path_to(A) + "/"), ("GET", "/tags"), ("GET", "/tags/"),
               ("GET", "/Tags/x"), ("GET", "/tags//x"), ("PUT", path_to(A)), ("PATCH", path_to(A)),
               ("GET", "/x" + path_to(A))))),
]

VECTORS = CONFIGURATION + TAGS

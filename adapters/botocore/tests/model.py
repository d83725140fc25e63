# SPDX-License-Identifier: MIT
"""The official model, read strictly: what an answer may look like, and nothing else."""

import copy
import json
import os
import pathlib
import re

import botocore.loaders
import botocore.model

#: The operations that Beckon answers; tests ask the library whether these are all of them.
FAMILY = (
    "AcceptAdministratorInvitation AcceptInvitation CreateMembers DeclineInvitations DeleteInvitations DeleteMembers "
    "DescribeHub DescribeOrganizationConfiguration DisableOrganizationAdminAccount DisableSecurityHub "
    "DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisassociateMembers "
    "EnableOrganizationAdminAccount EnableSecurityHub GetAdministratorAccount GetInvitationsCount GetMasterAccount "
    "GetMembers InviteMembers ListInvitations ListMembers ListOrganizationAdminAccounts ListTagsForResource TagResource "
    "UntagResource UpdateOrganizationConfiguration UpdateSecurityHubConfiguration"
).split()

_TREE = pathlib.Path(os.environ.get("top_srcdir") or pathlib.Path(__file__).resolve().parents[3])
#: What stands beside the official model, all of it and for every test of it in one place.
_BESIDE = json.loads((_TREE / "tests/model-check/beside-the-model.json").read_text("utf-8"))

#: Where the service, and so Beckon, answers what Debian's model has not: exception, status, operations, and why. (O-11
#: is of requests that no client sends.)
EXCEPTIONS_BESIDE_THE_MODEL = [
    (row["exception"], row["status"], set(_BESIDE["groups"].get(row["of"], ()) if isinstance(row["of"], str) else row["of"]),
     f"{row['rule']}: {row['why']}")
    for row in _BESIDE["errors"] if row["rule"] != "O-11"
]  # fmt: skip
#: Without a value they are there all the same (doc/semantics.md, section 5); the model requires no member at all.
ALWAYS_PRESENT = {
    "CreateMembers": {"UnprocessedAccounts"},
    "DeclineInvitations": {"UnprocessedAccounts"},
    "DeleteInvitations": {"UnprocessedAccounts"},
    "DeleteMembers": {"UnprocessedAccounts"},
    "DescribeHub": {"HubArn", "SubscribedAt", "AutoEnableControls", "ControlFindingGenerator"},
    "DescribeOrganizationConfiguration": {
        "AutoEnable", "MemberAccountLimitReached", "AutoEnableStandards", "OrganizationConfiguration"
    },
    "EnableOrganizationAdminAccount": {"AdminAccountId", "Feature"},
    "GetInvitationsCount": {"InvitationsCount"},
    "GetMembers": {"Members", "UnprocessedAccounts"},
    "InviteMembers": {"UnprocessedAccounts"},
    "ListInvitations": {"Invitations"},
    "ListMembers": {"Members"},
    "ListOrganizationAdminAccounts": {"AdminAccounts", "Feature"},
    "ListTagsForResource": {"Tags"},
}  # fmt: skip

_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)


def _read_model():
    return botocore.loaders.Loader().load_service_model("securityhub", "service-2")


def _add_newer_members(document):
    """What newer models have, beside what this one has."""
    for name, definition in _BESIDE["shapes"].items():
        document["shapes"].setdefault(name, definition)
    for row in _BESIDE["members"]:
        document["shapes"][row["of"]]["members"].setdefault(row["member"], row["is"])
    return document


#: The model that clients have, and the one that answers have to keep to.
CLIENTS = botocore.model.ServiceModel(_read_model(), "securityhub")
SERVICE = botocore.model.ServiceModel(_add_newer_members(copy.deepcopy(_read_model())), "securityhub")


def _scalar(type_name, value, shape):
    if type_name == "string":
        fine = isinstance(value, str)
        fine = fine and (not shape.enum or value in shape.enum)
        return fine and re.search(shape.metadata.get("pattern", ""), value) is not None
    if type_name in ("integer", "long"):
        return isinstance(value, int) and not isinstance(value, bool)
    if type_name == "boolean":
        return isinstance(value, bool)
    if type_name == "timestamp":
        return isinstance(value, str) and _TIMESTAMP.fullmatch(value) is not None
    raise AssertionError(f"a type that no answer should have: {type_name}")


def check_value(shape, value, where):
    """Fails unless a value is of a shape: no member too many, none missing, types and patterns right."""
    if shape.type_name == "structure":
        assert isinstance(value, dict), f"{where}: {value!r} is not a structure"
        missing = set(shape.required_members) - set(value)
        assert not missing, f"{where}: {missing} missing"
        for name, member in value.items():
            assert name in shape.members, f"{where}: the model has no member {name}"
            check_value(shape.members[name], member, f"{where}.{name}")
    elif shape.type_name == "map":
        assert isinstance(value, dict), f"{where}: {value!r} is not a map"
        for key, element in value.items():
            check_value(shape.key, key, f"{where} key")
            check_value(shape.value, element, f"{where}[{key}]")
    elif shape.type_name == "list":
        assert isinstance(value, list), f"{where}: {value!r} is not a list"
        for nth, element in enumerate(value):
            check_value(shape.member, element, f"{where}[{nth}]")
    else:
        assert _scalar(shape.type_name, value, shape), f"{where}: {value!r} is not a {shape.type_name} of {shape.name}"


def _no_twice(pairs):
    assert len({name for name, _ in pairs}) == len(pairs), f"a member twice: {pairs}"
    return dict(pairs)


def read_body(body):
    return json.loads(body, object_pairs_hook=_no_twice)


def check_success(operation, body):
    document = read_body(body)
    check_value(SERVICE.operation_model(operation).output_shape, document, operation)
    missing = ALWAYS_PRESENT.get(operation, set()) - set(document)
    assert not missing, f"{operation}: {missing} missing"


def check_failure(operation, status, headers, body):
    """Fails unless a failure is modelled, or in the list above. Returns the exception's name."""
    document = read_body(body)
    name = headers["x-amzn-errortype"]
    assert set(document) == {"Message", "Code"} and document["Code"] == name, document
    assert isinstance(document["Message"], str) and document["Message"].strip(), document
    modelled = {shape.name: shape for shape in SERVICE.operation_model(operation).error_shapes}
    if name in modelled:
        assert status == modelled[name].metadata["error"]["httpStatusCode"], (operation, name, status)
        check_value(modelled[name], document, name)
    else:
        known = [row for row in EXCEPTIONS_BESIDE_THE_MODEL if row[0] == name and operation in row[2]]
        assert known, f"{operation}: {name} is neither in the model nor in the list of what is beside it"
        assert status == known[0][1], (operation, name, status)
    return name


def check_answer(operation, status, headers, body):
    """The exception's name, or None for a success that is as the model has it."""
    assert headers["content-type"] == "application/json"
    if status == 200:
        assert "x-amzn-errortype" not in headers
        return check_success(operation, body)
    return check_failure(operation, status, headers, body)

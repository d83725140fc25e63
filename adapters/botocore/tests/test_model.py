# SPDX-License-Identifier: MIT
"""Against the official model: every request that botocore builds of the family, and every answer."""

import collections
import random

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

import model
from helpers import ADMINISTRATOR, MEMBER, STRANGER, make_client
from beckon_botocore import World, attach

START = "2026-01-01T00:00:00Z"
ACCOUNTS = [ADMINISTRATOR, MEMBER, STRANGER, "444455556666", "777788889999"]
#: Accounts of one organization; the first is its management account.
ORGANIZATION = ["444455556666", "777788889999", MEMBER]

#: The name of a client's method for each operation.
METHODS = {operation: method for method, operation in make_client(MEMBER).meta.method_to_api_mapping.items()}

HUB = f"arn:aws:securityhub:us-east-1:{MEMBER}:hub/default"

#: An input with each member that an operation has, in the newest model that was looked at.
FULL_INPUTS = {
    "AcceptAdministratorInvitation": {"AdministratorId": ADMINISTRATOR, "InvitationId": "0" * 32},
    "AcceptInvitation": {"MasterId": ADMINISTRATOR, "InvitationId": "0" * 32},
    "CreateMembers": {"AccountDetails": [{"AccountId": STRANGER, "Email": "user@example.com"}]},
    "DeclineInvitations": {"AccountIds": [ADMINISTRATOR, STRANGER]},
    "DeleteInvitations": {"AccountIds": [ADMINISTRATOR, STRANGER]},
    "DeleteMembers": {"AccountIds": [STRANGER]},
    "DescribeHub": {"HubArn": HUB},
    "DescribeOrganizationConfiguration": {},
    "DisableOrganizationAdminAccount": {"AdminAccountId": STRANGER, "Feature": "SecurityHub"},
    "DisableSecurityHub": {},
    "DisassociateFromAdministratorAccount": {},
    "DisassociateFromMasterAccount": {},
    "DisassociateMembers": {"AccountIds": [STRANGER]},
    "EnableOrganizationAdminAccount": {"AdminAccountId": STRANGER, "Feature": "SecurityHub"},
    "EnableSecurityHub": {
        "ControlFindingGenerator": "STANDARD_CONTROL",
        "EnableDefaultStandards": True,
        "Tags": {"a": "b"},
    },
    "GetAdministratorAccount": {},
    "GetInvitationsCount": {},
    "GetMasterAccount": {},
    "GetMembers": {"AccountIds": [STRANGER]},
    "InviteMembers": {"AccountIds": [STRANGER]},
    "ListInvitations": {"MaxResults": 5, "NextToken": "token"},
    "ListMembers": {"MaxResults": 5, "NextToken": "token", "OnlyAssociated": False},
    "ListOrganizationAdminAccounts": {"Feature": "SecurityHub", "MaxResults": 5, "NextToken": "token"},
    "ListTagsForResource": {"ResourceArn": HUB},
    "TagResource": {"ResourceArn": HUB, "Tags": {"a+b": "c d"}},
    "UntagResource": {"ResourceArn": HUB, "TagKeys": ["a", "a+b"]},
    "UpdateOrganizationConfiguration": {
        "AutoEnable": True,
        "AutoEnableStandards": "NONE",
        "OrganizationConfiguration": {"ConfigurationType": "LOCAL"},
    },
    "UpdateSecurityHubConfiguration": {"AutoEnableControls": False, "ControlFindingGenerator": "STANDARD_CONTROL"},
}


def full_input(operation, *but):
    """Every member that this botocore's model knows."""
    shape = model.CLIENTS.operation_model(operation).input_shape
    known = set(shape.members) if shape is not None else set()
    assert known <= set(FULL_INPUTS[operation]), f"{operation} has a member that is new"
    return {name: FULL_INPUTS[operation][name] for name in known - set(but)}


class Recorded:
    """Clients of a world for some accounts, with each answer as it came over the wire."""

    def __init__(self, **options):
        self.world = World(clock=START, step=1, seed=1, **options)
        self.answers = []
        self.clients = {}

    def _client(self, account):
        if account not in self.clients:
            client = self.clients[account] = make_client(account, config=Config(retries={"max_attempts": 0}))
            attach(client, self.world)
            client.meta.events.register("response-received.securityhub", self._note_answer)
        return self.clients[account]

    def _note_answer(self, response_dict, event_name, **_):
        answer = (response_dict["status_code"], response_dict["headers"], response_dict["body"])
        self.answers.append((event_name.split(".")[-1], *answer))

    def call(self, account, operation, given):
        """An operation through boto3. Its answer, held to the model: the exception's name, status and body."""
        method = getattr(self._client(account), METHODS[operation])
        try:
            method(**given)
        except ClientError:
            pass
        noted, status, headers, body = self.answers[-1]
        assert noted == operation
        return model.check_answer(operation, status, headers, body), status, body


def test_the_family_is_what_the_library_answers():
    world = World()
    answered = [
        name
        for name in model.SERVICE.operation_names
        if world.answers(
            model.SERVICE.operation_model(name).http["method"], model.SERVICE.operation_model(name).http["requestUri"]
        )
    ]
    assert sorted(answered) == sorted(model.FAMILY) == sorted(FULL_INPUTS) and len(answered) == 28


@pytest.mark.parametrize("operation", model.FAMILY)
def test_each_member_of_each_input(operation):
    """Nothing that the model allows is left out here, and nothing of it is refused as a form of request."""
    given = full_input(operation)
    recorded = Recorded(organization={MEMBER: MEMBER})  # without that, it could not list its administrators
    if operation != "EnableSecurityHub":
        recorded.call(MEMBER, "EnableSecurityHub", {})
    twin = recorded.world.region().snapshot()
    name, status, body = recorded.call(MEMBER, operation, given)
    assert name not in ("SerializationException", "UnknownOperationException")
    if "NextToken" in given:
        assert name == "InvalidInputException" and b"NextToken" in body
        given = full_input(operation, "NextToken")
        name, status, body = recorded.call(MEMBER, operation, given)
        assert name is None
    # The same by the operation's name, from a document: the request was read as it was meant.
    region = World(clock=recorded.world.now(), seed=1).region()
    region.restore(twin)
    assert region.call(MEMBER, operation, **given).status == status


@pytest.mark.parametrize("operation", model.FAMILY)
@pytest.mark.parametrize("minimal", [False, True])
def test_each_modelled_exception(operation, minimal):
    """Each exception that an operation's model lists, on purpose, before and after."""
    given = full_input(operation, "NextToken")
    if minimal:
        required = model.SERVICE.operation_model(operation).input_shape.required_members
        given = {name: given[name] for name in required}
    for shape in model.SERVICE.operation_model(operation).error_shapes:
        for kind in ("before", "after"):
            recorded = Recorded(switches={"require_security_hub": False})
            if operation in ("DescribeHub", "DisableSecurityHub"):
                recorded.call(MEMBER, "EnableSecurityHub", {})
            recorded.world.region().put(ADMINISTRATOR, MEMBER, "accepted" if "From" in operation else "pending")
            recorded.world.add_fault({kind: shape.name, "operation": operation})
            name, status, body = recorded.call(MEMBER, operation, given)
            if kind == "before" or name == shape.name:
                assert name == shape.name and status == shape.metadata["error"]["httpStatusCode"]
            else:
                assert status >= 400  # it failed by itself, and there was no answer to lose


# --- random programs ---

SWITCHES = [
    {},
    {"require_security_hub": False, "max_members": 2, "max_pending_invitations": 1},
    {"hub_off_error": "invalid-access", "reinvite_after_decline": True, "accept_after_decline": False},
    {"hub_off_error": "access-denied", "own_id_declines_all": False, "invite_associated_accounts": False},
    {"decline_unknown_is_not_found": True, "twelve_digit_account_ids": True, "max_account_details": 1},
    {"administrator_may_delete_invitations": False, "require_security_hub": False,
     "accept_unknown_is_not_found": True},
    {"max_organization_members": 1, "management_account_may_administer": False, "max_account_ids": 2},
]
#: What an account calls more or less often than three times in so many calls.
WEIGHTS = {
    "DisableSecurityHub": 1, "EnableSecurityHub": 6, "CreateMembers": 8, "InviteMembers": 8,
    "EnableOrganizationAdminAccount": 6, "DisableOrganizationAdminAccount": 6, "UpdateOrganizationConfiguration": 6,
    "DescribeOrganizationConfiguration": 6,
}  # fmt: skip
CALLS = 400


class Program:
    """Calls by chance, of accounts that invite each other; what is asked for is mostly, but not always, sensible."""

    def __init__(self, seed, recorded):
        self.chance = random.Random(seed)
        self.recorded = recorded
        self.tokens = ["x", "a b+c%2Fd?&=ü", "0" * 40]

    def some_ids(self, account):
        chance = self.chance
        odd = ["1", " ", "12345678901é", "x" * 1025, account]
        n_ids = 0 if chance.random() < 0.02 else chance.randint(1, 4)
        return [chance.choice(ACCOUNTS if chance.random() < 0.93 else odd) for _ in range(n_ids)]

    def invitation_id(self, administrator, member):
        for entry in self.recorded.world.region().associations(administrator, member):
            if self.chance.random() < 0.9:
                return entry.get("invitation_id", "0" * 32)
        return self.chance.choice(["0" * 32, "nonsense"])

    def page(self):
        given = {}
        if self.chance.random() < 0.6:
            given["MaxResults"] = self.chance.choice([1, 1, 2, 50, 51])
        if self.chance.random() < 0.3:
            given["NextToken"] = self.chance.choice(self.tokens[-3:])
        return given

    def tags(self, operation):
        keys = self.chance.sample(["a", "a+b", "x:y/z", "-._="], 2)
        if operation == "TagResource":
            return {"Tags": {key: self.chance.choice(["", "välue", "a b+c&d=e%2F"]) for key in keys}}
        return {"TagKeys": keys} if operation == "UntagResource" else {}

    def given(self, operation, account):
        chance = self.chance
        if operation == "CreateMembers":
            emails = [{}, {"Email": "user@example.com"}, {"Email": "ü@example.com"}] * 10 + [{"Email": " "}]
            return {"AccountDetails": [{"AccountId": one, **chance.choice(emails)} for one in self.some_ids(account)]}
        if operation in ("AcceptAdministratorInvitation", "AcceptInvitation"):
            pending = self.recorded.world.region().associations(member=account, state="pending")
            senders = [entry["administrator"] for entry in pending] * 5
            other = chance.choice([*senders, *ACCOUNTS, "1"])
            key = "MasterId" if operation == "AcceptInvitation" else "AdministratorId"
            return {key: other, "InvitationId": self.invitation_id(other, account)}
        if operation == "ListInvitations":
            return self.page()
        if operation == "ListMembers":
            return {**self.page(), **chance.choice([{}, {"OnlyAssociated": False}, {"OnlyAssociated": True}])}
        if operation == "DescribeHub":
            owner = chance.choice(ACCOUNTS)
            arn = chance.choice([f"arn:aws:securityhub:us-east-1:{owner}:hub/default", "no-arn", None, None])
            return {} if arn is None else {"HubArn": arn}
        if operation == "EnableSecurityHub":
            tags = chance.choice([{"key": "välue"}, {"aws:key": "reserved"}])
            return chance.choice([{}, {"EnableDefaultStandards": False, "Tags": tags}])
        if "ResourceArn" in FULL_INPUTS[operation]:
            owner = account if chance.random() < 0.8 else chance.choice(ACCOUNTS)
            return {**self.tags(operation), "ResourceArn": f"arn:aws:securityhub:us-east-1:{owner}:hub/default"}
        if "AdminAccountId" in FULL_INPUTS[operation]:
            return {"AdminAccountId": chance.choice([*ACCOUNTS, *ORGANIZATION * 3])}
        if operation == "ListOrganizationAdminAccounts":
            return self.page()
        if operation == "UpdateOrganizationConfiguration":
            standards = chance.choice([{}, {"AutoEnableStandards": "NONE"}, {"AutoEnableStandards": "DEFAULT"}])
            return {"AutoEnable": chance.random() < 0.5, **standards}
        if operation == "UpdateSecurityHubConfiguration":
            return chance.choice([{}, {"AutoEnableControls": False}])
        if "AccountIds" in FULL_INPUTS[operation]:
            return {"AccountIds": self.some_ids(account)}
        return {}

    def next_call(self):
        weights = [WEIGHTS.get(operation, 3) for operation in model.FAMILY]
        (operation,) = self.chance.choices(model.FAMILY, weights)
        account = self.chance.choice(ACCOUNTS)
        return account, operation, self.given(operation, account)


#: Which no client of this model can bring about (O-14).
CENTRAL = {
    "accounts": [{"account": account, "hub": True, "management": ORGANIZATION[0]} for account in ORGANIZATION],
    "organizations": [{"management": ORGANIZATION[0], "administrator": ORGANIZATION[1], "auto_enable_standards": "NONE",
                       "configuration_type": "CENTRAL"}],
}  # fmt: skip


def run_program(nth):
    """One program, through boto3 and beside it by the operations' names. What was answered, counted."""
    switches = SWITCHES[nth % len(SWITCHES)]
    organization = ACCOUNTS[-1:] if nth % 2 else dict.fromkeys(ORGANIZATION, ORGANIZATION[0])
    recorded = Recorded(switches=switches, organization=organization)
    twin = World(clock=START, step=1, seed=1, switches=switches, organization=organization).region()
    if nth % 4 == 0:
        for region in (recorded.world.region(), twin):
            region.restore(CENTRAL)
    program = Program(nth, recorded)
    seen = collections.Counter()
    for account in ACCOUNTS[:3]:
        recorded.call(account, "EnableSecurityHub", {})
        twin.call(account, "EnableSecurityHub")
    for _ in range(CALLS):
        account, operation, given = program.next_call()
        name, status, body = recorded.call(account, operation, given)
        answer = twin.call(account, operation, **given)
        assert (answer.status, answer.body) == (status, body), (account, operation, given)
        assert name not in ("SerializationException", "UnknownOperationException"), (operation, given)
        program.tokens += filter(None, [model.read_body(body).get("NextToken")])
        seen[operation, name] += 1
    assert twin.snapshot() == recorded.world.region().snapshot() and twin.check() == []
    return seen


def test_random_programs():
    seen = collections.Counter()
    for nth in range(2 * len(SWITCHES)):
        seen += run_program(nth)
    assert {operation for operation, name in seen if name is None} == set(model.FAMILY)
    # What stands beside the model was needed, each of it.
    for name, _, operations, why in model.EXCEPTIONS_BESIDE_THE_MODEL:
        assert {(operation, name) for operation in operations} <= set(seen), why
    assert len(seen) > 60, "the programs see too little"
    print(f"{sum(seen.values())} calls, {len(seen)} kinds of answers")


# --- the validator itself ---


@pytest.mark.parametrize(
    "operation, status, headers, body",
    [
        ("GetInvitationsCount", 200, {}, b'{"InvitationsCount": "0"}'),
        ("GetInvitationsCount", 200, {}, b"{}"),
        ("GetInvitationsCount", 200, {}, b'{"InvitationsCount": 0, "More": 1}'),
        ("GetInvitationsCount", 200, {}, b'{"InvitationsCount": 0, "InvitationsCount": 0}'),
        ("ListInvitations", 200, {}, b'{"Invitations": [{"InvitedAt": "2026-01-01T00:00:00Z"}]}'),
        ("ListInvitations", 200, {}, b'{"Invitations": [], "NextToken": " "}'),
        ("DeclineInvitations", 400, {"x-amzn-errortype": "BadRequestException"},
         b'{"Message": "m", "Code": "BadRequestException"}'),
        ("ListInvitations", 401, {"x-amzn-errortype": "InvalidInputException"},
         b'{"Message": "m", "Code": "InvalidInputException"}'),
        ("DeclineInvitations", 429, {"x-amzn-errortype": "LimitExceededException"},
         b'{"Message": "m", "Code": "LimitExceededException"}'),
        ("ListInvitations", 400, {"x-amzn-errortype": "InvalidInputException"},
         b'{"Message": "m", "Code": "InternalException"}'),
    ],
)  # fmt: skip
def test_the_validator_refuses(operation, status, headers, body):
    with pytest.raises(AssertionError):
        model.check_answer(operation, status, {"content-type": "application/json", **headers}, body)

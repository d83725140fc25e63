# SPDX-License-Identifier: MIT
"""What botocore does around a request works as against AWS: paginators, exceptions, event hooks, retries."""

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError

from helpers import ADMINISTRATOR, MEMBER, STRANGER, code_of, enabled, invite, make_client
from beckon_botocore import UnknownAccountError, World, mock_securityhub

# --- paginators ---


@pytest.mark.parametrize("page_size", [None, 1, 7, 50])
def test_the_paginator_of_members(securityhub_world, page_size):
    (administrator,) = enabled(make_client(ADMINISTRATOR))
    accounts = [f"{200000000000 + nth}" for nth in range(120)]
    invite(administrator, *accounts)
    paginator = administrator.get_paginator("list_members")
    pages = list(paginator.paginate(OnlyAssociated=False, PaginationConfig={"PageSize": page_size}))
    assert [member["AccountId"] for page in pages for member in page["Members"]] == accounts
    assert len(pages) == -(-120 // (page_size or 50))
    assert list(paginator.paginate().search("Members[]")) == []  # the default: associated ones only


def test_the_paginator_of_invitations_stops_and_goes_on(securityhub_world):
    (member,) = enabled(make_client(MEMBER))
    senders = [f"{200000000000 + nth}" for nth in range(101)]
    for sender in senders:
        securityhub_world.region().put(sender, MEMBER, "pending")
    paginator = member.get_paginator("list_invitations")
    first = paginator.paginate(PaginationConfig={"MaxItems": 60, "PageSize": 25}).build_full_result()
    rest = paginator.paginate(PaginationConfig={"StartingToken": first["NextToken"]}).build_full_result()
    assert [entry["AccountId"] for entry in first["Invitations"] + rest["Invitations"]] == senders
    assert "NextToken" not in rest


# --- exceptions ---

EXCEPTIONS = [
    "AccessDeniedException",
    "InternalException",
    "InvalidAccessException",
    "InvalidInputException",
    "LimitExceededException",
    "ResourceConflictException",
    "ResourceNotFoundException",
]


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_each_exception_of_the_client(securityhub_world, name):
    member = make_client(MEMBER, config=Config(retries={"max_attempts": 0}))
    securityhub_world.add_fault(before=name, message="Because of a test.")
    with pytest.raises(getattr(member.exceptions, name)) as failure:
        member.list_invitations()
    answer = failure.value.response
    assert code_of(failure) == answer["Code"] == name
    assert answer["Error"]["Message"] == answer["Message"] == "Because of a test."
    assert answer["ResponseMetadata"]["RequestId"] == "00000000-0000-4000-8000-000000000001"
    assert failure.value.operation_name == "ListInvitations"


@pytest.mark.parametrize(
    "fault, status, message",
    [
        ({"before": "TooManyRequestsException"}, 429, "Too Many Requests"),
        ({"before": "UnrecognizedClientException"}, 403, "The security token included in the request is invalid"),
        ({"before": "InvalidInputException", "status": 401}, 401, "A fault made on purpose."),
        ({"after": "ThrottlingException", "status": 429, "message": "Rate exceeded"}, 429, "Rate exceeded"),
    ],
)
def test_a_failure_of_any_name(securityhub_world, fault, status, message):
    (member,) = enabled(make_client(MEMBER, config=Config(retries={"total_max_attempts": 1})))
    before = securityhub_world.snapshot()
    securityhub_world.add_fault(**fault)
    with pytest.raises(ClientError) as failure:
        member.list_invitations()
    assert code_of(failure) == fault.get("before", fault.get("after"))
    assert failure.value.response["Error"]["Message"] == message
    assert failure.value.response["ResponseMetadata"]["HTTPStatusCode"] == status
    assert securityhub_world.diff(before) == []
    assert member.list_invitations()["Invitations"] == []


def test_an_invitation_that_is_not_shown_yet(securityhub_world):
    """F-2: right after it was sent; the second look finds it."""
    administrator, member = enabled(make_client(ADMINISTRATOR), make_client(MEMBER))
    securityhub_world.add_fault(stale=True, operation="ListInvitations", caller=MEMBER)
    invite(administrator, MEMBER)
    before = securityhub_world.snapshot()
    assert member.list_invitations()["Invitations"] == []
    assert [entry["AccountId"] for entry in member.list_invitations()["Invitations"]] == [ADMINISTRATOR]
    assert securityhub_world.diff(before) == []


def test_exceptions_that_come_by_themselves(securityhub_world):
    administrator, member = make_client(ADMINISTRATOR), make_client(MEMBER)
    with pytest.raises(member.exceptions.InvalidAccessException):
        member.describe_hub()
    with pytest.raises(member.exceptions.ClientError) as failure:
        member.list_invitations()
    assert code_of(failure) == "BadRequestException"
    enabled(administrator, member)
    with pytest.raises(member.exceptions.ResourceConflictException):
        member.enable_security_hub()
    with pytest.raises(member.exceptions.InvalidInputException, match="no pending invitation"):
        member.accept_administrator_invitation(AdministratorId=ADMINISTRATOR, InvitationId="0" * 32)
    with pytest.raises(member.exceptions.ResourceNotFoundException):
        make_client(STRANGER).disable_security_hub()
    with pytest.raises(member.exceptions.InvalidInputException):
        member.list_invitations(NextToken="a b&c=d/é")
    with pytest.raises(member.exceptions.ClientError) as failure:  # the service sends it, and no model has it
        member.disassociate_from_administrator_account()
    assert code_of(failure) == "BadRequestException"


def test_botocore_still_validates_parameters(securityhub_world):
    with pytest.raises(ParamValidationError):
        make_client(MEMBER).decline_invitations(AccountIds=MEMBER)


# --- event hooks ---


def test_hooks_see_what_they_see_with_aws(securityhub_world):
    (member,) = enabled(make_client(MEMBER))
    seen = []

    def note(event_name, **more):
        seen.append(event_name.split(".")[0])

    names = "provide-client-params before-parameter-build before-call request-created before-sign before-send"
    for name in [*names.split(), "response-received", "needs-retry", "after-call"]:
        member.meta.events.register(f"{name}.securityhub", note)
    member.decline_invitations(AccountIds=[ADMINISTRATOR])
    expected = {*names.split(), "response-received", "needs-retry", "after-call"}
    assert set(seen) == expected and seen.index("before-sign") < seen.index("before-send")


def test_a_hook_that_changes_the_request(securityhub_world):
    (member,) = enabled(make_client(MEMBER))

    def other_account(params, **_):
        params["AccountIds"] = ["777788889999"]

    member.meta.events.register("before-parameter-build.securityhub.DeclineInvitations", other_account)
    answer = member.decline_invitations(AccountIds=[ADMINISTRATOR])
    assert [entry["AccountId"] for entry in answer["UnprocessedAccounts"]] == ["777788889999"]


def test_a_hook_that_answers_itself(securityhub_world):
    (member,) = enabled(make_client(MEMBER))
    securityhub_world.region().put(ADMINISTRATOR, MEMBER, "pending")
    answer = ({"UnprocessedAccounts": []}, {"UnprocessedAccounts": "mine"})

    class Http:
        status_code = 200

    member.meta.events.register("before-call.securityhub.DeclineInvitations", lambda **_: (Http, answer[1]))
    assert member.decline_invitations(AccountIds=[ADMINISTRATOR]) == answer[1]
    assert [entry["state"] for entry in securityhub_world.region().associations()] == ["pending"]


# --- retries ---


@pytest.fixture(params=["legacy", "standard", "adaptive"])
def retrying(request):
    """A member whose client tries three times, and a pending invitation."""
    with mock_securityhub() as world:
        config = Config(retries={"total_max_attempts": 3, "mode": request.param})
        (member,) = enabled(make_client(MEMBER, config=config))
        world.region().put(ADMINISTRATOR, MEMBER, "pending")
        yield world, member


RETRIED = ["InternalException", "LimitExceededException", "ThrottlingException", "TooManyRequestsException"]


@pytest.mark.parametrize("name", RETRIED)
@pytest.mark.parametrize("kind", ["before", "after"])
def test_failures_that_pass_are_tried_again(retrying, waits, kind, name):
    world, member = retrying
    world.add_fault({kind: name, "operation": "ListInvitations", "times": 2})
    answer = member.list_invitations()
    assert answer["ResponseMetadata"]["RetryAttempts"] == 2 and len(waits) >= 2
    assert [entry["AccountId"] for entry in answer["Invitations"]] == [ADMINISTRATOR]


def test_a_lost_answer_is_seen_in_the_second_one(retrying):
    world, member = retrying
    world.add_fault(after="InternalException", operation="DeclineInvitations", account=ADMINISTRATOR)
    answer = member.decline_invitations(AccountIds=[ADMINISTRATOR])
    assert answer["ResponseMetadata"]["RetryAttempts"] == 1
    assert "already declined" in answer["UnprocessedAccounts"][0]["ProcessingResult"]


def test_retries_end(retrying):
    world, member = retrying
    world.add_fault(before="InternalException", times=0)
    with pytest.raises(ClientError) as failure:
        member.list_invitations()
    assert failure.value.response["ResponseMetadata"]["RetryAttempts"] == 2


#: How often botocore tries in all, in each mode, if nobody says otherwise.
OWN_ATTEMPTS = {"legacy": 5, "standard": 3, "adaptive": 3}


def count_attempts(client):
    """A list that gets longer with each request that the client sends."""
    attempts = []
    client.meta.events.register("before-send", lambda request, **_: attempts.append(request.url))
    return attempts


@pytest.mark.parametrize("mode", OWN_ATTEMPTS)
@pytest.mark.parametrize("name", EXCEPTIONS)
def test_botocore_itself_decides_what_is_tried_again(securityhub_world, waits, mode, name):
    client = make_client(MEMBER, config=Config(retries={"mode": mode}))
    attempts = count_attempts(client)
    securityhub_world.add_fault(before=name, operation="ListInvitations", times=0)
    with pytest.raises(getattr(client.exceptions, name)) as failure:
        client.list_invitations()
    passes = name in ("InternalException", "LimitExceededException")
    n_retries = OWN_ATTEMPTS[mode] - 1 if passes else 0
    metadata = failure.value.response["ResponseMetadata"]
    assert len(attempts) == n_retries + 1
    assert (metadata["RetryAttempts"], metadata.get("MaxAttemptsReached", False)) == (n_retries, passes)
    assert passes or waits == []


@pytest.mark.parametrize("mode", OWN_ATTEMPTS)
def test_what_was_tried_again_is_done_once(securityhub_world, mode):
    (administrator,) = enabled(make_client(ADMINISTRATOR, config=Config(retries={"mode": mode})))
    securityhub_world.add_fault(before="InternalException", operation="CreateMembers")
    securityhub_world.add_fault(before="LimitExceededException", operation="CreateMembers", nth=2)
    answer = administrator.create_members(AccountDetails=[{"AccountId": MEMBER}])
    assert (answer["UnprocessedAccounts"], answer["ResponseMetadata"]["RetryAttempts"]) == ([], 2)
    assert [entry["state"] for entry in securityhub_world.region().associations()] == ["created"]


@pytest.mark.parametrize("mode", OWN_ATTEMPTS)
def test_the_environment_says_how_often(securityhub_world, monkeypatch, mode):
    monkeypatch.setenv("AWS_RETRY_MODE", mode)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "2")
    options = {"region_name": "us-east-1", "aws_access_key_id": MEMBER, "aws_secret_access_key": "-"}
    client = boto3.session.Session(**options).client("securityhub")
    attempts = count_attempts(client)
    securityhub_world.add_fault(before="InternalException", times=0)
    with pytest.raises(client.exceptions.InternalException):
        client.list_invitations()
    assert len(attempts) == 2


def test_the_retry_quota_of_the_standard_mode_runs_out(securityhub_world):
    client = make_client(MEMBER, config=Config(retries={"mode": "standard"}))
    attempts = count_attempts(client)
    securityhub_world.add_fault(before="InternalException", times=0)
    for _ in range(60):
        with pytest.raises(client.exceptions.InternalException):
            client.list_invitations()
    assert len(attempts) == 60 + 100  # botocore's quota is 500, and each retry costs 5


@pytest.mark.parametrize("name", ["InvalidInputException", "UnrecognizedClientException", "ExpiredTokenException"])
def test_what_does_not_pass_is_not_tried_again(retrying, waits, name):
    world, member = retrying
    world.add_fault(before=name)
    with pytest.raises(ClientError) as failure:
        member.list_invitations()
    assert code_of(failure) == name
    assert waits == []


def test_our_own_errors_are_not_tried_again(retrying, waits):
    with pytest.raises(UnknownAccountError, match="'AKIAEXAMPLE'.*accounts="):
        make_client("AKIAEXAMPLE").list_invitations()
    with pytest.raises(UnknownAccountError, match="not signed"):
        make_client(MEMBER, config=Config(signature_version=UNSIGNED)).list_invitations()
    assert waits == []


# --- accounts and Regions ---


def test_temporary_credentials_and_a_session_token():
    accounts = {"ASIAEXAMPLE": MEMBER, "key/with/slashes": ADMINISTRATOR}
    with mock_securityhub(accounts=accounts) as world:
        member = make_client("ASIAEXAMPLE", aws_session_token="token")
        administrator = make_client("key/with/slashes")
        enabled(member, administrator)
        assert f":{MEMBER}:" in member.describe_hub()["HubArn"]
        assert f":{ADMINISTRATOR}:" in administrator.describe_hub()["HubArn"]
        accounts["ASIALATER"] = MEMBER  # the mapping is looked at with each request
        assert make_client("ASIALATER").describe_hub()["HubArn"] == member.describe_hub()["HubArn"]
        assert [region.name for region in world] == ["us-east-1"]


def test_a_mapping_wins_over_digits_and_may_know_all_keys():
    class Everyone(dict):
        def __missing__(self, access_key):
            return MEMBER

    assert World(accounts={ADMINISTRATOR: MEMBER}).account_of(ADMINISTRATOR) == MEMBER
    assert World(accounts=Everyone()).account_of("anything") == MEMBER
    for access_key in ("12345678901", "1234567890123", "12345678901a", "١٢٣٤٥٦٧٨٩٠١٢"):
        with pytest.raises(UnknownAccountError):
            World().account_of(access_key)


def test_a_function_says_whose_key_it_is():
    asked = []

    def account_of(access_key):
        asked.append(access_key)
        return {"AKIAEXAMPLE": MEMBER, ADMINISTRATOR: MEMBER}.get(access_key)

    with mock_securityhub(accounts=account_of):
        enabled(make_client("AKIAEXAMPLE"))
        for access_key in ("AKIAEXAMPLE", ADMINISTRATOR):  # it comes before the digits
            assert f":{MEMBER}:" in make_client(access_key).describe_hub()["HubArn"]
        with pytest.raises(UnknownAccountError, match="'AKIAOTHER'.*accounts=.*default_account="):
            make_client("AKIAOTHER").describe_hub()
        assert asked == ["AKIAEXAMPLE", "AKIAEXAMPLE", ADMINISTRATOR, "AKIAOTHER"]
        (stranger,) = enabled(make_client(STRANGER))  # it gives None, so that the digits count
        assert f":{STRANGER}:" in stranger.describe_hub()["HubArn"]


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_a_function_that_raises(waits, mode):
    class NoSuchKey(KeyError):
        pass

    def account_of(access_key):
        raise NoSuchKey(access_key)

    with mock_securityhub(accounts=account_of, default_account=MEMBER) as world:
        with pytest.raises(NoSuchKey, match="AKIAEXAMPLE"):
            make_client("AKIAEXAMPLE", config=Config(retries={"mode": mode})).enable_security_hub()
        assert waits == [] and world.region().snapshot().to_dict()["accounts"] == []


@pytest.mark.parametrize("accounts", [None, {"AKIAEXAMPLE": ADMINISTRATOR}, {"AKIAEXAMPLE": ADMINISTRATOR}.get])
def test_the_default_account_is_for_every_other_key(accounts):
    with mock_securityhub(accounts=accounts, default_account=MEMBER):
        (testing,) = enabled(make_client("testing"))
        assert f":{MEMBER}:" in testing.describe_hub()["HubArn"]
        known = ADMINISTRATOR if accounts else MEMBER
        for access_key, account in {"AKIAEXAMPLE": known, STRANGER: STRANGER}.items():
            client = make_client(access_key)
            if account != MEMBER:
                enabled(client)
            assert f":{account}:" in client.describe_hub()["HubArn"]
    assert World(accounts={"AKIAEXAMPLE": None}, default_account=MEMBER).account_of("AKIAEXAMPLE") == MEMBER


@pytest.mark.parametrize("wrong", ["123456789012", ["AKIAEXAMPLE"], 123456789012])
def test_what_cannot_be_accounts(wrong):
    with pytest.raises(TypeError, match=f"accounts is of type {type(wrong).__name__}; give a mapping .* or a function"):
        World(accounts=wrong)


def test_what_cannot_be_the_default_account():
    with pytest.raises(TypeError, match="default_account is not a string: 123456789012"):
        World(default_account=123456789012)
    for wrong in ("", "testing", "12345678901", "١٢٣٤٥٦٧٨٩٠١٢"):
        with pytest.raises(ValueError, match="default_account is .* 12 digits"):
            World(default_account=wrong)


@pytest.mark.parametrize("accounts", [{"AKIAEXAMPLE": 123456789012}, lambda access_key: 123456789012])
def test_an_account_that_is_not_a_string(accounts):
    with mock_securityhub(accounts=accounts, default_account=MEMBER):
        with pytest.raises(TypeError, match="accounts gives for .* key 'AKIAEXAMPLE' is not a string: 123456789012"):
            make_client("AKIAEXAMPLE").enable_security_hub()


def test_two_regions_share_nothing(securityhub_world):
    here, there, china = (make_client(MEMBER, name) for name in ("us-east-1", "eu-west-1", "cn-north-1"))
    enabled(here, china)
    with pytest.raises(there.exceptions.InvalidAccessException):
        there.describe_hub()
    securityhub_world.region("us-east-1").put(ADMINISTRATOR, MEMBER, "pending")
    assert here.get_invitations_count()["InvitationsCount"] == 1
    assert china.get_invitations_count()["InvitationsCount"] == 0
    assert china.describe_hub()["HubArn"].startswith("arn:aws-cn:securityhub:cn-north-1:")
    assert [region.name for region in securityhub_world] == ["cn-north-1", "eu-west-1", "us-east-1"]

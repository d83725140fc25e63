# SPDX-License-Identifier: MIT
"""Which clients go to which world, and for how long."""

import gc
import io
import json
import threading
import weakref
from urllib.parse import urlsplit

import boto3
import botocore.session
import pytest
from botocore import UNSIGNED
from botocore.awsrequest import AWSResponse, HeadersDict
from botocore.client import ClientCreator
from botocore.config import Config
from botocore.exceptions import ClientError

from conftest import CREATE_CLIENT, Sent
from helpers import ADMINISTRATOR, MEMBER, code_of, enabled, hub_is_on, invite, make_client
import beckon_botocore
from beckon_botocore import World, WorldEndedError, attach, current_world, mock_securityhub


# --- the context manager ---


def test_every_way_to_make_a_client():
    early = boto3.session.Session(aws_access_key_id=MEMBER, aws_secret_access_key="-", region_name="us-east-1")
    with mock_securityhub() as world:
        options = {"region_name": "us-east-1", "aws_access_key_id": MEMBER, "aws_secret_access_key": "-"}
        clients = [
            boto3.client("securityhub", **options),
            boto3.session.Session(**options).client("securityhub"),
            early.client("securityhub"),
            botocore.session.get_session().create_client("securityhub", **options),
            world.client(MEMBER),
        ]
        enabled(clients[0])
        assert all(hub_is_on(client) for client in clients)


def test_a_client_made_before_and_one_made_after_go_where_they_went(sent):
    before = make_client(MEMBER)
    with mock_securityhub():
        inside = make_client(MEMBER)
        with pytest.raises(Sent):
            before.describe_hub()
    after = make_client(MEMBER)
    with pytest.raises(Sent):
        after.describe_hub()
    assert len(sent) == 2
    with pytest.raises(WorldEndedError, match="DescribeHub.*ended"):
        inside.describe_hub()
    assert len(sent) == 2


def test_an_exception_undoes_everything():
    with pytest.raises(ZeroDivisionError):
        with mock_securityhub():
            with mock_securityhub(seed=1):
                raise ZeroDivisionError
    assert current_world() is None and ClientCreator.create_client is CREATE_CLIENT


def test_nothing_leaks_into_the_next_one():
    for _ in range(2):
        with mock_securityhub() as world:
            client = make_client(MEMBER)
            assert not hub_is_on(client)
            enabled(client)
            world.add_fault(before="InternalException", operation="ListMembers", times=0)
            world.set_organization_account("777788889999")
    mock = mock_securityhub()
    for _ in range(2):
        with mock:
            assert not hub_is_on(make_client(MEMBER))


def test_worlds_and_clients_are_freed():
    with mock_securityhub() as world:
        client = make_client(MEMBER)
        client.enable_security_hub()
        gone = [weakref.ref(world), weakref.ref(world.region()), weakref.ref(client)]
    del world, client
    gc.collect()
    assert [reference() for reference in gone] == [None, None, None]


def test_contexts_nest():
    with mock_securityhub() as outer:
        first = make_client(MEMBER)
        with mock_securityhub() as inner:
            second = make_client(MEMBER)
            assert current_world() is inner
            enabled(second)
            assert not hub_is_on(first)
        assert current_world() is outer
        third = make_client(MEMBER)
        enabled(first)
        assert hub_is_on(third)
        with pytest.raises(WorldEndedError):
            second.describe_hub()


def test_a_given_world_can_be_entered_again():
    world = World()
    with mock_securityhub(world) as same:
        assert same is world
        enabled(make_client(MEMBER))
    with mock_securityhub(world):
        assert hub_is_on(make_client(MEMBER))


def test_somebody_else_patches_too():
    with mock_securityhub():
        ours = ClientCreator.create_client

        def theirs(*arguments, **options):
            return ours(*arguments, **options)

        ClientCreator.create_client = theirs
        enabled(make_client(MEMBER))
    assert ClientCreator.create_client is theirs
    with pytest.raises(Sent):
        make_client(MEMBER).describe_hub()
    with mock_securityhub():
        assert not hub_is_on(make_client(MEMBER))
    assert ClientCreator.create_client is theirs
    ClientCreator.create_client = CREATE_CLIENT


@pytest.mark.parametrize("wrong", [lambda: mock_securityhub(unhandled="maybe"), lambda: mock_securityhub(5),
                                   lambda: mock_securityhub(World(), seed=1)])  # fmt: skip
def test_what_cannot_be_a_mock(wrong):
    with pytest.raises((TypeError, ValueError)):
        wrong()


def test_a_mock_with_a_wrong_option_enters_nothing():
    with pytest.raises(beckon_botocore.WorldError, match="max_membres"):
        with mock_securityhub(switches={"max_membres": 1}):
            raise AssertionError("not reached")
    assert current_world() is None


# --- threads ---


def in_threads(*functions):
    failures = []

    def guarded(function):
        try:
            function()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=[function]) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_thread_started_inside_goes_to_the_world():
    with mock_securityhub():
        enabled(make_client(MEMBER))

        def look():
            assert hub_is_on(make_client(MEMBER))

        in_threads(look, look)


def test_each_thread_has_its_own_mock():
    barrier = threading.Barrier(4)

    def run():
        for _ in range(3):
            with mock_securityhub() as world:
                barrier.wait(60)
                assert current_world() is world
                client = make_client(MEMBER)
                barrier.wait(60)
                enabled(client)
                assert hub_is_on(client)
            barrier.wait(60)

    in_threads(*[run] * 4)


def test_one_client_in_many_threads(securityhub_world):
    (administrator,) = enabled(make_client(ADMINISTRATOR))

    def create(first):
        def run():
            for nth in range(10):
                answer = administrator.create_members(AccountDetails=[{"AccountId": f"{first}{nth:09}"}])
                assert answer["UnprocessedAccounts"] == []

        return run

    in_threads(*[create(first) for first in (100, 200, 300, 400)])
    assert len(securityhub_world.region().associations()) == 40 and securityhub_world.check() == []


# --- one given client ---


def test_attach_and_detach(sent):
    world, client = World(), make_client(MEMBER)
    attachment = attach(client, world)
    assert attachment.world is world
    enabled(client)
    attachment.detach()
    attachment.detach()
    with pytest.raises(Sent):
        client.describe_hub()
    with attach(client, world) as same:
        assert same is world and hub_is_on(client)
    with pytest.raises(Sent):
        client.describe_hub()
    assert len(sent) == 2


def test_the_newest_attachment_counts_and_answers_alone():
    first, second, client = World(), World(), make_client(MEMBER)
    attach(client, first)
    inner = attach(client, second)
    enabled(client)
    assert len(second.region().snapshot().to_dict()["accounts"]) == 1
    assert first.region().snapshot().to_dict()["accounts"] == []
    inner.detach()
    assert not hub_is_on(client)


def test_attachments_end_in_any_order():
    first, second, client = World(), World(), make_client(MEMBER)
    older, newer = attach(client, first), attach(client, second)
    older.detach()
    enabled(client)
    assert second.region().diff(World().region().snapshot()) and not first.region().snapshot().to_dict()["accounts"]
    newer.detach()
    with pytest.raises(Sent):
        client.describe_hub()


def test_an_ended_client_can_be_attached():
    with mock_securityhub():
        client = make_client(MEMBER)
    with attach(client, World()):
        assert not hub_is_on(client)
    with pytest.raises(WorldEndedError):
        client.describe_hub()


def test_what_cannot_be_attached():
    with pytest.raises(ValueError, match="a client of sts"):
        attach(make_client(MEMBER, service="sts"), World())
    with pytest.raises(TypeError):
        attach(make_client(MEMBER), None)
    with pytest.raises(ValueError, match="unhandled"):
        attach(make_client(MEMBER), World(), unhandled=None)


def test_an_endpoint_with_a_path():
    client = make_client(MEMBER, endpoint_url="http://localhost:4566/hub/")
    with attach(client, World()):
        enabled(client)
        assert hub_is_on(client)


# --- what is not in the family ---


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_an_unhandled_operation_is_a_client_error(securityhub_world, sent, waits, mode):
    client = make_client("not-an-account", config=Config(retries={"mode": mode}))
    with pytest.raises(ClientError, match=r"GetFindings \(POST /findings\) is not one.*unhandled= a") as failure:
        client.get_findings()
    answer = failure.value.response
    assert code_of(failure) == "NotImplementedException" and failure.value.operation_name == "GetFindings"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 501 and answer["ResponseMetadata"]["RetryAttempts"] == 0
    assert answer["ResponseMetadata"]["RequestId"] == "00000000-0000-4000-8000-000000000001"
    assert sent == [] and waits == []


FINDINGS = b'{"Findings": []}'


class Raw(io.BytesIO):
    def stream(self, *_arguments, **_options):
        yield self.read()


@pytest.mark.parametrize(
    "answer",
    [
        lambda request: (200, {}, FINDINGS),
        lambda request: (200, {"content-type": "application/json", "content-length": "16"}, FINDINGS.decode()),
        lambda request: [200, HeadersDict({"x-amzn-requestid": "1"}), bytearray(FINDINGS)],
        lambda request: AWSResponse(request.url, 200, {}, Raw(FINDINGS)),
    ],
)
def test_a_function_answers_what_is_unhandled(sent, answer):
    asked = []

    def unhandled(request, account, region):
        asked.append((request.method, urlsplit(request.url).path, json.loads(request.body), account, region))
        return answer(request)

    with mock_securityhub(unhandled=unhandled, accounts={"AKIAEXAMPLE": MEMBER}):
        client = make_client("AKIAEXAMPLE", "eu-west-1")
        assert client.get_findings(MaxResults=5)["Findings"] == []
        assert asked == [("POST", "/findings", {"MaxResults": 5}, MEMBER, "eu-west-1")]
        enabled(client)
        assert hub_is_on(client) and len(asked) == 1 and sent == []


def test_a_function_is_told_what_is_known():
    asked = []

    def unhandled(_request, account, region):
        asked.append((account, region))
        return 200, {}, FINDINGS

    with mock_securityhub(unhandled=unhandled, accounts=lambda _access_key: None):
        make_client("AKIAEXAMPLE").get_findings()
        make_client(MEMBER).get_findings()
        make_client(MEMBER, config=Config(signature_version=UNSIGNED)).get_findings()
    World(default_account=ADMINISTRATOR).client("testing", unhandled=unhandled).get_findings()
    assert asked == [(None, "us-east-1"), (MEMBER, "us-east-1"), (None, None), (ADMINISTRATOR, "us-east-1")]


def test_the_errors_of_a_function_are_those_of_the_service(waits):
    not_found = {"x-amzn-errortype": "ResourceNotFoundException"}
    answers = [(503, {}, ""), (503, {}, ""), (404, not_found, '{"Message": "There is none."}')]
    with mock_securityhub(unhandled=lambda *_: answers.pop(0)):
        client = make_client(MEMBER, config=Config(retries={"mode": "standard"}))
        with pytest.raises(client.exceptions.ResourceNotFoundException, match="There is none"):
            client.get_findings()
    assert answers == [] and len(waits) == 2


def test_a_function_sends_on_to_the_next_handler_or_the_network(sent):
    def somebody_else(request, **_):
        return AWSResponse(request.url, 200, {}, Raw(FINDINGS)) if request.url.endswith("/findings") else None

    for unhandled in (lambda *_: None, "pass"):
        with mock_securityhub(unhandled=unhandled):
            client = make_client(MEMBER)
            client.meta.events.register("before-send", somebody_else)
            assert client.get_findings()["Findings"] == [] and sent == []
            with pytest.raises(Sent):
                client.get_insights()
            assert sent.pop().url.endswith("/insights/get")


def test_an_exception_of_a_function_reaches_the_caller(sent, waits):
    def unhandled(request, account, region):
        raise LookupError(account)

    with mock_securityhub(unhandled=unhandled):
        with pytest.raises(LookupError, match=MEMBER):
            make_client(MEMBER).get_findings()
    assert sent == [] and waits == []


@pytest.mark.parametrize(
    "wrong",
    [200, "pass", {}, (), (200, {}), ("200", {}, b""), (0, {}, b""), (True, {}, b""), (200, None, b""),
     (200, {"content-length": 0}, b""), (200, {}, None), (200, {}, {"Findings": []})],
)  # fmt: skip
def test_what_a_function_cannot_return(waits, wrong):
    with mock_securityhub(unhandled=lambda *_: wrong):
        with pytest.raises(TypeError, match=r"returned .* for GetFindings \(POST /findings\); it must return"):
            make_client(MEMBER).get_findings()
    assert waits == []


def test_an_unhandled_operation_goes_through_untouched(sent):
    requests = []
    with mock_securityhub(unhandled="pass"):
        client = make_client(MEMBER)
        client.meta.events.register("before-send.securityhub", lambda request, **_: requests.append(request))
        with pytest.raises(Sent):
            client.get_findings(MaxResults=5)
        assert sent == requests and sent[0].body == b'{"MaxResults": 5}'
        enabled(client)
        assert hub_is_on(client) and len(sent) == 1
    with pytest.raises(Sent):
        world = World()
        world.client("not-an-account", unhandled="pass").get_findings()


def test_other_services_are_left_alone(securityhub_world, sent):
    with pytest.raises(Sent):
        make_client(MEMBER, service="sts").get_caller_identity()
    assert len(sent) == 1

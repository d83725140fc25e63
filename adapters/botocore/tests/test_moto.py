# SPDX-License-Identifier: MIT
"""Beckon inside moto: who answers, who calls, which organizations there are, and when the world starts again.

Of unittest alone, because a Python that has moto need not have pytest.
"""

import contextlib
import http.client
import json
import logging
import os
import pathlib
import re
import subprocess
import sys
import threading
import unittest
from unittest import mock
from urllib.parse import quote

try:
    import moto
    import moto.securityhub
    import moto.server
    import requests
except ImportError as error:
    raise unittest.SkipTest(f"there is no moto with its server: {error}") from None

import boto3
import botocore.httpsession
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from moto.core.base_backend import BackendDict
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.moto_api._internal import mock_random
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.organizations.models import organizations_backends
from moto.securityhub.models import SecurityHubBackend

import beckon_botocore
from beckon_botocore import World
from beckon_botocore.moto import mock_securityhub
from helpers import ADMINISTRATOR, MEMBER, STRANGER, enabled, hub_is_on, invite

START = "2026-01-01T00:00:00Z"
REGION = "eu-west-1"  # of requests to the server
FINDING = {"SchemaVersion": "2018-10-08", "Id": "finding", "ProductArn": "arn:aws:securityhub:us-east-1::product/a/b",
           "GeneratorId": "test", "AwsAccountId": MEMBER, "CreatedAt": START, "UpdatedAt": START,
           "Severity": {"Label": "LOW"}, "Title": "title", "Description": "text", "Types": ["a/b/c"],
           "Resources": [{"Type": "Other", "Id": "resource"}]}  # fmt: skip


def client_of(service, region_name="us-east-1", keys=None):
    keys = keys or {"AccessKeyId": "testing", "SecretAccessKey": "-"}
    session = boto3.session.Session()  # one that was made after moto's import
    return session.client(
        service,
        region_name=region_name,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys.get("SessionToken"),
    )


def assume(account):
    arn = f"arn:aws:iam::{account}:role/security"
    return client_of("sts").assume_role(RoleArn=arn, RoleSessionName="story")["Credentials"]


def hub_of(account, region_name="us-east-1"):
    """A client of Security Hub that has assumed a role in an account."""
    return client_of("securityhub", region_name, assume(account))


def caller_of(client):
    """The account that a call is for; its hub is on afterwards."""
    with contextlib.suppress(client.exceptions.ResourceConflictException):
        client.enable_security_hub()
    return client.describe_hub()["HubArn"].split(":")[4]


def is_blank(world):
    return all(region.snapshot() == World().region().snapshot() for region in world)


def what_is_patched():
    return SecurityHubBackend.urls, BackendDict.reset, DomainDispatcherApplication.get_application


def setUpModule():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # which tells every request otherwise


class Case(unittest.TestCase):
    """Nothing is sent, no configuration is read, and moto is afterwards as it was."""

    def setUp(self):
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "MOTO_"))}
        nowhere = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
                   "AWS_EC2_METADATA_DISABLED": "true"}  # fmt: skip
        self.enter(mock.patch.dict(os.environ, {**environment, **nowhere}, clear=True))
        send = self.enter(mock.patch.object(botocore.httpsession.URLLib3Session, "send"))
        send.side_effect = AssertionError("a request has left for the network")
        before = what_is_patched()
        self.addCleanup(lambda: self.assertEqual(what_is_patched(), before))

    def enter(self, context):
        value = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return value

    def assert_refused(self, world, code, method, **given):
        """A call fails like this, and changes nothing."""
        before = world.snapshot()
        with self.assertRaises(ClientError) as failure:
            method(**given)
        self.assertEqual(failure.exception.response["Error"]["Code"], code)
        self.assertEqual(world.diff(before), [])

    def assert_absent(self, client):
        """An operation that moto does not have."""
        with self.assertRaisesRegex(ClientError, "404"):
            client.get_invitations_count()


class Inside(Case):
    """Of Beckon inside moto."""

    def setUp(self):
        super().setUp()
        self.enter(moto.mock_aws())
        self.world = self.enter(mock_securityhub(clock=START, seed=1))

    def tearDown(self):
        self.assertEqual(self.world.check(), [])


@contextlib.contextmanager
def moto_outside():
    with moto.mock_aws(), mock_securityhub() as world:
        yield world


@contextlib.contextmanager
def moto_within():
    with mock_securityhub() as world, moto.mock_aws():
        yield world


@contextlib.contextmanager
def started():
    mocked = mock_securityhub()
    with moto.mock_aws():
        yield mocked.start()
        mocked.stop()


class WhoAnswers(Case):
    def test_the_family_is_beckons_and_the_rest_is_motos(self):
        for context in (moto_outside, moto_within, started):
            with self.subTest(context.__name__), context() as world:
                administrator, member = enabled(hub_of(ADMINISTRATOR), hub_of(MEMBER))
                invite(administrator, MEMBER)
                member.decline_invitations(AccountIds=[ADMINISTRATOR])
                self.assertEqual([entry["state"] for entry in world.region().associations()], ["declined"])
                self.assertEqual(member.batch_import_findings(Findings=[FINDING])["SuccessCount"], 1)
                self.assertEqual([finding["Id"] for finding in member.get_findings()["Findings"]], ["finding"])
                arn = member.describe_hub()["HubArn"]
                self.assertEqual(member.list_tags_for_resource(ResourceArn=arn)["Tags"], {})
                self.assertEqual(client_of("s3").list_buckets()["Buckets"], [])
                self.assert_refused(world, "404", member.get_insights)  # moto has none

    def test_a_client_is_motos_before_and_afterwards(self):
        with moto.mock_aws():
            client = hub_of(MEMBER)
            self.assert_absent(client)
            with mock_securityhub():
                enabled(client)
                self.assertEqual(client.get_invitations_count()["InvitationsCount"], 0)
            self.assert_absent(client)
            self.assertFalse(hub_is_on(client))  # says moto, which knows nothing of the world

    def test_a_world_that_is_not_inside_passes_on_to_moto(self):
        options = {"unhandled": "pass", "default_account": ADMINISTRATOR}
        with moto.mock_aws(), beckon_botocore.mock_securityhub(**options) as world:
            digits = {"AccessKeyId": MEMBER, "SecretAccessKey": "-"}
            administrator, member = enabled(client_of("securityhub"), client_of("securityhub", keys=digits))
            invite(administrator, MEMBER)
            member.decline_invitations(AccountIds=[ADMINISTRATOR])
            self.assertEqual([entry["state"] for entry in world.region().associations()], ["declined"])
            self.assertEqual(administrator.get_findings()["Findings"], [])
            self.assertEqual(client_of("sts").get_caller_identity()["Account"], DEFAULT_ACCOUNT_ID)

    def test_an_exception_undoes_everything(self):
        before = what_is_patched()
        with self.assertRaises(ZeroDivisionError), mock_securityhub(), mock_securityhub():
            self.assertNotEqual(what_is_patched(), before)
            raise ZeroDivisionError
        self.assertEqual(what_is_patched(), before)

    def test_the_newest_context_answers(self):
        with moto.mock_aws(), mock_securityhub():
            client = hub_of(MEMBER)
            enabled(client)
            with mock_securityhub() as inner:
                self.assertFalse(hub_is_on(client))
                self.assertTrue(is_blank(inner))
            self.assertTrue(hub_is_on(client))

    @moto.mock_aws
    @mock_securityhub
    def test_a_decorator(self):
        self.assertEqual(caller_of(hub_of(MEMBER)), MEMBER)

    def test_a_given_world_goes_on(self):
        world = World()
        with moto.mock_aws():
            for expected in (False, True):
                with mock_securityhub(world) as same:
                    client = hub_of(MEMBER)
                    self.assertIs(same, world)
                    self.assertIs(hub_is_on(client), expected)
                    caller_of(client)

    def test_what_moto_says_is_not_an_option(self):
        for option in ("accounts", "default_account", "organization"):
            with self.subTest(option), self.assertRaisesRegex(TypeError, f"cannot be: {option}$"):
                mock_securityhub(seed=1, **{option: MEMBER})

    def test_a_wrong_option_enters_nothing(self):
        before = what_is_patched()
        with self.assertRaisesRegex(beckon_botocore.WorldError, "max_membres"):
            mock_securityhub(switches={"max_membres": 1}).start()
        self.assertEqual(what_is_patched(), before)

    def test_the_programs_in_the_readme(self):
        readme = (pathlib.Path(__file__).parents[1] / "README.md").read_text("utf-8")
        section = readme[readme.index("\n## Inside moto\n") : readme.index("\n## What a test can do\n")]
        blocks = re.findall("^```(?:python)?\n(.*?)^```$", section, re.M | re.S)
        environment = {**os.environ, "AWS_DEFAULT_REGION": "us-east-1"}
        for program, printed in (blocks[:2], blocks[2:4]):
            with self.subTest(program.splitlines()[0]):
                self.assertLessEqual(len(program.splitlines()), 30)
                command = [sys.executable, "-c", program]
                done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
                self.assertEqual((done.returncode, done.stderr, done.stdout), (0, "", printed))


class WhoCalls(Inside):
    def test_callers(self):
        iam = client_of("iam", keys=assume(STRANGER))
        iam.create_user(UserName="user")
        key = iam.create_access_key(UserName="user")["AccessKey"]
        chained = client_of("sts", keys=assume(MEMBER)).assume_role(
            RoleArn=f"arn:aws:iam::{ADMINISTRATOR}:role/security", RoleSessionName="chained"
        )
        named = client_of("securityhub")
        named.meta.events.register(
            "before-sign", lambda request, **_: request.headers.add_header("x-moto-account-id", STRANGER)
        )
        digits = {"AccessKeyId": MEMBER, "SecretAccessKey": "-"}
        for who, client, account in (
            ("an assumed role", hub_of(MEMBER), MEMBER),
            ("one role after another", client_of("securityhub", keys=chained["Credentials"]), ADMINISTRATOR),
            ("a user", client_of("securityhub", keys=key), STRANGER),
            ("an unknown key", client_of("securityhub"), DEFAULT_ACCOUNT_ID),
            ("a key of 12 digits", client_of("securityhub", keys=digits), DEFAULT_ACCOUNT_ID),
            ("moto's header", named, STRANGER),
        ):
            with self.subTest(who):
                self.assertEqual(caller_of(client), account)

    def test_a_session_token_is_whose_moto_says(self):
        token = client_of("sts", keys=assume(MEMBER)).get_session_token()["Credentials"]
        theirs = client_of("sts", keys=token).get_caller_identity()["Account"]
        self.assertEqual(caller_of(client_of("securityhub", keys=token)), theirs)

    def test_motos_environment_variable_comes_first(self):
        client = hub_of(STRANGER)
        with mock.patch.dict(os.environ, MOTO_ACCOUNT_ID=MEMBER):
            self.assertEqual(caller_of(client), MEMBER)

    def test_regions_are_apart(self):
        for region_name in ("us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1"):
            with self.subTest(region_name):
                client = hub_of(MEMBER, region_name)
                self.assertFalse(hub_is_on(client))
                enabled(client)
                self.assertEqual(client.describe_hub()["HubArn"].split(":")[3], region_name)
                self.assertNotEqual(self.world[region_name].snapshot(), World().region().snapshot())

    def test_a_request_that_another_package_sends(self):
        enabled(hub_of(MEMBER, REGION))
        request = signed("GET", "/invitations/count", MEMBER, f"https://securityhub.{REGION}.amazonaws.com")
        answer = requests.get(request.url, headers=dict(request.headers), timeout=60)
        self.assertEqual((answer.status_code, answer.json()), (200, {"InvitationsCount": 0}))


def add_account(organizations, name):
    answer = organizations.create_account(AccountName=name, Email=f"{name}@example.com")
    return answer["CreateAccountStatus"]["AccountId"]


def designated(administrator):
    client_of("securityhub").enable_organization_admin_account(AdminAccountId=administrator)
    return hub_of(administrator)


def statuses(client):
    pages = client.get_paginator("list_members").paginate(OnlyAssociated=False)
    return {member["AccountId"]: member["MemberStatus"] for page in pages for member in page["Members"]}


class Organizations(Inside):
    """moto's default account manages an organization, in which there are three others."""

    def setUp(self):
        super().setUp()
        self.organizations = client_of("organizations")
        self.organizations.create_organization(FeatureSet="ALL")
        self.first, self.second, self.third = [
            add_account(self.organizations, name) for name in ("first", "second", "third")
        ]

    def test_an_administrator_is_designated_and_creates_members(self):
        client = designated(self.first)
        details = [{"AccountId": account} for account in (self.second, self.third, STRANGER)]
        self.assertEqual(client.create_members(AccountDetails=details)["UnprocessedAccounts"], [])
        self.assertEqual(statuses(client), {self.second: "Enabled", self.third: "Enabled", STRANGER: "Created"})
        seen = hub_of(self.second).get_administrator_account()["Administrator"]
        self.assertEqual(seen["AccountId"], self.first)

    def test_what_cannot_be_designated(self):
        member, management = hub_of(self.second), client_of("securityhub")
        enabled(member)
        for client, account, code in (
            (member, self.first, "AccessDeniedException"),
            (management, STRANGER, "InvalidInputException"),
        ):
            with self.subTest(code):
                self.assert_refused(
                    self.world, code, client.enable_organization_admin_account, AdminAccountId=account
                )

    def test_whoever_leaves_is_removed(self):
        client = designated(self.first)
        client.create_members(AccountDetails=[{"AccountId": self.second}, {"AccountId": self.third}])
        self.organizations.remove_account_from_organization(AccountId=self.second)
        self.assertEqual(statuses(client), {self.second: "Removed", self.third: "Enabled"})

    def test_whoever_comes_is_enrolled_where_that_is_switched_on(self):
        client = designated(self.first)
        client.update_organization_configuration(AutoEnable=True)
        comes = add_account(self.organizations, "comes")
        self.assertEqual(statuses(client), {comes: "Enabled"})

    def test_each_region_is_told(self):
        designated(self.first)
        client_of("securityhub", REGION).enable_organization_admin_account(AdminAccountId=self.first)
        client = hub_of(self.first, REGION)
        client.create_members(AccountDetails=[{"AccountId": self.second}])
        self.assertEqual(statuses(client), {self.second: "Enabled"})
        self.assertEqual(statuses(hub_of(self.first)), {})

    def test_an_organization_ends_and_another_begins(self):
        designated(self.first)
        for account in (self.first, self.second, self.third):
            self.organizations.remove_account_from_organization(AccountId=account)
        self.organizations.delete_organization()
        self.organizations.create_organization(FeatureSet="ALL")
        new = add_account(self.organizations, "new")
        self.assertEqual(statuses(designated(new)), {})
        with self.assertRaisesRegex(ClientError, "AccessDenied|Invalid"):
            hub_of(self.first).describe_organization_configuration()

    def test_a_member_that_has_left_can_manage(self):
        designated(self.first)
        self.organizations.remove_account_from_organization(AccountId=self.second)
        theirs = client_of("organizations", keys=assume(self.second))
        theirs.create_organization(FeatureSet="ALL")
        account = add_account(theirs, "theirs")
        client = hub_of(self.second)
        client.enable_organization_admin_account(AdminAccountId=account)
        listed = client.list_organization_admin_accounts()["AdminAccounts"]
        self.assertEqual([entry["AccountId"] for entry in listed], [account])

    def test_requests_of_many_threads(self):
        client, failures = designated(self.first), []
        clients = [hub_of(self.first) for _ in range(4)]

        def create(number, theirs):
            try:
                for nth in range(5):
                    theirs.create_members(AccountDetails=[{"AccountId": f"{number}{nth:011}"}])
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=create, args=(number, theirs)) for number, theirs in enumerate(clients, 1)]
        for thread in threads:
            thread.start()
        add_account(self.organizations, "meanwhile")
        for thread in threads:
            thread.join(120)
        self.assertEqual(failures, [])
        self.assertEqual(len(statuses(client)), 20)


def use(world):
    """Something on file in two Regions, and an organization."""
    organizations = client_of("organizations")
    organizations.create_organization(FeatureSet="ALL")
    designated(add_account(organizations, "administrator"))
    enabled(hub_of(MEMBER, REGION))
    assert not is_blank([world["us-east-1"]]) and not is_blank([world[REGION]])


class WhenTheWorldStartsAgain(Case):
    def test_motos_reset(self):
        with moto.mock_aws(), mock_securityhub(clock=START) as world:
            use(world)
            world.add_fault(before="AccessDeniedException", operation="ListMembers")
            moto.mock_aws().reset()
            self.assertTrue(is_blank(world))
            self.assertEqual(world.now().isoformat(), "2026-01-01T00:00:00+00:00")
            client = client_of("securityhub")
            enabled(client)
            self.assert_refused(world, "AccessDeniedException", client.list_members)  # the fault stays
            self.assert_refused(
                world, "AccessDeniedException", client.enable_organization_admin_account, AdminAccountId=MEMBER
            )

    def test_each_mock_aws(self):
        with mock_securityhub() as world:
            for _ in range(2):
                with moto.mock_aws():
                    self.assertTrue(is_blank(world))
                    use(world)
                self.assertTrue(is_blank(world))

    def test_moto_that_repeats_its_ids(self):
        with moto.mock_aws(), mock_securityhub() as world:
            for _ in range(2):
                mock_random.seed(1)
                use(world)
                moto.mock_aws().reset()
                self.assertTrue(is_blank(world))

    def test_nested_worlds(self):
        with moto.mock_aws(), mock_securityhub() as outer:
            use(outer)
            with mock_securityhub() as inner:
                enabled(hub_of(MEMBER))
                moto.mock_aws().reset()
                self.assertTrue(is_blank(inner))
                self.assertTrue(is_blank(outer))


def signed(method, target, account, url, body=None):
    """A request that an SDK would send, of an account that the header names."""
    request = AWSRequest(method, url + target, {"x-moto-account-id": account}, data=body)
    SigV4Auth(Credentials("testing", "-"), "securityhub", REGION).add_auth(request)
    return request


class Server:
    """What an SDK in any language sees of moto's server."""

    def __init__(self, host, port):
        self.host, self.port = host, port

    def ask(self, account, method, target, body=None):
        data = None if body is None else json.dumps(body)
        request = signed(method, target, account, f"http://{self.host}:{self.port}", data)
        return self.send(method, target, data, dict(request.headers))

    def send(self, method, target, data, headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            connection.request(method, target, data, {"Content-Type": "application/json", **headers})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def decline(server):
    """The story of two accounts; what the administrator sees."""
    for account in (ADMINISTRATOR, MEMBER):
        server.ask(account, "POST", "/accounts", {})
    server.ask(ADMINISTRATOR, "POST", "/members", {"AccountDetails": [{"AccountId": MEMBER}]})
    server.ask(ADMINISTRATOR, "POST", "/members/invite", {"AccountIds": [MEMBER]})
    server.ask(MEMBER, "POST", "/invitations/decline", {"AccountIds": [ADMINISTRATOR]})
    status, seen = server.ask(ADMINISTRATOR, "GET", "/members?OnlyAssociated=false")
    return status, [member["MemberStatus"] for member in json.loads(seen)["Members"]]


class MotosServer(Case):
    def setUp(self):
        super().setUp()
        server = moto.server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        server.start()
        self.addCleanup(server.stop)
        self.server = Server(*server.get_host_and_port())
        self.reset()
        self.addCleanup(self.reset)

    def reset(self):
        self.assertEqual(self.server.send("POST", "/moto-api/reset", None, {})[0], 200)

    def test_a_server_that_is_older_than_the_context(self):
        self.assertEqual(self.server.ask(MEMBER, "GET", "/invitations/count")[0], 404)
        with mock_securityhub() as world:
            self.assertEqual(decline(self.server), (200, ["Resigned"]))
            self.assertEqual([region.name for region in world if region.associations()], [REGION])
        self.assertEqual(self.server.ask(MEMBER, "GET", "/invitations/count")[0], 404)

    def test_a_path_with_escapes_and_what_moto_answers(self):
        with mock_securityhub() as world:
            self.assertEqual(decline(self.server), (200, ["Resigned"]))
            tags = "/tags/" + quote(f"arn:aws:securityhub:{REGION}:{MEMBER}:hub/default", safe="")
            self.assertEqual(self.server.ask(MEMBER, "POST", tags, {"Tags": {"a": "b"}}), (200, b"{}"))
            self.assertEqual(json.loads(self.server.ask(MEMBER, "GET", tags)[1]), {"Tags": {"a": "b"}})
            before = world.snapshot()
            for target, body, status in (
                ("/findings", {}, 200),
                ("/no-such-route", {}, 404),
                ("/invitations/decline", {"AccountIds": []}, 400),
            ):
                with self.subTest(target):
                    self.assertEqual(self.server.ask(MEMBER, "POST", target, body)[0], status)
            self.assertEqual(world.diff(before), [])

    def test_a_reset_over_http(self):
        with mock_securityhub() as world:
            self.assertEqual(decline(self.server), (200, ["Resigned"]))
            self.reset()
            self.assertTrue(is_blank(world))
            self.assertEqual(decline(self.server), (200, ["Resigned"]))

    def test_organizations(self):
        with mock_securityhub():
            backend = organizations_backends[DEFAULT_ACCOUNT_ID]["aws"]
            backend.create_organization(region="us-east-1", FeatureSet="ALL")
            backend.create_account(AccountName="first", Email="first@example.com")
            account = backend.accounts[-1].id
            for caller, method, target, body in (
                (DEFAULT_ACCOUNT_ID, "POST", "/organization/admin/enable", {"AdminAccountId": account}),
                (account, "GET", "/organization/configuration", None),
            ):
                with self.subTest(target):
                    self.assertEqual(self.server.ask(caller, method, target, body)[0], 200)

    def test_the_program(self):
        """`python3 -m beckon_botocore.moto`, on a port that the system chooses and the server prints."""
        command = [sys.executable, "-u", "-m", "beckon_botocore.moto", "-p", "0"]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.addCleanup(child.stdout.close)
        self.addCleanup(child.wait, 60)
        self.addCleanup(child.kill)
        timer = threading.Timer(120, child.kill)
        self.addCleanup(timer.cancel)
        timer.start()
        found = next(filter(None, (re.search(r"http://([0-9.]+):([0-9]+)", line) for line in child.stdout)), None)
        self.assertIsNotNone(found, "the server does not say where it is")
        self.assertEqual(decline(Server(found[1], int(found[2]))), (200, ["Resigned"]))


if __name__ == "__main__":
    unittest.main()

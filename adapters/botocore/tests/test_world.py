# SPDX-License-Identifier: MIT
"""What a test does with a world: clock, fault plans, fixtures, marks, switches."""

import datetime
import json
import pathlib
import re

import pytest

from helpers import ADMINISTRATOR, MEMBER, STRANGER, code_of, enabled, invite, make_client
from beckon_botocore import ClockError, Snapshot, World, WorldError, _names, mock_securityhub

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
PENDING = {
    "region": "eu-west-1",
    "switches": {"max_members": 2, "accept_after_decline": False},
    "accounts": [{"account": ADMINISTRATOR, "hub": True}, {"account": MEMBER, "hub": True}],
    "associations": [{"administrator": ADMINISTRATOR, "member": MEMBER, "state": "pending"}],
}

# --- the clock ---


@pytest.mark.parametrize("start", [START, "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", START.timestamp()])
def test_the_clock_stands_still_until_it_is_moved(start):
    world = World(clock=start)
    assert world.now() == world.now("eu-west-1") == START
    world.advance(1.5)
    world.advance(datetime.timedelta(days=1))
    expected = START + datetime.timedelta(days=1, seconds=1.5)
    assert world.now() == world.now("eu-west-1") == world.now("not-there-yet-1") == expected


def test_a_clock_that_moves_by_itself():
    with mock_securityhub(clock=START, step=60):
        administrator, member = enabled(make_client(ADMINISTRATOR), make_client(MEMBER))
        times = [client.describe_hub()["SubscribedAt"] for client in (administrator, member)]
    assert times == ["2026-01-01T00:00:00.000Z", "2026-01-01T00:01:00.000Z"]


def test_real_time_is_the_default_and_comes_back():
    world = World()
    before = datetime.datetime.now(datetime.timezone.utc)
    assert before <= world.now() <= datetime.datetime.now(datetime.timezone.utc)
    world.set_clock("2000-01-01T00:00:00Z")
    assert world.now().year == 2000
    world.set_clock(None)
    assert world.now() >= before and world.now("eu-west-1") >= before


@pytest.mark.parametrize(
    "wrong", ["2026-01-01T00:00:00", "yesterday", datetime.datetime(2026, 1, 1), 1e20, float("nan")]
)
def test_what_is_no_time(wrong):
    with pytest.raises(ClockError):
        World(clock=wrong)
    world = World(clock=START)
    with pytest.raises(ClockError):
        world.set_clock(wrong)
    assert world.now() == START


def test_a_clock_that_cannot_be_moved():
    with pytest.raises(ClockError, match="has to be set first"):
        World().advance(1)
    world = World(clock=START)
    for wrong in (-1, 1e12, 1e30, datetime.timedelta.max):
        with pytest.raises(ClockError):
            world.advance(wrong)
    assert world.now() == START
    with pytest.raises(ClockError):
        World(clock=START, step=-1)
    for wrong in ("1", None, True):
        with pytest.raises(TypeError):
            world.advance(wrong)


# --- fault plans ---


def test_faults_match_as_they_say(securityhub_world):
    administrator, member = enabled(make_client(ADMINISTRATOR), make_client(MEMBER))
    securityhub_world.add_fault({"before": "ResourceNotFoundException", "operation": "ListMembers"}, nth=2, times=1)
    administrator.list_members()
    with pytest.raises(administrator.exceptions.ResourceNotFoundException):
        administrator.list_members()
    administrator.list_members()
    securityhub_world.add_fault(before="InvalidInputException", caller=MEMBER, times=0)
    administrator.list_members()
    with pytest.raises(member.exceptions.InvalidInputException):
        member.list_members()
    securityhub_world.clear_faults()
    member.list_members()


def test_a_fault_of_one_account(securityhub_world):
    (administrator,) = enabled(make_client(ADMINISTRATOR))
    invite(administrator, MEMBER, STRANGER)
    securityhub_world.add_fault(unprocessed="Not this one.", account=STRANGER, operation="DeleteMembers")
    answer = administrator.delete_members(AccountIds=[MEMBER, STRANGER])
    assert answer["UnprocessedAccounts"] == [{"AccountId": STRANGER, "ProcessingResult": "Not this one."}]
    assert [entry["member"] for entry in securityhub_world.region().associations()] == [STRANGER]


def test_faults_by_chance_are_the_same_each_time():
    def run():
        with mock_securityhub() as world:
            (client,) = enabled(make_client(MEMBER))
            world.add_fault(before="InvalidInputException", probability=0.5, seed=7, times=0)
            answers = []
            for _ in range(40):
                try:
                    client.list_members()
                    answers.append(True)
                except client.exceptions.InvalidInputException:
                    answers.append(False)
            return answers

    first = run()
    assert first == run() and {True, False} == set(first)


def test_a_fault_of_one_region(securityhub_world):
    here, there = enabled(make_client(MEMBER), make_client(MEMBER, "eu-west-1"))
    securityhub_world.region("eu-west-1").add_fault(before="InvalidInputException", times=0)
    here.list_members()
    with pytest.raises(there.exceptions.InvalidInputException):
        there.list_members()


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({}, 'one of "before", "after", "unprocessed" and "stale"'),
        ({"stale": False}, "not true"),
        ({"stale": True, "message": "no"}, "only a fault with"),
        ({"before": "No Such Exception"}, '"No Such Exception" is not an exception'),
        ({"before": "InternalException", "status": 200}, "from 400 to 599"),
        ({"unprocessed": "no", "account": MEMBER, "status": 400}, "only a fault with"),
        ({"before": "InternalException", "operation": "GetFindings"}, 'no operation "GetFindings"'),
        ({"before": "InternalException", "time": 1}, 'no field "time"'),
    ],
)
def test_what_is_no_fault(wrong, sentence):
    world = World()
    with pytest.raises(WorldError, match=sentence):
        world.add_fault(wrong)
    world.region("eu-west-1")  # and it is in no plan of a Region to come


# --- fixtures ---


def test_a_saved_world_is_a_fixture(tmp_path):
    file = tmp_path / "pending.json"
    file.write_text(json.dumps(PENDING))
    with mock_securityhub(switches={"accept_after_decline": True}) as world:
        region = world.load(file)
        assert region.name == "eu-west-1" and region is world["eu-west-1"]
        administrator, member = make_client(ADMINISTRATOR, "eu-west-1"), make_client(MEMBER, "eu-west-1")
        (invitation,) = member.list_invitations()["Invitations"]
        member.decline_invitations(AccountIds=[ADMINISTRATOR])
        assert region.diff(Snapshot.load(file)) == [f"{ADMINISTRATOR} → {MEMBER}: declined, was pending"]
        # What the file says of switches holds, but where the world was told otherwise.
        member.accept_administrator_invitation(
            AdministratorId=ADMINISTRATOR, InvitationId=invitation["InvitationId"]
        )
        details = [{"AccountId": account} for account in ("200000000001", "200000000002")]
        assert len(administrator.create_members(AccountDetails=details)["UnprocessedAccounts"]) == 1
        region.save(tmp_path / "after.json")
    with mock_securityhub() as world:
        world.load(tmp_path / "after.json", "us-west-2")
        member = make_client(MEMBER, "us-west-2")
        assert member.get_administrator_account()["Administrator"]["AccountId"] == ADMINISTRATOR
    assert json.loads((tmp_path / "after.json").read_text())["switches"]["max_members"] == 2


def test_snapshots(securityhub_world):
    (administrator,) = enabled(make_client(ADMINISTRATOR))
    enabled(make_client(MEMBER, "eu-west-1"))
    before = securityhub_world.snapshot()
    assert securityhub_world.diff(before) == []
    invite(administrator, MEMBER)
    enabled(make_client(MEMBER, "sa-east-1"))
    changes = securityhub_world.diff(before)
    assert {line.split(": ")[0] for line in changes} == {"sa-east-1", "us-east-1"}
    assert f"us-east-1: {ADMINISTRATOR} → {MEMBER}: pending, was none" in changes
    after = securityhub_world.snapshot()
    securityhub_world.restore(before)
    assert securityhub_world.snapshot()["us-east-1"] == before["us-east-1"] != after["us-east-1"]
    assert securityhub_world.region("sa-east-1").snapshot().to_dict()["accounts"] == []
    securityhub_world.restore({"us-east-1": PENDING})
    assert [entry["state"] for entry in securityhub_world.region().associations(member=MEMBER)] == ["pending"]
    securityhub_world.reset()
    assert all(region.snapshot() == Snapshot.from_dict({}) for region in securityhub_world)


def test_a_snapshot_is_a_value(securityhub_world):
    region = securityhub_world.region()
    region.put(ADMINISTRATOR, MEMBER, "pending")
    snapshot = region.snapshot()
    text = snapshot.to_json()
    region.put(ADMINISTRATOR, MEMBER, "declined")
    assert snapshot.to_json() == text and snapshot.region_name == "us-east-1"
    assert Snapshot.from_json(text) == Snapshot.from_json(text.encode()) == snapshot
    assert Snapshot.from_json(snapshot.to_saved_json()) == snapshot and Snapshot.from_json("{}").region_name is None
    assert snapshot.diff(region.snapshot()) == [f"{ADMINISTRATOR} → {MEMBER}: declined, was pending"]
    assert snapshot != text and "pending" in repr(snapshot)
    with pytest.raises(TypeError):
        hash(snapshot)


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ("", "strict JSON"),
        ("{}{}", "strict JSON"),
        ('{"format": 99}', "newer"),
        ('{"associations": [{"administrator": "a", "member": "b", "state": "pendig"}]}', "pendig"),
        ("\0", "JSON"),
    ],
)
def test_what_is_no_world(wrong, sentence, tmp_path):
    with pytest.raises(WorldError, match=sentence):
        Snapshot.from_json(wrong)
    (tmp_path / "wrong.json").write_text(wrong)
    with pytest.raises(WorldError, match="cannot read .*wrong.json"):
        World().load(tmp_path / "wrong.json")


def test_files_that_cannot_be_read_or_written(tmp_path):
    with pytest.raises(WorldError, match="No such file"):
        World().load(tmp_path / "none.json")
    with pytest.raises(WorldError, match="cannot write"):
        World().region().save(tmp_path / "none" / "world.json")


# --- marks and switches ---


def test_an_organization_is_in_every_region():
    with mock_securityhub(organization=[MEMBER]) as world:
        for name in ("us-east-1", "eu-west-1"):
            (administrator,) = enabled(make_client(ADMINISTRATOR, name))
            administrator.create_members(AccountDetails=[{"AccountId": MEMBER}])
            answer = administrator.invite_members(AccountIds=[MEMBER])
            assert "belongs to an organization" in answer["UnprocessedAccounts"][0]["ProcessingResult"]
        (member,) = enabled(make_client(MEMBER))
        with pytest.raises(member.exceptions.InvalidAccessException, match="permission"):
            member.decline_invitations(AccountIds=[ADMINISTRATOR])
        world.set_organization_account(MEMBER, False)
        for name in ("us-east-1", "eu-west-1"):
            assert make_client(ADMINISTRATOR, name).invite_members(AccountIds=[MEMBER])["UnprocessedAccounts"] == []
        world.set_organization_account(STRANGER)
        world.reset()
        accounts = world.region().snapshot().to_dict()["accounts"]
        assert [entry["account"] for entry in accounts if "organization" in entry] == [STRANGER]


def test_switches_by_name():
    with mock_securityhub(switches={"max_members": 1, "hub_off_error": "access-denied"}) as world:
        administrator, member = make_client(ADMINISTRATOR), make_client(MEMBER)
        with pytest.raises(member.exceptions.ClientError) as failure:
            member.list_members()
        assert code_of(failure) == "AccessDeniedException"
        enabled(administrator)
        details = [{"AccountId": MEMBER}, {"AccountId": STRANGER}]
        assert len(administrator.create_members(AccountDetails=details)["UnprocessedAccounts"]) == 1
        world.region().set_switches({"max_members": 2})
        assert len(administrator.create_members(AccountDetails=details)["UnprocessedAccounts"]) == 1
        assert len(administrator.list_members(OnlyAssociated=False)["Members"]) == 2


@pytest.mark.parametrize(
    "switches", [{"no_such_switch": 1}, {"max_members": -1}, {"hub_off_error": True}, {"max_members": 1.5}]
)
def test_what_is_no_switch(switches):
    with pytest.raises(WorldError):
        World(switches=switches)


def test_a_seed_gives_the_same_ids():
    def run(seed):
        with mock_securityhub(seed=seed):
            administrator, member = enabled(make_client(ADMINISTRATOR), make_client(MEMBER))
            invite(administrator, MEMBER)
            return member.list_invitations()["Invitations"][0]["InvitationId"]

    assert run(1) == run(1) != run(2) and run(None) != run(None)
    for wrong in (-1, 2**64):
        with pytest.raises(WorldError):
            World(seed=wrong)


def test_put(securityhub_world):
    region = securityhub_world.region()
    region.put(ADMINISTRATOR, MEMBER, "accepted")
    region.put(STRANGER, MEMBER, "declined")
    assert [entry["administrator"] for entry in region.associations(state="declined")] == [STRANGER]
    with pytest.raises(WorldError, match="V-1"):
        region.put(STRANGER, MEMBER, "accepted")


#: W-3: what an account id is, and what it is not, with what is said of it.
ACCOUNT_IDS = ["1", "alice", "12345678901a", "١٢٣٤٥٦٧٨٩٠١٢", "123456789012\n", "\u00a0", "\x1f", "é" * 512]
NOT_ACCOUNT_IDS = {
    "": "it is blank$",
    " \t\n\v\f\r": "it is blank$",
    "é" * 512 + "1": "it is longer than 1,024 bytes$",
    "a\0b": "U\\+0000",
    "a\ud800": "is not valid Unicode",
}


@pytest.mark.parametrize("account", ACCOUNT_IDS)
def test_every_account_id_is_taken(securityhub_world, account):
    region = securityhub_world.region()
    region.put(account, MEMBER, "pending")
    region.put(MEMBER, account, "pending")
    assert region.call(account, "EnableSecurityHub").status == 200
    answer = region.call(account, "DeclineInvitations", AccountIds=[MEMBER])
    assert (answer.status, answer.json()) == (200, {"UnprocessedAccounts": []})
    assert [entry["state"] for entry in region.associations(member=account)] == ["declined"]


@pytest.mark.securityhub_world(switches={"twelve_digit_account_ids": True})
def test_the_switch_for_twelve_digits_is_the_librarys(securityhub_world):
    region = securityhub_world.region()
    region.put("alice", "bob", "pending")
    assert region.call("bob", "EnableSecurityHub").status == 200
    (entry,) = region.call("bob", "DeclineInvitations", AccountIds=["alice"]).json()["UnprocessedAccounts"]
    assert entry["AccountId"] == "alice" and "an invalid or out-of-range value" in entry["ProcessingResult"]
    assert [entry["state"] for entry in region.associations()] == ["pending"]


@pytest.mark.parametrize(
    "wrong, error, sentence",
    [
        ((ADMINISTRATOR, MEMBER, "pendig"), WorldError, "no state 'pendig': it can be pending, .* or "),
        ((ADMINISTRATOR, MEMBER, "Invited"), WorldError, "no state 'Invited': it can be .*none"),
        ((ADMINISTRATOR, MEMBER, "pending\0"), WorldError, "U\\+0000"),
        ((ADMINISTRATOR, MEMBER, 2), TypeError, "^state is not a string: 2$"),
        ((123456789012, MEMBER, "pending"), TypeError, "^an administrator is not a string: 123456789012$"),
        ((ADMINISTRATOR, None, "pending"), TypeError, "^a member is not a string: None$"),
        *[((account, MEMBER, "pending"), WorldError, f"administrator .*{why}") for account, why in NOT_ACCOUNT_IDS.items()],
        *[((ADMINISTRATOR, account, "pending"), WorldError, f"member .*{why}") for account, why in NOT_ACCOUNT_IDS.items()],
    ],
)
def test_what_cannot_be_put(securityhub_world, wrong, error, sentence):
    region = securityhub_world.region()
    before = region.snapshot()
    with pytest.raises(error, match=sentence):
        region.put(*wrong)
    assert region.snapshot() == before


@pytest.mark.parametrize(
    "caller, operation, members, error, sentence",
    [
        (MEMBER, "EnableSecurityHubs", {}, WorldError, "no operation '.*Hubs': it can be EnableSecurityHub, "),
        (MEMBER, "enable_security_hub", {}, WorldError, "it can be EnableSecurityHub, "),
        (MEMBER, "GetFindings", {}, WorldError, "no operation 'GetFindings'"),
        (MEMBER, "EnableSecurityHub\0", {}, WorldError, "U\\+0000"),
        (MEMBER, None, {}, TypeError, "^operation is not a string: None$"),
        (MEMBER, "EnableSecurityHub", {"Tag": {}}, WorldError, "of EnableSecurityHub 'Tag': it can be Tags, "),
        (MEMBER, "DisableSecurityHub", {"Tags": {}}, WorldError, "DisableSecurityHub takes no input, and so no 'Tags'"),
        (111122223333, "EnableSecurityHub", {}, TypeError, "^a calling account is not a string: 111122223333$"),
        *[(caller, "EnableSecurityHub", {}, WorldError, f"account .*{why}") for caller, why in NOT_ACCOUNT_IDS.items()],
    ],
)
def test_what_cannot_be_called(securityhub_world, caller, operation, members, error, sentence):
    region = securityhub_world.region()
    before = region.snapshot()
    with pytest.raises(error, match=sentence):
        region.call(caller, operation, **members)
    assert region.snapshot() == before


def test_every_name_is_listed():
    """The counts of _names.py are those of the headers."""
    headers = pathlib.Path(__file__).parents[3] / "include" / "beckon"
    text = "".join(file.read_text("utf-8") for file in headers.glob("*.h"))
    for what in ("N_OPERATIONS", "N_STATES", "N_FIELDS"):
        assert re.search(rf"^#define BECKON_{what} ([0-9]+)$", text, re.M)[1] == str(getattr(_names, what)), what


def test_calls_without_a_client(securityhub_world):
    region = securityhub_world.region()
    assert region.call(MEMBER, "EnableSecurityHub").status == 200
    answer = region.call(MEMBER, "DeclineInvitations", AccountIds=[ADMINISTRATOR])
    assert answer.json()["UnprocessedAccounts"][0]["AccountId"] == ADMINISTRATOR
    answer = region.handle(MEMBER, "GET", "/invitations", "MaxResults=51")
    assert (answer.status, answer.headers["x-amzn-errortype"]) == (400, "InvalidInputException")
    assert region.handle(MEMBER, "GET", "/nowhere").status == 404
    assert region.handle(MEMBER, "POST", "/members/get", None, b"{").json()["Code"] == "SerializationException"


@pytest.mark.parametrize("wrong", ["", "a\0b"])
def test_what_is_no_region(wrong):
    with pytest.raises(WorldError):
        World().region(wrong)

# SPDX-License-Identifier: MIT
"""The way through AWS Organizations, and the configuration and tags of hubs."""

import pytest
from botocore.exceptions import ClientError

from helpers import ADMINISTRATOR, MEMBER, STRANGER, code_of, enabled, make_client
from beckon_botocore import World, WorldError, mock_securityhub

MANAGEMENT = "222233334444"
ORGANIZATION = {MEMBER: MANAGEMENT, ADMINISTRATOR: MANAGEMENT}


@pytest.fixture
def world():
    with mock_securityhub(clock="2026-01-01T00:00:00Z", seed=1, organization=ORGANIZATION) as world:
        world.region()
        yield world
        assert world.check() == []


def designated(administrator=ADMINISTRATOR):
    """A client of the administrator, after the management account has designated it."""
    make_client(MANAGEMENT).enable_organization_admin_account(AdminAccountId=administrator)
    return make_client(administrator)


def refused(world, code, text, method, **given):
    """A call fails like this, and changes nothing."""
    before = world.snapshot()
    with pytest.raises(ClientError, match=text) as failure:
        method(**given)
    assert code_of(failure) == code
    assert world.diff(before) == [] and world.snapshot() == before


def statuses(client):
    pages = client.get_paginator("list_members").paginate(OnlyAssociated=False)
    return [member["MemberStatus"] for page in pages for member in page["Members"]]


def test_an_account_of_the_organization_is_a_member_at_once(world):
    administrator, member = designated(), make_client(MEMBER)
    answer = administrator.create_members(AccountDetails=[{"AccountId": MEMBER, "Email": "user@example.com"}])
    assert answer["UnprocessedAccounts"] == []
    (seen,) = administrator.list_members()["Members"]
    assert (seen["AccountId"], seen["MemberStatus"], seen["InvitedAt"]) == (MEMBER, "Enabled", world.now())
    assert member.describe_hub()["SubscribedAt"] == "2026-01-01T00:00:00.000Z"
    assert member.list_invitations()["Invitations"] == []
    assert member.get_invitations_count()["InvitationsCount"] == 0
    for shown in (member.get_administrator_account()["Administrator"], member.get_master_account()["Master"]):
        assert shown == {"AccountId": ADMINISTRATOR, "InvitedAt": world.now(), "MemberStatus": "Enabled"}

    text = "member cannot disassociate from Organization administrator"
    refused(world, "BadRequestException", text, member.disassociate_from_master_account)
    refused(world, "BadRequestException", text, member.disassociate_from_administrator_account)
    refused(world, "InvalidInputException", "Member account cannot disable", member.disable_security_hub)
    assert statuses(administrator) == ["Enabled"]


def test_many_members_leave_when_the_administrator_says_so(world):
    accounts = [str(300000000000 + nth) for nth in range(120)]
    for account in accounts:
        world.set_organization(account, MANAGEMENT)
    administrator = designated()
    for start in range(0, 120, 50):
        details = [{"AccountId": account} for account in accounts[start : start + 50]]
        assert administrator.create_members(AccountDetails=details)["UnprocessedAccounts"] == []
    pages = list(administrator.get_paginator("list_members").paginate(OnlyAssociated=True))
    assert [len(page["Members"]) for page in pages] == [50, 50, 20]
    found = [member["AccountId"] for page in pages for member in page["Members"]]
    assert found == accounts
    for start in range(0, 120, 50):
        administrator.disassociate_members(AccountIds=found[start : start + 50])
    assert administrator.list_members()["Members"] == []
    assert statuses(administrator) == ["Removed"] * 120
    assert administrator.delete_members(AccountIds=found)["UnprocessedAccounts"] == []
    assert statuses(administrator) == []


def test_who_may_designate(world):
    management = make_client(MANAGEMENT)
    refused(
        world, "AccessDeniedException", "Your account is not a member of an organization",
        make_client(STRANGER).enable_organization_admin_account, AdminAccountId=ADMINISTRATOR,
    )  # fmt: skip
    refused(
        world, "AccessDeniedException", "Caller is not an organization manager or delegated administrator",
        make_client(MEMBER).list_organization_admin_accounts,
    )  # fmt: skip
    refused(
        world, "InvalidInputException", ".", management.enable_organization_admin_account, AdminAccountId=STRANGER
    )  # fmt: skip
    assert management.list_organization_admin_accounts()["AdminAccounts"] == []
    management.enable_organization_admin_account(AdminAccountId=ADMINISTRATOR)
    with pytest.raises(management.exceptions.ResourceConflictException):
        management.enable_organization_admin_account(AdminAccountId=ADMINISTRATOR)
    (shown,) = management.get_paginator("list_organization_admin_accounts").paginate().search("AdminAccounts[]")
    assert shown == {"AccountId": ADMINISTRATOR, "Status": "ENABLED"}
    refused(
        world, "InvalidInputException", ".", management.disable_organization_admin_account, AdminAccountId=MEMBER
    )  # fmt: skip
    make_client(ADMINISTRATOR).create_members(AccountDetails=[{"AccountId": MEMBER}])
    management.disable_organization_admin_account(AdminAccountId=ADMINISTRATOR)
    assert management.list_organization_admin_accounts()["AdminAccounts"] == []
    assert statuses(make_client(ADMINISTRATOR)) == ["Removed"]


def test_accounts_that_come_are_enrolled_and_those_that_leave_are_removed(world):
    (outside,) = enabled(make_client(STRANGER))
    refused(
        world, "InvalidAccessException", f"Account {STRANGER} is not an administrator for this organization",
        outside.describe_organization_configuration,
    )  # fmt: skip
    administrator = designated()
    shown = administrator.describe_organization_configuration()
    assert (shown["AutoEnable"], shown["AutoEnableStandards"]) == (False, "DEFAULT")
    assert shown["MemberAccountLimitReached"] is False
    administrator.update_organization_configuration(AutoEnable=True, AutoEnableStandards="NONE")
    shown = administrator.describe_organization_configuration()
    assert (shown["AutoEnable"], shown["AutoEnableStandards"]) == (True, "NONE")
    assert statuses(administrator) == []  # those who are there already are not enrolled
    world.set_organization(STRANGER, MANAGEMENT)
    assert statuses(administrator) == ["Enabled"]
    world.set_organization(STRANGER, None)
    assert statuses(administrator) == ["Removed"]
    # In the other Regions nobody was designated.
    assert world.region("eu-west-1").associations() == []


def test_the_configuration_of_a_hub(world):
    (client,) = enabled(make_client(MEMBER))
    assert client.describe_hub()["AutoEnableControls"] is True
    client.update_security_hub_configuration(AutoEnableControls=False)
    assert client.describe_hub()["AutoEnableControls"] is False
    before = world.snapshot()
    client.update_security_hub_configuration()
    assert world.snapshot() == before


def test_tags_come_back_as_they_were_given(world):
    client = make_client(MEMBER)
    client.enable_security_hub(Tags={"team": "blue"})
    arn = client.describe_hub()["HubArn"]
    given = {"a+b": "c d&e=f%2F+?", "x:y/z.-_=": "äöü€", "empty": ""}
    client.tag_resource(ResourceArn=arn, Tags={**given, "team": "red"})
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == {**given, "team": "red"}
    client.untag_resource(ResourceArn=arn, TagKeys=["a+b", "x:y/z.-_=", "never"])
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"empty": "", "team": "red"}
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.list_tags_for_resource(ResourceArn=arn.replace(MEMBER, STRANGER))
    refused(world, "InvalidInputException", ".", client.tag_resource, ResourceArn=arn, Tags={"aws:key": "reserved"})
    refused(world, "InvalidInputException", ".", client.tag_resource, ResourceArn="not an ARN", Tags={"a": "b"})
    client.untag_resource(ResourceArn=arn, TagKeys=["empty", "team"])
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == {}


# --- what a test says about organizations ---


def organizations(region):
    accounts = region.snapshot().to_dict()["accounts"]
    return {entry["account"]: entry.get("management", entry.get("organization")) for entry in accounts}


def test_organizations_are_in_every_region(world):
    everybody = {ADMINISTRATOR: MANAGEMENT, MANAGEMENT: MANAGEMENT, MEMBER: MANAGEMENT}
    regions = [world.region(name) for name in ("us-east-1", "eu-west-1")]
    assert [organizations(region) for region in regions] == [everybody] * 2
    world.set_organization(STRANGER, MANAGEMENT)
    world.set_organization(MEMBER, None)
    wanted = {**everybody, STRANGER: MANAGEMENT, MEMBER: None}
    assert [organizations(region) for region in [*regions, world.region("us-west-2")]] == [wanted] * 3
    world.set_organization_account(MEMBER)
    assert organizations(regions[1]) == {**wanted, MEMBER: True}
    enabled(make_client(STRANGER))
    world.reset()
    assert [organizations(region) for region in world] == [{**wanted, MEMBER: True}] * 3
    assert "hub_since" not in world.region().snapshot().to_json()


def test_what_one_region_refuses_no_region_does(world):
    other = "666677778888"
    world.region("eu-west-1").set_organization(STRANGER, other)
    before = world.snapshot()
    with pytest.raises(WorldError):
        world.set_organization("777788889999", STRANGER)  # which in eu-west-1 is of another organization
    assert world.snapshot() == before
    assert "777788889999" not in organizations(world.region("us-west-2"))
    for account, management in [(MANAGEMENT, None), (" ", MANAGEMENT), (MEMBER, "")]:
        before = world.snapshot()
        with pytest.raises(WorldError):
            world.set_organization(account, management)
        assert world.snapshot() == before
    with pytest.raises(TypeError, match="a management account is not a string: True"):
        world.set_organization(MEMBER, True)


def test_an_organization_in_a_fixture(world):
    region = world.region("eu-west-1")
    region.restore({
        "format": 2,
        "accounts": [
            {"account": ADMINISTRATOR, "hub": True, "management": MANAGEMENT, "tags": {"team": "blue"}},
            {"account": MEMBER, "hub": True, "management": MANAGEMENT, "control_finding_generator": "STANDARD_CONTROL"},
        ],
        "organizations": [{"management": MANAGEMENT, "administrator": ADMINISTRATOR, "auto_enable": True}],
        "associations": [{"administrator": ADMINISTRATOR, "member": MEMBER, "state": "accepted", "enrolled": True}],
    })  # fmt: skip
    client = make_client(ADMINISTRATOR, "eu-west-1")
    assert statuses(client) == ["Enabled"] and client.describe_organization_configuration()["AutoEnable"] is True
    document = region.snapshot().to_dict()
    assert document["format"] == document["semantics"] == 2
    assert document["organizations"] == [{
        "management": MANAGEMENT, "administrator": ADMINISTRATOR, "auto_enable": True,
        "auto_enable_standards": "DEFAULT", "configuration_type": "LOCAL",
    }]  # fmt: skip
    hub = region.call(MEMBER, "DescribeHub").json()
    assert hub["ControlFindingGenerator"] == "SECURITY_CONTROL"  # its administrator's (G-17)
    twin = World().region()
    twin.restore(document)
    assert twin.snapshot() == region.snapshot()
    refused(
        world, "BadRequestException", "Organization administrator",
        make_client(MEMBER, "eu-west-1").disassociate_from_master_account,
    )  # fmt: skip

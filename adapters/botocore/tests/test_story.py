# SPDX-License-Identifier: MIT
"""Both sides of an association, through every operation of the family."""

import pathlib
import re
import subprocess
import sys

import pytest
from botocore.exceptions import ClientError

from helpers import ADMINISTRATOR, MEMBER, STRANGER, code_of, make_client
from beckon_botocore import mock_securityhub

START = "2026-01-01T00:00:00Z"


@pytest.fixture
def sides():
    with mock_securityhub(clock=START, seed=1) as world:
        yield world, make_client(ADMINISTRATOR), make_client(MEMBER)


def status_of(administrator):
    return [member["MemberStatus"] for member in administrator.get_members(AccountIds=[MEMBER])["Members"]]


def test_a_declined_invitation(sides):
    world, administrator, member = sides
    administrator.enable_security_hub(EnableDefaultStandards=False, Tags={"team": "blue"})
    member.enable_security_hub()
    details = [{"AccountId": MEMBER, "Email": "user@example.com"}, {"AccountId": ADMINISTRATOR}]
    refused = administrator.create_members(AccountDetails=details)["UnprocessedAccounts"]
    assert [entry["AccountId"] for entry in refused] == [ADMINISTRATOR]
    assert "cannot become a member of itself" in refused[0]["ProcessingResult"]
    assert status_of(administrator) == ["Created"]

    assert administrator.invite_members(AccountIds=[MEMBER])["UnprocessedAccounts"] == []
    (invitation,) = member.list_invitations()["Invitations"]
    assert invitation["AccountId"] == ADMINISTRATOR and invitation["MemberStatus"] == "Invited"
    assert re.fullmatch("[0-9a-f]{32}", invitation["InvitationId"])
    assert invitation["InvitedAt"] == world.now()
    assert member.get_invitations_count()["InvitationsCount"] == 1

    world.advance(86400)
    refused = member.decline_invitations(AccountIds=[ADMINISTRATOR, STRANGER])["UnprocessedAccounts"]
    assert [entry["AccountId"] for entry in refused] == [STRANGER]
    (seen,) = administrator.get_members(AccountIds=[MEMBER])["Members"]
    assert seen["MemberStatus"] == "Resigned" and seen["Email"] == "user@example.com"
    assert seen["MasterId"] == seen["AdministratorId"] == ADMINISTRATOR
    assert (seen["UpdatedAt"] - seen["InvitedAt"]).days == 1

    assert member.delete_invitations(AccountIds=[ADMINISTRATOR])["UnprocessedAccounts"] == []
    assert member.list_invitations()["Invitations"] == [] and status_of(administrator) == []
    assert world.check() == []


@pytest.mark.parametrize("older_names", [False, True])
def test_an_accepted_invitation(sides, older_names):
    _, administrator, member = sides
    administrator.enable_security_hub()
    member.enable_security_hub()
    administrator.create_members(AccountDetails=[{"AccountId": MEMBER}])
    administrator.invite_members(AccountIds=[MEMBER])
    invitation_id = member.list_invitations()["Invitations"][0]["InvitationId"]
    if older_names:
        member.accept_invitation(MasterId=ADMINISTRATOR, InvitationId=invitation_id)
        assert member.get_master_account()["Master"]["AccountId"] == ADMINISTRATOR
    else:
        member.accept_administrator_invitation(AdministratorId=ADMINISTRATOR, InvitationId=invitation_id)
        assert member.get_administrator_account()["Administrator"]["MemberStatus"] == "Enabled"
    assert [entry["AccountId"] for entry in administrator.list_members()["Members"]] == [MEMBER]
    assert member.get_invitations_count()["InvitationsCount"] == 0

    with pytest.raises(ClientError) as failure:
        administrator.disable_security_hub()
    assert code_of(failure) == "InvalidInputException"
    if older_names:
        member.disassociate_from_master_account()
        assert "Master" not in member.get_master_account()
    else:
        member.disassociate_from_administrator_account()
        assert "Administrator" not in member.get_administrator_account()
    assert status_of(administrator) == ["Resigned"]

    administrator.disassociate_members(AccountIds=[MEMBER])
    assert status_of(administrator) == ["Removed"]
    assert administrator.list_members()["Members"] == []
    assert len(administrator.list_members(OnlyAssociated=False)["Members"]) == 1
    administrator.delete_members(AccountIds=[MEMBER])
    hub = administrator.describe_hub()
    assert hub["HubArn"] == f"arn:aws:securityhub:us-east-1:{ADMINISTRATOR}:hub/default"
    assert administrator.describe_hub(HubArn=hub["HubArn"])["SubscribedAt"] == "2026-01-01T00:00:00.000Z"
    administrator.disable_security_hub()


def test_the_program_in_the_readme(tmp_path):
    readme = pathlib.Path(__file__).parents[1] / "README.md"
    program, printed = re.findall("^```(?:python)?\n(.*?)^```$", readme.read_text("utf-8"), re.M | re.S)[:2]
    assert len(program.splitlines()) <= 30
    file = tmp_path / "program.py"
    file.write_text(program, "utf-8")
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == printed

# SPDX-License-Identifier: MIT
"""Words in which vectors are written by hand: requests, answers, and whole stories (doc/vectors.md is the format)."""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "vectors"))

from certainty import Certainty  # noqa: E402

CERTAINTY = Certainty((ROOT / "doc" / "semantics.md").read_text(encoding="utf-8"))
A, M, B, C = "${administrator}", "${member}", "${other}", "${stranger}"
ANY_TEXT = "${text}"
ACCOUNTS = {"administrator", "member", "other", "stranger"}

# doc/semantics.md, section 5.
ROUTES = {
    "CreateMembers": ("POST", "/members"),
    "GetMembers": ("POST", "/members/get"),
    "ListMembers": ("GET", "/members"),
    "DeleteMembers": ("POST", "/members/delete"),
    "InviteMembers": ("POST", "/members/invite"),
    "DisassociateMembers": ("POST", "/members/disassociate"),
    "ListInvitations": ("GET", "/invitations"),
    "GetInvitationsCount": ("GET", "/invitations/count"),
    "AcceptAdministratorInvitation": ("POST", "/administrator"),
    "AcceptInvitation": ("POST", "/master"),
    "DeclineInvitations": ("POST", "/invitations/decline"),
    "DeleteInvitations": ("POST", "/invitations/delete"),
    "DisassociateFromAdministratorAccount": ("POST", "/administrator/disassociate"),
    "DisassociateFromMasterAccount": ("POST", "/master/disassociate"),
    "GetAdministratorAccount": ("GET", "/administrator"),
    "GetMasterAccount": ("GET", "/master"),
    "EnableSecurityHub": ("POST", "/accounts"),
    "DisableSecurityHub": ("DELETE", "/accounts"),
    "DescribeHub": ("GET", "/accounts"),
}
STATUS = {"InvalidInputException": 400, "BadRequestException": 400, "SerializationException": 400,
          "InvalidAccessException": 401, "AccessDeniedException": 403, "ResourceNotFoundException": 404,
          "UnknownOperationException": 404, "ResourceConflictException": 409, "RequestEntityTooLargeException": 413}

# doc/semantics.md, section 6. These begin all alike:
REJECTED = "The request is rejected because "
TEXT = {
    "already-a-member": "the given account ID is already a member or associated member of the current account.",
    "self-create": "an account cannot become a member of itself.",
    "self-invite": "the current account cannot invite itself.",
    "caller-is-a-member-create": "the current account cannot create members since it is already an associated "
                                 "member of another master account.",
    "caller-is-a-member-invite": "the current account cannot invite other accounts since it is already an "
                                 "associated member of another master account.",
    "member-limit": "the current account cannot create anymore members since it cannot exceed the maximum number of "
                    "allowed members.",
    "already-invited": "the current account has already invited or is already the SecurityHub master of the given "
                       "member account ID.",
    "already-associated": "the current account cannot accept invitations since it is already an associated member "
                          "of some master account.",
    "has-members": "the current account cannot accept invitations since it still has created, invited or associated "
                   "members.",
    "no-invitation-to-accept": "the current account has no pending invitation from the given master account ID or "
                               "is already an associated member of another master account.",
    "inviter-is-a-member": "the current account cannot accept invitation from the given account ID since the latter "
                           "is an associated member of another master account.",
    "not-associated": "the current account is not associated to a master account",
    "invalid-account-id": "an invalid or out-of-range value is specified as an input parameter.",
    "not-a-member": "the given account ID is not a member of the current account.",
    "no-invitation": "the current account has no invitation from the given account ID.",
    "already-accepted": "the current account has already accepted the invitation from the given account ID.",
    "already-declined": "the current account has already declined the invitation from the given account ID.",
    "invitation-limit": "the current account cannot invite anymore members since it cannot exceed the maximum "
                        "number of pending invitations.",
    "organization-account": "the given account ID belongs to an organization and does not receive invitations.",
    "has-administrator": "the given account ID is already an associated member of another master account.",
}
TEXT = {reason: REJECTED + text for reason, text in TEXT.items()}
TEXT |= {
    "hub-off-no-such-resource": "The request is rejected since no such resource found.",
    "organization-caller": "The account doesn't have permission to perform this action.",
    "hub-already-on": "Account is already subscribed to Security Hub",
    "member-cannot-disable-hub": "Member account cannot disable Security Hub",
    "administrator-cannot-disable-hub": "Cannot disable Security Hub on the Security Hub administrator",
}


# --- one request and its answer --------------------------------------------------------------------

def success(body):
    return {"status": 200, "headers": {"content-type": "application/json"}, "body": body}


def failure(exception, text=ANY_TEXT):
    """A text, or a reason of section 6."""
    return {"status": STATUS[exception], "headers": {"content-type": "application/json", "x-amzn-errortype": exception},
            "body": {"Message": TEXT.get(text, text), "Code": exception}}


def call(caller, operation, given, expect):
    """A request that names its operation."""
    method, path = ROUTES[operation]
    step = {"as": caller, "operation": operation}
    if given and method != "POST":
        query = "&".join(f"{name}={json.dumps(value) if not isinstance(value, str) else value}"
                         for name, value in given.items())
        return step | {"input": given, "method": method, "path": path, "query": query, "expect": expect}
    return step | {"method": method, "path": path} | ({"body": given} if given else {}) | {"expect": expect}


def http(caller, method, path, expect, **more):
    """A request as it goes over the wire: query, body, body_parts or body_base64 may follow."""
    return {"as": caller, "method": method, "path": path, **more, "expect": expect}


def unprocessed(*refused):
    """What of the accounts (id, reason) was not processed."""
    return success({"UnprocessedAccounts": [{"AccountId": account, "ProcessingResult": TEXT[reason]}
                                            for account, reason in refused]})


def mark(account, member=True):
    return {"organization": {"account": account, "member": member}}


def advance(milliseconds):
    return {"advance_ms": milliseconds}


# --- the operations ----------------------------------------------------------------------------------

DONE = success({})


def enable(caller, expect=DONE):
    return call(caller, "EnableSecurityHub", None, expect)


def disable(caller, expect=DONE):
    return call(caller, "DisableSecurityHub", None, expect)


def details(*accounts):
    """Each an id, or (id, e-mail)."""
    return {"AccountDetails": [{"AccountId": account} if isinstance(account, str)
                               else {"AccountId": account[0], "Email": account[1]} for account in accounts]}


def create(caller, *accounts, refused=()):
    return call(caller, "CreateMembers", details(*accounts), unprocessed(*refused))


def by_ids(operation):
    """An operation on AccountIds: its step, with what of it is refused."""
    def step(caller, *accounts, refused=()):
        return call(caller, operation, {"AccountIds": list(accounts)}, unprocessed(*refused))
    return step


invite, decline, delete_members, delete_invitations = map(by_ids, (
    "InviteMembers", "DeclineInvitations", "DeleteMembers", "DeleteInvitations"))


def get_members(caller, *accounts, shown=(), refused=()):
    return call(caller, "GetMembers", {"AccountIds": list(accounts)},
                success({"Members": list(shown)} | unprocessed(*refused)["body"]))


def disassociate(caller, *accounts):
    return call(caller, "DisassociateMembers", {"AccountIds": list(accounts)}, DONE)


def accept(caller, administrator, invitation_id, expect=DONE):
    return call(caller, "AcceptAdministratorInvitation",
                {"AdministratorId": administrator, "InvitationId": invitation_id}, expect)


def leave(caller, expect=DONE):
    return call(caller, "DisassociateFromAdministratorAccount", None, expect)


def member(account, administrator, status, invited=None, updated="time-1", email=None):
    """A Member, its times by the names of their placeholders."""
    shown = {"AccountId": account, "Email": email, "MasterId": administrator, "AdministratorId": administrator,
             "MemberStatus": status, "InvitedAt": invited and "${%s}" % invited, "UpdatedAt": "${%s}" % updated}
    return {name: value for name, value in shown.items() if value is not None}


def invitation(administrator, status, number="id-1", invited="time-1"):
    """An Invitation, its id and time by the names of their placeholders."""
    return {"AccountId": administrator, "InvitationId": "${%s}" % number, "InvitedAt": "${%s}" % invited,
            "MemberStatus": status}


def members(caller, *shown, token=None, **given):
    """ListMembers; all states unless something else is asked for."""
    body = {"Members": list(shown)} | ({"NextToken": "${%s}" % token} if token else {})
    return call(caller, "ListMembers", given or {"OnlyAssociated": False}, success(body))


def invitations(caller, *shown, token=None, **given):
    """ListInvitations."""
    body = {"Invitations": list(shown)} | ({"NextToken": "${%s}" % token} if token else {})
    return call(caller, "ListInvitations", given, success(body))


def count(caller, number):
    return call(caller, "GetInvitationsCount", None, success({"InvitationsCount": number}))


def administrator(caller, *found):
    """GetAdministratorAccount: an invitation, or nothing."""
    return call(caller, "GetAdministratorAccount", None, success({"Administrator": found[0]} if found else {}))


# --- what many vectors share ----------------------------------------------------------------------------

NO_ID = "0" * 32
YEAR = 365 * 86400000
ARN = "arn:${partition}:securityhub:${region}:%s:hub/default"
BAD_INPUT = failure("InvalidInputException")
NOT_JSON = failure("SerializationException")
NO_ROUTE = failure("UnknownOperationException")
HUB_OFF = "Account %s is not subscribed to AWS Security Hub"
NO_RESOURCE = failure("BadRequestException", "hub-off-no-such-resource")
NO_SUCH = failure("InvalidInputException", "no-invitation-to-accept")
NOT_FOUND = failure("ResourceNotFoundException", "no-invitation-to-accept")
NONE = unprocessed()


def invited(*pairs):
    """Everybody's hub is on, and each administrator has invited each member."""
    accounts = dict.fromkeys(account for pair in pairs for account in pair)
    return [enable(account) for account in accounts] + [
        step for inviter, invitee in pairs for step in (create(inviter, invitee), invite(inviter, invitee))]


def accepted(inviter=A, invitee=M):
    return [*invited((inviter, invitee)), invitations(invitee, invitation(inviter, "Invited")),
            accept(invitee, inviter, "${id-1}")]


def hub(account, time="time-1"):
    return success({"HubArn": ARN % account, "SubscribedAt": "${%s}" % time, "AutoEnableControls": True,
                    "ControlFindingGenerator": "SECURITY_CONTROL"})


def described(caller, expect, **given):
    return call(caller, "DescribeHub", given, expect)


# --- a whole vector ------------------------------------------------------------------------------------

def vector(name, rules, tells, *steps, switch=None):
    """The vector as a JSON object: what it needs, its accounts, and how sure it is, are read off its rules and steps."""
    about = rules.split()
    flat = [step for part in steps for step in (part if isinstance(part, list) else [part])]
    named = re.findall(r"\$\{([a-z]+)\}", json.dumps(flat))
    needs = [need for need, needed in (
        ("organization", any("organization" in step for step in flat)),
        (f"switch: {switch}", switch),
        ("clock", any("advance_ms" in step for step in flat)),
        ("http", any("as" in step and "operation" not in step for step in flat))) if needed]
    accounts = [account for account in dict.fromkeys(named) if account in ACCOUNTS]
    return {"format": 1, "semantics": 1, "name": f"requests/{name}", "tells": tells, "rules": about,
            "sure": CERTAINTY.sure(about), "level": CERTAINTY.level(about, flat), "needs": needs, "accounts": accounts, "steps": flat}

# SPDX-License-Identifier: MIT
"""Words in which vectors are written by hand: requests, answers, and whole stories (doc/vectors.md is the format)."""

import json
import pathlib
import re
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "vectors"))

from certainty import Certainty  # noqa: E402
from vector_format import FORMAT  # noqa: E402

SEMANTICS = 2
CERTAINTY = Certainty((ROOT / "doc" / "semantics.md").read_text(encoding="utf-8"))
A, M, B, C = "${administrator}", "${member}", "${other}", "${stranger}"
G = "${management}"  # which governs an organization
ANY_TEXT = "${text}"
ACCOUNTS = {"administrator", "member", "other", "stranger", "management"}

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
    "UpdateSecurityHubConfiguration": ("PATCH", "/accounts"),
    "EnableOrganizationAdminAccount": ("POST", "/organization/admin/enable"),
    "DisableOrganizationAdminAccount": ("POST", "/organization/admin/disable"),
    "ListOrganizationAdminAccounts": ("GET", "/organization/admin"),
    "DescribeOrganizationConfiguration": ("GET", "/organization/configuration"),
    "UpdateOrganizationConfiguration": ("POST", "/organization/configuration"),
    "TagResource": ("POST", "/tags/{ResourceArn}"),
    "UntagResource": ("DELETE", "/tags/{ResourceArn}"),
    "ListTagsForResource": ("GET", "/tags/{ResourceArn}"),
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
    "still-associated-member": "the current account cannot delete the given member account ID since it is still "
                               "associated to it.",
    "still-associated-invitation": "the current account cannot delete the invitation from the given master account "
                                   "ID since it is still associated to it or has not declined their invitation yet.",
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
    "management-account-hub-off": "the given account ID is the management account of the organization and has not "
                                  "enabled Security Hub.",
    "account-has-members": "the given account ID has associated members of its own.",
    "central-configuration": "the organization uses central configuration.",
    "not-in-this-organization": "the given account ID does not belong to the organization of the current account.",
    "administrator-already-designated": "the given account ID is already the delegated administrator of the "
                                        "organization.",
    "another-administrator-designated": "another account is already the delegated administrator of the organization.",
    "administrator-is-a-member": "the given account ID is an associated member of another master account.",
    "management-account-cannot-administer": "the management account of an organization cannot be its delegated "
                                            "administrator.",
    "hub-off-management-account": "Security Hub is not enabled for the management account.",
    "not-the-designated-administrator": "the given account ID is not the delegated administrator of the "
                                        "organization.",
    "managed-member-cannot-leave": "member cannot disassociate from Organization administrator",
}
TEXT = {reason: REJECTED + text for reason, text in TEXT.items()}
TEXT |= {
    "hub-off-no-such-resource": "The request is rejected since no such resource found.",
    "organization-caller": "The account doesn't have permission to perform this action.",
    "hub-already-on": "Account is already subscribed to Security Hub",
    "member-cannot-disable-hub": "Member account cannot disable Security Hub",
    "administrator-cannot-disable-hub": "Cannot disable Security Hub on the Security Hub administrator",
    "not-in-an-organization": "Your account is not a member of an organization",
    "not-the-management-account": "Caller is not an organization manager or delegated administrator",
}


# --- one request and its answer --------------------------------------------------------------------

def success(body):
    return {"status": 200, "headers": {"content-type": "application/json"}, "body": body}


def failure(exception, text=ANY_TEXT):
    """A text, or a reason of section 6."""
    return {"status": STATUS[exception], "headers": {"content-type": "application/json", "x-amzn-errortype": exception},
            "body": {"Message": TEXT.get(text, text), "Code": exception}}


def encoded(text):
    """Percent-encoded but for its placeholders."""
    return urllib.parse.quote(text, safe="${}")


def query_of(given):
    """The query that says the same. The only list repeats its key (O-13)."""
    if "TagKeys" in given:
        return "&".join(f"tagKeys={encoded(key)}" for key in given["TagKeys"])
    return "&".join(f"{name}={value if isinstance(value, str) else json.dumps(value)}" for name, value in given.items())


def call(caller, operation, given, expect):
    """A request that names its operation. What of its input is not in the path is its body or its query."""
    given = given or {}
    method, path = ROUTES[operation]
    rest = {name: value for name, value in given.items() if f"{{{name}}}" not in path}
    sent = {"body": rest} if method in ("POST", "PATCH") else {"query": query_of(rest)}
    step = {"as": caller, "operation": operation} | ({"input": given} if given and given != sent.get("body") else {})
    path = path.format(ResourceArn=encoded(given.get("ResourceArn", "")))
    return step | {"method": method, "path": path} | (sent if rest else {}) | {"expect": expect}


def http(caller, method, path, expect, **more):
    """A request as it goes over the wire: query, body, body_parts or body_base64 may follow."""
    return {"as": caller, "method": method, "path": path, **more, "expect": expect}


def unprocessed(*refused):
    """What of the accounts (id, reason) was not processed."""
    return success({"UnprocessedAccounts": [{"AccountId": account, "ProcessingResult": TEXT[reason]}
                                            for account, reason in refused]})


def mark(account, member=True):
    """It belongs to an organization that has no name, or to none."""
    return {"organization": {"account": account, "member": member}}


def join(*accounts, management=G):
    """They come to the organization of a management account."""
    return [{"organization": {"account": account, "management": management}} for account in accounts]


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


def hub(account, time="time-1", controls=True, generator="SECURITY_CONTROL"):
    return success({"HubArn": ARN % account, "SubscribedAt": "${%s}" % time, "AutoEnableControls": controls,
                    "ControlFindingGenerator": generator})


def described(caller, expect, **given):
    return call(caller, "DescribeHub", given, expect)


# --- organizations -------------------------------------------------------------------------------------

NOBODYS = failure("AccessDeniedException", "not-in-an-organization")
NOT_MANAGEMENT = failure("AccessDeniedException", "not-the-management-account")
NOT_ADMINISTRATOR = "Account %s is not an administrator for this organization"


def designate(caller, account, expect=None):
    """EnableOrganizationAdminAccount."""
    return call(caller, "EnableOrganizationAdminAccount", {"AdminAccountId": account},
                expect or success({"AdminAccountId": account, "Feature": "SecurityHub"}))


def undesignate(caller, account, expect=DONE):
    """DisableOrganizationAdminAccount."""
    return call(caller, "DisableOrganizationAdminAccount", {"AdminAccountId": account}, expect)


def administrators(caller, *listed, **given):
    """ListOrganizationAdminAccounts."""
    return call(caller, "ListOrganizationAdminAccounts", given, success({
        "AdminAccounts": [{"AccountId": account, "Status": "ENABLED"} for account in listed],
        "Feature": "SecurityHub"}))


def delegated(*accounts):
    """The administrator is the delegated one of an organization to which these accounts belong, too."""
    return [*join(A, *accounts), designate(G, A)]


def configured(caller, auto=False, standards="DEFAULT", kind="LOCAL", is_full=False):
    """DescribeOrganizationConfiguration."""
    return call(caller, "DescribeOrganizationConfiguration", None, success({
        "AutoEnable": auto, "MemberAccountLimitReached": is_full, "AutoEnableStandards": standards,
        "OrganizationConfiguration": {"ConfigurationType": kind, "Status": "ENABLED"}}))


def configure(caller, auto, standards=None, kind=None, expect=DONE):
    """UpdateOrganizationConfiguration."""
    return call(caller, "UpdateOrganizationConfiguration",
                {"AutoEnable": auto} | ({"AutoEnableStandards": standards} if standards else {})
                | ({"OrganizationConfiguration": {"ConfigurationType": kind}} if kind else {}), expect)


def enrolled(by, invited="time-1"):
    """What an enrolled member is shown of its administrator: an Invitation without an id (G-14)."""
    return {"AccountId": by, "InvitedAt": "${%s}" % invited, "MemberStatus": "Enabled"}


CANNOT_LEAVE = failure("BadRequestException", "managed-member-cannot-leave")


# --- a whole vector ------------------------------------------------------------------------------------

def vector(name, rules, tells, *steps, switch=None):
    """The vector as a JSON object: what it needs, its accounts, and how sure it is, are read off its rules and steps."""
    about = rules.split()
    flat = [step for part in steps for step in (part if isinstance(part, list) else [part])]
    named = re.findall(r"\$\{([a-z]+)\}", json.dumps(flat))
    needs = [need for need, needed in (
        ("organization", any("member" in step.get("organization", ()) for step in flat)),
        ("management", any("management" in step.get("organization", ()) for step in flat)),
        (f"switch: {switch}", switch),
        ("clock", any("advance_ms" in step for step in flat)),
        ("http", any("as" in step and "operation" not in step for step in flat))) if needed]
    accounts = [account for account in dict.fromkeys(named) if account in ACCOUNTS]
    return {"format": FORMAT, "semantics": SEMANTICS, "name": f"requests/{name}", "tells": tells, "rules": about,
            "sure": CERTAINTY.sure(about), "level": CERTAINTY.level(about, flat), "needs": needs, "accounts": accounts,
            "steps": flat}

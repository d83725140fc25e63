"""The rules of doc/semantics.md that are tables: transitions, texts, failures, switches, limits."""

import re

from expect import ANY_TEXT

STATES = ("none", "created", "pending", "accepted", "declined", "resigned", "removed")

STEPS = ("create", "enroll", "invite", "disassociate", "delete-member", "withdraw", "disable-hub",
         "accept", "decline", "delete-invitation", "leave")

# Section 3, state by state in the order of STEPS: `>x` moves to x, `=` succeeds and leaves, `R` refuses one entry,
# `E` fails the whole call. The E of disable-hub is told apart by who the caller is, in `disable_security_hub`.
_TABLE = """
none: >created, >accepted, R not-a-member, =, R not-a-member, R no-invitation, =,
      E no-invitation-to-accept, R no-invitation, R no-invitation, E not-associated
created: R already-a-member, >accepted, >pending, =, >none, R no-invitation, >none,
      E no-invitation-to-accept, R no-invitation, R no-invitation, E not-associated
pending: R already-a-member, >accepted, R already-invited, >removed, >none, >created, >none,
      >accepted, >declined, R not-declined, E not-associated
accepted: R already-a-member, R already-a-member, R already-invited, >removed, R still-associated-member,
      R still-associated-invitation, E administrator-cannot-disable,
      E already-associated, R already-accepted, R still-associated-invitation, >resigned
declined: R already-a-member, >accepted, R already-invited, >removed, >none, >created, >none,
      >accepted, R already-declined, >none, E not-associated
resigned: R already-a-member, >accepted, R already-invited, >removed, >none, >created, >none,
      >accepted, R already-declined, >none, E not-associated
removed: R already-a-member, >accepted, >pending, =, >none, R no-invitation, >none,
      E no-invitation-to-accept, R no-invitation, R no-invitation, E not-associated
"""


def _read_table(text):
    """The table as {(state, step): (kind, state or reason)}, kind being one of `>`, `=`, `R`, `E`."""
    table = {}
    for row in re.split(r"\n(?=\w)", text.strip()):
        state, _, cells = row.partition(":")
        for step, cell in zip(STEPS, cells.split(","), strict=True):
            cell = cell.strip()
            table[state, step] = (cell[0], cell[1:].strip())
    return table


TABLE = _read_table(_TABLE)

# Section 2: the word on the wire, and in which states the member sees an invitation, if there is an invitation id.
WIRE_STATUS = {"created": "Created", "pending": "Invited", "accepted": "Enabled", "declined": "Resigned",
               "resigned": "Resigned", "removed": "Removed"}
SEEN_AS_INVITATION = ("pending", "accepted", "declined", "resigned")

# Section 6.
REJECTED = "The request is rejected because "
_DELETE_INVITATION = ("the current account cannot delete the invitation from the given master account ID since it is "
                      "still associated to it or has not declined their invitation yet.")
RESULT_TEXT = {
    "already-a-member": "the given account ID is already a member or associated member of the current account.",
    "self-create": "an account cannot become a member of itself.",
    "self-invite": "the current account cannot invite itself.",
    "caller-is-a-member-create": "the current account cannot create members since it is already an associated member "
                                 "of another master account.",
    "caller-is-a-member-invite": "the current account cannot invite other accounts since it is already an associated "
                                 "member of another master account.",
    "member-limit": "the current account cannot create anymore members since it cannot exceed the maximum number of "
                    "allowed members.",
    "already-invited": "the current account has already invited or is already the SecurityHub master of the given "
                       "member account ID.",
    "still-associated-member": "the current account cannot delete the given member account ID since it is still "
                               "associated to it.",
    "not-declined": _DELETE_INVITATION,
    "still-associated-invitation": _DELETE_INVITATION,
    "invalid-account-id": "an invalid or out-of-range value is specified as an input parameter.",
    "not-a-member": "the given account ID is not a member of the current account.",
    "no-invitation": "the current account has no invitation from the given account ID.",
    "already-accepted": "the current account has already accepted the invitation from the given account ID.",
    "already-declined": "the current account has already declined the invitation from the given account ID.",
    "invitation-limit": "the current account cannot invite anymore members since it cannot exceed the maximum number "
                        "of pending invitations.",
    "organization-account": "the given account ID belongs to an organization and does not receive invitations.",
    "has-administrator": "the given account ID is already an associated member of another master account.",
    "account-has-members": ANY_TEXT,
    "management-account-hub-off": ANY_TEXT,
}

STATUS = {"AccessDeniedException": 403, "BadRequestException": 400, "InvalidAccessException": 401,
          "InvalidInputException": 400, "RequestEntityTooLargeException": 413, "ResourceConflictException": 409,
          "ResourceNotFoundException": 404, "SerializationException": 400, "UnknownOperationException": 404}

_NO_INVITATION_TO_ACCEPT = REJECTED + ("the current account has no pending invitation from the given master account ID "
                                       "or is already an associated member of another master account.")
_NO_SUCH_RESOURCE = "The request is rejected since no such resource found."

# Why a whole call fails: the exception and the text. `{caller}` is the calling account.
FAILURES = {
    "unknown-operation": ("UnknownOperationException", ANY_TEXT),
    "too-large": ("RequestEntityTooLargeException", ANY_TEXT),
    "not-json": ("SerializationException", ANY_TEXT),
    "input": ("InvalidInputException", ANY_TEXT),
    "hub-off": ("InvalidAccessException", "Account {caller} is not subscribed to AWS Security Hub"),
    "hub-off-bad-request": ("BadRequestException", _NO_SUCH_RESOURCE),
    "hub-off-access-denied": ("AccessDeniedException", _NO_SUCH_RESOURCE),
    "hub-off-not-found": ("ResourceNotFoundException", _NO_SUCH_RESOURCE),
    "hub-off-describe": ("InvalidAccessException", ANY_TEXT),
    "never-seen": ("ResourceNotFoundException", ANY_TEXT),
    "organization-caller": ("InvalidAccessException",
                            "The account doesn't have permission to perform this action."),
    "invalid-account-id": ("InvalidInputException", REJECTED + RESULT_TEXT["invalid-account-id"]),
    "token": ("InvalidInputException", ANY_TEXT),
    "decline-not-found": ("ResourceNotFoundException", ANY_TEXT),
    "other-hub": ("ResourceNotFoundException", ANY_TEXT),
    "not-an-arn": ("InvalidInputException", ANY_TEXT),
    "already-subscribed": ("ResourceConflictException", "Account is already subscribed to Security Hub"),
    "member-cannot-disable": ("InvalidInputException", "Member account cannot disable Security Hub"),
    "administrator-cannot-disable": ("InvalidInputException",
                                     "Cannot disable Security Hub on the Security Hub administrator"),
    "already-associated": ("InvalidInputException", REJECTED + "the current account cannot accept invitations since "
                           "it is already an associated member of some master account."),
    "has-members": ("InvalidInputException", REJECTED + "the current account cannot accept invitations since it still "
                    "has created, invited or associated members."),
    "no-invitation-to-accept": ("InvalidInputException", _NO_INVITATION_TO_ACCEPT),
    "accept-not-found": ("ResourceNotFoundException", _NO_INVITATION_TO_ACCEPT),
    "inviter-is-a-member": ("InvalidInputException", REJECTED + "the current account cannot accept invitation from the "
                            "given account ID since the latter is an associated member of another master account."),
    "not-associated": ("BadRequestException",
                       REJECTED + "the current account is not associated to a master account"),
    "managed-member-cannot-leave": ("BadRequestException",
                                    REJECTED + "member cannot disassociate from Organization administrator"),
    "member-cannot-configure": ("InvalidAccessException", "Request contains configurations that cannot be updated by a "
                                "member account {caller}"),
    "not-in-an-organization": ("AccessDeniedException", "Your account is not a member of an organization"),
    "not-the-management-account": ("AccessDeniedException",
                                   "Caller is not an organization manager or delegated administrator"),
    "central-configuration": ("ResourceConflictException", ANY_TEXT),
    "not-in-this-organization": ("InvalidInputException", ANY_TEXT),
    "administrator-already-designated": ("ResourceConflictException", ANY_TEXT),
    "another-administrator-designated": ("InvalidInputException", ANY_TEXT),
    "administrator-is-a-member": ("InvalidInputException", ANY_TEXT),
    "management-account-cannot-administer": ("InvalidInputException", ANY_TEXT),
    "hub-off-management-account": ("InvalidInputException", ANY_TEXT),
    "not-the-designated-administrator": ("InvalidInputException", ANY_TEXT),
    "not-an-organization-administrator": ("InvalidAccessException",
                                          "Account {caller} is not an administrator for this organization"),
    "not-central": ("InvalidInputException", ANY_TEXT),
    "other-resource": ("ResourceNotFoundException", ANY_TEXT),
    "too-many-tags": ("InvalidInputException", ANY_TEXT),
}

# Section 8.
SWITCHES = {"require_security_hub": True, "hub_off_error": "observed", "reinvite_after_decline": False,
            "accept_after_decline": True, "invite_associated_accounts": True, "own_id_declines_all": True,
            "administrator_may_delete_invitations": True, "decline_unknown_is_not_found": False,
            "accept_unknown_is_not_found": False, "management_account_may_administer": True,
            "twelve_digit_account_ids": False, "max_members": 1000, "max_organization_members": 10000,
            "max_pending_invitations": 1000, "max_account_details": 50, "max_account_ids": 0}

# G-1: what needs no hub.
UNGATED = ("EnableSecurityHub", "EnableOrganizationAdminAccount", "DisableOrganizationAdminAccount",
           "ListOrganizationAdminAccounts", "TagResource", "UntagResource", "ListTagsForResource")

# G-1: how each operation was seen to refuse a caller without a hub, and what the switch makes of it. Else `hub-off`.
HUB_OFF_OBSERVED = dict.fromkeys(
    ("GetMembers", "ListMembers", "DeleteMembers", "DisassociateMembers", "GetMasterAccount", "GetAdministratorAccount",
     "ListInvitations", "DisassociateFromAdministratorAccount", "DisassociateFromMasterAccount", "GetInvitationsCount"),
    "hub-off-bad-request") | {"DisableSecurityHub": "hub-off-not-found"}
HUB_OFF_WORDS = {
    "observed": HUB_OFF_OBSERVED,
    "access-denied": {operation: "hub-off-access-denied" if why == "hub-off-bad-request" else why
                      for operation, why in HUB_OFF_OBSERVED.items()},
    "invalid-access": {},
}
SEEN_CALLER_OPERATIONS = ("AcceptAdministratorInvitation", "AcceptInvitation", "DeclineInvitations",
                          "DeleteInvitations", "DisassociateFromAdministratorAccount",
                          "DisassociateFromMasterAccount")  # G-2

# What a program should come upon beside operations, results, failures and cells, by its rule.
EVENTS = (
    "G-8 on file, enrolled above the limit",
    "G-9 invited from outside its organization", "G-9 invited within an organization without administrator",
    "G-13 its hub switched on", "G-13 unmade with managed members", "G-13 unmade without managed members",
    "G-14 its hub switched on", "G-14 its hub already on", "G-14 the management account enrolled",
    "G-14 shown without invitation id", "G-14 shown with invitation id, managed",
    "G-15 named", "G-15 unnamed", "G-15 none", "G-15 no change", "G-15 dissolved", "G-15 administrator leaves",
    "G-15 managed member leaves", "G-15 enrolled", "G-15 passed over", "G-15 already accepted",
    "G-17 the administrator's generator, not its own", "O-13 over an old tag", "O-13 untagged",
    "O-14 limit reached", "O-14 central", "O-14 local again",
)

BLANK = "\t\n\v\f\r "  # W-3
LONGEST_ID = 1024  # W-3, bytes
LARGEST_PAGE = 50  # O-7
MOST_ADMINISTRATORS = 10  # section 5: the largest page of ListOrganizationAdminAccounts
MOST_TAGS = 50  # O-13, of a call and of a hub
LONGEST_TAG_VALUE = 256  # O-13, characters
LARGEST_BODY = 10 * 1024 * 1024  # O-11, bytes
DEEPEST_JSON = 2048  # O-11

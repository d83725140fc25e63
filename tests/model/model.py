#!/usr/bin/env python3
"""A second implementation of the invitation lifecycle, to compare `beckon run` with.

It is written from the rules alone (doc/semantics.md; each rule is cited by its id) and shares nothing with the
library: where both agree, two readings of the same text agree. It favours tables and plain scans over speed.

`World.answer_text()` takes one line of the protocol and gives the answer to expect; `expect.matches()` compares the
actual one with it. Run as a program it checks its own tables.
"""

import base64
import binascii
import collections
import dataclasses
import datetime
import re
import sys

from expect import ANY_TEXT, Unpredictable
from reading import (Failure, NotJson, demand, is_account_id, percent_decoded, query_document, query_parameters,
                     strict_json)
from tables import (BLANK, FAILURES, HUB_OFF_WORDS, LARGEST_BODY, LARGEST_PAGE, REJECTED,
                    RESULT_TEXT, SEEN_AS_INVITATION, SEEN_CALLER_OPERATIONS, STATES, STATUS, STEPS, SWITCHES, TABLE,
                    WIRE_STATUS)

_EPOCH = datetime.datetime(1970, 1, 1)


class NotUnderstood(Exception):
    """The protocol does not know such a line."""


@dataclasses.dataclass
class Account:
    """An account that was seen (G-2)."""
    hub_since: int | None = None
    organization: bool = False


@dataclasses.dataclass
class Association:
    """One record per ordered pair (W-2). `place` grows with every record made and is never given twice (T-6)."""
    administrator: str
    member: str
    place: int
    state: str
    email: str | None
    updated_at: int
    invitation_id: Unpredictable | None = None
    invited_at: int | None = None


def time_text(micros, digits):
    """A time with six digits as in dumps, or three, truncated, as on the wire (W-4)."""
    text = (_EPOCH + datetime.timedelta(microseconds=micros)).isoformat(timespec="microseconds")
    return text[:len(text) - 6 + digits] + "Z"


def wire_time(micros):
    return None if micros is None else time_text(micros, 3)


def without_absent(members):
    """Section 5: a member without a value is absent."""
    return {name: value for name, value in members.items() if value is not None}


class World:
    """One Region (W-1), with the protocol of `beckon run` around it. `met` counts what was exercised."""

    def __init__(self, clock="2026-01-01T00:00:00Z", region="us-east-1", **switches):
        self.switches = SWITCHES | switches
        self.region = region
        start = datetime.datetime.fromisoformat(clock.removesuffix("Z"))
        self.now = (start - _EPOCH) // datetime.timedelta(microseconds=1)
        self.accounts = {}
        self.pairs = {}  # (administrator, member): Association, in creation order
        self.records_made = 0
        self.ids_drawn = 0
        self.ids_seen, self.token_texts = set(), set()
        self.tokens = {}  # (operation, caller, OnlyAssociated, place): Unpredictable
        self.met = collections.Counter()

    # The protocol.

    def answer_text(self, line):
        """The expected answer to a line in bytes, or None if it is passed over."""
        if line.strip() == b"" or line.startswith(b"#"):
            return None
        try:
            return self.answer(strict_json(line))
        except (NotUnderstood, NotJson):
            self.met["line not understood"] += 1
            return {"error": ANY_TEXT}

    def answer(self, line):
        """The expected answer to a parsed line."""
        return self._answerer(line)(self, line)

    def _answerer(self, line):
        """What answers a line of this kind (LINES), its members having the types that they must have."""
        if not isinstance(line, dict):
            raise NotUnderstood
        for required, optional, answer_to in LINES:
            if required <= line.keys() <= required | optional:
                break
        else:
            raise NotUnderstood
        if any(type(value) is not LINE_TYPES[key] for key, value in line.items() if key != "input"):
            raise NotUnderstood
        if "as" in line and (line["as"].strip(BLANK) == "" or "\0" in line["as"]):
            raise NotUnderstood
        return answer_to

    def _answer_dump(self, line):
        if not line["dump"]:
            raise NotUnderstood
        return {"world": self.dump()}

    def _answer_check(self, line):
        if not line["check"]:
            raise NotUnderstood
        return {"ok": True}

    def _answer_advance(self, line):
        if line["advance_ms"] < 0:
            raise NotUnderstood
        moved = self.now + 1000 * line["advance_ms"]
        try:
            answer = {"clock": wire_time(moved)}
        except OverflowError:  # out of the years 1 to 9999
            raise NotUnderstood from None
        self.now = moved
        return answer

    def _answer_organization(self, line):
        mark = line["organization"]
        if (mark.keys() != {"account", "member"} or not is_account_id(mark["account"])
                or type(mark["member"]) is not bool):
            raise NotUnderstood
        if mark["member"]:
            self._see(mark["account"]).organization = True  # G-2, G-9
        elif mark["account"] in self.accounts:
            self.accounts[mark["account"]].organization = False
        return {"ok": True}

    def _answer_operation(self, line):
        return self._judged(line["as"], line["operation"], lambda fields: line.get("input", {}))

    def _answer_request(self, line):
        if "body" in line and "body_base64" in line:
            raise NotUnderstood
        try:
            body = (base64.b64decode(line["body_base64"], validate=True) if "body_base64" in line
                    else line.get("body", "").encode("utf-8"))
        except (binascii.Error, ValueError):
            raise NotUnderstood from None
        query = line.get("query", "")
        operation = ROUTES.get((line["method"], percent_decoded(line["path"])))
        if line["method"] == "POST":
            return self._judged(line["as"], operation, lambda fields: self._body_document(body, query))
        return self._judged(line["as"], operation, lambda fields: query_document(fields, query))

    def _body_document(self, body, query):
        """The document of a POST. Its query says nothing, but must be one (O-11)."""
        if len(body) > LARGEST_BODY:
            raise Failure("too-large")
        try:
            document = strict_json(body) if body else {}
        except NotJson:
            raise Failure("not-json") from None
        if isinstance(document, dict):
            query_parameters(query)
        return document

    def _judged(self, caller, name, read_document):
        """G-12, the whole call; and O-11, the answer."""
        try:
            if name not in OPERATIONS:
                raise Failure("unknown-operation")
            self.met[f"operation {name}"] += 1
            _, _, fields, perform = OPERATIONS[name]
            document = read_document(fields)
            if not isinstance(document, dict):
                raise Failure("not-json")
            given = [READERS[field](self, document.get(field)) for field in fields]
            self._gate(name, caller)
            body = perform(self, caller, *given)
            self.met["answer 200"] += 1
            return {"status": 200, "headers": {"content-type": "application/json"}, "body": body}
        except Failure as failure:
            self.met[f"failure {failure.why}"] += 1
            code, text = FAILURES[failure.why]
            if isinstance(text, str):
                text = text.replace("{caller}", caller)
            return {"status": STATUS[code], "headers": {"content-type": "application/json", "x-amzn-errortype": code},
                    "body": {"Message": text, "Code": code}}

    def dump(self):
        """W-7: the whole world."""
        def dump_time(micros):
            return None if micros is None else time_text(micros, 6)

        accounts = [without_absent({"account": name, "hub_since": dump_time(account.hub_since),
                                    "organization": account.organization or None})
                    for name, account in sorted(self.accounts.items(), key=lambda item: item[0].encode("utf-8"))]
        associations = [without_absent({"administrator": pair.administrator, "member": pair.member,
                                        "state": pair.state, "email": pair.email,
                                        "invitation_id": pair.invitation_id,
                                        "invited_at": dump_time(pair.invited_at),
                                        "updated_at": dump_time(pair.updated_at)})
                        for pair in self.pairs.values()]
        return {"format": 1, "semantics": 1, "ids_drawn": self.ids_drawn, "accounts": accounts,
                "associations": associations}

    # Input (O-4): each reader takes a member's value, None for an absent or null one, and refuses what is wrong.

    def _read_id(self, value):
        demand(is_account_id(value))
        return value

    def _read_ids(self, value):
        demand(isinstance(value, list) and value)
        return [self._read_id(element) for element in value]

    def _read_details(self, value):
        demand(isinstance(value, list) and value)
        limit = self.switches["max_account_details"]
        demand(limit == 0 or len(value) <= limit)  # G-8
        return [self._read_detail(element) for element in value]

    def _read_detail(self, value):
        demand(isinstance(value, dict))
        email = value.get("Email")
        demand(email is None or isinstance(email, str) and email.strip(BLANK) != "")
        return self._read_id(value.get("AccountId")), email

    def _read_only_associated(self, value):
        demand(value is None or isinstance(value, bool))
        return value is not False  # O-7: absent is true

    def _read_max_results(self, value):
        demand(value is None or type(value) is int and 1 <= value <= LARGEST_PAGE)
        return value or LARGEST_PAGE

    def _read_text(self, value):
        demand(value is None or isinstance(value, str))
        return value

    # Looking at the world.

    def _see(self, account):
        return self.accounts.setdefault(account, Account())

    def _hub_on(self, account):
        return account in self.accounts and self.accounts[account].hub_since is not None

    def _in_organization(self, account):
        return account in self.accounts and self.accounts[account].organization

    def state(self, administrator, member):
        pair = self.pairs.get((administrator, member))
        return pair.state if pair else "none"

    def members_of(self, administrator, states=STATES):
        return [p for p in self.pairs.values() if p.administrator == administrator and p.state in states]

    def invitations_of(self, member, states=SEEN_AS_INVITATION):
        return [p for p in self.pairs.values() if p.member == member and p.state in states]

    def administrator_pair(self, member):
        """The accepted association of a member: at most one (G-3)."""
        return next(iter(self.invitations_of(member, ("accepted",))), None)

    def _invalid(self, account):
        """Switch twelve_digit_account_ids."""
        return self.switches["twelve_digit_account_ids"] and not re.fullmatch("[0-9]{12}", account)

    def _gate(self, operation, caller):
        """G-12 between input and the rest: G-1 or G-2, then G-9."""
        if self.switches["require_security_hub"]:
            if operation != "EnableSecurityHub" and not self._hub_on(caller):
                raise Failure(HUB_OFF_WORDS[self.switches["hub_off_error"]].get(operation, "hub-off"))
        elif operation in SEEN_CALLER_OPERATIONS and caller not in self.accounts:
            raise Failure("never-seen")
        if operation == "DeclineInvitations" and self._in_organization(caller):
            raise Failure("organization-caller")

    # Moving a pair.

    def cell(self, state, step):
        """Section 3 as the switches have it."""
        if self.switches["reinvite_after_decline"] and step == "invite" and state in ("declined", "resigned"):
            return ">", "pending"
        if not self.switches["accept_after_decline"] and (state, step) == ("declined", "accept"):
            return "E", "no-invitation-to-accept"
        return TABLE[state, step]

    def _as_switched(self, why):
        """G-7: the exception for what cannot be accepted."""
        if why == "no-invitation-to-accept" and self.switches["accept_unknown_is_not_found"]:
            return "accept-not-found"
        return why

    def _take(self, administrator, member, step, email=None):
        """One step of one pair: moves it, or gives the reason for which the entry is refused."""
        state = self.state(administrator, member)
        self.met[f"cell {state}/{step}"] += 1
        kind, value = self.cell(state, step)
        if kind == "R":
            return value
        if kind == "E":
            raise Failure(self._as_switched(value))
        if kind == ">":
            self._move(administrator, member, step, value, email)
        return None

    def _move(self, administrator, member, step, state, email):
        """T-1, T-2, T-6."""
        if state == "none":
            del self.pairs[administrator, member]
            return
        if step == "create":
            self._see(administrator)  # G-2
            self._see(member)
            self.records_made += 1
            self.pairs[administrator, member] = Association(administrator, member, self.records_made, state, email,
                                                            self.now)
            return
        pair = self.pairs[administrator, member]
        pair.state, pair.updated_at = state, self.now
        if step == "invite":
            self.ids_drawn += 1
            pair.invitation_id = Unpredictable("invitation id", "[0-9a-f]{32}", self.ids_seen)  # W-5
            pair.invited_at = self.now
        elif step == "withdraw":
            pair.invitation_id = pair.invited_at = None

    def _each(self, accounts, judge, *more):
        """O-3, with the check that comes before all others (G-12): the refused (id, reason), in input order."""
        judged = [(account, "invalid-account-id" if self._invalid(account) else judge(account, *others))
                  for account, *others in zip(accounts, *more)]
        return [(account, reason) for account, reason in judged if reason]

    def _unprocessed(self, refused):
        for _, reason in refused:
            self.met[f"result {reason}"] += 1
        return {"UnprocessedAccounts": [{"AccountId": account, "ProcessingResult": REJECTED + RESULT_TEXT[reason]}
                                        for account, reason in refused]}

    # What an administrator does. Per id in the order of G-12.

    def create_members(self, caller, details):
        def judge(account, email):
            if account == caller:
                return "self-create"  # G-6
            if self.administrator_pair(caller):
                return "caller-is-a-member-create"  # G-5
            full = 0 < self.switches["max_members"] <= len(self.members_of(caller))
            if full and self.state(caller, account) == "none":
                return "member-limit"  # G-8
            return self._take(caller, account, "create", email)

        accounts, emails = zip(*details)
        return self._unprocessed(self._each(accounts, judge, emails))

    def invite_members(self, caller, accounts):
        def judge(account):
            if account == caller:
                return "self-invite"  # G-6
            if self.administrator_pair(caller):
                return "caller-is-a-member-invite"  # G-5
            if self.cell(self.state(caller, account), "invite")[0] == "R":
                return self._take(caller, account, "invite")
            if not self.switches["invite_associated_accounts"] and self.administrator_pair(account):
                return "has-administrator"
            if self._in_organization(account):
                return "organization-account"  # G-9
            if 0 < self.switches["max_pending_invitations"] <= len(self.members_of(caller, ("pending",))):
                return "invitation-limit"  # G-8
            return self._take(caller, account, "invite")

        return self._unprocessed(self._each(accounts, judge))

    def delete_members(self, caller, accounts):
        return self._unprocessed(self._each(accounts, lambda account: self._take(caller, account, "delete-member")))

    def disassociate_members(self, caller, accounts):
        self._each(accounts, lambda account: self._take(caller, account, "disassociate"))  # O-9: no result list
        return {}

    def get_members(self, caller, accounts):
        """O-5."""
        members = []

        def judge(account):
            if (caller, account) not in self.pairs:
                return "not-a-member"
            members.append(self._member(self.pairs[caller, account]))
            return None

        return self._unprocessed(self._each(accounts, judge)) | {"Members": members}

    def list_members(self, caller, only_associated, max_results, token):
        """O-6."""
        pairs = self.members_of(caller, ("accepted",) if only_associated else STATES)
        shown, rest = self._page(("ListMembers", caller, only_associated), pairs, max_results, token)
        return {"Members": [self._member(pair) for pair in shown]} | rest

    # What a member does.

    def list_invitations(self, caller, max_results, token):
        """O-6."""
        pairs = self.invitations_of(caller)
        shown, rest = self._page(("ListInvitations", caller, None), pairs, max_results, token)
        return {"Invitations": [self._invitation(pair) for pair in shown]} | rest

    def get_invitations_count(self, caller):
        """O-6: less the accepted one."""
        return {"InvitationsCount": len(self.invitations_of(caller, ("pending", "declined", "resigned")))}

    def accept(self, caller, administrator, invitation_id):
        """G-7."""
        if self._invalid(administrator):
            raise Failure("invalid-account-id")
        if self.administrator_pair(caller):
            raise Failure("already-associated")
        if self.members_of(caller, ("created", "pending", "accepted")):
            raise Failure("has-members")
        pair = self.pairs.get((administrator, caller))
        acceptable = self.cell(self.state(administrator, caller), "accept")[0] == ">"
        if acceptable and pair.invitation_id.text != invitation_id:  # one not yet seen cannot have been guessed
            raise Failure(self._as_switched("no-invitation-to-accept"))
        if acceptable and self.administrator_pair(administrator):
            raise Failure("inviter-is-a-member")
        self._take(administrator, caller, "accept")
        return {}

    def decline_invitations(self, caller, accounts):
        def judge(account):
            if account == caller and self.switches["own_id_declines_all"]:
                pending = self.invitations_of(caller, ("pending",))  # O-1
                for pair in pending:
                    self._take(pair.administrator, caller, "decline")
                return None if pending else "no-invitation"
            return self._take(account, caller, "decline")

        before = {key: dataclasses.replace(pair) for key, pair in self.pairs.items()}
        refused = self._each(accounts, judge)
        if (self.switches["decline_unknown_is_not_found"]
                and any(reason == "no-invitation" for _, reason in refused)):
            self.pairs = before
            raise Failure("decline-not-found")
        return self._unprocessed(refused)

    def delete_invitations(self, caller, accounts):
        def judge(account):
            if (self.state(account, caller) in SEEN_AS_INVITATION
                    or not self.switches["administrator_may_delete_invitations"]):
                return self._take(account, caller, "delete-invitation")
            return self._take(caller, account, "withdraw")  # O-2

        return self._unprocessed(self._each(accounts, judge))

    def leave(self, caller):
        pair = self.administrator_pair(caller)
        if not pair:
            raise Failure("not-associated")  # O-10
        self._take(pair.administrator, caller, "leave")
        return {}

    def _administrator(self, caller, name):
        """O-8."""
        pair = self.administrator_pair(caller)
        return {name: self._invitation(pair)} if pair else {}

    def get_administrator_account(self, caller):
        return self._administrator(caller, "Administrator")

    def get_master_account(self, caller):
        return self._administrator(caller, "Master")

    # The hub.

    def enable_security_hub(self, caller):
        if self._hub_on(caller):
            raise Failure("already-subscribed")  # G-10
        self._see(caller).hub_since = self.now
        return {}

    def disable_security_hub(self, caller):
        """G-11."""
        if self.administrator_pair(caller):
            raise Failure("member-cannot-disable")
        if self.members_of(caller, ("accepted",)):
            raise Failure("administrator-cannot-disable")
        for pair in self.members_of(caller):
            self._take(caller, pair.member, "disable-hub")
        if caller in self.accounts:
            self.accounts[caller].hub_since = None
        return {}

    def describe_hub(self, caller, hub_arn):
        """O-12."""
        if not self._hub_on(caller):
            raise Failure("hub-off-describe")
        own = self.hub_arn(caller)
        if hub_arn is not None and not re.match("arn:([^:]*:){4}", hub_arn):
            raise Failure("not-an-arn")
        if hub_arn not in (None, own):
            raise Failure("other-hub")
        return {"HubArn": own, "SubscribedAt": wire_time(self.accounts[caller].hub_since), "AutoEnableControls": True,
                "ControlFindingGenerator": "SECURITY_CONTROL"}

    def hub_arn(self, account):
        """Section 5, with the partition of W-1."""
        partition = ("aws-cn" if self.region.startswith("cn-")
                     else "aws-us-gov" if self.region.startswith("us-gov-") else "aws")
        return f"arn:{partition}:securityhub:{self.region}:{account}:hub/default"

    # Shapes (section 5) and pages (O-7).

    def _member(self, pair):
        return without_absent({"AccountId": pair.member, "Email": pair.email, "MasterId": pair.administrator,
                               "AdministratorId": pair.administrator, "MemberStatus": WIRE_STATUS[pair.state],
                               "InvitedAt": wire_time(pair.invited_at), "UpdatedAt": wire_time(pair.updated_at)})

    def _invitation(self, pair):
        return {"AccountId": pair.administrator, "InvitationId": pair.invitation_id,
                "InvitedAt": wire_time(pair.invited_at), "MemberStatus": WIRE_STATUS[pair.state]}

    def _page(self, tie, pairs, max_results, token):
        """The pairs to show, and the NextToken, if any. A token says after which place to go on."""
        after = 0
        if token is not None:
            after = next((key[-1] for key, known in self.tokens.items() if known.text == token and key[:-1] == tie),
                         None)
            if after is None:
                raise Failure("token")
        left = [pair for pair in pairs if pair.place > after]
        shown = left[:max_results]
        if len(left) == len(shown):
            return shown, {}
        self.met["answer with NextToken"] += 1
        key = (*tie, shown[-1].place)
        return shown, {"NextToken": self.tokens.setdefault(key, Unpredictable("token", "[A-Za-z0-9_-]+",
                                                                              self.token_texts))}


READERS = {"AccountIds": World._read_ids, "AccountDetails": World._read_details, "AdministratorId": World._read_id,
           "MasterId": World._read_id, "InvitationId": World._read_id, "OnlyAssociated": World._read_only_associated,
           "MaxResults": World._read_max_results, "NextToken": World._read_text, "HubArn": World._read_text}

# Section 5: method, path, the members of the input that are modelled, and what is done with them, in their order.
OPERATIONS = {
    "CreateMembers": ("POST", "/members", ("AccountDetails",), World.create_members),
    "GetMembers": ("POST", "/members/get", ("AccountIds",), World.get_members),
    "ListMembers": ("GET", "/members", ("OnlyAssociated", "MaxResults", "NextToken"), World.list_members),
    "DeleteMembers": ("POST", "/members/delete", ("AccountIds",), World.delete_members),
    "InviteMembers": ("POST", "/members/invite", ("AccountIds",), World.invite_members),
    "DisassociateMembers": ("POST", "/members/disassociate", ("AccountIds",), World.disassociate_members),
    "ListInvitations": ("GET", "/invitations", ("MaxResults", "NextToken"), World.list_invitations),
    "GetInvitationsCount": ("GET", "/invitations/count", (), World.get_invitations_count),
    "AcceptAdministratorInvitation": ("POST", "/administrator", ("AdministratorId", "InvitationId"), World.accept),
    "AcceptInvitation": ("POST", "/master", ("MasterId", "InvitationId"), World.accept),
    "DeclineInvitations": ("POST", "/invitations/decline", ("AccountIds",), World.decline_invitations),
    "DeleteInvitations": ("POST", "/invitations/delete", ("AccountIds",), World.delete_invitations),
    "DisassociateFromAdministratorAccount": ("POST", "/administrator/disassociate", (), World.leave),
    "DisassociateFromMasterAccount": ("POST", "/master/disassociate", (), World.leave),
    "GetAdministratorAccount": ("GET", "/administrator", (), World.get_administrator_account),
    "GetMasterAccount": ("GET", "/master", (), World.get_master_account),
    "EnableSecurityHub": ("POST", "/accounts", (), World.enable_security_hub),
    "DisableSecurityHub": ("DELETE", "/accounts", (), World.disable_security_hub),
    "DescribeHub": ("GET", "/accounts", ("HubArn",), World.describe_hub),
}

ROUTES = {(method, path): name for name, (method, path, _, _) in OPERATIONS.items()}

# The lines of the protocol: the members that each must have and may have, and what answers it.
LINES = (
    ({"as", "operation"}, {"input"}, World._answer_operation),
    ({"as", "method", "path"}, {"query", "body", "body_base64"}, World._answer_request),
    ({"advance_ms"}, set(), World._answer_advance),
    ({"organization"}, set(), World._answer_organization),
    ({"dump"}, set(), World._answer_dump),
    ({"check"}, set(), World._answer_check),
)
LINE_TYPES = {"as": str, "operation": str, "method": str, "path": str, "query": str, "body": str, "body_base64": str,
              "advance_ms": int, "organization": dict, "dump": bool, "check": bool}


def _entered(state):
    return {cell for cell, (kind, value) in TABLE.items() if kind == ">" and value == state}


def self_check():
    """What must be true of the tables themselves; a list of what is not."""
    wrong = [f"no cell {state}/{step}" for state in STATES for step in STEPS if (state, step) not in TABLE]
    wrong += [f"cell {cell} is none" for cell in TABLE if cell[0] not in STATES or cell[1] not in STEPS]
    for cell, (kind, value) in TABLE.items():
        known = {">": STATES, "=": ("",), "R": RESULT_TEXT, "E": FAILURES}[kind]
        wrong += [f"{cell} has an unknown {value}"] if value not in known else []
    if {step for _, step in _entered("accepted")} != {"accept"}:
        wrong.append("V-3: accepted is entered otherwise than by accept")
    if {value for (state, _), (kind, value) in TABLE.items() if state == "accepted" and kind == ">"} != {
            "resigned", "removed"}:
        wrong.append("V-3: accepted is left to somewhere else")
    if _entered("pending") != {("created", "invite"), ("removed", "invite")}:
        wrong.append("V-4: pending is entered otherwise than by invite")
    if len(OPERATIONS) != 19 or len(ROUTES) != 19:
        wrong.append("section 5 has 19 operations, each with a route of its own")
    wrong += [f"{name} reads an unknown {field}" for name, operation in OPERATIONS.items()
              for field in operation[2] if field not in READERS]
    wrong += [f"{code} has no status" for code, _ in FAILURES.values() if code not in STATUS]
    return wrong


if __name__ == "__main__":
    faults = self_check()
    print("\n".join(faults) or f"model: {len(TABLE)} cells, {len(OPERATIONS)} operations: ok")
    sys.exit(1 if faults else 0)

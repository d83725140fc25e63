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
from reading import (READERS, Failure, NotJson, is_account_id, percent_decoded, query_document,
                     query_parameters, read_input, strict_json)
from tables import (BLANK, FAILURES, HUB_OFF_WORDS, LARGEST_BODY, MOST_TAGS, REJECTED, RESULT_TEXT,
                    SEEN_AS_INVITATION, SEEN_CALLER_OPERATIONS, STATES, STATUS, STEPS, SWITCHES, TABLE, UNGATED,
                    WIRE_STATUS)

_EPOCH = datetime.datetime(1970, 1, 1)
USUAL_GENERATOR = "SECURITY_CONTROL"  # section 5
UNNAMED = ""  # the organization of which no more is known (G-9): no account id is blank


class NotUnderstood(Exception):
    """The protocol does not know such a line."""


class Refused(Exception):
    """A line that the protocol knows asks for what the embedder cannot do (G-15)."""


@dataclasses.dataclass
class Hub:
    """What there is while Security Hub is enabled (O-12, O-13)."""
    since: int
    control_finding_generator: str = USUAL_GENERATOR
    auto_enable_controls: bool = True
    tags: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Account:
    """An account that was seen (G-2). Its organization is the id that names it, UNNAMED, or None (G-9)."""
    hub: Hub | None = None
    organization: str | None = None


@dataclasses.dataclass
class Delegation:
    """The delegated administrator of an organization, and its configuration (G-13, O-14)."""
    administrator: str
    auto_enable: bool = False
    auto_enable_standards: str = "DEFAULT"
    configuration_type: str = "LOCAL"


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

    @property
    def enrolled(self):
        """Whether it came to be by G-14, and no invitation since: T-1."""
        return self.invited_at is not None and self.invitation_id is None


def time_text(micros, digits):
    """A time with six digits as in dumps, or three, truncated, as on the wire (W-4)."""
    text = (_EPOCH + datetime.timedelta(microseconds=micros)).isoformat(timespec="microseconds")
    return text[:len(text) - 6 + digits] + "Z"


def wire_time(micros):
    return None if micros is None else time_text(micros, 3)


def _by_id(things):
    """The items of what is kept by account id, in the order of the ids (W-3: byte for byte)."""
    return sorted(things.items(), key=lambda item: item[0].encode("utf-8"))


def without_absent(members):
    """Section 5: a member without a value is absent."""
    return {name: value for name, value in members.items() if value is not None}


def demand_arn(text):
    """O-12, O-13."""
    if not re.match("arn:([^:]*:){4}", text):
        raise Failure("not-an-arn")


def result_text(reason):
    """Section 6."""
    text = RESULT_TEXT[reason]
    return REJECTED + text if isinstance(text, str) else text


class World:
    """One Region (W-1), with the protocol of `beckon run` around it. `met` counts what was exercised."""

    def __init__(self, clock="2026-01-01T00:00:00Z", region="us-east-1", **switches):
        self.switches = SWITCHES | switches
        self.region = region
        start = datetime.datetime.fromisoformat(clock.removesuffix("Z"))
        self.now = (start - _EPOCH) // datetime.timedelta(microseconds=1)
        self.accounts = {}
        self.delegations = {}  # by the organization's management account
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
        except Refused:
            self.met["line refused"] += 1
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
        if (mark.keys() not in ({"account", "member"}, {"account", "management"}) or not is_account_id(mark["account"])
                or "management" in mark and not is_account_id(mark["management"])
                or "member" in mark and type(mark["member"]) is not bool):
            raise NotUnderstood
        organization = mark.get("management", UNNAMED if mark.get("member") else None)
        self._change_organization(mark["account"], organization)
        return {"ok": True}

    def _answer_operation(self, line):
        return self._judged(line["as"], line["operation"], lambda _: line.get("input", {}), {})

    def _answer_request(self, line):
        if "body" in line and "body_base64" in line:
            raise NotUnderstood
        try:
            body = (base64.b64decode(line["body_base64"], validate=True) if "body_base64" in line
                    else line.get("body", "").encode("utf-8"))
        except (binascii.Error, ValueError):
            raise NotUnderstood from None
        query = line.get("query", "")
        operation, in_path = route(line["method"], line["path"])
        if line["method"] in ("POST", "PATCH"):
            return self._judged(line["as"], operation, lambda _: self._body_document(body, query), in_path)
        return self._judged(line["as"], operation, lambda fields: query_document(fields, query), in_path)

    def _body_document(self, body, query):
        """The document of a POST or PATCH. Its query says nothing, but must be one (O-11)."""
        if len(body) > LARGEST_BODY:
            raise Failure("too-large")
        try:
            document = strict_json(body) if body else {}
        except NotJson:
            raise Failure("not-json") from None
        if isinstance(document, dict):
            query_parameters(query)
        return document

    def _judged(self, caller, name, read_document, in_path):
        """G-12, the whole call; and O-11, the answer. What the path says is a part of the input (O-13)."""
        try:
            if name not in OPERATIONS:
                raise Failure("unknown-operation")
            self.met[f"operation {name}"] += 1
            _, _, fields, perform = OPERATIONS[name]
            document = read_document(fields)
            if not isinstance(document, dict):
                raise Failure("not-json")
            given = read_input(name, fields, document | in_path, self.switches)
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

        accounts = [without_absent({"account": name, **self._dumped(account, dump_time)})
                    for name, account in _by_id(self.accounts)]
        organizations = [{"management": name, **dataclasses.asdict(delegation)}
                         for name, delegation in _by_id(self.delegations)]
        associations = [without_absent({"administrator": pair.administrator, "member": pair.member,
                                        "state": pair.state, "email": pair.email,
                                        "invitation_id": pair.invitation_id,
                                        "invited_at": dump_time(pair.invited_at),
                                        "updated_at": dump_time(pair.updated_at),
                                        "enrolled": pair.enrolled or None})
                        for pair in self.pairs.values()]
        return {"format": 2, "semantics": 2, "ids_drawn": self.ids_drawn, "accounts": accounts,
                "organizations": organizations, "associations": associations}

    def _dumped(self, account, dump_time):
        """What a dump says of an account: of its hub, beside the time, only what is not as by default."""
        organization = {"organization": account.organization == UNNAMED or None,
                        "management": account.organization or None}
        hub = account.hub
        if hub is None:
            return organization
        generator = hub.control_finding_generator
        return organization | {"hub_since": dump_time(hub.since),
                               "auto_enable_controls": None if hub.auto_enable_controls else False,
                               "control_finding_generator": None if generator == USUAL_GENERATOR else generator,
                               "tags": hub.tags or None}

    # Looking at the world.

    def _see(self, account):
        return self.accounts.setdefault(account, Account())

    def _note(self, event):
        self.met[f"event {event}"] += 1

    def hub(self, account):
        """The account's hub, or None while it is off."""
        return self.accounts[account].hub if account in self.accounts else None

    def organization(self, account):
        return self.accounts[account].organization if account in self.accounts else None

    def delegation(self, account):
        """What the account's organization has delegated, if anything (G-13)."""
        return self.delegations.get(self.organization(account))

    def delegated_to(self, account):
        """The delegation whose administrator the account is: it is one of its own organization (V-10)."""
        delegation = self.delegation(account)
        return delegation if delegation and delegation.administrator == account else None

    def _managed_elsewhere(self, account):
        """G-9."""
        return self.organization(account) == UNNAMED or self.delegation(account) is not None

    def managed(self, pair):
        """G-14."""
        delegation = self.delegation(pair.member)
        return pair.state == "accepted" and delegation is not None and delegation.administrator == pair.administrator

    def state(self, administrator, member):
        pair = self.pairs.get((administrator, member))
        return pair.state if pair else "none"

    def members_of(self, administrator, states=STATES):
        return [p for p in self.pairs.values() if p.administrator == administrator and p.state in states]

    def invitations_of(self, member, states=SEEN_AS_INVITATION):
        """Section 2: only what has an invitation id."""
        return [p for p in self.pairs.values() if p.member == member and p.state in states and p.invitation_id]

    def administrator_pair(self, member):
        """The accepted association of a member: at most one (G-3)."""
        return next((p for p in self.pairs.values() if p.member == member and p.state == "accepted"), None)

    def _member_limit_reached(self, administrator):
        """G-8."""
        limit = self.switches["max_organization_members" if self.delegated_to(administrator) else "max_members"]
        return 0 < limit <= len(self.members_of(administrator))

    def _invalid(self, account):
        """Switch twelve_digit_account_ids."""
        return self.switches["twelve_digit_account_ids"] and not re.fullmatch("[0-9]{12}", account)

    def _gate(self, operation, caller):
        """G-12 between input and the rest: G-1 or G-2, then G-9."""
        if self.switches["require_security_hub"]:
            if operation not in UNGATED and not self.hub(caller):
                raise Failure(HUB_OFF_WORDS[self.switches["hub_off_error"]].get(operation, "hub-off"))
        elif operation in SEEN_CALLER_OPERATIONS and caller not in self.accounts:
            raise Failure("never-seen")
        if operation == "DeclineInvitations" and self._managed_elsewhere(caller):
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
        if (administrator, member) not in self.pairs:
            self._see(administrator)  # G-2
            self._see(member)
            self.records_made += 1
            self.pairs[administrator, member] = Association(administrator, member, self.records_made, state, email,
                                                            self.now)
        pair = self.pairs[administrator, member]
        pair.state, pair.updated_at = state, self.now
        if step == "invite":
            self.ids_drawn += 1
            pair.invitation_id = Unpredictable("invitation id", "[0-9a-f]{32}", self.ids_seen)  # W-5
            pair.invited_at = self.now
        elif step == "enroll":
            pair.invitation_id, pair.invited_at = None, self.now
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
        return {"UnprocessedAccounts": [{"AccountId": account, "ProcessingResult": result_text(reason)}
                                        for account, reason in refused]}

    # What an administrator does. Per id in the order of G-12.

    def create_members(self, caller, details):
        def judge(account, email):
            if account == caller:
                return "self-create"  # G-6
            if self.delegated_to(caller) and self.organization(account) == self.organization(caller):
                return self._enroll(caller, account, email)
            if self.administrator_pair(caller):
                return "caller-is-a-member-create"  # G-5
            if self.state(caller, account) == "none" and self._member_limit_reached(caller):
                return "member-limit"
            return self._take(caller, account, "create", email)

        accounts, emails = zip(*details)
        return self._unprocessed(self._each(accounts, judge, emails))

    def _enroll(self, administrator, account, email=None):
        """G-14, in the order of G-12. By V-10 no other delegated administrator is in the same organization."""
        if self.cell(self.state(administrator, account), "enroll")[0] == "R":
            return self._take(administrator, account, "enroll")
        if self.administrator_pair(account):
            return "has-administrator"
        if self.members_of(account, ("accepted",)):
            return "account-has-members"
        is_management = account == self.organization(account)
        if is_management and not self.hub(account):
            return "management-account-hub-off"
        if self._member_limit_reached(administrator):
            if self.state(administrator, account) == "none":
                return "member-limit"
            self._note("G-8 on file, enrolled above the limit")
        if is_management:
            self._note("G-14 the management account enrolled")
        self._note(f"G-14 its hub {'already on' if self.hub(account) else 'switched on'}")
        self._take(administrator, account, "enroll", email)
        self._switch_on(account)
        return None

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
            if self._receives_no_invitations(account, caller):
                return "organization-account"
            if 0 < self.switches["max_pending_invitations"] <= len(self.members_of(caller, ("pending",))):
                return "invitation-limit"  # G-8
            return self._take(caller, account, "invite")

        return self._unprocessed(self._each(accounts, judge))

    def _receives_no_invitations(self, account, caller):
        """G-9."""
        organization = self.organization(account)
        if organization and organization != self.organization(caller):
            self._note("G-9 invited from outside its organization")
            return False
        if organization and not self.delegation(account):
            self._note("G-9 invited within an organization without administrator")
        return self._managed_elsewhere(account)

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
        if self.members_of(caller, ("created", "pending", "accepted")) or self.delegated_to(caller):
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
        if self.managed(pair):
            raise Failure("managed-member-cannot-leave")  # G-16
        self._take(pair.administrator, caller, "leave")
        return {}

    def _administrator(self, caller, name):
        """O-8."""
        pair = self.administrator_pair(caller)
        if pair and self.managed(pair):
            self._note("G-14 shown without invitation id" if pair.enrolled else
                       "G-14 shown with invitation id, managed")
        return {name: self._invitation(pair)} if pair else {}

    def get_administrator_account(self, caller):
        return self._administrator(caller, "Administrator")

    def get_master_account(self, caller):
        return self._administrator(caller, "Master")

    # The hub.

    def _switch_on(self, account):
        """G-13, G-14: a hub that is on already stays as it is."""
        if not self.hub(account):
            self.accounts[account].hub = Hub(self.now)

    def enable_security_hub(self, caller, tags, generator):
        if self.hub(caller):
            raise Failure("already-subscribed")  # G-10
        self._see(caller).hub = Hub(self.now, generator or USUAL_GENERATOR, tags=tags)
        return {}

    def disable_security_hub(self, caller):
        """G-11."""
        if self.administrator_pair(caller):
            raise Failure("member-cannot-disable")
        if self.members_of(caller, ("accepted",)) or self.delegated_to(caller):
            raise Failure("administrator-cannot-disable")
        for pair in self.members_of(caller):
            self._take(caller, pair.member, "disable-hub")
        if caller in self.accounts:
            self.accounts[caller].hub = None
        return {}

    def describe_hub(self, caller, hub_arn):
        """O-12."""
        hub = self._own_hub(caller)
        own = self.hub_arn(caller)
        if hub_arn is not None:
            demand_arn(hub_arn)
        if hub_arn not in (None, own):
            raise Failure("other-hub")
        return {"HubArn": own, "SubscribedAt": wire_time(hub.since), "AutoEnableControls": hub.auto_enable_controls,
                "ControlFindingGenerator": self._generator(caller)}

    def update_security_hub_configuration(self, caller, auto_enable_controls, generator):
        """O-12, G-17."""
        hub = self._own_hub(caller)
        if generator is not None:
            if self.administrator_pair(caller):
                raise Failure("member-cannot-configure")
            hub.control_finding_generator = generator
        if auto_enable_controls is not None:
            hub.auto_enable_controls = auto_enable_controls
        return {}

    def _own_hub(self, caller):
        """O-12: needed even with the gate switched off."""
        if not self.hub(caller):
            raise Failure("hub-off-describe")
        return self.hub(caller)

    def _generator(self, account):
        """G-17. Without the gate an administrator may have no hub, and so no setting: then a member has its own."""
        own, pair = self.hub(account), self.administrator_pair(account)
        hub = pair and self.hub(pair.administrator) or own
        if hub.control_finding_generator != own.control_finding_generator:
            self._note("G-17 the administrator's generator, not its own")
        return hub.control_finding_generator

    # Tags (O-13).

    def tag_resource(self, caller, arn, tags):
        hub = self._hub_of(caller, arn)
        if len(hub.tags | tags) > MOST_TAGS:
            raise Failure("too-many-tags")
        if hub.tags.keys() & tags.keys():
            self._note("O-13 over an old tag")
        hub.tags |= tags
        return {}

    def untag_resource(self, caller, arn, keys):
        hub = self._hub_of(caller, arn)
        if hub.tags.keys() & set(keys):
            self._note("O-13 untagged")
        hub.tags = {key: text for key, text in hub.tags.items() if key not in keys}
        return {}

    def list_tags_for_resource(self, caller, arn):
        return {"Tags": dict(self._hub_of(caller, arn).tags)}

    def _hub_of(self, caller, arn):
        """The caller's own hub, which is all that has tags here."""
        demand_arn(arn)
        if arn != self.hub_arn(caller) or not self.hub(caller):
            raise Failure("other-resource")
        return self.hub(caller)

    # Organizations: what the management account does (G-13). Its id is that of the organization.

    def enable_organization_admin_account(self, caller, account, feature):
        self._demand_management_account(caller)
        self._demand_not_central(caller)
        why = self._why_not_designated(caller, account)
        if why:
            raise Failure(why)
        if not self.hub(account):
            self._note("G-13 its hub switched on")
        self._switch_on(account)
        self.delegations[caller] = Delegation(account)
        return {"AdminAccountId": account, "Feature": feature}

    def disable_organization_admin_account(self, caller, account, _):
        self._demand_management_account(caller)
        self._demand_not_central(caller)
        if caller not in self.delegations or self.delegations[caller].administrator != account:
            raise Failure("not-the-designated-administrator")
        self._unmake(caller)
        return {}

    def list_organization_admin_accounts(self, caller, _, token, feature):
        """There is never a second page (G-13), so no token is good."""
        self._demand_management_account(caller)
        if token is not None:
            raise Failure("token")
        administrators = [self.delegations[caller].administrator] if caller in self.delegations else []
        return {"AdminAccounts": [{"AccountId": account, "Status": "ENABLED"} for account in administrators],
                "Feature": feature}

    def _demand_management_account(self, caller):
        if not self.organization(caller):
            raise Failure("not-in-an-organization")
        if self.organization(caller) != caller:
            raise Failure("not-the-management-account")

    def _demand_not_central(self, management):
        if management in self.delegations and self.delegations[management].configuration_type == "CENTRAL":
            raise Failure("central-configuration")

    def _why_not_designated(self, management, account):
        """G-13, in its order."""
        if self.organization(account) != management:
            return "not-in-this-organization"
        if self.delegated_to(account):
            return "administrator-already-designated"
        if management in self.delegations:
            return "another-administrator-designated"
        if self.administrator_pair(account):
            return "administrator-is-a-member"
        if account == management and not self.switches["management_account_may_administer"]:
            return "management-account-cannot-administer"
        if account == management and not self.hub(account):
            return "hub-off-management-account"
        return None

    def _unmake(self, organization):
        """G-13: managed associations end; the configuration goes with the administrator (O-14)."""
        administrator = self.delegations[organization].administrator
        managed = [pair for pair in self.members_of(administrator) if self.managed(pair)]
        for pair in managed:
            self._take(administrator, pair.member, "disassociate")
        del self.delegations[organization]
        self._note(f"G-13 unmade {'with' if managed else 'without'} managed members")

    # Organizations: what the delegated administrator does (O-14).

    def describe_organization_configuration(self, caller):
        delegation = self._own_delegation(caller)
        reached = self._member_limit_reached(caller)
        if reached:
            self._note("O-14 limit reached")
        return {"AutoEnable": delegation.auto_enable, "MemberAccountLimitReached": reached,
                "AutoEnableStandards": delegation.auto_enable_standards,
                "OrganizationConfiguration": {"ConfigurationType": delegation.configuration_type, "Status": "ENABLED"}}

    def update_organization_configuration(self, caller, auto_enable, standards, configuration_type):
        """What is named under CENTRAL, or on the way to it or from it, must be what CENTRAL has."""
        delegation = self._own_delegation(caller)
        kind = configuration_type or delegation.configuration_type
        if "CENTRAL" in (kind, delegation.configuration_type) and (auto_enable or standards == "DEFAULT"):
            raise Failure("not-central")
        if kind != delegation.configuration_type:
            self._note("O-14 central" if kind == "CENTRAL" else "O-14 local again")
        delegation.configuration_type, delegation.auto_enable = kind, auto_enable
        delegation.auto_enable_standards = ("NONE" if kind == "CENTRAL"
                                            else standards or delegation.auto_enable_standards)
        return {}

    def _own_delegation(self, caller):
        delegation = self.delegated_to(caller)
        if not delegation:
            raise Failure("not-an-organization-administrator")
        return delegation

    # Organizations: what the embedder says (G-9, G-15).

    def _change_organization(self, account, organization):
        if self.organization(account) == organization:
            self._note("G-15 no change")
            return
        others = [name for name, other in self.accounts.items() if other.organization == account and name != account]
        if self.organization(account) == account and others:
            raise Refused
        if organization and self.organization(organization) not in (None, UNNAMED, organization):
            raise Refused
        self._note(f"G-15 {'named' if organization else 'none' if organization is None else 'unnamed'}")
        for mover in dict.fromkeys((organization or account, account)):
            self._move_to(mover, organization)

    def _move_to(self, account, organization):
        """Out of the one organization, with what follows from that, and into the other."""
        if self.organization(account) == organization:
            return
        self._end_management(account)
        if self.organization(account) == account:
            self._note("G-15 dissolved")
        self._see(account).organization = organization  # G-2
        delegation = self.delegation(account)
        if delegation and delegation.auto_enable:
            why = self._enroll(delegation.administrator, account)
            outcome = {None: "enrolled", "already-a-member": "already accepted"}.get(why, "passed over")
            self._note(f"G-15 {outcome}")

    def _end_management(self, account):
        """G-15: what an account leaves behind in its organization, which it has for itself if it manages it."""
        delegation = self.delegation(account)
        if not delegation:
            return
        if delegation.administrator == account:
            self._unmake(self.organization(account))
            self._note("G-15 administrator leaves")
        elif self.administrator_pair(account) and self.managed(self.administrator_pair(account)):
            self._take(delegation.administrator, account, "disassociate")
            self._note("G-15 managed member leaves")

    # Names.

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
        return without_absent({"AccountId": pair.administrator, "InvitationId": pair.invitation_id,
                               "InvitedAt": wire_time(pair.invited_at), "MemberStatus": WIRE_STATUS[pair.state]})

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
    "EnableSecurityHub": ("POST", "/accounts", ("Tags", "ControlFindingGenerator"), World.enable_security_hub),
    "DisableSecurityHub": ("DELETE", "/accounts", (), World.disable_security_hub),
    "DescribeHub": ("GET", "/accounts", ("HubArn",), World.describe_hub),
    "UpdateSecurityHubConfiguration": ("PATCH", "/accounts", ("AutoEnableControls", "ControlFindingGenerator"),
                                       World.update_security_hub_configuration),
    "EnableOrganizationAdminAccount": ("POST", "/organization/admin/enable", ("AdminAccountId", "Feature"),
                                       World.enable_organization_admin_account),
    "DisableOrganizationAdminAccount": ("POST", "/organization/admin/disable", ("AdminAccountId", "Feature"),
                                        World.disable_organization_admin_account),
    "ListOrganizationAdminAccounts": ("GET", "/organization/admin", ("MaxResults", "NextToken", "Feature"),
                                      World.list_organization_admin_accounts),
    "DescribeOrganizationConfiguration": ("GET", "/organization/configuration", (),
                                          World.describe_organization_configuration),
    "UpdateOrganizationConfiguration": ("POST", "/organization/configuration",
                                        ("AutoEnable", "AutoEnableStandards", "OrganizationConfiguration"),
                                        World.update_organization_configuration),
    "TagResource": ("POST", "/tags/{ResourceArn}", ("ResourceArn", "Tags"), World.tag_resource),
    "UntagResource": ("DELETE", "/tags/{ResourceArn}", ("ResourceArn", "TagKeys"), World.untag_resource),
    "ListTagsForResource": ("GET", "/tags/{ResourceArn}", ("ResourceArn",), World.list_tags_for_resource),
}

RESOURCE_PATH = "/tags/{ResourceArn}"
RESOURCE_ROUTES = {method: name for name, (method, path, _, _) in OPERATIONS.items() if path == RESOURCE_PATH}
ROUTES = {(method, path): name for name, (method, path, _, _) in OPERATIONS.items() if path != RESOURCE_PATH}


def route(method, path):
    """The operation of a request, and what its path says of the input (O-11): one segment may be an ARN (O-13)."""
    parent, _, segment = path.rpartition("/")
    arn = percent_decoded(segment)
    if percent_decoded(parent) == "/tags" and arn:
        return RESOURCE_ROUTES.get(method), {"ResourceArn": arn}
    return ROUTES.get((method, percent_decoded(path))), {}


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
    if {step for _, step in _entered("accepted")} != {"accept", "enroll"}:
        wrong.append("V-3: accepted is entered otherwise than by accept and enroll")
    if {value for (state, _), (kind, value) in TABLE.items() if state == "accepted" and kind == ">"} != {
            "resigned", "removed"}:
        wrong.append("V-3: accepted is left to somewhere else")
    if _entered("pending") != {("created", "invite"), ("removed", "invite")}:
        wrong.append("V-4: pending is entered otherwise than by invite")
    if len(OPERATIONS) != 28 or len(ROUTES) + len(RESOURCE_ROUTES) != 28:
        wrong.append("section 5 has 28 operations, each with a route of its own")
    wrong += [f"{name} reads an unknown {field}" for name, operation in OPERATIONS.items()
              for field in operation[2] if field not in READERS]
    wrong += [f"{code} has no status" for code, _ in FAILURES.values() if code not in STATUS]
    return wrong


if __name__ == "__main__":
    faults = self_check()
    print("\n".join(faults) or f"model: {len(TABLE)} cells, {len(OPERATIONS)} operations: ok")
    sys.exit(1 if faults else 0)

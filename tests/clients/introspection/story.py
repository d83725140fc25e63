#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Beckon from Python: an account is invited by two administrators, declines one, joins the other, and leaves."""

import contextlib
import gc
import json
import unittest

import gi

gi.require_version("Beckon", "1")
gi.require_version("BeckonWire", "1")
from gi.repository import Beckon, BeckonWire, GLib

SECURITY, AUDIT = "123456789012", "444455556666"
MEMBER, STRANGER, NEWCOMER = "111122223333", "999988887777", "222233334444"
MANAGEMENT = "555566667777"

HOUR = 3_600_000_000
NEW_YEAR = 1_767_225_600_000_000  # 2026, in microseconds since the epoch


class Story(unittest.TestCase):
    def setUp(self):
        self.region = Beckon.Region.new("us-east-1", None)
        self.region.set_fixed_clock(NEW_YEAR)
        self.region.set_id_seed(1)
        for account in SECURITY, AUDIT, MEMBER:
            self.region.enable_security_hub(account)

    def invite(self, administrator, account, email=None):
        details = Beckon.AccountDetails.new(account, email)
        self.assertEqual(self.region.create_members(administrator, [details]), [])
        self.assertEqual(self.region.invite_members(administrator, [account]), [])

    def invitations(self):
        invitations, _ = self.region.list_invitations(MEMBER, -1, None)
        return {invitation.peek_administrator_id(): invitation for invitation in invitations}

    def accept(self, administrator):
        invitation_id = self.invitations()[administrator].peek_invitation_id()
        return self.region.accept_administrator_invitation(MEMBER, administrator, invitation_id)

    def status(self, administrator):
        (member,), _ = self.region.get_members(administrator, [MEMBER])
        return Beckon.state_peek_member_status(member.get_state())

    @contextlib.contextmanager
    def assertFails(self, code, message, domain=Beckon.error_quark()):
        with self.assertRaisesRegex(GLib.Error, message) as caught:
            yield
        self.assertTrue(caught.exception.matches(domain, code), caught.exception)

    def test_invited_declined_accepted_left(self):
        self.invite(SECURITY, MEMBER, "user@example.com")
        self.invite(AUDIT, MEMBER)
        self.assertEqual(list(self.invitations()), [SECURITY, AUDIT])
        self.assertEqual(self.region.get_invitations_count(MEMBER), 2)

        self.assertTrue(self.region.advance_clock(HOUR))
        self.assertEqual(self.region.decline_invitations(MEMBER, [SECURITY]), [])
        (member,), next_token = self.region.list_members(SECURITY, False, -1, None)
        self.assertIsNone(next_token)
        self.assertEqual(member.peek_account_id(), MEMBER)
        self.assertEqual(member.peek_email(), "user@example.com")
        self.assertEqual(member.get_state(), Beckon.State.DECLINED)
        self.assertEqual(member.get_invited_at_us(), NEW_YEAR)
        self.assertEqual(member.get_updated_at_us(), NEW_YEAR + HOUR)
        self.assertEqual(self.status(SECURITY), "Resigned")

        self.assertTrue(self.accept(AUDIT))
        self.assertEqual(self.status(AUDIT), "Enabled")
        _, administrator = self.region.get_administrator_account(MEMBER)
        self.assertEqual(administrator.peek_administrator_id(), AUDIT)

        self.assertTrue(self.region.disassociate_from_administrator_account(MEMBER))
        self.assertEqual(self.status(AUDIT), "Resigned")
        self.assertEqual(self.region.get_administrator_account(MEMBER), (True, None))
        self.assertEqual(self.region.delete_invitations(MEMBER, [SECURITY, AUDIT]), [])
        self.assertEqual(self.region.check(), [])

    def perform(self, name, caller, **values):
        found, operation = Beckon.operation_from_string(name)
        self.assertTrue(found, name)
        request = Beckon.Request.new(operation, caller)
        setters = {
            Beckon.FieldKind.ACCOUNT_ID: request.set_text,
            Beckon.FieldKind.INVITATION_ID: request.set_text,
            Beckon.FieldKind.TEXT: request.set_text,
            Beckon.FieldKind.ACCOUNT_IDS: request.set_texts,
            Beckon.FieldKind.ACCOUNT_DETAILS: request.set_details,
            Beckon.FieldKind.BOOLEAN: request.set_boolean,
            Beckon.FieldKind.NUMBER: request.set_number,
            Beckon.FieldKind.ORGANIZATION_CONFIGURATION: request.set_text,
            Beckon.FieldKind.TAG_KEYS: request.set_texts,
            Beckon.FieldKind.TAGS: request.set_tags,
            Beckon.FieldKind.WORD: request.set_text,
        }
        for key, value in values.items():
            found, field = Beckon.field_from_string(key)
            self.assertTrue(found and Beckon.operation_takes_field(operation, field), key)
            setters[Beckon.field_get_kind(field)](field, value)
        self.assertEqual((request.get_operation(), request.peek_caller()), (operation, caller))
        return self.region.perform(request)

    def test_one_door_for_every_operation(self):
        details = [Beckon.AccountDetails.new(account, None) for account in (MEMBER, NEWCOMER)]
        answer = self.perform("CreateMembers", SECURITY, AccountDetails=details)
        self.assertEqual(answer.peek_unprocessed(), [])
        self.perform("InviteMembers", SECURITY, AccountIds=[MEMBER])

        page = self.perform("ListMembers", SECURITY, OnlyAssociated=False, MaxResults=1)
        self.assertEqual([member.peek_account_id() for member in page.peek_members()], [MEMBER])
        self.assertFalse(page.has_field(Beckon.Field.INVITATIONS))
        token = page.peek_text(Beckon.Field.NEXT_TOKEN)
        page = self.perform("ListMembers", SECURITY, OnlyAssociated=False, NextToken=token)
        self.assertEqual([member.peek_account_id() for member in page.peek_members()], [NEWCOMER])
        self.assertFalse(page.has_field(Beckon.Field.NEXT_TOKEN))

        count = self.perform("GetInvitationsCount", MEMBER)
        self.assertEqual(count.get_number(Beckon.Field.INVITATIONS_COUNT), 1)
        (invitation,) = self.perform("ListInvitations", MEMBER).peek_invitations()
        invitation_id = invitation.peek_invitation_id()
        self.perform("AcceptAdministratorInvitation", MEMBER, AdministratorId=SECURITY, InvitationId=invitation_id)
        administrator = self.perform("GetAdministratorAccount", MEMBER).peek_administrator()
        gc.collect()
        self.assertEqual(administrator.peek_administrator_id(), SECURITY)

        with self.assertFails(Beckon.Error.INVALID_INPUT, "AccountIds is missing"):
            self.perform("DeclineInvitations", MEMBER)

    def test_an_organization(self):
        for account in AUDIT, MEMBER:
            self.assertTrue(self.region.set_organization(account, MANAGEMENT))
        self.assertEqual(self.region.list_organization_admin_accounts(MANAGEMENT), [])
        with self.assertFails(Beckon.Error.ACCESS_DENIED, "not an organization manager"):
            self.region.enable_organization_admin_account(MEMBER, AUDIT)
        self.assertTrue(self.region.enable_organization_admin_account(MANAGEMENT, AUDIT))
        self.assertEqual(self.region.list_organization_admin_accounts(MANAGEMENT), [AUDIT])
        with self.assertFails(Beckon.Error.RESOURCE_CONFLICT, "."):
            self.region.enable_organization_admin_account(MANAGEMENT, AUDIT)

        self.assertEqual(self.region.create_members(AUDIT, [Beckon.AccountDetails.new(MEMBER, None)]), [])
        self.assertEqual(self.status(AUDIT), "Enabled")
        self.assertEqual(self.invitations(), {})
        with self.assertFails(Beckon.Error.BAD_REQUEST, "cannot disassociate from Organization administrator"):
            self.region.disassociate_from_administrator_account(MEMBER)
        with self.assertFails(Beckon.Error.INVALID_INPUT, "organization"):
            self.region.set_organization(MANAGEMENT, None)

        self.assertTrue(self.region.update_organization_configuration(AUDIT, True, "NONE", None))
        self.perform("UpdateOrganizationConfiguration", AUDIT, AutoEnable=True, OrganizationConfiguration="LOCAL")
        shown = self.region.describe_organization_configuration(AUDIT)
        gc.collect()
        self.assertEqual(shown.get_number(Beckon.Field.AUTO_ENABLE), 1)
        self.assertEqual(shown.get_number(Beckon.Field.MEMBER_ACCOUNT_LIMIT_REACHED), 0)
        self.assertEqual(shown.peek_text(Beckon.Field.AUTO_ENABLE_STANDARDS), "NONE")
        self.assertEqual(shown.peek_text(Beckon.Field.ORGANIZATION_CONFIGURATION), "LOCAL")
        self.region.set_organization(NEWCOMER, MANAGEMENT)
        (members, _) = self.region.list_members(AUDIT, True, -1, None)
        self.assertEqual([member.peek_account_id() for member in members], [MEMBER, NEWCOMER])
        self.region.set_organization(NEWCOMER, None)

        after = self.region.snapshot()
        (organization,) = after.find_organizations()
        self.assertEqual(organization.peek_management_id(), MANAGEMENT)
        self.assertEqual(organization.peek_administrator_id(), AUDIT)
        self.assertTrue(organization.get_auto_enable())
        self.assertEqual(organization.peek_auto_enable_standards(), "NONE")
        self.assertEqual(organization.peek_configuration_type(), "LOCAL")
        belong = {account.peek_id(): account.peek_management_id() for account in after.find_accounts()}
        self.assertEqual((belong[MEMBER], belong[NEWCOMER]), (MANAGEMENT, None))
        self.assertEqual(after.get_format(), Beckon.WORLD_FORMAT)

        answer = self.perform("ListOrganizationAdminAccounts", MANAGEMENT)
        self.assertEqual(answer.peek_admin_accounts(), [AUDIT])
        self.assertTrue(self.region.disable_organization_admin_account(MANAGEMENT, AUDIT))
        self.assertEqual(self.status(AUDIT), "Removed")
        self.assertEqual(self.region.snapshot().find_organizations(), [])
        self.assertEqual(self.region.check(), [])

    def test_a_hub_has_a_configuration_and_tags(self):
        tags = {"team": "blue", "a+b": "ä€", "empty": ""}
        self.assertTrue(self.region.enable_security_hub_full(NEWCOMER, tags, "STANDARD_CONTROL"))
        hub = self.region.describe_hub(NEWCOMER, None)
        arn = hub.peek_arn()
        self.assertEqual(hub.peek_control_finding_generator(), "STANDARD_CONTROL")
        self.assertEqual(self.region.list_tags_for_resource(NEWCOMER, arn), tags)
        self.assertTrue(self.region.tag_resource(NEWCOMER, arn, {"team": "red"}))
        self.assertTrue(self.region.untag_resource(NEWCOMER, arn, ["a+b", "never"]))
        self.assertEqual(self.region.list_tags_for_resource(NEWCOMER, arn), {"team": "red", "empty": ""})
        answer = self.perform("ListTagsForResource", NEWCOMER, ResourceArn=arn)
        self.assertEqual(answer.peek_tags(), {"team": "red", "empty": ""})
        self.perform("TagResource", NEWCOMER, ResourceArn=arn, Tags={"x": "y"})
        self.perform("UntagResource", NEWCOMER, ResourceArn=arn, TagKeys=["x", "empty"])
        (account,) = (one for one in self.region.find_accounts() if one.peek_id() == NEWCOMER)
        self.assertEqual(account.dup_tags(), {"team": "red"})
        before = self.region.snapshot()
        with self.assertFails(Beckon.Error.INVALID_INPUT, "aws:"):
            self.region.tag_resource(NEWCOMER, arn, {"aws:key": "reserved"})
        with self.assertFails(Beckon.Error.RESOURCE_NOT_FOUND, "."):
            self.region.list_tags_for_resource(MEMBER, arn)
        self.assertTrue(self.region.snapshot().equal(before))

        self.assertTrue(self.region.update_security_hub_configuration(NEWCOMER, 0, None))
        self.perform("UpdateSecurityHubConfiguration", NEWCOMER, ControlFindingGenerator="SECURITY_CONTROL")
        hub = self.region.describe_hub(NEWCOMER, None)
        self.assertFalse(hub.get_auto_enable_controls())
        self.assertEqual(hub.peek_control_finding_generator(), "SECURITY_CONTROL")
        words = Beckon.field_peek_words(Beckon.Field.CONTROL_FINDING_GENERATOR)
        self.assertEqual(sorted(words), ["SECURITY_CONTROL", "STANDARD_CONTROL"])

        built = Beckon.World.new()
        built.set_organization(AUDIT, MANAGEMENT)
        built.add_account(MEMBER, NEW_YEAR, False)
        built.set_hub_settings(MEMBER, False, None, {"team": "blue"})
        with self.assertFails(Beckon.WorldError.BROKEN, "V-10", Beckon.world_error_quark()):
            built.set_delegated_administrator(MANAGEMENT, AUDIT, False, None, None)
        self.assertEqual(built.find_organizations(), [])
        (member,) = (one for one in built.find_accounts() if one.peek_id() == MEMBER)
        self.assertEqual((member.dup_tags(), member.get_auto_enable_controls()), ({"team": "blue"}, False))

    def test_operations_are_told(self):
        decline, field = Beckon.Operation.DECLINE_INVITATIONS, Beckon.Field.ACCOUNT_IDS
        self.assertTrue(Beckon.operation_takes_step(decline, Beckon.Step.DECLINE))
        self.assertTrue(Beckon.operation_requires_field(decline, field))
        self.assertFalse(Beckon.operation_gives_field(decline, field))
        self.assertEqual(Beckon.field_to_string(field), "AccountIds")
        self.assertEqual(Beckon.field_from_string("AccountId")[0], False)

    def test_what_is_left_unprocessed_says_why(self):
        self.invite(SECURITY, MEMBER, "user@example.com")
        self.region.decline_invitations(MEMBER, [SECURITY])

        declined, stranger = self.region.decline_invitations(MEMBER, [SECURITY, STRANGER])
        self.assertEqual(declined.peek_account_id(), SECURITY)
        self.assertEqual(declined.get_reason(), Beckon.Reason.ALREADY_DECLINED)
        self.assertEqual(declined.peek_text(), Beckon.reason_peek_text(Beckon.Reason.ALREADY_DECLINED))
        self.assertEqual(declined.peek_rule(), "L-declined/decline")
        self.assertEqual(declined.get_state(), Beckon.State.DECLINED)
        self.assertEqual(stranger.get_reason(), Beckon.Reason.NO_INVITATION)
        self.assertEqual(stranger.get_state(), Beckon.State.NONE)

        again = Beckon.AccountDetails.new(MEMBER, None)
        (member,) = self.region.create_members(SECURITY, [again])
        self.assertEqual(Beckon.reason_to_string(member.get_reason()), "already-a-member")
        self.assertEqual(member.peek_email(), "user@example.com")

        members, unprocessed = self.region.get_members(SECURITY, [MEMBER, STRANGER])
        self.assertEqual([member.peek_account_id() for member in members], [MEMBER])
        self.assertEqual([result.get_reason() for result in unprocessed], [Beckon.Reason.NOT_A_MEMBER])

    def test_what_fails_raises(self):
        with self.assertFails(Beckon.Error.RESOURCE_CONFLICT, "already subscribed"):
            self.region.enable_security_hub(MEMBER)
        with self.assertFails(Beckon.Error.INVALID_ACCESS, "not subscribed"):
            self.region.decline_invitations(STRANGER, [SECURITY])
        with self.assertFails(Beckon.Error.INVALID_INPUT, "AccountIds"):
            self.region.decline_invitations(MEMBER, [])
        with self.assertFails(Beckon.Error.BAD_REQUEST, "not associated"):
            self.region.disassociate_from_administrator_account(MEMBER)
        self.assertEqual(Beckon.error_peek_exception(Beckon.Error.BAD_REQUEST), "BadRequestException")
        self.assertEqual(Beckon.error_get_status(Beckon.Error.INVALID_ACCESS), 401)

    def test_switches_and_faults(self):
        switches = Beckon.Switches.new()
        switches.set(Beckon.Switch.MAX_MEMBERS, 1)
        switches.set_from_string("own_id_declines_all", "false")
        self.region.set_switches(switches)
        self.invite(SECURITY, MEMBER)
        (refused,) = self.region.create_members(SECURITY, [Beckon.AccountDetails.new(NEWCOMER, None)])
        self.assertEqual(refused.get_reason(), Beckon.Reason.MEMBER_LIMIT)
        self.assertEqual(self.region.dup_switches().get(Beckon.Switch.OWN_ID_DECLINES_ALL), 0)
        self.assertEqual(Beckon.switch_peek_value(Beckon.Switch.HUB_OFF_ERROR, Beckon.HubOffError.OBSERVED), "observed")
        self.assertIsNone(Beckon.switch_peek_value(Beckon.Switch.HUB_OFF_ERROR, 3))
        self.assertTrue(Beckon.switch_peek_evidence(Beckon.Switch.HUB_OFF_ERROR, 0).startswith("O: "))

        fault = Beckon.Fault.new_before(Beckon.Error.INTERNAL, "try again")
        fault.match_operation(Beckon.Operation.DECLINE_INVITATIONS)
        self.region.add_fault(fault)
        with self.assertFails(Beckon.Error.INTERNAL, "try again"):
            self.region.decline_invitations(MEMBER, [SECURITY])
        self.assertEqual(self.region.decline_invitations(MEMBER, [SECURITY]), [])

        self.assertTrue(Beckon.error_is_exception_name("ThrottlingException"))
        self.region.add_fault(Beckon.Fault.new_before_named("ThrottlingException", 429, "slow down"))
        with self.assertFails(Beckon.Error.OTHER, "slow down"):
            self.region.decline_invitations(MEMBER, [SECURITY])
        self.region.add_fault(Beckon.Fault.new_after_named("InvalidInputException", 401, None))
        with self.assertFails(Beckon.Error.INVALID_INPUT, "on purpose"):
            self.region.get_invitations_count(MEMBER)

        self.region.add_fault(Beckon.Fault.new_stale())
        self.invite(AUDIT, MEMBER)
        self.assertNotIn(AUDIT, self.invitations())
        self.assertIn(AUDIT, self.invitations())

    def test_python_keeps_time_and_makes_ids(self):
        now = NEW_YEAR

        def clock():
            return now

        def invitation_id(nth):
            return f"{nth + 1:032x}"

        self.region.set_clock(clock)
        self.region.set_id_source(invitation_id)
        del clock, invitation_id
        gc.collect()

        self.invite(SECURITY, MEMBER)
        now += HOUR
        self.invite(AUDIT, MEMBER)
        invitations = self.invitations()
        self.assertEqual(invitations[SECURITY].peek_invitation_id(), "1".zfill(32))
        self.assertEqual(invitations[AUDIT].peek_invitation_id(), "2".zfill(32))
        self.assertEqual(invitations[SECURITY].get_invited_at_us(), NEW_YEAR)
        self.assertEqual(invitations[AUDIT].get_invited_at_us(), NEW_YEAR + HOUR)

        self.region.set_id_source(lambda nth: "no id at all")
        self.region.create_members(AUDIT, [Beckon.AccountDetails.new(NEWCOMER, None)])
        with self.assertFails(Beckon.Error.INTERNAL, "id"):
            self.region.invite_members(AUDIT, [NEWCOMER])

    def test_python_guards(self):
        proposals = []

        def only_security_may_invite(region, proposal):
            self.assertEqual(region.peek_name(), "us-east-1")
            self.assertEqual(len(region.find_accounts()), 3)
            proposals.append(proposal)
            with self.assertFails(Beckon.Error.INTERNAL, "callback"):
                region.enable_security_hub(STRANGER)
            if proposal.get_operation() == Beckon.Operation.ACCEPT_ADMINISTRATOR_INVITATION:
                return Beckon.Verdict.new_failure(Beckon.Error.LIMIT_EXCEEDED, "not on Fridays")
            if proposal.get_step() == Beckon.Step.INVITE and proposal.peek_caller() != SECURITY:
                return Beckon.Verdict.new_report("Ask the security team to invite.")
            return None

        self.region.set_guard(only_security_may_invite)
        self.invite(SECURITY, MEMBER)
        self.region.create_members(AUDIT, [Beckon.AccountDetails.new(MEMBER, None)])
        (vetoed,) = self.region.invite_members(AUDIT, [MEMBER])
        self.assertEqual(vetoed.get_reason(), Beckon.Reason.GUARD)
        self.assertEqual(vetoed.peek_text(), "Ask the security team to invite.")
        with self.assertFails(Beckon.Error.LIMIT_EXCEEDED, "not on Fridays"):
            self.accept(SECURITY)

        self.region.set_guard(None)
        self.assertTrue(self.accept(SECURITY))
        gc.collect()
        steps = [Beckon.step_to_string(proposal.get_step()) for proposal in proposals]
        self.assertEqual(steps, ["create", "invite", "create", "invite", "accept"])
        self.assertEqual(proposals[-1].get_from(), Beckon.State.PENDING)
        self.assertEqual(proposals[-1].get_to(), Beckon.State.ACCEPTED)
        self.assertEqual(proposals[-1].peek_member_id(), MEMBER)

    def test_asking_first(self):
        self.invite(SECURITY, MEMBER)
        explanation = self.region.explain(MEMBER, Beckon.Operation.DECLINE_INVITATIONS, SECURITY)
        self.assertTrue(explanation.would_act())
        self.assertIsNone(explanation.peek_exception())
        self.assertIsNone(explanation.peek_sure())
        self.assertEqual(Beckon.rule_peek_sure("L-pending/decline"), "S,D")
        self.assertIsNone(Beckon.rule_peek_sure("G-77"))
        self.assertIn("G-7", Beckon.rule_dup_ids())

        before = self.region.snapshot()
        self.region.begin_dry_run()
        self.assertEqual(self.region.decline_invitations(MEMBER, [SECURITY]), [])
        self.region.end_dry_run()
        self.assertTrue(before.equal(self.region.snapshot()))

        effect, state, reason = Beckon.lifecycle_judge(Beckon.State.ACCEPTED, Beckon.Step.DECLINE, None)
        self.assertEqual(effect, Beckon.Effect.REPORT)
        self.assertEqual(state, Beckon.State.ACCEPTED)
        self.assertEqual(reason, Beckon.Reason.ALREADY_ACCEPTED)

    def test_worlds_are_values(self):
        before = self.region.snapshot()
        self.invite(SECURITY, MEMBER)
        after = self.region.snapshot()
        self.assertEqual(before.diff(after), [f"{SECURITY} → {MEMBER}: pending, was none", "ids drawn: 1, was 0"])

        self.region.restore(before)
        self.assertTrue(self.region.snapshot().equal(before))
        twin = Beckon.Region.new_from_world(after, None, None)
        (invitation,), _ = twin.list_invitations(MEMBER, -1, None)
        self.assertEqual(invitation.peek_administrator_id(), SECURITY)

        built = Beckon.World.new()
        built.add_account(MEMBER, Beckon.TIME_NONE, True)
        built.add_association(AUDIT, MEMBER, Beckon.State.CREATED, None, None, Beckon.TIME_NONE, NEW_YEAR)
        (association,) = built.find_associations(None, MEMBER, Beckon.State.NONE)
        self.assertEqual(association.get_invited_at_us(), Beckon.TIME_NONE)
        with self.assertFails(Beckon.WorldError.INVALID, AUDIT, Beckon.world_error_quark()):
            built.add_account(AUDIT, Beckon.TIME_NONE, False)

        self.assertTrue(Beckon.World.new_from_variant(after.to_variant()).equal(after))
        self.assertTrue(BeckonWire.world_from_json(BeckonWire.world_to_json(after), -1).equal(after))
        self.assertEqual(self.region.dump().unpack()["semantics"], Beckon.SEMANTICS_VERSION)

    def test_a_journal_is_replayed(self):
        before = self.region.snapshot()
        self.region.start_journal(0)
        self.invite(SECURITY, MEMBER)
        self.region.decline_invitations(MEMBER, [SECURITY])
        entries = self.region.take_journal()
        self.assertEqual(
            [entry.lookup_value("operation", None).get_string() for entry in entries],
            ["CreateMembers", "InviteMembers", "DeclineInvitations"],
        )

        twin = Beckon.Region.new_from_world(before, None, None)
        for entry in entries:
            line = BeckonWire.journal_entry_to_json(entry)
            replayed = twin.replay(BeckonWire.journal_entry_from_json(line, -1))
            self.assertEqual(BeckonWire.journal_entry_to_json(replayed), line)
        self.assertTrue(twin.snapshot().equal(self.region.snapshot()))

    def test_requests_are_answered(self):
        self.invite(SECURITY, MEMBER)

        def request(method, path, query=None, **body):
            document = GLib.Bytes.new(json.dumps(body).encode()) if body else None
            response = BeckonWire.handle_request(self.region, MEMBER, method, path, query, document)
            headers = dict(response.peek_header(nth) for nth in range(response.get_n_headers()))
            return response.get_status(), headers, json.loads(response.peek_body().get_data())

        status, headers, answer = request("GET", "/invitations", "MaxResults=5")
        self.assertEqual((status, headers), (200, {"content-type": "application/json"}))
        self.assertEqual([invitation["AccountId"] for invitation in answer["Invitations"]], [SECURITY])

        status, _, answer = request("POST", "/invitations/decline", AccountIds=[SECURITY, STRANGER])
        self.assertEqual(status, 200)
        self.assertEqual([account["AccountId"] for account in answer["UnprocessedAccounts"]], [STRANGER])

        status, headers, answer = request("POST", "/invitations/decline", AccountIds=SECURITY)
        self.assertEqual((status, headers["x-amzn-errortype"]), (400, "InvalidInputException"))
        self.assertIn("AccountIds", answer["Message"])

        response = BeckonWire.call_operation(self.region, STRANGER, "ListInvitations", None)
        self.assertEqual((response.get_status(), response.peek_exception()), (400, "BadRequestException"))
        self.assertEqual(
            BeckonWire.find_operation("POST", "/invitations/decline"),
            (True, Beckon.Operation.DECLINE_INVITATIONS),
        )
        self.assertEqual(BeckonWire.dup_time(NEW_YEAR), "2026-01-01T00:00:00.000Z")


if __name__ == "__main__":
    unittest.main()

// SPDX-License-Identifier: MIT
// Beckon from JavaScript: an account is invited by two administrators, declines one, joins the other, and leaves.

import Beckon from 'gi://Beckon?version=1';
import BeckonWire from 'gi://BeckonWire?version=1';
import GLib from 'gi://GLib?version=2.0';
import System from 'system';

const {Error: Code, Field, FieldKind, Operation, Reason, State, Step} = Beckon;

const SECURITY = '123456789012';
const AUDIT = '444455556666';
const MEMBER = '111122223333';
const STRANGER = '999988887777';
const NEWCOMER = '222233334444';
const MANAGEMENT = '555566667777';

const HOUR = 3_600_000_000;
const NEW_YEAR = 1_767_225_600_000_000; // 2026, in microseconds since the epoch

// --- what the chapters share ---------------------------------------------------------------------

function equal(actual, expected) {
    const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (is !== should)
        throw new Error(`${is} should be ${should}`);
}

function fails(code, message, call, domain = Beckon.Error) {
    try {
        call();
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        equal([error.message, error.matches(domain, code)], [error.message, true]);
        equal([error.message, error.message.includes(message)], [error.message, true]);
        return error;
    }
    throw new Error(`it should fail: ${call}`);
}

function openRegion() {
    const region = Beckon.Region.new('us-east-1', null);
    region.set_fixed_clock(NEW_YEAR);
    region.set_id_seed(1);
    for (const account of [SECURITY, AUDIT, MEMBER])
        region.enable_security_hub(account);
    return region;
}

function invite(region, administrator, account, email = null) {
    equal(region.create_members(administrator, [Beckon.AccountDetails.new(account, email)]), []);
    equal(region.invite_members(administrator, [account]), []);
}

function findInvitation(region, administrator) {
    const [invitations] = region.list_invitations(MEMBER, -1, null);
    return invitations.find(invitation => invitation.peek_administrator_id() === administrator);
}

function accept(region, administrator) {
    const id = findInvitation(region, administrator).peek_invitation_id();
    return region.accept_administrator_invitation(MEMBER, administrator, id);
}

function status(region, administrator) {
    const [[member]] = region.get_members(administrator, [MEMBER]);
    return Beckon.state_peek_member_status(member.get_state());
}

const setters = {
    [FieldKind.ACCOUNT_ID]: 'set_text',
    [FieldKind.INVITATION_ID]: 'set_text',
    [FieldKind.TEXT]: 'set_text',
    [FieldKind.ACCOUNT_IDS]: 'set_texts',
    [FieldKind.ACCOUNT_DETAILS]: 'set_details',
    [FieldKind.BOOLEAN]: 'set_boolean',
    [FieldKind.NUMBER]: 'set_number',
    [FieldKind.ORGANIZATION_CONFIGURATION]: 'set_text',
    [FieldKind.TAG_KEYS]: 'set_texts',
    [FieldKind.TAGS]: 'set_tags',
    [FieldKind.WORD]: 'set_text',
};

function perform(region, name, caller, values = {}) {
    const [found, operation] = Beckon.operation_from_string(name);
    equal([name, found], [name, true]);
    const request = Beckon.Request.new(operation, caller);
    for (const [key, value] of Object.entries(values)) {
        const [, field] = Beckon.field_from_string(key);
        equal([key, Beckon.operation_takes_field(operation, field)], [key, true]);
        request[setters[Beckon.field_get_kind(field)]](field, value);
    }
    equal([request.get_operation(), request.peek_caller()], [operation, caller]);
    return region.perform(request);
}

// --- the chapters --------------------------------------------------------------------------------

const chapters = {
    'invited, declined, accepted, left': region => {
        invite(region, SECURITY, MEMBER, 'user@example.com');
        invite(region, AUDIT, MEMBER);
        const [invitations] = region.list_invitations(MEMBER, -1, null);
        equal(invitations.map(invitation => invitation.peek_administrator_id()), [SECURITY, AUDIT]);
        equal(region.get_invitations_count(MEMBER), 2);

        equal(region.advance_clock(HOUR), true);
        equal(region.decline_invitations(MEMBER, [SECURITY]), []);
        const [[member], nextToken] = region.list_members(SECURITY, false, -1, null);
        equal(nextToken, null);
        equal(member.peek_account_id(), MEMBER);
        equal(member.peek_email(), 'user@example.com');
        equal(member.get_state(), State.DECLINED);
        equal([member.get_invited_at_us(), member.get_updated_at_us()], [NEW_YEAR, NEW_YEAR + HOUR]);
        equal(status(region, SECURITY), 'Resigned');

        equal(accept(region, AUDIT), true);
        equal(status(region, AUDIT), 'Enabled');
        const [, administrator] = region.get_administrator_account(MEMBER);
        equal(administrator.peek_administrator_id(), AUDIT);

        equal(region.disassociate_from_administrator_account(MEMBER), true);
        equal(status(region, AUDIT), 'Resigned');
        equal(region.get_administrator_account(MEMBER), [true, null]);
        equal(region.delete_invitations(MEMBER, [SECURITY, AUDIT]), []);
        equal(region.check(), []);
    },

    'one door for every operation': region => {
        const details = [MEMBER, NEWCOMER].map(account => Beckon.AccountDetails.new(account, null));
        equal(perform(region, 'CreateMembers', SECURITY, {AccountDetails: details}).peek_unprocessed(), []);
        perform(region, 'InviteMembers', SECURITY, {AccountIds: [MEMBER]});

        const ids = page => page.peek_members().map(member => member.peek_account_id());
        const first = perform(region, 'ListMembers', SECURITY, {OnlyAssociated: false, MaxResults: 1});
        equal([ids(first), first.has_field(Field.NEXT_TOKEN)], [[MEMBER], true]);
        const NextToken = first.peek_text(Field.NEXT_TOKEN);
        const second = perform(region, 'ListMembers', SECURITY, {OnlyAssociated: false, NextToken});
        equal([ids(second), second.has_field(Field.NEXT_TOKEN)], [[NEWCOMER], false]);

        const count = perform(region, 'GetInvitationsCount', MEMBER);
        equal(count.get_number(Field.INVITATIONS_COUNT), 1);
        const [invitation] = perform(region, 'ListInvitations', MEMBER).peek_invitations();
        perform(region, 'AcceptAdministratorInvitation', MEMBER,
            {AdministratorId: SECURITY, InvitationId: invitation.peek_invitation_id()});
        const administrator = perform(region, 'GetAdministratorAccount', MEMBER).peek_administrator();
        System.gc();
        equal(administrator.peek_administrator_id(), SECURITY);

        fails(Code.INVALID_INPUT, 'AccountIds is missing', () => perform(region, 'DeclineInvitations', MEMBER));
    },

    'an organization': region => {
        for (const account of [AUDIT, MEMBER])
            equal(region.set_organization(account, MANAGEMENT), true);
        equal(region.list_organization_admin_accounts(MANAGEMENT), []);
        fails(Code.ACCESS_DENIED, 'not an organization manager',
            () => region.enable_organization_admin_account(MEMBER, AUDIT));
        equal(region.enable_organization_admin_account(MANAGEMENT, AUDIT), true);
        equal(region.list_organization_admin_accounts(MANAGEMENT), [AUDIT]);
        fails(Code.RESOURCE_CONFLICT, '', () => region.enable_organization_admin_account(MANAGEMENT, AUDIT));

        equal(region.create_members(AUDIT, [Beckon.AccountDetails.new(MEMBER, null)]), []);
        equal(status(region, AUDIT), 'Enabled');
        equal(findInvitation(region, AUDIT), undefined);
        fails(Code.BAD_REQUEST, 'cannot disassociate from Organization administrator',
            () => region.disassociate_from_administrator_account(MEMBER));
        fails(Code.INVALID_INPUT, 'organization', () => region.set_organization(MANAGEMENT, null));

        equal(region.update_organization_configuration(AUDIT, true, 'NONE', null), true);
        perform(region, 'UpdateOrganizationConfiguration', AUDIT, {AutoEnable: true, OrganizationConfiguration: 'LOCAL'});
        const shown = region.describe_organization_configuration(AUDIT);
        System.gc();
        equal(shown.get_number(Field.AUTO_ENABLE), 1);
        equal(shown.get_number(Field.MEMBER_ACCOUNT_LIMIT_REACHED), 0);
        equal(shown.peek_text(Field.AUTO_ENABLE_STANDARDS), 'NONE');
        equal(shown.peek_text(Field.ORGANIZATION_CONFIGURATION), 'LOCAL');
        region.set_organization(NEWCOMER, MANAGEMENT);
        const [members] = region.list_members(AUDIT, true, -1, null);
        equal(members.map(member => member.peek_account_id()), [MEMBER, NEWCOMER]);
        region.set_organization(NEWCOMER, null);

        const after = region.snapshot();
        const [organization, ...more] = after.find_organizations();
        equal(more, []);
        equal([organization.peek_management_id(), organization.peek_administrator_id()], [MANAGEMENT, AUDIT]);
        equal(organization.get_auto_enable(), true);
        equal([organization.peek_auto_enable_standards(), organization.peek_configuration_type()], ['NONE', 'LOCAL']);
        const belong = new Map(after.find_accounts().map(account => [account.peek_id(), account.peek_management_id()]));
        equal([belong.get(MEMBER), belong.get(NEWCOMER)], [MANAGEMENT, null]);
        equal(after.get_format(), Beckon.WORLD_FORMAT);

        equal(perform(region, 'ListOrganizationAdminAccounts', MANAGEMENT).peek_admin_accounts(), [AUDIT]);
        equal(region.disable_organization_admin_account(MANAGEMENT, AUDIT), true);
        equal(status(region, AUDIT), 'Removed');
        equal(region.snapshot().find_organizations(), []);
        equal(region.check(), []);
    },

    'a hub has a configuration and tags': region => {
        const tags = {team: 'blue', 'a+b': 'ä€', empty: ''};
        equal(region.enable_security_hub_full(NEWCOMER, tags, 'STANDARD_CONTROL'), true);
        const hub = region.describe_hub(NEWCOMER, null);
        const arn = hub.peek_arn();
        equal(hub.peek_control_finding_generator(), 'STANDARD_CONTROL');
        const sorted = table => Object.entries(table).sort();
        equal(sorted(region.list_tags_for_resource(NEWCOMER, arn)), sorted(tags));
        equal(region.tag_resource(NEWCOMER, arn, {team: 'red'}), true);
        equal(region.untag_resource(NEWCOMER, arn, ['a+b', 'never']), true);
        equal(sorted(region.list_tags_for_resource(NEWCOMER, arn)), sorted({team: 'red', empty: ''}));
        const answer = perform(region, 'ListTagsForResource', NEWCOMER, {ResourceArn: arn});
        equal(sorted(answer.peek_tags()), sorted({team: 'red', empty: ''}));
        perform(region, 'TagResource', NEWCOMER, {ResourceArn: arn, Tags: {x: 'y'}});
        perform(region, 'UntagResource', NEWCOMER, {ResourceArn: arn, TagKeys: ['x', 'empty']});
        const account = region.find_accounts().find(one => one.peek_id() === NEWCOMER);
        equal(account.dup_tags(), {team: 'red'});
        const before = region.snapshot();
        fails(Code.INVALID_INPUT, 'aws:', () => region.tag_resource(NEWCOMER, arn, {'aws:key': 'reserved'}));
        fails(Code.RESOURCE_NOT_FOUND, '', () => region.list_tags_for_resource(MEMBER, arn));
        equal(region.snapshot().equal(before), true);

        equal(region.update_security_hub_configuration(NEWCOMER, 0, null), true);
        perform(region, 'UpdateSecurityHubConfiguration', NEWCOMER, {ControlFindingGenerator: 'SECURITY_CONTROL'});
        const updated = region.describe_hub(NEWCOMER, null);
        equal(updated.get_auto_enable_controls(), false);
        equal(updated.peek_control_finding_generator(), 'SECURITY_CONTROL');
        const words = Beckon.field_peek_words(Field.CONTROL_FINDING_GENERATOR);
        equal([...words].sort(), ['SECURITY_CONTROL', 'STANDARD_CONTROL']);

        const built = Beckon.World.new();
        built.set_organization(AUDIT, MANAGEMENT);
        built.add_account(MEMBER, NEW_YEAR, false);
        built.set_hub_settings(MEMBER, false, null, {team: 'blue'});
        fails(Beckon.WorldError.BROKEN, 'V-10',
            () => built.set_delegated_administrator(MANAGEMENT, AUDIT, false, null, null), Beckon.WorldError);
        equal(built.find_organizations(), []);
        const member = built.find_accounts().find(one => one.peek_id() === MEMBER);
        equal([member.dup_tags(), member.get_auto_enable_controls()], [{team: 'blue'}, false]);
    },

    'operations are told': () => {
        const [decline, field] = [Operation.DECLINE_INVITATIONS, Field.ACCOUNT_IDS];
        equal(Beckon.operation_takes_step(decline, Step.DECLINE), true);
        equal(Beckon.operation_requires_field(decline, field), true);
        equal(Beckon.operation_gives_field(decline, field), false);
        equal(Beckon.field_to_string(field), 'AccountIds');
        equal(Beckon.field_from_string('AccountId')[0], false);
    },

    'what is left unprocessed says why': region => {
        invite(region, SECURITY, MEMBER, 'user@example.com');
        region.decline_invitations(MEMBER, [SECURITY]);

        const [declined, stranger] = region.decline_invitations(MEMBER, [SECURITY, STRANGER]);
        equal(declined.peek_account_id(), SECURITY);
        equal(declined.get_reason(), Reason.ALREADY_DECLINED);
        equal(declined.peek_text(), Beckon.reason_peek_text(Reason.ALREADY_DECLINED));
        equal(declined.peek_rule(), 'L-declined/decline');
        equal(declined.get_state(), State.DECLINED);
        equal([stranger.get_reason(), stranger.get_state()], [Reason.NO_INVITATION, State.NONE]);

        const [member] = region.create_members(SECURITY, [Beckon.AccountDetails.new(MEMBER, null)]);
        equal(Beckon.reason_to_string(member.get_reason()), 'already-a-member');
        equal(member.peek_email(), 'user@example.com');

        const [members, unprocessed] = region.get_members(SECURITY, [MEMBER, STRANGER]);
        equal(members.map(found => found.peek_account_id()), [MEMBER]);
        equal(unprocessed.map(result => result.get_reason()), [Reason.NOT_A_MEMBER]);
    },

    'what fails throws': region => {
        const twice = fails(Code.RESOURCE_CONFLICT, 'already subscribed', () => region.enable_security_hub(MEMBER));
        equal(Beckon.error_get_reason(twice), Reason.HUB_ALREADY_ON);
        equal(Beckon.error_peek_rule(twice), 'G-10');
        fails(Code.INVALID_ACCESS, 'not subscribed', () => region.decline_invitations(STRANGER, [SECURITY]));
        fails(Code.INVALID_INPUT, 'AccountIds', () => region.decline_invitations(MEMBER, []));
        fails(Code.BAD_REQUEST, 'not associated', () => region.disassociate_from_administrator_account(MEMBER));
        equal(Beckon.error_peek_exception(Code.BAD_REQUEST), 'BadRequestException');
        equal(Beckon.error_get_status(Code.INVALID_ACCESS), 401);
    },

    'switches and faults': region => {
        const switches = Beckon.Switches.new();
        switches.set(Beckon.Switch.MAX_MEMBERS, 1);
        switches.set_from_string('own_id_declines_all', 'false');
        region.set_switches(switches);
        invite(region, SECURITY, MEMBER);
        const [refused] = region.create_members(SECURITY, [Beckon.AccountDetails.new(NEWCOMER, null)]);
        equal(refused.get_reason(), Reason.MEMBER_LIMIT);
        equal(region.dup_switches().get(Beckon.Switch.OWN_ID_DECLINES_ALL), 0);
        equal(Beckon.switch_peek_value(Beckon.Switch.HUB_OFF_ERROR, Beckon.HubOffError.OBSERVED), 'observed');
        equal(Beckon.switch_peek_value(Beckon.Switch.HUB_OFF_ERROR, 3), null);
        equal(Beckon.switch_peek_evidence(Beckon.Switch.HUB_OFF_ERROR, 0).startsWith('O: '), true);

        const fault = Beckon.Fault.new_before(Code.INTERNAL, 'try again');
        fault.match_operation(Operation.DECLINE_INVITATIONS);
        region.add_fault(fault);
        fails(Code.INTERNAL, 'try again', () => region.decline_invitations(MEMBER, [SECURITY]));
        equal(region.decline_invitations(MEMBER, [SECURITY]), []);

        equal(Beckon.error_is_exception_name('ThrottlingException'), true);
        region.add_fault(Beckon.Fault.new_before_named('ThrottlingException', 429, 'slow down'));
        const slow = fails(Code.OTHER, 'slow down', () => region.decline_invitations(MEMBER, [SECURITY]));
        equal(Beckon.error_peek_raised_exception(slow), 'ThrottlingException');
        equal(Beckon.error_get_raised_status(slow), 429);
        region.add_fault(Beckon.Fault.new_after_named('InvalidInputException', 401, null));
        const strayed = fails(Code.INVALID_INPUT, 'on purpose', () => region.get_invitations_count(MEMBER));
        equal(Beckon.error_get_raised_status(strayed), 401);

        region.add_fault(Beckon.Fault.new_stale());
        invite(region, AUDIT, MEMBER);
        equal(findInvitation(region, AUDIT), undefined);
        equal(findInvitation(region, AUDIT).peek_administrator_id(), AUDIT);
    },

    'JavaScript keeps time and makes ids': region => {
        let now = NEW_YEAR;
        region.set_clock(() => now);
        region.set_id_source(nth => (nth + 1).toString(16).padStart(32, '0'));
        System.gc();

        invite(region, SECURITY, MEMBER);
        now += HOUR;
        invite(region, AUDIT, MEMBER);
        const [first, second] = [findInvitation(region, SECURITY), findInvitation(region, AUDIT)];
        equal(first.peek_invitation_id(), '1'.padStart(32, '0'));
        equal(second.peek_invitation_id(), '2'.padStart(32, '0'));
        equal([first.get_invited_at_us(), second.get_invited_at_us()], [NEW_YEAR, NEW_YEAR + HOUR]);

        region.set_id_source(() => 'no id at all');
        region.create_members(AUDIT, [Beckon.AccountDetails.new(NEWCOMER, null)]);
        fails(Code.INTERNAL, 'id', () => region.invite_members(AUDIT, [NEWCOMER]));
    },

    'JavaScript guards': region => {
        const proposals = [];
        region.set_guard((guarded, proposal) => {
            equal(guarded.peek_name(), 'us-east-1');
            equal(guarded.find_accounts().length, 3);
            proposals.push(proposal.ref());
            fails(Code.INTERNAL, 'callback', () => guarded.enable_security_hub(STRANGER));
            if (proposal.get_operation() === Operation.ACCEPT_ADMINISTRATOR_INVITATION)
                return Beckon.Verdict.new_failure(Code.LIMIT_EXCEEDED, 'not on Fridays');
            if (proposal.get_step() === Step.INVITE && proposal.peek_caller() !== SECURITY)
                return Beckon.Verdict.new_report('Ask the security team to invite.');
            return null;
        });
        invite(region, SECURITY, MEMBER);
        region.create_members(AUDIT, [Beckon.AccountDetails.new(MEMBER, null)]);
        const [vetoed] = region.invite_members(AUDIT, [MEMBER]);
        equal(vetoed.get_reason(), Reason.GUARD);
        equal(vetoed.peek_text(), 'Ask the security team to invite.');
        fails(Code.LIMIT_EXCEEDED, 'not on Fridays', () => accept(region, SECURITY));

        region.set_guard(null);
        equal(accept(region, SECURITY), true);
        System.gc();
        equal(
            proposals.map(proposal => Beckon.step_to_string(proposal.get_step())),
            ['create', 'invite', 'create', 'invite', 'accept']);
        const last = proposals.pop();
        equal([last.get_from(), last.get_to(), last.peek_member_id()], [State.PENDING, State.ACCEPTED, MEMBER]);
    },

    'asking first': region => {
        invite(region, SECURITY, MEMBER);
        const explanation = region.explain(MEMBER, Operation.DECLINE_INVITATIONS, SECURITY);
        equal([explanation.would_act(), explanation.peek_exception(), explanation.peek_sure()], [true, null, null]);
        equal([Beckon.rule_peek_sure('L-pending/decline'), Beckon.rule_peek_sure('G-77')], ['S,D', null]);
        equal(Beckon.rule_dup_ids().includes('G-7'), true);

        const before = region.snapshot();
        region.begin_dry_run();
        equal(region.decline_invitations(MEMBER, [SECURITY]), []);
        region.end_dry_run();
        equal(before.equal(region.snapshot()), true);

        equal(
            Beckon.lifecycle_judge(State.ACCEPTED, Step.DECLINE, null),
            [Beckon.Effect.REPORT, State.ACCEPTED, Reason.ALREADY_ACCEPTED]);
    },

    'worlds are values': region => {
        const before = region.snapshot();
        invite(region, SECURITY, MEMBER);
        const after = region.snapshot();
        equal(before.diff(after), [`${SECURITY} → ${MEMBER}: pending, was none`, 'ids drawn: 1, was 0']);

        region.restore(before);
        equal(region.snapshot().equal(before), true);
        const twin = Beckon.Region.new_from_world(after, null, null);
        const [[invitation]] = twin.list_invitations(MEMBER, -1, null);
        equal(invitation.peek_administrator_id(), SECURITY);

        const built = Beckon.World.new();
        built.add_account(MEMBER, NEW_YEAR, true);
        built.add_association(AUDIT, MEMBER, State.PENDING, null, null, NEW_YEAR, NEW_YEAR);
        const [association] = built.find_associations(null, MEMBER, State.NONE);
        equal(association.peek_administrator_id(), AUDIT);
        fails(Beckon.WorldError.INVALID, AUDIT, () => built.add_account(AUDIT, NEW_YEAR, false), Beckon.WorldError);

        equal(Beckon.World.new_from_variant(after.to_variant()).equal(after), true);
        equal(BeckonWire.world_from_json(BeckonWire.world_to_json(after), -1).equal(after), true);
        equal(region.dump().recursiveUnpack().semantics, Beckon.SEMANTICS_VERSION);
    },

    'a journal is replayed': region => {
        const before = region.snapshot();
        region.start_journal(0);
        invite(region, SECURITY, MEMBER);
        region.decline_invitations(MEMBER, [SECURITY]);
        const entries = region.take_journal();
        equal(
            entries.map(entry => entry.recursiveUnpack().operation),
            ['CreateMembers', 'InviteMembers', 'DeclineInvitations']);

        const twin = Beckon.Region.new_from_world(before, null, null);
        for (const entry of entries) {
            const line = BeckonWire.journal_entry_to_json(entry);
            const replayed = twin.replay(BeckonWire.journal_entry_from_json(line, -1));
            equal(BeckonWire.journal_entry_to_json(replayed), line);
        }
        equal(twin.snapshot().equal(region.snapshot()), true);
    },

    'requests are answered': region => {
        invite(region, SECURITY, MEMBER);

        const request = (method, path, query, body) => {
            const bytes = body && new GLib.Bytes(JSON.stringify(body));
            const response = BeckonWire.handle_request(region, MEMBER, method, path, query, bytes);
            const headers = {};
            for (let nth = 0; nth < response.get_n_headers(); nth++) {
                const [name, value] = response.peek_header(nth);
                headers[name] = value;
            }
            const answer = JSON.parse(new TextDecoder().decode(response.peek_body().get_data()));
            return [response.get_status(), headers, answer];
        };

        const [listed, headers, {Invitations}] = request('GET', '/invitations', 'MaxResults=5', null);
        equal([listed, headers], [200, {'content-type': 'application/json'}]);
        equal(Invitations.map(invitation => invitation.AccountId), [SECURITY]);

        const [declined, , {UnprocessedAccounts}] =
            request('POST', '/invitations/decline', null, {AccountIds: [SECURITY, STRANGER]});
        equal(declined, 200);
        equal(UnprocessedAccounts.map(account => account.AccountId), [STRANGER]);

        const [refused, {'x-amzn-errortype': exception}, {Message}] =
            request('POST', '/invitations/decline', null, {AccountIds: SECURITY});
        equal([refused, exception, Message.includes('AccountIds')], [400, 'InvalidInputException', true]);

        const response = BeckonWire.call_operation(region, STRANGER, 'ListInvitations', null);
        equal([response.get_status(), response.peek_exception()], [400, 'BadRequestException']);
        equal(BeckonWire.find_operation('POST', '/invitations/decline'), [true, Operation.DECLINE_INVITATIONS]);
        equal(BeckonWire.dup_time(NEW_YEAR), '2026-01-01T00:00:00.000Z');
    },
};

let failed = 0;
for (const [title, play] of Object.entries(chapters)) {
    try {
        play(openRegion());
    } catch (error) {
        failed++;
        printerr(`FAIL: ${title}: ${error}\n${error.stack}`);
    }
}
print(`Ran ${Object.keys(chapters).length} tests: ${failed ? `${failed} FAILED` : 'OK'}`);
System.exit(failed ? 1 : 0);

// SPDX-License-Identifier: MIT
// What clients ask and get, as against AWS.
import assert from "node:assert/strict";
import test from "node:test";
import {
  DeclineInvitationsCommand,
  InvalidAccessException,
  InvalidInputException,
  paginateListInvitations,
  paginateListMembers,
  ResourceConflictException,
  ResourceNotFoundException,
  SecurityHubClient,
  SecurityHubServiceException,
} from "@aws-sdk/client-securityhub";
import { ADMINISTRATOR, details, many, MEMBER, newClient, newClients, newWorld, OTHER } from "./helper.js";

test("a story: invite, decline, accept, leave", async (t) => {
  const world = newWorld(t);
  const [administrator, member] = newClients(world, ADMINISTRATOR, MEMBER);
  const statusOf = async () => (await administrator.getMembers({ AccountIds: [MEMBER] })).Members[0].MemberStatus;

  const created = await administrator.createMembers({ AccountDetails: [{ AccountId: MEMBER, Email: "zoë@example.com" }] });
  assert.deepEqual(created.UnprocessedAccounts, []);
  await administrator.inviteMembers({ AccountIds: [MEMBER] });
  assert.equal((await member.getInvitationsCount({})).InvitationsCount, 1);

  const declined = await member.declineInvitations({ AccountIds: [OTHER, ADMINISTRATOR, ADMINISTRATOR] });
  assert.deepEqual(declined.UnprocessedAccounts, [
    {
      AccountId: OTHER,
      ProcessingResult:
        "The request is rejected because the current account has no invitation from the given account ID.",
    },
    {
      AccountId: ADMINISTRATOR,
      ProcessingResult:
        "The request is rejected because the current account has already declined the invitation from the given account ID.",
    },
  ]);
  assert.equal(await statusOf(), "Resigned");

  const { Invitations } = await member.listInvitations({});
  assert.equal(Invitations[0].AccountId, ADMINISTRATOR);
  assert.match(Invitations[0].InvitationId, /^[0-9a-f]{32}$/);
  assert.deepEqual(Invitations[0].InvitedAt, new Date("2026-01-01T00:00:00Z"));

  await member.acceptAdministratorInvitation({ AdministratorId: ADMINISTRATOR, InvitationId: Invitations[0].InvitationId });
  assert.equal(await statusOf(), "Enabled");
  assert.equal((await member.getAdministratorAccount({})).Administrator.AccountId, ADMINISTRATOR);
  await member.disassociateFromAdministratorAccount({});
  assert.equal(await statusOf(), "Resigned");
  assert.equal((await member.getAdministratorAccount({})).Administrator, undefined);

  const { Members } = await administrator.listMembers({ OnlyAssociated: false });
  assert.equal(Members[0].Email, "zoë@example.com");
  assert.ok(Members[0].UpdatedAt instanceof Date);
  assert.deepEqual(world.check(), []);
});

test("the other operations", async (t) => {
  const world = newWorld(t);
  const administrator = newClient(world, ADMINISTRATOR);
  const member = newClient(world, MEMBER);
  await administrator.enableSecurityHub({ Tags: { team: "a" }, EnableDefaultStandards: false });
  await member.enableSecurityHub({});
  const hub = await administrator.describeHub({});
  assert.equal(hub.HubArn, `arn:aws:securityhub:us-east-1:${ADMINISTRATOR}:hub/default`);
  assert.deepEqual(await administrator.describeHub({ HubArn: hub.HubArn }).then((again) => again.HubArn), hub.HubArn);

  await administrator.createMembers({ AccountDetails: details(MEMBER, OTHER) });
  await administrator.inviteMembers({ AccountIds: [MEMBER, OTHER] });
  const [{ InvitationId }] = (await member.listInvitations({})).Invitations;
  await member.acceptInvitation({ MasterId: ADMINISTRATOR, InvitationId });
  assert.equal((await member.getMasterAccount({})).Master.InvitationId, InvitationId);
  await member.disassociateFromMasterAccount({});
  await member.deleteInvitations({ AccountIds: [ADMINISTRATOR] });
  assert.deepEqual((await member.listInvitations({})).Invitations, []);

  await administrator.disassociateMembers({ AccountIds: [OTHER] });
  await administrator.deleteMembers({ AccountIds: [OTHER] });
  assert.deepEqual((await administrator.listMembers({ OnlyAssociated: false })).Members.map((m) => m.AccountId), []);
  await administrator.disableSecurityHub({});
  await assert.rejects(administrator.describeHub({}), InvalidAccessException);
});

test("paginators walk over the pages", async (t) => {
  const world = newWorld(t);
  const [client] = newClients(world, ADMINISTRATOR);
  const ids = many(120);
  for (let i = 0; i < ids.length; i += 50) await client.createMembers({ AccountDetails: details(...ids.slice(i, i + 50)) });
  const pages = [];
  for await (const page of paginateListMembers({ client, pageSize: 50 }, { OnlyAssociated: false })) {
    pages.push(page.Members.map((member) => member.AccountId));
  }
  assert.deepEqual(pages.map((page) => page.length), [50, 50, 20]);
  assert.deepEqual(pages.flat(), ids);

  const [member] = newClients(world, MEMBER);
  for (const id of ids.slice(0, 7)) world.region().put(id, MEMBER, "pending");
  const senders = [];
  for await (const page of paginateListInvitations({ client: member, pageSize: 3 }, {})) {
    senders.push(...page.Invitations.map((invitation) => invitation.AccountId));
  }
  assert.deepEqual(senders, ids.slice(0, 7));
  await assert.rejects(client.listMembers({ NextToken: "of another making" }), InvalidInputException);
});

test("exceptions are the client's classes", async (t) => {
  const world = newWorld(t);
  const off = newClient(world, OTHER);
  await assert.rejects(off.describeHub({}), (error) => {
    assert.ok(error instanceof InvalidAccessException);
    assert.ok(error instanceof SecurityHubServiceException);
    assert.equal(error.name, "InvalidAccessException");
    assert.equal(error.$fault, "client");
    assert.equal(error.$metadata.httpStatusCode, 401);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    assert.equal(error.$metadata.attempts, 1);
    return true;
  });
  const [member] = newClients(world, MEMBER);
  await assert.rejects(member.enableSecurityHub({}), ResourceConflictException);
  await assert.rejects(member.declineInvitations({ AccountIds: [] }), (error) => {
    assert.ok(error instanceof InvalidInputException);
    assert.match(error.message, /AccountIds/);
    return true;
  });
  const accept = member.acceptAdministratorInvitation({ AdministratorId: ADMINISTRATOR, InvitationId: "0".repeat(32) });
  await assert.rejects(accept, InvalidInputException);
  await assert.rejects(off.disableSecurityHub({}), ResourceNotFoundException);
  // The service sends this one although its model has no such class.
  await assert.rejects(member.disassociateFromAdministratorAccount({}), (error) => {
    assert.ok(error instanceof SecurityHubServiceException);
    assert.equal(error.name, "BadRequestException");
    assert.match(error.message, /not associated to a master account/);
    return true;
  });
});

test("middleware sees every request and answer", async (t) => {
  const world = newWorld(t);
  world.region().call(MEMBER, "EnableSecurityHub");
  const client = new SecurityHubClient(world.clientConfig(MEMBER));
  const seen = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      seen.push(context.commandName, args.request.path);
      args.request.headers["x-extra"] = "1";
      const result = await next(args);
      seen.push(result.response.statusCode, result.response.headers["content-type"]);
      return result;
    },
    { step: "finalizeRequest", name: "witness" },
  );
  await client.send(new DeclineInvitationsCommand({ AccountIds: [OTHER] }));
  assert.deepEqual(seen, ["DeclineInvitationsCommand", "/invitations/decline", 200, "application/json"]);

  // A middleware may send a body of another kind.
  client.middlewareStack.add(
    (next) => (args) => {
      const bytes = Buffer.from(args.request.body);
      args.request.body = (async function* () {
        yield bytes.subarray(0, 3);
        yield bytes.subarray(3);
      })();
      return next(args);
    },
    { step: "finalizeRequest", priority: "low", name: "stream" },
  );
  const { UnprocessedAccounts } = await client.send(new DeclineInvitationsCommand({ AccountIds: ["ä", OTHER] }));
  assert.deepEqual(UnprocessedAccounts.map((result) => result.AccountId), ["ä", OTHER]);
});

test("many calls at once", async (t) => {
  const world = newWorld(t);
  const [administrator] = newClients(world, ADMINISTRATOR);
  const ids = many(100);
  await Promise.all(ids.map((id) => administrator.createMembers({ AccountDetails: details(id) })));
  await Promise.all(ids.map((id) => administrator.inviteMembers({ AccountIds: [id] })));
  assert.equal(world.region().snapshot().associations.filter(({ state }) => state === "pending").length, 100);
  assert.deepEqual(world.check(), []);
});

// SPDX-License-Identifier: MIT
// The way through AWS Organizations, and the configuration and tags of hubs.
import assert from "node:assert/strict";
import test from "node:test";
import {
  AccessDeniedException,
  InvalidAccessException,
  InvalidInputException,
  paginateListMembers,
  paginateListOrganizationAdminAccounts,
  ResourceConflictException,
  ResourceNotFoundException,
} from "@aws-sdk/client-securityhub";
import { World } from "beckon-aws-sdk-js";
import { ADMINISTRATOR, details, many, MEMBER, newClient, newClients, newWorld, OTHER } from "./helper.js";

const MANAGEMENT = "222233334444";

/** A World with an organization, and clients of some of its accounts. */
function newOrganization(t, ...accounts) {
  const world = newWorld(t, { organization: { [ADMINISTRATOR]: MANAGEMENT, [MEMBER]: MANAGEMENT } });
  return [world, ...accounts.map((account) => newClient(world, account))];
}

/** The call fails with this class, or this name, and changes nothing. */
async function refused(world, call, kind, message = /./) {
  const before = world.region().dump();
  await assert.rejects(call, (error) => {
    assert.ok(typeof kind === "string" ? error.name === kind : error instanceof kind, error.name);
    assert.match(error.message, message);
    return true;
  });
  assert.equal(world.region().dump(), before);
}

async function statuses(client) {
  const found = [];
  for await (const page of paginateListMembers({ client, pageSize: 50 }, { OnlyAssociated: false })) {
    found.push(...page.Members.map(({ MemberStatus }) => MemberStatus));
  }
  return found;
}

test("an account of the organization is a member at once, and cannot leave", async (t) => {
  const [world, management, administrator, member] = newOrganization(t, MANAGEMENT, ADMINISTRATOR, MEMBER);
  const { AdminAccountId, Feature } = await management.enableOrganizationAdminAccount({ AdminAccountId: ADMINISTRATOR });
  assert.deepEqual([AdminAccountId, Feature], [ADMINISTRATOR, "SecurityHub"]);
  assert.deepEqual((await administrator.createMembers({ AccountDetails: details(MEMBER) })).UnprocessedAccounts, []);
  assert.deepEqual(await statuses(administrator), ["Enabled"]);
  assert.deepEqual((await member.listInvitations({})).Invitations, []);
  assert.deepEqual((await member.getAdministratorAccount({})).Administrator, {
    AccountId: ADMINISTRATOR,
    InvitedAt: new Date("2026-01-01T00:00:00Z"),
    MemberStatus: "Enabled",
  });
  const text = /member cannot disassociate from Organization administrator/;
  await refused(world, member.disassociateFromMasterAccount({}), "BadRequestException", text);
  await refused(world, member.disassociateFromAdministratorAccount({}), "BadRequestException", text);
  assert.deepEqual(world.check(), []);
});

test("an administrator turns the pages of its members, and lets all of them go", async (t) => {
  const [world, management, administrator] = newOrganization(t, MANAGEMENT, ADMINISTRATOR);
  const ids = many(120);
  for (const id of ids) world.setOrganization(id, MANAGEMENT);
  await management.enableOrganizationAdminAccount({ AdminAccountId: ADMINISTRATOR });
  const parts = [0, 50, 100].map((start) => ids.slice(start, start + 50));
  for (const part of parts) await administrator.createMembers({ AccountDetails: details(...part) });
  const pages = [];
  for await (const page of paginateListMembers({ client: administrator }, {})) pages.push(page.Members.map((m) => m.AccountId));
  assert.deepEqual(pages, parts);
  for (const part of parts) await administrator.disassociateMembers({ AccountIds: part });
  assert.deepEqual((await administrator.listMembers({})).Members, []);
  assert.deepEqual(await statuses(administrator), Array(120).fill("Removed"));
});

test("who may designate an administrator", async (t) => {
  const [world, management, administrator, member] = newOrganization(t, MANAGEMENT, ADMINISTRATOR, MEMBER);
  const input = { AdminAccountId: ADMINISTRATOR };
  const outsider = newClient(world, OTHER);
  await refused(world, outsider.enableOrganizationAdminAccount(input), AccessDeniedException, /not a member of an organization/);
  await refused(world, member.listOrganizationAdminAccounts({}), AccessDeniedException, /not an organization manager/);
  await management.enableOrganizationAdminAccount({ ...input, Feature: "SecurityHub" });
  await refused(world, management.enableOrganizationAdminAccount(input), ResourceConflictException);
  const other = { ...input, Feature: "SecurityHubV2" };
  await refused(world, management.disableOrganizationAdminAccount(other), InvalidInputException, /Feature/);
  const found = [];
  for await (const page of paginateListOrganizationAdminAccounts({ client: management, pageSize: 1 }, {})) {
    found.push(page.Feature, ...page.AdminAccounts);
  }
  assert.deepEqual(found, ["SecurityHub", { AccountId: ADMINISTRATOR, Status: "ENABLED" }]);
  await administrator.createMembers({ AccountDetails: details(MEMBER) });
  await management.disableOrganizationAdminAccount(input);
  assert.deepEqual(await statuses(administrator), ["Removed"]);
  assert.deepEqual((await management.listOrganizationAdminAccounts({})).AdminAccounts, []);
});

test("the configuration of an organization", async (t) => {
  const [world, management, administrator] = newOrganization(t, MANAGEMENT, ADMINISTRATOR);
  const [outsider] = newClients(world, OTHER);
  const text = RegExp(`^Account ${OTHER} is not an administrator for this organization$`);
  await refused(world, outsider.describeOrganizationConfiguration({}), InvalidAccessException, text);
  await management.enableOrganizationAdminAccount({ AdminAccountId: ADMINISTRATOR });
  const describe = async () => {
    const { $metadata, ...shown } = await administrator.describeOrganizationConfiguration({});
    return shown;
  };
  const fresh = {
    AutoEnable: false,
    AutoEnableStandards: "DEFAULT",
    MemberAccountLimitReached: false,
    OrganizationConfiguration: { ConfigurationType: "LOCAL", Status: "ENABLED" },
  };
  assert.deepEqual(await describe(), fresh);
  await administrator.updateOrganizationConfiguration({ AutoEnable: true });
  assert.deepEqual(await describe(), { ...fresh, AutoEnable: true });
  world.setOrganization(OTHER, MANAGEMENT);
  assert.deepEqual(await statuses(administrator), ["Enabled"]);
  world.setOrganization(OTHER, null);
  assert.deepEqual(await statuses(administrator), ["Removed"]);

  const central = { AutoEnable: false, AutoEnableStandards: "NONE", OrganizationConfiguration: { ConfigurationType: "CENTRAL" } };
  await refused(world, administrator.updateOrganizationConfiguration({ ...central, AutoEnable: true }), InvalidInputException);
  await administrator.updateOrganizationConfiguration(central);
  assert.equal((await describe()).OrganizationConfiguration.ConfigurationType, "CENTRAL");
  const input = { AdminAccountId: ADMINISTRATOR };
  await refused(world, management.disableOrganizationAdminAccount(input), ResourceConflictException);
});

test("the configuration of a hub", async (t) => {
  const world = newWorld(t);
  const client = newClient(world, MEMBER);
  await client.enableSecurityHub({ ControlFindingGenerator: "STANDARD_CONTROL" });
  const describe = async () => {
    const { AutoEnableControls, ControlFindingGenerator } = await client.describeHub({});
    return [AutoEnableControls, ControlFindingGenerator];
  };
  assert.deepEqual(await describe(), [true, "STANDARD_CONTROL"]);
  await client.updateSecurityHubConfiguration({ AutoEnableControls: false });
  assert.deepEqual(await describe(), [false, "STANDARD_CONTROL"]);
  await client.updateSecurityHubConfiguration({ ControlFindingGenerator: "SECURITY_CONTROL" });
  assert.deepEqual(await describe(), [false, "SECURITY_CONTROL"]);
  const wrong = { ControlFindingGenerator: "NO_CONTROL" };
  await refused(world, client.updateSecurityHubConfiguration(wrong), InvalidInputException, /ControlFindingGenerator/);
  world.region().put(ADMINISTRATOR, MEMBER, "accepted");
  const own = { ControlFindingGenerator: "STANDARD_CONTROL" };
  await refused(world, client.updateSecurityHubConfiguration(own), InvalidAccessException, /by a member account 111122223333/);
});

test("tags come back as they were given", async (t) => {
  const world = newWorld(t);
  const client = newClient(world, MEMBER);
  await client.enableSecurityHub({ Tags: { team: "blue" } });
  const { HubArn: ResourceArn } = await client.describeHub({});
  const tags = async () => (await client.listTagsForResource({ ResourceArn })).Tags;
  const given = { "a+b": "c d&e=f%2F+?", "x:y/z.-_=": "äöü€", empty: "" };
  await client.tagResource({ ResourceArn, Tags: { ...given, team: "red" } });
  assert.deepEqual(await tags(), { ...given, team: "red" });
  await client.untagResource({ ResourceArn, TagKeys: ["a+b", "x:y/z.-_=", "never"] });
  assert.deepEqual(await tags(), { empty: "", team: "red" });
  await client.untagResource({ ResourceArn, TagKeys: ["team"] });
  assert.deepEqual(await tags(), { empty: "" });
  const another = ResourceArn.replace(MEMBER, OTHER);
  await refused(world, client.listTagsForResource({ ResourceArn: another }), ResourceNotFoundException);
  await refused(world, client.tagResource({ ResourceArn: "no ARN", Tags: { a: "b" } }), InvalidInputException);
  await refused(world, client.tagResource({ ResourceArn, Tags: { "aws:a": "b" } }), InvalidInputException);
  await refused(world, client.tagResource({ ResourceArn, Tags: {} }), InvalidInputException);
});

/* --- what a test says about organizations --- */

const organizations = (region) =>
  Object.fromEntries(region.toJSON().accounts.map(({ account, management, organization }) =>
    [account, management ?? organization ?? null]));

test("organizations are in every Region", (t) => {
  const [world] = newOrganization(t);
  const everybody = { [ADMINISTRATOR]: MANAGEMENT, [MEMBER]: MANAGEMENT, [MANAGEMENT]: MANAGEMENT };
  assert.deepEqual(organizations(world.region()), everybody);
  world.setOrganization(OTHER, MANAGEMENT);
  world.setOrganization(MEMBER, null);
  const wanted = { ...everybody, [OTHER]: MANAGEMENT, [MEMBER]: null };
  for (const name of ["us-east-1", "eu-west-1"]) assert.deepEqual(organizations(world.region(name)), wanted);
  world.setOrganizationAccount(MEMBER);
  world.region().call(OTHER, "EnableSecurityHub");
  world.reset();
  for (const region of world.regions) assert.deepEqual(organizations(region), { ...wanted, [MEMBER]: true });
  assert.deepEqual(organizations(newWorld(t, { organization: new Map([[MEMBER, MANAGEMENT]]) }).region()), {
    [MEMBER]: MANAGEMENT,
    [MANAGEMENT]: MANAGEMENT,
  });
});

test("what one Region refuses, no Region does", (t) => {
  const [world] = newOrganization(t);
  const regions = ["us-east-1", "eu-west-1"].map((name) => world.region(name));
  regions[1].setOrganization(OTHER, "666677778888");
  const before = regions.map((region) => region.dump());
  // In eu-west-1, the last one is of another organization.
  for (const [account, management] of [[MANAGEMENT, null], [" ", MANAGEMENT], [MEMBER, ""], ["777788889999", OTHER]]) {
    assert.throws(() => world.setOrganization(account, management), { name: "BeckonInputError" });
  }
  for (const management of [true, undefined]) assert.throws(() => world.setOrganization(MEMBER, management), TypeError);
  assert.deepEqual(regions.map((region) => region.dump()), before);
  assert.equal(organizations(world.region("us-west-2"))["777788889999"], undefined);
  assert.throws(() => new World({ organization: { [MEMBER]: true } }), TypeError);
});

test("an organization in a fixture", async (t) => {
  const world = newWorld(t);
  const organization = { management: MANAGEMENT, administrator: ADMINISTRATOR, auto_enable: true };
  world.region().restore({
    accounts: [
      { account: ADMINISTRATOR, hub: true, management: MANAGEMENT, tags: { team: "blue" } },
      { account: MEMBER, hub: true, management: MANAGEMENT },
    ],
    organizations: [organization],
    associations: [{ administrator: ADMINISTRATOR, member: MEMBER, state: "accepted", enrolled: true }],
  });
  const administrator = newClient(world, ADMINISTRATOR);
  assert.deepEqual(await statuses(administrator), ["Enabled"]);
  const document = world.region().snapshot();
  assert.deepEqual([document.format, document.semantics], [2, 2]);
  assert.deepEqual(document.organizations, [
    { ...organization, auto_enable_standards: "DEFAULT", configuration_type: "LOCAL" },
  ]);
  const twin = newWorld(t).region();
  twin.restore(document);
  assert.equal(twin.dump(), world.region().dump());
});

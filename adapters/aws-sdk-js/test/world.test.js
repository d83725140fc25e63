// SPDX-License-Identifier: MIT
// Regions, accounts, clock, ids, switches, fixtures.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { InvalidAccessException, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { diff, version, World } from "beckon-aws-sdk-js";
import { ADMINISTRATOR, details, MEMBER, newClient, newClients, newWorld, OTHER } from "./helper.js";

function newFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), "beckon-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the library says its version", () => assert.match(version(), /^\d+\.\d+\.\d+$/));

test("Regions share nothing, and partitions follow", async (t) => {
  const world = newWorld(t);
  const here = newClient(world, MEMBER, "us-east-1");
  const there = newClient(world, MEMBER, "cn-north-1");
  await here.enableSecurityHub({});
  await assert.rejects(there.describeHub({}), InvalidAccessException);
  await there.enableSecurityHub({});
  assert.equal((await there.describeHub({})).HubArn, `arn:aws-cn:securityhub:cn-north-1:${MEMBER}:hub/default`);
  assert.deepEqual(world.regions.map(({ name, partition }) => [name, partition]), [
    ["us-east-1", "aws"],
    ["cn-north-1", "aws-cn"],
  ]);
});

for (const [kind, accounts] of [
  ["an object", { AKIDEXAMPLE: MEMBER }],
  ["a Map", new Map([["AKIDEXAMPLE", MEMBER]])],
  ["a function", (key) => (key === "AKIDEXAMPLE" ? MEMBER : undefined)],
  ["a function that takes its time", async (key) => (key === "AKIDEXAMPLE" ? MEMBER : null)],
]) {
  test(`access keys belong to accounts: ${kind}`, async (t) => {
    const world = newWorld(t, { accounts });
    const member = newClient(world, "AKIDEXAMPLE");
    await member.enableSecurityHub({});
    assert.match((await member.describeHub({})).HubArn, /:111122223333:/);
    assert.match((await newClient(world, MEMBER).describeHub({})).HubArn, /:111122223333:/);
    await assert.rejects(newClient(world, "AKIDOTHER").listMembers({}), {
      name: "BeckonUnknownAccountError",
      message: /access key AKIDOTHER\..*12 digits.*accounts.*defaultAccount/,
    });
    await assert.rejects(newClient(world, "constructor").listMembers({}), { name: "BeckonUnknownAccountError" });
  });
}

test("accounts comes before the digits, and these before the default account", async (t) => {
  const asked = [];
  const known = new Map([["AKIDEXAMPLE", ADMINISTRATOR], [OTHER, ADMINISTRATOR]]);
  const world = newWorld(t, {
    accounts: (key) => {
      asked.push(key);
      return known.get(key);
    },
    defaultAccount: MEMBER,
  });
  for (const account of [ADMINISTRATOR, MEMBER]) world.region().call(account, "EnableSecurityHub");
  const accountOf = async (key) => (await newClient(world, key).describeHub({})).HubArn.split(":")[4];
  const keys = ["AKIDEXAMPLE", OTHER, ADMINISTRATOR, "testing", "constructor"];
  assert.deepEqual(await Promise.all(keys.map(accountOf)), [ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR, MEMBER, MEMBER]);
  assert.deepEqual(asked.sort(), keys.sort());
});

for (const accounts of [null, {}, { testing: undefined }, new Map([["testing", null]]), () => undefined, async () => null]) {
  test(`the default account is for keys that nothing knows: ${typeof accounts}`, async (t) => {
    const world = newWorld(t, { accounts, defaultAccount: MEMBER });
    const client = newClient(world, "testing");
    await client.enableSecurityHub({});
    assert.match((await client.describeHub({})).HubArn, /:111122223333:/);
  });
}

test("an error of the function rejects the call, which is not tried again", async (t) => {
  for (const retryMode of ["standard", "adaptive"]) {
    let asked = 0;
    const thrown = new Error("the directory is closed");
    const refuse = () => {
      asked += 1;
      throw thrown;
    };
    for (const accounts of [refuse, async () => refuse()]) {
      const world = newWorld(t, { accounts, defaultAccount: MEMBER });
      const client = newClient(world, "AKIDEXAMPLE", "us-east-1", { retryMode });
      await assert.rejects(client.enableSecurityHub({}), (error) => error === thrown);
      assert.deepEqual(world.region().toJSON().accounts, []);
    }
    assert.equal(asked, 2);
  }
});

test("an account that is not a string is refused with a sentence", async (t) => {
  for (const accounts of [{ AKIDEXAMPLE: 111122223333 }, () => 111122223333, async () => 111122223333]) {
    const world = newWorld(t, { accounts, defaultAccount: MEMBER });
    await assert.rejects(newClient(world, "AKIDEXAMPLE").enableSecurityHub({}), {
      name: "TypeError",
      message: /what accounts gives for the access key AKIDEXAMPLE is not a string, but of type number/,
    });
  }
});

test("the clock: fixed, advancing, a function, real", async (t) => {
  const world = newWorld(t);
  const [administrator] = newClients(world, ADMINISTRATOR);
  const times = async () => {
    const { Members } = await administrator.listMembers({ OnlyAssociated: false });
    return Members.map((member) => member.UpdatedAt.toISOString().slice(11, 23));
  };
  const create = (id) => administrator.createMembers({ AccountDetails: details(id) });
  await create("1");
  world.advance(90_000);
  await create("2");
  world.setClock({ start: new Date("2026-01-01T12:00:00Z"), step: 250 });
  await create("3");
  await create("4");
  let now = Date.UTC(2026, 0, 1, 18);
  world.setClock(() => now);
  await create("5");
  now += 1;
  await create("6");
  assert.deepEqual(await times(), [
    "00:00:00.000", "00:01:30.000", "12:00:00.000", "12:00:00.250", "18:00:00.000", "18:00:00.001",
  ]);
  assert.equal(world.region().now().getTime(), now);
  assert.throws(() => world.advance(1), { name: "BeckonClockError" });

  world.setClock(null);
  const before = Date.now();
  await create("7");
  const { Members } = await administrator.getMembers({ AccountIds: ["7"] });
  assert.ok(Members[0].UpdatedAt.getTime() >= before && Members[0].UpdatedAt.getTime() <= Date.now());

  assert.throws(() => world.setClock("tomorrow"), RangeError);
  assert.throws(() => world.setClock({ start: 0, step: -1 }), RangeError);
  world.setClock("9999-12-31T23:59:59Z");
  assert.throws(() => world.advance(1000), RangeError);
  assert.throws(() => world.advance("1"), RangeError);
});

test("a Region that comes later has the World's clock", (t) => {
  const world = newWorld(t);
  world.advance(60_000);
  assert.equal(world.region("eu-west-1").now().toISOString(), "2026-01-01T00:01:00.000Z");
});

test("the same seed and calls give the same bytes", (t) => {
  const dumps = [1, 1, 2].map((seed) => {
    const world = newWorld(t, { seed });
    const region = world.region();
    region.call(ADMINISTRATOR, "EnableSecurityHub");
    region.call(ADMINISTRATOR, "CreateMembers", { AccountDetails: details(MEMBER) });
    region.call(ADMINISTRATOR, "InviteMembers", { AccountIds: [MEMBER] });
    return region.dump();
  });
  assert.equal(dumps[0], dumps[1]);
  assert.notEqual(dumps[0], dumps[2]);
});

test("switches, of the World and of a Region", async (t) => {
  const world = newWorld(t, { switches: { require_security_hub: false, max_members: 1 } });
  const administrator = newClient(world, ADMINISTRATOR);
  const { UnprocessedAccounts } = await administrator.createMembers({ AccountDetails: details(MEMBER, OTHER) });
  assert.match(UnprocessedAccounts[0].ProcessingResult, /maximum number of allowed members/);
  world.region().setSwitches({ max_account_details: 1 });
  await assert.rejects(administrator.createMembers({ AccountDetails: details("1", "2") }), Error);
  world.setSwitches({ max_account_ids: 1 });
  await assert.rejects(administrator.getMembers({ AccountIds: [MEMBER, OTHER] }), { name: "InvalidInputException" });
  assert.equal(world.region().snapshot().switches.max_members, 1);
  assert.equal(world.region("eu-west-1").snapshot().switches.max_account_details, 50);
  world.setSwitches({ hub_off_error: "access-denied" });
  assert.equal(world.region("eu-west-1").snapshot().switches.hub_off_error, "access-denied");
  assert.throws(() => world.setSwitches({ max_member: 1 }), { name: "BeckonInputError", message: /max_member/ });
  assert.throws(() => new World({ switches: { require_security_hub: "perhaps" } }), { name: "BeckonInputError" });
});

test("an organization's accounts", async (t) => {
  const world = newWorld(t, { organization: [MEMBER] });
  const [administrator] = newClients(world, ADMINISTRATOR);
  await administrator.createMembers({ AccountDetails: details(MEMBER, OTHER) });
  world.setOrganizationAccount(OTHER);
  const { UnprocessedAccounts } = await administrator.inviteMembers({ AccountIds: [MEMBER, OTHER] });
  assert.deepEqual(UnprocessedAccounts.map((result) => result.AccountId), [MEMBER, OTHER]);
  assert.match(UnprocessedAccounts[0].ProcessingResult, /belongs to an organization/);
  world.reset();
  assert.deepEqual(world.region("eu-west-1").toJSON(), world.region().toJSON());
  assert.throws(() => new World({ organization: [" "] }), Error);
});

test("snapshots are plain objects: taken, changed, given back, compared", async (t) => {
  const world = newWorld(t);
  const [administrator] = newClients(world, ADMINISTRATOR);
  const before = world.snapshot();
  await administrator.createMembers({ AccountDetails: details(MEMBER, OTHER) });
  const first = await administrator.listMembers({ OnlyAssociated: false, MaxResults: 1 });
  const after = world.snapshot();
  assert.deepEqual(world.diff(before).filter((line) => line.includes("→")), [
    `us-east-1: ${ADMINISTRATOR} → ${MEMBER}: created, was none`,
    `us-east-1: ${ADMINISTRATOR} → ${OTHER}: created, was none`,
  ]);
  assert.deepEqual(diff(after["us-east-1"], world.region()), []);

  world.region("eu-west-1").put(ADMINISTRATOR, MEMBER, "pending");
  world.restore(before);
  assert.deepEqual(world.snapshot()["us-east-1"].associations, []);
  assert.deepEqual(world.region("eu-west-1").toJSON().associations, []);
  world.restore(after);
  const second = await administrator.listMembers({ OnlyAssociated: false, NextToken: first.NextToken });
  assert.deepEqual(second.Members.map((member) => member.AccountId), [OTHER]);

  world.region().restore({ associations: [{ administrator: ADMINISTRATOR, member: MEMBER, state: "accepted" }] });
  assert.deepEqual(JSON.parse(JSON.stringify(world.region())).associations[0].state, "accepted");
  assert.throws(
    () => world.region().restore({ associations: [{ administrator: ADMINISTRATOR, member: MEMBER, state: "pendig" }] }),
    { name: "BeckonWorldInvalidError", message: /"pendig" at associations\[0\]/ },
  );
  assert.throws(() => world.region().restore({ format: 99 }), { name: "BeckonWorldNewerError" });
  assert.throws(
    () => world.region().restore({
      associations: [ADMINISTRATOR, OTHER].map((administrator) => ({ administrator, member: MEMBER, state: "accepted" })),
    }),
    { name: "BeckonWorldBrokenError", message: /V-1/ },
  );
  const unchanged = world.snapshot();
  assert.throws(() => world.restore({ "us-east-1": {}, "eu-west-1": { format: 99 } }), { name: "BeckonWorldNewerError" });
  assert.deepEqual(world.snapshot(), unchanged);
  assert.throws(() => world.region().restore(undefined), TypeError);
  assert.throws(() => world.region().put(ADMINISTRATOR, MEMBER, "gone"), { name: "BeckonInputError" });
});

test("fixtures in files", async (t) => {
  const folder = newFolder(t);
  const file = join(folder, "a.json");
  writeFileSync(file, JSON.stringify({
    region: "eu-west-1",
    switches: { accept_after_decline: false, max_members: 7 },
    accounts: [{ account: ADMINISTRATOR, hub: true }, { account: MEMBER, hub: true }],
    associations: [{ administrator: ADMINISTRATOR, member: MEMBER, state: "pending" }],
  }));
  const world = newWorld(t, { switches: { max_members: 9 } });
  assert.equal(world.load(file).name, "eu-west-1");
  const member = newClient(world, MEMBER, "eu-west-1");
  assert.equal((await member.getInvitationsCount({})).InvitationsCount, 1);
  const { switches } = world.region("eu-west-1").snapshot();
  assert.deepEqual([switches.accept_after_decline, switches.max_members], [false, 9]);

  await member.declineInvitations({ AccountIds: [ADMINISTRATOR] });
  const saved = join(folder, "b.json");
  world.region("eu-west-1").save(saved);
  assert.equal(JSON.parse(readFileSync(saved, "utf8")).associations[0].state, "declined");
  assert.equal(world.load(saved, "us-west-2").name, "us-west-2");
  assert.equal(world.region("us-west-2").dump(), world.region("eu-west-1").dump());
  world.region().load(saved);
  assert.equal(world.region().snapshot().switches.accept_after_decline, true);

  assert.throws(() => world.load(join(folder, "none.json")), { name: "BeckonFileError", message: /none\.json/ });
  writeFileSync(file, "{");
  assert.throws(() => world.load(file), { name: "BeckonWorldInvalidError", message: /cannot read .*a\.json/ });
  assert.throws(() => world.region().save(join(folder, "no", "c.json")), { name: "BeckonFileError" });
});

test("without a client: calls and raw requests", (t) => {
  const region = newWorld(t).region();
  assert.deepEqual(region.call(MEMBER, "EnableSecurityHub"), {});
  assert.throws(() => region.call(MEMBER, "EnableSecurityHub"), { name: "ResourceConflictException", status: 409 });
  assert.throws(() => region.call(MEMBER, "GetFindings"), { name: "UnknownOperationException", status: 404 });
  const { status, headers, body } = region.handleRequest(MEMBER, { method: "GET", path: "/invitations", query: "MaxResults=1" });
  assert.deepEqual([status, headers, JSON.parse(body)], [200, { "content-type": "application/json" }, { Invitations: [] }]);
  const deep = `{"AccountIds": [${"[".repeat(2000)}${"]".repeat(2000)}]}`;
  for (const bytes of ["", new Uint8Array(0), Buffer.from("{"), "[".repeat(1_000_000), deep, " ".repeat(11 << 20)]) {
    const answer = region.handleRequest(MEMBER, { method: "POST", path: "/invitations/decline", body: bytes });
    assert.equal(answer.status, bytes.length > 10 << 20 ? 413 : 400);
    assert.equal(answer.headers["x-amzn-errortype"], JSON.parse(answer.body).Code);
  }
  assert.throws(() => region.call("1\0", "ListMembers"), TypeError);
  assert.throws(() => region.call(null, "ListMembers"), TypeError);
});

test("names and account ids that are not there are refused, and nothing changes", (t) => {
  const region = newWorld(t).region();
  const before = region.snapshot();
  const refused = (message, name = "BeckonInputError") => ({ name, message });
  const rows = [
    [() => region.call(MEMBER, "EnableSecurityHubs"), {
      ...refused(/^there is no operation "EnableSecurityHubs": it can be EnableSecurityHub, /, "UnknownOperationException"),
      status: 404,
    }],
    [() => region.call(MEMBER, "enableSecurityHub"), refused(/it can be EnableSecurityHub, .* or /, "UnknownOperationException")],
    [() => region.call(MEMBER, null), refused(/^the operation is not a string$/, "TypeError")],
    [() => region.call(MEMBER, "EnableSecurityHub", { Tag: {} }),
      refused(/^there is no member of EnableSecurityHub "Tag": it can be Tags, /)],
    [() => region.call(MEMBER, "DisableSecurityHub", { Tags: {} }),
      refused(/^DisableSecurityHub takes no input, and so no "Tags"$/)],
    [() => region.put(ADMINISTRATOR, MEMBER, "pendig"), refused(/^there is no state "pendig": it can be pending, .* or /)],
    [() => region.put(ADMINISTRATOR, MEMBER, 2), refused(/^the state is not a string$/, "TypeError")],
    [() => region.put(ADMINISTRATOR, 111122223333, "pending"), refused(/^the member is not a string$/, "TypeError")],
    ...[["", "is blank"], [" \t\n\v\f\r", "is blank"], [`${"é".repeat(512)}1`, "is longer than 1,024 bytes"]].flatMap(
      ([account, why]) => [
        [() => region.call(account, "EnableSecurityHub"), {
          ...refused(`the caller is not a valid account id: it ${why}`, "InvalidInputException"),
          status: 400,
        }],
        [() => region.put(account, MEMBER, "pending"), refused(RegExp(`it ${why}$`), "BeckonWorldInvalidError")],
        [() => region.put(ADMINISTRATOR, account, "pending"), refused(RegExp(`it ${why}$`), "BeckonWorldInvalidError")],
      ],
    ),
  ];
  for (const [call, error] of rows) {
    assert.throws(call, error, String(call));
    assert.deepEqual(region.snapshot(), before);
  }
  region.call(MEMBER, "EnableSecurityHub", { EnableDefaultStandards: false });
});

test("every account id of W-3 is taken, and the switch for twelve digits is the library's", (t) => {
  const world = newWorld(t);
  for (const account of ["1", "alice", "12345678901a", "123456789012\n", "\u00a0", "é".repeat(512)]) {
    world.reset();
    world.region().put(account, MEMBER, "pending");
    world.region().put(MEMBER, account, "pending");
    world.region().call(account, "EnableSecurityHub");
    assert.deepEqual(world.region().call(account, "DeclineInvitations", { AccountIds: [MEMBER] }), { UnprocessedAccounts: [] });
  }
  world.reset();
  world.setSwitches({ twelve_digit_account_ids: true });
  const region = world.region();
  region.put("alice", "bob", "pending");
  region.call("bob", "EnableSecurityHub");
  const { UnprocessedAccounts } = region.call("bob", "DeclineInvitations", { AccountIds: ["alice"] });
  assert.equal(UnprocessedAccounts[0].AccountId, "alice");
  assert.match(UnprocessedAccounts[0].ProcessingResult, /an invalid or out-of-range value/);
});

test("a World that is closed says so", async () => {
  const world = new World();
  const client = newClient(world, MEMBER);
  const region = world.region();
  world.close();
  world.close();
  for (const use of [() => world.region(), () => region.dump(), () => world.setSeed(1), () => world.clientConfig(MEMBER)]) {
    assert.throws(use, { name: "BeckonClosedError" });
  }
  await assert.rejects(client.listMembers({}), { name: "BeckonClosedError" });
  if (Symbol.dispose) assert.equal(typeof world[Symbol.dispose], "function");
});

test("what is not an option is refused", () => {
  const noAccounts = (kind) => ({ name: "TypeError", message: RegExp(`^accounts is ${kind}; give an object .* function`) });
  assert.throws(() => new World({ accounts: "111122223333" }), noAccounts("of type string"));
  assert.throws(() => new World({ accounts: 111122223333 }), noAccounts("of type number"));
  assert.throws(() => new World({ accounts: ["AKIDEXAMPLE"] }), noAccounts("an array"));
  assert.throws(() => new World({ defaultAccount: 111122223333 }), {
    name: "TypeError",
    message: "defaultAccount is not a string, but of type number",
  });
  for (const defaultAccount of ["", "testing", "11112222333"]) {
    assert.throws(() => new World({ defaultAccount }), { name: "RangeError", message: /^defaultAccount is .* 12 digits$/ });
  }
  assert.throws(() => new World({ unhandled: "ignore" }), TypeError);
  assert.throws(() => new World({ clock: "soon" }), RangeError);
  assert.throws(() => new World({ seed: "a" }), SyntaxError);
  const world = new World();
  const client = newClient(world, MEMBER);
  const { requestHandler } = client.config;
  for (const [call, message] of [
    [() => new World({ sed: 1 }), /^there is no option of World "sed": it can be seed, .* or /],
    [() => new World({ clock: { start: 0, steps: 1 } }), /^there is no option of a clock "steps": it can be step or start$/],
    [() => world.setClock({ start: 0, step: 1, end: 2 }), /a clock "end"/],
    [() => world.requestHandler({ unhandeld: "pass" }), /^there is no option of requestHandler\(\) "unhandeld": it can be unhandled$/],
    [() => world.attach(client, { unhandeld: "pass" }), /attach\(\) "unhandeld"/],
    [() => world.intercept(SecurityHubClient, { unhandeld: "pass" }), /intercept\(\) "unhandeld"/],
    [() => world.intercept(SecurityHubClient, { unhandled: "ignore" }), /^unhandled is neither/],
  ]) {
    assert.throws(call, { name: "TypeError", message }, String(call));
  }
  assert.equal(client.config.requestHandler, requestHandler);
  assert.throws(() => world.region(""), TypeError);
  assert.throws(() => world.region("a\0b"), TypeError);
});

// SPDX-License-Identifier: MIT
// Failing on purpose, and what the client's retries make of it.
import assert from "node:assert/strict";
import test from "node:test";
import { InternalException, LimitExceededException, ResourceConflictException } from "@aws-sdk/client-securityhub";
import { ADMINISTRATOR, details, MEMBER, newClient, newClients, newWorld, OTHER } from "./helper.js";

const once = { maxAttempts: 1 };

test("a fault before the call is retried and does no harm", async (t) => {
  const world = newWorld(t);
  const [administrator] = newClients(world, ADMINISTRATOR);
  world.addFault({ before: "InternalException", message: "Try again later.", operation: "CreateMembers", times: 2 });
  const { UnprocessedAccounts, $metadata } = await administrator.createMembers({ AccountDetails: details(MEMBER) });
  assert.deepEqual(UnprocessedAccounts, []);
  assert.equal($metadata.attempts, 3);
});

test("a fault without an end uses the attempts up", async (t) => {
  const world = newWorld(t);
  const [administrator] = newClients(world, ADMINISTRATOR);
  world.addFault({ before: "InternalException", times: 0 });
  await assert.rejects(administrator.listMembers({}), (error) => {
    assert.ok(error instanceof InternalException);
    assert.equal(error.$fault, "server");
    assert.equal(error.$metadata.attempts, 3);
    return true;
  });
  world.clearFaults();
  assert.equal((await administrator.listMembers({})).$metadata.attempts, 1);
});

const EXCEPTIONS = [
  "AccessDeniedException", "InternalException", "InvalidAccessException", "InvalidInputException", "LimitExceededException",
  "ResourceConflictException", "ResourceNotFoundException",
];
const PASSES = ["InternalException", "LimitExceededException"];

for (const retryMode of ["standard", "adaptive"]) {
  test(`the SDK itself decides what it tries again: ${retryMode} retries`, async (t) => {
    await Promise.all(EXCEPTIONS.map(async (name) => {
      const world = newWorld(t);
      world.addFault({ before: name, times: 0 });
      const client = newClient(world, MEMBER, "us-east-1", { retryMode });
      let requests = 0;
      client.middlewareStack.add((next) => (args) => {
        requests += 1;
        return next(args);
      }, { step: "finalizeRequest", priority: "low" });
      await assert.rejects(client.listInvitations({}), (error) => {
        assert.equal(error.name, name);
        assert.equal(error.$metadata.attempts, PASSES.includes(name) ? 3 : 1, name);
        assert.equal(error.$metadata.totalRetryDelay > 0, PASSES.includes(name), name);
        assert.equal(requests, error.$metadata.attempts);
        return true;
      });
    }));
  });
}

test("a client may try more often", async (t) => {
  const world = newWorld(t);
  world.region().call(ADMINISTRATOR, "EnableSecurityHub");
  world.addFault({ before: "InternalException", operation: "CreateMembers", times: 2 });
  world.addFault({ before: "LimitExceededException", operation: "CreateMembers", nth: 3 });
  const administrator = newClient(world, ADMINISTRATOR, "us-east-1", { maxAttempts: 5 });
  const { UnprocessedAccounts, $metadata } = await administrator.createMembers({ AccountDetails: details(MEMBER) });
  assert.deepEqual([UnprocessedAccounts, $metadata.attempts], [[], 4]);
  assert.deepEqual(world.region().snapshot().associations.map(({ state }) => state), ["created"]);
});

test("the retry quota of the standard mode runs out", async (t) => {
  const world = newWorld(t);
  world.addFault({ before: "InternalException", times: 0 });
  const client = newClient(world, MEMBER, "us-east-1", { retryMode: "standard" });
  const errors = await Promise.all(Array.from({ length: 100 }, () => client.listInvitations({}).catch((error) => error)));
  const attempts = errors.map((error) => error.$metadata.attempts);
  assert.ok(attempts.includes(3) || attempts.includes(2), "the first calls are tried again");
  assert.ok(attempts.includes(1), "the last ones are not");
});

test("throttling is retried too", async (t) => {
  const world = newWorld(t);
  newClients(world, ADMINISTRATOR);
  world.addFault({ before: "LimitExceededException", operation: "ListMembers", times: 2 });
  await assert.rejects(newClient(world, ADMINISTRATOR, "us-east-1", once).listMembers({}), LimitExceededException);
  assert.equal((await newClient(world, ADMINISTRATOR).listMembers({})).$metadata.attempts, 2);
});

test("a lost answer: the retry finds the work done", async (t) => {
  const world = newWorld(t);
  const member = newClient(world, MEMBER);
  world.addFault({ after: "InternalException", operation: "EnableSecurityHub" });
  await assert.rejects(member.enableSecurityHub({}), (error) => {
    assert.ok(error instanceof ResourceConflictException);
    assert.equal(error.$metadata.attempts, 2);
    return true;
  });
  world.region().put(ADMINISTRATOR, MEMBER, "pending");
  world.addFault({ after: "InternalException", operation: "DeclineInvitations", caller: MEMBER });
  const { UnprocessedAccounts } = await member.declineInvitations({ AccountIds: [ADMINISTRATOR] });
  assert.match(UnprocessedAccounts[0].ProcessingResult, /already declined/);
});

test("one account unprocessed, the second matching call, one Region", async (t) => {
  const world = newWorld(t);
  const [administrator] = newClients(world, ADMINISTRATOR);
  world.region().addFault({ unprocessed: "The weather.", account: OTHER });
  const { UnprocessedAccounts } = await administrator.createMembers({ AccountDetails: details(MEMBER, OTHER) });
  assert.deepEqual(UnprocessedAccounts, [{ AccountId: OTHER, ProcessingResult: "The weather." }]);

  world.region("eu-west-1").addFault({ before: "InternalException", operation: "EnableSecurityHub", nth: 2 });
  const there = newClient(world, ADMINISTRATOR, "eu-west-1", once);
  await there.enableSecurityHub({});
  await assert.rejects(there.enableSecurityHub({}), InternalException);
  await assert.rejects(there.enableSecurityHub({}), ResourceConflictException);
});

test("a failure has the name, status and text that were asked for", async (t) => {
  const world = newWorld(t);
  newClients(world, MEMBER);
  const member = newClient(world, MEMBER, "us-east-1", once);
  for (const [fault, status, message] of [
    [{ before: "TooManyRequestsException" }, 429, "Too Many Requests"],
    [{ before: "UnrecognizedClientException" }, 403, "The security token included in the request is invalid"],
    [{ before: "InvalidInputException", status: 401 }, 401, "A fault made on purpose."],
    [{ after: "ThrottlingException", status: 429, message: "Rate exceeded" }, 429, "Rate exceeded"],
  ]) {
    const before = world.snapshot();
    world.addFault(fault);
    await assert.rejects(member.listInvitations({}), (error) => {
      assert.equal(error.name, fault.before ?? fault.after);
      assert.equal(error.message, message);
      assert.equal(error.$metadata.httpStatusCode, status);
      return true;
    });
    assert.deepEqual(world.diff(before), []);
  }
});

test("the client retries by its own rules: throttling, but not bad credentials", async (t) => {
  const world = newWorld(t);
  newClients(world, MEMBER);
  for (const retryMode of ["standard", "adaptive"])
    for (const [name, attempts] of [
      ["ThrottlingException", 2],
      ["TooManyRequestsException", 2],
      ["ServiceUnavailable", 2],
    ]) {
      world.addFault({ before: name, operation: "ListInvitations" });
      const member = newClient(world, MEMBER, "us-east-1", { retryMode });
      assert.equal((await member.listInvitations({})).$metadata.attempts, attempts);
    }
  world.addFault({ before: "UnrecognizedClientException", operation: "ListInvitations" });
  await assert.rejects(newClient(world, MEMBER).listInvitations({}), (error) => {
    assert.equal(error.name, "UnrecognizedClientException");
    assert.equal(error.$metadata.attempts, 1);
    return true;
  });
});

// F-2: right after it was sent; the second look finds it.
test("an invitation that is not shown yet", async (t) => {
  const world = newWorld(t);
  const [administrator, member] = newClients(world, ADMINISTRATOR, MEMBER);
  await administrator.createMembers({ AccountDetails: details(MEMBER) });
  world.addFault({ stale: true, operation: "ListInvitations", caller: MEMBER });
  await administrator.inviteMembers({ AccountIds: [MEMBER] });
  const before = world.snapshot();
  assert.deepEqual((await member.listInvitations({})).Invitations, []);
  assert.deepEqual(
    (await member.listInvitations({})).Invitations.map((invitation) => invitation.AccountId),
    [ADMINISTRATOR],
  );
  assert.deepEqual(world.diff(before), []);
});

test("a Region that comes later has the World's faults", async (t) => {
  const world = newWorld(t);
  world.addFault({ before: "InternalException", operation: "EnableSecurityHub" });
  await assert.rejects(newClient(world, MEMBER, "eu-west-1", once).enableSecurityHub({}), InternalException);
  await newClient(world, MEMBER, "eu-west-1", once).enableSecurityHub({});
});

test("what is not a fault is refused with a sentence", (t) => {
  const world = newWorld(t);
  assert.throws(() => world.addFault({ before: "No Such Exception" }), { message: /No Such Exception/ });
  assert.throws(() => world.addFault({ before: "InternalException", status: 200 }), { message: /from 400 to 599/ });
  assert.throws(() => world.addFault({ befor: "InternalException" }), { name: "BeckonWorldInvalidError" });
  assert.throws(() => world.addFault("InternalException"), TypeError);
});

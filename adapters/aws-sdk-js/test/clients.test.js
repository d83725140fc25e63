// SPDX-License-Identifier: MIT
// Which requests come here, which do not, and what becomes of those.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import test from "node:test";
import {
  GetFindingsCommand,
  ListMembersCommand,
  ResourceNotFoundException,
  SecurityHub,
  SecurityHubClient,
  SecurityHubServiceException,
} from "@aws-sdk/client-securityhub";
import { HttpRequest, HttpResponse } from "@smithy/protocol-http";
import { MEMBER, newClient, newWorld, OTHER } from "./helper.js";

/** A requestHandler that answers everything itself. */
const newStranger = () => ({
  requests: [],
  settings: {},
  destroyed: false,
  async handle(request) {
    this.requests.push(request);
    const body = new TextEncoder().encode('{"Findings": []}');
    return { response: new HttpResponse({ statusCode: 200, headers: { "content-type": "application/json" }, body }) };
  },
  updateHttpClientConfig(key, value) {
    this.settings[key] = value;
  },
  httpHandlerConfigs() {
    return this.settings;
  },
  destroy() {
    this.destroyed = true;
  },
});

for (const retryMode of ["standard", "adaptive"]) {
  test(`the rest is a service exception, unless the user wants otherwise: ${retryMode} retries`, async (t) => {
    const client = newClient(newWorld(t), "not-an-account", "us-east-1", { retryMode });
    await assert.rejects(client.getFindings({}), (error) => {
      assert.ok(error instanceof SecurityHubServiceException);
      assert.equal(error.name, "NotImplementedException");
      assert.match(error.message, /POST \/findings of securityhub\.us-east-1\.amazonaws\.com is not one of them.*"pass"/);
      assert.deepEqual([error.$fault, error.$metadata.httpStatusCode, error.$metadata.attempts], ["server", 501, 1]);
      assert.equal(error.$metadata.requestId, "00000000-0000-4000-8000-000000000001");
      return true;
    });
  });
}

const FINDINGS = '{"Findings": []}';
for (const [kind, answer] of [
  ["text", { statusCode: 200, body: FINDINGS }],
  ["bytes", { statusCode: 200, headers: { "content-type": "application/json" }, body: new TextEncoder().encode(FINDINGS) }],
  ["a stream", { statusCode: 200, body: Readable.from([Buffer.from(FINDINGS)]) }],
  ["an HttpResponse", new HttpResponse({ statusCode: 200, body: Buffer.from(FINDINGS) })],
  ["a promise", Promise.resolve({ statusCode: 200, body: FINDINGS })],
]) {
  test(`a function answers the rest: ${kind}`, async (t) => {
    const asked = [];
    const world = newWorld(t, {
      accounts: { AKIDEXAMPLE: MEMBER },
      unhandled: ({ method, path, body }, ...more) => {
        asked.push([method, path, body, ...more.slice(0, 2)]);
        assert.equal(typeof more[2], "object");
        return answer;
      },
    });
    const client = newClient(world, "AKIDEXAMPLE", "eu-west-1");
    assert.deepEqual((await client.getFindings({ MaxResults: 3 })).Findings, []);
    assert.deepEqual(asked, [["POST", "/findings", '{"MaxResults":3}', MEMBER, "eu-west-1"]]);
    await client.enableSecurityHub({});
    assert.equal(asked.length, 1);
  });
}

test("a function is told what is known", async (t) => {
  const asked = [];
  const unhandled = (request, account, region) => {
    asked.push([account, region]);
    return { statusCode: 200, body: FINDINGS };
  };
  const world = newWorld(t, { unhandled, accounts: async () => null });
  await newClient(world, "AKIDEXAMPLE").getFindings({});
  await newClient(world, MEMBER).getFindings({});
  await newClient(newWorld(t, { unhandled, defaultAccount: OTHER }), "testing").getFindings({});
  await world.requestHandler().handle(new HttpRequest({ method: "GET", hostname: "example.com", path: "/members" }));
  assert.deepEqual(asked, [[null, "us-east-1"], [MEMBER, "us-east-1"], [OTHER, "us-east-1"], [null, null]]);
});

test("the errors of a function are those of the service", async (t) => {
  const answers = [
    { statusCode: 503 },
    { statusCode: 404, headers: { "x-amzn-errortype": "ResourceNotFoundException" }, body: '{"Message": "There is none."}' },
  ];
  const client = newClient(newWorld(t, { unhandled: () => answers.shift() }), MEMBER);
  await assert.rejects(client.getFindings({}), (error) => {
    assert.ok(error instanceof ResourceNotFoundException);
    assert.equal(error.message, "There is none.");
    assert.equal(error.$metadata.attempts, 2);
    return true;
  });
  assert.deepEqual(answers, []);
});

test("a function sends on to the client's own handler", async (t) => {
  const own = newStranger();
  const world = newWorld(t);
  const client = new SecurityHub({
    region: "us-east-1", credentials: { accessKeyId: MEMBER, secretAccessKey: "x" }, requestHandler: own,
  });
  for (const nothing of [undefined, null, Promise.resolve()]) {
    const undo = world.attach(client, { unhandled: () => nothing });
    assert.deepEqual((await client.getFindings({})).Findings, []);
    undo();
  }
  assert.deepEqual(own.requests.map((request) => request.path), ["/findings", "/findings", "/findings"]);
  assert.equal(client.config.requestHandler, own);
});

test("an error of a function rejects the call, which is not tried again", async (t) => {
  const thrown = new Error("no findings today");
  let asked = 0;
  const refuse = () => {
    asked += 1;
    throw thrown;
  };
  for (const unhandled of [refuse, async () => refuse()]) {
    await assert.rejects(newClient(newWorld(t, { unhandled }), MEMBER).getFindings({}), (error) => error === thrown);
  }
  assert.equal(asked, 2);
});

test("what a function cannot return is refused with a sentence", async (t) => {
  const headers = { "content-length": 0 };
  for (const wrong of [
    200, "pass", {}, [200, {}, ""], { statusCode: "200" }, { statusCode: 0 }, { statusCode: 200, headers },
    { statusCode: 200, headers: null }, { statusCode: 200, body: { Findings: [] } },
  ]) {
    const client = newClient(newWorld(t, { unhandled: () => wrong }), MEMBER);
    await assert.rejects(client.getFindings({}), {
      name: "TypeError",
      message: /^the function unhandled has returned .* POST \/findings of .*; it must return \{ statusCode, headers, body \}/,
    });
  }
});

test("a requestHandler of the user's gets the rest, untouched", async (t) => {
  const stranger = newStranger();
  const world = newWorld(t, { unhandled: stranger });
  const client = newClient(world, MEMBER);
  await client.enableSecurityHub({});
  assert.equal(stranger.requests.length, 0);
  const sent = [];
  client.middlewareStack.add(
    (next) => (args) => {
      sent.push(args.request);
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  assert.deepEqual((await client.getFindings({ MaxResults: 3 })).Findings, []);
  assert.equal(stranger.requests[0], sent[0]);
  assert.match(stranger.requests[0].headers.authorization, /Credential=111122223333\//);

  client.config.requestHandler.updateHttpClientConfig("requestTimeout", 1);
  assert.deepEqual(client.config.requestHandler.httpHandlerConfigs(), { requestTimeout: 1 });
  client.destroy();
  assert.ok(stranger.destroyed);
  await client.describeHub({});
});

for (const unhandled of ["pass", () => undefined]) test(`the rest goes out to the network: ${typeof unhandled}`, async (t) => {
  const seen = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      seen.push([request.method, request.url, Buffer.concat(parts).toString(), request.headers.authorization.slice(0, 16)]);
      response.setHeader("content-type", "application/json").end('{"Findings": []}');
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const endpoint = `http://127.0.0.1:${server.address().port}`;

  const world = newWorld(t, { unhandled });
  const client = newClient(world, MEMBER, "us-east-1", { endpoint });
  await client.enableSecurityHub({});
  assert.deepEqual((await client.getFindings({ MaxResults: 3 })).Findings, []);
  assert.deepEqual(seen, [["POST", "/findings", '{"MaxResults":3}', "AWS4-HMAC-SHA256"]]);
  client.destroy();
});

test("the requests of other services are not ours, whatever their path", async (t) => {
  const stranger = newStranger();
  const handler = newWorld(t).requestHandler({ unhandled: stranger });
  const request = (authorization) =>
    new HttpRequest({ method: "GET", hostname: "example.com", path: "/members", headers: authorization ? { authorization } : {} });
  const signed = (service) =>
    request(`AWS4-HMAC-SHA256 Credential=${MEMBER}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`);
  await handler.handle(signed("s3"));
  await handler.handle(request(""));
  assert.equal(stranger.requests.length, 2);
  const { response } = await handler.handle(signed("securityhub"));
  assert.equal(response.statusCode, 400);
  assert.equal(stranger.requests.length, 2);
});

test("queries arrive as they were meant", async (t) => {
  const world = newWorld(t, { switches: { require_security_hub: false } });
  const client = newClient(world, MEMBER);
  await assert.rejects(client.describeHub({ HubArn: "a b&c=d%é'()*!" }), { name: "InvalidAccessException" });
  client.config.requestHandler = world.requestHandler();
  await assert.rejects(client.listMembers({ NextToken: "&OnlyAssociated=x" }), { name: "InvalidInputException", message: /NextToken/ });
  const handler = world.requestHandler();
  const list = async (query) => {
    const { response } = await handler.handle(new HttpRequest({
      method: "GET", hostname: "example.com", path: "/members", query,
      headers: { Authorization: `AWS4-HMAC-SHA256 Credential=${MEMBER}/20260101/us-east-1/securityhub/aws4_request, …` },
    }));
    return response.statusCode;
  };
  assert.equal(await list({ MaxResults: "5", OnlyAssociated: "false" }), 200);
  assert.equal(await list({ MaxResults: ["500", "5"], other: null }), 200);
  assert.equal(await list({ MaxResults: "500" }), 400);
});

test("a call that was given up is not done", async (t) => {
  const world = newWorld(t);
  const client = newClient(world, MEMBER);
  const abort = new AbortController();
  abort.abort();
  await assert.rejects(client.enableSecurityHub({}, { abortSignal: abort.signal }), { name: "AbortError" });
  assert.deepEqual(world.region().toJSON().accounts, []);

  const late = new AbortController();
  const slow = newWorld(t, {
    accounts: async () => {
      late.abort();
      return MEMBER;
    },
  });
  await assert.rejects(newClient(slow, "AKIDEXAMPLE").enableSecurityHub({}, { abortSignal: late.signal }), {
    name: "AbortError",
  });
  assert.deepEqual(slow.region().toJSON().accounts, []);
});

test("a client that somebody made can be brought here", async (t) => {
  const world = newWorld(t);
  const own = newStranger();
  const client = new SecurityHub({
    region: "eu-west-1", credentials: { accessKeyId: MEMBER, secretAccessKey: "x" }, requestHandler: own,
  });
  const undo = world.attach(client, { unhandled: "pass" });
  await client.enableSecurityHub({});
  await client.getFindings({});
  assert.deepEqual(own.requests.map((request) => request.path), ["/findings"]);
  assert.equal(world.region("eu-west-1").toJSON().accounts.length, 1);
  undo();
  await client.listMembers({});
  assert.equal(own.requests.length, 2);
});

test("so can every client of a class", async (t) => {
  const world = newWorld(t);
  const credentials = { accessKeyId: MEMBER, secretAccessKey: "x" };
  const own = newStranger();
  const before = new SecurityHubClient({ region: "us-east-1", credentials, requestHandler: own });
  const undo = world.intercept(SecurityHubClient, { unhandled: "pass" });
  const after = new SecurityHub({ region: "us-east-1", credentials });
  await after.enableSecurityHub({});
  assert.deepEqual((await before.send(new ListMembersCommand({}))).Members, []);
  await before.send(new GetFindingsCommand({}));
  assert.equal(own.requests.length, 1);
  await new Promise((resolve, reject) => {
    before.send(new ListMembersCommand({}), (error) => (error ? reject(error) : resolve()));
  });
  undo();
  undo();
  assert.equal(Object.hasOwn(SecurityHubClient.prototype, "send"), false);
  await before.send(new ListMembersCommand({}));
  assert.equal(own.requests.length, 2);

  const other = newWorld(t);
  other.intercept(SecurityHubClient);
  await before.send(new ListMembersCommand({})).catch((error) => assert.equal(error.name, "BadRequestException"));
  assert.equal(own.requests.length, 2);
  other.close();
  assert.equal(Object.hasOwn(SecurityHubClient.prototype, "send"), false);
});

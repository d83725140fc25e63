// SPDX-License-Identifier: MIT
// Which requests come here, which do not, and what becomes of those.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { SecurityHub, SecurityHubClient, GetFindingsCommand, ListMembersCommand } from "@aws-sdk/client-securityhub";
import { HttpRequest, HttpResponse } from "@smithy/protocol-http";
import { MEMBER, newClient, newWorld } from "./helper.js";

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

test("the rest fails with a clear message, unless the user wants otherwise", async (t) => {
  const world = newWorld(t);
  const client = newClient(world, MEMBER);
  const started = Date.now();
  await assert.rejects(client.getFindings({}), (error) => {
    assert.equal(error.name, "BeckonUnhandledRequestError");
    assert.match(error.message, /POST \/findings of securityhub\.us-east-1\.amazonaws\.com/);
    assert.match(error.message, /unhandled: "pass"/);
    return true;
  });
  assert.ok(Date.now() - started < 5000);
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

test("the rest goes out to the network", async (t) => {
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

  const world = newWorld(t, { unhandled: "pass" });
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
  assert.equal(response.statusCode, 401);
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
  await before.send(new ListMembersCommand({})).catch((error) => assert.equal(error.name, "InvalidAccessException"));
  assert.equal(own.requests.length, 2);
  other.close();
  assert.equal(Object.hasOwn(SecurityHubClient.prototype, "send"), false);
});

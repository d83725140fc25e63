// SPDX-License-Identifier: MIT
// Compiled by package.test.js, never run: what a user writes has the types that it should have.
import { SecurityHub, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { HttpResponse } from "@smithy/protocol-http";
import {
  BeckonError,
  BeckonRequestHandler,
  diff,
  Region,
  version,
  World,
  type ExceptionName,
  type OperationInputs,
  type UnhandledFunction,
  type WorldDocument,
} from "beckon-aws-sdk-js";

const world: World = new World({
  accounts: { AKIDEXAMPLE: "111122223333" },
  unhandled: new NodeHttpHandler(),
  switches: { accept_after_decline: false, hub_off_error: "observed" },
  seed: 1n,
  clock: { start: new Date(), step: 1 },
  organization: new Set(["444455556666"]),
});
new World();
new World({ accounts: new Map([["a", "b"]]), clock: null, unhandled: "pass" });
new World({ accounts: { a: undefined, b: null }, defaultAccount: "111122223333" });
new World({ accounts: (key) => (key === "a" ? "b" : null), defaultAccount: null });
new World({ accounts: async (key) => (key === "a" ? "b" : undefined), clock: () => Date.now() });

new World({ organization: { "111122223333": "222233334444", "444455556666": null } }).setOrganization("111122223333", null);
new World({ organization: new Map([["111122223333", "222233334444"]]), switches: { max_organization_members: 2 } });

new World({ unhandled: (request) => (request.path === "/findings" ? { statusCode: 200, body: "{}" } : undefined) });
const answered: UnhandledFunction = async (request, account, region, options) => {
  const known: [string | null, string | null, unknown] = [account, region, options.abortSignal];
  return request.method === "GET" ? new HttpResponse({ statusCode: 404 }) : { statusCode: known.length, headers: { a: "b" } };
};
new World({ unhandled: () => {} }).requestHandler({ unhandled: answered });

const client = new SecurityHubClient(world.clientConfig("111122223333", "eu-west-1"));
const aggregated = new SecurityHub({ requestHandler: world.requestHandler({ unhandled: "error" }) });
const undo: () => void = world.attach(client, { unhandled: "pass" });
world.attach(aggregated);
world.intercept(SecurityHubClient)();
world.intercept(SecurityHub, { unhandled: "error" });
const handler: BeckonRequestHandler = world.requestHandler();

world.addFault({ before: "InternalException", operation: "DeclineInvitations", times: 2 });
world.addFault({ unprocessed: "The weather.", account: "111122223333" });
world.addFault({ before: "ThrottlingException", status: 429, message: "Rate exceeded", times: 0 });
const region: Region = world.region();
region.put("123456789012", "111122223333", "pending");
const snapshot: Record<string, WorldDocument> = world.snapshot();
const lines: string[] = world.diff(snapshot).concat(diff({}, region), diff("{}", region.snapshot()));
region.setOrganization("111122223333", "222233334444");
const fixture: WorldDocument = {
  accounts: [{ account: "111122223333", management: "222233334444", tags: { team: "blue" } }],
  organizations: [{ management: "222233334444", administrator: "111122223333", configuration_type: "CENTRAL" }],
  associations: [{ administrator: "111122223333", member: "444455556666", state: "accepted", enrolled: true }],
};
const delegated: string = region.snapshot().organizations[0].administrator;
const drawn: number = region.snapshot().ids_drawn;
const status: number | undefined = new BeckonError("BeckonInputError", version()).status;
world.restore(snapshot);
world.addFault({ stale: true, operation: "ListInvitations", caller: "111122223333" });

const input: OperationInputs["DeclineInvitations"] = { AccountIds: ["123456789012"] };
region.call("111122223333", "DeclineInvitations", input);
region.call("111122223333", "EnableSecurityHub");
region.call("111122223333", "EnableSecurityHub", { Tags: { team: "blue" }, ControlFindingGenerator: "SECURITY_CONTROL" });
region.call("111122223333", "DisableSecurityHub", {});
const thrown = (error: BeckonError): boolean => error.name === "BeckonInputError" || error.name === "InvalidAccessException";
const exceptions: ExceptionName[] = ["InternalException", "ThrottlingException", "An.Other"];

// @ts-expect-error: there is no such operation
region.call("111122223333", "DeclineInvitation", input);
// @ts-expect-error: no such member
region.call("111122223333", "DeclineInvitations", { AccountIDs: [] });
// @ts-expect-error: and a member that is missing
region.call("111122223333", "AcceptAdministratorInvitation", { AdministratorId: "123456789012" });
// @ts-expect-error: it takes none
region.call("111122223333", "DisableSecurityHub", { Tags: {} });
// @ts-expect-error: no such option
new World({ sed: 1 });
// @ts-expect-error: neither here
world.requestHandler({ unhandeld: "pass" });
// @ts-expect-error: nor in a fault
world.addFault({ before: "InternalException", tiems: 2 });
// @ts-expect-error: there is no such switch
new World({ switches: { max_member: 1 } });
// @ts-expect-error: neither
new World({ unhandled: "ignore" });
// @ts-expect-error: an answer has a status
new World({ unhandled: () => ({ body: "{}" }) });
// @ts-expect-error: an account id is a string
new World({ defaultAccount: 111122223333 });
// @ts-expect-error: here, too
new World({ accounts: () => 111122223333 });
// @ts-expect-error: there is no such state
region.put("123456789012", "111122223333", "pendig");
// @ts-expect-error: a fault must have exactly one of before, after, unprocessed and stale
world.addFault({ operation: "DeclineInvitations" });
// @ts-expect-error: which needs an account
world.addFault({ unprocessed: "The weather." });
// @ts-expect-error: and has no status
world.addFault({ unprocessed: "The weather.", account: "111122223333", status: 400 });
// @ts-expect-error: stale is true
world.addFault({ stale: false });
// @ts-expect-error: an organization has the id of its management account
world.setOrganization("111122223333", true);
// @ts-expect-error: there is no such type of configuration
region.restore({ organizations: [{ management: "1", administrator: "2", configuration_type: "GLOBAL" }] });
// @ts-expect-error: Regions are made by World
new Region("us-east-1");

export { delegated, drawn, exceptions, fixture, handler, lines, status, thrown, undo };

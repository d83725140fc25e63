// SPDX-License-Identifier: MIT
// The requestHandler: reads the caller and the Region from a signed request, and decides who answers it.
import { Readable } from "node:stream";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { HttpResponse } from "@smithy/protocol-http";
import { c, text } from "./library.js";
import { checkUnhandled, readAnswer, refuse } from "./unhandled.js";

export class BeckonRequestHandler {
  metadata = { handlerProtocol: "http/1.1" };
  #world;
  #unhandled; // "error", a function, or null for the next handler
  #next; // a requestHandler, or null

  /** `next` is the requestHandler that `unhandled: "pass"` means; the default is the network. */
  constructor(world, { unhandled = "error", next = null } = {}) {
    this.#world = world;
    checkUnhandled(unhandled);
    const isHandler = typeof unhandled.handle === "function";
    this.#unhandled = isHandler || unhandled === "pass" ? null : unhandled;
    if (unhandled !== "error") this.#next = isHandler ? unhandled : (next ?? new NodeHttpHandler());
  }

  async handle(request, options = {}) {
    refuseIfAborted(options.abortSignal);
    const scope = readScope(request);
    if (scope?.service !== "securityhub" || !isOfFamily(request)) return this.#handOn(scope, request, options);
    const answer = await this.#answer(scope, request, options);
    return {
      response: new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers, "x-amzn-requestid": this.#world.nextRequestId() },
        body: Readable.from([Buffer.from(answer.body)], { objectMode: false }),
      }),
    };
  }

  /* A request that Beckon does not answer. */
  async #handOn(scope, request, options) {
    if (this.#unhandled === null) return this.#next.handle(request, options);
    if (this.#unhandled === "error") return { response: refuse(request, this.#world.nextRequestId()) };
    const account = scope === null ? null : await this.#world.findAccount(scope.accessKeyId);
    const answer = await this.#unhandled(request, account, scope?.region ?? null, options);
    refuseIfAborted(options.abortSignal);
    if (answer === null || answer === undefined) return this.#next.handle(request, options);
    return { response: readAnswer(answer, request) };
  }

  async #answer({ accessKeyId, region }, request, { abortSignal }) {
    const account = await this.#world.accountOf(accessKeyId);
    const body = await readBody(request.body);
    refuseIfAborted(abortSignal);
    return this.#world.region(region).handleRequest(account, {
      method: request.method,
      path: request.path,
      query: writeQuery(request.query),
      body,
    });
  }

  updateHttpClientConfig(key, value) {
    this.#next?.updateHttpClientConfig?.(key, value);
  }

  httpHandlerConfigs() {
    return this.#next?.httpHandlerConfigs?.() ?? {};
  }

  /** The client is finished. The World is not, because other clients may use it. */
  destroy() {
    this.#next?.destroy?.();
  }
}

/* --- requests -------------------------------------------------------------------------------------- */

const isOfFamily = ({ method, path }) =>
  c().beckon_wire_find_operation(text(method, "the method"), text(path, "the path"), null) !== 0;

/** The access key, the Region and the service of a request, from its signature; null if it has none. */
function readScope({ headers }) {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === "authorization");
  const scope = /\bCredential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request\b/.exec(headers[name] ?? "");
  return scope && { accessKeyId: scope[1], region: scope[2], service: scope[3] };
}

const escape = (value) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The query in the form that it has in a URL. */
function writeQuery(query) {
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    [value].flat().map((one) => (one === null || one === undefined ? escape(key) : `${escape(key)}=${escape(one)}`)));
  return pairs.length > 0 ? pairs.join("&") : null;
}

async function readBody(body) {
  if (body === null || body === undefined) return null;
  if (typeof body === "string") return Buffer.from(body);
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof ArrayBuffer) return Buffer.from(body);
  const parts = [];
  for await (const part of body) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function refuseIfAborted(abortSignal) {
  if (!abortSignal?.aborted) return;
  const { reason } = abortSignal;
  const error = new Error("Request aborted", reason instanceof Error ? { cause: reason } : undefined);
  error.name = "AbortError";
  throw error;
}

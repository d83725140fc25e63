// SPDX-License-Identifier: MIT
// The requestHandler: reads the caller and the Region from a signed request, and decides who answers it.
import { Readable } from "node:stream";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { HttpResponse } from "@smithy/protocol-http";
import { BeckonError, c, text } from "./library.js";

export function checkUnhandled(unhandled) {
  if (unhandled === "error" || unhandled === "pass" || typeof unhandled?.handle === "function") return unhandled;
  throw new TypeError('unhandled is neither "error", "pass" nor a requestHandler');
}

export class BeckonRequestHandler {
  metadata = { handlerProtocol: "http/1.1" };
  #world;
  #fallback;

  constructor(world, { unhandled = "error" } = {}) {
    this.#world = world;
    checkUnhandled(unhandled);
    if (unhandled !== "error") this.#fallback = unhandled === "pass" ? new NodeHttpHandler() : unhandled;
  }

  async handle(request, options = {}) {
    refuseIfAborted(options.abortSignal);
    const scope = readScope(request);
    if (!scope || !isOfFamily(request)) {
      if (this.#fallback) return this.#fallback.handle(request, options);
      throw new BeckonError(
        "BeckonUnhandledRequestError",
        `Beckon does not answer ${request.method} ${request.path} of ${request.hostname}, which is not one of Security Hub's ` +
          'operations around invitations. To let such requests through, make the World with unhandled: "pass".',
      );
    }
    const answer = await this.#answer(scope, request, options);
    return {
      response: new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers, "x-amzn-requestid": this.#world.nextRequestId() },
        body: Readable.from([Buffer.from(answer.body)], { objectMode: false }),
      }),
    };
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
    this.#fallback?.updateHttpClientConfig?.(key, value);
  }

  httpHandlerConfigs() {
    return this.#fallback?.httpHandlerConfigs?.() ?? {};
  }

  /** The client is finished. The World is not, because other clients may use it. */
  destroy() {
    this.#fallback?.destroy?.();
  }
}

/* --- requests -------------------------------------------------------------------------------------- */

const isOfFamily = ({ method, path }) =>
  c().beckon_wire_find_operation(text(method, "the method"), text(path, "the path"), null) !== 0;

/** The access key and the Region of a request, from its signature; null if it is not for Security Hub. */
function readScope({ headers }) {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === "authorization");
  const scope = /\bCredential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/securityhub\/aws4_request\b/.exec(headers[name] ?? "");
  return scope && { accessKeyId: scope[1], region: scope[2] };
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

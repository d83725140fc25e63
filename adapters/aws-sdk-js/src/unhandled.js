// SPDX-License-Identifier: MIT
// Requests that Beckon does not answer, and who answers them: the option `unhandled`.
import { HttpResponse } from "@smithy/protocol-http";

// The SDK does not retry this status.
const STATUS = 501;
const EXCEPTION = "NotImplementedException";

export function checkUnhandled(unhandled) {
  if (unhandled === "error" || unhandled === "pass") return unhandled;
  if (typeof unhandled === "function" || typeof unhandled?.handle === "function") return unhandled;
  throw new TypeError('unhandled is neither "error", "pass", a function nor a requestHandler');
}

const nameOf = ({ method, path, hostname }) => `${method} ${path} of ${hostname}`;

/** The answer of `"error"`, of which the SDK makes a service exception. */
export function refuse(request, requestId) {
  const Message =
    `Beckon answers only Security Hub's operations around members and organizations, and ${nameOf(request)} is not one of them. ` +
    'Give unhandled a function or a requestHandler that answers it, or "pass" to send it on.';
  return new HttpResponse({
    statusCode: STATUS,
    headers: { "content-type": "application/json", "x-amzn-errortype": EXCEPTION, "x-amzn-requestid": requestId },
    body: Buffer.from(JSON.stringify({ Message, Code: EXCEPTION })),
  });
}

const isStatus = (status) => Number.isInteger(status) && status >= 100 && status <= 599;
const isHeaders = (headers) =>
  typeof headers === "object" && headers !== null && Object.values(headers).every((value) => typeof value === "string");
const isBody = (body) =>
  body === undefined || typeof body === "string" || body instanceof Uint8Array || typeof body?.pipe === "function";

/** What the function has returned, as the SDK takes it. */
export function readAnswer(answer, request) {
  const { statusCode, headers = {}, body } = answer;
  if (!isStatus(statusCode) || !isHeaders(headers) || !isBody(body)) {
    throw new TypeError(
      `the function unhandled has returned what is not an answer to ${nameOf(request)}; it must return ` +
        "{ statusCode, headers, body } (an integer, an object of strings, and a string, bytes or a stream), such as an " +
        "HttpResponse, or undefined to send the request on",
    );
  }
  return new HttpResponse({ statusCode, headers, body: typeof body === "string" ? Buffer.from(body) : body });
}

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A server as somebody might have begun it: five operations, and three mistakes in them. run.py has to name just these.

What it knows it has from the model in tests/model. It prints its URL, and serves until it is ended. With the argument
`right` it makes no mistakes.
"""

import base64
import http.server
import json
import pathlib
import re
import sys
import urllib.parse

VECTORS = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(VECTORS), str(VECTORS.parent / "model")]

from model import World  # noqa: E402
from model_lines import concrete  # noqa: E402

ROUTES = {("POST", "/accounts"): "EnableSecurityHub", ("POST", "/members"): "CreateMembers",
          ("POST", "/members/invite"): "InviteMembers", ("POST", "/invitations/decline"): "DeclineInvitations",
          ("GET", "/invitations"): "ListInvitations"}
WORLD = World()


# --- the mistakes, each of one operation: a change of what the model answers ---

def succeed(answer, body):
    answer |= {"status": 200, "headers": {"content-type": "application/json"}, "body": body}


def enabling_twice_succeeds(answer):
    """G-10."""
    if answer["status"] == 409:
        succeed(answer, {})


def members_have_no_limit(answer):
    """G-8."""
    entries = answer["body"].get("UnprocessedAccounts", [])
    entries[:] = [entry for entry in entries if "maximum number of allowed members" not in entry["ProcessingResult"]]


def no_ids_are_ids(answer):
    """O-4."""
    if answer["status"] == 400 and answer["body"]["Code"] == "InvalidInputException":
        succeed(answer, {"UnprocessedAccounts": []})


MISTAKES = {"EnableSecurityHub": enabling_twice_succeeds, "CreateMembers": members_have_no_limit,
            "DeclineInvitations": no_ids_are_ids}


# --- what it has not ---

def not_there(method, path):
    """Three ways to say it."""
    if method == "DELETE":
        return {"status": 501, "headers": {"content-type": "text/html"}, "body": "Unsupported method"}
    if path.startswith(("/members", "/tags/")):
        return {"status": 404, "headers": {"content-type": "text/html"}, "body": "Not Found"}
    error = "UnknownOperationException"
    return {"status": 404, "headers": {"content-type": "application/json", "x-amzn-errortype": error},
            "body": {"Message": "This is not there yet.", "Code": error}}


def answer_to(caller, method, path, query, body):
    line = {"as": caller, "method": method, "path": path, "query": query,
            "body_base64": base64.b64encode(body).decode()}
    operation = ROUTES.get((method, urllib.parse.unquote(path)))
    answer = concrete(WORLD.answer_text(json.dumps(line).encode()))
    if operation is None:
        return answer if answer["body"].get("Code") == "UnknownOperationException" else not_there(method, path)
    if operation in MISTAKES and "right" not in sys.argv:
        MISTAKES[operation](answer)
    return answer


class Handler(http.server.BaseHTTPRequestHandler):
    """One request. Methods are read as they come."""

    def handle_one_request(self):
        self.raw_requestline = self.rfile.readline()
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        path, _, query = self.raw_requestline.split()[1].decode().partition("?")
        body = self.rfile.read(int(self.headers["content-length"] or 0))
        caller = re.search("Credential=([0-9]+)/", self.headers["authorization"])[1]
        self._send(answer_to(caller, self.command, path, query, body))

    def _send(self, answer):
        self.send_response(answer["status"])
        for name, value in answer["headers"].items():
            self.send_header(name, value)
        self.end_headers()
        body = answer["body"]
        self.wfile.write((body if isinstance(body, str) else json.dumps(body)).encode())

    def log_message(self, *_):
        pass


def main():
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()

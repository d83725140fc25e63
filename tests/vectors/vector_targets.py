# SPDX-License-Identifier: MIT
"""What vectors are run against: a command that reads lines, an HTTP endpoint, or clients of botocore."""

import base64
import datetime
import http.client
import json
import os
import select
import shlex
import subprocess
import time
import urllib.parse

from vector_format import Answer, operation_input, request_body, request_target, time_text

SERVICE = "securityhub"
LARGEST_ANSWER = 1 << 24
CLOCK = "2026-01-01T00:00:00Z"  # of a command whose clock has to stand


class NoAnswer(Exception):
    """A target did not answer; the text says what happened instead."""


class Refused(Exception):
    """A target did not do what a vector needs, such as to put an account into an organization; the text says what it said."""


class Lacks(Exception):
    """A target does not have an operation; the text begins with its name."""


class CannotSay(Exception):
    """A target cannot be asked this at all: it refuses the input before it is sent."""


class Hooks:
    """What an embedder gives to set a target up: a module with some of the functions below."""

    FUNCTIONS = {"set_organization": "organization", "set_management": "management", "set_switches": "switch",
                 "advance_clock": "clock"}

    def __init__(self, module):
        self._module = module
        self.can = {kind for name, kind in self.FUNCTIONS.items() if hasattr(module, name)}
        self.can_reset = hasattr(module, "reset")

    def begin(self, switches):
        self._call("reset")
        self._call("set_switches", switches)

    def set_organization(self, account, member=None, management=None):
        """An organization that has a name needs another function than one that has none."""
        if management is None:
            self._call("set_organization", account, member)
        else:
            self._call("set_management", account, management)

    def advance(self, milliseconds):
        self._call("advance_clock", milliseconds)

    def _call(self, name, *arguments):
        function = getattr(self._module, name, None)
        if function:
            function(*arguments)


class Command:
    """`beckon run`, or what speaks like it: a process for each set of switches, and one more whose clock stands."""

    def __init__(self, command, region, timeout, by_operation=False):
        self._command = shlex.split(command) + ["--region", region]
        self._timeout, self._by_operation = timeout, by_operation
        self._processes = {}
        self._key = None
        self.can = {"organization", "management", "switch", "clock", "http"}

    def begin(self, vector):
        self._key = (*vector.switches.items(), "clock" in vector.needs)
        if self._key not in self._processes:
            options = [word for name, value in vector.switches.items() for word in ("--switch", f"{name}={value}")]
            options += ["--clock", CLOCK] if "clock" in vector.needs else []
            self._processes[self._key] = _Process(self._command + options)

    def call(self, account, step, names):
        if self._by_operation and "operation" in step:
            line = {"operation": step["operation"], "input": operation_input(step, names)}
        else:
            path, query = request_target(step, names)
            line = {"method": step["method"], "path": path, "query": query} | _body(request_body(step, names))
        answer = self._ask({"as": account["account"]} | line)
        if "status" not in answer:
            raise NoAnswer(f"it says {json.dumps(answer)}")
        return Answer(answer["status"], _lower(answer["headers"]), answer["body"])

    def set_organization(self, **membership):
        self._set({"organization": membership})

    def advance(self, milliseconds):
        self._set({"advance_ms": milliseconds})

    def close(self):
        for process in self._processes.values():
            process.close()

    def _set(self, line):
        answer = self._ask(line)
        if "error" in answer:
            raise Refused(f"{json.dumps(line)}: {answer['error']}")

    def _ask(self, line):
        try:
            return json.loads(self._processes[self._key].ask(json.dumps(line).encode() + b"\n", self._timeout))
        except (NoAnswer, ValueError) as error:
            self._processes.pop(self._key).close()
            raise NoAnswer(str(error)) from None


class _Process:
    """A child behind pipes. Every wait is bounded."""

    def __init__(self, command):
        try:
            self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        except OSError as error:
            raise NoAnswer(f"cannot start {command[0]}: {error.strerror}") from None
        os.set_blocking(self._child.stdin.fileno(), False)

    def ask(self, unsent, timeout):
        """The one line that answers a line."""
        deadline = time.monotonic() + timeout
        answer = b""
        while not answer.endswith(b"\n"):
            left = max(0, deadline - time.monotonic())
            readable, writable, _ = select.select([self._child.stdout], [self._child.stdin] if unsent else [], [], left)
            if writable:
                unsent = unsent[self._write(unsent[:65536]):]
            if readable:
                answer += self._read()
            if not readable and not writable:
                raise NoAnswer(f"no answer within {timeout:g} seconds")
        return answer

    def close(self):
        self._child.kill()
        self._child.wait()
        self._child.stdin.close()
        self._child.stdout.close()

    def _write(self, data):
        try:
            return self._child.stdin.write(data) or 0
        except BrokenPipeError:
            raise NoAnswer("it has ended") from None

    def _read(self):
        data = self._child.stdout.read(65536)
        if not data:
            raise NoAnswer("it has ended")
        return data


class Endpoint:
    """An HTTP server. The caller stands in an Authorization header of the usual form, which is not really signed."""

    AUTHORIZATION = ("AWS4-HMAC-SHA256 Credential={access_key_id}/{date}/{region}/" + SERVICE + "/aws4_request, "
                     "SignedHeaders=host;x-amz-date, Signature=" + 64 * "0")

    def __init__(self, url, region, timeout, headers, hooks):
        self._url, self._region, self._timeout = urllib.parse.urlsplit(url), region, timeout
        self._headers, self._hooks = headers, hooks
        self.can = {"http"} | hooks.can
        self.set_organization, self.advance = hooks.set_organization, hooks.advance

    def begin(self, vector):
        self._hooks.begin(vector.switches)

    def call(self, account, step, names):
        path, query = request_target(step, names)
        body = request_body(step, names)
        connection = self._connection()
        try:
            target = self._url.path.rstrip("/") + path + (query and "?" + query)
            connection.request(step["method"], target, body or None, self._headers_of(account, body))
            response = connection.getresponse()
            return Answer(response.status, _lower(dict(response.getheaders())), _parsed(response.read(LARGEST_ANSWER)))
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(f"{type(error).__name__}: {error}") from None
        finally:
            connection.close()

    def close(self):
        pass

    def _connection(self):
        kind = http.client.HTTPSConnection if self._url.scheme == "https" else http.client.HTTPConnection
        return kind(self._url.hostname, self._url.port, timeout=self._timeout)

    def _headers_of(self, account, body):
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        authorization = self.AUTHORIZATION.format(**account, date=now[:8], region=self._region)
        headers = {"Authorization": authorization, "X-Amz-Date": now, **self._headers}
        headers |= {"Content-Type": "application/json"} if body else {}
        return {name: _with_caller(value, account) for name, value in headers.items()}


class Client:
    """Clients of botocore: a function makes the one of an account. Their parsed answers are compared."""

    def __init__(self, make_client, hooks):
        import botocore.exceptions
        from botocore import xform_name
        self._exceptions, self._method_name = botocore.exceptions, xform_name
        self._make_client, self._hooks = make_client, hooks
        self.can = hooks.can
        self.set_organization, self.advance = hooks.set_organization, hooks.advance

    def begin(self, vector):
        self._hooks.begin(vector.switches)

    def call(self, account, step, names):
        client = self._make_client(account["account"])
        method = getattr(client, self._method_name(step["operation"]), None)
        if method is None:
            raise Lacks(f"{step['operation']}, which the client does not have")
        try:
            body = method(**operation_input(step, names))
            metadata = body.pop("ResponseMetadata")
            body = _with_texts(body) | names.fill(self._not_modelled(client, step))
        except self._exceptions.ClientError as error:
            metadata = error.response["ResponseMetadata"]
            told = error.response["Error"]
            body = {name: told[name] for name in ("Message", "Code") if name in told}
        except self._exceptions.ParamValidationError:
            raise CannotSay(f"a client that sends this input of {step['operation']}") from None
        except self._exceptions.BotoCoreError as error:
            raise NoAnswer(f"{type(error).__name__}: {error}") from None
        return Answer(metadata["HTTPStatusCode"], _lower(metadata["HTTPHeaders"]), body)

    def close(self):
        pass

    @staticmethod
    def _not_modelled(client, step):
        """What an older client does not parse, it cannot show: that is taken as expected."""
        shape = client.meta.service_model.operation_model(step["operation"]).output_shape
        known = shape.members if shape else {}
        return {name: value for name, value in step["expect"]["body"].items() if name not in known}


def _body(data):
    """The members that carry a body in a line: its text where it is one."""
    try:
        return {"body": data.decode("utf-8")} if data else {}
    except UnicodeDecodeError:
        return {"body_base64": base64.b64encode(data).decode()}


def _with_caller(text, account):
    return text.replace("{account}", account["account"]).replace("{access_key_id}", account["access_key_id"])


def _parsed(data):
    try:
        return json.loads(data)
    except ValueError:
        return data.decode("utf-8", "replace")  # a text is no JSON object, so it is different from all that is expected


def _lower(headers):
    return {name.lower(): value for name, value in headers.items()}


def _with_texts(value):
    if isinstance(value, datetime.datetime):
        return time_text(value)
    if isinstance(value, list):
        return [_with_texts(element) for element in value]
    if isinstance(value, dict):
        return {name: _with_texts(member) for name, member in value.items()}
    return value

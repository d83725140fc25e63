# SPDX-License-Identifier: MIT
"""Connects clients to worlds: answers the requests that botocore is about to send."""

from __future__ import annotations

import io
import re
import threading
import weakref
from urllib.parse import urlsplit

from botocore.awsrequest import AWSResponse

from .errors import UnhandledOperationError, UnknownAccountError, WorldEndedError
from .world import World

SERVICE = "securityhub"
EVENT = f"before-send.{SERVICE}"

# Credential=<access key>/<date>/<region>/<service>/aws4_request; an access key may be any text.
_SCOPE = re.compile(r"Credential=(.+)/[0-9]{8}/([^/]+)/[^/]+/aws4_request")


class _Raw(io.BytesIO):
    """A body as botocore reads one from a connection."""

    def stream(self, *_arguments, **_options):
        yield self.read()


def check_unhandled(unhandled: str) -> str:
    if unhandled not in ("error", "pass"):
        raise ValueError(f'unhandled is {unhandled!r}, but must be "error" or "pass"')
    return unhandled


def _scope(request) -> tuple[str, str]:
    """The access key and the Region that a request is signed for."""
    header = request.headers.get("Authorization", "")
    if isinstance(header, bytes):
        header = header.decode("latin-1")
    found = _SCOPE.search(header)
    if found is None:
        raise UnknownAccountError(f"{request.method} {request.url} is not signed, so it belongs to no account")
    return found[1], found[2]


def _body(request) -> bytes | None:
    body = request.body
    if isinstance(body, str):
        return body.encode()
    if hasattr(body, "read"):
        return body.read()
    return None if body is None else bytes(body)


class Route:
    """Sends the requests of a client to a world, until the world has ended."""

    def __init__(self, world: World, unhandled: str) -> None:
        self.world = world
        self._unhandled = check_unhandled(unhandled)
        self._ended = False

    def end(self) -> None:
        self._ended = True

    def answer(self, request, operation: str, prefix: str) -> AWSResponse | None:
        if self._ended:
            raise WorldEndedError(
                f"{operation}: this client was made inside a mock_securityhub() that has ended; make a new one, "
                "or attach() this one to a world"
            )
        url = urlsplit(request.url)
        path = url.path[len(prefix) :] if url.path.startswith(prefix) else url.path
        if not self.world.answers(request.method, path):
            if self._unhandled == "pass":
                return None
            raise UnhandledOperationError(
                f"Beckon does not answer {operation} ({request.method} {path}); "
                'with unhandled="pass", the request would be sent to AWS'
            )
        access_key, region_name = _scope(request)
        region = self.world.region(region_name)
        caller = self.world.account_of(access_key)
        status, headers, body = region.handle(caller, request.method, path, url.query or None, _body(request))
        headers["content-length"] = str(len(body))
        headers["x-amzn-requestid"] = self.world.next_request_id()
        return AWSResponse(request.url, status, headers, _Raw(body))


class _Router:
    """The one hook in a client's events, however often the client is attached. The newest route counts."""

    def __init__(self, client) -> None:
        self.routes: list[Route] = []
        self._prefix = urlsplit(client.meta.endpoint_url).path.rstrip("/")

    def before_send(self, request, event_name, **_more) -> AWSResponse | None:
        routes = self.routes
        if not routes:
            return None
        return routes[-1].answer(request, event_name.rpartition(".")[2], self._prefix)


_lock = threading.Lock()
_routers: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()


def add_route(client, route: Route) -> None:
    with _lock:
        router = _routers.get(client)
        if router is None:
            router = _routers[client] = _Router(client)
        if not router.routes:
            client.meta.events.register(EVENT, router.before_send)
        router.routes = [*router.routes, route]


def remove_route(client, route: Route) -> None:
    with _lock:
        router = _routers.get(client)
        if router is None or route not in router.routes:
            return
        router.routes = [other for other in router.routes if other is not route]
        if not router.routes:
            client.meta.events.unregister(EVENT, router.before_send)
            del _routers[client]

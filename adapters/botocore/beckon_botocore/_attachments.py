# SPDX-License-Identifier: MIT
"""Connects clients to worlds: answers the requests that botocore is about to send."""

from __future__ import annotations

import re
import threading
import weakref
from urllib.parse import urlsplit

from botocore.awsrequest import AWSResponse

from ._unhandled import Unhandled, check_unhandled, make_response, read_answer, refuse
from .errors import UnknownAccountError, WorldEndedError
from .world import World

SERVICE = "securityhub"
EVENT = f"before-send.{SERVICE}"

# Credential=<access key>/<date>/<region>/<service>/aws4_request; an access key may be any text.
_SCOPE = re.compile(r"Credential=(.+)/[0-9]{8}/([^/]+)/[^/]+/aws4_request")


def _scope(request) -> tuple[str, str] | None:
    """The access key and the Region that a request is signed for; None if it is not signed."""
    header = request.headers.get("Authorization", "")
    if isinstance(header, bytes):
        header = header.decode("latin-1")
    found = _SCOPE.search(header)
    return None if found is None else (found[1], found[2])


def read_body(request) -> bytes | None:
    body = request.body
    if isinstance(body, str):
        return body.encode()
    if hasattr(body, "read"):
        return body.read()
    return None if body is None else bytes(body)


class Route:
    """Sends the requests of a client to a world, until the world has ended."""

    def __init__(self, world: World, unhandled: Unhandled) -> None:
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
            return self._hand_on(request, f"{operation} ({request.method} {path})")
        scope = _scope(request)
        if scope is None:
            raise UnknownAccountError(f"{request.method} {request.url} is not signed, so it belongs to no account")
        access_key, region_name = scope
        region = self.world.region(region_name)
        caller = self.world.account_of(access_key)
        status, headers, body = region.handle(caller, request.method, path, url.query or None, read_body(request))
        headers["x-amzn-requestid"] = self.world.next_request_id()
        return make_response(request, status, headers, body)

    def _hand_on(self, request, what: str) -> AWSResponse | None:
        """The answer to a request that Beckon does not answer. None sends it on."""
        if self._unhandled == "pass":
            return None
        if self._unhandled == "error":
            return refuse(request, what, self.world.next_request_id())
        scope = _scope(request)
        access_key, region_name = (None, None) if scope is None else scope
        account = None if access_key is None else self.world.find_account(access_key)
        return read_answer(self._unhandled(request, account, region_name), request, what)


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

# SPDX-License-Identifier: MIT
"""What moto knows of a request and of organizations, and a world that is told."""

from __future__ import annotations

import threading
from typing import Dict, NamedTuple, Optional, Tuple

from moto.core.responses import BaseResponse
from moto.organizations.models import organizations_backends

from .region import Answer, Region
from .world import World

#: For each account the id of its organization, and the management account of that organization.
Organizations = Dict[str, Tuple[str, str]]


class Request(NamedTuple):
    """A request, with the account and the Region that moto takes it for."""

    account: str
    region: str
    method: str
    path: str
    query: Optional[str]
    body: Optional[bytes]


def read_request(request, url: str, target: str, body: bytes | None) -> Request:
    """Reads a request. ``target`` is its path and query, as they were sent."""
    asked = BaseResponse("securityhub")
    asked.headers, asked.querystring = request.headers, {}
    path, _, query = target.partition("?")
    account, region = asked.get_current_account(), asked.get_region_from_url(request, url)
    return Request(account, region, request.method, path, query or None, body)


def read_organizations() -> Organizations:
    """The organizations that moto has now."""
    backends = [backend for account in list(organizations_backends.values()) for backend in list(account.values())]
    return {
        account.id: (backend.org.id, backend.org.master_account_id)
        for backend in backends
        if backend.org is not None
        for account in list(backend.accounts)
    }


class Connection:
    """A world, and the organizations that its Regions were last told of."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._told: Dict[str, Organizations] = {}
        self._lock = threading.Lock()

    def answer(self, request: Request) -> Answer | None:
        """The answer of the world; None if Beckon does not have the operation."""
        if not self.world.answers(request.method, request.path):
            return None
        region = self.world.region(request.region)
        self._tell_organizations(region)
        answer = region.handle(request.account, request.method, request.path, request.query, request.body)
        answer.headers["x-amzn-requestid"] = self.world.next_request_id()
        return answer

    def reset(self) -> None:
        """Starts again, when moto has."""
        with self._lock:
            self.world.reset()
            self._told.clear()

    def _tell_organizations(self, region: Region) -> None:
        """Tells a Region which accounts have left and come since it was last told.

        Where the Region refuses one, the rest is left for the next request.
        """
        with self._lock:
            told, now = self._told.setdefault(region.name, {}), read_organizations()
            for account in _list_left(told, now):
                region.set_organization(account, None)
                del told[account]
            for account, (organization, management) in now.items():
                if account not in told:
                    region.set_organization(account, management)
                    told[account] = organization, management


def _list_left(told: Organizations, now: Organizations) -> list[str]:
    """A management account comes last, because it cannot leave while its organization has other accounts."""
    left = [account for account, organization in told.items() if now.get(account) != organization]
    return sorted(left, key=lambda account: told[account][1] == account)

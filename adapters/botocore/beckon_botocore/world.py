# SPDX-License-Identifier: MIT
"""What clients talk to: one Region for each AWS Region, and the account of each access key."""

from __future__ import annotations

import itertools
import os
import re
import threading
from typing import Any, Callable, Iterator, Mapping, Optional, Union

import botocore.session

from . import _library, _time
from ._unhandled import Unhandled
from .coverage import Coverage
from .errors import UnknownAccountError
from .region import Region
from .snapshot import Snapshot

DEFAULT_REGION = "us-east-1"

_ACCOUNT_ID = re.compile("[0-9]{12}", re.ASCII)

#: The account of each access key, as a mapping or a function. None means that it says nothing about this key.
Accounts = Union[Mapping[str, Optional[str]], Callable[[str], Optional[str]]]


def _check_accounts(accounts: Accounts | None) -> Accounts:
    if accounts is None:
        return {}
    if not isinstance(accounts, Mapping) and not callable(accounts):
        raise TypeError(
            f"accounts is of type {type(accounts).__name__}; give a mapping from access keys to account ids, or a "
            "function that takes an access key and returns an account id"
        )
    return accounts


def _check_default_account(account: str | None) -> str | None:
    if account is None:
        return None
    if not isinstance(account, str):
        raise TypeError(f"default_account is not a string: {account!r}")
    if not _ACCOUNT_ID.fullmatch(account):
        raise ValueError(f"default_account is {account!r}, which is not an account id; give one of 12 digits")
    return account


class World:
    """A world that answers clients, which ``mock_securityhub()`` or ``attach()`` connects to it.

    accounts
        the account of each access key: a mapping, or a function that takes the access key. It is asked at each
        request, before anything else. If the mapping has no such key, or either gives None, an access key of 12 digits
        is the account id itself. An exception of the function reaches the code that made the call.
    default_account
        the account of every other access key, such as ``testing``. Without it, such a key raises an
        ``UnknownAccountError``.
    switches
        switches (section 8 of doc/semantics.md): ``{"max_members": 2}``
    seed
        makes invitation ids reproducible; every Region has the same ones
    clock, step
        a clock that stands still, or advances by ``step`` each time a Region reads it; the default is real time
    organization
        the organization of accounts, in every Region: a mapping from each account to the management account of its
        organization, ``{"111122223333": "222233334444"}``; or the accounts alone, if nothing else is known of it
    coverage
        a ``Coverage`` that counts which rules the calls touch, in every Region

    The settings of a world apply to every Region, including those that are used later; ``region()`` returns one Region.
    """

    def __init__(
        self,
        *,
        accounts: Accounts | None = None,
        default_account: str | None = None,
        switches: Mapping[str, bool | int | str] | None = None,
        seed: int | None = None,
        clock: _time.Time | None = None,
        step: _time.Span = 0,
        organization: Mapping[str, str | None] | tuple[str, ...] | list[str] = (),
        coverage: Coverage | None = None,
    ) -> None:
        self._lib = _library.load()
        self._lock = threading.RLock()
        self._regions: dict[str, Region] = {}
        self._accounts = _check_accounts(accounts)
        self._default_account = _check_default_account(default_account)
        self._switches = dict(switches or {})
        self._seed = seed
        self._clock_us = None if clock is None else _time.to_us(clock)
        self._step_us = _time.span_to_us(step)
        self._blank = Region(DEFAULT_REGION)  # the world that a Region begins with
        self._coverage = coverage
        self._faults: list[dict[str, Any]] = []
        self._n_requests = itertools.count(1)
        self._session = None
        self._set_up(organization)
        self._make(DEFAULT_REGION)  # so that a wrong option raises an error here

    def _set_up(self, organization: Mapping[str, str | None] | tuple[str, ...] | list[str]) -> None:
        if isinstance(organization, Mapping):
            for account, management in organization.items():
                self._blank.set_organization(account, management)
        else:
            for account in organization:
                self._blank.set_organization_account(account)

    # --- Regions ---

    def region(self, name: str = DEFAULT_REGION) -> Region:
        """The Region of that name. It is made at the first use."""
        with self._lock:
            if name not in self._regions:
                self._regions[name] = self._make(name)
            return self._regions[name]

    __getitem__ = region

    def __iter__(self) -> Iterator[Region]:
        """The Regions that were used so far, sorted by name."""
        with self._lock:
            return iter([self._regions[name] for name in sorted(self._regions)])

    def _make(self, name: str) -> Region:
        region = Region(name)
        region.restore(self._blank.snapshot())  # before there is a clock that this would advance
        region.set_switches(self._switches)
        region.set_coverage(self._coverage)
        if self._seed is not None:
            region.set_seed(self._seed)
        if self._clock_us is not None:
            region.set_clock(_time.from_us(self._clock_us), _time.us_to_span(self._step_us))
        for fault in self._faults:
            region.add_fault(fault)
        return region

    # --- requests ---

    def account_of(self, access_key: str) -> str:
        """The account that an access key belongs to. If none is known, raises an ``UnknownAccountError``."""
        account = self.find_account(access_key)
        if account is None:
            raise UnknownAccountError(
                f"no account is known for the access key {access_key!r}. Use an account id of 12 digits as the access "
                f"key, name the account of this key with accounts={{{access_key!r}: '111122223333'}} (or a function), "
                "or give default_account='111122223333' for all keys that are not known otherwise"
            )
        return account

    def find_account(self, access_key: str) -> str | None:
        """The account that an access key belongs to; None if none is known."""
        account = self._look_up(access_key)
        if account is None:
            return access_key if _ACCOUNT_ID.fullmatch(access_key) else self._default_account
        if not isinstance(account, str):
            raise TypeError(
                f"what accounts gives for the access key {access_key!r} is not a string: {account!r}; give the account "
                "id, or None if the account is not known"
            )
        return account

    def _look_up(self, access_key: str) -> str | None:
        """What ``accounts`` says about an access key."""
        if not isinstance(self._accounts, Mapping):
            return self._accounts(access_key)
        try:
            return self._accounts[access_key]
        except KeyError:
            return None

    def answers(self, method: str, path: str) -> bool:
        """Whether a request names one of the operations that Beckon answers."""
        return bool(self._lib.beckon_wire_find_operation(method.encode(), path.encode(), None))

    def next_request_id(self) -> str:
        """The next request id. They are counted, so that a repeated run has the same ones."""
        return f"00000000-0000-4000-8000-{next(self._n_requests):012x}"

    def client(
        self, access_key: str, region_name: str = DEFAULT_REGION, *, unhandled: Unhandled = "error", **options: Any
    ):
        """A ``securityhub`` client for an account, attached to this world: ``world.client("111122223333")``.

        ``unhandled`` is the option of ``attach()``; other options are those of ``create_client()``.
        """
        from .patch import attach

        with self._lock:
            if self._session is None:
                self._session = botocore.session.Session()
            client = self._session.create_client(
                "securityhub",
                region_name=region_name,
                aws_access_key_id=access_key,
                aws_secret_access_key="not-a-secret",
                **options,
            )
        attach(client, self, unhandled=unhandled)
        return client

    # --- what a test sets, in every Region ---

    def set_clock(self, now: _time.Time | None, step: _time.Span = 0) -> None:
        """Sets the clock to a time. It advances by ``step`` each time a Region reads it. None sets real time again."""
        with self._lock:
            for region in self:
                region.set_clock(now, step)
            self._clock_us = None if now is None else _time.to_us(now)
            self._step_us = _time.span_to_us(step)

    def advance(self, by: _time.Span) -> None:
        """Advances a clock that was set, by a timedelta or by seconds."""
        with self._lock:
            trial = self._make(DEFAULT_REGION)
            trial.advance(by)
            for region in self:
                region.advance(by)
            self._clock_us += _time.span_to_us(by)

    def now(self, region_name: str = DEFAULT_REGION):
        """The time that the next call to a Region would read, as an aware datetime."""
        return self.region(region_name).now()

    def set_organization(self, account: str, management: str | None) -> None:
        """Puts an account into the organization of a management account, or into none, as ``Region.set_organization()``
        does. If a Region refuses it, no Region has done it."""
        self._set_everywhere(lambda region: region.set_organization(account, management))

    def set_organization_account(self, account: str, is_member: bool = True) -> None:
        """Puts an account into an organization of which nothing else is known, or into none (G-9)."""
        self._set_everywhere(lambda region: region.set_organization_account(account, is_member))

    def _set_everywhere(self, set_it: Callable[[Region], None]) -> None:
        with self._lock:
            regions = [self._blank, *self]
            for region in regions:
                set_it(region._copy())  # so that none is changed if one refuses
            for region in regions:
                set_it(region)

    def add_fault(self, fault: Mapping[str, Any] | None = None, **members: Any) -> None:
        """Adds a fault to every Region, as ``Region.add_fault()`` does. Each Region counts its own calls."""
        made = {**(fault or {}), **members}
        with self._lock:
            Region(DEFAULT_REGION).add_fault(made)
            for region in self:
                region.add_fault(made)
            self._faults.append(made)

    def set_coverage(self, coverage: Coverage | None) -> None:
        """Counts from now on which rules the calls touch. None stops counting."""
        with self._lock:
            self._coverage = coverage
            for region in self:
                region.set_coverage(coverage)

    def clear_faults(self) -> None:
        """Empties the fault plans."""
        with self._lock:
            self._faults.clear()
            for region in self:
                region.clear_faults()

    # --- the world as a value ---

    def load(self, path: str | os.PathLike[str], region_name: str | None = None) -> Region:
        """Puts a saved world into a Region: ``region_name``, or else the one that the file names, or else us-east-1.

        The switches of the file apply from now on, except those that this world was made with.
        """
        world = Snapshot.load(path)
        region = self.region(region_name or world.region_name or DEFAULT_REGION)
        region._restore_with_switches(world, self._switches)
        return region

    def snapshot(self) -> dict[str, Snapshot]:
        """The current world of every Region, by the Region's name."""
        return {region.name: region.snapshot() for region in self}

    def restore(self, worlds: Mapping[str, Snapshot | Mapping[str, Any]]) -> None:
        """Replaces the worlds of the Regions. A Region that is not in ``worlds`` becomes like a new one."""
        read = {
            name: world if isinstance(world, Snapshot) else Snapshot.from_dict(world) for name, world in worlds.items()
        }
        with self._lock:
            for name in read:
                self.region(name)
            for region in self:
                if region.name in read:
                    region.restore(read[region.name])
                else:
                    region.restore(self._blank.snapshot())

    def reset(self) -> None:
        """Resets every Region to the state of a new one."""
        self.restore({})

    def diff(self, before: Mapping[str, Snapshot]) -> list[str]:
        """What has changed since ``before``, with one line for each account and association: ``us-east-1: …``."""
        empty = Snapshot.from_dict({})
        return [
            f"{region.name}: {line}"
            for region in self
            for line in region.diff(before.get(region.name, empty))
        ]

    def check(self) -> list[str]:
        """A sentence for each broken invariant. The list should always be empty."""
        return [f"{region.name}: {line}" for region in self for line in region.check()]

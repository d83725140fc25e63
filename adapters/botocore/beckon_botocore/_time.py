# SPDX-License-Identifier: MIT
"""Converts between Python's times and those of the library, which are microseconds since the epoch, UTC."""

from __future__ import annotations

import datetime
import re

from .errors import ClockError

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MICROSECOND = datetime.timedelta(microseconds=1)
_LONGEST_US = (datetime.datetime.max - datetime.datetime.min) // _MICROSECOND

#: A point in time: an aware datetime, ISO 8601 with a zone, or seconds since the epoch.
Time = "datetime.datetime | str | int | float"
#: A span of time: a timedelta or seconds.
Span = "datetime.timedelta | int | float"


def _read(time: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(re.sub("[zZ]$", "+00:00", time))
    except ValueError as error:
        raise ClockError(f"{time!r} is not a time in ISO 8601: {error}") from None


def to_us(time: Time) -> int:
    if isinstance(time, str):
        time = _read(time)
    if isinstance(time, (int, float)) and not isinstance(time, bool):
        try:
            time = _EPOCH + datetime.timedelta(seconds=time)
        except (OverflowError, ValueError):
            raise ClockError(f"{time!r} seconds since the epoch are not within the years 1 to 9999") from None
    if not isinstance(time, datetime.datetime):
        raise TypeError(f"{time!r} is not a time: give a datetime, a string in ISO 8601 or seconds since the epoch")
    if time.tzinfo is None:
        raise ClockError(f"{time} has no time zone: add one, such as Z")
    return (time - _EPOCH) // _MICROSECOND


def from_us(time_us: int) -> datetime.datetime:
    return _EPOCH + time_us * _MICROSECOND


def span_to_us(span: Span) -> int:
    if isinstance(span, (int, float)) and not isinstance(span, bool):
        try:
            span = datetime.timedelta(seconds=span)
        except (OverflowError, ValueError):
            raise ClockError(f"{span!r} seconds are more than a clock can advance") from None
    if not isinstance(span, datetime.timedelta):
        raise TypeError(f"{span!r} is not a span of time: give a timedelta or seconds")
    span_us = span // _MICROSECOND
    if abs(span_us) > _LONGEST_US:
        raise ClockError(f"{span} is more than a clock can advance")
    return span_us


def us_to_span(span_us: int) -> datetime.timedelta:
    return span_us * _MICROSECOND

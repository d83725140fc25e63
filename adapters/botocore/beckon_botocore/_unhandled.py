# SPDX-License-Identifier: MIT
"""Requests that Beckon does not answer, and who answers them: the option ``unhandled``."""

from __future__ import annotations

import io
import json
import reprlib
from typing import Any, Callable, Mapping, Optional, Tuple, Union

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

#: What such a function returns: an answer, or None to send the request on.
Answered = Union[AWSResponse, Tuple[int, Mapping[str, str], Union[bytes, str]], None]

#: ``"error"``, ``"pass"``, or a function of a request, its account and its Region, each None if it is not known.
Unhandled = Union[str, Callable[[AWSPreparedRequest, Optional[str], Optional[str]], Answered]]

#: The status and the code of the ``ClientError`` that ``"error"`` stands for. botocore does not retry this status.
STATUS = 501
CODE = "NotImplementedException"


class _Raw(io.BytesIO):
    """A body as botocore reads one from a connection."""

    def stream(self, *_arguments, **_options):
        yield self.read()


def make_response(request, status: int, headers: Mapping[str, str], body: bytes) -> AWSResponse:
    headers = {"content-length": str(len(body)), **headers}
    return AWSResponse(request.url, status, headers, _Raw(body))


def check_unhandled(unhandled: Unhandled) -> Unhandled:
    if unhandled not in ("error", "pass") and not callable(unhandled):
        raise ValueError(f'unhandled is {unhandled!r}, but must be "error", "pass" or a function')
    return unhandled


def refuse(request, what: str, request_id: str) -> AWSResponse:
    """The answer of ``"error"``, of which botocore makes a ``ClientError``."""
    message = (
        f"Beckon answers only Security Hub's operations around members and organizations, and {what} is not one of them. "
        'Give unhandled= a function that answers it, or "pass" to send it on to the next handler or to AWS'
    )
    headers = {"content-type": "application/json", "x-amzn-errortype": CODE, "x-amzn-requestid": request_id}
    return make_response(request, STATUS, headers, json.dumps({"Message": message, "Code": CODE}).encode())


def read_answer(answer: Any, request, what: str) -> AWSResponse | None:
    """What the function has returned, as botocore takes it."""
    if answer is None or isinstance(answer, AWSResponse):
        return answer
    if not _is_triple(answer):
        raise TypeError(
            f"the function unhandled= returned {reprlib.repr(answer)} for {what}; it must return an AWSResponse, a "
            "tuple of a status, headers and a body (an int, a mapping of strings, and bytes or a str), or None to send "
            "the request on"
        )
    status, headers, body = answer
    return make_response(request, status, headers, body.encode() if isinstance(body, str) else bytes(body))


def _is_triple(answer: Any) -> bool:
    if not isinstance(answer, (tuple, list)) or len(answer) != 3:
        return False
    status, headers, body = answer
    return (
        isinstance(status, int)
        and 100 <= status <= 599
        and isinstance(headers, Mapping)
        and all(isinstance(text, str) for header in headers.items() for text in header)
        and isinstance(body, (bytes, bytearray, str))
    )

# SPDX-License-Identifier: MIT
"""What holds in every test: nothing is sent, nothing is waited for, nothing is left behind."""

import os

# No configuration of whoever runs this, before anything reads one.
for variable in [variable for variable in os.environ if variable.startswith("AWS_")]:
    del os.environ[variable]
os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

import boto3
import botocore.endpoint
import botocore.httpsession
import pytest
from botocore.client import ClientCreator

import beckon_botocore

CREATE_CLIENT = ClientCreator.create_client


class Sent(Exception):
    """A request has left for the network."""


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    """The requests that would have gone to AWS; each raises Sent in its client."""
    requests = []

    def send(_self, request):
        requests.append(request)
        raise Sent(request.url)

    monkeypatch.setattr(botocore.httpsession.URLLib3Session, "send", send)
    return requests


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    """How long botocore waits before it tries again: not at all, really."""
    seconds = []
    monkeypatch.setattr(botocore.endpoint.time, "sleep", seconds.append)
    return seconds


@pytest.fixture(autouse=True)
def nothing_left_behind(monkeypatch):
    """Afterwards botocore is as it was."""
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    yield
    assert beckon_botocore.current_world() is None
    assert ClientCreator.create_client is CREATE_CLIENT

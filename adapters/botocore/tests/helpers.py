# SPDX-License-Identifier: MIT
"""Two accounts, and clients as a program makes them."""

import boto3

#: One for all: it reads the service models once.
SESSION = boto3.session.Session()

ADMINISTRATOR = "123456789012"
MEMBER = "111122223333"
STRANGER = "999988887777"


def make_client(access_key, region_name="us-east-1", service="securityhub", **options):
    return SESSION.client(
        service, region_name=region_name, aws_access_key_id=access_key, aws_secret_access_key="-", **options
    )


def enabled(*clients):
    for client in clients:
        client.enable_security_hub()
    return clients


def hub_is_on(client):
    try:
        client.describe_hub()
    except client.exceptions.InvalidAccessException:
        return False
    return True


def invite(administrator, *accounts):
    """Creates and invites, as many as fit into a call at a time."""
    for first in range(0, len(accounts), 50):
        some = accounts[first : first + 50]
        administrator.create_members(AccountDetails=[{"AccountId": account} for account in some])
        assert administrator.invite_members(AccountIds=list(some))["UnprocessedAccounts"] == []


def code_of(error_info):
    return error_info.value.response["Error"]["Code"]

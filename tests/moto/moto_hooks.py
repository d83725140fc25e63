# SPDX-License-Identifier: MIT
"""What run.py can do with moto's server, which runs in the same process: the same with and without Beckon inside."""

from moto.core.base_backend import BackendDict
from moto.organizations.models import FakeAccount, organizations_backends

PARTITION = "aws"


def reset():
    BackendDict.reset()


def set_management(account, management):
    """Puts an account into the organization that another one manages. moto's own CreateAccount draws an id."""
    _leave(account)
    organizations = organizations_backends[management][PARTITION]
    if organizations.org is None:
        organizations.create_organization(region="us-east-1", FeatureSet="ALL")
    if account != management:
        comes = FakeAccount(organizations.org, AccountName=account, Email=f"{account}@example.com")
        comes.id = account
        organizations.accounts.append(comes)
        organizations_backends.master_accounts[account] = (management, PARTITION)


def _leave(account):
    if account in organizations_backends.master_accounts:
        management, partition = organizations_backends.master_accounts[account]
        organizations_backends[management][partition].remove_account_from_organization(AccountId=account)

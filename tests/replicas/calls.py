# SPDX-License-Identifier: MIT
"""Random calls of a few accounts that invite each other, most of which change something, and some that are refused."""

ACCOUNTS = tuple(str(digit) * 12 for digit in range(1, 7))
STEPS = {
    "EnableSecurityHub": 5, "CreateMembers": 20, "InviteMembers": 20, "ListInvitations": 15,
    "AcceptAdministratorInvitation": 20, "DeclineInvitations": 6, "DeleteInvitations": 6, "DeleteMembers": 6,
    "DisassociateMembers": 5, "DisassociateFromAdministratorAccount": 5, "GetInvitationsCount": 3, "ListMembers": 3,
    "DisableSecurityHub": 1, "NoSuchOperation": 1,
}
TAKE_IDS = ("InviteMembers", "DeclineInvitations", "DeleteInvitations", "DeleteMembers", "DisassociateMembers")


class Calls:
    """Makes the next call from what the answers so far have told."""

    def __init__(self, rng):
        self._rng = rng
        self._invitations = {}  # (administrator, member): the newest id that was listed
        self._n_made = 0

    def learn(self, call, answer):
        for invitation in answer.get("body", {}).get("Invitations", ()):
            self._invitations[invitation["AccountId"], call["as"]] = invitation["InvitationId"]

    def make(self):
        self._n_made += 1
        rng = self._rng
        caller, *others = rng.sample(ACCOUNTS, 3)
        operation, = rng.choices(list(STEPS), STEPS.values())
        call = {"key": f"call {self._n_made}", "as": caller, "operation": operation}
        if operation == "CreateMembers":
            call["input"] = {"AccountDetails": [{"AccountId": other, "Email": f"{other}@example.com"} for other in others]}
        elif operation in TAKE_IDS:
            call["input"] = {"AccountIds": others if rng.random() < 0.95 else "not a list"}
        elif operation == "AcceptAdministratorInvitation" and self._invitations:
            administrator, call["as"] = rng.choice(list(self._invitations))
            call["input"] = {"AdministratorId": administrator,
                             "InvitationId": self._invitations[administrator, call["as"]]}
        return call

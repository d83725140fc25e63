"""Random programs for the comparer: lines of the protocol, chosen so that every state and refusal is met often.

A program looks at the model's world to tell stories that mostly succeed (enable, create, invite, accept with the right
id), and in between sends what a careless or hostile caller might: wrong ids, wrong types, wrong paths, broken JSON.
What to expect of a line is not the business of this file; the model judges each one as it stands.
"""

import base64
import collections
import json
import urllib.parse

from model import OPERATIONS, RESOURCE_PATH
from reading import READERS
from tables import HUB_OFF_WORDS, SWITCHES

PLAIN_IDS = ("111111111111", "222222222222", "333333333333", "444455556666", "555555555555", "000000000000")
ODD_IDS = ("7", "Zo\u00eb \u03b1\u03b2", "\u00a0", " 12 ", "1234567890123", "111111111111\n", "\U0001f511", "a/b%41+c",
           "\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661", "\u00e9" * 512)

JUNK = (None, True, False, 0, 1, 51, -1, 1.5, 2.0, "", " ", "\t\n\u000b\f\r ", [], {}, [[]], [None], [5], ["a", {}],
        [""], "a\u0000b", "\u0000", "x" * 1025, "\u00e9" * 513, "5", "true", "\u00a0", {"AccountId": "1"},
        "SecurityHubV2", "none", "security_control")
EMAIL_JUNK = (None, True, 5, "", " \t", [], {}, "\u00a0", "x" * 300)

# Where an invitation can bring a pair.
BY_INVITATION = ("pending", "declined", "declined", "accepted", "accepted", "resigned", "resigned")

TAGS = (("a", ""), ("Team", "v"), ("AWS:x", "aws:"), ("+-=._:/", "Zo\u00eb \n"), ("k" * 128, "\u00e9" * 256),
        ("0", "\U0001f511" * 256))
ODD_TAGS = (("", "v"), ("k" * 129, "v"), ("aws:a", "v"), ("a b", "v"), ("\u00e9", "v"), ("a@b", "v"), ("a,b", "v"),
            ("a\n", "v"), ("\u0661", "v"), ("a", None), ("a", 5), ("a", True), ("a", ["v"]),
            ("a", "\u00e9" * 257), ("a", "v\u0000"))

BAD_BODIES = (
    b"{", b"[]", b"null", b"1", b'"x"', b" ", b"\n{}\n", b"{}{}", b"{}x", b"{}\0", b"\0", b"\xef\xbb\xbf{}", b"{} //",
    b"/**/{}", b"{'AccountIds':['1']}", b'{"AccountIds":["1",]}', b'{"AccountIds":["1"],"AccountIds":["2"]}',
    b'{"AccountIds":["1"],"x":{"a":1,"a":2}}', b'{"AccountIds":["\xff"]}', b'{"AccountIds":["\xc0\xaf"]}',
    b'{"AccountIds":["\xed\xa0\x80"]}', b'{"AccountIds":["\t"]}', b'{"AccountIds":["\\u0000"]}',
    b'{"AccountIds":["\\x41"]}', b'{"AccountIds":["1"],"a":NaN}', b'{"AccountIds":["1"],"a":-Infinity}',
    b'{"AccountIds":["1"],"a":01}', b'{"AccountIds":["1"],"a":+1}', b'{"AccountIds":["1"],"a":.5}',
    b'{"AccountIds":["1"],"a":1.}', b'{"AccountIds":["1"],"a":-}', b'{"AccountIds":["1"],"a":tru}',
    b'{"AccountIds":["\\u0031"],"a":[1e3,-0.5E-1,"\\uD83D\\uDD11"]}', '{"AccountIds":["1"]}'.encode("utf-16"))
DEEP_BODIES = tuple(b'{"AccountIds":["1"],"x":' + b"[" * depth + b"]" * depth + b"}" for depth in (2047, 2048, 100000))
LARGE_BODIES = tuple(b"{}" + b" " * (10 * 1024 * 1024 - 2 + more) for more in (0, 1))

ODD_ROUTES = (
    ("GET", "/members/"), ("get", "/members"), ("POST", "/Members"), ("PUT", "/members"), ("GET", "//members"),
    ("GET", "/members%2F"), ("GET", "/members%"), ("GET", "/members%6"), ("GET", "/members%00"), ("GET", "/members%zz"),
    ("GET", "/%6Dembers"), ("GET", "/%6dembers"), ("GET", "/%256Dembers"), ("GET", "/members?MaxResults=1"),
    ("GET", "/members%3FMaxResults=1"), ("GET", ""), ("", "/members"), ("POST", "/invitations%2Fdecline"),
    ("DELETE", "/members"), ("GET", "/members\u0000"), ("GET\u0000", "/members"), ("GET", "/findings"),
    ("HEAD", "/members"), ("GET", "members"), ("GET", "/members#x"), ("GET", "/./members"), ("GET", "/members%ff"),
    ("POST", "/members/%67et"), ("GET", "/accounts"), ("DELETE", "%2Faccounts"), ("GET", "/invitations/count/"),
    ("POST", "/\u00e9"), ("GET", "/members+"), ("POST", "/invitations/Decline"), ("PATCH", "/accounts/"),
    ("PUT", "/accounts"), ("PATCH", "/members"), ("POST", "/organization/admin"), ("GET", "/organization/admin/enable"),
    ("PATCH", "/organization/configuration"), ("GET", "/organization"), ("PUT", "/tags/arn"))
ODD_RESOURCE_PATHS = (
    "/tags", "/tags/", "/tags//", "//tags/arn", "/tags/arn/", "/tags/arn", "/Tags/arn", "/tags/a/b", "/tags/a%2Fb",
    "/%74ags/arn", "%2Ftags/arn", "/tags%2Farn", "/tags/%", "/tags/%zz", "/tags/%00", "/tags/%ff", "/tags/ ",
    "/tags/%20", "/tags/+", "/tags/arn?x", "/tags/\u0000", RESOURCE_PATH,
    "/tags/arn%3aaws%3asecurityhub%3aus-east-1%3a111111111111%3ahub%2fdefault",
    "/tags/arn:aws:securityhub:us-east-1:111111111111:hub%2Fdefault",
    "/tags/arn:aws:securityhub:us-east-1:111111111111:hub%252Fdefault",
    "/tags/arn:aws:securityhub:us-east-1:111111111111:hub/default")
ODD_OPERATIONS = ("", "listMembers", "ListMembers ", "ListMembers\u0000", "GetFindings", "D\u00e9cline", "none",
                  "/members", "DeclineInvitation")

ODD_QUERIES = ("x=%", "x=%4", "x=%zz", "x=%00", "x=%ff", "%=1", "x=\u0000", "x=%C3%A9", "\u00e9=\u00e9", "&&", "=1",
               "x", "maxresults=x", "x=1&x=2", "a%26MaxResults=x", "?MaxResults=x", "x=a=b&y=+",
               "AccountIds=", "AdministratorId=x")
ODD_LIST_QUERIES = (
    "MaxResults", "MaxResults=", "MaxResults=0", "MaxResults=51", "MaxResults=50", "MaxResults=007", "MaxResults=%35",
    "MaxResults=+5", "MaxResults=%2B5", "MaxResults=5%20", "MaxResults=-1", "MaxResults=1.0", "MaxResults=0x1",
    "MaxResults=1&MaxResults=x", "MaxResults=x&MaxResults=1", "Max%52esults=x", "Max%52esults=1", "MaxResults=%zz",
    "MaxResults=\u0663", "MaxResults=4294967297", "MaxResults=18446744073709551617", "MaxResults=1;x=2", "NextToken=",
    "NextToken", "NextToken=abc", "NextToken=a+b", "NextToken=&NextToken=x", "NextToken=x&NextToken=",
    "NextToken=%C3%A9", "OnlyAssociated=True", "OnlyAssociated=", "OnlyAssociated=1", "OnlyAssociated=%66alse",
    "OnlyAssociated=null", "OnlyAssociated=false&OnlyAssociated=true", "OnlyAssociated=x&OnlyAssociated=false",
    "&MaxResults=1&&x", "MaxResults=10", "MaxResults=11", "Feature=SecurityHub", "Feature=", "Feature=securityhub",
    "Feature=x&Feature=SecurityHub", "Feature=SecurityHub&Feature=x")
ODD_TAG_QUERIES = (
    "tagKeys=a", "tagKeys=a&tagKeys=Team", "tagKeys=Team&tagKeys=a&tagKeys=a", "tagKeys=", "tagKeys", "TagKeys=a",
    "tagkeys=a", "tag%4beys=a", "tagKeys=aws%3Aa", "tagKeys=AWS:x", "tagKeys=a&ResourceArn=x", "tagKeys=a+b",
    "tagKeys=%2B-=._:/", "tagKeys=a%20", "tagKeys=%C3%A9", "tagKeys=a&tagKeys=", "tagKeys=[]", "x=%&tagKeys=a",
    "tagKeys=a&NextToken=", "&".join(["tagKeys=a"] * 50), "&".join(["tagKeys=a"] * 51), "tagKeys=" + "k" * 129)

NOT_LINES = (
    b"{", b"[]", b"1", b"null", b'"dump"', b"{}", b"\0", b'{"dump":true}\0', b'{"dump":true}{"dump":true}',
    b'{"dump":true} x', b"{'dump':true}", b'{"dump":true,}', b'{"dump":true,"check":true}',
    b'{"dump":true,"dump":true}', b'{"dump":true,"x":1}', b'{"dump":1}', b'{"dump":null}', b'{"dump":false}',
    b'{"dump":"true"}',
    b'{"Dump":true}', b'{"check":0}', b'{"check":[]}', b'{"dump":tru\xff}', b'{"advance_ms":-1}', b'{"advance_ms":1.5}',
    b'{"advance_ms":1.0}', b'{"advance_ms":"1"}', b'{"advance_ms":true}', b'{"advance_ms":null}',
    b'{"advance_ms":1000000000000000}', b'{"advance_ms":9223372036854775807}', b'{"advance_ms":9223372036854776}',
    b'{"advance_ms":1,"as":"1"}', b'{"organization":{}}', b'{"organization":null}', b'{"organization":true}',
    b'{"organization":{"account":"111111111111"}}', b'{"organization":{"member":true}}',
    b'{"organization":{"account":" ","member":true}}', b'{"organization":{"account":"a\\u0000","member":true}}',
    b'{"organization":{"account":5,"member":true}}', b'{"organization":{"account":"111111111111","member":1}}',
    b'{"organization":{"account":"111111111111","member":null}}',
    b'{"organization":{"account":"111111111111","member":true,"x":1}}',
    b'{"organization":{"management":"111111111111"}}', b'{"organization":{"account":"111111111111","management":true}}',
    b'{"organization":{"account":"111111111111","management":null}}',
    b'{"organization":{"account":"111111111111","management":""}}',
    b'{"organization":{"account":"111111111111","management":"a\\u0000"}}',
    b'{"organization":{"account":" ","management":"111111111111"}}',
    b'{"organization":{"account":"111111111111","member":false,"management":"111111111111"}}',
    b'{"operation":"ListMembers"}',
    b'{"as":"","operation":"ListMembers"}', b'{"as":" \\t\\u000b","operation":"ListMembers"}',
    b'{"as":"a\\u0000b","operation":"EnableSecurityHub"}', b'{"as":null,"operation":"ListMembers"}',
    b'{"as":1,"operation":"ListMembers"}', b'{"as":"\xff","operation":"EnableSecurityHub"}', b'{"as":"1"}',
    b'{"as":"1","operation":5}', b'{"as":"1","operation":null}', b'{"as":"1","operation":"EnableSecurityHub","x":1}',
    b'{"as":"1","operation":"EnableSecurityHub","query":""}', b'{"as":"1","method":"GET"}',
    b'{"as":"1","path":"/members"}', b'{"as":"1","method":"POST","path":"/accounts","operation":"EnableSecurityHub"}',
    b'{"as":"1","method":"POST","path":"/accounts","input":{}}', b'{"as":"1","method":1,"path":"/members"}',
    b'{"as":"1","method":"POST","path":null}', b'{"as":"1","method":"POST","path":"/accounts","query":null}',
    b'{"as":"1","method":"POST","path":"/accounts","body":null}',
    b'{"as":"1","method":"POST","path":"/accounts","body":{}}',
    b'{"as":"1","method":"POST","path":"/accounts","body":"","body_base64":""}',
    b'{"as":"1","method":"POST","path":"/accounts","body_base64":"#"}',
    b'{"as":"1","method":"POST","path":"/accounts","body_base64":"e30"}',
    b'{"as":"1","method":"POST","path":"/accounts","body_base64":5}',
    b'{"method":"POST","path":"/accounts"}', b'{"as":"1","operation":"EnableSecurityHub","dump":true}')
PASSED_OVER = (b"", b"#", b"# {\"dump\": true}", b"   ", b"\t", b"\r")


def random_switches(rng):
    """Each switch both ways, the default more often; limits small enough to be met."""
    switches = {}
    for name, default in SWITCHES.items():
        if isinstance(default, str):
            switches[name] = rng.choice(tuple(HUB_OFF_WORDS))
        elif rng.random() < 0.6:
            continue
        elif isinstance(default, bool):
            switches[name] = rng.random() < (0.2 if default else 0.8)
        else:
            switches[name] = rng.choice((0, 1, 2, 2, 3, default))
    return switches


class Program:
    """The lines of one program, each made when it is asked for, so that it can use what the answers before told."""

    def __init__(self, rng, world):
        self.rng, self.world = rng, world
        self.organized = rng.choice((0, 15, 35))  # how much happens in organizations
        odd = rng.choice((0, 0, 1, 2))
        plain = rng.randint(3, 5 - odd // 2) + (self.organized > 0)
        self.accounts = rng.sample(PLAIN_IDS, plain) + rng.sample(ODD_IDS, odd)
        rng.shuffle(self.accounts)
        self.waiting = collections.deque()

    def next_line(self):
        while not self.waiting:
            plan, = self.rng.choices((self._story, self._walk, self._any_call, self._junk_call, self._odd_request,
                                      self._about_the_world, self._no_call, self._hub_story,
                                      self._long_story, self._organization_story),
                                     (50, 8, 16, 10, 8, 8, 4, 8, 4, self.organized))
            plan()
        line = self.waiting.popleft()()
        ending = self.rng.choices((b"", b"\r", b" "), (90, 5, 5))[0]
        return line + ending

    def _later(self, make, *arguments):
        self.waiting.append(lambda: make(*arguments))

    # Plans: each puts at least one line in waiting.

    def _story(self):
        """One step of one pair, mostly one that moves it, by a caller whose hub is mostly on."""
        administrator, member = self._pair()
        state = self.world.state(administrator, member)
        steps = ["enroll" if self._enrolls(administrator, member) else "create", "invite", "disassociate",
                 "delete-member", "withdraw", "accept", "decline", "delete-invitation", "leave"]
        moving = [step for step in steps if self.world.cell(state, step)[0] == ">"]
        if "accept" in moving:
            moving += ["accept"] * 3
        likely = 0.3 if state == "accepted" else 0.8  # what was hard to reach is left less readily
        step = self.rng.choice(moving if moving and self.rng.random() < likely else steps)
        if self.rng.random() < 0.01:
            step = "disable-hub"
        caller = member if step in ("accept", "decline", "delete-invitation", "leave") else administrator
        self._enable_hub(caller)
        if step == "accept":
            self._accept(administrator, member)
        else:
            self._later(self._step_call, step, caller, administrator, member)

    def _long_story(self):
        administrator, member = self._pair()
        self._bring(administrator, member, self.rng.choice(BY_INVITATION))

    def _walk(self):
        """A list page by page, while nothing is said about what happens in between."""
        caller = self.rng.choice(self.accounts)
        operation = self.rng.choice(("ListMembers", "ListInvitations"))
        only = self.rng.random() < 0.3
        for _ in range(self.rng.randint(1, 4)):
            self._later(self._next_page, operation, caller, only)
            if self.rng.random() < 0.4:
                self._story()

    def _hub_story(self):
        """What is set of a hub, and its tags; mostly by its own account."""
        caller = self.rng.choice(self.accounts)
        accepted = [pair for pair in self.world.pairs.values() if pair.state == "accepted"]
        if accepted and self.rng.random() < 0.5:
            pair = self.rng.choice(accepted)
            caller = self.rng.choice((pair.administrator, pair.member))
        if not self.world.hub(caller) and self.rng.random() < 0.3:
            self._later(self.call, caller, "DisableSecurityHub", {})
        self._enable_hub(caller)
        operation = self.rng.choice(("UpdateSecurityHubConfiguration", "DescribeHub", "TagResource", "TagResource",
                                     "UntagResource", "ListTagsForResource"))
        document = self._document(operation)
        if "ResourceArn" in document and self.rng.random() < 0.85:
            document["ResourceArn"] = self.world.hub_arn(caller)
        self._later(self.call, caller, operation, document)

    def _organization_story(self):
        """One step in the life of one of two organizations, mostly one that can be taken."""
        head = self.rng.choice((self.accounts[0], self.accounts[-1]))
        management = self.world.organization(head) or head
        inside = [account for account in self.accounts if self.world.organization(account) == management]
        delegation = self.world.delegations.get(management)
        if len(inside) < 2 or self.rng.random() < (0.35 if delegation and delegation.auto_enable else 0.15):
            self._join(management, delegation)
        elif not delegation:
            self._designate(management, inside)
        else:
            act, = self.rng.choices((self._enroll, self._configure, self._redesignate, self._leave_organization,
                                     self._act_as_managed, self._look), (35, 25, 10, 10, 15, 5))
            act(management, delegation, inside)

    def _any_call(self):
        caller, operation = self._any_id(), self.rng.choice(list(OPERATIONS))
        if operation == "DisableSecurityHub" and self.world.hub(caller) and self.rng.random() < 0.9:
            operation = "DescribeHub"
        self._later(self.call, caller, operation, self._document(operation))

    def _junk_call(self):
        """A call whose input has one thing wrong, or a member that the operation does not know."""
        operation = self.rng.choice([name for name, (_, _, fields, _) in OPERATIONS.items()
                                     if fields or self.rng.random() < 0.3])
        document = self._spoiled(self._document(operation), OPERATIONS[operation][2])
        if self.rng.random() < 0.05:
            document = self.rng.choice((None, [], "x", 5, True))
        self._later(self.call, self.rng.choice(self.accounts), operation, document)

    def _odd_request(self):
        rng = self.rng
        line = {"as": rng.choice(self.accounts)}
        kind = rng.choice(("route", "body", "query", "list query", "operation", "resource path", "tag query"))
        if kind == "operation":
            line |= {"operation": rng.choice(ODD_OPERATIONS), "input": rng.choice(({}, None, []))}
        elif kind == "route":
            line["method"], line["path"] = rng.choice(ODD_ROUTES)
            line |= rng.choice(({}, {"body": "{"}, {"query": "x=%"}))
        elif kind == "list query":
            line |= {"method": "GET", "path": rng.choice(("/members", "/invitations", "/organization/admin")),
                     "query": rng.choice(ODD_LIST_QUERIES)}
        elif kind == "resource path":
            line |= {"method": rng.choice(("GET", "GET", "DELETE", "POST")), "path": rng.choice(ODD_RESOURCE_PATHS)}
        elif kind == "tag query":
            own = {"ResourceArn": self.world.hub_arn(line["as"])}
            line |= {"method": "DELETE", "path": self._path(RESOURCE_PATH, own), "query": rng.choice(ODD_TAG_QUERIES)}
        else:
            line["method"], path = rng.choice([operation[:2] for operation in OPERATIONS.values()])
            line["path"] = self._path(path, {"ResourceArn": self._hub_arn(line["as"])})
            line |= self._bad_body() if kind == "body" else {"query": rng.choice(ODD_QUERIES)}
        self._later(self._text, line)

    def _about_the_world(self):
        rng = self.rng
        account = rng.choice(self.accounts + ["999999999999"])
        organization = ({"management": rng.choice(self.accounts)} if self.organized and rng.random() < 0.3
                        else {"member": rng.random() < 0.35})
        line, = rng.choices(({"dump": True}, {"check": True}, {"advance_ms": rng.choice((0, 1, 999, 86400000))},
                             {"organization": {"account": account} | organization}), (30, 20, 40, 10))
        self._later(self._text, line)

    def _no_call(self):
        line = self.rng.choice(NOT_LINES if self.rng.random() < 0.7 else PASSED_OVER)
        self._later(lambda: line)

    # Parts of the story of an organization.

    def _join(self, management, delegation):
        """Rather one from outside that keeps no others together, and that the administrator may have invited."""
        others = [self.world.organization(name) for name in self.accounts if self.world.organization(name) != name]
        outside = [name for name in self.accounts
                   if self.world.organization(name) != management and name not in others]
        account = self.rng.choice(outside if outside and self.rng.random() < 0.9 else self.accounts)
        if delegation and account in outside and self.rng.random() < (0.7 if delegation.auto_enable else 0.4):
            self._bring(delegation.administrator, account, self.rng.choice(BY_INVITATION))
        self._later(self._text, {"organization": {"account": account, "management": management}})
        if delegation and self.rng.random() < 0.5:
            self._later(self._step_call, "enroll", delegation.administrator, delegation.administrator, account)

    def _designate(self, management, inside):
        """Rather one that has invited others of the organization; its hub is off now and then."""
        account = self.rng.choice(inside) if self.rng.random() < 0.9 else self._any_id()
        member = self.rng.choice(inside)
        if account in inside and account != member and self.rng.random() < 0.5:
            self._bring(account, member, self.rng.choice(BY_INVITATION))
        elif self.rng.random() < 0.2:
            self._later(self.call, account, "DisableSecurityHub", {})
        document = {"AdminAccountId": account} | ({"Feature": "SecurityHub"} if self.rng.random() < 0.2 else {})
        self._later(self.call, management, "EnableOrganizationAdminAccount", document)
        if self.rng.random() < 0.5:
            self._later(self._step_call, "enroll", account, account, member)
            self._later(self.call, member, self.rng.choice(("GetAdministratorAccount", "GetMasterAccount")), {})

    def _redesignate(self, management, delegation, inside):
        """Unmakes the administrator, or tries to make it again, or another; perhaps by a caller that may not."""
        caller = management if self.rng.random() < 0.85 else self.rng.choice(self.accounts)
        if self.rng.random() < 0.6:
            account = delegation.administrator if self.rng.random() < 0.8 else self._any_id()
            self._later(self.call, caller, "DisableOrganizationAdminAccount", {"AdminAccountId": account})
        else:
            again = self.rng.random() < 0.4
            document = {"AdminAccountId": delegation.administrator if again else self.rng.choice(inside)}
            self._later(self.call, caller, "EnableOrganizationAdminAccount", document)

    def _enroll(self, management, delegation, inside):
        """Rather accounts that are not members yet; their hubs are off now and then, the management account's too."""
        administrator = delegation.administrator
        free = [name for name in inside
                if self.world.state(administrator, name) != "accepted" and name != administrator]
        account = self.rng.choice(free or inside)
        if free and self.rng.random() < 0.2:
            self._later(self.call, account, "DisableSecurityHub", {})
        self._later(self._step_call, "enroll", administrator, administrator, account)

    def _configure(self, management, delegation, inside):
        """Both ways between LOCAL and CENTRAL, or anything."""
        rng = self.rng
        is_central = delegation.configuration_type == "CENTRAL"
        if rng.random() < (0.5 if is_central else 0.15):
            document = {"AutoEnable": False,
                        "OrganizationConfiguration": {"ConfigurationType": "LOCAL" if is_central else "CENTRAL"}}
        else:
            document = self._document("UpdateOrganizationConfiguration")
        caller = delegation.administrator if rng.random() < 0.9 else rng.choice(inside)
        self._later(self.call, caller, "UpdateOrganizationConfiguration", document)
        if rng.random() < 0.4:
            self._later(self.call, caller, "DescribeOrganizationConfiguration", {})

    def _leave_organization(self, management, delegation, inside):
        """One leaves, or all do: after the last other one the management account may."""
        others = [name for name in inside if name != management]
        leavers = others + [management] if self.rng.random() < 0.2 else [self.rng.choice(others)]
        for account in leavers:
            self._later(self._text, {"organization": {"account": account, "member": self.rng.random() < 0.3}})

    def _act_as_managed(self, management, delegation, inside):
        """What is otherwise for a member to do, or to be done with one."""
        rng = self.rng
        members = self.world.members_of(delegation.administrator, ("accepted",))
        member = rng.choice(members).member if members else rng.choice(inside)
        operation = rng.choice(("DisassociateFromAdministratorAccount", "DisassociateFromMasterAccount",
                                "GetAdministratorAccount", "GetMasterAccount", "ListInvitations", "DescribeHub",
                                "UpdateSecurityHubConfiguration", "DisassociateMembers", "DeleteInvitations",
                                "InviteMembers", "DisableSecurityHub"))
        if operation in ("DisassociateMembers", "InviteMembers"):
            self._later(self.call, delegation.administrator, operation, {"AccountIds": [member]})
        elif operation == "DeleteInvitations":
            self._later(self.call, member, operation, {"AccountIds": [delegation.administrator]})
        else:
            if operation == "DescribeHub":
                self._later(self.call, delegation.administrator, "UpdateSecurityHubConfiguration",
                            {"ControlFindingGenerator": "STANDARD_CONTROL"})
            self._later(self.call, member, operation, self._document(operation))

    def _look(self, management, delegation, inside):
        self._later(self.call, management, "ListOrganizationAdminAccounts",
                    {} if self.rng.random() < 0.5 else self._document("ListOrganizationAdminAccounts"))

    # Parts of plans.

    def _enable_hub(self, account):
        """Mostly, where it is needed."""
        if self.world.switches["require_security_hub"] and not self.world.hub(account) and self.rng.random() < 0.7:
            self._later(self.call, account, "EnableSecurityHub", {})

    def _enrolls(self, administrator, member):
        """Whether CreateMembers takes the step `enroll` of this pair (G-14)."""
        world = self.world
        return world.delegated_to(administrator) and world.organization(member) == world.organization(administrator)

    def _pair(self):
        """Two accounts; mostly the same few invite the same others, or nobody would be free to accept."""
        half = len(self.accounts) // 2
        if self.rng.random() < 0.75:
            return self.rng.choice(self.accounts[:half]), self.rng.choice(self.accounts[half:])
        return self.rng.sample(self.accounts, 2)

    def _accept(self, administrator, member):
        """Accept with the right id, learned first if it was never shown, and with G-7 (2) mostly out of the way."""
        self._free(member)
        pair = self.world.pairs.get((administrator, member))
        if pair and pair.invitation_id and pair.invitation_id.text is None:
            if self.rng.random() < 0.5:
                self._later(self.call, member, "ListInvitations", {})
            else:
                self._later(self._text, {"dump": True})
        self._later(self._accept_call, administrator, member)

    def _free(self, member):
        """Mostly takes G-7 (2) out of a member's way."""
        for own in self.world.members_of(member, ("created", "pending", "accepted")):
            if self.rng.random() < 0.9:
                self._make_way(own)

    def _bring(self, administrator, member, state):
        """A pair from nothing to a state that takes an invitation, if nothing is in the way."""
        self._enable_hub(administrator)
        self._enable_hub(member)
        self._later(self._step_call, "create", administrator, administrator, member)
        self._later(self._step_call, "invite", administrator, administrator, member)
        if state == "declined":
            self._later(self._step_call, "decline", member, administrator, member)
        elif state != "pending":
            self._free(member)
            self._later(self.call, member, "ListInvitations", {})
            self._later(self._accept_call, administrator, member)
        if state == "resigned":
            self._later(self._step_call, "leave", member, administrator, member)

    def _make_way(self, own):
        """Brings a pair to where it does not keep its administrator from accepting; half the time it stays on file."""
        if self.rng.random() < 0.5 and own.state != "created":
            name = "DeclineInvitations" if own.state == "pending" else "DisassociateFromAdministratorAccount"
            document = {"AccountIds": [own.administrator]} if own.state == "pending" else {}
            self._later(self.call, own.member, name, document)
            return
        for name in ("DisassociateMembers", "DeleteMembers")[own.state != "accepted":]:
            self._later(self.call, own.administrator, name, {"AccountIds": [own.member]})

    def _accept_call(self, administrator, member):
        operation, field = self.rng.choice((("AcceptAdministratorInvitation", "AdministratorId"),
                                            ("AcceptInvitation", "MasterId")))
        pair = self.world.pairs.get((administrator, member))
        known = pair and pair.invitation_id and pair.invitation_id.text
        right = known if known and self.rng.random() < 0.9 else self._invitation_id()
        return self.call(member, operation, {field: administrator, "InvitationId": right})

    def _step_call(self, step, caller, administrator, member):
        if step in ("create", "enroll"):
            return self.call(caller, "CreateMembers", {"AccountDetails": [self._detail(member)] + [
                self._detail(self.rng.choice(self.accounts)) for _ in range(self.rng.choice((0, 0, 1)))]})
        if step == "leave":
            name = self.rng.choice(("DisassociateFromAdministratorAccount", "DisassociateFromMasterAccount"))
            return self.call(caller, name, {})
        if step == "disable-hub":
            return self.call(caller, "DisableSecurityHub", {})
        name = {"invite": "InviteMembers", "disassociate": "DisassociateMembers", "delete-member": "DeleteMembers",
                "withdraw": "DeleteInvitations", "decline": "DeclineInvitations",
                "delete-invitation": "DeleteInvitations"}[step]
        other = member if caller == administrator else administrator
        more = [self._any_id() for _ in range(self.rng.choice((0, 0, 0, 1, 2)))]
        return self.call(caller, name, {"AccountIds": [other] + more})

    def _next_page(self, operation, caller, only):
        document = {"MaxResults": self.rng.choice((1, 1, 2, 3))}
        if operation == "ListMembers":
            document["OnlyAssociated"] = only
        tie = (operation, caller, only if operation == "ListMembers" else None)
        known = [token.text for key, token in self.world.tokens.items() if key[:-1] == tie and token.text]
        if known and self.rng.random() < 0.8:
            document["NextToken"] = self.rng.choice(known[-3:])
        return self.call(caller, operation, document)

    def _any_id(self):
        """An id of the cast, the caller's own among them, or a stranger's."""
        return self.rng.choice(self.accounts) if self.rng.random() < 0.9 else self.rng.choice(PLAIN_IDS + ODD_IDS)

    def _detail(self, account):
        email = self.rng.choice((None, "a@example.com", "Zo\u00eb <z@example.org>", "x"))
        return {"AccountId": account} if email is None else {"AccountId": account, "Email": email}

    def _invitation_id(self):
        known = sorted(self.world.ids_seen)
        return self.rng.choice(known) if known and self.rng.random() < 0.7 else self.rng.choice(
            ("0" * 32, "x", "7ab938c5d52d7904ad09f9e7c20cc4eb"))

    def _token(self):
        """A token that was given at some time, perhaps to another caller, or one that is spoiled."""
        known = sorted(self.world.token_texts)
        if not known:
            return "AAAA"
        token = self.rng.choice(known)
        spoiled = (token[:-1] + ("A" if token[-1] != "A" else "B"), ("A" if token[0] != "A" else "B") + token[1:],
                   token + "A", token + "=", token[:-1], token.swapcase() + "_", " " + token)
        return token if self.rng.random() < 0.6 else self.rng.choice(spoiled)

    def _hub_arn(self, account=None):
        own = self.world.hub_arn(account or self.rng.choice(self.accounts))
        return self.rng.choice((own, own, own.replace(self.world.region, "eu-west-1"), own.replace("arn:aws", "arn:x"),
                                "hub/default", "", "arn"))

    def _tags(self):
        """A few, or so many that few more have a place on the hub."""
        if self.rng.random() < 0.15:
            return {f"{self.rng.choice('xy')}{number}": "" for number in range(self.rng.choice((30, 49, 50)))}
        return dict(self.rng.sample(TAGS, self.rng.randint(1, 3)))

    def _document(self, operation):
        """A valid input."""
        rng = self.rng
        make = {"AccountIds": lambda: [self._any_id() for _ in range(rng.choice((1, 1, 2, 3, 5)))],
                "AccountDetails": lambda: [self._detail(self._any_id()) for _ in range(rng.choice((1, 1, 2, 3)))],
                "AdministratorId": self._any_id, "MasterId": self._any_id, "InvitationId": self._invitation_id,
                "OnlyAssociated": lambda: rng.random() < 0.3, "MaxResults": lambda: rng.choice((1, 2, 3, 50)),
                "NextToken": self._token, "HubArn": self._hub_arn, "AdminAccountId": self._any_id,
                "Feature": lambda: "SecurityHub", "AutoEnableControls": lambda: rng.random() < 0.5,
                "ControlFindingGenerator": lambda: rng.choice(("STANDARD_CONTROL", "SECURITY_CONTROL")),
                "AutoEnable": lambda: rng.random() < 0.6,
                "AutoEnableStandards": lambda: rng.choice(("NONE", "DEFAULT")),
                "OrganizationConfiguration": lambda: rng.choice(({}, {"ConfigurationType": "LOCAL"},
                                                                 {"ConfigurationType": "CENTRAL", "Status": 5})),
                "ResourceArn": self._hub_arn, "Tags": self._tags,
                "TagKeys": lambda: [key for key, _ in rng.sample(TAGS, rng.randint(1, 3))]}
        optional = {"OnlyAssociated", "MaxResults", "NextToken", "HubArn", "Feature", "AutoEnableControls",
                    "ControlFindingGenerator", "AutoEnableStandards", "OrganizationConfiguration"}
        optional |= {"Tags"} if operation == "EnableSecurityHub" else set()
        document = {field: make[field]() for field in OPERATIONS[operation][2]
                    if field not in optional or rng.random() < 0.5}
        if "AccountIds" in document and rng.random() < 0.01:
            document["AccountIds"] *= 100
        if "AccountDetails" in document and rng.random() < 0.02:
            document["AccountDetails"] = (document["AccountDetails"] * 51)[:rng.choice((50, 51))]
        if "TagKeys" in document and rng.random() < 0.05:
            document["TagKeys"] = (document["TagKeys"] * 51)[:rng.choice((50, 51))]
        return document

    def _spoiled(self, document, fields):
        rng = self.rng
        if not document or rng.random() < 0.15:
            foreign = rng.choice([name for name in READERS if name not in fields] + ["accountIds", "Unknown"])
            return document | {foreign: rng.choice(JUNK)}
        field = rng.choice(list(document))
        value = document[field]
        if isinstance(value, list) and rng.random() < 0.6:
            place = rng.randrange(len(value))
            if isinstance(value[place], dict) and rng.random() < 0.7:
                key = rng.choice(("AccountId", "Email"))
                value[place][key] = rng.choice(EMAIL_JUNK if key == "Email" else JUNK)
            else:
                value[place] = rng.choice(JUNK)
        elif field == "Tags" and rng.random() < 0.7:
            value |= (dict([rng.choice(ODD_TAGS)]) if rng.random() < 0.9
                      else {f"x{number}": "" for number in range(51)})
        elif field == "OrganizationConfiguration" and rng.random() < 0.7:
            value["ConfigurationType"] = rng.choice(JUNK)
        elif rng.random() < 0.2:
            del document[field]
        else:
            document[field] = rng.choice(JUNK)
        return document

    def _bad_body(self):
        bodies, = self.rng.choices((BAD_BODIES, DEEP_BODIES, LARGE_BODIES), (82, 10, 8))
        return self._body(self.rng.choice(bodies))

    # Lines.

    def call(self, caller, operation, document):
        """A line for a call, by the operation's name or as a request."""
        rng = self.rng
        line = {"as": caller}
        method, path, _, _ = OPERATIONS[operation]
        in_query = method == "GET" or operation == "UntagResource"
        if rng.random() < 0.5 or not self._has_request(path, in_query, document):
            line["operation"] = operation
            if document != {} or rng.random() < 0.5:
                line["input"] = document
            return self._text(line)
        line |= {"method": method, "path": self._path(path, document)}
        if path == RESOURCE_PATH and rng.random() < 0.9:
            document = {field: value for field, value in document.items() if field != "ResourceArn"}
        if in_query:
            if document or rng.random() < 0.5:
                line["query"] = self._query(document)
            if rng.random() < 0.1:
                line["body"] = "{"
        elif document != {} or rng.random() < 0.5:
            line |= self._body(json.dumps(document, ensure_ascii=rng.random() < 0.5).encode("utf-8"))
        return self._text(line)

    def _has_request(self, path, in_query, document):
        """Whether the document can be said by a request: what is in the path or the query is a text."""
        if not isinstance(document, dict):
            return not in_query and path != RESOURCE_PATH
        return path != RESOURCE_PATH or isinstance(document.get("ResourceArn"), str)

    def _path(self, path, document):
        if path != RESOURCE_PATH:
            return path
        arn = urllib.parse.quote(document["ResourceArn"], safe=self.rng.choice(("", ":")))
        return path.replace("{ResourceArn}", arn)

    def _body(self, data):
        """A body as text, if it is one, or as its bytes."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = None
        if text is None or self.rng.random() < 0.3:
            return {"body_base64": base64.b64encode(data).decode("ascii")}
        return {"body": text}

    def _query(self, document):
        pieces = []
        for key, value in document.items():
            values = value if key == "TagKeys" and isinstance(value, list) else [value]
            for element in values:
                text = element if isinstance(element, str) else json.dumps(element)
                text = urllib.parse.quote(text, safe=self.rng.choice(("", ":/", "AB=")))
                pieces.append(f"{'tagKeys' if key == 'TagKeys' else key}={text}")
        if self.rng.random() < 0.1:
            pieces.insert(0, self.rng.choice(("x=1", "", "MaxResults2=x", "Unknown=%20")))
        return "&".join(pieces)

    def _text(self, line):
        """The line in bytes: its members in any order, its letters escaped or not."""
        members = list(line.items())
        self.rng.shuffle(members)
        return json.dumps(dict(members), ensure_ascii=self.rng.random() < 0.5,
                          separators=self.rng.choice(((",", ":"), (", ", ": ")))).encode("utf-8")

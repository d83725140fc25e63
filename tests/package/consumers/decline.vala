// 111122223333 declines two invitations: one is pending, the other was never sent. Then it asks how many it has.

const string[] MEMBER = { "111122223333" };
const string[] SENDERS = { "123456789012", "999988887777" };

void decline () throws Error {
    var region = new Beckon.Region ("us-east-1", null);
    var details = new GenericArray<Beckon.AccountDetails> ();

    details.add (new Beckon.AccountDetails (MEMBER[0], "user@example.com"));
    region.enable_security_hub (SENDERS[0]);
    region.enable_security_hub (MEMBER[0]);
    region.create_members (SENDERS[0], details);
    region.invite_members (SENDERS[0], MEMBER);
    foreach (unowned var result in region.decline_invitations (MEMBER[0], SENDERS))
        print ("%s (%s, %s)\n", result.peek_account_id (), result.get_reason ().to_string (), result.peek_rule ());

    var answer = BeckonWire.handle_request (region, MEMBER[0], "GET", "/invitations/count", null, null);
    print ("%u\n", answer.get_status ());
}

int main () {
    try {
        decline ();
        return 0;
    } catch (Error error) {
        printerr ("%s\n", error.message);
        return 1;
    }
}

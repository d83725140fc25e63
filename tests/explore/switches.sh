#!/bin/sh
# SPDX-License-Identifier: MIT
# Explores with each switch turned, one at a time: two accounts for all, three for those that matter with hubs on.
set -eu
: "${EXPLORE:?make explore sets it}"

two_accounts() {
  cat <<'END'
--rule require_security_hub=false
--rule hub_off_error=bad-request
--rule hub_off_error=access-denied
--rule reinvite_after_decline=true
--rule accept_after_decline=false
--rule invite_associated_accounts=false
--rule own_id_declines_all=false
--rule administrator_may_delete_invitations=false
--rule decline_unknown_is_not_found=true
--rule twelve_digit_account_ids=true
--rule max_members=0
--rule max_members=1
--rule max_members=2
--rule max_pending_invitations=0
--rule max_pending_invitations=1
--rule max_pending_invitations=2
--rule max_account_details=0
--rule max_account_details=1
--rule max_account_details=2
END
}

# Where an account has two others the limits bite; with all hubs on, what minds a hub that is off has nothing to do.
three_accounts() {
  cat <<'END'
--accounts 3 --hubs-on --rule reinvite_after_decline=true
--accounts 3 --hubs-on --rule accept_after_decline=false
--accounts 3 --hubs-on --rule invite_associated_accounts=false
--accounts 3 --hubs-on --rule own_id_declines_all=false
--accounts 3 --hubs-on --rule administrator_may_delete_invitations=false
--accounts 3 --hubs-on --rule decline_unknown_is_not_found=true
--accounts 3 --hubs-on --rule max_members=1
--accounts 3 --hubs-on --rule max_pending_invitations=1
END
}

# As many side by side as there are processors.
{ two_accounts; three_accounts; } | xargs -P "$(nproc)" -L 1 timeout 1500 "$EXPLORE"

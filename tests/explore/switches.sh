#!/bin/sh
# SPDX-License-Identifier: MIT
# Explores with each switch turned, one at a time: two accounts for all, three for those that matter with hubs on, three
# of one organization for those that matter there.
set -eu
: "${EXPLORE:?make explore sets it}"

two_accounts() {
  cat <<'END'
--switch require_security_hub=false
--switch hub_off_error=access-denied
--switch hub_off_error=invalid-access
--switch reinvite_after_decline=true
--switch accept_after_decline=false
--switch invite_associated_accounts=false
--switch own_id_declines_all=false
--switch administrator_may_delete_invitations=false
--switch decline_unknown_is_not_found=true
--switch accept_unknown_is_not_found=true
--switch management_account_may_administer=false
--switch twelve_digit_account_ids=true
--switch max_members=0
--switch max_members=1
--switch max_members=2
--switch max_organization_members=0
--switch max_organization_members=1
--switch max_organization_members=2
--switch max_pending_invitations=0
--switch max_pending_invitations=1
--switch max_pending_invitations=2
--switch max_account_details=0
--switch max_account_details=1
--switch max_account_details=2
--switch max_account_ids=1
--switch max_account_ids=2
END
}

# Where an account has two others the limits bite; with all hubs on, what minds a hub that is off has nothing to do.
three_accounts() {
  sed 's/^/--accounts 3 --hubs-on --no-organizations --switch /' <<'END'
reinvite_after_decline=true
accept_after_decline=false
invite_associated_accounts=false
own_id_declines_all=false
administrator_may_delete_invitations=false
decline_unknown_is_not_found=true
accept_unknown_is_not_found=true
max_members=1
max_pending_invitations=1
END
}

one_organization() {
  sed 's/^/--accounts 3 --hubs-on --depth 6 --switch /' <<'END'
reinvite_after_decline=true
accept_after_decline=false
invite_associated_accounts=false
administrator_may_delete_invitations=false
management_account_may_administer=false
twelve_digit_account_ids=true
max_members=1
max_organization_members=1
max_pending_invitations=1
END
}

# As many side by side as there are processors.
{ two_accounts; three_accounts; one_organization; } | xargs -P "$(nproc)" -L 1 timeout 1500 "$EXPLORE"

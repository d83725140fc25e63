// SPDX-License-Identifier: MIT
//! What the tests share: two accounts, their story, and assertions that say more.
#![allow(dead_code)]
use beckon::{Region, Response};

pub const ADMINISTRATOR: &str = "123456789012";
pub const MEMBER: &str = "111122223333";
pub const NOW_US: i64 = 1_767_225_600_000_000;

pub fn account_ids(ids: &[&str]) -> String {
    format!("{{\"AccountIds\": {ids:?}}}")
}

/// Calls an operation that succeeds.
pub fn succeed(region: &Region, caller: &str, operation: &str, input: &str) -> Response {
    let answer = region.call(caller, operation, input).unwrap();
    assert_eq!(answer.exception_name(), None, "{operation}: {}", answer.text());
    answer
}

/// A Region in which the member is added and the hubs are on, with a fixed clock and ids of a seed.
pub fn created() -> Region {
    let region = Region::new("us-east-1").unwrap();
    region.set_fixed_clock(NOW_US).unwrap();
    region.set_id_seed(1);
    for account in [ADMINISTRATOR, MEMBER] {
        succeed(&region, account, "EnableSecurityHub", "{}");
    }
    let details = format!("{{\"AccountDetails\": [{{\"AccountId\": \"{MEMBER}\"}}]}}");
    succeed(&region, ADMINISTRATOR, "CreateMembers", &details);
    region
}

/// The same, and the member is invited.
pub fn invited() -> Region {
    let region = created();
    succeed(&region, ADMINISTRATOR, "InviteMembers", &account_ids(&[MEMBER]));
    region
}

/// Runs something that must leave the world as it is, and keep its invariants.
pub fn unchanged<T>(region: &Region, what: impl FnOnce() -> T) -> T {
    let before = region.snapshot();
    let result = what();
    assert_eq!(before.diff(&region.snapshot()), [""; 0]);
    assert_eq!(before, region.snapshot());
    assert_eq!(region.check(), [""; 0]);
    result
}

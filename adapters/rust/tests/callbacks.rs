// SPDX-License-Identifier: MIT
//! Clocks and id sources in Rust: what they give, when they are dropped, and that no panic leaves them (W-4, W-5, W-6).
mod story;

use beckon::{Error, Exception, Region, WorldProblem};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use story::{account_ids, created, invited, succeed, unchanged, ADMINISTRATOR, MEMBER, NOW_US};

/// Counts when it is dropped.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        if !thread::panicking() {
            panic!("while it is dropped");
        }
    }
}

fn invite(region: &Region) -> beckon::Response {
    region.call(ADMINISTRATOR, "InviteMembers", account_ids(&[MEMBER])).unwrap()
}

#[test]
fn a_clock_is_asked_once_per_call() {
    let region = created();
    let (now, asked) = (Arc::new(AtomicI64::new(NOW_US)), Arc::new(AtomicUsize::new(0)));
    let (time, count) = (now.clone(), asked.clone());
    region.set_clock(move || {
        count.fetch_add(1, Ordering::SeqCst);
        time.load(Ordering::SeqCst)
    });
    assert_eq!(region.time_us(), NOW_US);
    now.store(NOW_US + 86_400_000_000, Ordering::SeqCst);
    asked.store(0, Ordering::SeqCst);
    succeed(&region, ADMINISTRATOR, "InviteMembers", &account_ids(&[MEMBER]));
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert!(succeed(&region, MEMBER, "ListInvitations", "").text().contains("\"2026-01-02T00:00:00.000Z\""));
}

#[test]
fn a_clock_that_panics_fails_the_call() {
    let region = created();
    region.set_clock(|| panic!("no time"));
    assert_eq!(region.time_us(), i64::MIN);
    let clocks: [fn() -> i64; 5] = [
        || panic!("no time"),
        || std::panic::panic_any(Bomb),
        || i64::MAX,
        || -62_135_596_800_000_001,
        || 253_402_300_800_000_000,
    ];
    for (nth, clock) in clocks.into_iter().enumerate() {
        region.set_clock(clock);
        let answer = unchanged(&region, || invite(&region));
        assert_eq!((answer.status(), answer.exception()), (500, Some(Exception::Internal)), "{nth}");
    }
    region.set_real_clock();
    assert_eq!(invite(&region).status(), 200);
}

#[test]
fn an_id_source_is_asked_in_turn() {
    let region = created();
    region.set_id_source(|nth| format!("{:032x}", nth + 1));
    succeed(&region, ADMINISTRATOR, "InviteMembers", &account_ids(&[MEMBER]));
    let first = format!("\"InvitationId\":\"{:032x}\"", 1);
    let listed = succeed(&region, MEMBER, "ListInvitations", "");
    assert!(listed.text().contains(&first), "{}", listed.text());
    region.set_random_ids();
    succeed(&region, ADMINISTRATOR, "DeleteMembers", &account_ids(&[MEMBER]));
    let details = format!("{{\"AccountDetails\": [{{\"AccountId\": \"{MEMBER}\"}}]}}");
    succeed(&region, ADMINISTRATOR, "CreateMembers", &details);
    succeed(&region, ADMINISTRATOR, "InviteMembers", &account_ids(&[MEMBER]));
    assert!(!succeed(&region, MEMBER, "ListInvitations", "").text().contains(&first));
}

#[test]
fn an_id_source_that_panics_fails_the_call() {
    let region = created();
    let sources: [fn(u64) -> String; 6] = [
        |_| panic!("no id"),
        |_| String::new(),
        |_| "\0".repeat(32),
        |_| "A".repeat(32),
        |_| "a".repeat(33),
        |_| "a".repeat(32) + "\0",
    ];
    for (nth, source) in sources.into_iter().enumerate() {
        region.set_id_source(source);
        let answer = unchanged(&region, || invite(&region));
        assert_eq!((answer.status(), answer.exception()), (500, Some(Exception::Internal)), "{nth}");
    }
    region.set_id_seed(1);
    assert_eq!(invite(&region).status(), 200);
}

#[test]
fn a_closure_is_dropped_once() {
    let dropped = Arc::new(AtomicUsize::new(0));
    let region = created();
    for nth in 0..3 {
        let (clock, source) = (Counted(dropped.clone()), Counted(dropped.clone()));
        region.set_clock(move || {
            let _ = &clock;
            NOW_US
        });
        region.set_id_source(move |nth| {
            let _ = &source;
            format!("{nth:032x}")
        });
        assert_eq!(dropped.load(Ordering::SeqCst), 2 * nth);
    }
    drop(region);
    assert_eq!(dropped.load(Ordering::SeqCst), 6);
}

#[test]
fn a_closure_that_panics_while_it_is_dropped_is_contained() {
    let region = created();
    let bomb = Bomb;
    region.set_clock(move || {
        let _ = &bomb;
        NOW_US
    });
    region.set_real_clock();
    assert_eq!(invite(&region).status(), 200);
}

#[test]
fn an_id_source_reads_and_changes_nothing() {
    let region = Arc::new(created());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (weak, notes) = (Arc::downgrade(&region), seen.clone());
    region.set_id_source(move |nth| {
        let region = weak.upgrade().unwrap();
        let listed = region.call(ADMINISTRATOR, "ListMembers", "{\"OnlyAssociated\": false}").unwrap();
        let created = region.call("999988887777", "EnableSecurityHub", "").unwrap();
        notes.lock().unwrap().push((listed.status(), created.exception(), region.reset().unwrap_err()));
        format!("{nth:032x}")
    });
    assert_eq!(invite(&region).status(), 200);
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].0, seen[0].1), (200, Some(Exception::Internal)));
    assert!(matches!(seen[0].2, Error::World { problem: WorldProblem::Refused, .. }), "{:?}", seen[0]);
}

#[test]
fn clocks_that_are_set_move_as_they_are_told() {
    let region = invited();
    region.set_advancing_clock(NOW_US, 1_000).unwrap();
    assert_eq!((region.time_us(), region.time_us()), (NOW_US, NOW_US));
    succeed(&region, MEMBER, "ListInvitations", "");
    assert_eq!(region.time_us(), NOW_US + 1_000);
    region.advance_clock(1_000_000).unwrap();
    assert_eq!(region.time_us(), NOW_US + 1_001_000);

    region.set_fixed_clock(NOW_US).unwrap();
    let refused = [
        region.set_fixed_clock(i64::MAX),
        region.set_fixed_clock(-62_135_596_800_000_001),
        region.set_advancing_clock(NOW_US, -1),
        region.set_advancing_clock(253_402_300_800_000_000, 1),
        region.advance_clock(-1),
        region.advance_clock(i64::MAX),
    ];
    for (nth, result) in refused.iter().enumerate() {
        assert!(matches!(result, Err(Error::Argument(_))), "{nth}: {result:?}");
    }
    assert_eq!(region.time_us(), NOW_US);
    region.set_fixed_clock(-62_135_596_800_000_000).unwrap();
    region.set_fixed_clock(253_402_300_799_999_999).unwrap();
    region.set_real_clock();
    assert!(matches!(region.advance_clock(1), Err(Error::Argument(_))));
}

#[test]
fn threads_replace_a_clock_that_others_are_in() {
    let region = created();
    let is_over = AtomicBool::new(false);
    let dropped = Arc::new(AtomicUsize::new(0));
    thread::scope(|scope| {
        let caller = scope.spawn(|| {
            while !is_over.load(Ordering::SeqCst) {
                succeed(&region, MEMBER, "ListInvitations", "");
            }
        });
        for _ in 0..100 {
            let counted = Counted(dropped.clone());
            region.set_clock(move || {
                let _ = &counted;
                NOW_US
            });
            thread::yield_now();
        }
        is_over.store(true, Ordering::SeqCst);
        caller.join().unwrap();
    });
    drop(region);
    assert_eq!(dropped.load(Ordering::SeqCst), 100);
}

// SPDX-License-Identifier: MIT
//! Worlds as values: taken, put back, compared, read, written and kept in files; pairs put into states (W-7, O-7, V-1).
mod story;

use beckon::{Error, Region, State, World, WorldProblem};
use std::path::PathBuf;
use std::{env, fs, io, process};
use story::{account_ids, invited, succeed, unchanged, ADMINISTRATOR, MEMBER, NOW_US};

/// A folder that is removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = env::temp_dir().join(format!("beckon-rust-{}-{name}", process::id()));
        fs::create_dir(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn a_world_comes_back() {
    let region = invited();
    let before = region.snapshot();
    succeed(&region, MEMBER, "DeclineInvitations", &account_ids(&[ADMINISTRATOR]));
    let after = region.snapshot();
    assert_ne!(before, after);
    assert_eq!(before.diff(&after), [format!("{ADMINISTRATOR} → {MEMBER}: declined, was pending")]);
    region.restore(&before).unwrap();
    assert_eq!(region.snapshot(), before);
    region.reset().unwrap();
    assert_eq!(region.snapshot(), World::default());
}

#[test]
fn regions_share_nothing() {
    let region = invited();
    let pair = [region.duplicate(), Region::from_world(&region.snapshot(), Some("eu-west-1")).unwrap()];
    for other in &pair {
        assert_eq!(other.snapshot(), region.snapshot());
        unchanged(&region, || succeed(other, MEMBER, "DeclineInvitations", &account_ids(&[ADMINISTRATOR])));
    }
    assert_eq!((pair[0].name(), pair[1].name()), ("us-east-1", "eu-west-1"));
    assert_eq!(pair[0].time_us(), NOW_US);
    assert_eq!(Region::from_world(&region.snapshot(), None).unwrap().name(), "us-east-1");
    assert_eq!(Region::new("cn-north-1").unwrap().partition(), "aws-cn");
    assert!(matches!(Region::new(""), Err(Error::Argument(_))));
}

#[test]
fn json_is_read_as_it_was_written() {
    let world = invited().snapshot();
    for text in [world.to_json(), world.to_saved_json()] {
        let read = World::from_json(&text).unwrap();
        assert_eq!(read, world);
        assert_eq!(read.to_json(), world.to_json());
        assert_eq!(read.check(), [""; 0]);
    }
    assert_eq!(format!("{:?}", world.clone()), world.to_json());
}

#[test]
fn json_that_is_not_a_world_is_refused() {
    let accepted = ["1", "2"].map(|administrator| {
        format!(
            r#"{{"administrator": "{administrator}", "member": "3", "state": "accepted",
            "invitation_id": "{administrator:0>32}", "invited_at": "2026-01-01T00:00:00Z",
            "updated_at": "2026-01-01T00:00:00Z"}}"#
        )
    });
    let two_administrators = format!(r#"{{"associations": [{}]}}"#, accepted.join(", "));
    let rows: [(&[u8], WorldProblem); 6] = [
        (b"", WorldProblem::Invalid),
        (b"{", WorldProblem::Invalid),
        (b"\xff", WorldProblem::Invalid),
        (b"{\"accounts\": 1}", WorldProblem::Invalid),
        (b"{\"format\": 99}", WorldProblem::Newer),
        (two_administrators.as_bytes(), WorldProblem::Broken),
    ];
    for (text, expected) in rows {
        match World::from_json(text) {
            Err(Error::World { problem, message }) => {
                assert_eq!((problem, message.is_empty()), (expected, false), "{message}");
            }
            other => panic!("{:?}: {other:?}", String::from_utf8_lossy(text)),
        }
    }
}

#[test]
fn a_pair_is_put_into_each_state() {
    let region = invited();
    for state in State::ALL {
        region.put(ADMINISTRATOR, MEMBER, state).unwrap();
        let is_written = region.snapshot().to_json().contains(&format!("\"state\":\"{state}\""));
        assert_eq!(is_written, state != State::None, "{state}");
        assert_eq!(region.check(), [""; 0]);
        assert_eq!(State::from_name(state.name()), Some(state));
    }
    let names = State::ALL.map(State::name);
    assert_eq!(names, ["none", "created", "pending", "accepted", "declined", "resigned", "removed"]);
    assert_eq!([State::from_name("Pending"), State::from_name("a\0b")], [None, None]);
}

#[test]
fn a_pair_that_cannot_be_is_refused() {
    let region = invited();
    region.put(ADMINISTRATOR, MEMBER, State::Accepted).unwrap();
    let rows = [
        (MEMBER, MEMBER, WorldProblem::Invalid),
        (" ", MEMBER, WorldProblem::Invalid),
        ("222233334444", MEMBER, WorldProblem::Broken), // V-1: accepted by two
    ];
    for (administrator, member, expected) in rows {
        match unchanged(&region, || region.put(administrator, member, State::Accepted)) {
            Err(Error::World { problem, .. }) => assert_eq!(problem, expected, "{administrator:?}"),
            other => panic!("{administrator:?}: {other:?}"),
        }
    }
    assert_eq!(region.put("\0", MEMBER, State::None), Err(Error::Nul));
}

#[test]
fn a_file_keeps_a_world() {
    let folder = Folder::new("keeps");
    let file = folder.0.join("world.json");
    let world = invited().snapshot();
    world.save(&file).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), world.to_saved_json());
    assert_eq!(World::load(&file).unwrap(), world);

    let missing = [World::load(folder.0.join("none")).err(), world.save(folder.0.join("none/world.json")).err()];
    for error in missing {
        assert!(matches!(&error, Some(Error::File { kind: io::ErrorKind::NotFound, .. })), "{error:?}");
    }
    assert!(matches!(World::load(&folder.0), Err(Error::File { .. })));
    assert_eq!(World::load("a\0b").unwrap_err(), Error::Nul);
    fs::write(&file, "[]").unwrap();
    assert!(matches!(World::load(&file), Err(Error::World { problem: WorldProblem::Invalid, .. })));
}

// SPDX-License-Identifier: MIT
//! Requests and operations, from one thread and from several; faults; accounts of organizations (O-11, W-3, F-1, F-2,
//! G-9).
mod story;

use beckon::{Error, Exception, Fault, Operation, Region, Request, Response, Switches, World};
use std::thread;
use story::{account_ids, created, invited, succeed, unchanged, ADMINISTRATOR, MEMBER};

/// The exceptions of beckon-error.h, in its order, with their statuses.
const EXCEPTIONS: [(&str, u16, Exception); 11] = [
    ("InternalException", 500, Exception::Internal),
    ("InvalidAccessException", 401, Exception::InvalidAccess),
    ("InvalidInputException", 400, Exception::InvalidInput),
    ("LimitExceededException", 429, Exception::LimitExceeded),
    ("ResourceConflictException", 409, Exception::ResourceConflict),
    ("ResourceNotFoundException", 404, Exception::ResourceNotFound),
    ("AccessDeniedException", 403, Exception::AccessDenied),
    ("BadRequestException", 400, Exception::BadRequest),
    ("UnknownOperationException", 404, Exception::UnknownOperation),
    ("SerializationException", 400, Exception::Serialization),
    ("RequestEntityTooLargeException", 413, Exception::RequestTooLarge),
];

fn is_shared<T: Send + Sync>() {}

#[test]
fn everything_can_be_shared() {
    is_shared::<Region>();
    is_shared::<Response>();
    is_shared::<World>();
    is_shared::<Fault>();
    is_shared::<Switches>();
    is_shared::<Error>();
}

#[test]
fn versions_agree() {
    assert_eq!(beckon::version(), env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_request_is_answered_to_the_byte() {
    let region = invited();
    let body = account_ids(&[ADMINISTRATOR]);
    let request =
        Request { caller: MEMBER, method: "POST", path: "/invitations/decline", query: None, body: body.as_bytes() };
    let answer = region.handle(&request).unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.body(), b"{\"UnprocessedAccounts\":[]}");
    assert_eq!(answer.headers().collect::<Vec<_>>(), [("content-type", "application/json")]);
    assert_eq!((answer.exception(), answer.exception_name()), (None, None));

    let listed = Request { method: "GET", path: "/members", query: Some("OnlyAssociated=false"), body: b"", ..request };
    let answer = region.handle(&Request { caller: ADMINISTRATOR, ..listed }).unwrap();
    assert!(answer.text().contains("\"MemberStatus\":\"Resigned\""), "{}", answer.text());
}

#[test]
fn what_is_refused_changes_nothing() {
    let region = created();
    let large = vec![b' '; (10 << 20) + 1];
    let rows: [(&str, &str, &[u8], u16, Exception); 5] = [
        ("POST", "/nowhere", b"", 404, Exception::UnknownOperation),
        ("POST", "/members", b"{\"AccountDetails\": ", 400, Exception::Serialization),
        ("POST", "/members", b"\xff\xfe", 400, Exception::Serialization),
        ("POST", "/members", &large, 413, Exception::RequestTooLarge),
        ("POST", "/accounts", b"{}", 409, Exception::ResourceConflict),
    ];
    let mut wrong = Vec::new();
    for (method, path, body, status, exception) in rows {
        let request = Request { caller: ADMINISTRATOR, method, path, query: None, body };
        let answer = unchanged(&region, || region.handle(&request).unwrap());
        let headers: Vec<_> = answer.headers().collect();
        if (answer.status(), answer.exception()) != (status, Some(exception))
            || !headers.contains(&("x-amzn-errortype", answer.exception_name().unwrap_or_default()))
        {
            wrong.push(format!("{method} {path}: {answer:?}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_nul_is_told_and_nothing_is_cut_off() {
    let region = created();
    let long = "1".repeat(100) + "\0";
    let request = Request { caller: ADMINISTRATOR, method: "GET", path: "/members", ..Request::default() };
    let requests = [
        Request { caller: "123456789012\0", ..request },
        Request { caller: &long, ..request },
        Request { method: "GET\0", ..request },
        Request { path: "/members\0/x", ..request },
        Request { query: Some("MaxResults=1\0"), ..request },
    ];
    for request in requests {
        assert_eq!(unchanged(&region, || region.handle(&request)).unwrap_err(), Error::Nul, "{request:?}");
    }
    assert_eq!(region.call("\0", "ListMembers", "").unwrap_err(), Error::Nul);
    assert_eq!(region.call(MEMBER, "ListMembers\0", "").unwrap_err(), Error::Nul);
    assert_eq!(Region::new("us\0").unwrap_err(), Error::Nul);
    assert_eq!(region.set_organization("\0", None).unwrap_err(), Error::Nul);
    assert_eq!(Operation::from_name("ListMembers\0"), None);
}

#[test]
fn a_text_of_any_length_arrives_as_a_whole() {
    let region = Region::new("us-east-1").unwrap();
    let wrong: Vec<usize> = (1..=130)
        .filter(|&length| {
            let caller = "7".repeat(length);
            let hub =
                region.call(&caller, "EnableSecurityHub", "").and_then(|_| region.call(&caller, "DescribeHub", ""));
            !hub.unwrap().text().contains(&format!(":{caller}:hub/default"))
        })
        .collect();
    assert_eq!(wrong, [0; 0]);
}

#[test]
fn each_exception_has_its_variant() {
    let region = created();
    let mut wrong = Vec::new();
    for (name, status, exception) in EXCEPTIONS {
        region.add_fault(&Fault::before(name).unwrap());
        let answer = unchanged(&region, || region.call(MEMBER, "ListInvitations", "").unwrap());
        if (answer.exception(), answer.status(), Exception::from_name(name)) != (Some(exception), status, exception) {
            wrong.push(format!("{name}: {answer:?}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert_eq!(Exception::from_name("ThrottlingException"), Exception::Other);
    assert_eq!(Exception::from_name("InternalException\0"), Exception::Other);
}

#[test]
fn faults_match_what_they_are_told() {
    let region = invited();
    let all = |fault: Fault| {
        region.clear_faults();
        region.add_fault(&fault);
        [
            (ADMINISTRATOR, "ListMembers"),
            (MEMBER, "ListMembers"),
            (MEMBER, "ListInvitations"),
            (MEMBER, "ListInvitations"),
        ]
        .map(|(caller, operation)| region.call(caller, operation, "").unwrap().exception() == Some(Exception::Other))
    };
    let fault = || Fault::before("ThrottlingException").unwrap();
    assert_eq!(all(fault()), [true, false, false, false]);
    assert_eq!(all(fault().times(2)), [true, true, false, false]);
    assert_eq!(all(fault().times(0)), [true; 4]);
    assert_eq!(all(fault().nth(3)), [false, false, true, false]);
    assert_eq!(all(fault().nth(0)), [true, false, false, false]);
    assert_eq!(all(fault().operation("ListInvitations").unwrap()), [false, false, true, false]);
    assert_eq!(all(fault().caller(MEMBER).unwrap()), [false, true, false, false]);
    assert_eq!(all(fault().account(MEMBER).unwrap()), [false; 4]);
    assert_eq!(all(fault().times(0).probability(0.0, 1).unwrap()), [false; 4]);
    assert_eq!(all(Fault::from_json("{\"before\": \"Other\", \"status\": 503}").unwrap()), [true, false, false, false]);

    region.clear_faults();
    region.add_fault(&Fault::after("InternalException").unwrap());
    let before = region.snapshot();
    let answer = region.call(MEMBER, "DeclineInvitations", account_ids(&[ADMINISTRATOR])).unwrap();
    assert_eq!(answer.exception(), Some(Exception::Internal));
    assert_eq!(before.diff(&region.snapshot()).len(), 1);

    region.add_fault(&Fault::stale());
    succeed(&region, ADMINISTRATOR, "DeleteMembers", &account_ids(&[MEMBER]));
    assert!(succeed(&region, MEMBER, "ListInvitations", "").text().contains("Resigned"));
    assert!(!succeed(&region, MEMBER, "ListInvitations", "").text().contains("Resigned"));
}

#[test]
fn a_fault_that_cannot_be_is_refused() {
    let fault = || Fault::before("InternalException").unwrap();
    let refused = [
        Fault::before("").err(),
        Fault::before("not a name").err(),
        Fault::after(&"A".repeat(129)).err(),
        fault().operation("GetFindings").err(),
        fault().probability(1.5, 1).err(),
        fault().probability(f64::NAN, 1).err(),
    ];
    for (nth, error) in refused.iter().enumerate() {
        assert!(matches!(error, Some(Error::Argument(text)) if !text.is_empty()), "{nth}: {error:?}");
    }
    assert!(matches!(Fault::from_json("{\"before\": 1}"), Err(Error::World { .. })));
    assert_eq!(Fault::before("\0").unwrap_err(), Error::Nul);
}

#[test]
fn an_operation_knows_its_route() {
    let operation = Operation::of_request("POST", "/invitations/decline").unwrap();
    assert_eq!(Some(operation), Operation::from_name("DeclineInvitations"));
    assert_eq!((operation.method(), operation.path()), ("POST", "/invitations/decline"));
    assert_eq!(format!("{operation:?}"), "DeclineInvitations");
    assert!(operation.is_mutating());
    assert!(!Operation::from_name("ListMembers").unwrap().is_mutating());
    assert_eq!(Operation::of_request("POST", "/findings"), None);
    assert_eq!(beckon::hint("GET", "/accounts", None), None);
    assert!(beckon::hint("GET", "/member", None).is_some());
}

#[test]
fn switches_are_read_and_set() {
    let mut switches = Switches::default();
    switches.set("max_members", "0").unwrap();
    let region = Region::with_switches("eu-west-1", &switches.clone()).unwrap();
    assert_eq!(region.switches().get("max_members").as_deref(), Some("0"));
    assert_eq!(switches.get("min_members"), None);
    for (name, value) in [("max_members", "-1"), ("min_members", "1"), ("hub_off_error", "on")] {
        let error = switches.set(name, value).unwrap_err();
        assert!(matches!(error, Error::Refused { exception: Exception::InvalidInput, .. }), "{name}: {error:?}");
    }
    assert_eq!(switches.get("max_members").as_deref(), Some("0"));
    region.set_switches(&Switches::new());
    assert_ne!(region.switches().get("max_members").as_deref(), Some("0"));
}

#[test]
fn an_account_comes_to_an_organization() {
    let region = created();
    let list = "ListOrganizationAdminAccounts";
    let denied = region.call("222233334444", list, "").unwrap();
    assert_eq!(denied.exception(), Some(Exception::AccessDenied));
    region.set_organization(MEMBER, Some("222233334444")).unwrap();
    succeed(&region, "222233334444", list, "");
    let error = unchanged(&region, || region.set_organization("222233334444", Some(ADMINISTRATOR)).unwrap_err());
    assert!(matches!(&error, Error::Refused { exception: Exception::InvalidInput, .. }), "{error:?}");
    assert!(!error.to_string().is_empty());
    region.set_organization(MEMBER, None).unwrap();
    region.set_organization_account(MEMBER, true).unwrap();
    assert!(matches!(region.set_organization_account(" ", true), Err(Error::Refused { .. })));
}

#[test]
fn a_dry_run_changes_nothing_and_ends_with_a_panic() {
    let region = invited();
    let decline = || region.call(MEMBER, "DeclineInvitations", account_ids(&[ADMINISTRATOR])).unwrap();
    assert_eq!(unchanged(&region, || region.dry_run(decline)).status(), 200);
    let thrown = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| region.dry_run(|| panic!("in a dry run"))));
    assert!(thrown.is_err());
    let before = region.snapshot();
    thread::scope(|scope| scope.spawn(decline).join()).unwrap();
    assert_eq!(before.diff(&region.snapshot()).len(), 1);
}

#[test]
fn threads_share_a_region() {
    const N_THREADS: usize = 4;
    const N_ROUNDS: usize = 50;
    let region = created();
    thread::scope(|scope| {
        for nth in 0..N_THREADS {
            let region = &region;
            scope.spawn(move || {
                for round in 0..N_ROUNDS {
                    let id = format!("{:012}", nth * N_ROUNDS + round);
                    let details = format!("{{\"AccountDetails\": [{{\"AccountId\": \"{id}\"}}]}}");
                    succeed(region, ADMINISTRATOR, "CreateMembers", &details);
                    succeed(region, ADMINISTRATOR, "InviteMembers", &account_ids(&[&id]));
                }
            });
        }
    });
    assert_eq!(region.check(), [""; 0]);
    assert_eq!(World::new().diff(&region.snapshot()).iter().filter(|line| line.contains("pending")).count(), 200);
}

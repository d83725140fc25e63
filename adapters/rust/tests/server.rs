// SPDX-License-Identifier: MIT
//! The server of examples/server.rs, by requests that no vector can send.
#[allow(dead_code)]
#[path = "../examples/server.rs"]
mod server;
mod story;

use beckon::Region;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use story::{unchanged, ADMINISTRATOR};

#[test]
fn half_a_request_changes_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let region = Arc::new(Region::new("us-east-1").unwrap());
    let regions = server::Regions::default();
    regions.lock().unwrap().insert("us-east-1".to_owned(), region.clone());
    thread::spawn(move || server::serve(listener, move |sent| server::answer(&regions, sent).unwrap()));
    let send = |text: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let scope = format!("Authorization: Credential={ADMINISTRATOR}/20260101/us-east-1/securityhub/aws4_request");
    let whole = format!("POST /accounts HTTP/1.1\r\n{scope}\r\nContent-Length: 3\r\n\r\n{{}}\n");
    for size in 0..whole.len() {
        assert_eq!(unchanged(&region, || send(&whole[..size])), "", "{size} bytes");
    }
    assert!(send(&whole).starts_with("HTTP/1.1 200 "));
}

// SPDX-License-Identifier: MIT
//! How many requests a second a server answers that asks Beckon, beside one that answers the same bytes, always:
//! `cargo run --release --example requests_per_second [MILLISECONDS]`, of each round. A request declines invitations that
//! none of five administrators has sent: the work of an answer with five entries. Each of some clients sends one request
//! after the other, on a connection that is kept. The rounds take turns, and the best one of each counts, because what
//! else the machine does only makes a round slower.
#[allow(dead_code)]
mod server;

use beckon::{Region, Request};
use std::io::{self, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, thread};

const MEMBER: &str = "111122223333";
const N_ROUNDS: usize = 21;
/// Enough that no processor ever waits for a request: with one client, a quiet machine measures how long it takes to wake
/// a processor up.
const N_CLIENTS: usize = 16;
const DECLINE: Request = Request {
    caller: MEMBER,
    method: "POST",
    path: "/invitations/decline",
    query: None,
    body: br#"{"AccountIds": ["100000000001", "100000000002", "100000000003", "100000000004", "100000000005"]}"#,
};

fn request_bytes() -> Vec<u8> {
    let scope = format!("AWS4-HMAC-SHA256 Credential={MEMBER}/20260101/us-east-1/securityhub/aws4_request");
    let head = format!("{} {} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {scope}\r\n", DECLINE.method, DECLINE.path);
    [format!("{head}Content-Length: {}\r\n\r\n", DECLINE.body.len()).as_bytes(), DECLINE.body].concat()
}

/// Sends one request and reads its answer, which has to be the one that is expected.
fn exchange(stream: &mut BufReader<TcpStream>, request: &[u8], expected: &[u8]) -> io::Result<()> {
    stream.get_mut().write_all(request)?;
    let mut answer = vec![0; expected.len()];
    stream.read_exact(&mut answer)?;
    assert_eq!(String::from_utf8_lossy(&answer), String::from_utf8_lossy(expected));
    Ok(())
}

/// How often something can be done in a second.
fn measure(limit: Duration, mut call: impl FnMut() -> io::Result<()>) -> io::Result<f64> {
    let (begin, mut n_calls) = (Instant::now(), 0);
    while begin.elapsed() < limit {
        call()?;
        n_calls += 1;
    }
    Ok(f64::from(n_calls) / begin.elapsed().as_secs_f64())
}

/// How many requests a second a server answers to all clients together.
fn ask(address: SocketAddr, limit: Duration, expected: &[u8]) -> io::Result<f64> {
    let request = request_bytes();
    let client = || {
        let mut stream = BufReader::new(TcpStream::connect(address)?);
        measure(limit, || exchange(&mut stream, &request, expected))
    };
    thread::scope(|scope| {
        let clients: Vec<_> = (0..N_CLIENTS).map(|_| scope.spawn(client)).collect();
        clients.into_iter().map(|client| client.join().expect("the answers are as expected")).sum()
    })
}

/// Starts a server, whose threads end with this process.
fn start(answer: impl Fn(server::Sent) -> Vec<u8> + Send + Sync + 'static) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || server::serve(listener, answer));
    Ok(address)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let limit = Duration::from_millis(env::args().nth(1).map_or(Ok(100), |text| text.parse())?);
    let region = Arc::new(Region::new("us-east-1")?);
    region.call(MEMBER, "EnableSecurityHub", "")?;
    let regions = server::Regions::default();
    regions.lock().unwrap().insert(region.name().to_owned(), region.clone());
    let line = format!("{} {} HTTP/1.1\r\n", DECLINE.method, DECLINE.path);
    let expected = server::answer(&regions, (line, format!("{MEMBER}/20260101/us-east-1"), DECLINE.body.to_vec()))?;
    let constant = expected.clone();
    let addresses =
        [start(move |_| constant.clone())?, start(move |sent| server::answer(&regions, sent).unwrap_or_default())?];

    let mut best = [0.0_f64; 3];
    for _ in 0..N_ROUNDS {
        for (address, best) in addresses.iter().zip(&mut best) {
            *best = best.max(ask(*address, limit, &expected)?);
        }
        let direct = measure(limit, || {
            let answer = region.handle(&DECLINE).expect("there is no NUL in it");
            assert!(expected.ends_with(answer.body()));
            Ok(())
        })?;
        best[2] = best[2].max(direct);
    }
    let [constant, beckon, direct] = best;
    println!("requests a second, each a decline of five ids (the best of {N_ROUNDS} rounds)");
    println!("{constant:>9.0}  over HTTP, a constant answer");
    println!("{beckon:>9.0}  over HTTP, Beckon's answer: {:.2} of the constant one", beckon / constant);
    println!("{direct:>9.0}  without HTTP, Region::handle()");
    Ok(())
}

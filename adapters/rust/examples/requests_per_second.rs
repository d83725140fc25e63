// SPDX-License-Identifier: MIT
//! How many requests a second a server answers that asks Beckon, beside one that answers a constant:
//! `cargo run --release --example requests_per_second [MILLISECONDS]`, of each round. A request declines five invitations.
//! One client sends one after the other, on a connection that is kept. The rounds take turns, and the best one of each
//! counts, because what else the machine does only makes a round slower.
#[allow(dead_code)]
mod server;

use beckon::{Error, Region, Request};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, thread};

const MEMBER: &str = "111122223333";
const N_ADMINISTRATORS: usize = 5;
const N_ROUNDS: usize = 21;
const BODY: &str = r#"{"UnprocessedAccounts":[]}"#;

fn administrator_ids() -> Vec<String> {
    (1..=N_ADMINISTRATORS).map(|nth| format!("{nth:012}")).collect()
}

/// A Region in which the member has five invitations. They are declined in dry runs, so that each request finds them
/// again.
fn invited() -> Result<Region, Error> {
    let region = Region::new("us-east-1")?;
    region.call(MEMBER, "EnableSecurityHub", "")?;
    for administrator in administrator_ids() {
        region.call(&administrator, "EnableSecurityHub", "")?;
        let details = format!(r#"{{"AccountDetails": [{{"AccountId": "{MEMBER}"}}]}}"#);
        region.call(&administrator, "CreateMembers", details)?;
        region.call(&administrator, "InviteMembers", format!(r#"{{"AccountIds": ["{MEMBER}"]}}"#))?;
    }
    Ok(region)
}

fn constant_answer() -> Vec<u8> {
    let head = format!("HTTP/1.1 200 \r\ncontent-length: {}\r\ncontent-type: application/json\r\n\r\n", BODY.len());
    [head.as_bytes(), BODY.as_bytes()].concat()
}

fn request_bytes(body: &str) -> Vec<u8> {
    let scope = format!("AWS4-HMAC-SHA256 Credential={MEMBER}/20260101/us-east-1/securityhub/aws4_request");
    let head = format!("POST /invitations/decline HTTP/1.1\r\nHost: localhost\r\nAuthorization: {scope}\r\n");
    format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Sends one request and reads its answer, which has to be that of five invitations that were declined.
fn exchange(stream: &mut BufReader<TcpStream>, request: &[u8]) -> io::Result<()> {
    stream.get_mut().write_all(request)?;
    let mut line = String::new();
    while stream.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut body = [0; BODY.len()];
    stream.read_exact(&mut body)?;
    assert_eq!(String::from_utf8_lossy(&body), BODY);
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

/// Starts a server, whose threads end with this process.
fn start(answer: impl Fn(server::Sent) -> Vec<u8> + Send + Sync + 'static) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || server::serve(listener, answer));
    Ok(address)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let limit = Duration::from_millis(env::args().nth(1).map_or(Ok(100), |text| text.parse())?);
    let region = Arc::new(invited()?);
    let regions = server::Regions::default();
    regions.lock().unwrap().insert(region.name().to_owned(), region.clone());
    let asked = region.clone();
    let addresses = [
        start(|_| constant_answer())?,
        start(move |sent| asked.dry_run(|| server::answer(&regions, sent)).unwrap_or_default())?,
    ];

    let body = format!("{{\"AccountIds\": {:?}}}", administrator_ids());
    let request = request_bytes(&body);
    let mut best = [0.0_f64; 3];
    for _ in 0..N_ROUNDS {
        for (address, best) in addresses.iter().zip(&mut best) {
            let mut stream = BufReader::new(TcpStream::connect(address)?);
            *best = best.max(measure(limit, || exchange(&mut stream, &request))?);
        }
        let request = Request {
            caller: MEMBER,
            method: "POST",
            path: "/invitations/decline",
            query: None,
            body: body.as_bytes(),
        };
        let direct = measure(limit, || {
            let answer = region.dry_run(|| region.handle(&request)).expect("there is no NUL in it");
            assert_eq!(answer.body(), BODY.as_bytes());
            Ok(())
        })?;
        best[2] = best[2].max(direct);
    }
    let [constant, beckon, direct] = best;
    println!("requests a second, each a decline of {N_ADMINISTRATORS} ids (the best of {N_ROUNDS} rounds)");
    println!("{constant:>9.0}  over HTTP, a constant answer");
    println!("{beckon:>9.0}  over HTTP, Beckon's answer: {:.2} of the constant one", beckon / constant);
    println!("{direct:>9.0}  without HTTP, Region::handle()");
    Ok(())
}

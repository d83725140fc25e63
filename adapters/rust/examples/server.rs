// SPDX-License-Identifier: MIT
//! Security Hub's members and organizations on loopback: `server [PORT]`. The access key id is the account.
use beckon::{Error, Region, Request};
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::{env, thread, time::Duration};

const LARGEST_BODY: u64 = (10 << 20) + 1; // one byte more than Beckon takes (O-11); what follows is passed over
const REFUSED: &[u8] = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";

/// The first line, what follows `Credential=`, and the body.
pub type Sent = (String, String, Vec<u8>);
pub type Regions = Mutex<HashMap<String, Arc<Region>>>;

/// `None` at the end of the connection.
fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Sent>> {
    let mut head = stream.by_ref().take(1 << 17);
    let (mut request_line, mut line, mut credential, mut length) = (String::new(), String::new(), String::new(), 0);
    head.read_line(&mut request_line)?;
    while head.read_line(&mut line)? > 2 {
        let (name, value) = line.split_once(':').unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or(0),
            "authorization" => credential = value.split("Credential=").nth(1).unwrap_or_default().to_owned(),
            _ => (),
        }
        line.clear();
    }
    let mut body = vec![0; length.min(LARGEST_BODY) as usize];
    stream.read_exact(&mut body)?; // half a request changes nothing
    io::copy(&mut stream.by_ref().take(length.saturating_sub(LARGEST_BODY)), &mut io::sink())?;
    Ok(line.ends_with('\n').then_some((request_line, credential, body)))
}

/// Answers every connection in a thread of its own, until the client closes it or is silent for ten seconds.
pub fn serve(listener: TcpListener, answer: impl Fn(Sent) -> Vec<u8> + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        let answer = answer.clone();
        thread::spawn(move || -> io::Result<()> {
            stream.set_read_timeout(Some(Duration::from_secs(10)))?;
            let mut stream = BufReader::new(stream);
            while let Some(sent) = read(&mut stream)? {
                stream.get_mut().write_all(&answer(sent))?;
            }
            Ok(())
        });
    }
}

fn find_region(regions: &Regions, name: &str) -> Result<Arc<Region>, Error> {
    let mut regions = regions.lock().unwrap();
    if !regions.contains_key(name) {
        regions.insert(name.to_owned(), Arc::new(Region::new(name)?));
    }
    Ok(regions[name].clone())
}

/// `Credential=<account>/<date>/<region>/…` names the caller and the Region.
pub fn answer(regions: &Regions, (request_line, credential, body): Sent) -> Result<Vec<u8>, Error> {
    let scope: Vec<&str> = credential.split('/').collect();
    let region = find_region(regions, scope.get(2).unwrap_or(&"us-east-1"))?;
    let (method, rest) = request_line.split_once(' ').unwrap_or_default();
    let target = rest.split(' ').next().unwrap_or_default();
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let response = region.handle(&Request { caller: scope[0], method, path, query, body: &body })?;
    let mut head = format!("HTTP/1.1 {} \r\ncontent-length: {}\r\n", response.status(), response.body().len());
    head.extend(response.headers().map(|(name, value)| format!("{name}: {value}\r\n")));
    Ok([head.as_bytes(), b"\r\n", response.body()].concat())
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind(format!("127.0.0.1:{}", env::args().nth(1).unwrap_or_else(|| "0".to_owned())))?;
    println!("http://{}", listener.local_addr()?);
    let regions = Regions::default();
    serve(listener, move |sent| answer(&regions, sent).unwrap_or_else(|_| REFUSED.to_vec()));
    Ok(())
}

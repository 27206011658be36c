//! As much of HTTP/1.1 as it takes to ask the program something and to be impolite to it.
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than any limit of the server, so that it is the server who gives up first.
const PATIENCE: Duration = Duration::from_secs(60);
const CONNECT: Duration = Duration::from_secs(10);

/// What was answered.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub session: String,
    pub body: String,
}

/// Somebody with one connection, kept while the server keeps it.
pub struct Client {
    address: SocketAddr,
    cookie: String,
    stream: Option<BufReader<TcpStream>>,
}

/// The text of a request.
pub fn request(method: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut text = format!(
        "{method} {path} HTTP/1.1\r\nHost: trial\r\nSec-Fetch-Site: same-origin\r\nUser-Agent: trial\r\nCookie: {cookie}\r\n"
    );
    if method != "GET" {
        let kind = "application/x-www-form-urlencoded";
        text += &format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    }
    text + "\r\n" + &body
}

/// A new connection.
pub fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, CONNECT)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

impl Client {
    pub fn new(address: SocketAddr, cookie: &str) -> Client {
        Client { address, cookie: cookie.to_owned(), stream: None }
    }

    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, &[])
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        self.ask("POST", path, fields)
    }

    /// Asks, and reads the answer to its end. After a fault the next request comes on a new connection.
    pub fn ask(&mut self, method: &str, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => BufReader::with_capacity(8192, connect(self.address)?),
        };
        stream.get_mut().write_all(request(method, path, &self.cookie, fields).as_bytes())?;
        let (answer, stays) = read(&mut stream)?;
        self.stream = stays.then_some(stream);
        Ok(answer)
    }

    /// Ends the connection; the next request opens one.
    pub fn hang_up(&mut self) {
        self.stream = None;
    }
}

/// One answer, and whether the connection stays.
fn read(stream: &mut BufReader<TcpStream>) -> io::Result<(Answer, bool)> {
    let mut answer = Answer { status: 0, location: String::new(), session: String::new(), body: String::new() };
    let (mut length, mut chunked, mut stays) = (None, false, true);
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let text = line.trim_end();
        if text.is_empty() {
            break;
        }
        let Some((name, value)) = text.split_once(": ") else {
            answer.status = text.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse::<usize>().ok(),
            "transfer-encoding" => chunked = true,
            "connection" => stays = value != "close",
            "location" => value.clone_into(&mut answer.location),
            "set-cookie" if value.starts_with("session=") => {
                value.split(';').next().unwrap_or("").clone_into(&mut answer.session);
            }
            _ => {}
        }
    }
    let body = match (chunked, length) {
        (true, _) => chunks(stream)?,
        (false, Some(length)) => exactly(stream, length)?,
        (false, None) => Vec::new(),
    };
    answer.body = String::from_utf8_lossy(&body).into_owned();
    Ok((answer, stays))
}

fn exactly(stream: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(body)
}

fn chunks(stream: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let length = usize::from_str_radix(line.trim(), 16).map_err(io::Error::other)?;
        let mut chunk = exactly(stream, length + 2)?;
        chunk.truncate(length);
        if chunk.is_empty() {
            return Ok(body);
        }
        body.append(&mut chunk);
    }
}

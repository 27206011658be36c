//! The program as its users run it: a process of its own, asked over its port.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A server with data of its own; both are gone when the test ends. No file of it may grow over its
/// limit, once there is one: then a write fails like one on a full disk.
pub struct Server {
    child: Child,
    address: String,
    setup: String,
    _folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What it answered.
pub struct Reply {
    pub status: u16,
    /// The session that it began.
    pub cookie: String,
    pub location: String,
    pub body: String,
}

impl Server {
    pub fn start() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let address = format!("127.0.0.1:{port}");
        // A write over the limit fails like one on a full disk, as the signal is ignored.
        let mut child = Command::new("bash")
            .args(["-c", "trap '' XFSZ; exec \"$0\" --data \"$1\" --listen \"$2\"", env!("CARGO_BIN_EXE_tafahom")])
            .args([folder.path().to_str().unwrap(), &address])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let setup =
            lines.find_map(|line| line.unwrap().split_once("/setup/").map(|(_, token)| format!("/setup/{token}")));
        Server { child, address, setup: setup.unwrap(), _folder: folder }
    }

    /// Makes the first administrator; answers their session.
    pub fn set_up(&self) -> String {
        let secret = "a sentence nobody else would think of";
        let admin = [
            ("organisation", "The directorate"),
            ("name", "Sara"),
            ("username", "sara"),
            ("password", secret),
            ("password_again", secret),
        ];
        let cookie = self.ask("POST", &self.setup, "lang=en", &admin).cookie;
        assert!(cookie.len() > 20, "the set-up did not sign in");
        cookie
    }

    /// Asks for a page, or hands in a form.
    pub fn ask(&self, method: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(method, path, cookie, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// Hands in a form with a file.
    pub fn upload(
        &self,
        path: &str,
        cookie: &str,
        fields: &[(&str, &str)],
        field: &str,
        (name, bytes): (&str, &[u8]),
    ) -> Reply {
        let edge = "----tafahom-test";
        let mut body = Vec::new();
        for (key, value) in fields {
            body.extend(
                format!("--{edge}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let head = format!("--{edge}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{edge}--\r\n").bytes());
        self.send("POST", path, cookie, &format!("multipart/form-data; boundary={edge}"), &body)
    }

    fn send(&self, method: &str, path: &str, cookie: &str, kind: &str, body: &[u8]) -> Reply {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
             Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let said = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("").to_owned();
        let cookie = said("set-cookie: session=");
        let cookie = cookie.split(';').next().filter(|token| !token.is_empty());
        Reply {
            status,
            cookie: cookie.map(|token| format!("session={token}")).unwrap_or_default(),
            location: said("location: "),
            body: body.to_owned(),
        }
    }

    /// Sets how large a file may grow from now on.
    pub fn limit(&self, bytes: &str) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("prlimit")
                .args(["--pid", &pid, &format!("--fsize={bytes}:unlimited")])
                .status()
                .unwrap()
                .success()
        );
    }

    /// The memory it holds and the most it ever held, in KiB.
    pub fn memory(&self) -> [u64; 2] {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        ["VmRSS:", "VmHWM:"].map(|key| {
            let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap();
            line.trim().trim_end_matches(" kB").parse().unwrap()
        })
    }
}

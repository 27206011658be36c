//! The disk is full while somebody saves: they are told so and lose nothing, reading goes on, and
//! as soon as there is room again saving does too, without a restart.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// The program as its users run it, with a limit on the size of any file it writes.
struct Server {
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

fn start() -> Server {
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
    let setup = lines.find_map(|line| line.unwrap().split_once("/setup/").map(|(_, token)| format!("/setup/{token}")));
    Server { child, address, setup: setup.unwrap(), _folder: folder }
}

struct Reply {
    status: u16,
    cookie: String,
    body: String,
}

impl Server {
    fn ask(&self, method: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: session=")).unwrap_or("");
        let cookie = cookie.split(';').next().map(|token| format!("session={token}")).unwrap_or_default();
        Reply { status, cookie, body: body.to_owned() }
    }

    /// Sets how large a file may grow from now on.
    fn limit(&self, bytes: &str) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("prlimit")
                .args(["--pid", &pid, &format!("--fsize={bytes}:unlimited")])
                .status()
                .unwrap()
                .success()
        );
    }
}

#[test]
fn a_full_disk_loses_nothing_and_heals_without_a_restart() {
    let server = start();
    let secret = "a sentence nobody else would think of";
    let admin = [
        ("organisation", "The directorate"),
        ("name", "Sara"),
        ("username", "sara"),
        ("password", secret),
        ("password_again", secret),
    ];
    let cookie = server.ask("POST", &server.setup, "lang=en", &admin).cookie;
    assert!(cookie.len() > 20, "the set-up did not sign in");
    let save = |name: &str| {
        server.ask(
            "POST",
            "/organisations",
            &cookie,
            &[("name", name), ("kind", "company"), ("note", &"n".repeat(3000))],
        )
    };
    assert_eq!(save("First company").status, 303);

    server.limit("4096");
    let mut refused = None;
    for n in 0..50 {
        let reply = save(&format!("Company of the full disk {n}"));
        if reply.status != 303 {
            refused = Some(reply);
            break;
        }
    }
    let refused = refused.expect("the disk was never full");
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.body.contains("Company of the full disk"), "what was typed is lost");
    assert_eq!(server.ask("GET", "/organisations", &cookie, &[]).status, 200, "reading goes on");

    server.limit("unlimited");
    assert_eq!(save("Company after the flood").status, 303, "saving goes on without a restart");
    assert!(server.ask("GET", "/organisations", &cookie, &[]).body.contains("Company after the flood"));
}

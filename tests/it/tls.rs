//! TLS without a proxy, and TLS to the database: what is spoken, what is refused, and how a
//! certificate is renewed.
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;
use std::time::Duration;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, ProtocolVersion, RootCertStore, ServerConfig, SupportedProtocolVersion, version};
use tafahom::config::{Options, TlsFiles};
use tafahom::db::Db;
use tafahom::seal::Key;
use tafahom::serve::tls::{Tls, TlsFault};
use tafahom::serve::{self, Door};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::timeout;
use tokio_rustls::client::TlsStream;
use tokio_rustls::{TlsAcceptor, TlsConnector};

use crate::app::TestApp;
use crate::commands::tafahom;

/// More than the server works on at once.
const MANY: usize = 160;

/// A certificate of its own making and its key, in files.
struct Paper {
    folder: TempDir,
}

impl Paper {
    fn of(name: &str) -> Paper {
        let paper = Paper { folder: tempfile::tempdir().unwrap() };
        paper.renew(name);
        paper
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn files(&self) -> TlsFiles {
        TlsFiles { certificate: self.path("cert.pem"), key: self.path("key.pem") }
    }

    fn renew(&self, name: &str) {
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed([name.to_owned()]).unwrap();
        fs::write(self.path("cert.pem"), cert.pem()).unwrap();
        fs::write(self.path("key.pem"), signing_key.serialize_pem()).unwrap();
    }

    fn certificate(&self) -> CertificateDer<'static> {
        CertificateDer::from_pem_file(self.path("cert.pem")).unwrap()
    }

    fn options(&self) -> Options {
        Options { tls_cert: Some(self.path("cert.pem")), tls_key: Some(self.path("key.pem")), ..Options::default() }
    }
}

/// The program behind TLS, until the test ends.
struct Served {
    tls: Tls,
    address: SocketAddr,
    _app: TestApp,
}

async fn served(paper: &Paper) -> Served {
    let app = TestApp::with_options(paper.options()).await;
    let tls = Tls::open(&paper.files()).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = tafahom::app::router(app.app.clone());
    tokio::spawn(serve::serve_at(Door::Tls(tls.clone()), listener, router, std::future::pending()));
    Served { tls, address, _app: app }
}

/// Shakes hands with a server that shows a certificate which is trusted.
async fn greet(
    address: SocketAddr,
    trusted: CertificateDer<'static>,
    versions: &[&'static SupportedProtocolVersion],
) -> io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await?;
    TlsConnector::from(Arc::new(config)).connect(ServerName::try_from("localhost").unwrap(), stream).await
}

async fn converse(mut stream: TlsStream<TcpStream>, words: &str) -> String {
    stream.write_all(words.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

const PAGE: &str = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_comes_over_tls_and_holds_the_browser_to_it() {
    let paper = Paper::of("localhost");
    let served = served(&paper).await;
    let stream = greet(served.address, paper.certificate(), &[&version::TLS13]).await.unwrap();
    assert_eq!(stream.get_ref().1.protocol_version(), Some(ProtocolVersion::TLSv1_3));
    let answer = converse(stream, PAGE).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");

    let choose = "POST /language HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
                  Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\nlanguage=en";
    let stream = greet(served.address, paper.certificate(), &[&version::TLS13]).await.unwrap();
    let answer = converse(stream, choose).await;
    let cookie = answer.lines().find(|line| line.starts_with("set-cookie: ")).unwrap();
    assert!(cookie.contains("__Host-lang=en") && cookie.contains("; Secure"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_believed_only_under_its_own_certificate() {
    let (paper, other) = (Paper::of("localhost"), Paper::of("localhost"));
    let served = served(&paper).await;
    let fault = greet(served.address, other.certificate(), &[&version::TLS13]).await.unwrap_err();
    assert!(fault.to_string().contains("invalid peer certificate"), "{fault}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_1_2_is_spoken_and_what_is_older_is_refused() {
    let paper = Paper::of("localhost");
    let served = served(&paper).await;
    let stream = greet(served.address, paper.certificate(), &[&version::TLS12]).await.unwrap();
    assert_eq!(stream.get_ref().1.protocol_version(), Some(ProtocolVersion::TLSv1_2));
    assert!(converse(stream, PAGE).await.starts_with("HTTP/1.1 200 OK"));

    // SSL 3.0, TLS 1.0 and 1.1 – and 1.2 in the same words, to see that it is the version that is refused.
    for (minor, refused) in [(0, true), (1, true), (2, true), (3, false)] {
        let mut hello = vec![3, minor];
        hello.extend([7; 32]);
        // No session, one suite (ECDHE, ECDSA, AES-GCM), no compression, P-256 for both keys.
        hello.extend([0, 0, 2, 0xc0, 0x2b, 1, 0]);
        hello.extend([0, 22, 0, 10, 0, 4, 0, 2, 0, 23, 0, 13, 0, 4, 0, 2, 4, 3, 0, 11, 0, 2, 1, 0]);
        let length = u8::try_from(hello.len()).unwrap();
        let mut record = vec![22, 3, minor, 0, length + 4, 1, 0, 0, length];
        record.extend(hello);
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        stream.write_all(&record).await.unwrap();
        let mut answer = [0; 7];
        stream.read_exact(&mut answer).await.unwrap();
        let is_alert = answer[0] == 21 && answer[5..] == [2, 70];
        assert_eq!(is_alert, refused, "3.{minor}: {answer:?}");
        assert_eq!(answer[0] == 22, !refused, "a greeting in return");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_is_refused_on_the_port_of_tls_and_told_why() {
    let paper = Paper::of("localhost");
    let served = served(&paper).await;
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    stream.write_all(PAGE.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(answer.contains("https://") && !answer.contains("<form"), "{answer}");

    let mut stream = TcpStream::connect(served.address).await.unwrap();
    stream.write_all(b"\0\0\0\0").await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok();
    assert_eq!(answer, b"", "what is neither gets no answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_taken_up_and_a_bad_one_is_not() {
    let paper = Paper::of("localhost");
    let (first, served) = (paper.certificate(), served(&paper).await);
    let shown = async |trusted: &CertificateDer<'static>| {
        greet(served.address, trusted.clone(), &[&version::TLS13]).await.is_ok()
    };
    assert!(!served.tls.look_again().await.unwrap(), "nothing is new");

    // As a renewal looks when it is half done, or went wrong.
    let second = Paper::of("localhost");
    fs::copy(second.path("cert.pem"), paper.path("cert.pem")).unwrap();
    assert!(matches!(served.tls.look_again().await.unwrap_err(), TlsFault::Strangers(..)));
    assert!(!served.tls.look_again().await.unwrap(), "told once");
    fs::write(paper.path("key.pem"), "").unwrap();
    assert!(matches!(served.tls.look_again().await.unwrap_err(), TlsFault::NoKey(_)));
    fs::remove_file(paper.path("key.pem")).unwrap();
    assert!(matches!(served.tls.look_again().await.unwrap_err(), TlsFault::Unreadable(..)));
    assert!(shown(&first).await, "the old one stays");

    fs::copy(second.path("key.pem"), paper.path("key.pem")).unwrap();
    assert!(served.tls.look_again().await.unwrap());
    assert!(shown(&second.certificate()).await);
    assert!(!shown(&first).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn handshakes_that_do_not_go_on_are_dropped_and_hold_nobody_up() {
    let paper = Paper::of("localhost");
    let served = served(&paper).await;
    let mut slow = Vec::new();
    for nth in 0..MANY {
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        if nth % 2 == 0 {
            stream.write_all(&[22, 3, 1, 2]).await.unwrap();
        }
        slow.push(stream);
    }
    let stream = greet(served.address, paper.certificate(), &[&version::TLS13]).await.unwrap();
    assert!(converse(stream, PAGE).await.starts_with("HTTP/1.1 200 OK"));
    for mut stream in slow {
        let ended = timeout(Duration::from_secs(15), stream.read_to_end(&mut Vec::new())).await;
        assert!(ended.is_ok(), "still held");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_waits_for_no_handshake() {
    let paper = Paper::of("localhost");
    let app = TestApp::with_options(paper.options()).await;
    let tls = Tls::open(&paper.files()).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let router = tafahom::app::router(app.app.clone());
    let server = tokio::spawn(serve::serve_at(Door::Tls(tls), listener, router, async {
        stopped.await.ok();
    }));
    let silent = TcpStream::connect(address).await.unwrap();
    greet(address, paper.certificate(), &[&version::TLS13]).await.unwrap();
    stop.send(()).unwrap();
    timeout(Duration::from_secs(5), server).await.expect("the server waits for somebody silent").unwrap();
    drop(silent);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_watches_is_answered_over_tls_under_the_certificate_in_the_file_alone() {
    let (paper, other) = (Paper::of("tafahom.example.ir"), Paper::of("localhost"));
    let served = served(&paper).await;
    assert!(serve::ask(served.address, Some(&paper.files())).await.unwrap().contains("sqlite"));
    let fault = serve::ask(served.address, Some(&other.files())).await.unwrap_err();
    assert!(fault.to_string().contains("invalid peer certificate"), "{fault}");
    assert!(serve::ask(served.address, None).await.is_err(), "not in plain words");
}

#[test]
fn files_that_do_not_do_are_told_in_plain_words_at_the_start() {
    let (paper, other, data) = (Paper::of("localhost"), Paper::of("localhost"), tempfile::tempdir().unwrap());
    let start = |cert: &Path, key: &Path| -> Output {
        let arguments = ["--listen", "127.0.0.1:0", "--tls-cert", cert.to_str().unwrap(), "--tls-key"];
        tafahom(data.path(), &[&arguments[..], &[key.to_str().unwrap()]].concat())
    };
    let (cert, key) = (paper.path("cert.pem"), paper.path("key.pem"));
    let locked = paper.path("locked.pem");
    let text = fs::read_to_string(&key).unwrap().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    fs::write(&locked, text).unwrap();
    let bent = paper.path("bent.pem");
    fs::write(&bent, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
    for (cert, key, why) in [
        (&paper.path("none.pem"), &key, "none.pem cannot be read: No such file"),
        (&key, &key, "key.pem holds no certificate as PEM"),
        (&cert, &cert, "cert.pem holds no private key as PEM"),
        (&cert, &locked, "one under a password cannot be used"),
        (&cert, &other.path("key.pem"), "is not that of the certificate in"),
        (&bent, &key, "bent.pem cannot be used"),
    ] {
        let output = start(cert, key);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(why), "{why:?} is not in {told:?}");
        assert!(output.stdout.is_empty(), "nobody is told to come");
    }
}

/// A database server as far as its greeting goes: TLS, then no word but one of refusal.
async fn database(paper: &Paper) -> u16 {
    let key = PrivateKeyDer::from_pem_file(paper.path("key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(&[&version::TLS13])
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![paper.certificate()], key)
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let acceptor = TlsAcceptor::from(Arc::new(config));
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.read_exact(&mut [0; 8]).await.unwrap();
            stream.write_all(b"S").await.unwrap();
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let _answer = stream.read(&mut [0; 1024]).await;
            let said = b"SFATAL\0VFATAL\0C28000\0Mcome another day\0\0";
            let length = u32::try_from(said.len() + 4).unwrap().to_be_bytes();
            stream.write_all(&[b"E", &length[..], said].concat()).await.ok();
        }
    });
    port
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_is_believed_under_the_right_name_and_authority_alone() {
    let (paper, other, elsewhere) = (Paper::of("localhost"), Paper::of("localhost"), Paper::of("db.example.ir"));
    let open = async |port: u16, trusted: &Paper| {
        let root = trusted.path("cert.pem");
        let url = format!("postgres://u:p@localhost:{port}/x?sslmode=verify-full&sslrootcert={}", root.display());
        Db::open(&url, Key::fresh()).await.err().unwrap().to_string()
    };
    let (right, wrong) = (database(&paper).await, database(&elsewhere).await);
    let told = open(right, &paper).await;
    assert!(told.contains("come another day"), "{told}");
    for (port, trusted) in [(right, &other), (wrong, &elsewhere)] {
        let told = open(port, trusted).await;
        assert!(told.contains("invalid peer certificate"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_without_tls_is_refused_where_tls_is_asked_for() {
    let server = std::env::var("TAFAHOM_TEST_POSTGRES").expect("run the tests with scripts/test");
    for mode in ["require", "verify-ca", "verify-full"] {
        let mark = if server.contains('?') { '&' } else { '?' };
        let told = Db::open(&format!("{server}{mark}sslmode={mode}"), Key::fresh()).await.err().unwrap().to_string();
        assert!(told.contains("server does not support TLS"), "{told}");
    }
}

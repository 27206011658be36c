//! Forms that come drop by drop take nobody's place.
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::app::TestApp;

/// More than the server works on at once.
const MANY: usize = 160;

async fn say(address: &str, words: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(words.as_bytes()).await.unwrap();
    stream
}

/// The first line of what is answered, within a few seconds.
async fn answer(mut stream: TcpStream) -> String {
    let mut line = [0; 12];
    timeout(Duration::from_secs(8), stream.read_exact(&mut line)).await.expect("no answer").unwrap();
    String::from_utf8_lossy(&line).into_owned()
}

fn form(length: usize) -> String {
    format!(
        "POST /sign-in HTTP/1.1\r\nHost: office\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {length}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\nusername="
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_answered_while_many_forms_trickle_in() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let address = base.trim_start_matches("http://");
    let mut slow = Vec::new();
    for _ in 0..MANY {
        slow.push(say(address, &form(1_000)).await);
    }
    sleep(Duration::from_millis(500)).await;
    let page = "GET /sign-in HTTP/1.1\r\nHost: office\r\nConnection: close\r\n\r\n";
    assert_eq!(answer(say(address, page).await).await, "HTTP/1.1 200");
    drop(slow);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_form_of_somebody_unknown_is_not_waited_for() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let address = base.trim_start_matches("http://");
    assert_eq!(answer(say(address, &form(10_000_000)).await).await, "HTTP/1.1 413");
    let endless = form(0).replace("Content-Length: 0", "Transfer-Encoding: chunked").replace("username=", "1\r\na\r\n");
    assert_eq!(answer(say(address, &endless).await).await, "HTTP/1.1 413");
}

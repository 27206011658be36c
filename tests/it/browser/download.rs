//! Fetching a file as the person who is signed in in the browser.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::driver::Browser;

/// What the application answered.
#[derive(Debug)]
pub struct Download {
    /// The status code.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The bytes of the file.
    pub body: Vec<u8>,
}

impl Download {
    /// The value of a header, asked for in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.0 == name).map(|header| header.1.as_str())
    }
}

impl Browser {
    /// Fetches a path with the browser's cookies.
    pub async fn download(&self, path: &str) -> Download {
        self.step(format!("download {path}"));
        let url = self.base().join(path).expect("a path of the application");
        let cookies = self.must(self.wd().get_all_cookies().await);
        let cookies: Vec<_> = cookies.iter().map(|c| format!("{}={}", c.name, c.value)).collect();
        let authority = &url[url::Position::BeforeHost..url::Position::AfterPort];
        let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
        // in HTTP/1.0 the answer is never cut in chunks and ends with the connection
        let request = format!("GET {target} HTTP/1.0\r\nHost: {authority}\r\nCookie: {}\r\n\r\n", cookies.join("; "));
        match exchange(authority, &request).await {
            Ok(bytes) => parse(&bytes),
            Err(error) => panic!("{url} cannot be fetched: {error}"),
        }
    }
}

async fn exchange(authority: &str, request: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(authority).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    Ok(bytes)
}

fn parse(bytes: &[u8]) -> Download {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("the headers end");
    let head = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    Download {
        status: status.expect("the answer has a status"),
        headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
        body: bytes[end + 4..].to_vec(),
    }
}

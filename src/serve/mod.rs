//! Listening: connections with a limit on their number and on how long a handshake and a header may
//! take, and an end that lets requests under way finish.
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;
use tower_http::timeout::RequestBodyTimeoutLayer;
use tracing::{debug, info, warn};

use crate::config::TlsFiles;

#[cfg(feature = "tls")]
pub mod tls;

/// Connections at once, where the system allows so many open files.
const CONNECTIONS: u64 = 4096;
/// Open files that are left to the database, attachments and exports.
const OTHER_FILES: u64 = 256;
/// How long a header may take, and before it a handshake.
const HEADER_TIME: Duration = Duration::from_secs(10);
const BODY_STALL: Duration = Duration::from_secs(30);
/// How long an answer may wait for somebody to read on.
const UNREAD: Duration = Duration::from_secs(30);
const FAREWELL: Duration = Duration::from_secs(20);
const ANSWER_TIME: Duration = Duration::from_secs(5);

/// What those who ask come in by.
#[derive(Clone)]
pub enum Door {
    /// Plain http, for a proxy on the same machine.
    Plain,
    /// TLS.
    #[cfg(feature = "tls")]
    Tls(tls::Tls),
}

/// Serves plain http until `stop` completes, then lets what is under way finish.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_at(Door::Plain, listener, router, stop).await;
}

/// The same for those who come in by a door.
pub async fn serve_at(door: Door, listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let router = router.layer(RequestBodyTimeoutLayer::new(BODY_STALL));
    let places = Arc::new(Semaphore::new(connections()));
    let (stopping, connections) = (CancellationToken::new(), TaskTracker::new());
    tokio::pin!(stop);
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { break };
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(fault) => {
                    // Out of file descriptors, mostly: wait for some to come back.
                    warn!(%fault, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let conversation = converse(stream, door.clone(), router.clone(), stopping.clone());
        connections.spawn(async move {
            conversation.await;
            drop(place);
        });
    }
    info!("stopping; requests under way are finished first");
    stopping.cancel();
    connections.close();
    if tokio::time::timeout(FAREWELL, connections.wait()).await.is_err() {
        warn!("some requests did not finish in time");
    }
}

/// How many connections there may be: those who only hold on to one must be far fewer than all.
fn connections() -> usize {
    let files = rlimit::increase_nofile_limit(CONNECTIONS + OTHER_FILES).unwrap_or(1024);
    usize::try_from(files.saturating_sub(OTHER_FILES).clamp(64, CONNECTIONS)).unwrap_or(64)
}

/// A connection on which nobody is waited for who does not read.
type Patient = Pin<Box<TimeoutStream<TcpStream>>>;

/// Lets one connection in and answers its requests.
async fn converse(stream: TcpStream, door: Door, router: Router, stopping: CancellationToken) {
    stream.set_nodelay(true).ok();
    let peer = stream.peer_addr().ok();
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(UNREAD));
    let stream: Patient = Box::pin(stream);
    match door {
        Door::Plain => answer(stream, peer, router, stopping).await,
        #[cfg(feature = "tls")]
        Door::Tls(tls) => {
            let greeted = tokio::select! {
                greeted = tokio::time::timeout(HEADER_TIME, tls.greet(stream)) => greeted,
                () = stopping.cancelled() => return,
            };
            match greeted.unwrap_or_else(|late| Err(late.into())) {
                Ok(stream) => answer(stream, peer, router, stopping).await,
                Err(fault) => debug!(%fault, "a handshake came to nothing"),
            }
        }
    }
}

/// Answers the requests of one connection; each carries the peer's address.
async fn answer<S>(stream: S, peer: Option<SocketAddr>, router: Router, stopping: CancellationToken)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let service = service_fn(move |mut request: Request<Incoming>| {
        if let Some(peer) = peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.as_mut().await
        }
    };
    if let Err(fault) = ended {
        debug!(%fault, "a connection ended early");
    }
}

/// Asks the server that listens there how it is and answers what it says: for whoever watches over
/// it with nothing but the program at hand.
#[cfg_attr(not(feature = "tls"), allow(unused_variables))]
pub async fn ask(listen: SocketAddr, tls: Option<&TlsFiles>) -> io::Result<String> {
    let here = match listen {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => SocketAddr::from((Ipv4Addr::LOCALHOST, v4.port())),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => SocketAddr::from((Ipv6Addr::LOCALHOST, v6.port())),
        address => address,
    };
    let asking = async {
        let stream = TcpStream::connect(here).await?;
        #[cfg(feature = "tls")]
        if let Some(files) = tls {
            return question(tls::call(stream, files).await?).await;
        }
        question(stream).await
    };
    let answer = tokio::time::timeout(ANSWER_TIME, asking).await??;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1);
    if status == Some("200") { Ok(body.to_owned()) } else { Err(io::Error::other(format!("not well: {body}"))) }
}

async fn question<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S) -> io::Result<String> {
    stream.write_all(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

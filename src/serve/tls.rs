//! TLS without a proxy: 1.2 and 1.3, under the certificate that lies in its files just now. A renewed
//! one is taken up without a restart; one that does not do is told in the log, and the old one stays.
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, InconsistentKeys, ServerConfig, SignatureScheme,
};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::{TlsAcceptor, TlsConnector, client, server};
use tracing::{error, info, warn};

use super::Patient;
use crate::config::TlsFiles;
use crate::words::{Lang, Words};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(10);

/// With what every handshake begins.
const HANDSHAKE: u8 = 22;

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    /// A file cannot be read.
    #[error("{} cannot be read: {}", .0.display(), .1)]
    Unreadable(PathBuf, #[source] io::Error),
    /// There is no certificate in its file.
    #[error("{} holds no certificate as PEM (-----BEGIN CERTIFICATE-----)", .0.display())]
    NoCertificate(PathBuf),
    /// There is no key in its file.
    #[error("{} holds no private key as PEM (-----BEGIN PRIVATE KEY-----); one under a password cannot be used", .0.display())]
    NoKey(PathBuf),
    /// The two are not of one another.
    #[error(
        "the key in {} is not that of the certificate in {}: the server's own certificate comes first in its file, \
         those of the authorities after it", .0.display(), .1.display()
    )]
    Strangers(PathBuf, PathBuf),
    /// Something else is wrong with them.
    #[error("the certificate in {} cannot be used: {}", .0.display(), .1)]
    Unusable(PathBuf, #[source] Error),
}

/// Whoever comes in shakes hands under this certificate. Cheap to copy.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    certificate: Arc<Certificate>,
}

impl Tls {
    /// Reads the certificate and its key.
    pub async fn open(files: &TlsFiles) -> Result<Tls, TlsFault> {
        let found = read(files).await;
        let mode = tokio::fs::metadata(&files.key).await.map(|key| key.permissions().mode());
        if mode.is_ok_and(|mode| mode & 0o007 != 0) {
            warn!(path = %files.key.display(), "anybody on this machine may read the key of the certificate: chmod 640");
        }
        let certificate = Arc::new(Certificate {
            files: files.clone(),
            seen: Mutex::new(mark(&found)),
            good: RwLock::new(fit(files, found?)?),
        });
        let unusable = |fault| TlsFault::Unusable(files.certificate.clone(), fault);
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_protocol_versions(&[&TLS13, &TLS12])
            .map_err(unusable)?
            .with_no_client_auth()
            .with_cert_resolver(certificate.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Tls { acceptor: Arc::new(config).into(), certificate })
    }

    /// Looks at the files again and again, for as long as the server lives.
    pub async fn keep_fresh(self) {
        let mut turn = tokio::time::interval(EVERY);
        loop {
            turn.tick().await;
            match self.look_again().await {
                Ok(true) => info!("the certificate in the files is a new one, and is used from now on"),
                Ok(false) => {}
                Err(fault) => {
                    error!(%fault, "the certificate in the files cannot be used: the one before stays in use")
                }
            }
        }
    }

    /// Takes the certificate up that lies in the files, if it is another one; what was told once as
    /// no good is not told again.
    pub async fn look_again(&self) -> Result<bool, TlsFault> {
        let own = &self.certificate;
        let found = read(&own.files).await;
        let new = mark(&found);
        if std::mem::replace(&mut *own.seen.lock().unwrap_or_else(PoisonError::into_inner), new) == new {
            return Ok(false);
        }
        let fitting = fit(&own.files, found?)?;
        *own.good.write().unwrap_or_else(PoisonError::into_inner) = fitting;
        Ok(true)
    }

    /// Shakes hands with whoever came. Whoever speaks plain http is told so.
    pub(super) async fn greet(&self, mut stream: Patient) -> io::Result<server::TlsStream<Patient>> {
        let mut first = [0];
        if stream.get_ref().peek(&mut first).await? == 1 && first != [HANDSHAKE] {
            if first.iter().all(u8::is_ascii_uppercase) {
                turn_away(&mut stream).await?;
            }
            return Err(io::Error::new(io::ErrorKind::InvalidData, "no handshake, but something else"));
        }
        self.acceptor.accept(stream).await
    }
}

/// The certificate in use, and where it comes from.
#[derive(Debug)]
struct Certificate {
    files: TlsFiles,
    /// What was last found in the files, good or not.
    seen: Mutex<[u8; 32]>,
    good: RwLock<Arc<CertifiedKey>>,
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.good.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

/// The text of the two files.
type Found = Result<[Vec<u8>; 2], TlsFault>;

async fn read(files: &TlsFiles) -> Found {
    let text =
        async |path: &PathBuf| tokio::fs::read(path).await.map_err(|fault| TlsFault::Unreadable(path.clone(), fault));
    Ok([text(&files.certificate).await?, text(&files.key).await?])
}

/// By what it is told whether the files are still the same.
fn mark(found: &Found) -> [u8; 32] {
    match found {
        Ok([certificate, key]) => Sha256::new().chain_update(Sha256::digest(certificate)).chain_update(key).finalize(),
        Err(fault) => Sha256::digest(fault.to_string()),
    }
    .into()
}

fn chain(files: &TlsFiles, text: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsFault> {
    let chain: Result<Vec<_>, pem::Error> = CertificateDer::pem_slice_iter(text).collect();
    let chain = chain.ok().filter(|chain| !chain.is_empty());
    chain.ok_or_else(|| TlsFault::NoCertificate(files.certificate.clone()))
}

/// The certificate with its key, if they are of one another.
fn fit(files: &TlsFiles, [certificate, key]: [Vec<u8>; 2]) -> Result<Arc<CertifiedKey>, TlsFault> {
    let chain = chain(files, &certificate)?;
    let key = PrivateKeyDer::from_pem_slice(&key).map_err(|_| TlsFault::NoKey(files.key.clone()))?;
    CertifiedKey::from_der(chain, key, &provider()).map(Arc::new).map_err(|fault| match fault {
        Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
            TlsFault::Strangers(files.key.clone(), files.certificate.clone())
        }
        fault => TlsFault::Unusable(files.certificate.clone(), fault),
    })
}

/// Answers a request that came without TLS, so that people see what is wrong.
async fn turn_away(stream: &mut Patient) -> io::Result<()> {
    // What was sent is taken in first: a connection that is closed over unread words takes the answer along.
    let mut request = [0; 8192];
    let _some_of_it = stream.read(&mut request).await?;
    let text = Lang::ALL.iter().map(|lang| Words::of(*lang).faults.needs_https()).collect::<Vec<_>>().join("\n");
    let head = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n\
                X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length:";
    stream.write_all(format!("{head} {}\r\n\r\n{text}", text.len()).as_bytes()).await?;
    stream.shutdown().await
}

/// Calls the server on this machine. It is the right one if it shows the certificate in the file: its
/// name is another one, and who signed it is no concern of ours.
pub(super) async fn call(stream: TcpStream, files: &TlsFiles) -> io::Result<client::TlsStream<TcpStream>> {
    let [text, _] = read(files).await.map_err(io::Error::other)?;
    let own = chain(files, &text).map_err(io::Error::other)?.into_iter().next();
    let config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&TLS13])
        .map_err(io::Error::other)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Own(own, provider())))
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").map_err(io::Error::other)?;
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

/// Trusts one certificate and no other.
#[derive(Debug)]
struct Own(Option<CertificateDer<'static>>, Arc<CryptoProvider>);

impl ServerCertVerifier for Own {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if self.0.as_ref() == Some(shown) {
            return Ok(ServerCertVerified::assertion());
        }
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, shown, signed, &self.1.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, shown, signed, &self.1.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.1.signature_verification_algorithms.supported_schemes()
    }
}

//! The files with which the program is put into service. What needs a tool that this machine does
//! not have is skipped with a word.
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Output};

use tafahom::serve;

use crate::app::TestApp;
use crate::house::files_of;

/// What a tool says, or nothing where there is no such tool.
fn tool(name: &str, arguments: &[&str]) -> Option<Output> {
    match Command::new(name).args(arguments).output() {
        Ok(output) if said(&output).contains("unrecognized option") => {
            eprintln!("skipped: {name} is too old here");
            None
        }
        Ok(output) => Some(output),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("skipped: there is no {name} here");
            None
        }
        Err(fault) => panic!("{name}: {fault}"),
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test]
async fn a_watcher_without_a_browser_learns_whether_the_server_is_well() {
    let app = TestApp::new().await;
    let address: SocketAddr = app.serve().await.trim_start_matches("http://").parse().unwrap();
    let answer = serve::ask(address, None).await.unwrap();
    assert!(answer.contains("\"status\":\"ok\""), "{answer}");
    let everywhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, address.port()));
    assert!(serve::ask(everywhere, None).await.is_ok(), "whoever listens everywhere is asked on this machine");
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert!(serve::ask(free, None).await.is_err(), "where nobody listens nobody is well");
}

#[test]
fn the_unit_leaves_the_program_little_that_it_could_do_wrong() {
    let unit = "deploy/tafahom.service";
    // The figure is ten times the exposure that is printed: 1.5 of 10 at most.
    if let Some(output) = tool("systemd-analyze", &["security", "--offline=yes", "--no-pager", "--threshold=15", unit])
    {
        assert!(output.status.success(), "{}", said(&output));
    }
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("tafahom.service");
    let text = fs::read_to_string(unit).unwrap();
    let program = text.lines().find(|line| line.starts_with("ExecStart=")).unwrap();
    // The program is not installed on the machine that tests it.
    fs::write(&copy, text.replace(program, "ExecStart=/bin/true")).unwrap();
    if let Some(output) = tool("systemd-analyze", &["verify", "--man=no", copy.to_str().unwrap()]) {
        assert!(output.status.success() && !said(&output).contains("tafahom.service"), "{}", said(&output));
    }
}

#[test]
fn the_configuration_that_is_shipped_is_one_the_program_takes() {
    let options =
        tafahom::config::Options { config: Some("deploy/tafahom.toml".into()), ..tafahom::config::Options::default() };
    let config = tafahom::config::Config::load(&options).unwrap();
    assert!(config.listen.ip().is_loopback(), "only the proxy beside it reaches it");
    assert_eq!(config.base_url.unwrap().scheme(), "https");
}

#[test]
fn the_image_runs_without_rights_and_can_be_asked_how_it_is() {
    let text = fs::read_to_string("Dockerfile").unwrap();
    let (_, last) = text.rsplit_once("\nFROM ").unwrap();
    let user = last.lines().find_map(|line| line.strip_prefix("USER ")).unwrap();
    assert!(user.split(':').all(|id| id.parse::<u32>().unwrap() > 0), "{user}");
    assert!(last.contains("\nHEALTHCHECK ") && last.contains("\"health\""));
    assert!(text.contains("--locked"), "what is built is what the lock file says");
    if let Some(output) = tool("hadolint", &["Dockerfile"]) {
        assert!(output.status.success(), "{}", said(&output));
    }
    let compose = fs::read_to_string("deploy/compose.yaml").unwrap();
    for guard in ["read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "internal: true"] {
        assert!(compose.contains(guard), "{guard}");
    }
}

#[test]
fn the_proxies_speak_tls_of_today_and_pass_on_no_claims_of_the_sender() {
    let nginx = fs::read_to_string("deploy/nginx.conf").unwrap();
    assert!(nginx.contains("ssl_protocols TLSv1.2 TLSv1.3;"));
    assert!(nginx.contains("proxy_set_header X-Forwarded-For $remote_addr;"), "not $proxy_add_x_forwarded_for");
    if let Some(output) = tool("caddy", &["validate", "--adapter", "caddyfile", "--config", "deploy/Caddyfile"]) {
        assert!(output.status.success(), "{}", said(&output));
    }
}

#[test]
fn the_log_is_sent_to_another_machine_over_tls_alone() {
    let text = fs::read_to_string("deploy/journal-upload.conf").unwrap();
    let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name}"));
    assert!(value("URL=").starts_with("https://"));
    for file in ["ServerKeyFile=", "ServerCertificateFile=", "TrustedCertificateFile="] {
        assert!(value(file).starts_with("/etc/ssl/"), "{file}");
    }
    let unit = fs::read_to_string("deploy/tafahom.service").unwrap();
    assert!(!unit.contains("StandardError=") || unit.contains("StandardError=journal"), "the log goes to the journal");
}

#[test]
fn every_file_that_the_documents_name_is_there() {
    let documents = files_of("docs", ".md").into_iter();
    let pages = ["README.md", "ARCHITECTURE.md", "SECURITY.md"]
        .map(|name| (name.to_owned(), fs::read_to_string(name).unwrap()));
    for (name, text) in documents.chain(pages) {
        let folder = std::path::Path::new(&name).parent().unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap();
            if !path.is_empty() && !path.contains("://") && !path.starts_with("mailto:") {
                assert!(folder.join(path).exists(), "{name} links to {path}");
            }
        }
    }
}

//! The disk is full while somebody saves: they are told so and lose nothing, reading goes on, and
//! as soon as there is room again saving does too, without a restart.
use crate::server::Server;

#[test]
fn a_full_disk_loses_nothing_and_heals_without_a_restart() {
    let server = Server::start();
    let cookie = server.set_up();
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

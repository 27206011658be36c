//! Who asks, when a reverse proxy stands before the program.
use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;

/// The address a request comes from. What a proxy says of others is believed only of a trusted
/// peer, hop by hop from the nearest: whatever the sender wrote into the header itself stands
/// further away than the last hop that is known.
pub fn of_client<'a>(peer: IpAddr, hops: impl DoubleEndedIterator<Item = &'a str>, trusted: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    for hop in hops.rev() {
        match read(hop.trim()) {
            Some(further) if trusted.iter().any(|network| network.contains(&client)) => client = further.to_canonical(),
            _ => break,
        }
    }
    client
}

/// An address as proxies write one: bare, or with a port.
fn read(hop: &str) -> Option<IpAddr> {
    let with_port = || hop.parse::<SocketAddr>().ok().map(|address| address.ip());
    hop.parse().ok().or_else(with_port)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::of_client;

    #[test]
    fn only_what_trusted_peers_say_counts_and_from_the_nearest_hop_on() {
        let cases = [
            ("203.0.113.9", "", "203.0.113.9"),
            ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("::ffff:10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
            ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("10.0.0.1", "1.1.1.1, unknown, 10.0.0.2", "10.0.0.2"),
            ("10.0.0.1", "[2001:db8::7]:443", "2001:db8::7"),
            ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
            ("10.0.0.1", "", "10.0.0.1"),
        ];
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        for (peer, header, expected) in cases {
            let client = of_client(peer.parse().unwrap(), header.split(','), &trusted);
            assert_eq!(client.to_string(), expected, "{peer} says {header:?}");
        }
        let none = of_client("10.0.0.1".parse().unwrap(), "198.51.100.1".split(','), &[]);
        assert_eq!(none.to_string(), "10.0.0.1");
    }
}

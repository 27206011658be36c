//! Addresses on the web, as they are typed and compared. Nothing here, and nothing anywhere else,
//! ever fetches one.
use url::Url;

use super::Outlet;

/// The address, if it is one that may stand as a link: http or https, with a host.
fn parsed(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| bare(host).contains('.'));
    (web && !text.contains(char::is_whitespace)).then_some(url)
}

/// Whether `text` is an address on the web.
pub fn is_address(text: &str) -> bool {
    parsed(text).is_some()
}

/// The host of an address without `www.`, as people name a site.
pub fn host(text: &str) -> Option<String> {
    let url = parsed(text).or_else(|| parsed(&format!("https://{text}")))?;
    Some(bare(&url.host_str()?.to_ascii_lowercase()).to_owned())
}

/// A host without what stands around its name.
fn bare(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    host.strip_prefix("www.").unwrap_or(host)
}

/// The address in its spellings: with and without `s`, `www.` and the last slash.
pub fn spellings(text: &str) -> Vec<String> {
    let Some((_, rest)) = text.split_once("://").filter(|_| is_address(text)) else { return Vec::new() };
    let bare = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
    let schemes = ["https", "http"].into_iter();
    let all = schemes.flat_map(|scheme| ["", "www."].map(|www| format!("{scheme}://{www}{bare}")));
    all.flat_map(|address| [address.clone(), address + "/"]).collect()
}

/// The first address in a text, and the text without it: a phone shares both in one field.
pub fn first_in(text: &str) -> Option<(String, String)> {
    let address = text.split_whitespace().find(|word| is_address(word))?;
    Some((address.to_owned(), text.replacen(address, "", 1).trim().to_owned()))
}

/// The outlet on whose site an address lies; the nearest one where sites lie in each other.
pub fn outlet_at<'a>(address: &str, outlets: &'a [Outlet]) -> Option<&'a Outlet> {
    let at = host(address)?;
    let near = |outlet: &&Outlet| {
        let site = host(&outlet.site)?;
        (at == site || at.ends_with(&format!(".{site}"))).then_some(site.len())
    };
    outlets.iter().filter(|outlet| near(outlet).is_some()).max_by_key(|outlet| near(outlet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::OutletId;
    use crate::press::{Licensed, OutletKind};

    fn outlet(name: &str, site: &str) -> Outlet {
        Outlet {
            id: OutletId::new(),
            name: name.into(),
            kind: OutletKind::NewsSite,
            site: site.into(),
            licensed: Licensed::Unknown,
            note: String::new(),
            version: 1,
        }
    }

    #[test]
    fn only_http_and_https_are_addresses() {
        for good in ["https://example.ir/news/1?id=2", "http://www.example.ir", "https://خبر.ایران/۱"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "ftp://example.ir",
            "example.ir",
            "https://",
            "https://a b.ir",
            "data:text/html,x",
            "https://www./news",
            "",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn an_outlet_is_known_by_the_host_of_an_address() {
        let outlets = [outlet("a", "example.ir"), outlet("b", "https://www.alborz.example.ir/"), outlet("c", "")];
        let at = |address| outlet_at(address, &outlets).map(|outlet| outlet.name.clone());
        assert_eq!(at("https://www.example.ir/news/1").as_deref(), Some("a"));
        assert_eq!(at("http://alborz.example.ir/x").as_deref(), Some("b"));
        assert_eq!(at("http://m.alborz.example.ir/x").as_deref(), Some("b"));
        assert_eq!(at("https://notexample.ir/x"), None);
        assert_eq!(at("no address"), None);
    }

    #[test]
    fn one_address_has_several_spellings() {
        assert!(spellings("http://example.ir/1/").contains(&"https://www.example.ir/1".to_owned()));
        assert!(spellings("https://www.example.ir/1").contains(&"https://www.example.ir/1".to_owned()));
        assert!(spellings("nonsense").is_empty());
    }

    #[test]
    fn a_shared_text_gives_up_its_address() {
        let shared = first_in("خبر تازه https://example.ir/1");
        assert_eq!(shared, Some(("https://example.ir/1".into(), "خبر تازه".into())));
        assert_eq!(first_in("خبر تازه"), None);
    }
}

//! The pages of a list that is read in order.
use crate::form::Params;

/// How many rows a page of a list has.
const ROWS: i64 = 50;

/// Which page of a list is shown, and the ways to its neighbours.
pub struct Paging {
    /// The page, from 1.
    pub page: i64,
    /// How many there are.
    pub pages: i64,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the page after.
    pub next: Option<String>,
}

impl Paging {
    /// The page that the address asks for, of a list of `total` rows.
    pub fn of(path: &str, params: &Params, total: i64) -> Paging {
        let pages = ((total + ROWS - 1) / ROWS).max(1);
        let page = params.get("page").parse::<i64>().unwrap_or(1).clamp(1, pages);
        let link = |page: i64| {
            let kept = params.0.iter().filter(|(name, value)| name != "page" && !value.is_empty());
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(kept).append_pair("page", &page.to_string());
            format!("{path}?{}", query.finish())
        };
        Paging {
            page,
            pages,
            previous: (page > 1).then(|| link(page - 1)),
            next: (page < pages).then(|| link(page + 1)),
        }
    }

    /// How many rows a page has.
    pub fn limit(&self) -> i64 {
        ROWS
    }

    /// How many rows lie before this page.
    pub fn offset(&self) -> i64 {
        (self.page - 1) * ROWS
    }
}

//! The pages of a list that is read in order.
use crate::agreements::web::marks::Pager;
use crate::form::Params;
use crate::words::Words;

/// How many rows a page of a list has.
const ROWS: i64 = 50;

/// Which page of a list is shown.
pub struct Paging {
    page: i64,
    pages: i64,
}

impl Paging {
    /// The page that the address asks for, of a list of `total` rows.
    pub fn of(params: &Params, total: i64) -> Paging {
        let pages = ((total + ROWS - 1) / ROWS).max(1);
        let page = params.get("page").parse::<i64>().unwrap_or(1).clamp(1, pages);
        Paging { page, pages }
    }

    /// How many rows a page has.
    pub fn limit(&self) -> i64 {
        ROWS
    }

    /// How many rows lie before this page.
    pub fn offset(&self) -> i64 {
        (self.page - 1) * ROWS
    }

    /// The ways to the other pages, with the filters of this one.
    pub fn pager(&self, w: Words, path: &str, params: &Params) -> Option<Pager> {
        Pager::of(w, self.page, self.pages, |page| {
            let kept = params.0.iter().filter(|(name, value)| name != "page" && !value.is_empty());
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(kept).append_pair("page", &page.to_string());
            format!("{path}?{}", query.finish())
        })
    }
}

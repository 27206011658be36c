//! The list of people.
use askama::Template;
use axum::extract::State;

use crate::agreements::web::marks::Pager;
use crate::app::App;
use crate::form::pick::offered;
use crate::form::{Form, Params};
use crate::ids::PersonId;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::parties::web::{Paging, show_options};
use crate::people::store::{self, Filter};
use crate::people::{Person, Post};
use crate::persian::fold_name;
use crate::words::Words;

struct Row {
    person: Person,
    posts: Vec<Post>,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    form: Form,
    is_filtered: bool,
    total: i64,
    rows: Vec<Row>,
    pager: Option<Pager>,
}

/// GET /people
pub async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let filter = Filter { text: params.get("q").into(), organisation: None };
    let mut tx = app.db.read().await?;
    let total = store::count(&mut tx, &filter).await?;
    let paging = Paging::of(&params, total);
    let found = store::list(&mut tx, &filter, paging.limit(), paging.offset()).await?;
    let ids: Vec<PersonId> = found.iter().map(|person| person.id).collect();
    let posts = store::present_posts(&mut tx, &ids, visit.today).await?;
    let row =
        |person: Person| Row { posts: posts.iter().filter(|post| post.person == person.id).cloned().collect(), person };
    let page = ListPage {
        w: visit.w,
        frame: visit.frame(Nav::Parties),
        form: params.form(&visit),
        is_filtered: !filter.text.is_empty(),
        total,
        rows: found.into_iter().map(row).collect(),
        pager: paging.pager(visit.w, "/people", &params),
    };
    show(&page)
}

/// GET /people/options: what a combobox offers for what was typed so far.
pub async fn options(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let all = store::candidates(&mut tx, visit.today).await?;
    show_options(offered(params.get("q"), all, fold_name))
}

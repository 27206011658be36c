//! The list of commitments.
use askama::Template;
use axum::extract::State;

use super::line::Line;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::commitments::store::{self, Filter};
use crate::commitments::{Standing, View, most_urgent_first};
use crate::form::{Form, Params};
use crate::ids::OrganisationId;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::words::Words;

/// So many stand on one page.
const PER_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "commitments/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    form: Form,
    view: View,
    tabs: Vec<TabLink>,
    parties: Vec<(String, String)>,
    lines: Vec<Line>,
    total: usize,
    page: usize,
    pages: usize,
}

struct TabLink {
    label: &'static str,
    href: String,
    current: bool,
    late: Option<usize>,
}

impl ListPage {
    fn href(&self, page: usize) -> String {
        format!("{}&page={page}", address(self.view, self.form.value("party")))
    }

    fn previous(&self) -> Option<String> {
        (self.page > 1).then(|| self.href(self.page - 1))
    }

    fn next(&self) -> Option<String> {
        (self.page < self.pages).then(|| self.href(self.page + 1))
    }
}

/// The list of a view, narrowed to a party or not.
fn address(view: View, party: &str) -> String {
    let party = if party.is_empty() { String::new() } else { format!("&party={party}") };
    format!("/commitments?view={}{party}", view.key())
}

/// The list, by view and party, the most urgent first.
pub async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let sight = Sight::of(actor);
    let view = View::parse(params.get("view")).unwrap_or(View::All);
    let obligor = OrganisationId::parse(params.get("party"));
    let party = obligor.map_or_else(String::new, |id| id.to_string());
    let mut tx = app.db.read().await?;
    let all = store::list(&mut tx, &Filter { obligor, ..Filter::default() }, &sight).await?;
    let obligors = store::obligors(&mut tx, &sight).await?;
    drop(tx);
    let all: Vec<Standing> = all.into_iter().map(|one| Standing::of(one, visit.today)).collect();
    let late = all.iter().filter(|one| View::Overdue.holds(one, actor.id)).count();
    let mut shown: Vec<Standing> = all.into_iter().filter(|one| view.holds(one, actor.id)).collect();
    most_urgent_first(&mut shown);
    let total = shown.len();
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = params.get("page").parse().unwrap_or(1).clamp(1, pages);
    let link = |one: &View| TabLink {
        label: w.label(one),
        href: address(*one, &party),
        current: *one == view,
        late: (*one == View::Overdue && late > 0).then_some(late),
    };
    let any = (String::new(), w.commitments.any_party().to_owned());
    let parties = obligors.into_iter().map(|(id, name)| (id.to_string(), name));
    let lines = shown.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    show(&ListPage {
        w,
        frame: visit.frame(Nav::Actions),
        tabs: View::ALL.iter().map(link).collect(),
        parties: std::iter::once(any).chain(parties).collect(),
        lines: lines.map(|one| Line::of(w, one, visit.today)).collect(),
        form: Form::empty(w).with("party", party),
        view,
        total,
        page,
        pages,
    })
}

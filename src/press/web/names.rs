//! Organisations and people that were read in an item and ticked: created with it.
use crate::db::Tx;
use crate::error::PageError;
use crate::form::Form;
use crate::page::Visit;
use crate::parties::{self, NewOrganisation};
use crate::people::{self, Introduction};
use crate::users::session::Actor;

/// So many names of a kind one item may bring.
const MOST: usize = 30;

/// Creates what was ticked and is not there yet; organisations first, so that posts find them.
pub(super) async fn create(tx: &mut Tx, form: &Form, actor: &Actor, visit: &Visit) -> Result<(), PageError> {
    let fits = |name: &&str, longest: usize| !name.is_empty() && name.chars().count() <= longest;
    for name in form.values("new_organisation").filter(|name| fits(name, 300)).take(MOST) {
        if parties::store::of_name(tx, name, [None, None]).await?.is_empty() {
            parties::pick::create(tx, &NewOrganisation::named(name), actor, visit.now).await?;
        }
    }
    for text in form.values("new_person").filter(|text| fits(text, 500)).take(MOST) {
        let told = Introduction::read(text);
        let there = people::store::of_name(tx, &told.name, [None, None], visit.today).await?;
        if there.is_empty() && told.name.chars().count() <= 200 {
            people::pick::introduce(tx, &told, actor, visit.now).await?;
        }
    }
    Ok(())
}

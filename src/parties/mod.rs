//! Organisations: those that are or may become parties, and our own.
use crate::ids::OrganisationId;
use crate::keyed;
use crate::persian::fold;

pub mod forms;
pub mod pick;
pub mod store;
pub mod web;

keyed! {
    /// What kind of organisation it is.
    pub enum OrganisationKind {
        /// A ministry, directorate, municipality and the like.
        PublicBody = "public_body",
        /// A foundation.
        Foundation = "foundation",
        /// A news network, agency, newspaper.
        Media = "media",
        /// A cooperative.
        Cooperative = "cooperative",
        /// A company.
        Company = "company",
        /// A university or research institute.
        University = "university",
        /// An association, union or chamber.
        Association = "association",
        /// Anything else.
        Other = "other",
    }
}

/// How each kind begins or is called, after folding; the first that fits wins.
const TELLING: &[(OrganisationKind, &[&str])] = &[
    (OrganisationKind::University, &["دانشگاه", "دانشکده", "پژوهشگاه", "پژوهشکده", "university", "college"]),
    (OrganisationKind::Foundation, &["بنیاد", "صندوق", "foundation"]),
    (
        OrganisationKind::Media,
        &["خبرگزاری", "رسانه", "روزنامه", "هفتهنامه", "شبکه", "صداوسیما", "news", "media", "press"],
    ),
    (OrganisationKind::Association, &["انجمن", "اتحادیه", "اتاق", "کانون", "خانه", "association", "union", "chamber"]),
    (OrganisationKind::Company, &["شرکت", "company", "ltd", "inc"]),
    (
        OrganisationKind::PublicBody,
        &[
            "اداره",
            "ادارهکل",
            "وزارت",
            "سازمان",
            "شهرداری",
            "استانداری",
            "فرمانداری",
            "معاونت",
            "ministry",
            "directorate",
            "municipality",
        ],
    ),
    (OrganisationKind::Cooperative, &["تعاونی", "cooperative"]),
];

impl OrganisationKind {
    /// The kind that a name tells of, so that an organisation created in passing needs no question.
    pub fn of_name(name: &str) -> OrganisationKind {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        if words.contains(&"تعاونی") {
            return OrganisationKind::Cooperative;
        }
        let says = |telling: &[&str]| words.iter().any(|word| telling.contains(word));
        TELLING.iter().find(|(_, telling)| says(telling)).map_or(OrganisationKind::Other, |(kind, _)| *kind)
    }
}

/// What is written down about an organisation.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewOrganisation {
    /// The full name.
    pub name: String,
    /// The name in daily use.
    pub short_name: String,
    /// What kind it is.
    pub kind: OrganisationKind,
    /// Whether it is the one that uses this program; at most one is.
    pub own: bool,
    /// The national id of legal persons, in ASCII digits.
    pub national_id: String,
    /// The province.
    pub province: String,
    /// The postal address.
    pub address: String,
    /// Telephone numbers, in ASCII digits.
    pub phone: String,
    /// The address of its site.
    pub site: String,
    /// Anything else.
    pub note: String,
}

impl NewOrganisation {
    /// An organisation of which only the name is known.
    pub fn named(name: impl Into<String>) -> NewOrganisation {
        let name = name.into();
        NewOrganisation {
            kind: OrganisationKind::of_name(&name),
            name,
            short_name: String::new(),
            own: false,
            national_id: String::new(),
            province: String::new(),
            address: String::new(),
            phone: String::new(),
            site: String::new(),
            note: String::new(),
        }
    }

    /// What is written down, field by field, as lists and events tell it.
    pub fn told(&self) -> [(&'static str, String); 9] {
        [
            ("name", self.name.clone()),
            ("short_name", self.short_name.clone()),
            ("kind", self.kind.key().to_owned()),
            ("national_id", self.national_id.clone()),
            ("province", self.province.clone()),
            ("address", self.address.clone()),
            ("phone", self.phone.clone()),
            ("site", self.site.clone()),
            ("note", self.note.clone()),
        ]
    }
}

/// An organisation.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Id.
    pub id: OrganisationId,
    /// The full name.
    pub name: String,
    /// The name in daily use; may be empty.
    pub short_name: String,
    /// What kind it is.
    pub kind: OrganisationKind,
    /// Whether it is the one that uses this program.
    pub own: bool,
    /// The national id of legal persons.
    pub national_id: String,
    /// The province.
    pub province: String,
    /// The postal address.
    pub address: String,
    /// Telephone numbers.
    pub phone: String,
    /// The address of its site.
    pub site: String,
    /// Anything else.
    pub note: String,
    /// Whether it is in the trash; records that name it still lead to it.
    pub deleted: bool,
    /// For optimistic locking.
    pub version: i64,
}

impl Organisation {
    /// What is written down about it, field by field.
    pub fn written(&self) -> NewOrganisation {
        NewOrganisation {
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            kind: self.kind,
            own: self.own,
            national_id: self.national_id.clone(),
            province: self.province.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            site: self.site.clone(),
            note: self.note.clone(),
        }
    }

    /// The name for narrow places: the short one where there is one.
    pub fn brief_name(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }
}

#[cfg(test)]
mod tests {
    use super::OrganisationKind;

    #[test]
    fn a_name_tells_what_kind_of_organisation_it_is() {
        for (name, kind) in [
            ("ادارهٔ کل تعاون، کار و رفاه اجتماعی البرز", OrganisationKind::PublicBody),
            ("شرکت تعاونی روستایی طالقان", OrganisationKind::Cooperative),
            ("بنیاد کارآفرینی و توسعهٔ تعاون", OrganisationKind::Foundation),
            ("شبکهٔ تعاون", OrganisationKind::Media),
            ("University of Karaj", OrganisationKind::University),
            ("گروه دوستداران کوه", OrganisationKind::Other),
        ] {
            assert_eq!(OrganisationKind::of_name(name), kind, "{name}");
        }
    }
}

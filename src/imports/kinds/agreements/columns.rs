//! The columns of a list of agreements.
use super::awaits;
use crate::agreements::lifecycle::{Outcome, Stage};
use crate::agreements::{AgreementKind, Relation};
use crate::imports::columns::{Column, Content, choices, column};

/// The columns.
pub const COLUMNS: &[Column] = &[
    column!(
        "reference",
        |w| w.columns.reference(),
        Content::Code,
        ["شماره تفاهم نامه", "کد", "شناسه", "ref", "number", "code"]
    ),
    column!(needed "title", |w| w.agreements.title(), Content::Text, ["عنوان تفاهم نامه", "نام تفاهم نامه", "agreement title"]),
    column!("kind", |w| w.agreements.kind(), choices!(AgreementKind), ["نوع", "نوع تفاهم نامه", "kind", "type"]),
    column!("subject", |w| w.agreements.subject(), Content::Text, ["موضوع تفاهم نامه"]),
    column!("aims", |w| w.agreements.aims(), Content::Text, ["هدف", "objectives"]),
    column!("first_party", |w| w.columns.first_party(), Content::Text, ["طرف یکم", "طرف ۱", "party 1"]),
    column!(
        "parties",
        |w| w.columns.other_parties(),
        Content::Text,
        ["طرف دوم", "طرف مقابل", "طرف قرارداد", "طرفین", "طرف", "second party", "counterparty", "party 2", "parties"]
    ),
    column!("supporters", |w| w.columns.supporters(), Content::Text, ["پشتیبان", "حامی", "حامیان", "supporter"]),
    column!("witnesses", |w| w.columns.witnesses(), Content::Text, ["گواه", "شاهد", "شاهدان", "witness"]),
    column!(
        "representatives",
        |w| w.import_links.representatives(),
        Content::Text,
        ["نماینده", "نماینده طرف", "نماینده طرف مقابل", "representative"]
    ),
    column!(
        "signatories",
        |w| w.import_links.signatories(),
        Content::Text,
        ["امضاکننده", "امضا کننده", "امضاکنندگان", "امضا کنندگان", "صاحب امضا", "signatory", "signed by"]
    ),
    column!(
        "owner",
        |w| w.agreements.owner(),
        Content::Text,
        ["مسئول", "کارشناس", "کارشناس مسئول", "پیگیری کننده", "responsible"]
    ),
    column!(
        "team",
        |w| w.import_links.team(),
        Content::Text,
        ["تیم", "گروه", "همکاران", "اعضای تیم", "کارشناسان", "team members", "members"]
    ),
    column!("confidential", |w| w.columns.confidential(), Content::Truth, ["محرمانگی", "secret"]),
    column!("stage", |w| w.columns.stage(), choices!(Stage), ["وضعیت", "آخرین وضعیت", "status"]),
    column!(
        "meeting_on",
        |w| w.columns.meeting_on(),
        Content::Day,
        ["تاریخ نشست", "تاریخ مذاکره", "تاریخ شروع مذاکره"]
    ),
    column!("drafting_on", |w| w.columns.drafting_on(), Content::Day, ["تاریخ پیش نویس", "تاریخ تدوین"]),
    column!("signing_on", |w| w.columns.signing_on(), Content::Day, ["تاریخ ارسال برای امضا"]),
    column!(
        "in_force_on",
        |w| w.columns.in_force_on(),
        Content::Day,
        ["تاریخ امضا", "تاریخ انعقاد", "تاریخ ابلاغ", "signed on", "date signed"]
    ),
    column!("concluded_on", |w| w.columns.concluded_on(), Content::Day, ["تاریخ خاتمه", "concluded"]),
    column!("halted_on", |w| w.columns.halted_on(), Content::Day, ["تاریخ توقف", "halted"]),
    column!("outcome", |w| w.columns.outcome(), choices!(Outcome), ["نتیجه نهایی"]),
    column!(
        "starts_on",
        |w| w.columns.starts_on(),
        Content::Day,
        ["تاریخ شروع", "شروع", "از تاریخ", "start date", "from"]
    ),
    column!(
        "ends_on",
        |w| w.columns.ends_on(),
        Content::Day,
        ["تاریخ پایان", "پایان", "تا تاریخ", "تاریخ انقضا", "end date", "to", "expiry date"]
    ),
    column!("next_step", |w| w.agreements.next_step(), Content::Text, ["اقدام بعدی", "قدم بعدی", "next action"]),
    column!(
        "next_due_on",
        |w| w.agreements.next_due(),
        Content::Day,
        ["مهلت گام بعدی", "سررسید", "due date", "deadline"]
    ),
    column!(
        "awaited",
        |w| w.import_links.awaited(),
        Content::Named(awaits::words),
        ["نزد", "در انتظار", "منتظر", "awaiting", "with whom"]
    ),
    column!(
        "awaited_person",
        |w| w.import_links.awaited_person(),
        Content::Text,
        ["شخص منتظر", "نزد چه کسی", "awaited person"]
    ),
    column!("letters", |w| w.agreements.letters(), Content::Text, ["شماره نامه", "نامه ها", "letters"]),
    column!("tags", |w| w.agreements.tags(), Content::Text, ["برچسب", "کلیدواژه", "keywords"]),
    column!("relation", |w| w.agreements.relation(), choices!(Relation), ["نسبت"]),
    column!("amends", |w| w.agreements.earlier(), Content::Code, ["تفاهم نامه پیشین"]),
];

/// What a signed agreement does not give up.
pub const LOCKED: [&str; 12] = [
    "title",
    "kind",
    "subject",
    "aims",
    "relation",
    "amends",
    "first_party",
    "parties",
    "supporters",
    "witnesses",
    "representatives",
    "signatories",
];

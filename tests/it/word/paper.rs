//! A document with every kind of block in it, in either language.
use chrono::NaiveDate;
use tafahom::agreements::lifecycle::Stage;
use tafahom::documents::formats::{Job, Writer, format};
use tafahom::documents::{
    Block, Cell, Chart, Column, Document, Emblem, Fact, Letterhead, Margins, Paper, Paragraph, Place, Registration,
    Section, Shape, Signatory, Style, Table, Tone,
};
use tafahom::words::{Lang, Words};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A red square of four pixels.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2,
    0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 8, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1,
    1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// The bytes of a document as a Word file.
pub fn written(document: &Document, lang: Lang) -> Vec<u8> {
    let Writer::File(write) = format("docx").unwrap().writer else { panic!("docx is no file") };
    let section = document.main().unwrap();
    write(&Job { document, section, w: Words::of(lang) }).unwrap()
}

/// A document of these sections on the paper of the directorate.
pub fn document(title: &str, subtitle: &str, sections: Vec<Section>) -> Document {
    Document {
        key: "sample",
        main: sections.first().unwrap().key,
        title: title.into(),
        subtitle: subtitle.into(),
        slug: "sample".into(),
        period: None,
        letterhead: Letterhead {
            organisation: "اداره کل تعاون، کار و رفاه اجتماعی استان البرز".into(),
            unit: "معاونت تعاون".into(),
            emblem: Some(Emblem { png: PNG.into(), width: 1, height: 1 }),
            margins: Margins::default(),
            signatories: "مدیر کل\nمعاون تعاون".into(),
        },
        registration: Registration { day: Some(day("2026-05-18")), number: "1405/ص/123".into(), annex: String::new() },
        paper: Paper::Portrait,
        is_official: true,
        made_on: day("2026-05-18"),
        facts: Vec::new(),
        sections,
    }
}

/// Every kind of block.
pub fn everything(lang: Lang) -> Document {
    let fact = |key, label, cell| Fact { key, label, cell };
    let figures = vec![
        fact("all", lang.pick("همه", "All"), Cell::Number(1234)),
        fact("moved", lang.pick("جابه‌جاشده", "Moved"), Cell::Number(7)),
        fact("stuck", lang.pick("راکد", "Stuck"), Cell::Number(0)),
    ];
    let about = vec![
        fact("reference", lang.pick("شماره", "Reference"), Cell::Code("1405-0012".into())),
        fact("phone", lang.pick("تلفن", "Phone"), Cell::Code("+98 26 3270 0000".into())),
        fact("stage", lang.pick("مرحله", "Stage"), Cell::Stage(Stage::Drafting)),
        fact("day", lang.pick("روز", "Day"), Cell::Day(day("2026-05-18"))),
        fact(
            "parties",
            lang.pick("طرف‌ها", "Parties"),
            Cell::Lines(vec!["بنیاد توسعه".into(), "Media Co. (Ltd)".into()]),
        ),
        fact("nothing", lang.pick("هیچ", "Nothing"), Cell::Empty),
    ];
    let sections = vec![
        Section::new("figures", lang.pick("شمارش", "Counts"), vec![Block::Figures(figures)]),
        Section::new("about", lang.pick("شناسنامه", "Identity"), vec![Block::Facts(about)]),
        Section::new(
            "table",
            lang.pick("تفاهم‌نامه‌ها", "Agreements"),
            vec![
                Block::Table(table(lang, 40)),
                Block::Chart(Chart {
                    title: lang.pick("روزهای مرحله", "Days in the stage").into(),
                    shape: Shape::Bars,
                    category: "title",
                    series: vec!["days"],
                    limit: None,
                    first: None,
                }),
            ],
        ),
        Section::of_table(
            "none",
            lang.pick("خالی", "Empty"),
            Table { empty: lang.pick("چیزی نیست.", "There is none."), ..table(lang, 0) },
        ),
        Section::new("text", lang.pick("متن", "Text"), vec![Block::Text(text())]),
        Section::new("sign", lang.pick("امضاها", "Signatures"), vec![Block::Signatures(signatories())]),
    ];
    let mut document =
        document(lang.pick("گزارش وضعیت", "Status report"), lang.pick("اردیبهشت ۱۴۰۵", "Ordibehesht 1405"), sections);
    document.facts = vec![
        fact("made_by", lang.pick("تهیه‌کننده", "Made by"), Cell::Text("مریم رضایی".into())),
        fact("codes", lang.pick("شماره‌ها", "Codes"), Cell::Codes(vec!["1405-0001".into(), "1405-0002".into()])),
    ];
    document
}

pub fn table(lang: Lang, rows: usize) -> Table {
    let columns = vec![
        Column::text("reference", lang.pick("شماره", "Reference")).placed(Place::Over),
        Column::text("title", lang.pick("عنوان", "Title")),
        Column::text("subject", lang.pick("موضوع", "Subject")).placed(Place::Under),
        Column::text("state", lang.pick("وضع", "State")),
        Column::number("days", lang.pick("روز", "Days")),
        Column::day("due", lang.pick("سررسید", "Due")),
    ];
    let row = |n: usize| {
        let title = if n % 3 == 2 {
            format!("Media of the cooperatives {n}")
        } else {
            format!("تفاهم‌نامهٔ همکاری رسانه‌ای با شبکهٔ تعاون {n}")
        };
        vec![
            Cell::Code(format!("1405-{n:04}")),
            Cell::Text(title),
            Cell::text(if n.is_multiple_of(2) {
                "بازتاب MoU در رسانه‌ها، تلفن 026-32700000"
            } else {
                ""
            }),
            Cell::Word { key: "ok", text: lang.pick("خوب", "Good"), tone: Tone::Good },
            Cell::Number(i64::try_from(n).unwrap() * 3),
            Cell::Day(day("2026-05-18")),
        ]
    };
    Table::new(columns, (1..=rows).map(row).collect(), "")
}

/// A short agreement with what goes wrong in mixed text.
pub fn text() -> Vec<Paragraph> {
    [
        (Style::Title, "تفاهم‌نامهٔ همکاری"),
        (Style::Plain, "این تفاهم‌نامه در تاریخ 2026-05-18 (۱۴۰۵/۰۲/۲۸) میان «اداره کل» و «Media Co. (Ltd)» بسته شد."),
        (Style::Article, "مادهٔ ۱ – طرفین"),
        (Style::Clause, "۱-۱. بنیاد توسعه، تلفن 026-32700000، نشانی https://ex.ir/a/ و info@ex.ir"),
        (Style::Clause, "۱-۲. MoU-1405/012 و نامهٔ ۱۴۰۵/ص/۱۲۳؛ روز 18 May 2026؛ ۲۵٪ و 25% و -5"),
        (Style::Note, "تبصره: خط نخست\nخط دوم\tپس از جهش"),
        (Style::Article, "مادهٔ ۲ – مدت"),
        (Style::Plain, "از ساعت ۸:۳۰–۱۰:۳۰، +98 26 3270 0000، یک سال."),
        (Style::Remark, "این متن هنوز امضا نشده است."),
    ]
    .map(|(style, text)| Paragraph::new(style, text))
    .into()
}

pub fn signatories() -> Vec<Signatory> {
    let one = |party: &str, role: &str, name: &str, post: &str, signed_on| Signatory {
        party: party.into(),
        role: role.into(),
        name: name.into(),
        post: post.into(),
        signed_on,
    };
    vec![
        one("اداره کل تعاون، کار و رفاه اجتماعی", "طرف اول", "مریم رضایی", "معاون تعاون", Some(day("2026-05-18"))),
        one("بنیاد توسعه کارآفرینی و تعاون", "طرف دوم", "علی کریمی", "مدیرعامل", None),
    ]
}

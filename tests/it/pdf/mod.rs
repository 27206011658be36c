//! PDF: what was said stands on the pages, in order and whole, and nothing runs over their edges.
use chrono::NaiveDate;
use tafahom::agreements::lifecycle::Stage;
use tafahom::documents::formats::{Job, Writer, format};
use tafahom::documents::{
    Block, Cell, Chart, Column, Document, Fact, Letterhead, Paper as Lying, Paragraph, Place, Registration, Section,
    Shape, Signatory, Style, Table,
};
use tafahom::words::{Lang, Words};

pub mod reading;

pub use reading::Paper;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn bytes(lang: Lang, document: &Document) -> Vec<u8> {
    let Some(Writer::File(write)) = format("pdf").map(|format| format.writer) else { panic!("PDF is a file") };
    write(&Job { document, section: document.main().unwrap(), w: Words::of(lang) }).unwrap()
}

fn paper(lang: Lang, document: &Document) -> Paper {
    Paper::new(&bytes(lang, document))
}

fn document(title: &str, blocks: Vec<Block>) -> Document {
    Document {
        key: "status",
        main: "part",
        title: title.to_owned(),
        subtitle: "اردیبهشت ۱۴۰۵".to_owned(),
        slug: "1405-02".to_owned(),
        period: None,
        letterhead: Letterhead {
            organisation: "ادارهٔ کل تعاون".to_owned(),
            unit: "روابط عمومی".to_owned(),
            signatories: "رضا دادفر – مدیر کل".to_owned(),
            ..Letterhead::default()
        },
        registration: Registration { number: "۱۴۰۵/ص/۱۲۳".to_owned(), ..Registration::default() },
        paper: Lying::Portrait,
        is_official: true,
        made_on: day("2026-05-18"),
        facts: Vec::new(),
        sections: vec![Section::new("part", "بخش یکم", blocks)],
    }
}

fn said(text: &str) -> Block {
    Block::Text(vec![Paragraph::new(Style::Plain, text)])
}

/// References, titles, stages, days in the stage and their limits.
fn table(rows: usize, title: impl Fn(usize) -> String) -> Table {
    let columns = vec![
        Column::text("reference", "شماره"),
        Column::text("title", "عنوان"),
        Column::text("party", "طرف").placed(Place::Under),
        Column::text("stage", "مرحله"),
        Column::number("days", "روزها در این مرحله"),
        Column::number("limit", "مهلت مرحله"),
        Column::day("due", "گام بعدی تا"),
    ];
    let row = |i: usize| {
        vec![
            Cell::Code(format!("1405-{i}")),
            Cell::text(title(i)),
            Cell::text("بنیاد توسعه"),
            Cell::Stage(Stage::Drafting),
            Cell::Number(i64::try_from(i).unwrap() * 7 % 90),
            Cell::Number(45),
            Cell::Day(day("2026-05-18")),
        ]
    };
    Table::new(columns, (1..=rows).map(row).collect(), "چیزی نیست")
}

fn everything() -> Document {
    let chart = |shape| {
        Block::Chart(Chart {
            title: "نمودار روزها".to_owned(),
            shape,
            category: "reference",
            series: vec!["days"],
            limit: Some("limit"),
            first: None,
        })
    };
    let signatory = |role: &str, name: &str, signed_on| Signatory {
        party: "شبکهٔ تعاون".to_owned(),
        role: role.to_owned(),
        name: name.to_owned(),
        post: "سرپرست".to_owned(),
        signed_on,
    };
    let text = [
        (Style::Title, "سرآغاز"),
        (Style::Article, "مادهٔ یک"),
        (Style::Plain, "متن ساده"),
        (Style::Clause, "بند الف"),
        (Style::Note, "تبصرهٔ دو"),
        (Style::Remark, "یادآوری"),
        (Style::Plain, "An English paragraph"),
    ];
    let mut document = document(
        "گزارش وضعیت",
        vec![
            Block::Figures(vec![Fact { key: "running", label: "در جریان", cell: Cell::Number(1234) }]),
            Block::Text(text.map(|(style, text)| Paragraph::new(style, text)).to_vec()),
            Block::Facts(vec![Fact { key: "phone", label: "تلفن", cell: Cell::Code("026-3270".to_owned()) }]),
            Block::Table(table(3, |i| format!("عنوان {i}"))),
            chart(Shape::Bars),
            Block::Signatures(vec![
                signatory("نخست", "سارا کریمی", Some(day("2026-05-18"))),
                signatory("دوم", "رضا دادفر", None),
            ]),
        ],
    );
    document.sections.push(Section::of_table("none", "بخش دوم", table(0, |_| String::new())));
    let months = vec![Block::Table(table(2, |i| format!("ردیف {i}"))), chart(Shape::Columns)];
    document.sections.push(Section::new("more", "بخش سوم", months));
    document.facts =
        vec![Fact { key: "made_by", label: "تهیه‌کننده", cell: Cell::text("مجتبی حسینی") }];
    document
}

#[test]
fn every_kind_of_block_stands_on_paper() {
    let document = everything();
    let persian = paper(Lang::Fa, &document);
    for words in [
        "بسمه تعالی",
        "ادارهٔ کل تعاون",
        "روابط عمومی",
        "تاریخ",
        "شماره",
        "پیوست",
        "گزارش وضعیت",
        "اردیبهشت ۱۴۰۵",
        "تهیه‌کننده",
        "مجتبی حسینی",
        "بخش یکم",
        "در جریان ۱۲۳۴",
        "سرآغاز",
        "مادهٔ یک",
        "متن ساده",
        "بند الف",
        "تبصرهٔ دو",
        "یادآوری",
        "An English paragraph",
        "تلفن",
        "عنوان ۱۴۰۵/۰۲/۲۸",
        "طرف: بنیاد توسعه",
        "نمودار روزها",
        "نخست",
        "دوم",
        "سارا کریمی",
        "شبکهٔ تعاون",
        "سرپرست",
        "مهر و امضا",
        "تاریخ امضا",
        "بخش دوم",
        "چیزی نیست",
        "رضا دادفر",
        "صفحهٔ ۱ از ۲",
    ] {
        assert!(persian.says(words), "{words}: {:#?}", persian.text());
    }
    assert_eq!(persian.about("Title"), "گزارش وضعیت – اردیبهشت ۱۴۰۵");
    assert_eq!((persian.about("Author"), persian.about("Creator")), ("ادارهٔ کل تعاون".into(), "Tafahom".into()));
    assert_eq!((persian.about("Tagged"), persian.about("JavaScript")), ("yes".into(), "no".into()));
    assert!(persian.about("CreationDate").contains("May 18"), "{}", persian.about("CreationDate"));

    let english = paper(Lang::En, &document);
    for words in ["Page 1 of 2", "Stamp and signature", "Annex", "1234", "Drafting", "026-3270"] {
        assert!(english.says(words), "{words}: {:#?}", english.text());
    }
}

#[test]
fn the_same_document_gives_the_same_file() {
    assert_eq!(bytes(Lang::Fa, &everything()), bytes(Lang::Fa, &everything()));
}

#[test]
fn foreign_runs_keep_their_order_in_persian_text() {
    let runs = [
        "2026-05-18",
        "۱۴۰۵-۰۲-۲۸",
        "۱۴۰۵/۰۲/۲۸",
        "۱۴۰۵.۰۲.۲۸",
        "026-32700000",
        "+98 26 3270 0000",
        "1405-MOU-12",
        "MOU-1405/012",
        "info@example.ir",
        "https://ex.ir/a/",
        "-5",
        "25%",
        "18 May 2026",
        "Green Energy",
        "گزارش (2).docx",
        "قرارداد [12-A]",
    ];
    let prose = runs.map(|run| Paragraph::new(Style::Plain, format!("این {run} است")));
    let columns = vec![Column::text("run", "رشته"), Column::text("kind", "گونه")];
    let rows = runs.map(|run| vec![Cell::text(format!("این {run} است")), Cell::Code("12-34/5".to_owned())]);
    let blocks = vec![Block::Text(prose.to_vec()), Block::Table(Table::new(columns, rows.to_vec(), ""))];
    let text = paper(Lang::Fa, &document("ترتیب", blocks)).text().concat();
    for run in &runs[..14] {
        assert_eq!(text.matches(run).count(), 2, "{run}: {text}");
    }
    assert_eq!(text.matches("۱۲-۳۴/۵").count(), runs.len(), "{text}");
}

#[test]
fn a_registered_number_with_a_persian_letter_reads_from_the_right() {
    let words = paper(Lang::Fa, &document("نامه", vec![said("متن")])).words();
    let letter = words.iter().find(|word| word.text.contains('ص') && word.text.contains('/')).unwrap();
    // The year stands right of the letter, the running number left of it.
    let beside = |digits: &str| {
        let mut on_line = words.iter().filter(|word| (word.bottom - letter.bottom).abs() < 2.0);
        on_line.find(|word| word.text == digits).unwrap()
    };
    let (year, number) = (beside("۱۴۰۵"), beside("۱۲۳"));
    assert!(year.left >= letter.right - 2.0 && number.right <= letter.left + 2.0, "{} {}", year.left, number.left);
}

#[test]
fn what_looks_like_markup_is_only_text() {
    let title = "#let x = [1] *a* _b_ `c` $d$ @e <w:p> \\f // g = h - i + j ~k 'l' \"m\" #panic end";
    let mut document = document(title, vec![said(title)]);
    document.subtitle = "{page} #{1+1} x".to_owned();
    document.letterhead.organisation = "*شرکت* #h(1cm)".to_owned();
    let plain: String = title.split_whitespace().collect();
    for lang in [Lang::Fa, Lang::En] {
        let text: String = paper(lang, &document).text().concat().split_whitespace().collect();
        assert!(text.matches(&plain).count() >= 2, "{text}");
        assert!(text.contains("#{1+1}x"), "{text}");
    }
}

#[test]
fn control_characters_emoji_and_foreign_alphabets_do_no_harm() {
    let text = "یک\u{0}\u{1}\u{b}\u{1b} 😀 👩‍👩‍👧 🇮🇷 ✓ ★ ☎ → Ω Жизнь ğ ﷼ 漢字 \u{e000}\u{feff}\u{202e} دو\tسه\u{ad}";
    let made = paper(Lang::Fa, &document(text, vec![said(text)]));
    for words in ["یک", "سه", "Ω", "Жизнь"] {
        assert!(made.says(words), "{words}: {:?}", made.text());
    }
    let text = made.text().concat();
    assert!(text.contains('😀') && text.contains('ğ') && text.contains('✓') && text.contains('→'), "{text}");
    // What no font has leaves a trace: three letters, in the title and in the text.
    assert_eq!(text.matches('\u{fffd}').count(), 6, "{text}");
}

#[test]
fn a_title_of_ten_thousand_letters_comes_out_whole_and_inside_the_page() {
    let title = format!("{}{}پایان", "آ".repeat(5_000), " بلند".repeat(1_000));
    let made = paper(Lang::Fa, &document(&title, vec![Block::Table(table(1, |_| title.clone()))]));
    let text = made.text().concat();
    assert!(text.matches('آ').count() >= 10_000, "{}", text.matches('آ').count());
    assert!(text.matches("بلند").count() >= 2_000);
    assert_eq!(text.matches("پایان").count(), 2);
    stands_inside(&made, 595.3, 841.9);
}

/// No word leaves the page or its side margins: 30 mm where lines begin, 20 mm where they end.
fn stands_inside(made: &Paper, width: f64, height: f64) {
    let mm = 72.0 / 25.4;
    for word in made.words() {
        let inside =
            word.left >= 20.0 * mm - 1.0 && word.right <= width - 30.0 * mm + 1.0 && word.bottom < height - 5.0;
        assert!(inside, "{} stands at {}–{}, {}", word.text, word.left, word.right, word.bottom);
    }
}

#[test]
fn two_hundred_agreements_fill_pages_without_running_over() {
    let long = |i: usize| format!("تفاهم‌نامهٔ همکاری شمارهٔ {i} با شبکهٔ تعاون دربارهٔ پوشش خبری رویدادهای استان");
    for (lying, width, height) in [(Lying::Portrait, 595.3, 841.9), (Lying::Landscape, 841.9, 595.3)] {
        let mut document = document("فهرست", vec![Block::Table(table(200, long))]);
        document.paper = lying;
        let made = paper(Lang::Fa, &document);
        let pages = made.text();
        assert_eq!(pages.len(), made.pages());
        assert!((5..20).contains(&pages.len()), "{} pages", pages.len());
        // The head of the table stands on every page that has rows, and every row stands once.
        let (rows, head): (Vec<usize>, Vec<usize>) =
            pages.iter().map(|page| (page.matches("۱۴۰۵-").count(), page.matches("عنوان").count())).unzip();
        assert_eq!(rows.iter().sum::<usize>(), 200, "{rows:?}");
        assert!(rows.iter().zip(&head).all(|(rows, head)| (*rows > 0) == (*head > 0)), "{rows:?} {head:?}");
        stands_inside(&made, width, height);
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_overleaf() {
    let text = "سخن دراز ".repeat(1_500);
    let made = paper(
        Lang::Fa,
        &document("بلند", vec![Block::Table(table(3, |i| if i == 2 { text.clone() } else { "کوتاه".into() }))]),
    );
    assert_eq!(made.text().concat().matches("دراز").count(), 1_500);
    assert!(made.pages() > 2);
    stands_inside(&made, 595.3, 841.9);
}

#[test]
fn an_empty_document_is_a_page_with_its_head() {
    let mut document = document("", Vec::new());
    document.letterhead = Letterhead::default();
    document.subtitle = String::new();
    let made = paper(Lang::En, &document);
    assert_eq!(made.pages(), 1);
    assert!(made.says("Page 1 of 1"));
}

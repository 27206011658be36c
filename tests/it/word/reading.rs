//! What is read from files that others made.
use tafahom::documents::word::Aside;

use super::made::{file, p, reading, text};

const NUMBERS: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="ماده %1-"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%1-%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="arabicAlpha"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;

fn item(list: usize, level: usize, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn automatic_numbers_become_text() {
    let inside = [
        item(1, 0, "طرفین"),
        item(1, 1, "بنیاد"),
        item(1, 1, "شبکه"),
        item(1, 2, "جزء"),
        item(1, 0, "موضوع"),
        item(1, 1, "متن"),
        item(5, 0, "گلوله"),
        item(0, 0, "بی‌شماره"),
        item(9, 0, "فهرستی که نیست"),
        item(2, 0, "از هفت"),
        item(1, 7, "ژرفایی که نیست"),
    ]
    .concat();
    let expected = "ماده ۱- طرفین\n۱-۱. بنیاد\n۱-۲. شبکه\nالف) جزء\nماده ۲- موضوع\n۲-۱. متن\n• گلوله\nبی‌شماره\n\
                    فهرستی که نیست\nماده ۷- از هفت";
    assert!(text(&inside, &[("numbering.xml", NUMBERS)]).starts_with(expected));
    let english = NUMBERS.replace("ماده", "Article");
    assert_eq!(text(&item(1, 0, "Term"), &[("numbering.xml", &english)]), "Article 1- Term");
}

#[test]
fn numbers_that_come_with_a_style_become_text_too() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="A"><w:name w:val="Article"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:styleId="C"><w:basedOn w:val="C"/></w:style></w:styles>"#;
    let styled = |id: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let inside = [styled("A", "طرفین"), styled("B", "موضوع"), styled("C", "دور")].concat();
    let parts = [("styles.xml", styles), ("numbering.xml", NUMBERS)];
    assert_eq!(text(&inside, &parts), "ماده ۱- طرفین\nماده ۲- موضوع\nدور");
}

#[test]
fn tracked_changes_are_carried_out_and_counted() {
    let inside = r#"<w:p><w:r><w:t xml:space="preserve">مدت </w:t></w:r><w:del w:id="1"><w:r><w:delText>یک</w:delText></w:r></w:del>
        <w:ins w:id="2"><w:r><w:t>دو</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> سال</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">سطری که </w:t></w:r></w:p><w:p><w:r><w:t>پیوست</w:t></w:r></w:p>
        <w:p><w:moveFrom w:id="4"><w:r><w:t>رفته</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo w:id="5"><w:r><w:t>آمده</w:t></w:r></w:moveTo></w:p>
        <w:p><w:pPr><w:rPr><w:ins w:id="6"/></w:rPr></w:pPr><w:r><w:t>ماند</w:t></w:r></w:p>"#;
    let read = reading(&file(inside, &[])).unwrap();
    assert_eq!(read.text, "مدت دو سال\nسطری که پیوست\n\nآمده\nماند");
    assert_eq!(read.aside, Aside { insertions: 2, deletions: 2, ..Aside::default() });
}

#[test]
fn rows_become_lines_and_deleted_rows_go() {
    let cell = |inside: &str| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    let row = |cells: &str| format!("<w:tr><w:trPr/>{cells}</w:tr>");
    let inner = format!("<w:tbl>{}</w:tbl>", row(&cell(&p("درون"))));
    let inside = format!(
        "{}<w:tbl>{}{}{}{}<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr></w:tbl>{}",
        p("پیش"),
        row(&[cell(&p("طرف اول")), cell(&p("")), cell(&(p("نام") + p("سمت").as_str()))].concat()),
        row(&cell(&(p("تنها") + p("دو سطر").as_str()))),
        row(&[cell(&p("الف")), cell(&(inner + p("ب").as_str()))].concat()),
        row(&cell(&p(""))),
        cell(&p("رفته")),
        p("پس"),
    );
    let read = reading(&file(&inside, &[])).unwrap();
    assert_eq!(read.text, "پیش\nطرف اول | نام سمت\nتنها\nدو سطر\nالف | درون ب\nپس");
    assert_eq!(read.aside.deletions, 1);
}

#[test]
fn what_is_left_out_is_counted_and_what_is_said_twice_is_read_once() {
    let inside = r#"<w:p><w:hyperlink><w:r><w:t>پیوند</w:t></w:r></w:hyperlink><w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>پس از جهش</w:t><w:br/><w:t>سطر دوم</w:t><w:noBreakHyphen/></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>پنهان</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>پیدا</w:t></w:r>
        <w:r><mc:AlternateContent><mc:Choice><w:drawing><a:blip/><w:txbxContent><w:p><w:r><w:t>در کادر</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
        <mc:Fallback><w:p><w:r><w:t>در کادر</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>در مهار &lt;w:p&gt; &amp; &#x62A;</w:t></w:r></w:p></w:sdtContent></w:sdt>"#;
    let read = reading(&file(inside, &[("header1.xml", "<w:hdr/>")])).unwrap();
    assert_eq!(read.text, "در کادر\nپیوند پس از جهش\nسطر دوم-پیدا\nدر مهار <w:p> & ت");
    assert_eq!(read.aside, Aside { comments: 1, notes: 1, pictures: 1, ..Aside::default() });
}

#[test]
fn text_is_cleaned_as_if_it_had_been_typed() {
    let inside = [p("\u{202b}می\u{200c}شود\u{202c}\u{200f}  "), p(""), p(" "), p(""), p("ا\u{653}ب")].concat();
    assert_eq!(text(&inside, &[]), "می\u{200c}شود\n\nآب");
}

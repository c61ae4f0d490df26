//! Files that cannot be read, and limits.

use super::*;
use crate::convert::format_of;

fn error(file: &[u8]) -> String {
    convert(file).map_or_else(|error| format!("{}: {error}", error.code().as_str()), |_| "none".to_owned())
}

#[test]
fn what_is_no_word_file() {
    let part = |kind: &str| {
        archive(&[
            ("[Content_Types].xml", &types("a.xml", kind)),
            ("_rels/.rels", &relations(&[("R", "officeDocument", "a.xml")])),
        ])
    };
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...".as_slice(), &name].concat()
    };
    for (file, told) in [
        (b"PK\x03\x04".to_vec(), "damaged-file: expected a whole docx file, but it is no whole ZIP archive; "),
        (
            archive(&[("a.txt", "a")]),
            "damaged-file: expected a whole docx file, but it is a ZIP archive of something else; ",
        ),
        (
            archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]),
            "damaged-file: expected a whole docx file, but it is an OpenDocument file; ",
        ),
        (
            part("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "damaged-file: expected a whole docx file, but it is an Excel file; ",
        ),
        (
            part("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
            "damaged-file: expected a whole docx file, but it is a PowerPoint file; ",
        ),
        (part("text/plain"), "damaged-file: expected a whole docx file, but its main part is no text; "),
        (part(MAIN), "damaged-file: expected a whole docx file, but its main part is missing; "),
        (
            archive(&[("[Content_Types].xml", "<Types/>")]),
            "damaged-file: expected a whole docx file, but it names no main part; ",
        ),
        (compound("EncryptedPackage"), "encrypted-file: the docx file is encrypted"),
        (
            compound("WordDocument"),
            "damaged-file: expected a whole docx file, but it is a Word file in the form of before 2007 (.doc); ",
        ),
        (
            compound("Workbook"),
            "damaged-file: expected a whole docx file, but it is an Office file in the form of before 2007; ",
        ),
    ] {
        assert_eq!(format_of("a", &file), SourceFormat::Docx);
        assert!(error(&file).starts_with(told), "{} is not {told}", error(&file));
    }
}

#[test]
fn broken_parts() {
    let broken = "damaged-file: expected a whole docx file, but its part `word/document.xml` is broken at byte ";
    for body in ["<w:p>", "</w:body><w:p>", "<w:p></w:r>", "<w:p a='"] {
        assert!(error(&file(body, &[])).starts_with(broken), "{body}: {}", error(&file(body, &[])));
    }
    let mut cut = file(&plain("a").repeat(99), &[]);
    let at = memmem::find(&cut, b"word/document.xml").unwrap();
    cut[at + 40] ^= 0xFF;
    assert!(
        error(&cut).starts_with("damaged-file: expected a whole docx file, but its part `word/document.xml` cannot"),
        "{}",
        error(&cut)
    );
    // What only helps to understand the text can be missing.
    assert_eq!(error(&file(&p("<w:pStyle w:val='x'/><w:numPr><w:numId w:val='7'/></w:numPr>", "a"), &[])), "none");
}

#[test]
fn entities_are_not_expanded() {
    let document = format!(
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>\
         <w:document {SPACES}><w:body><w:p><w:r><w:t>x&b;&c;&amp;y</w:t></w:r></w:p></w:body></w:document>"
    );
    let file = archive(&[("[Content_Types].xml", &types("d.xml", MAIN)), ("d.xml", &document)]);
    assert_eq!(text_of(&file), "x&y");
}

#[test]
fn pictures_without_text() {
    let picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>";
    assert!(error(&file(picture, &[])).starts_with("scanned-file: "));
    assert_eq!(error(&file(&(picture.to_owned() + &plain("a")), &[])), "none");
    // Without pictures the file is empty, which decoding tells.
    assert_eq!(convert(&file("<w:p/>", &[])).unwrap().text, "");
}

#[test]
fn unpacked_size_at_the_limit_and_past_it() {
    // All parts count together. The filling stands outside the text, so that only unpacking can fail.
    let filled = |length: usize| file("", &[("styles", &" ".repeat(length))]);
    let unpacked = |bytes: &[u8]| -> u64 {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..archive.len()).map(|index| archive.by_index(index).unwrap().size()).sum()
    };
    let fixed = unpacked(&filled(0));
    let most = (FLOOR - fixed) as usize;
    assert_eq!(unpacked(&filled(most)), FLOOR);
    assert_eq!(error(&filled(most)), "none");
    let told = error(&filled(most + 1));
    assert!(told.starts_with("limit-exceeded: the docx file gives more than 1048576 bytes"), "{told}");
    // A larger file may hold more, in proportion.
    let large = filled(200 * FLOOR as usize / FACTOR as usize);
    assert!(unpacked(&large) > FACTOR * large.len() as u64);
    assert!(error(&large).starts_with("limit-exceeded: "));
}

#[test]
fn depth_at_the_limit_and_past_it() {
    let tables = |count: usize| {
        format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(count), plain("a"), "</w:tc></w:tr></w:tbl>".repeat(count))
    };
    assert_eq!(text(&tables(MAX_DEPTH)), "a");
    assert!(
        error(&file(&tables(MAX_DEPTH + 1), &[])).starts_with("limit-exceeded: the docx file is nested deeper than 64")
    );
    // The document, its body, the paragraph, the run and the text are elements too.
    let wrapped = |count: usize| format!("{}{}{}", "<w:sdt>".repeat(count), plain("a"), "</w:sdt>".repeat(count));
    assert_eq!(text(&wrapped(xml::MAX_OPEN - 5)), "a");
    assert!(
        error(&file(&wrapped(xml::MAX_OPEN - 4), &[]))
            .starts_with("limit-exceeded: the docx file is nested deeper than 2048")
    );
    assert!(error(&file(&wrapped(20_000), &[])).starts_with("limit-exceeded: "));
}

#[test]
fn merged_cells_at_the_limit_and_past_it() {
    let table = |columns: usize| {
        format!(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
            columns - 1,
            plain("a"),
            plain("b")
        )
    };
    // A cell takes two bytes, so that the text has reached its limit long before.
    assert_eq!(error(&file(&table(1000), &[])), "none");
    assert!(error(&file(&table(FLOOR as usize / 2 + 10), &[])).starts_with("limit-exceeded: "));
    assert!(error(&file(&table(1 << 40), &[])).starts_with("limit-exceeded: "));
}

#[test]
fn chains_and_labels_at_their_limits_and_past_them() {
    // Styles that are each based on the next, of which the last is a heading.
    let chain = |length: usize| -> String {
        let style = |number: usize| {
            let name = if number == length { "heading 1" } else { "x" };
            format!(
                "<w:style w:styleId='s{number}'><w:name w:val='{name}'/><w:basedOn w:val='s{}'/></w:style>",
                number + 1
            )
        };
        let body = p("<w:pStyle w:val='s1'/>", "a");
        text_of(&file(&body, &[("styles", &(1..=length).map(style).collect::<String>())]))
    };
    assert_eq!((chain(styles::LONGEST_CHAIN).as_str(), chain(styles::LONGEST_CHAIN + 1).as_str()), ("# a", "a"));
    let label = |length: usize| {
        let numbering = format!(
            "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:lvlText w:val='{}'/></w:lvl></w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>",
            "x".repeat(length)
        );
        text_of(&file(&p("<w:numPr><w:numId w:val='1'/></w:numPr>", "a"), &[("numbering", &numbering)])).len()
    };
    let most = numbering::LONGEST_LABEL;
    assert_eq!((label(most), label(most + 1)), (most + 2, most + 2));
    // Definitions that borrow from one another, round and round.
    let borrowed = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>";
    let styles = "<w:style w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let body = p("<w:pStyle w:val='L'/>", "a");
    assert_eq!(text_of(&file(&body, &[("numbering", borrowed), ("styles", styles)])), "a");
}

//! PDF files: real documents as an office writes them, and files that are damaged or meant to do harm.

use std::fs;
use std::time::{Duration, Instant};

use assert_cmd::cargo::cargo_bin_cmd;
use medborgarlofte::convert::convert;
use medborgarlofte::document::SourceFormat;
use medborgarlofte::{Input, extract};
use tempfile::TempDir;

use crate::support::files::{self, File};
use crate::support::make_pdf::{Pdf, bomb};
use crate::support::score::Score;

/// The real documents of the corpus as PDF files, with the name of the answer for each.
const DOCUMENTS: [(&str, &str); 6] = [
    ("aneby-2023-2024", "aneby-2023-2024"),
    ("eksjo-2020-2021", "eksjo-2020-2021"),
    ("nassjo-2019-2020", "nassjo-2019-2020"),
    ("savsjo-2018-2019", "savsjo-2018-2019"),
    ("eksjo-2018-2019-uppfoljning-2019-t3", "eksjo-2018-2019-uppfoljning-2019-t3"),
    ("eksjo-2018-2019-uppfoljning-2019-t3-utan-ramar", "eksjo-2018-2019-uppfoljning-2019-t3"),
];

/// No file takes longer.
const LONGEST: Duration = Duration::from_secs(10);

fn pdf(name: &str) -> Vec<u8> {
    fs::read(files::root().join("tests/data/pdf").join(format!("{name}.pdf"))).unwrap()
}

fn text(bytes: &[u8]) -> String {
    convert(SourceFormat::Pdf, bytes).unwrap().text
}

/// What `lofte extract` says of a file, which lies in a folder with a good one.
fn said_of(bytes: &[u8]) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.pdf"), bytes).unwrap();
    fs::copy(files::root().join("corpus/aneby-2023-2024.txt"), folder.path().join("b.txt")).unwrap();
    let begun = Instant::now();
    let output = cargo_bin_cmd!("lofte").arg("extract").arg(folder.path()).output().unwrap();
    assert!(begun.elapsed() < LONGEST, "it took {:?}", begun.elapsed());
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.ends_with("2 inputs = 1 extracted + 0 not medborgarlöften + 1 failed + 0 skipped\n"), "{stderr}");
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
    stderr
}

#[track_caller]
fn assert_fails(bytes: &[u8], code: &str) {
    let said = said_of(bytes);
    assert!(said.contains(&format!("a.pdf: error[{code}]: ")), "{said}");
}

#[test]
fn real_documents_are_right_in_every_field() {
    let mut misses = Vec::new();
    for (name, gold) in DOCUMENTS {
        let file = File { path: format!("{gold}.txt"), bytes: text(&pdf(name)).into_bytes() };
        misses.extend(Score::of_files(&[file], &files::root().join("tests/gold")).misses);
    }
    assert_eq!(misses, [] as [String; 0]);
}

/// `pdftotext -layout` keeps columns as well as letters of different width let it.
#[test]
fn the_same_as_pdftotext_leaves_them() {
    let mut misses = Vec::new();
    for (name, gold) in DOCUMENTS {
        let bytes = fs::read(files::root().join("tests/data/pdftotext").join(format!("{name}.txt"))).unwrap();
        let input = Input::decode(name, &bytes).unwrap();
        for document in extract(&input).documents {
            assert_eq!(document.accounting.unclaimed_text, [], "{name}");
        }
        let file = File { path: format!("{gold}.txt"), bytes: bytes.clone() };
        misses.extend(Score::of_files(&[file], &files::root().join("tests/gold")).misses);
    }
    assert_eq!(misses, [] as [String; 0]);
}

#[test]
fn nothing_in_real_documents_is_unclaimed() {
    for (name, _) in DOCUMENTS {
        let text = text(&pdf(name));
        let input = Input::decode(name, text.as_bytes()).unwrap();
        for document in extract(&input).documents {
            assert_eq!(document.accounting.unclaimed_text, [], "{name}");
        }
    }
}

#[test]
fn the_command_tells_what_took_the_text_out() {
    let path = files::root().join("tests/data/pdf/aneby-2023-2024.pdf");
    let output = cargo_bin_cmd!("lofte").arg("extract").arg(path).output().unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["source"]["format"], "pdf");
    let converted = convert(SourceFormat::Pdf, &pdf("aneby-2023-2024")).unwrap();
    assert_eq!(document["source"]["text"]["converter"], converted.converter.as_str());
    assert_eq!(document["source"]["text"]["bytes"], converted.text.len());
}

#[test]
fn drawing_order_is_not_reading_order() {
    let page = "BT /F1 11 Tf 1 0 0 1 72 700 Tm (andra raden) Tj 1 0 0 1 72 714 Tm (F\\366rsta raden och) Tj ET";
    assert_eq!(text(&Pdf::page(page).bytes()), "Första raden och\nandra raden\n");
}

#[test]
fn indents_columns_and_blank_lines() {
    let page = "BT /F1 10 Tf 1 0 0 1 50 700 Tm (Text) Tj 1 0 0 1 75 688 Tm (indragen) Tj 1 0 0 1 50 640 Tm (Anna Ek) Tj \
                1 0 0 1 300 640 Tm (Per Berg) Tj 1 0 0 1 50 628 Tm (Ordf) Tj 1 0 0 1 300 628 Tm (Chef) Tj ET";
    let text = text(&Pdf::page(page).bytes());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Text");
    assert_eq!(lines[1].trim_start(), "indragen");
    assert!((4..8).contains(&(lines[1].len() - "indragen".len())), "{text}");
    assert_eq!(lines[2], "");
    let column = lines[3].find("Per").unwrap();
    assert!(column > 40 && lines[4].find("Chef") == Some(column), "{text}");
}

#[test]
fn forms_stand_where_they_are_put() {
    let mut pdf = Pdf::page("BT /F1 11 Tf 1 0 0 1 72 700 Tm (sist) Tj ET q 1 0 0 1 0 100 cm /X1 Do Q");
    let form = "BT /F2 11 Tf 1 0 0 1 72 700 Tm (f\\366rst) Tj ET";
    let resources = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F2 5 0 R >> >>";
    pdf.stream(resources, form.as_bytes());
    assert_eq!(text(&pdf.bytes()), "först\n\nsist\n");
}

#[test]
fn turned_pages_are_read_upright() {
    let page = "BT /F1 11 Tf 0 1 -1 0 100 72 Tm (ett) Tj 0 1 -1 0 113 72 Tm (tv\\345) Tj ET";
    assert_eq!(text(&Pdf::page(page).bytes()), "ett\ntvå\n");
}

#[test]
fn fonts_with_an_encoding_of_their_own() {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /AAAAAA+Calibri /FirstChar 65 /Widths [500 500 500 500 500] \
                /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /L /odieresis /f /t /e] >> >>";
    let pdf = Pdf::in_font(font, "BT /F1 12 Tf 72 700 Td (ABCDE) Tj 36 0 Td (ABCDE) Tj ET");
    assert_eq!(text(&pdf.bytes()), "Löfte Löfte\n");
}

#[test]
fn fonts_with_two_bytes_a_glyph() {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Calibri /Encoding /Identity-H /DescendantFonts [7 0 R] \
                /ToUnicode 8 0 R >>";
    let word = "<00010002000300040005> Tj";
    let mut pdf = Pdf::in_font(font, &format!("BT /F1 12 Tf 72 700 Td {word} 36 0 Td {word} ET"));
    pdf.object("null");
    // With the usual width the words would lie on each other; widths stand here in both of their forms.
    pdf.object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Calibri /DW 2000 /W [1 [500 500] 3 5 500] >>");
    pdf.stream(
        "",
        b"begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n5 beginbfchar\n<0001> <004C>\n<0002> <00F6>\n\
          <0003> <0066>\n<0004> <0074>\n<0005> <0065>\nendbfchar\nendcmap\n",
    );
    assert_eq!(text(&pdf.bytes()), "Löfte Löfte\n");
}

#[test]
fn large_headings_are_one_line() {
    let page = "BT /F1 20 Tf 1 0 0 1 50 750 Tm (Medborgarl\\366fte f\\366r polisen och kommunen) Tj \
                1 0 0 1 50 727 Tm (tillsammans 2023) Tj \
                /F1 10 Tf 1 0 0 1 50 700 Tm (Det h\\344r lovar polisen och kommunen alla som bor och verkar i omr\\345det under) Tj \
                1 0 0 1 50 688 Tm (hela \\345ret.) Tj ET";
    let text = text(&Pdf::page(page).bytes());
    assert!(text.starts_with("Medborgarlöfte för polisen och kommunen tillsammans 2023\n\nDet här"), "{text}");
}

#[test]
fn rows_that_run_over_all_columns() {
    let row =
        |y: usize, left: &str, right: &str| format!("1 0 0 1 50 {y} Tm ({left}) Tj 1 0 0 1 250 {y} Tm ({right}) Tj ");
    let page = [
        "BT /F1 10 Tf ".to_owned(),
        row(700, "Aktivitet", "Resultat"),
        row(680, "Polisen ska synas mer", "Femton pass"),
        row(668, "i centrum", ""),
        row(648, "Kommunen ska tala mer med alla unga som bor i omr\\345det", ""),
        row(628, "Tv\\345 m\\366ten", "Tre m\\366ten"),
        row(608, "Fyra vandringar", "Fem vandringar"),
        row(588, "Sex samtal", "Inga"),
        "ET".to_owned(),
    ];
    assert_eq!(
        text(&Pdf::page(&page.concat()).bytes()),
        "| Aktivitet | Resultat |\n\
         | Polisen ska synas mer i centrum | Femton pass |\n\
         | Kommunen ska tala mer med alla unga som bor i området | |\n\
         | Två möten | Tre möten |\n\
         | Fyra vandringar | Fem vandringar |\n\
         | Sex samtal | Inga |\n"
    );
}

/// Forms that call the next ten times each, with what the last one shows.
fn forms(levels: usize, shown: &str) -> Vec<u8> {
    let mut pdf = Pdf::page("/X1 Do");
    for level in 0..levels {
        let resources = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> /XObject << /X {} 0 R >> >>",
            level + 7
        );
        let content = if level + 1 == levels { shown.to_owned() } else { "/X Do ".repeat(10) };
        pdf.stream(&resources, content.as_bytes());
    }
    pdf.bytes()
}

#[test]
fn forms_without_end() {
    assert_fails(&forms(10, "q Q"), "conversion-failed");
    assert_fails(&forms(5, &format!("BT /F1 9 Tf ({}) Tj ET", "Polisen ska synas. ".repeat(50))), "limit-exceeded");
    let mut itself = Pdf::page("/X1 Do");
    itself.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>", b"/X1 Do");
    assert_fails(&itself.bytes(), "limit-exceeded");
}

#[test]
fn streams_that_grow() {
    let mut content = Pdf::default();
    content.object("<< /Type /Catalog /Pages 2 0 R >>");
    content.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    content.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
    content.stream("/Filter /FlateDecode", &bomb(40 << 20));
    assert_fails(&content.bytes(), "limit-exceeded");
    // Objects in a stream are decompressed before anything can be told of them, and left out where that fails.
    let mut objects = Pdf::page("");
    objects.stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb(1200 << 20));
    assert!(said_of(&objects.bytes()).contains("a.pdf: error["));
}

#[test]
fn objects_that_take_all_memory() {
    let mut array = Pdf::page("");
    array.object(&format!("[{}]", "0 ".repeat(16 << 20)));
    assert_fails(&array.bytes(), "conversion-failed");
}

#[test]
fn deeply_nested_objects_end() {
    let mut deep = Pdf::page("BT /F1 9 Tf (Hej) Tj ET");
    deep.object(&"[".repeat(200_000));
    // Nothing uses the object, so that the page may be read as well.
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.pdf");
    fs::write(&path, deep.bytes()).unwrap();
    let begun = Instant::now();
    let output = cargo_bin_cmd!("lofte").arg("extract").arg(&path).output().unwrap();
    assert!(begun.elapsed() < LONGEST && output.status.code().is_some());
}

#[test]
fn locked_files() {
    assert_fails(&pdf("last-med-losenord"), "encrypted-file");
}

#[test]
fn damaged_files() {
    let whole = pdf("aneby-2023-2024");
    assert_fails(&whole[..whole.len() / 2], "damaged-file");
    assert_fails(b"%PDF-1.7\n", "damaged-file");
    let mut none = Pdf::default();
    none.object("<< /Type /Catalog /Pages 2 0 R >>");
    none.object("<< /Type /Pages /Kids [] /Count 0 >>");
    assert_fails(&none.bytes(), "damaged-file");
    let mut circle = Pdf::default();
    circle.object("<< /Type /Catalog /Pages 2 0 R >>");
    circle.object("<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 1 /Parent 3 0 R >>");
    circle.object("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1 /Parent 2 0 R >>");
    assert_fails(&circle.bytes(), "damaged-file");
    assert_fails(&Pdf::page("BT /F1 9 Tf (Hej) Tj ET <<<").bytes(), "damaged-file");
}

#[test]
fn pictures_of_pages_have_no_text() {
    let mut scanned = Pdf::page("q 595 0 0 842 0 0 cm /X1 Do Q");
    scanned.stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        b"\x00\xFF\xFF\x00",
    );
    let said = said_of(&scanned.bytes());
    assert!(said.contains("error[scanned-file]") && said.contains("OCR"), "{said}");
}

#[test]
fn a_program_of_ones_own() {
    let path = files::root().join("tests/data/pdf/savsjo-2018-2019.pdf");
    let missing = cargo_bin_cmd!("lofte").args(["extract", "--pdf-tool", "no-such-tool"]).arg(&path).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
    let said = String::from_utf8(missing.stderr).unwrap();
    assert!(said.contains("`no-such-tool` cannot be run") && said.contains("poppler-utils"), "{said}");
    // What the tests need must not have to be installed.
    if std::process::Command::new("pdftotext").arg("-v").output().is_err() {
        return;
    }
    let output = cargo_bin_cmd!("lofte").args(["extract", "--pdf-tool", "pdftotext"]).arg(&path).output().unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let converter = document["source"]["text"]["converter"].as_str().unwrap();
    assert!(converter.starts_with("pdftotext ") && converter.contains('.'), "{converter}");
}

#[cfg(unix)]
#[test]
fn a_program_that_does_not_end() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    for (name, script, code) in [
        ("slow", "#!/bin/sh\n[ \"$1\" = -v ] || sleep 60\n", "conversion-failed"),
        ("long", "#!/bin/sh\n[ \"$1\" = -v ] || yes Polisen\n", "limit-exceeded"),
    ] {
        let program = folder.path().join(name);
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let file = folder.path().join("a.pdf");
        fs::write(&file, pdf("savsjo-2018-2019")).unwrap();
        let begun = Instant::now();
        let output = cargo_bin_cmd!("lofte").args(["extract", "--pdf-tool"]).args([&program, &file]).output().unwrap();
        assert!(begun.elapsed() < LONGEST, "{name} took {:?}", begun.elapsed());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(&format!("error[{code}]")), "{said}");
    }
}

#[test]
fn changed_bytes_cost_only_their_file() {
    const FILES: usize = 100;
    let names = ["aneby-2023-2024", "eksjo-2018-2019-uppfoljning-2019-t3", "last-med-losenord"];
    let folder = TempDir::new().unwrap();
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    for file in 0..FILES {
        let mut bytes = pdf(names[file % names.len()]);
        for _ in 0..1 << random(7) {
            let at = random(bytes.len());
            bytes[at] = random(256) as u8;
        }
        if file % 5 == 0 {
            bytes.truncate(random(bytes.len()));
        }
        // The beginning stays, so that each is taken for a PDF file.
        bytes.splice(..bytes.len().min(5), *b"%PDF-");
        fs::write(folder.path().join(format!("{file:03}.pdf")), bytes).unwrap();
    }
    let begun = Instant::now();
    let output = cargo_bin_cmd!("lofte").arg("extract").arg(folder.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(begun.elapsed() < LONGEST * FILES as u32 / 2, "{:?}", begun.elapsed());
    assert_eq!(output.status.code(), Some(1));
    assert!(said.lines().last().unwrap().starts_with("100 inputs = "), "{said}");
    let codes = ["damaged-file", "encrypted-file", "scanned-file", "limit-exceeded", "conversion-failed"];
    for line in said.lines().filter(|line| line.contains("error[")) {
        assert!(codes.iter().any(|code| line.contains(&format!("error[{code}]"))), "{line}");
    }
}

//! Small Word files, made here, and what is read of them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::convert::plain::{FACTOR, FLOOR, MAX_DEPTH};

mod errors;
mod properties;

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:v='urn:schemas-microsoft-com:vml'";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// A ZIP archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn relations(list: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        let outside = if target.contains("://") { " TargetMode='External'" } else { "" };
        format!("<Relationship Id='{id}' Type='{RELATED}/{kind}' Target='{target}'{outside}/>")
    };
    let list: String = list.iter().map(relation).collect();
    format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{list}</Relationships>"
    )
}

fn types(part: &str, kind: &str) -> String {
    format!(
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
         <Default Extension='xml' ContentType='application/xml'/><Override PartName='/{part}' ContentType='{kind}'/></Types>"
    )
}

/// A file with this body, and further parts of the folder `word` with what each is.
fn file(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut related = vec![("L1", "hyperlink", "https://polisen.se/a")];
    let names: Vec<String> = parts.iter().map(|(kind, _)| format!("{kind}.xml")).collect();
    related.extend(parts.iter().zip(&names).map(|((kind, _), name)| (*kind, *kind, name.as_str())));
    let document = format!("<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>");
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), types("word/document.xml", MAIN)),
        ("_rels/.rels".to_owned(), relations(&[("R1", "officeDocument", "word/document.xml")])),
        ("word/document.xml".to_owned(), document),
        ("word/_rels/document.xml.rels".to_owned(), relations(&related)),
    ];
    for (kind, text) in parts {
        all.push((format!("word/{kind}.xml"), format!("<w:{kind} {SPACES}>{text}</w:{kind}>")));
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    archive(&all)
}

fn text_of(file: &[u8]) -> String {
    let text = convert(file).unwrap_or_else(|error| panic!("{error}")).text;
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

fn text(body: &str) -> String {
    text_of(&file(body, &[]))
}

fn check(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(text(body), *expected, "{body}");
    }
}

/// A paragraph with properties.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn plain(text: &str) -> String {
    p("", text)
}

#[test]
fn paragraphs() {
    check(&[
        (&(plain("a") + &plain("b")), "a\n\nb"),
        ("<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>", ""),
        ("<w:p><w:r><w:t xml:space='preserve'>a </w:t></w:r><w:r><w:t>b\nc</w:t></w:r></w:p>", "a b c"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>", "a\nb\nc"),
        ("<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>", "A-b\u{AD}c"),
        ("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0D8'/><w:t> a &lt;&#98;&amp;</w:t></w:r></w:p>", "➢ a \\<b&"),
        ("<w:p><w:r><w:t># a | b_c</w:t></w:r></w:p>", "\\# a \\| b\\_c"),
        // Text that is no text of the paragraph.
        ("<w:p>a<w:r>b<w:x>c</w:x><w:t>d</w:t></w:r></w:p>", "d"),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>b</w:t></w:r></w:p>",
            "b",
        ),
    ]);
}

#[test]
fn tabs_and_pages() {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let signs = run("<w:tab/><w:t>a</w:t><w:tab/><w:tab/><w:t>b</w:t><w:tab/>");
    check(&[
        (&format!("<w:p>{signs}</w:p>"), "a\tb"),
        (&format!("<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr>{signs}</w:p>"), "a\t\tb"),
        (&format!("{}<w:p>{}</w:p>", plain("a"), run("<w:br w:type='page'/><w:t>b</w:t>")), "a\n\n\u{C}b"),
        (&format!("<w:p>{}</w:p>", run("<w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t>")), "a\n\n\u{C}b"),
        (&(plain("a") + &p("<w:pageBreakBefore/>", "b")), "a\n\n\u{C}b"),
        (&(plain("a") + &p("<w:pageBreakBefore w:val='false'/>", "b")), "a\n\nb"),
        (&(p("<w:pageBreakBefore/>", "a") + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"), "a"),
    ]);
}

#[test]
fn bold_and_links() {
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>";
    let not = "<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>b</w:t></w:r>";
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = "<w:r><w:instrText> HYPERLINK \"https://b.se\" </w:instrText></w:r>";
    let complex =
        |result: &str| format!("<w:p>{}{code}{}{result}{}</w:p>", field("begin"), field("separate"), field("end"));
    check(&[
        (&format!("<w:p>{bold}</w:p>"), "**a**"),
        (&format!("<w:p>{bold}{not}</w:p>"), "ab"),
        (&format!("<w:p>{bold}<w:r><w:br/></w:r>{not}</w:p>"), "**a**\nb"),
        (&format!("<w:p><w:hyperlink r:id='L1'>{not}</w:hyperlink></w:p>"), "[b](https://polisen.se/a)"),
        (
            &format!(
                "<w:p><w:hyperlink r:id='L2'>{not}</w:hyperlink><w:hyperlink w:anchor='x'>{not}</w:hyperlink></w:p>"
            ),
            "bb",
        ),
        (
            &format!("<w:p><w:fldSimple w:instr='HYPERLINK \"https://b.se\"'>{not}</w:fldSimple></w:p>"),
            "[b](https://b.se)",
        ),
        (&format!("<w:p><w:fldSimple w:instr='PAGE'>{not}</w:fldSimple></w:p>"), "b"),
        (&complex(not), "[b](https://b.se)"),
        // A field within the code of another, and one whose end is missing.
        (
            &format!(
                "<w:p>{}{}{not}{}{}{bold}{}</w:p>",
                field("begin"),
                field("begin"),
                field("end"),
                field("separate"),
                field("end")
            ),
            "**a**",
        ),
        (&format!("<w:p>{}{code}</w:p><w:p>{not}</w:p>", field("begin")), "b"),
    ]);
}

#[test]
fn headings() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>\
        <w:style w:styleId='R1'><w:name w:val='heading 1'/></w:style>\
        <w:style w:styleId='R2'><w:name w:val='Rubrik 2'/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:styleId='Egen'><w:name w:val='Egen'/><w:basedOn w:val='R2'/></w:style>\
        <w:style w:styleId='Toc'><w:name w:val='TOC'/><w:basedOn w:val='R1'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>\
        <w:style w:styleId='Niva'><w:name w:val='Nivå'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
        <w:style w:styleId='T'><w:name w:val='Title'/></w:style>\
        <w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>\
        <w:style w:styleId='F'><w:name w:val='Fet'/><w:rPr><w:b/></w:rPr></w:style>";
    let styled = |style: &str| p(&format!("<w:pStyle w:val='{style}'/>"), "a");
    for (body, expected) in [
        (styled("R1"), "# a"),
        (styled("R2"), "## a"),
        (styled("Egen"), "## a"),
        (styled("Toc"), "a"),
        (styled("Niva"), "### a"),
        (styled("A"), "a"),
        (styled("F"), "**a**"),
        // A style that the file does not have is known by its id.
        (styled("Rubrik3"), "### a"),
        (styled("Okänd"), "a"),
        (plain("a"), "a"),
        (p("<w:outlineLvl w:val='1'/>", "a"), "## a"),
        (p("<w:pStyle w:val='R1'/><w:outlineLvl w:val='9'/>", "a"), "a"),
        (styled("R1") + &styled("T"), "## a\n\n# a"),
        (p("<w:pPrChange><w:pPr><w:pStyle w:val='R1'/></w:pPr></w:pPrChange>", "a"), "a"),
    ] {
        assert_eq!(text_of(&file(&body, &[("styles", styles)])), expected, "{body}");
    }
}

#[test]
fn lists() {
    let level = |level: u8, format: &str, text: &str, more: &str| {
        format!("<w:lvl w:ilvl='{level}'>{more}<w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>")
    };
    let definition = |id: u8, levels: &str| format!("<w:abstractNum w:abstractNumId='{id}'>{levels}</w:abstractNum>");
    let list =
        |id: u8, of: u8, more: &str| format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{of}'/>{more}</w:num>");
    let numbering = [
        definition(1, &(level(0, "bullet", "·", "") + &level(1, "bullet", "o", ""))),
        definition(
            2,
            &(level(0, "decimal", "%1.", "<w:start w:val='3'/>")
                + &level(1, "lowerLetter", "%2)", "")
                + &level(2, "decimal", "%1.%3", "")),
        ),
        definition(3, &level(0, "decimal", "Löfte %1:", "")),
        definition(4, &(level(0, "none", "", "") + &level(1, "bullet", " ", ""))),
        definition(5, "<w:numStyleLink w:val='L'/>"),
        definition(6, &(level(0, "decimal", "%1.", "") + &level(1, "decimal", "%2.", "<w:lvlRestart w:val='0'/>"))),
        list(1, 1, ""),
        list(2, 2, ""),
        list(3, 3, ""),
        list(4, 4, ""),
        list(5, 2, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"),
        list(6, 5, ""),
        list(7, 6, ""),
    ]
    .concat();
    let styles = "<w:style w:styleId='L'><w:name w:val='Lista'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='R'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>";
    let item =
        |list: u8, level: u8| p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"), "a");
    let styled = |style: &str, more: &str| p(&format!("<w:pStyle w:val='{style}'/>{more}"), "a");
    for (items, expected) in [
        (vec![plain("x"), item(1, 0), item(1, 1), item(1, 0), plain("y")], "x\n\n- a\n  - a\n- a\n\ny"),
        (vec![item(2, 0), item(2, 1), item(2, 1), item(2, 0), item(2, 1)], "3. a\n  a) a\n  b) a\n4. a\n  a) a"),
        (vec![item(7, 0), item(7, 1), item(7, 0), item(7, 1)], "1. a\n  1. a\n2. a\n  2. a"),
        // A list of the same definition goes on, unless it is told to begin anew.
        (vec![item(2, 0), item(2, 0), item(5, 0), item(5, 0), item(2, 0)], "3. a\n4. a\n1. a\n2. a\n3. a"),
        (vec![item(3, 0), item(3, 0)], "Löfte 1: a\n\nLöfte 2: a"),
        (vec![item(4, 0), item(4, 1), item(9, 0), item(0, 0)], "a\n\na\n\na\n\na"),
        (vec![item(6, 0)], "- a"),
        (vec![styled("L", ""), styled("L", "<w:numPr><w:ilvl w:val='1'/></w:numPr>")], "- a\n  - a"),
        (vec![styled("L", "<w:numPr><w:numId w:val='0'/></w:numPr>")], "a"),
        (vec![styled("R", ""), styled("R", "")], "# 3. a\n\n# 4. a"),
        (vec![p("<w:numPr><w:numId w:val='2'/></w:numPr>", ""), item(2, 0)], "4. a"),
        (vec![p("<w:numPr><w:numId w:val='2'/></w:numPr>", "a</w:t><w:br/><w:tab/><w:t>b")], "3. a\n  b"),
    ] {
        let body = items.concat();
        assert_eq!(text_of(&file(&body, &[("numbering", &numbering), ("styles", styles)])), expected, "{body}");
    }
}

#[test]
fn tables() {
    let cell = |properties: &str, inner: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>");
    let c = |text: &str| cell("", &plain(text));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat());
    let data = table(&[row(&[c("a"), c("b")]), row(&[c("c"), c("")])]);
    check(&[
        (&(plain("x") + &data + &plain("y")), "x\n\n| a | b |\n| c | |\n\ny"),
        (
            &table(&[row(&[cell("<w:gridSpan w:val='2'/>", &plain("a"))]), row(&[c("b"), c("c|")])]),
            "| a | |\n| b | c\\| |",
        ),
        (
            &table(&[
                row(&[cell("<w:vMerge w:val='restart'/>", &plain("a")), c("b")]),
                row(&[cell("<w:vMerge/>", "<w:p/>"), c("c")]),
            ]),
            "| a | b |\n| | c |",
        ),
        (&table(&[row(&[c("a"), cell("", &(plain("b") + &plain("c")))]), row(&[c("d")])]), "| a | b<br>c |\n| d |"),
        (
            &table(&[
                row(&[c("a"), c("b")]),
                "<w:tr><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='2'/></w:trPr>".to_owned()
                    + &c("c")
                    + "</w:tr>",
            ]),
            "| a | b |\n| | c | | |",
        ),
        (
            &table(&[row(&[c("a"), c("b")]), "<w:tr><w:trPr><w:del/></w:trPr>".to_owned() + &c("c") + "</w:tr>"]),
            "| a | b |",
        ),
        (
            &table(&[format!(
                "<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                row(&[c("a"), c("b")])
            )]),
            "| a | b |",
        ),
        // Tables that only hold a page together.
        (&table(&[row(&[c("a")]), row(&[c("b")])]), "a\n\nb"),
        (&table(&[row(&[cell("", &(plain("a") + &plain("b"))), c("c")])]), "a\n\nb\n\nc"),
        (
            &table(&[row(&[cell("", &(data.clone() + "<w:p/>")), c("x")]), row(&[c("y")])]),
            "| a | b |\n| c | |\n\nx\n\ny",
        ),
        ("<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>", "a"),
    ]);
}

#[test]
fn changes_that_were_tracked() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let ended = |mark: &str, text: &str| p(&format!("<w:rPr><w:{mark}/></w:rPr>"), text);
    check(&[
        (
            &format!(
                "<w:p><w:ins>{}</w:ins><w:del><w:r><w:delText>b</w:delText><w:t>c</w:t></w:r></w:del></w:p>",
                run("a")
            ),
            "a",
        ),
        (&format!("<w:p><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>", run("a"), run("b")), "b"),
        (&(ended("del", "a") + &p("<w:outlineLvl w:val='0'/>", "b") + &plain("c")), "# ab\n\nc"),
        (&(ended("ins", "a") + &plain("b")), "a\n\nb"),
        (&ended("del", "a"), "a"),
        ("<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>", "a"),
    ]);
}

#[test]
fn what_is_wrapped() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", plain(text));
    let versions = |first: &str, second: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice>{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let run = "<w:r><w:t>a</w:t></w:r>";
    check(&[
        (&format!("<w:p>{run}<w:r>{}</w:r>{run}</w:p>", versions(&boxed("b"), &boxed("b"))), "aa\n\nb"),
        (&format!("<w:p><w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r></w:p>", boxed("b")), "b"),
        (
            &format!(
                "<w:p><w:r><mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
                boxed("b")
            ),
            "b",
        ),
        (&format!("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", plain("a")), "a"),
        (
            &format!(
                "<w:p><w:smartTag><w:smartTagPr/>{run}</w:smartTag><w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt></w:p>"
            ),
            "aa",
        ),
        (&format!("<w:customXml><w:p><w:bdo>{run}</w:bdo></w:p></w:customXml>"), "a"),
    ]);
}

#[test]
fn notes_come_last() {
    let reference =
        |kind: &str, id: u8| format!("<w:p><w:r><w:t>a{id}</w:t><w:{kind}Reference w:id='{id}'/></w:r></w:p>");
    let body =
        reference("endnote", 2) + &reference("footnote", 5) + &reference("footnote", 4) + &reference("footnote", 4);
    let note = |kind: &str, id: &str, text: &str| format!("<w:{kind} {id}>{}</w:{kind}>", plain(text));
    let feet = note("footnote", "w:id='0' w:type='separator'", "x")
        + &note("footnote", "w:id='4'", "fyra")
        + &note("footnote", "w:id='5' w:type='normal'", "fem")
        + &note("footnote", "w:id='6'", "sex");
    let ends = note("endnote", "w:id='2'", "två");
    let found = text_of(&file(&body, &[("footnotes", &feet), ("endnotes", &ends), ("header", &plain("y"))]));
    assert_eq!(found, "a2\n\na5\n\na4\n\na4\n\nfem\n\nfyra\n\ntvå");
}

#[test]
fn the_strict_form_and_other_names() {
    let document = "<d:document xmlns:d='http://purl.oclc.org/ooxml/wordprocessingml/main'><d:body><d:p><d:r><d:t>a</d:t></d:r></d:p></d:body></d:document>";
    let strict = relations(&[("R1", "officeDocument", "/Text/Huvud.XML")])
        .replace(RELATED, "http://purl.oclc.org/ooxml/officeDocument/relationships");
    let types = types("text/huvud.xml", MAIN);
    let file = archive(&[("[content_types].xml", &types), ("_rels/.rels", &strict), ("text\\huvud.xml", document)]);
    assert_eq!(text_of(&file), "a");
    // Without relations, the list of types names the part.
    assert_eq!(text_of(&archive(&[("[Content_Types].xml", &types), ("text/huvud.xml", document)])), "a");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(document.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("[Content_Types].xml", types.as_bytes()), ("text/huvud.xml", &utf16)] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    assert_eq!(text_of(&writer.finish().unwrap().into_inner()), "a");
}

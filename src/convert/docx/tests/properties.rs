//! What holds for any file.

use proptest::prelude::*;

use super::*;

/// A file with some of everything.
fn sample() -> Vec<u8> {
    let numbering = "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='2'/><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>";
    let styles = "<w:style w:type='paragraph' w:styleId='R'><w:name w:val='heading 1'/><w:rPr><w:b/></w:rPr></w:style>";
    let body = [
        p("<w:pStyle w:val='R'/>", "Medborgarlöfte"),
        p("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", "Synas"),
        format!("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc><w:tc>{0}</w:tc></w:tr></w:tbl>", plain("a")),
        "<w:p><w:hyperlink r:id='L1'><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id='2'/></w:r></w:p>".to_owned(),
    ]
    .concat();
    let feet = format!("<w:footnote w:id='2'>{}</w:footnote>", plain("b"));
    file(&body, &[("numbering", numbering), ("styles", styles), ("footnotes", &feet)])
}

const PIECES: [&str; 34] = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "ord",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:rPr>",
    "</w:rPr>",
    "<w:del>",
    "</w:del>",
    "<w:del/>",
    "<w:tab/>",
    "<w:br w:type='page'/>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:numId w:val='1'/>",
    "<w:hyperlink r:id='L1'>",
    "</w:hyperlink>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:fldChar w:fldCharType='end'/>",
    "<w:gridSpan w:val='3'/>",
    "<w:vMerge/>",
    "<w:trPr>",
    "</w:trPr>",
    "<mc:AlternateContent>",
];

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = convert(&bytes);
        let _ = convert(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn any_damage(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>()) {
        let mut file = sample();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = convert(&file);
        file.truncate(cut.index(file.len()));
        let _ = convert(&file);
    }

    #[test]
    fn any_elements(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        let _ = convert(&file(&pieces.concat(), &[]));
    }

    /// The same where every element is closed.
    #[test]
    fn any_tree(pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), any::<bool>()), 0..60)) {
        let (mut body, mut open) = (String::new(), Vec::new());
        for (piece, up) in pieces {
            if piece.starts_with("</") || up {
                if let Some(name) = open.pop() {
                    body.push_str(&format!("</{name}>"));
                }
            } else {
                body.push_str(piece);
                if let Some(tag) = piece.strip_prefix('<').filter(|_| !piece.ends_with("/>")) {
                    open.push(tag.split([' ', '>']).next().unwrap_or_default());
                }
            }
        }
        open.iter().rev().for_each(|name| body.push_str(&format!("</{name}>")));
        let text = convert(&file(&body, &[])).unwrap().text;
        prop_assert!(!text.contains("\n\n\n"), "{}", text);
    }
}

#[test]
fn the_sample_is_read() {
    assert_eq!(text_of(&sample()), "# Medborgarlöfte\n\n2. Synas\n\n| a | | a |\n\n[a](https://polisen.se/a)\n\nb");
}

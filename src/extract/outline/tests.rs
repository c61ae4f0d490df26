//! The outlines of the real documents, as snapshots.

use std::fmt::Write;
use std::path::Path;

use insta::{Settings, assert_snapshot};

use super::{Outline, Section, outline};
use crate::extract::page::{Page, Piece};
use crate::extract::{reading, segment};

#[test]
fn outlines_of_real_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(root.join("tests/snapshots/outlines"));
    settings.bind(|| {
        let mut files = 0;
        for entry in std::fs::read_dir(root.join("corpus")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), drawn(&text));
                files += 1;
            }
        }
        assert!(files > 0, "no documents in corpus/");
    });
}

/// What each piece of a text is taken for, a piece a line.
fn drawn(text: &str) -> String {
    let page = Page::new(text);
    let mut out = String::new();
    for segment in segment::segments(&page) {
        let (title, _, reading) = reading(&page, &segment);
        let found = outline(&page, segment.range.clone(), &reading.aliases, segment.follow_up, title);
        draw(&page, &found, &mut out).unwrap();
    }
    out
}

fn draw(page: &Page<'_>, found: &Outline, out: &mut String) -> std::fmt::Result {
    let unit = |index: usize| page.text(page.whole(index));
    for index in found.title.iter().chain(&found.subtitles) {
        writeln!(out, "title: {}", unit(*index))?;
    }
    let pieces = |out: &mut String, name: &str, pieces: &[Piece]| {
        pieces.iter().try_for_each(|piece| writeln!(out, "{name}: {}", page.text(*piece)))
    };
    let section = |out: &mut String, name: &str, section: &Section| {
        if let Some(heading) = section.heading {
            writeln!(out, "{name} heading: {}", unit(heading))?;
        }
        pieces(out, name, &section.pieces)
    };
    pieces(out, "preamble", &found.preamble)?;
    section(out, "about", &found.about)?;
    for (name, sections) in [("lagesbild", &found.lagesbild), ("follow-up", &found.follow_up), ("other", &found.others)]
    {
        sections.iter().try_for_each(|headed| section(out, name, headed))?;
    }
    for group in &found.groups {
        writeln!(out, "group {:?}: {}", group.lead, group.lead_piece.map_or("", |piece| page.text(piece)))?;
        for entry in &group.entries {
            let marker = if entry.marker.is_some() { "-" } else { "no marker" };
            writeln!(out, "{:indent$}{marker} {}", "", page.text(entry.piece), indent = 2 * entry.depth as usize + 2)?;
        }
    }
    for table in &found.tables {
        writeln!(out, "table under: {}", table.over.map_or("", |piece| page.text(piece)))?;
    }
    pieces(out, "sentence", &found.sentences.iter().map(|vow| vow.piece).collect::<Vec<_>>())?;
    for index in &found.signatures {
        writeln!(out, "signature: {}", unit(*index))?;
    }
    pieces(out, "left", &found.left)
}

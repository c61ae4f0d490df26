//! Ways to build a medborgarlöfte: how what is aimed at, what will be done and who does it stand to each other. Each is laid out
//! as converters leave it, and gives the same promises and activities in every layout.
//!
//! `data/structures.txt` has them in a small language: `## ` a heading, `> ` a lead-in, `- ` an item, `-- ` one below it, `1. ` and
//! `a) ` numbered ones, `|` a row of a table, anything else a paragraph; `{P …}` is a promise and `{A …}` an activity.

use std::collections::BTreeMap;

use medborgarlofte::{Input, extract};

use crate::support::known_failures::{self, STRUCTURED};

const STRUCTURES: &str = include_str!("data/structures.txt");

/// What stands before and after each.
const HEAD: &str = "\
# Medborgarlöfte för Aneby kommun 2023-2024
## Lägesbild
Många är oroliga i centrum på kvällarna. Det visar trygghetsmätningen och den medborgardialog som genomfördes under hösten.
";
const TAIL: &str = "\
## Uppföljning
Löftet följs upp två gånger per år och redovisas på kommunens webbplats.
Aneby den 30 maj 2023
Anna Ek, kommunchef, Aneby kommun
Per Berg, lokalpolisområdeschef, Polisen
";

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// A blank line between all but the items of a list.
    Blank,
    /// None below a heading or a lead-in.
    Tight,
    Markdown,
    /// Lines broken, and blank lines only above headings and paragraphs.
    Broken,
    /// Without markers, and with a blank line between all lines.
    Bare,
}

impl Layout {
    const ALL: [Self; 5] = [Self::Blank, Self::Tight, Self::Markdown, Self::Broken, Self::Bare];

    fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Tight => "tight",
            Self::Markdown => "markdown",
            Self::Broken => "broken",
            Self::Bare => "bare",
        }
    }
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Title,
    Heading,
    LeadIn,
    Item,
    Below,
    Numbered,
    Row,
    Paragraph,
}

fn kind(line: &str) -> (Kind, &str) {
    let marks =
        [("# ", Kind::Title), ("## ", Kind::Heading), ("> ", Kind::LeadIn), ("- ", Kind::Item), ("-- ", Kind::Below)];
    let marked = marks.iter().find_map(|(mark, kind)| Some((*kind, line.strip_prefix(mark)?)));
    let numbered = || {
        let (mark, _) = line.split_once(' ')?;
        let figures =
            mark.starts_with(|c: char| c.is_ascii_digit()) && mark.chars().all(|c| c.is_ascii_digit() || c == '.');
        let letter = mark.len() == 2 && mark.ends_with(')');
        (figures || letter).then_some((Kind::Numbered, line))
    };
    let row = || line.starts_with('|').then_some((Kind::Row, line));
    marked.or_else(numbered).or_else(row).unwrap_or((Kind::Paragraph, line))
}

/// The width of a page of broken lines.
const WIDTH: usize = 78;

fn broken(text: &str, indent: &str) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

fn laid_out(structure: &str, layout: Layout) -> String {
    let (mut out, mut before) = (String::new(), None);
    let listed = |kind: Kind| matches!(kind, Kind::Item | Kind::Below | Kind::Numbered);
    for line in structure.lines().filter(|line| !line.is_empty()) {
        let (kind, text) = kind(line);
        let text = if layout == Layout::Markdown { text.to_owned() } else { text.replace("**", "") };
        let heads = matches!(before, Some(Kind::Title | Kind::Heading | Kind::LeadIn));
        let goes_on = before == Some(kind) && matches!(kind, Kind::Item | Kind::Numbered | Kind::Row)
            || listed(kind) && before.is_some_and(listed);
        let blank = before.is_some()
            && match layout {
                Layout::Bare => true,
                Layout::Blank | Layout::Markdown => !goes_on,
                Layout::Tight => {
                    let under = matches!(kind, Kind::Item | Kind::Numbered) && before == Some(Kind::Paragraph);
                    !goes_on && !heads && !under
                }
                Layout::Broken => !goes_on && !heads && matches!(kind, Kind::Heading | Kind::Paragraph),
            };
        if blank {
            out.push('\n');
        }
        let (mark, indent) = match (kind, layout) {
            (Kind::Title, Layout::Markdown) => ("# ", ""),
            (Kind::Heading, Layout::Markdown) => ("## ", ""),
            (Kind::Item, Layout::Bare) => ("", ""),
            (Kind::Item, Layout::Broken) => ("• ", "  "),
            (Kind::Item, _) => ("- ", ""),
            (Kind::Below, Layout::Broken) => ("  o ", "    "),
            (Kind::Below, _) => ("  - ", ""),
            (Kind::Numbered, _) => ("", "   "),
            _ => ("", ""),
        };
        let text = format!("{mark}{text}");
        let whole = matches!(kind, Kind::Row | Kind::Title | Kind::Heading);
        out.push_str(&if layout == Layout::Broken && !whole { broken(&text, indent) } else { text });
        out.push('\n');
        before = Some(kind);
    }
    out
}

/// The text without its marks, and what they mark.
fn unmarked(structure: &str) -> (String, Vec<&str>, Vec<&str>) {
    let (mut text, mut promises, mut activities) = (String::new(), Vec::new(), Vec::new());
    let mut rest = structure;
    while let Some(open) = rest.find('{') {
        let close = open + rest[open..].find('}').expect("a mark that is not closed");
        let marked = &rest[open + 3..close];
        match &rest[open..open + 3] {
            "{P " => promises.push(marked),
            "{A " => activities.push(marked),
            other => panic!("{other} marks nothing"),
        }
        text.push_str(&rest[..open]);
        text.push_str(marked);
        rest = &rest[close + 1..];
    }
    (text + rest, promises, activities)
}

/// What is wrong with what a text gives.
fn fault(text: &str, name: &str, promises: &[&str], activities: &[&str]) -> Option<String> {
    let input = Input::decode(name, text.as_bytes()).unwrap();
    let documents = extract(&input).documents;
    let [document] = &documents[..] else { return Some(format!("{} documents", documents.len())) };
    let texts = |list: &[medborgarlofte::document::Commitment<'_>]| {
        list.iter().map(|commitment| commitment.text.to_string()).collect::<Vec<_>>()
    };
    let found = (texts(&document.promises), texts(&document.activities));
    let lagesbild = document.lagesbild.as_ref().is_some_and(|lagesbild| lagesbild.text.starts_with("Många är"));
    let plan = document.follow_up_plan.as_ref().is_some_and(|plan| plan.text.ends_with("webbplats."));
    if found.0 != promises || found.1 != activities {
        return Some(format!("expected {promises:?} and {activities:?}, found {found:?}"));
    }
    (!lagesbild || !plan || document.signatories.len() != 2).then(|| "lägesbild, plan or signatories".to_owned())
}

#[test]
fn every_structure_is_read_in_every_layout() {
    let (mut failed, mut read) = (BTreeMap::new(), 0);
    for structure in STRUCTURES.split("=== ").skip(1) {
        let (name, body) = structure.split_once('\n').unwrap();
        let (body, promises, activities) = unmarked(body);
        let whole = format!("{HEAD}{body}{TAIL}");
        // Tables and depths are told by their marks.
        let bare = !body.lines().any(|line| line.starts_with(['|']) || line.starts_with("-- "));
        for layout in Layout::ALL.into_iter().filter(|layout| bare || *layout != Layout::Bare) {
            let extension = if layout == Layout::Markdown { "md" } else { "txt" };
            let text = laid_out(&whole, layout);
            read += 1;
            if let Some(fault) = fault(&text, &format!("{name}.{extension}"), &promises, &activities) {
                failed.insert(format!("{STRUCTURED} {name} {}", layout.name()), fault);
            }
        }
    }
    println!("{read} documents");
    known_failures::compare(STRUCTURED, &failed);
}

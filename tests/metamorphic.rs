//! A document that is changed in a way that should not matter, or only in one way, gives what it gave, shifted as the change
//! shifts it. `matrix.rs` asks the same of harder changes, without the places.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use medborgarlofte::check::Edit;
use medborgarlofte::document::{Span, map_spans};
use medborgarlofte::{Extraction, Input, extract};
use regex::{Captures, Regex};
use serde_json::{Value, json};

use crate::support::difference::first_difference;
use crate::support::files::{self, File};
use crate::support::invariants::violations_in;
use crate::support::known_failures::{MOVED, RENAMED, compare};

/// Edits in order, apart from each other.
struct Change {
    name: &'static str,
    edits: Vec<Edit>,
}

impl Change {
    fn apply(&self, text: &str) -> String {
        let mut changed = String::new();
        let mut done = 0;
        for Edit { span, text: other } in &self.edits {
            changed += &text[done..span.start as usize];
            changed += other;
            done = span.end as usize;
        }
        changed + &text[done..]
    }

    /// Where the text at `span` stands afterwards. What is put in where it begins comes before it, where it ends after it.
    fn shift(&self, span: Span) -> Span {
        let moved = |to: u32, before: &dyn Fn(Span) -> bool| {
            let edits = self.edits.iter().filter(|edit| before(edit.span));
            edits.fold(to, |to, Edit { span, text }| to + text.len() as u32 - (span.end - span.start))
        };
        Span::new(
            moved(span.start, &|edit| edit.end <= span.start),
            moved(span.end, &|edit| edit.end <= span.end && edit.start < span.end),
        )
    }
}

fn insert(at: usize, text: &str) -> Edit {
    Edit { span: Span::new(at as u32, at as u32), text: text.to_owned() }
}

fn blank_lines_doubled(text: &str) -> Vec<Edit> {
    let mut end = 0;
    let edits = text.split_inclusive('\n').filter_map(|line| {
        end += line.len();
        (line.ends_with('\n') && line.trim().is_empty()).then(|| insert(end, "\n"))
    });
    edits.collect()
}

/// Changes that change nothing but places.
fn changes_of_layout(text: &str) -> Vec<Change> {
    let line_ends = text.match_indices('\n').map(|(at, _)| at);
    let end = text.trim_end_matches('\n').len();
    let without_line_end = Edit { span: Span::new(end as u32, text.len() as u32), text: String::new() };
    vec![
        Change {
            name: "CRLF",
            edits: line_ends.filter(|at| !text[..*at].ends_with('\r')).map(|at| insert(at, "\r")).collect(),
        },
        Change { name: "no line end at its end", edits: vec![without_line_end] },
        Change { name: "one more line end at its end", edits: vec![insert(text.len(), "\n")] },
        Change { name: "blank lines at its end", edits: vec![insert(text.len(), "\n\n \n\n")] },
        Change { name: "blank lines at its beginning", edits: vec![insert(0, "\n \n\n")] },
        Change { name: "blank lines doubled", edits: blank_lines_doubled(text) },
    ]
}

/// What was read, as JSON, with every place shifted and without what the whole file decides.
fn shifted(extraction: Extraction<'_>, shift: impl Fn(Span) -> Span, (from, to): (usize, usize)) -> Value {
    let Extraction { mut documents, mut diagnostics } = extraction;
    for diagnostic in &mut diagnostics {
        diagnostic.span = diagnostic.span.map(&shift);
    }
    for document in &mut documents {
        let whole = document.source.span;
        map_spans(document, &mut |span| shift(span));
        // The documents of a file cover it, so that what is put in where one ends belongs to one of them.
        document.source.span.start = if whole.start == 0 { 0 } else { document.source.span.start };
        document.source.span.end =
            if whole.end as usize == from { to as u32 } else { shift(Span::new(whole.end, whole.end)).start };
    }
    let mut value = json!({"documents": documents, "diagnostics": diagnostics});
    for document in value["documents"].as_array_mut().into_iter().flatten() {
        let source = document["source"].as_object_mut().expect("a document has a source");
        source.retain(|key, _| key != "sha256" && key != "bytes");
    }
    value
}

fn read<'t>(file: &'t File, text: &'t str) -> Input<'t> {
    Input::decode(file.name(), text.as_bytes()).unwrap()
}

/// The first difference between what is said of the changed file, and what was said, once `rename` has changed it too.
fn difference(file: &File, change: &Change, rename: impl Fn(&mut Value)) -> Option<String> {
    let (text, changed) = (file.text(), change.apply(file.text()));
    let lengths = (text.len(), changed.len());
    let mut expected = shifted(extract(&read(file, text)), |span| change.shift(span), lengths);
    rename(&mut expected);
    let mut found = shifted(extract(&read(file, &changed)), |span| span, (changed.len(), changed.len()));
    let non_blank = |text: &str| text.split_whitespace().map(str::len).sum::<usize>();
    if non_blank(text) != non_blank(&changed) {
        // Which of its counts a longer name adds to is not known here; that they add up, `invariants.rs` asks.
        for document in
            [&mut expected, &mut found].into_iter().flat_map(|read| read["documents"].as_array_mut()).flatten()
        {
            let accounting = document["accounting"].as_object_mut().expect("a document has an accounting");
            accounting.retain(|key, _| key == "unclaimed_text");
        }
    }
    first_difference(&expected, &found, "")
        .or_else(|| violations_in(file.name(), changed.as_bytes()).into_iter().next())
}

/// The documents that people write; the small cases show what depends on a letter.
fn documents() -> Vec<File> {
    [files::corpus(), files::dev(), files::country()].concat()
}

#[test]
fn layout_changes_places_only() {
    let mut failed = BTreeMap::new();
    let documents = documents();
    let mut changed = 0;
    for file in &documents {
        for change in changes_of_layout(file.text()) {
            changed += usize::from(change.apply(file.text()) != file.text());
            if let Some(what) = difference(file, &change, |_| ()) {
                failed.insert(format!("{MOVED} {} with {}", file.path, change.name), what);
            }
        }
    }
    println!("{changed} changes of layout, {} exceptions", failed.len());
    assert!(changed > 5 * documents.len(), "of {} documents only {changed} changes", documents.len());
    compare(MOVED, &failed);
}

struct Kommun {
    code: &'static str,
    name: &'static str,
    lan_code: &'static str,
}

static KOMMUNER: LazyLock<Vec<Kommun>> = LazyLock::new(|| {
    let rows = include_str!("../src/vocabulary/kommuner.csv").lines().skip(1);
    let kommun = |row: &'static str| match row.split(',').collect::<Vec<_>>()[..] {
        [code, name, _, lan_code, ..] => Kommun { code, name, lan_code },
        _ => panic!("{row:?} is no row of the register"),
    };
    rows.map(kommun).collect()
});

/// Gotland is a region too, and Falun and Orust are called otherwise before `kommun` than the others.
const UNLIKE_OTHERS: [&str; 3] = ["0980", "2080", "1421"];

/// How a name is inflected: whether it takes an s in the genitive, and there before `kommun`.
fn ending(name: &str) -> (bool, bool) {
    (name.ends_with(['s', 'x', 'z']), name.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']))
}

/// Puts other kommuner in the place of a document's own.
struct Renaming {
    pairs: Vec<(&'static Kommun, &'static Kommun)>,
    names: Regex,
    as_long: bool,
}

impl Renaming {
    /// Another kommun for each that the document is of, inflected alike, with a name as long or of another length.
    /// `first` is where in the register it is looked for first, so that not all documents become those of one kommun.
    fn of(file: &File, first: usize, as_long: bool) -> Option<Self> {
        let mut own: Vec<String> = Vec::new();
        for document in extract(&read(file, file.text())).documents {
            own.extend(document.kommuner.into_iter().map(|kommun| kommun.code.into_owned()));
        }
        own.sort();
        own.dedup();
        let mut pairs: Vec<(&Kommun, &Kommun)> = Vec::new();
        for code in own {
            let kommun = KOMMUNER.iter().find(|kommun| kommun.code == code)?;
            let fits = |other: &&Kommun| {
                !UNLIKE_OTHERS.contains(&other.code)
                    && ending(other.name) == ending(kommun.name)
                    && (other.name.len() == kommun.name.len()) == as_long
                    && !file.text().contains(other.name)
                    && !other.name.contains(' ')
                    && pairs.iter().all(|(_, used)| used.code != other.code)
            };
            let other = KOMMUNER.iter().cycle().skip(first).take(KOMMUNER.len()).find(fits)?;
            pairs.push((kommun, other));
        }
        if pairs.is_empty() || pairs.iter().any(|(kommun, _)| UNLIKE_OTHERS.contains(&kommun.code)) {
            return None;
        }
        let forms: Vec<String> =
            pairs.iter().flat_map(|(own, _)| [own.name.to_owned(), own.name.to_uppercase()]).collect();
        let names = Regex::new(&format!(r"\b({})([sS]?)\b", forms.join("|"))).unwrap();
        Some(Self { pairs, names, as_long })
    }

    fn other(&self, name: &str) -> String {
        let pair = self.pairs.iter().find(|(own, _)| own.name == name || own.name.to_uppercase() == name);
        let (own, other) = pair.expect("the expression has these names only");
        if own.name == name { other.name.to_owned() } else { other.name.to_uppercase() }
    }

    fn change(&self, text: &str) -> Change {
        let edit = |found: Captures| {
            let name = found.get(1).expect("the expression has two groups");
            Edit { span: Span::new(name.start() as u32, name.end() as u32), text: self.other(name.as_str()) }
        };
        let name = if self.as_long { "a name as long" } else { "a longer or shorter name" };
        Change { name, edits: self.names.captures_iter(text).map(edit).collect() }
    }

    /// Puts the other names and codes into what was read.
    fn rename(&self, read: &mut Value) {
        self.rename_in(read);
        for document in read["documents"].as_array_mut().into_iter().flatten() {
            let id = document["id"].as_str().expect("a document has an id");
            let (codes, rest) = id.split_once('-').expect("an id begins with the codes of the kommuner");
            let codes: Vec<&str> =
                codes.split('+').map(|code| self.other_of(code).map_or(code, |other| other.code)).collect();
            document["id"] = format!("{}-{rest}", codes.join("+")).into();
        }
    }

    fn rename_in(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                *text = self.names.replace_all(text, |found: &Captures| self.other(&found[1]) + &found[2]).into_owned();
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.rename_in(item)),
            Value::Object(entries) => {
                entries.values_mut().for_each(|value| self.rename_in(value));
                if let Some(other) = entries.get("code").and_then(|code| self.other_of(code.as_str()?)) {
                    entries["code"] = other.code.into();
                    entries["lan_code"] = other.lan_code.into();
                }
            }
            _ => {}
        }
    }

    /// The kommun that comes in the place of the one with this code.
    fn other_of(&self, code: &str) -> Option<&'static Kommun> {
        self.pairs.iter().find_map(|(own, other)| (own.code == code).then_some(*other))
    }
}

#[test]
fn another_kommun_changes_its_name_only() {
    let mut failed = BTreeMap::new();
    let documents = documents();
    let mut renamed = 0;
    for (index, file) in documents.iter().enumerate() {
        for as_long in [true, false] {
            let Some(renaming) = Renaming::of(file, index * 7, as_long) else { continue };
            let change = renaming.change(file.text());
            renamed += usize::from(!change.edits.is_empty());
            if let Some(what) = difference(file, &change, |read| renaming.rename(read)) {
                failed.insert(format!("{RENAMED} {} to {}", file.path, change.name), what);
            }
        }
    }
    println!("{renamed} documents of another kommun, {} exceptions", failed.len());
    assert!(renamed > documents.len(), "of {} documents only {renamed} were renamed", documents.len());
    compare(RENAMED, &failed);
}

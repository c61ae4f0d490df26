//! Tables whose columns are held apart by spaces, as they are left when a page is printed as text.

use crate::document::Span;

use super::columns::Columns;
use super::line::{Line, Marker, Shape};
use super::rows::{begins, is_dense, rows};
use super::short_table::{is_name, is_short_table, is_small_table};

/// Fewer lines in columns are a letterhead or signatures side by side.
const FEWEST_LINES: usize = 5;
/// More blank lines than this end a table.
const WIDEST_BREAK: usize = 3;

/// A table of aligned text.
pub(super) struct Aligned {
    /// How many lines it takes.
    pub(super) lines: usize,
    /// From the first cell to the last.
    pub(super) span: Span,
    /// Its rows, each with its cells, each cell with its stretches of source.
    pub(super) rows: Vec<Vec<Vec<Span>>>,
    /// Where it could not be told whether a line begins a row.
    pub(super) uncertain: Vec<Span>,
}

/// A line of a table.
pub(super) struct Placed {
    /// Its stretches with the number of the column each belongs to.
    pub(super) cells: Vec<(usize, Span)>,
    /// Blank lines before it.
    pub(super) blanks: usize,
    /// A page ended before it, so that blank lines say nothing.
    pub(super) broken: bool,
    /// One cell over all columns.
    pub(super) merged: bool,
    /// A line was drawn before it.
    pub(super) ruled: bool,
    /// Its number among the lines.
    line: usize,
}

/// Looks for tables line by line, without going through the same lines again and again.
pub(super) struct Finder {
    /// Columns that hold no table, and the line up to which they were looked through.
    none: Option<(Columns, usize)>,
    /// How many more lines may be looked through in vain.
    patience: usize,
    /// The first line of the last table, whose header may come again over other columns.
    header: Vec<(usize, Span)>,
}

impl Finder {
    /// For a text of so many lines.
    pub(super) fn new(lines: usize) -> Self {
        Self { none: None, patience: MOST_LOOKS * lines, header: Vec::new() }
    }

    /// The table that begins at the line `at`, if one does.
    pub(super) fn table(&mut self, source: &str, lines: &[Line], at: usize) -> Option<Aligned> {
        let first = lines.get(at).filter(|line| line.gaps && !line.furniture && self.patience > 0)?;
        let below = &lines[at + 1..];
        let columns = Columns::of(source, first)?.with_near(source, first, below).with_left(source, below);
        if self.none.as_ref().is_some_and(|(others, end)| at < *end && *others == columns) {
            return None;
        }
        let mut placed = placed(source, &lines[at..], &columns);
        drop_below(source, &mut placed, columns.len());
        let in_columns = placed.iter().filter(|line| line.cells.len() > 1).count();
        let ruled = in_columns > 2 && placed.iter().any(|line| line.ruled);
        let enough = in_columns >= FEWEST_LINES
            || ruled
            || is_small_table(source, &placed, in_columns)
            || is_short_table(source, &placed, columns.len())
            || in_columns > 1 && repeats(source, first, &self.header);
        let found = enough.then(|| table(source, &placed, columns.len())).flatten();
        if found.is_none() {
            let looked = placed.last().map_or(1, |line| line.line + 1);
            self.patience = self.patience.saturating_sub(looked);
            // What is one row from here on is none from further down.
            if enough {
                self.none = Some((columns, at + looked));
            }
        } else if let Some(first) = placed.into_iter().next() {
            self.header = first.cells;
        }
        found
    }
}

/// How often each line may be looked through in vain, on average: more columns than a letterhead's stand over no table.
const MOST_LOOKS: usize = 16;

/// The table that the lines make, unless they are one row.
fn table(source: &str, placed: &[Placed], columns: usize) -> Option<Aligned> {
    let mut uncertain = Vec::new();
    let rows = rows(source, placed, columns, &mut uncertain);
    let span = placed.iter().flat_map(|line| &line.cells).map(|(_, span)| *span).reduce(Span::join)?;
    let lines = placed.last()?.line + 1;
    (rows.len() > 1 && !begin_alike(source, &rows)).then_some(Aligned { lines, span, rows, uncertain })
}

/// Whether all rows begin with one word in small letters, the same in each: `att   polisen …`, `att   kommunen …` are items
/// of a list without markers, and what stands in the first column is no cell.
fn begin_alike(source: &str, rows: &[Vec<Vec<Span>>]) -> bool {
    let word = |row: &Vec<Vec<Span>>| match row.first()?[..] {
        [only] => Some(&source[only.range()]),
        _ => None,
    };
    let first =
        rows.first().and_then(word).filter(|first| first.starts_with(char::is_lowercase) && !first.contains(' '));
    first.is_some() && rows.iter().all(|row| word(row) == first)
}

/// The lines that stand in the columns, up to the first that does not.
fn placed(source: &str, lines: &[Line], columns: &Columns) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let (mut blanks, mut broken, mut ruled, mut widest) = (0, false, false, 0);
    // A line was drawn somewhere; blank lines stand between some.
    let (mut drawn, mut spread) = (false, false);
    // How many lines of the header stood on this page again, and the number of the last row.
    let (mut repeated, mut number) = (0, None);
    for (index, line) in lines.iter().enumerate() {
        if line.furniture {
            broken = true;
            continue;
        }
        if line.shape == Shape::Blank {
            blanks += 1;
            continue;
        }
        if broken && placed.get(repeated).is_some_and(|header| repeats(source, line, &header.cells)) {
            // On this page the columns are set in other places.
            if repeated == 0 && !columns.begin_as(source, line) {
                break;
            }
            (repeated, blanks) = (repeated + 1, 0);
            continue;
        }
        // `-----` under the header, or between all rows.
        let may_be_ruled = match broken {
            true => repeated > 0,
            false => !placed.is_empty() && !spread && (drawn || placed.len() <= TALLEST_HEADER),
        };
        if line.shape == Shape::Rule && blanks == 0 && may_be_ruled {
            ruled = !broken;
            continue;
        }
        // An empty last cell of a dash looks like a list item; its place in the columns tells.
        // `1.  Polisen ska …` in a column of numbers looks like one too.
        let numbered = match line.shape {
            Shape::Item(Marker::Number(_) | Marker::Part) => columns.number(source, line),
            _ => None,
        };
        let next = |row: u16| line.gaps || number.is_some_and(|before: u16| row == before + 1);
        let is_row = line.shape == Shape::Text || numbered.is_some_and(next);
        if blanks > WIDEST_BREAK && !broken || !is_row {
            break;
        }
        number = numbered.or(number);
        let within = blanks == 0 && placed.last().is_some_and(|before| before.cells.len() > 1);
        let cells = columns.place(source, line, lines.get(index + 1), within);
        // What heads the next page has columns of its own.
        if broken && repeated == 0 && cells.is_some() && !columns.are_near(source, line) {
            break;
        }
        let merged = cells.is_none() && blanks > 0 && is_merged(source, &lines[index..], columns);
        // What stands over the same header again is over a table of its own.
        let alone = matches!(cells.as_deref(), None | Some([(0, _)])) && (merged || cells.is_some());
        if alone && heads_another(source, &lines[index + 1..], placed.first()) {
            break;
        }
        let Some(cells) = cells.or_else(|| merged.then(|| vec![(0, line.content)])) else {
            // A line of its own right over text that is in no columns heads that text, and so does a word or two below rows.
            let heads = |last: &Placed| match last.cells[..] {
                [(0, text)] if last.blanks > 0 => blanks == 0 || blanks <= 2 && is_name(source, text),
                _ => false,
            };
            let several = placed.len() > 2;
            placed.pop_if(|last| heads(last) && (blanks == 0 || several));
            break;
        };
        // Text far below the rows is no row of theirs.
        let sentence = || source[line.content.range()].ends_with('.');
        let alone = matches!(cells[..], [(0, _)]) && (!merged || sentence());
        // Far below its first line stands what a letterhead is over.
        if alone && placed.len() == 1 && blanks == WIDEST_BREAK && !broken {
            break;
        }
        let below = blanks > widest.max(1) || blanks > 0 && columns.stands_out(line);
        if alone && placed.len() > 1 && below && !broken {
            break;
        }
        if placed.len() > 1 && !broken {
            widest = widest.max(blanks);
        }
        let blanks_before = if broken { 0 } else { blanks };
        spread |= blanks_before > 0 && !placed.is_empty();
        drawn |= ruled;
        placed.push(Placed { cells, blanks: blanks_before, broken, merged, ruled, line: index });
        (blanks, broken, ruled, repeated) = (0, false, false, 0);
    }
    placed
}

/// Whether a line holds the same cells as one of the header.
fn repeats(source: &str, line: &Line, header: &[(usize, Span)]) -> bool {
    if header.len() < 2 {
        return false;
    }
    let mut rest = &source[line.content.range()];
    let same = header.iter().all(|(_, cell)| match rest.strip_prefix(&source[cell.range()]) {
        Some(after) => {
            rest = after.trim_start();
            true
        }
        None => false,
    });
    same && rest.is_empty()
}

/// A header has no more lines.
const TALLEST_HEADER: usize = 3;

/// Whether a line that stands in no columns is one cell over all of them: a table's row comes next.
fn is_merged(source: &str, lines: &[Line], columns: &Columns) -> bool {
    let [this, rest @ ..] = lines else { return false };
    let blanks = rest.iter().take_while(|line| line.shape == Shape::Blank).count();
    let begins_left = columns.begins_left(this);
    let next = rest.get(blanks).filter(|next| next.gaps && next.shape == Shape::Text);
    let goes_on = next.and_then(|next| columns.place(source, next, None, false)).is_some_and(|cells| cells.len() > 1);
    begins_left && !this.gaps && blanks == 1 && goes_on
}

/// Whether the header comes next once more.
fn heads_another(source: &str, lines: &[Line], header: Option<&Placed>) -> bool {
    let next = lines.iter().find(|line| line.shape != Shape::Blank);
    next.zip(header).is_some_and(|(next, header)| repeats(source, next, &header.cells))
}

/// Leaves out lines of text below a blank line, where rows follow right upon each other and the last has all its cells.
fn drop_below(source: &str, placed: &mut Vec<Placed>, columns: usize) {
    let alone = |line: &Placed| matches!(line.cells[..], [(0, _)]);
    let last = placed.iter().rposition(|line| !alone(line)).map_or(0, |last| last + 1);
    let close = || {
        let rows = &placed[..last];
        let whole =
            |row: &Placed| row.cells.len() == columns && row.cells.iter().all(|(_, cell)| begins(source, *cell));
        let many = last >= FEWEST_LINES && (columns > 2 || rows.iter().all(whole));
        rows.iter().skip(2).all(|row| row.blanks == 0) && (many || is_short_table(source, rows, columns))
    };
    if placed.get(last).is_some_and(|below| below.blanks > 0) && (is_dense(source, placed, columns) || close()) {
        placed.truncate(last);
    }
}

pub(super) fn characters(source: &str, span: Span) -> usize {
    source[span.range()].chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    #[test]
    fn wrapped_cells_are_gathered() {
        let text = "\
Vi lovade               Så blev det

Polisen ska göra        Femton tillsyner,
minst tolv tillsyner.   de flesta på
                        lördagar.

Kommunen ska hålla      Två möten
två möten.              hölls.

Löpande text som inte står i några kolumner alls.
";
        let mut found = Vec::new();
        lines(text, &mut found);
        let table = Finder::new(found.len()).table(text, &found, 0).unwrap();
        let cells: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| cell.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join("|"))
                    .collect()
            })
            .collect();
        assert_eq!(
            cells,
            [
                ["Vi lovade", "Så blev det"],
                ["Polisen ska göra|minst tolv tillsyner.", "Femton tillsyner,|de flesta på|lördagar."],
                ["Kommunen ska hålla|två möten.", "Två möten|hölls."],
            ]
        );
    }

    #[test]
    fn names_right_over_the_first_row() {
        let rows = |text: &str| {
            let mut found = Vec::new();
            lines(text, &mut found);
            Finder::new(found.len()).table(text, &found, 0).map(|table| table.rows.len())
        };
        let below = "minst tolv tillsyner.   de flesta i maj.\n\nKommunen ska hålla      Två möten\ntvå möten.              hölls.\n\n\
                     Kommunen ska städa      Klart\n";
        for (first, expected) in [
            ("Vi lovade               Så blev det\nPolisen ska göra        Femton tillsyner,\n", 4),
            ("Vi lovade               Klart\nPolisen ska göra        [x]\n", 4),
            // The name goes on below, or there is none.
            ("Vi lovade               Så blev\nom tillsyner            det\n", 3),
            ("Polisen på torget i     Femton tillsyner,\n", 3),
        ] {
            assert_eq!(rows(&format!("{first}{below}")), Some(expected), "{first}");
        }
    }

    #[test]
    fn text_below_rows_of_two_cells() {
        let text = "\
Aktivitet            Ansvarig
Gå i centrum         Polisen
Klippa häckar        Kommunen
Hålla två möten      Polisen
Byta lampor          Kommunen

Löftet följs upp.

Flen den 4 januari 2021

Eva Lind, kommunchef
";
        let mut found = Vec::new();
        lines(text, &mut found);
        let table = Finder::new(found.len()).table(text, &found, 0).unwrap();
        assert_eq!((table.rows.len(), table.lines), (5, 5));
    }

    #[test]
    fn a_table_of_few_rows_and_names_side_by_side() {
        let is_table = |text: &str| {
            let mut found = Vec::new();
            lines(text, &mut found);
            Finder::new(found.len()).table(text, &found, 0).is_some()
        };
        let text = "\
Vi lovade                                   Så blev det
Polisen ska göra minst tolv tillsyner       Femton tillsyner
Kommunen ska hålla två möten                Två möten hölls
";
        assert!(is_table(text));
        // Cells over two lines.
        let text = "\
Vi lovade                                   Så blev det
Polisen ska göra minst tolv tillsyner vid   Femton tillsyner
torget.
Kommunen ska hålla minst två öppna möten    Två möten är
                                            hållna
";
        assert!(is_table(text));
        assert!(is_table("Aktivitet       Mål    Utfall\nMöten           10     8\nVandringar      2      2\n"));
        for text in [
            "Anna Ek               Per Berg\nKommunchef            Lokalpolisområdeschef\nFlens kommun          Polisen\n",
            "Anna Ek               Per Berg\nOrdförande i kommunstyrelsen i Flen   Chef\nFlens kommun          Polisen\n",
            "Postadress            Telefon\nBox 1, 123 45 Flen    0157-430 00\nBesök                 Org.nr\n",
        ] {
            assert!(!is_table(text), "{text}");
        }
    }
}

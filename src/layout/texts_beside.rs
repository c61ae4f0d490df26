//! Running texts that stand side by side, each under a heading of its own.

use smallvec::SmallVec;

use crate::document::Span;

use super::aligned::Aligned;
use super::line::{Line, Shape};
use super::side_by_side::{Columns, MOST_COLUMNS, begins, cells};
use super::wrap::ends_sentence;

/// Fewer lines are names, roles and organisations.
const FEWEST_LINES: usize = 4;

/// The paragraphs of a column, each with the stretches of its lines.
type Paragraphs = Vec<Vec<Span>>;

/// The texts whose headings stand on the line `at`, right above them or with a blank line between, up to the next blank line,
/// as rows: the headings, and then a paragraph of each. Only below a blank line, so that no line is looked at twice.
pub(super) fn texts_beside(source: &str, lines: &[Line], at: usize) -> Option<Aligned> {
    let text = |line: &&Line| line.shape == Shape::Text && !line.furniture;
    let first = lines.get(at).filter(|line| line.gaps).filter(text)?;
    let below_blank = at.checked_sub(1).is_none_or(|before| lines[before].shape == Shape::Blank);
    let blank = lines.get(at + 1).is_some_and(|line| line.shape == Shape::Blank);
    let from = at + 1 + usize::from(blank);
    let second = lines.get(from).filter(|line| line.gaps && below_blank)?;
    let columns: Columns = begins(source, first).iter().map(|(column, _)| *column).collect();
    let same = begins(source, second).iter().map(|(column, _)| *column).eq(columns.iter().copied());
    if !(2..=MOST_COLUMNS).contains(&columns.len()) || !same {
        return None;
    }
    let headings = cells(source, first, &columns)?;
    let mut texts: SmallVec<[Paragraphs; 4]> = columns.iter().map(|_| Vec::new()).collect();
    let mut left: SmallVec<[bool; 4]> = columns.iter().map(|_| true).collect();
    let (mut taken, mut span) = (1, first.content);
    for line in lines[from..].iter().take_while(|line| line.shape != Shape::Blank) {
        let found = cells(source, line, &columns).filter(|_| text(&line))?;
        if taken > 1 && begins_row(source, &texts, &found) {
            return None;
        }
        for ((text, cell), left) in texts.iter_mut().zip(found).zip(&mut left) {
            match (cell, text.last_mut()) {
                (Some(cell), Some(paragraph)) if !*left => paragraph.push(cell),
                (Some(cell), _) => text.push(vec![cell]),
                (None, _) => {}
            }
            *left = cell.is_none();
        }
        (taken, span) = (taken + 1, span.join(line.content));
    }
    let in_columns = |line: &Line| begins(source, line).iter().filter(|(column, _)| columns.contains(column)).count();
    // Names below the texts stand further down.
    let rows_follow = lines.get(from + taken).is_some_and(|line| in_columns(line) > 1);
    if taken <= FEWEST_LINES || rows_follow || !texts.iter().all(|text| is_running(source, text)) {
        return None;
    }
    let longest = texts.iter().map(Vec::len).max()?;
    let mut rows = vec![headings.into_iter().map(|heading| heading.into_iter().collect()).collect::<Vec<Vec<Span>>>()];
    rows.extend(
        (0..longest).map(|row| {
            texts.iter_mut().map(|text| text.get_mut(row).map(std::mem::take).unwrap_or_default()).collect()
        }),
    );
    Some(Aligned { lines: from - at - 1 + taken, span, rows, uncertain: Vec::new() })
}

/// Whether all that stands on a line begins, where all above it has ended: a row of a table does.
fn begins_row(source: &str, texts: &[Paragraphs], cells: &[Option<Span>]) -> bool {
    let last = |text: &Paragraphs| text.last().and_then(|paragraph| paragraph.last()).copied();
    texts.iter().zip(cells).all(|(text, cell)| {
        let begins = cell.is_some_and(|cell| source[cell.range()].starts_with(char::is_uppercase));
        begins && last(text).is_none_or(|last| ends_sentence(&source[last.range()]))
    })
}

/// Whether a column holds sentences, and one of them goes on from line to line.
fn is_running(source: &str, text: &[Vec<Span>]) -> bool {
    let ends = text.iter().filter_map(|paragraph| paragraph.last()).all(|last| ends_sentence(&source[last.range()]));
    let goes_on = |pair: &[Span]| {
        let (line, next) = (&source[pair[0].range()], &source[pair[1].range()]);
        next.starts_with(char::is_lowercase) && !ends_sentence(line)
    };
    ends && text.iter().any(|paragraph| paragraph.windows(2).any(goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    fn rows(text: &str) -> Option<Vec<Vec<String>>> {
        let mut found = Vec::new();
        lines(text, &mut found);
        let table = texts_beside(text, &found, 0)?;
        let cell = |cell: &Vec<Span>| cell.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join("/");
        Some(table.rows.iter().map(|row| row.iter().map(cell).collect()).collect())
    }

    #[test]
    fn texts_under_their_headings() {
        let text = "\
Därför                        Så följer vi upp
Mätningen visar att oron      Vi berättar på
är stor.                      flen.se.
Många har sett hur
det går vid torget.           Ring oss gärna om
                              du undrar.

Flen den 6 februari 2020
";
        let expected = [
            ["Därför", "Så följer vi upp"],
            ["Mätningen visar att oron/är stor./Många har sett hur/det går vid torget.", "Vi berättar på/flen.se."],
            ["", "Ring oss gärna om/du undrar."],
        ];
        assert_eq!(rows(text).unwrap(), expected);
        let apart = text.replacen("vi upp\n", "vi upp\n\n", 1);
        assert_eq!(rows(&apart).unwrap(), expected);
    }

    #[test]
    fn what_stands_side_by_side_and_is_no_text() {
        for text in [
            "Anna Ek               Per Berg\nkommunstyrelsens      chef för\nordförande            lokalpolisområdet\nFlens kommun          Polisen\n",
            "Polisen ska           Tre möten\nhålla tre möten.      hölls.\n",
            // Rows of a table, with blank lines between them and without.
            "Vi lovade             Så blev det\nPolisen ska           Tre möten\nhålla                 hölls\ntre                   om\nmöten.                våren.\n\nKommunen ska          Ett möte\n",
            "Vi lovade             Så blev det\nPolisen ska           Tre möten\nhålla tre möten.      hölls.\nKommunen ska          Ett möte\nhålla två möten.      hölls.\n",
            "Vi lovade             Så blev det\n\nPolisen ska           Tre möten\nhålla                 hölls\ntre                   om\nmöten.                våren.\n\nKommunen ska          Ett möte\n",
            "Lägesbild             2019\nMånga är oroliga vid torget om\nkvällarna.\nDet visar en enkät.\nDen gjordes i maj.\n",
        ] {
            assert!(rows(text).is_none(), "{text}");
        }
    }
}

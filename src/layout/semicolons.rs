//! Tables as programs export them, whose cells semicolons or tabs hold apart: lines above and below have as many, all at
//! their end.

use std::ops::{Range, RangeInclusive};

use memchr::{memchr, memchr_iter};

use crate::document::Span;

use super::line::{Line, Shape, shape};

/// Fewer rows may be sentences with semicolons in them.
const FEWEST_ROWS: usize = 3;
/// One semicolon stands in many a sentence.
const FEWEST_SIGNS: usize = 2;

/// Marks the rows of tables, and takes the semicolons or tabs off what stands on lines of its own among them.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let sign = if lines[at].shape == Shape::TabRow { b'\t' } else { b';' };
        let signs = |line: &Line| signs(&source[line.full.range()], sign);
        let count = signs(&lines[at]);
        let of_sign = |line: &Line| sign == b'\t' || line.shape != Shape::TabRow;
        let same = |line: &&Line| line.shape == Shape::Blank && count > 0 || of_sign(line) && signs(line) == count;
        let end = at + lines[at..].iter().take_while(same).count();
        match count >= FEWEST_SIGNS {
            true if sign == b'\t' => mark_tabs(source, &mut lines[at..end]),
            true => mark_run(source, &mut lines[at..end]),
            false => {}
        }
        at = end;
    }
}

/// How many tabs, or semicolons between cells, a line has.
fn signs(line: &str, sign: u8) -> usize {
    // Most lines have none.
    match memchr_iter(sign, line.as_bytes()).count() {
        some @ 1.. if sign == b';' && memchr(b'"', line.as_bytes()).is_some() => some.min(cells(line).count() - 1),
        count => count,
    }
}

/// How many cells of a line hold something.
fn filled(source: &str, line: &Line, sign: u8) -> usize {
    let row = &source[line.full.range()];
    let holds = |cell: &Range<usize>| row[cell.clone()].chars().any(|c| !c.is_whitespace());
    match sign {
        b';' => cells(row).filter(holds).count(),
        _ => {
            let mut from = 0;
            let ends = memchr_iter(sign, row.as_bytes()).chain(std::iter::once(row.len()));
            ends.map(|end| std::mem::replace(&mut from, end + 1)..end).filter(holds).count()
        }
    }
}

/// From the first to the last line that has several cells, if there are enough of them.
fn rows_of(source: &str, lines: &[Line], sign: u8) -> Option<RangeInclusive<usize>> {
    // A line with one cell among the rows heads some of them; before and after them it is none.
    let mut rows = (0..lines.len()).filter(|index| filled(source, &lines[*index], sign) > 1);
    let (first, last) = (rows.next()?, rows.next_back()?);
    (rows.count() + 2 >= FEWEST_ROWS).then_some(first..=last)
}

/// Marks lines that all have as many semicolons.
fn mark_run(source: &str, lines: &mut [Line]) {
    let Some(rows) = rows_of(source, lines, b';') else { return };
    for (index, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.shape != Shape::Blank) {
        let text = &source[line.full.range()];
        line.content = Span::new(line.full.start, line.full.start + text.trim_end().len() as u32);
        match filled(source, line, b';') {
            0 => line.shape = Shape::EmptyRow,
            1 if !rows.contains(&index) => alone(source, line, b';'),
            _ => line.shape = Shape::SemicolonRow,
        }
    }
}

/// Marks lines that all have as many tabs: those before the text of a row are empty cells, unless all are set in so.
fn mark_tabs(source: &str, lines: &mut [Line]) {
    let Some(rows) = rows_of(source, lines, b'\t') else { return };
    let indented = |line: &Line| source[line.full.range()].starts_with('\t');
    let all = lines.iter().filter(|line| line.shape != Shape::Blank).all(indented);
    for (index, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.shape != Shape::Blank) {
        match filled(source, line, b'\t') {
            1 if !rows.contains(&index) => alone(source, line, b'\t'),
            _ if !all && indented(line) => (line.content, line.shape) = (line.full, Shape::TabRow),
            _ => {}
        }
    }
}

/// Where the cells of a row stand, without the quotation marks around those that hold a semicolon themselves.
pub(super) fn cells(row: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let (mut from, mut quotes) = (Some(0), true);
    std::iter::from_fn(move || {
        let start = from?;
        let quoted = if quotes { quoted(&row[start..]) } else { Quoted::No };
        // Marks that no cell closes from here on are closed by none after it.
        quotes &= quoted != Quoted::Open;
        let skipped = if let Quoted::Yes(marks) = &quoted { start + marks.end } else { start };
        let end = memchr(b';', &row.as_bytes()[skipped..]).map(|at| skipped + at);
        from = end.map(|end| end + 1);
        Some(match quoted {
            Quoted::Yes(marks) => start + marks.start + 1..start + marks.end - 1,
            _ => start..end.unwrap_or(row.len()),
        })
    })
}

/// Whether quotation marks stand around a cell.
#[derive(PartialEq, Eq)]
enum Quoted {
    /// From the first mark to the last.
    Yes(Range<usize>),
    No,
    /// They are not closed.
    Open,
}

/// How the cell is quoted that a row begins with; two marks within are one that is meant.
fn quoted(row: &str) -> Quoted {
    let start = row.len() - row.trim_start().len();
    if !row[start..].starts_with('"') {
        return Quoted::No;
    }
    let mut at = start + 1;
    while let Some(mark) = memchr(b'"', &row.as_bytes()[at..]).map(|mark| at + mark) {
        let rest = &row[mark + 1..];
        at = mark + 2;
        if rest.starts_with('"') {
            continue;
        }
        let ends = rest.trim_start_matches(' ');
        return if ends.is_empty() || ends.starts_with(';') { Quoted::Yes(start..mark + 1) } else { Quoted::No };
    }
    Quoted::Open
}

/// Makes a line of text of one that has but one cell.
fn alone(source: &str, line: &mut Line, sign: u8) {
    let text = &source[line.content.range()];
    let around = [char::from(sign), ' ', '\t'];
    let bare = text.trim_matches(around);
    // A marker of a list is all that it holds.
    if bare.is_empty() {
        return;
    }
    let start = line.content.start + (text.len() - text.trim_start_matches(around).len()) as u32;
    let (found, skip) = shape(bare);
    line.shape = found;
    line.content = Span::new(start + skip as u32, start + bare.len() as u32);
    line.end_column = line.column + bare.chars().count() as u32;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    fn shapes(text: &str) -> Vec<(Shape, &str)> {
        let mut found = Vec::new();
        lines(text, &mut found);
        mark(text, &mut found);
        found.iter().map(|line| (line.shape, &text[line.content.range()])).collect()
    }

    #[test]
    fn rows_and_what_stands_beside_them() {
        let rows = shapes("Titel;;\n;;\nAktivitet;Ansvarig;Utfall\nMöten;Polisen;Tio\n\nRonder;Polisen;\nSlut;;\n");
        let expected = [
            (Shape::Text, "Titel"),
            (Shape::EmptyRow, ";;"),
            (Shape::SemicolonRow, "Aktivitet;Ansvarig;Utfall"),
            (Shape::SemicolonRow, "Möten;Polisen;Tio"),
            (Shape::Blank, ""),
            (Shape::SemicolonRow, "Ronder;Polisen;"),
            (Shape::Text, "Slut"),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_between_tabs() {
        let rows = shapes(
            "Titel\t\t\n\t\t\n\tTertial 1\t\nMöten\tTio\tTolv\nOm unga\t\t\nRonder\tTre\t\nBesök\t\tTvå\nSlut\t\t\n",
        );
        let expected = [
            (Shape::Text, "Titel"),
            (Shape::Blank, ""),
            (Shape::Text, "Tertial 1"),
            (Shape::TabRow, "Möten\tTio\tTolv"),
            (Shape::TabRow, "Om unga\t\t"),
            (Shape::TabRow, "Ronder\tTre\t"),
            (Shape::TabRow, "Besök\t\tTvå"),
            (Shape::Text, "Slut"),
        ];
        assert_eq!(rows, expected);
        let rows = shapes("Titel\n\tTertial 1\tTertial 2\nMöten\tTio\tTolv\n\tRonder\tTre\n");
        assert_eq!(rows[1], (Shape::TabRow, "\tTertial 1\tTertial 2"));
        // All are set in.
        let rows = shapes("\tMöten\tTio\tTolv\n\tRonder\tTre\tTvå\n\tBesök\tEtt\tTvå\n");
        assert_eq!(rows[0], (Shape::TabRow, "Möten\tTio\tTolv"));
    }

    #[test]
    fn a_sign_or_a_marker_alone_beside_rows() {
        let rows = shapes("\t;\t\nMöten\tTio\tTolv\nRonder\tTre\tTvå\nBesök\tEtt\tTvå\n\u{b7}\t\t\n");
        assert_eq!(rows[0], (Shape::Text, ";"));
        assert_eq!(rows[4], (Shape::TabRow, "\t\t"));
    }

    #[test]
    fn cells_in_quotation_marks() {
        let texts = |row: &'static str| cells(row).map(|cell| &row[cell]).collect::<Vec<_>>();
        assert_eq!(texts("Möten;\"Ett i maj; två i juni\";Gul"), ["Möten", "Ett i maj; två i juni", "Gul"]);
        assert_eq!(texts("\"Sa \"\"ja\"\"; sen\";"), ["Sa \"\"ja\"\"; sen", ""]);
        // Marks around a word, and marks that are not closed.
        assert_eq!(texts("\"Trygg\" i stan;\"Ett;två"), ["\"Trygg\" i stan", "\"Ett", "två"]);
        assert_eq!(texts(""), [""]);
    }

    #[test]
    fn sentences_are_no_rows() {
        let text = "Polisen ska synas; fler poliser; fler ronder.\nKommunen ska lysa upp;\n- möten; ronder; besök\n";
        assert!(shapes(text).iter().all(|(shape, _)| !matches!(shape, Shape::SemicolonRow | Shape::EmptyRow)));
    }
}

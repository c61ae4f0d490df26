//! Tables written with the tags of HTML, as they stand in Markdown and in text taken from web pages.

use memchr::memchr;

use crate::document::Span;

/// A table of tags.
pub(super) struct HtmlTable {
    /// From the first tag to the end of the last.
    pub(super) span: Span,
    /// Its rows, each with its cells.
    pub(super) rows: Vec<Vec<Span>>,
}

/// More columns than this are not filled up for a cell that says it spans them.
const WIDEST_SPAN: usize = 64;

/// A cell spans no more rows than this.
const TALLEST_SPAN: usize = 1000;

/// A cell that has begun: where its text does, and how many columns and rows it says that it spans.
struct Begun {
    from: usize,
    columns: usize,
    rows: usize,
}

/// The table that `line` begins with after other tags at most; `last` is where the last `</table` of the source stands.
pub(super) fn html_table(source: &str, line: Span, last: Option<usize>) -> Option<HtmlTable> {
    let text = &source[line.range()];
    // Most lines end here.
    if !text.starts_with('<') {
        return None;
    }
    let opening = find_tag(text, "table")?;
    let before = &text[..opening];
    let only_tags = before.split('<').skip(1).all(|tag| tag.trim_end().ends_with('>'));
    let start = line.start as usize + opening;
    if !only_tags || last.is_none_or(|last| last < start) {
        return None;
    }
    read(source, line.start as usize, start)
}

/// Where the last closing tag of a table stands.
pub(super) fn last_closing(source: &str) -> Option<usize> {
    // Most texts have no tags.
    memchr(b'<', source.as_bytes())?;
    memchr::memmem::rfind(source.as_bytes(), b"</table")
        .or_else(|| memchr::memmem::rfind(source.as_bytes(), b"</TABLE"))
}

fn read(source: &str, first: usize, start: usize) -> Option<HtmlTable> {
    let mut rows: Vec<Vec<Span>> = Vec::new();
    let mut cell: Option<Begun> = None;
    let mut covered: Vec<usize> = Vec::new();
    let (mut at, mut depth) = (start, 0);
    loop {
        let tag_start = at + memchr(b'<', &source.as_bytes()[at..])?;
        let tag_end = tag_start + memchr(b'>', &source.as_bytes()[tag_start..])? + 1;
        let tag = &source[tag_start + 1..tag_end - 1];
        let (closes, inner) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
        let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        at = tag_end;
        // A `<` that begins no tag is text.
        if name.is_empty() {
            at = tag_start + 1;
            continue;
        }
        if is("table") {
            depth = if closes { depth - 1 } else { depth + 1 };
        }
        // The cells of a table in a cell are text of that cell.
        if depth > 1 || !(is("td") || is("th") || is("tr") || depth == 0) {
            continue;
        }
        if let Some(cell) = cell.take() {
            end_cell(source, &mut rows, &cell, tag_start, &mut covered);
        }
        if let Some(last) = rows.last_mut().filter(|row| !row.is_empty() && (depth == 0 || !closes && is("tr"))) {
            let end = last.last().map_or(0, |cell| cell.end);
            fill(last, end, &mut covered);
        }
        match () {
            () if depth == 0 => {
                rows.retain(|row| !row.is_empty());
                let span = Span::new(first as u32, tag_end as u32);
                return (!rows.is_empty()).then_some(HtmlTable { span, rows });
            }
            () if closes => {}
            () if is("tr") => rows.push(Vec::new()),
            () => {
                let columns = spanned(inner, "colspan=", WIDEST_SPAN);
                cell = Some(Begun { from: tag_end, columns, rows: spanned(inner, "rowspan=", TALLEST_SPAN) });
            }
        }
    }
}

/// Adds a cell to the last row; `covered` tells for each column how many rows below are taken by a cell that spans them.
fn end_cell(source: &str, rows: &mut Vec<Vec<Span>>, cell: &Begun, to: usize, covered: &mut Vec<usize>) {
    if rows.is_empty() {
        rows.push(Vec::new());
    }
    let text = &source[cell.from..to];
    let start = cell.from + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    if let Some(row) = rows.last_mut() {
        fill(row, start as u32, covered);
        let first = row.len();
        row.push(Span::new(start as u32, end as u32));
        row.extend((1..cell.columns).map(|_| Span::new(end as u32, end as u32)));
        if cell.rows > 1 && row.len() <= WIDEST_SPAN {
            covered.resize(covered.len().max(row.len()), 0);
            covered[first..row.len()].fill(cell.rows - 1);
        }
    }
}

/// Adds empty cells to a row where cells of the rows above it go on.
fn fill(row: &mut Vec<Span>, at: u32, covered: &mut [usize]) {
    while let Some(left) = covered.get_mut(row.len()).filter(|left| **left > 0) {
        *left -= 1;
        row.push(Span::new(at, at));
    }
}

/// How many columns or rows a cell says it spans.
fn spanned(tag: &str, attribute: &str, most: usize) -> usize {
    let value = tag.split_once(attribute).map_or("", |(_, rest)| rest.trim_start_matches(['"', '\'']));
    let digits = &value[..value.bytes().take_while(u8::is_ascii_digit).count()];
    digits.parse().unwrap_or(1).clamp(1, most)
}

fn find_tag(text: &str, name: &str) -> Option<usize> {
    let begins = |at: &usize| {
        text.as_bytes()[at + 1..].get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    };
    memchr::memchr_iter(b'<', text.as_bytes()).find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Option<Vec<Vec<&str>>> {
        let line = Span::new(0, text.find('\n').unwrap_or(text.len()) as u32);
        let table = html_table(text, line, last_closing(text))?;
        Some(table.rows.iter().map(|row| row.iter().map(|cell| &text[cell.range()]).collect()).collect())
    }

    #[test]
    fn rows_and_cells() {
        for (text, expected) in [
            ("<table><tr><td>a</td><td> b <br>c </td></tr></table>", vec![vec!["a", "b <br>c"]]),
            ("<TABLE>\n<TR>\n<TH>a\n<TH>b\n<TR><TD>c<TD></TABLE> rest", vec![vec!["a", "b"], vec!["c", ""]]),
            ("<table><tr><td colspan=\"3\">a</td></tr></table>", vec![vec!["a", "", ""]]),
            (
                "<table><tr><td rowspan=\"2\">a</td><td>b</td><td rowspan=3>c</td></tr><tr><td>d</td></tr>\
                 <tr><td>e</td><td>f</td></tr><tr><td>g</td></tr></table>",
                vec![vec!["a", "b", "c"], vec!["", "d", ""], vec!["e", "f", ""], vec!["g"]],
            ),
            (
                "<table><tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></table>",
                vec![vec!["a", "b", ""], vec!["", "c", "d"]],
            ),
            ("<div class=\"x\"><table><tr><td>5 < 6</td></tr></table></div>", vec![vec!["5 < 6"]]),
            (
                "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>",
                vec![vec!["a<table><tr><td>b</td></tr></table>", "c"]],
            ),
        ] {
            assert_eq!(cells(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn near_misses() {
        for text in [
            "<table> utan slut",
            "<table></table>",
            "ett <table><tr><td>a</td></tr></table>",
            "<b>ett</b> bord <table><tr><td>a</td></tr></table>",
            "</table>",
            "<tr><td>a</td></tr>",
        ] {
            assert_eq!(cells(text), None, "{text}");
        }
    }
}

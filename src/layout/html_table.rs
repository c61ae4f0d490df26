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
    let mut cell: Option<(usize, usize)> = None;
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
        if let Some((from, columns)) = cell.take() {
            end_cell(source, &mut rows, from, tag_start, columns);
        }
        match () {
            () if depth == 0 => {
                rows.retain(|row| !row.is_empty());
                let span = Span::new(first as u32, tag_end as u32);
                return (!rows.is_empty()).then_some(HtmlTable { span, rows });
            }
            () if closes => {}
            () if is("tr") => rows.push(Vec::new()),
            () => cell = Some((tag_end, columns(inner))),
        }
    }
}

fn end_cell(source: &str, rows: &mut Vec<Vec<Span>>, from: usize, to: usize, columns: usize) {
    if rows.is_empty() {
        rows.push(Vec::new());
    }
    let text = &source[from..to];
    let start = from + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    if let Some(row) = rows.last_mut() {
        row.push(Span::new(start as u32, end as u32));
        row.extend((1..columns).map(|_| Span::new(end as u32, end as u32)));
    }
}

/// How many columns a cell says it spans.
fn columns(tag: &str) -> usize {
    let value = tag.split_once("colspan=").map_or("", |(_, rest)| rest.trim_start_matches(['"', '\'']));
    let digits = &value[..value.bytes().take_while(u8::is_ascii_digit).count()];
    digits.parse().unwrap_or(1).clamp(1, WIDEST_SPAN)
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

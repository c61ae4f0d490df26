//! Forms: labels on the left, and what belongs to each held apart from it by spaces, over as many lines as it takes.

use crate::document::Span;

use super::line::{Line, Shape, shape};
use super::side_by_side::begins;

/// Fewer labels are a letterhead.
const FEWEST_LABELS: usize = 3;

/// Where the values of a form stand.
struct Value {
    column: u32,
    at: u32,
}

/// Lets the lines of a value go on with its label, and sets a list below it.
pub(super) fn take_apart(source: &str, lines: &mut Vec<Line>) {
    if !lines.iter().any(|line| value(source, line).is_some()) {
        return;
    }
    let mut rest = std::mem::take(lines).into_iter();
    while let Some(line) = rest.as_slice().first() {
        let Some(Value { column, .. }) = value(source, line) else {
            lines.extend(rest.next());
            continue;
        };
        let in_form = |line: &Line| in_column(source, line, column);
        let lasting = rest.as_slice().iter().take_while(|line| belongs(source, line, column)).count();
        let labels = rest.as_slice()[..lasting].iter().filter(|line| in_form(line).is_some()).count();
        if labels < FEWEST_LABELS {
            lines.extend(rest.by_ref().take(lasting));
            continue;
        }
        let mut blank = true;
        for line in rest.by_ref().take(lasting) {
            let now_blank = line.shape == Shape::Blank;
            match in_form(&line) {
                Some(value) => label(source, line, &value, lines),
                None => lines.push(Line { goes_on: line.goes_on || !blank && line.shape == Shape::Text, ..line }),
            }
            blank = now_blank;
        }
    }
}

/// Adds the line of a label: with its value, or as two lines where the value is a list.
fn label(source: &str, line: Line, value: &Value, lines: &mut Vec<Line>) {
    let text = &source[value.at as usize..line.content.end as usize];
    let (Shape::Item(marker), skip) = shape(text) else {
        lines.push(Line { gaps: false, ..line });
        return;
    };
    let before = source[line.content.start as usize..value.at as usize].trim_end().len() as u32;
    let end = line.content.start + before;
    let (full, content) = (Span::new(line.full.start, end), Span::new(line.content.start, end));
    lines.push(Line { full, content, end_column: line.indent + before, gaps: false, ..line });
    let content = Span::new(value.at + skip as u32, line.content.end);
    lines.push(Line {
        full: Span::new(value.at, line.full.end),
        content,
        indent: value.column,
        column: value.column + skip as u32,
        shape: Shape::Item(marker),
        page_break: false,
        gaps: false,
        ..line
    });
}

/// The value that a line has after its label, if it is one of a form.
fn value(source: &str, line: &Line) -> Option<Value> {
    if !line.gaps || line.shape != Shape::Text || line.furniture {
        return None;
    }
    // Most lines in columns have no label.
    memchr::memmem::find(source[line.content.range()].as_bytes(), b": ")?;
    match begins(source, line)[..] {
        [(_, label), (column, at)] if source[label..at].trim_end().ends_with(':') => {
            Some(Value { column, at: at as u32 })
        }
        _ => None,
    }
}

/// The value that a line has in the column; the longest label may have but one space after it.
fn in_column(source: &str, line: &Line, column: u32) -> Option<Value> {
    if line.shape != Shape::Text || line.furniture || line.indent >= column {
        return None;
    }
    let text = &source[line.full.range()];
    let (at, first) = text.char_indices().nth(column as usize)?;
    let before = &text[..at];
    let begins = !first.is_whitespace() && before.ends_with(' ') && before.trim_end().ends_with(':');
    begins.then(|| Value { column, at: line.full.start + at as u32 })
}

/// Whether a line belongs to a form whose values stand in the column.
fn belongs(source: &str, line: &Line, column: u32) -> bool {
    line.shape == Shape::Blank || line.furniture || line.indent >= column || in_column(source, line, column).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    fn taken(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        lines(text, &mut found);
        take_apart(text, &mut found);
        let sign = |line: &Line| match line.shape {
            Shape::Item(_) => "* ",
            _ if line.goes_on => "+ ",
            _ => "",
        };
        found.iter().map(|line| format!("{}{}", sign(line), &text[line.content.range()])).collect()
    }

    #[test]
    fn values_beside_their_labels() {
        let text = "\
Område:      Torget
Giltig till: 2019
Bild:        Det är mörkt vid
             torget.
Insatser:    1. Polisen ska stå
                vid torget.
             2. Kommunen ska städa.

Anna Ek      Per Berg
";
        let expected = [
            "Område:      Torget",
            "Giltig till: 2019",
            "Bild:        Det är mörkt vid",
            "+ torget.",
            "Insatser:",
            "* Polisen ska stå",
            "+ vid torget.",
            "* Kommunen ska städa.",
            "",
            "Anna Ek      Per Berg",
        ];
        assert_eq!(taken(text), expected);
    }

    #[test]
    fn what_is_no_form() {
        for text in [
            "Datum:       2019-01-02\nDnr:         KS 12\nSida:        1\nVi lovar att synas\n",
            "Kommunen:    Polisen:\nAnna Ek      Per Berg\n",
            "Datum:       2019-01-02\n             Flen\n",
        ] {
            assert!(taken(text).iter().all(|line| !line.starts_with(['+', '*'])), "{text}");
        }
    }
}

//! Running headers, footers and page numbers.

use super::line::{Line, Shape};

/// How many lines of a running header or footer are looked for beside a page break.
const DEPTH: usize = 4;

/// Marks the lines that belong to the page and not to the text.
///
/// A page number is known by its form. A header or footer is known by standing beside a page break
/// (or a page number) and standing elsewhere in the document in the same words.
pub(crate) fn mark(source: &str, lines: &mut [Line]) {
    let mut breaks = Vec::new();
    for (index, line) in lines.iter_mut().enumerate() {
        let text = &source[line.content.range()];
        if line.shape != Shape::Blank && text.len() <= 40 && is_page_number(text) {
            line.furniture = true;
            breaks.push(index);
        } else if line.page_break {
            breaks.push(index);
        }
    }
    if breaks.is_empty() {
        return;
    }
    let mut seen: Vec<(u64, usize)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.shape != Shape::Blank)
        .map(|(i, line)| (key(source, line), i))
        .collect();
    seen.sort_unstable();
    let repeated = |line: &Line| {
        let key = key(source, line);
        let from = seen.partition_point(|(other, _)| *other < key);
        seen[from..].iter().take_while(|(other, _)| *other == key).map(|(_, index)| *index).take(2).collect::<Vec<_>>()
    };
    let mut marked = Vec::new();
    for &at in &breaks {
        // A form feed stands on the first line after the break, a page number is a line of its own.
        let after = at + usize::from(lines[at].furniture);
        let below =
            (after..lines.len()).filter(|i| lines[*i].shape != Shape::Blank && !lines[*i].furniture).take(DEPTH);
        let above = (0..at).rev().filter(|i| lines[*i].shape != Shape::Blank && !lines[*i].furniture).take(DEPTH);
        mark_run(below, lines, &repeated, &mut marked);
        mark_run(above, lines, &repeated, &mut marked);
    }
    for index in marked {
        lines[index].furniture = true;
    }
}

fn mark_run(
    indices: impl Iterator<Item = usize>,
    lines: &[Line],
    repeated: &impl Fn(&Line) -> Vec<usize>,
    marked: &mut Vec<usize>,
) {
    for index in indices {
        let places = repeated(&lines[index]);
        if places.len() < 2 || matches!(lines[index].shape, Shape::TabRow | Shape::PipeRow) {
            break;
        }
        // The first of them may be the title; in columns it is a letterhead all the same.
        if index != places[0] || lines[index].gaps {
            marked.push(index);
        }
        if lines[index].gaps {
            marked.push(places[0]);
        }
    }
}

/// The same for lines that differ only in figures and white space.
fn key(source: &str, line: &Line) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    for byte in source[line.content.range()].bytes() {
        match byte {
            b'0'..=b'9' => hasher.write_u8(b'0'),
            b' ' | b'\t' => {}
            _ => hasher.write_u8(byte),
        }
    }
    hasher.finish()
}

/// `1 (2)`, `Sida 1 (2)`, `Sid 1 av 2`, `1/2`, `- 3 -`: at most one word, and two numbers or dashes around one.
fn is_page_number(text: &str) -> bool {
    let dashed = text.strip_prefix(['-', '–']).and_then(|rest| rest.strip_suffix(['-', '–']));
    if let Some(inner) = dashed {
        return is_number(inner.trim());
    }
    let rest = match text.split_once(' ') {
        Some((word, rest)) if word.len() <= 6 && word.chars().all(|c| c.is_alphabetic() || c == '.') => {
            rest.trim_start()
        }
        _ => text,
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = (&rest[..digits], rest[digits..].trim());
    let second = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .or_else(|| rest.strip_prefix('/'))
        .or_else(|| rest.split_once(' ').filter(|(word, _)| word.len() <= 3).map(|(_, rest)| rest));
    is_number(first) && second.is_some_and(|second| is_number(second.trim()))
}

fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for text in ["1 (2)", "Sida 1 (2)", "Sida 1 av 2", "1/2", "- 3 -", "Sid. 3 (12)"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Tertial 3", "Löfte 1", "12/3 2021", "2019", "1 juli 2018", "Halvår 1 (2019)", "minst 2 (3 st)"]
        {
            assert!(!is_page_number(text), "{text}");
        }
    }
}

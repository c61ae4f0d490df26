//! Blocks written as lines, in the form that the layout stage reads.

use std::fmt::Write as _;

use super::{Block, Marker, Run, Shape, Style, Table, Text};

/// Deeper headings are written as the deepest that is read as one.
const DEEPEST_HEADING: u8 = 6;
/// A longer link is written as its text; so long a one is no address to read.
pub(in crate::convert) const LONGEST_TARGET: usize = 2000;
/// The deepest list that is shown as one: deeper ones are written at its indent.
pub(in crate::convert) const DEEPEST_ITEM: usize = 16;

/// Writes the blocks; nothing where they take more than `limit` bytes.
pub(in crate::convert) fn write(blocks: &[Block], limit: u64) -> Option<String> {
    let mut out = String::new();
    let (mut last, mut new_page): (Option<&Shape>, bool) = (None, false);
    for block in blocks {
        if block.shape == Shape::PageBreak {
            new_page = true;
            continue;
        }
        if block.is_blank() {
            continue;
        }
        if let Some(last) = last {
            out.push('\n');
            let in_list = matches!(last, Shape::Item(..) | Shape::More(_)) && matches!(block.shape, Shape::Item(..));
            if !in_list {
                out.push('\n');
            }
        }
        if std::mem::take(&mut new_page) && last.is_some() {
            out.push('\u{C}');
        }
        write_block(block, limit, &mut out);
        if out.len() as u64 > limit {
            return None;
        }
        last = Some(&block.shape);
    }
    if last.is_some() {
        out.push('\n');
    }
    Some(out)
}

fn write_block(block: &Block, limit: u64, out: &mut String) {
    match &block.shape {
        Shape::Heading(level) => {
            let signs = usize::from((*level).clamp(1, DEEPEST_HEADING));
            // A heading is set apart by being one: neither bold nor a link adds to it.
            let plain = Text { runs: block.text.runs.iter().map(unstyled).collect() };
            let lines: Vec<String> = lines(&plain, false).filter(|line| !line.is_empty()).collect();
            // Writing to a String cannot fail.
            let _ = write!(out, "{} {}", "#".repeat(signs), without_tabs(&lines.join(" ")));
        }
        Shape::Paragraph => write_lines(lines(&block.text, false), "", limit, out),
        Shape::Preformatted => write_lines(lines(&block.text, true), "", limit, out),
        Shape::Item(marker, depth) => {
            let indent = "  ".repeat((*depth).min(DEEPEST_ITEM));
            let _ = write!(out, "{indent}{}", written(*marker));
            let lines = lines(&block.text, false).map(|line| without_tabs(&line));
            write_lines(lines, &format!("{indent}  "), limit, out);
        }
        Shape::More(depth) => {
            let indent = "  ".repeat((*depth).min(DEEPEST_ITEM) + 1);
            out.push_str(&indent);
            write_lines(lines(&block.text, false).map(|line| without_tabs(&line)), &indent, limit, out);
        }
        Shape::Table(table) => write_table(table, limit, out),
        Shape::PageBreak => {}
    }
}

/// Writes lines, those after the first with an indent; empty ones at the beginning and at the end are left out.
fn write_lines(lines: impl Iterator<Item = String>, indent: &str, limit: u64, out: &mut String) {
    let (mut empty, mut first) = (0, true);
    for line in lines {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !first {
            // One empty line ends a paragraph as well as many.
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
            out.push_str(indent);
        }
        out.push_str(&line);
        (empty, first) = (0, false);
        if out.len() as u64 > limit {
            return;
        }
    }
}

fn write_table(table: &Table, limit: u64, out: &mut String) {
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push('|');
        for cell in row {
            let mut first = true;
            for block in &cell.blocks {
                // A bullet in a cell has nothing to line up with, a number can be referred to.
                let mut marker = match block.shape {
                    Shape::Item(marker, _) if marker != Marker::Bullet => written(marker),
                    _ => String::new(),
                };
                for line in lines(&block.text, false).filter(|line| !line.is_empty()) {
                    out.push_str(if first { " " } else { "<br>" });
                    out.push_str(&std::mem::take(&mut marker));
                    out.push_str(&without_tabs(&line));
                    first = false;
                    if out.len() as u64 > limit {
                        return;
                    }
                }
            }
            out.push_str(" |");
        }
    }
}

fn written(marker: Marker) -> String {
    match marker {
        Marker::Bullet => "- ".to_owned(),
        Marker::Number(number) if number > 99 => "- ".to_owned(),
        Marker::Number(number) => format!("{number}. "),
        Marker::Letter(letter) => format!("{letter}) "),
    }
}

/// A tab makes columns of a line of plain text; elsewhere it is a space.
fn without_tabs(line: &str) -> String {
    line.replace('\t', " ")
}

fn unstyled(run: &Run) -> Run {
    Run { text: run.text.clone(), style: Style::default() }
}

/// The lines of a text, ready to be written; with `spaces` those at the beginning of a line are kept.
fn lines(text: &Text, spaces: bool) -> impl Iterator<Item = String> + '_ {
    let mut rest = text
        .runs
        .iter()
        .flat_map(|run| run.text.split('\n').enumerate().map(move |(index, part)| (index > 0, part, run)));
    let mut next = rest.next();
    std::iter::from_fn(move || {
        let (_, part, run) = next?;
        let mut parts = vec![(part, run)];
        loop {
            next = rest.next();
            match next {
                Some((false, part, run)) => parts.push((part, run)),
                _ => return Some(line(&parts, spaces)),
            }
        }
    })
}

/// One line of parts that are set alike each.
fn line(parts: &[(&str, &Run)], spaces: bool) -> String {
    let whole: String = parts.iter().map(|(part, _)| *part).collect();
    if whole.trim().is_empty() {
        return String::new();
    }
    let indent = if spaces { &whole[..whole.len() - whole.trim_start().len()] } else { "" };
    // A drawn line is markup in any form.
    if is_drawn(whole.trim()) {
        return format!("{indent}{}", whole.trim());
    }
    let says = |part: &str| part.contains(char::is_alphanumeric);
    let bold = says(&whole) && parts.iter().all(|(part, run)| run.style.bold || !says(part));
    let mut out = String::with_capacity(whole.len() + 4);
    let mut links = whole.contains("](");
    let mut index = 0;
    while index < parts.len() {
        let target = parts[index].1.style.link.as_deref();
        let same = parts[index..].iter().take_while(|(_, run)| run.style.link.as_deref() == target).count();
        let text: String = parts[index..index + same].iter().map(|(part, _)| *part).collect();
        index += same;
        match target.and_then(|target| address(target, &text)) {
            Some(address) => {
                let inner = text.trim();
                let (before, after) = text.split_once(inner).unwrap_or_default();
                links = true;
                out.push_str(before);
                let _ = write!(out, "[{}]({address})", escaped(inner, false, false));
                out.push_str(after);
            }
            None => {
                let begins = out.trim().is_empty();
                out.push_str(&escaped(&text, begins, links));
            }
        }
    }
    let text = out.trim();
    if !bold {
        return format!("{indent}{text}");
    }
    // A marker that the author typed has to begin the line to be one.
    let (marker, text) = text.split_at(typed_marker(text));
    format!("{indent}{marker}**{text}**")
}

/// How many bytes a list marker that begins the line takes, with the space after it: `➤ `, `- `, `1. `.
fn typed_marker(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = match digits {
        0 => line.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace() && c != '[' && c != '\\'),
        1 | 2 => line[digits..].trim_start_matches(['.', ')']),
        _ => line,
    };
    let marker = line.len() - after.len();
    let blank = after.len() - after.trim_start().len();
    if marker > digits && blank > 0 && blank < after.len() { marker + blank } else { 0 }
}

/// The address of a link as it is written, if the link is one that can be written.
fn address(target: &str, text: &str) -> Option<String> {
    let target = target.trim();
    let (inner, lower) = (text.trim(), target.to_ascii_lowercase());
    let usable = !target.is_empty()
        && target.len() <= LONGEST_TARGET
        && inner.len() <= LONGEST_TARGET
        && !inner.is_empty()
        && !inner.contains(['[', ']'])
        && !["#", "javascript:", "data:"].iter().any(|start| lower.starts_with(start));
    let mut address = String::with_capacity(target.len());
    for character in target.chars() {
        match character {
            '(' | ')' | '<' | '>' | '|' | '\\' | ' ' => {
                let _ = write!(address, "%{:02X}", u32::from(character));
            }
            _ if character.is_control() || character.is_whitespace() => {}
            _ => address.push(character),
        }
    }
    usable.then_some(address)
}

/// The text with `\` before signs that would be taken for markup.
fn escaped(text: &str, begins_line: bool, links: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let signs = rest.len() - rest.trim_start_matches('#').len();
    let heading =
        begins_line && (1..=6).contains(&signs) && rest[signs..].chars().next().is_none_or(char::is_whitespace);
    let bullet = begins_line && rest.starts_with("* ");
    let links = links || text.contains("](");
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let escape = match character {
            // At the end of a stretch, what comes after it is not known.
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!')),
            '*' => !(bullet && at == start),
            '`' | '|' | '_' => true,
            '[' => links,
            '#' => heading && at == start,
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        match character {
            '\t' => out.push('\t'),
            '\u{2028}' | '\u{2029}' => out.push(' '),
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

/// Three or more signs that draw a line, as over a signature.
fn is_drawn(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    signs.clone().count() > 2 && signs.clone().all(|c| matches!(c, '-' | '_' | '=' | '.' | '…' | '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_markers() {
        for (line, marker) in [
            ("➤ a", "➤ "),
            ("-  a", "-  "),
            ("1. a", "1. "),
            ("12) a", "12) "),
            ("a. b", ""),
            ("1 a", ""),
            ("123. a", ""),
            ("\"a\" b", ""),
            ("[a](b) c", ""),
            ("\\* a", ""),
            ("➤a", ""),
            ("➤ ", ""),
            ("", ""),
        ] {
            assert_eq!(&line[..typed_marker(line)], marker, "{line}");
        }
    }

    #[test]
    fn output_has_a_limit() {
        let mut text = Text::default();
        text.push("Löfte", &Style::default());
        let blocks = [Block::new(Shape::Paragraph, text)];
        assert_eq!(write(&blocks, 6).as_deref(), Some("Löfte\n"));
        assert_eq!(write(&blocks, 5), None);
    }
}

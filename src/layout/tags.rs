//! Lines of HTML among other text: tags alone, and the items of lists.

use super::line::{Marker, Shape, past_blank};

/// What an item of a list is marked with where it has no sign.
const BULLET: char = '•';

/// The shape of a line that begins with a tag, and how many bytes the tags that mark an item take.
pub(super) fn tagged(text: &str) -> (Shape, usize) {
    match item(text) {
        Some(skip) => (Shape::Item(Marker::Bullet(BULLET)), skip),
        None if tags(text) == text.len() => (Shape::EmptyRow, 0),
        None => (Shape::Text, 0),
    }
}

/// `<li>`, `<li class="…"><p>`: how many bytes they take before the text of an item on the same line.
fn item(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("<li").filter(|rest| rest.starts_with(['>', ' ']))?;
    let opening = text.len() - rest.len() + memchr::memchr(b'>', rest.as_bytes())? + 1;
    let skip = opening + tags(&text[opening..]);
    (skip < text.len()).then(|| past_blank(text, skip))
}

/// How many bytes of tags a text begins with; an address in such brackets is none.
fn tags(text: &str) -> usize {
    let mut at = 0;
    while let Some(rest) = text[at..].trim_start().strip_prefix('<') {
        let names = rest.strip_prefix('/').unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic());
        let Some(end) = memchr::memchr(b'>', rest.as_bytes()).filter(|_| names) else { break };
        if rest[..end].contains('@') || rest[..end].split(' ').next().is_some_and(|name| name.contains(':')) {
            break;
        }
        at = text.len() - rest.len() + end + 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_with_tags() {
        let item = |skip| (Shape::Item(Marker::Bullet(BULLET)), skip);
        for (text, expected) in [
            ("<ul>", (Shape::EmptyRow, 0)),
            ("</ul> <p class=\"x\">", (Shape::EmptyRow, 0)),
            ("<li>Polisen ska</li>", item(4)),
            ("<li class=\"x\"><p> Polisen ska</p></li>", item(18)),
            ("<li></li>", (Shape::EmptyRow, 0)),
            ("<link> till", (Shape::Text, 0)),
            ("<p>Polisen ska</p>", (Shape::Text, 0)),
            ("<https://flen.se>", (Shape::Text, 0)),
            ("<anna.ek@flen.se>", (Shape::Text, 0)),
            ("< 20 möten >", (Shape::Text, 0)),
            ("<ul", (Shape::Text, 0)),
        ] {
            assert_eq!(tagged(text), expected, "{text}");
        }
    }
}

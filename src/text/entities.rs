//! Characters that HTML names, as they stand in Markdown and in the source of web pages: `&nbsp;`, `&ndash;`, `&#246;`.

/// The names that texts have, without those of spaces, which are layout, and of the signs of markup: `&lt;` begins no tag.
const NAMES: [(&str, char); 24] = [
    ("amp", '&'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("quot", '"'),
    ("apos", '\''),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("rdquo", '”'),
    ("ldquo", '“'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("hellip", '…'),
    ("sect", '§'),
    ("copy", '©'),
    ("aring", 'å'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("Aring", 'Å'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("eacute", 'é'),
    ("uuml", 'ü'),
];

/// No name or number is longer, in bytes.
const LONGEST: usize = 8;

/// What stands for a space, or for nothing that can be seen.
const BLANKS: [(&str, bool); 6] =
    [("&nbsp;", true), ("&#160;", true), ("&ensp;", true), ("&emsp;", true), ("&thinsp;", true), ("&shy;", false)];

/// How many bytes the name of a space takes that `text` begins with, or of a soft hyphen, and whether it is a space.
pub(super) fn blank(text: &str) -> Option<(usize, bool)> {
    BLANKS.iter().find(|(name, _)| text.starts_with(name)).map(|(name, space)| (name.len(), *space))
}

/// The character that `text` begins by naming, and how many bytes that takes.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    let end = memchr::memchr(b';', &rest.as_bytes()[..rest.len().min(LONGEST + 1)])?;
    let name = &rest[..end];
    let meant = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((meant, end + 2))
}

/// Whether the text names a character anywhere.
pub(super) fn has_entities(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| entity(&text[at..]).is_some())
}

/// `246`, `x2013`: a letter, a figure or one of the named signs.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    let known = |meant: &char| meant.is_alphanumeric() || NAMES.iter().any(|(_, named)| named == meant);
    char::from_u32(code).filter(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_and_what_only_looks_so() {
        for (text, expected) in [
            ("&nbsp;20", None),
            ("&#8203;a", None),
            ("&amp; polisen", Some(('&', 5))),
            ("&#246;ka", Some(('ö', 6))),
            ("&#x2013;2026", Some(('–', 8))),
            ("&Ouml;ka", Some(('Ö', 6))),
            ("&lt;b&gt;", None),
            ("&#60;b", None),
            ("&#10;", None),
            ("&polisen;", None),
            ("&nbsp utan slut", None),
            ("& kommunen;", None),
            ("&åäöåäöåäö;", None),
            ("&", None),
        ] {
            assert_eq!(entity(text), expected, "{text}");
        }
    }
}

//! The markup of a page, read tag by tag.

const ELEMENTS: &str = "html head meta title style body header h1 h2 h3 h4 h5 p nav ul ol li a main section dl div dt dd \
    span table caption thead tbody tr th td details summary svg rect text g path desc form label select option button \
    output mark strong code script footer";

const ATTRIBUTES: &str = "lang charset http-equiv content name id class href title tabindex role aria-label \
    aria-labelledby aria-hidden scope data-tag data-doc data-kommun data-year data-theme data-status data-text data-none \
    hidden value type rel viewBox width height x y rx d text-anchor open";

/// Elements that have no end.
const VOID: [&str; 1] = ["meta"];

/// Asserts that a page has only elements and attributes of the report's own, each element ended where it should be, one script
/// and one style, and no `&` that begins no entity: no text of a document has become markup.
pub fn check(page: &str) {
    let elements: Vec<&str> = ELEMENTS.split_whitespace().collect();
    let attributes: Vec<&str> = ATTRIBUTES.split_whitespace().collect();
    let mut open: Vec<&str> = Vec::new();
    let (mut scripts, mut styles) = (0, 0);
    let mut rest =
        page.strip_prefix("<!doctype html>").or_else(|| page.strip_prefix("<!DOCTYPE html>")).expect("a page");
    loop {
        let raw = matches!(open.last(), Some(&"script" | &"style"));
        let Some((text, after)) = rest.split_once(if raw { "</" } else { "<" }) else {
            check_text(rest);
            break;
        };
        if !raw {
            check_text(text);
        }
        let is_end = raw || after.starts_with('/');
        let after = after.strip_prefix('/').unwrap_or(after);
        let name_end = after.find(|c: char| !c.is_ascii_alphanumeric()).expect("a tag ends");
        let (name, after) = after.split_at(name_end);
        assert!(elements.contains(&name), "<{name}> is no element of a report");
        if is_end {
            assert_eq!(open.pop(), Some(name), "what ends is what began last");
            rest = after.strip_prefix('>').expect("an end tag has no attributes");
            continue;
        }
        scripts += usize::from(name == "script");
        styles += usize::from(name == "style");
        let (after, closes) = attributes_of(after, &attributes);
        if !closes && !VOID.contains(&name) {
            open.push(name);
        }
        rest = after;
    }
    assert!(open.is_empty(), "{open:?} do not end");
    assert!(scripts <= 1 && styles <= 1, "{scripts} scripts and {styles} styles");
}

/// Past the attributes of a tag, and whether it ends its element.
fn attributes_of<'p>(mut rest: &'p str, known: &[&str]) -> (&'p str, bool) {
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return (after, true);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (after, false);
        }
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).expect("a tag ends");
        let name = &rest[..end];
        assert!(known.contains(&name), "{name:?} is no attribute of a report");
        rest = &rest[end..];
        if let Some(after) = rest.strip_prefix("=\"") {
            let (value, after) = after.split_once('"').expect("a value ends");
            assert!(!value.contains('<'), "{value:?} begins a tag");
            check_text(value);
            let is_link = name == "href";
            let leads =
                ["#", "http://", "https://", "mailto:"].iter().any(|to| value.to_ascii_lowercase().starts_with(to));
            assert!(!is_link || leads, "a link leads to {value:?}");
            rest = after;
        }
    }
}

/// Text has no control characters, none that turns the direction of writing, and each `&` begins an entity.
fn check_text(text: &str) {
    for (at, _) in text.match_indices('&') {
        let entity = text[at + 1..].split(';').next().unwrap_or_default();
        let named = matches!(entity, "amp" | "lt" | "gt" | "quot" | "nbsp");
        let numbered =
            entity.strip_prefix('#').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert!((named || numbered) && text[at..].contains(';'), "{:?} is no entity", &text[at..]);
    }
    let hostile = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!text.contains(hostile), "{text:?} has characters that hide something");
}

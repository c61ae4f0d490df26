//! A page brought down to the few elements that say something about its text, before a tree is built of it.
//!
//! The tree builder follows the standard of the web, by which a short page can make a huge tree or take the square of
//! its length: formatting that is not closed is opened anew in every block, attributes are compared each with each,
//! tags mean other things within drawings. None of that is left in what comes out here. Elements that only format are
//! named `x-…`, which is a name that the standard gives no meaning.

use memchr::{memchr, memmem};

/// Elements that are taken over by their own names.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements in which tags are text, and whose text is none of the page's.
const RAW: &[&str] = &["iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"];
/// Elements that say nothing, or have nothing in them.
const DROPPED: &[&str] = &[
    "applet",
    "area",
    "base",
    "basefont",
    "bgsound",
    "body",
    "col",
    "colgroup",
    "embed",
    "frame",
    "frameset",
    "head",
    "html",
    "img",
    "input",
    "link",
    "marquee",
    "math",
    "meta",
    "object",
    "optgroup",
    "option",
    "param",
    "plaintext",
    "source",
    "track",
    "wbr",
    "image",
];
/// Attributes that are looked at.
const ATTRIBUTES: &[&str] =
    &["href", "style", "hidden", "aria-hidden", "role", "aria-level", "colspan", "rowspan", "start", "value", "type"];
/// A longer value is left out; none that is looked at is.
pub(super) const LONGEST_VALUE: usize = 4096;

/// Writes the page with nothing but what is looked at; gives nothing where it has more than `most` elements.
pub(super) fn clean(source: &str, most: usize) -> Option<String> {
    let mut out = String::with_capacity(source.len());
    let (mut at, mut elements) = (0, 0);
    while at < source.len() {
        let start = memchr(b'<', &source.as_bytes()[at..]).map_or(source.len(), |found| at + found);
        // The tree builder would put a sign in the place of a zero byte.
        out.extend(source[at..start].chars().filter(|character| *character != '\0'));
        at = start;
        match markup(source, &mut at) {
            Markup::None => {}
            Markup::Sign => out.push_str("&lt;"),
            Markup::Tag(tag) => {
                elements += 1;
                if elements > most {
                    return None;
                }
                write_tag(source, &tag, &mut at, &mut out);
            }
        }
    }
    Some(out)
}

/// What a `<` begins.
enum Markup<'s> {
    /// A comment or the like.
    None,
    /// Only the sign itself.
    Sign,
    Tag(Tag<'s>),
}

struct Tag<'s> {
    name: String,
    closes: bool,
    /// `/` stands before its end.
    empty: bool,
    attributes: Vec<(&'static str, &'s str)>,
}

fn write_tag(source: &str, tag: &Tag<'_>, at: &mut usize, out: &mut String) {
    let name = tag.name.as_str();
    if RAW.contains(&name) {
        if !tag.closes {
            skip_raw(source, name, at);
        }
        return;
    }
    match name {
        // Within a drawing most elements are none of HTML; one of HTML's own ends it.
        "svg" if !tag.closes && !tag.empty => return skip(source, name, at, |inner| BLOCKS.contains(&inner)),
        "template" if !tag.closes => return skip(source, name, at, |_| false),
        "select" | "datalist" if !tag.closes => {
            return skip(source, name, at, |inner| !matches!(inner, "option" | "optgroup" | "hr" | "span"));
        }
        "svg" | "template" | "select" | "datalist" => return,
        _ if DROPPED.contains(&name) => return,
        _ => {}
    }
    let written = match name {
        "form" => "div",
        "listing" => "pre",
        "strong" => "x-b",
        _ if BLOCKS.contains(&name) => name,
        _ => &format!("x-{name}"),
    };
    out.push_str(if tag.closes { "</" } else { "<" });
    out.push_str(written);
    if !tag.closes {
        for (name, value) in &tag.attributes {
            out.extend([" ", name, "=\"", &value.replace('"', "&quot;"), "\""]);
        }
    }
    out.push('>');
}

/// What stands at `at`, which is moved past it.
fn markup<'s>(source: &'s str, at: &mut usize) -> Markup<'s> {
    let bytes = source.as_bytes();
    let Some(rest) = bytes.get(*at + 1..) else { return Markup::None };
    let closes = rest.first() == Some(&b'/');
    let start = *at + 1 + usize::from(closes);
    match bytes.get(start) {
        _ if rest.starts_with(b"!--") => *at += 4 + comment_length(&rest[3..]),
        Some(b'!' | b'?') if !closes => *at = end_of_tag(bytes, *at),
        Some(byte) if byte.is_ascii_alphabetic() => {
            *at = start;
            return tag(source, closes, at).map_or(Markup::None, Markup::Tag);
        }
        Some(_) if closes => *at = end_of_tag(bytes, *at),
        _ => {
            *at += 1;
            return Markup::Sign;
        }
    }
    Markup::None
}

fn end_of_tag(bytes: &[u8], at: usize) -> usize {
    memchr(b'>', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1)
}

/// How many bytes a comment takes after `<!--`: up to `-->` or `--!>`; `<!-->` and `<!--->` are whole.
fn comment_length(rest: &[u8]) -> usize {
    match rest {
        [b'>', ..] => return 1,
        [b'-', b'>', ..] => return 2,
        _ => {}
    }
    let plain = memmem::find(rest, b"-->").map_or(rest.len(), |at| at + 3);
    // A `--!>` is looked for only before the usual end, so that no comment is looked through twice.
    memmem::find(&rest[..plain], b"--!>").map_or(plain, |at| at + 4)
}

/// The tag whose name begins at `at`; none where the page ends in it.
fn tag<'s>(source: &'s str, closes: bool, at: &mut usize) -> Option<Tag<'s>> {
    let bytes = source.as_bytes();
    let name_end = position(bytes, *at, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    let letters = source[*at..name_end].chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    let mut tag = Tag { name: letters.collect(), closes, empty: false, attributes: Vec::new() };
    tag.name.make_ascii_lowercase();
    *at = name_end;
    loop {
        *at = position(bytes, *at, |byte| !byte.is_ascii_whitespace());
        match bytes.get(*at)? {
            b'>' => {
                *at += 1;
                return Some(tag);
            }
            b'/' => {
                *at += 1;
                tag.empty = bytes.get(*at) == Some(&b'>');
                continue;
            }
            _ => {}
        }
        // A name can begin with an equals sign, and ends at the next.
        let end = position(bytes, *at + 1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
        let Some(name) = source.get(*at..end) else {
            *at = end;
            continue;
        };
        let after = position(bytes, end, |byte| !byte.is_ascii_whitespace());
        let mut value = "";
        *at = end;
        if bytes.get(after) == Some(&b'=') {
            *at = position(bytes, after + 1, |byte| !byte.is_ascii_whitespace());
            value = attribute_value(source, at)?;
        }
        if let Some(known) = ATTRIBUTES.iter().find(|known| known.eq_ignore_ascii_case(name)) {
            let twice = tag.attributes.iter().any(|(name, _)| name == known);
            if !twice && value.len() <= LONGEST_VALUE {
                tag.attributes.push((known, value));
            }
        }
    }
}

fn attribute_value<'s>(source: &'s str, at: &mut usize) -> Option<&'s str> {
    let bytes = source.as_bytes();
    let start = *at;
    if let quote @ (b'"' | b'\'') = bytes.get(start)? {
        let length = memchr(*quote, &bytes[start + 1..])?;
        *at = start + length + 2;
        return source.get(start + 1..start + 1 + length);
    }
    *at = position(bytes, start, |byte| byte.is_ascii_whitespace() || byte == b'>');
    source.get(start..*at)
}

/// The first place from `from` where a byte is wanted, or the end.
fn position(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let from = from.min(bytes.len());
    bytes[from..].iter().position(|byte| wanted(*byte)).map_or(bytes.len(), |found| from + found)
}

/// Moves past the end tag of an element in which tags are text, or to the end where it has none.
fn skip_raw(source: &str, name: &str, at: &mut usize) {
    let bytes = source.as_bytes();
    while let Some(found) = memmem::find(&bytes[*at..], b"</") {
        let start = *at + found + 2;
        let same = bytes.get(start..start + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
        *at = start;
        if same && !bytes.get(start + name.len()).is_some_and(u8::is_ascii_alphanumeric) {
            *at = end_of_tag(bytes, start);
            return;
        }
    }
    *at = bytes.len();
}

/// Moves past the end of an element, or to the first tag within it that ends it.
fn skip(source: &str, name: &str, at: &mut usize, ends: impl Fn(&str) -> bool) {
    let mut open = 1;
    while open > 0 && *at < source.len() {
        *at = memchr(b'<', &source.as_bytes()[*at..]).map_or(source.len(), |found| *at + found);
        let start = *at;
        let Markup::Tag(tag) = markup(source, at) else { continue };
        if tag.name == name {
            open = if tag.closes { open - 1 } else { open + usize::from(!tag.empty) };
        } else if ends(&tag.name) {
            *at = start;
            return;
        } else if RAW.contains(&tag.name.as_str()) && !tag.closes && !tag.empty {
            skip_raw(source, &tag.name, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_page() {
        for (page, expected) in [
            ("<!DOCTYPE html><HTML><Body><P Class=x>a</P>", "<p>a</p>"),
            ("a<!-- <p> -- > -->b<!-->c<!--->d<!-- e --!>f<?php g ?>h", "abcdfh"),
            ("1 < 2 <3 </ p></>a", "1 &lt; 2 &lt;3 a"),
            ("<script>'</p>' <!-- </script>a<style>b</styles></style>c", "ac"),
            ("<title>a</title>b<textarea>c", "b"),
            ("<svg><title>a</title><path d='<p>'/><text>b</text></svg>c", "c"),
            ("<svg><path><p>a</p>", "<p>a</p>"),
            ("<svg/>a<template><p>b<template>c</template></template>d", "ad"),
            ("<select><option>a<option>b</select>c<select><option>d<p>e", "c<p>e"),
            ("<strong>a</strong><b>b</b><i>c</i><form>d</form>", "<x-b>a</x-b><x-b>b</x-b><x-i>c</x-i><div>d</div>"),
            ("<a HREF = x?\"y title='>'>a</a>", "<x-a href=\"x?&quot;y\">a</x-a>"),
            ("<td colspan='2' colspan=3 hidden>a", "<td colspan=\"2\" hidden=\"\">a"),
            ("<td style=\"a>b\"/>a", "<td style=\"a>b\">a"),
            ("<p ='x'=y>a<p style=''>b<p style=>c", "<p>a<p style=\"\">b<p style=\"\">c"),
            ("a\0b &amp; &#0; <p", "ab &amp; &#0; "),
            ("<p title='a", "'a"),
        ] {
            assert_eq!(clean(page, 100).as_deref(), Some(expected), "{page}");
        }
    }

    #[test]
    fn elements_have_a_limit() {
        assert!(clean("<p>a</p>", 2).is_some());
        assert!(clean("<p>a</p><br>", 2).is_none());
    }
}

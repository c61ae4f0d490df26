//! What the elements of a page are to its text.

use scraper::node::Element;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Not shown, or shown and no text.
    Hidden,
    LineBreak,
    Heading(u8),
    List {
        numbered: bool,
    },
    Item,
    Table,
    Caption,
    Row,
    Cell,
    Preformatted,
    /// Stands on lines of its own.
    Block,
    Bold,
    Link,
    /// A button is part of a heading that opens and closes what is below it; else it is no text.
    Button,
    /// Part of the line.
    Inline,
}

/// Which part of a page an element makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// What the page is about.
    Main,
    /// Menu, header, footer, side notes.
    Frame,
    Other,
}

pub(super) fn kind(element: &Element) -> Kind {
    if is_hidden(element) {
        return Kind::Hidden;
    }
    if element.attr("role") == Some("heading") {
        let level = element.attr("aria-level").and_then(|level| level.trim().parse().ok());
        return Kind::Heading(level.filter(|level| (1..=6).contains(level)).unwrap_or(2));
    }
    match element.name() {
        "x-audio" | "x-canvas" | "x-video" => Kind::Hidden,
        "br" => Kind::LineBreak,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "ol" => Kind::List { numbered: true },
        "ul" | "menu" | "dir" => Kind::List { numbered: false },
        "li" => Kind::Item,
        "table" => Kind::Table,
        "caption" => Kind::Caption,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "pre" => Kind::Preformatted,
        "x-b" => Kind::Bold,
        "x-a" => Kind::Link,
        "x-button" => Kind::Button,
        name if name.starts_with("x-") => match styled(element, |property, value| {
            property == "font-weight" && (value == "bold" || value.parse().is_ok_and(|weight: u16| weight >= 600))
        }) {
            true => Kind::Bold,
            false => Kind::Inline,
        },
        _ => Kind::Block,
    }
}

pub(super) fn place(element: &Element) -> Place {
    match element.attr("role").unwrap_or_default() {
        "main" => return Place::Main,
        "navigation" | "banner" | "contentinfo" | "complementary" => return Place::Frame,
        _ => {}
    }
    match element.name() {
        "main" | "article" => Place::Main,
        "nav" | "header" | "footer" | "aside" => Place::Frame,
        _ => Place::Other,
    }
}

fn is_hidden(element: &Element) -> bool {
    // What is hidden until it is found is text of the page.
    element.attr("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || element.attr("aria-hidden").is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
        || styled(element, |property, value| property == "display" && value == "none")
}

/// Whether the style of the element itself sets a property so.
fn styled(element: &Element, is: impl Fn(&str, &str) -> bool) -> bool {
    let Some(style) = element.attr("style") else { return false };
    style.to_ascii_lowercase().split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
        let value = value.trim().trim_end_matches("!important").trim_end();
        is(property.trim(), value)
    })
}

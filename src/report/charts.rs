//! Charts as SVG, with classes of the style sheet in place of colours. They are drawn; what they say in words stands
//! beside them in tables, so that most of them are hidden from screen readers.

use std::fmt::Write;

use super::escape::push;
use super::figures::{Share, Verdicts};
use super::labels::{STATUSES, status_code};

/// A bar of verdicts, side by side in proportion, as wide as where it stands.
pub(crate) fn stacked(verdicts: &Verdicts) -> String {
    let verdicts: Vec<_> = STATUSES.into_iter().map(status_code).zip(verdicts.iter().copied()).collect();
    parts(verdicts.iter().map(|(code, number)| (*number, *code)))
}

/// The same, large, with the number under each part that has room for it.
pub(crate) fn labelled(verdicts: &Verdicts, label: impl Fn(usize) -> String) -> String {
    let mut svg = String::from(r#"<svg class="bar large" aria-hidden="true">"#);
    let places = places(verdicts.iter().copied());
    for (status, (start, width)) in STATUSES.into_iter().zip(&places).filter(|(_, (_, width))| *width > 0) {
        rect(&mut svg, status_code(status), *start, *width);
    }
    for (index, (start, width)) in places.into_iter().enumerate().filter(|(_, (_, width))| *width >= ROOM) {
        let (whole, tenth) = ((start + width / 2) / 10, (start + width / 2) % 10);
        let _ = write!(svg, r#"<text x="{whole}.{tenth}%" y="58" text-anchor="middle">"#);
        push(&mut svg, &label(index));
        svg.push_str("</text>");
    }
    svg.push_str("</svg>");
    svg
}

/// What a number needs beneath a bar on a narrow screen, in thousandths of its width.
const ROOM: u64 = 45;

/// A bar as long as its part of the whole, on a ground as long as the whole.
pub(crate) fn single(share: Share, class: &str) -> String {
    let mut svg = String::from(r#"<svg class="bar" aria-hidden="true">"#);
    rect(&mut svg, "ground", 0, 1000);
    rect(&mut svg, class, 0, thousandths(share.part, share.whole));
    svg.push_str("</svg>");
    svg
}

/// Several numbers side by side in proportion, each with its class.
pub(crate) fn parts<'c>(parts: impl Iterator<Item = (u64, &'c str)> + Clone) -> String {
    let mut svg = String::from(r#"<svg class="bar" aria-hidden="true">"#);
    let places = places(parts.clone().map(|(number, _)| number));
    for ((_, class), (start, width)) in parts.zip(places).filter(|(_, (_, width))| *width > 0) {
        rect(&mut svg, class, start, width);
    }
    svg.push_str("</svg>");
    svg
}

/// Where numbers begin that stand side by side, and how wide each is, in thousandths of all of them.
fn places(numbers: impl Iterator<Item = u64> + Clone) -> Vec<(u64, u64)> {
    let total: u64 = numbers.clone().sum();
    let mut before = 0;
    let place = |number| {
        let start = thousandths(before, total);
        before += number;
        (start, thousandths(before, total) - start)
    };
    numbers.map(place).collect()
}

/// A small square in the colour of a class, for legends.
pub(crate) fn swatch(class: &str) -> String {
    format!(
        r#"<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><rect class="s-{class}" x="1" y="1" width="10" height="10"/></svg>"#
    )
}

fn rect(svg: &mut String, class: &str, x: u64, width: u64) {
    // Per cent need no view box, which would stretch what is written.
    let (x, x_tenth, width, width_tenth) = (x / 10, x % 10, width / 10, width % 10);
    let _ = write!(svg, r#"<rect class="s-{class}" x="{x}.{x_tenth}%" width="{width}.{width_tenth}%" height="100%"/>"#);
}

fn thousandths(part: u64, whole: u64) -> u64 {
    (part * 1000).checked_div(whole).unwrap_or(0).min(1000)
}

/// A column of a chart: what it is, what stands over it, beneath it, and how much of it is filled.
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) detail: String,
    pub(crate) share: Share,
}

/// Columns of shares, each with its number over it and its name beneath.
pub(crate) fn columns(columns: &[Column], title: &str, description: &str) -> String {
    const STEP: usize = 52;
    const TOP: u64 = 24;
    const HEIGHT: u64 = 130;
    let width = (columns.len() * STEP).max(312) + 16;
    let bottom = TOP + HEIGHT;
    let mut svg = format!(
        r#"<svg class="columns" viewBox="0 0 {width} 204" width="{width}" height="204" role="img" aria-labelledby="columns-title columns-desc"><title id="columns-title">"#
    );
    push(&mut svg, title);
    svg.push_str(r#"</title><desc id="columns-desc">"#);
    push(&mut svg, description);
    svg.push_str("</desc>");
    for (index, column) in columns.iter().enumerate() {
        let left = 8 + index * STEP;
        let middle = left + STEP / 2;
        let filled = (column.share.part * HEIGHT).checked_div(column.share.whole).unwrap_or(0).min(HEIGHT);
        let top = bottom - filled;
        let bar = left + 8;
        let _ = write!(
            svg,
            r#"<rect class="s-ground" x="{bar}" y="{TOP}" width="36" height="{HEIGHT}"/><rect class="s-accent" x="{bar}" y="{top}" width="36" height="{filled}"/>"#
        );
        text(&mut svg, "value", middle, TOP - 7, &column.value);
        text(&mut svg, "name", middle, bottom + 20, &column.name);
        text(&mut svg, "detail", middle, bottom + 38, &column.detail);
    }
    let _ = write!(svg, r#"<path class="axis" d="M4 {bottom}H{}"/></svg>"#, width - 4);
    svg
}

fn text(svg: &mut String, class: &str, x: usize, y: u64, text: &str) {
    let _ = write!(svg, r#"<text class="{class}" x="{x}" y="{y}" text-anchor="middle">"#);
    push(svg, text);
    svg.push_str("</text>");
}

/// The län as squares: code, name on the square, column and row; roughly as they lie on the map.
const TILES: [(&str, &str, u64, u64); 21] = [
    ("25", "Norrbotten", 2, 0),
    ("24", "Västerbotten", 2, 1),
    ("23", "Jämtland", 1, 2),
    ("22", "Västernorrland", 2, 2),
    ("20", "Dalarna", 1, 3),
    ("21", "Gävleborg", 2, 3),
    ("17", "Värmland", 0, 4),
    ("18", "Örebro", 1, 4),
    ("19", "Västmanland", 2, 4),
    ("03", "Uppsala", 3, 4),
    ("14", "V. Götaland", 0, 5),
    ("05", "Östergötland", 1, 5),
    ("04", "Södermanland", 2, 5),
    ("01", "Stockholm", 3, 5),
    ("13", "Halland", 0, 6),
    ("06", "Jönköping", 1, 6),
    ("08", "Kalmar", 2, 6),
    ("09", "Gotland", 3, 6),
    ("12", "Skåne", 0, 7),
    ("07", "Kronoberg", 1, 7),
    ("10", "Blekinge", 2, 7),
];

/// The län as squares, the more documents the darker; the numbers stand on them.
pub(crate) fn tiles(documents: impl Fn(&str) -> u64, title: &str, description: &str) -> String {
    const WIDTH: u64 = 92;
    const HEIGHT: u64 = 54;
    let most = TILES.iter().map(|(code, ..)| documents(code)).max().unwrap_or(0);
    let mut svg = String::from(
        r#"<svg class="tiles" viewBox="0 0 368 432" width="368" height="432" role="img" aria-labelledby="tiles-title tiles-desc"><title id="tiles-title">"#,
    );
    push(&mut svg, title);
    svg.push_str(r#"</title><desc id="tiles-desc">"#);
    push(&mut svg, description);
    svg.push_str("</desc>");
    for (code, name, column, row) in TILES {
        let number = documents(code);
        let (x, y) = (column * WIDTH, row * HEIGHT);
        let _ = write!(
            svg,
            r#"<g class="l{}"><rect x="{}" y="{}" width="{}" height="{}" rx="3"/>"#,
            level(number, most),
            x + 1,
            y + 1,
            WIDTH - 3,
            HEIGHT - 3
        );
        let shown = if number == 0 { "–".to_owned() } else { number.to_string() };
        let middle = (x + WIDTH / 2) as usize;
        text(&mut svg, "name", middle, y + 18, name);
        text(&mut svg, "value", middle, y + 41, &shown);
        svg.push_str("</g>");
    }
    svg.push_str("</svg>");
    svg
}

/// How dark a square is, from 0 for nothing to 4 for the most.
fn level(number: u64, most: u64) -> u64 {
    if number == 0 { 0 } else { (number * 4).div_ceil(most.max(1)).clamp(1, 4) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::vocabulary::lan;

    #[test]
    fn bars_in_proportion() {
        let bar = stacked(&[1, 0, 0, 3, 0, 0, 0]);
        assert!(bar.contains(r#"<rect class="s-met" x="0.0%" width="25.0%" height="100%"/>"#), "{bar}");
        assert!(bar.contains(r#"<rect class="s-not_met" x="25.0%" width="75.0%" height="100%"/>"#), "{bar}");
        assert_eq!(bar.matches("<rect").count(), 2);
        assert_eq!(stacked(&[0; 7]).matches("<rect").count(), 0);
        assert!(single(Share { part: 1, whole: 4 }, "accent").contains(r#"s-accent" x="0.0%" width="25.0%""#));
        assert!(single(Share::default(), "accent").contains(r#"s-accent" x="0.0%" width="0.0%""#));
        // Thirds leave no gap at the end.
        assert!(stacked(&[1, 1, 1, 0, 0, 0, 0]).contains(r#"x="66.6%" width="33.4%""#));
        let labels = labelled(&[96, 4, 0, 0, 0, 0, 0], |index| format!("<{index}>"));
        assert!(labels.contains(r#"<text x="48.0%" y="58" text-anchor="middle">&lt;0&gt;</text>"#), "{labels}");
        assert_eq!(labels.matches("<text").count(), 1, "there is no room for a second");
    }

    #[test]
    fn every_lan_has_a_square_of_its_own() {
        let codes: BTreeSet<_> = TILES.iter().map(|(code, ..)| *code).collect();
        let places: BTreeSet<_> = TILES.iter().map(|(_, _, column, row)| (column, row)).collect();
        assert_eq!((codes.len(), places.len()), (21, 21));
        for (code, name, ..) in TILES {
            let name = name.replace("V. ", "Västra ");
            assert!(lan()[code].0.starts_with(&name), "{code} {name}");
        }
    }

    #[test]
    fn levels() {
        assert_eq!([0, 1, 2, 5, 8].map(|number| level(number, 8)), [0, 1, 1, 3, 4]);
        assert_eq!(level(1, 1), 4);
    }

    #[test]
    fn names_are_escaped() {
        let column = |text: &str| Column {
            name: text.to_owned(),
            value: text.to_owned(),
            detail: text.to_owned(),
            share: Share { part: 1, whole: 2 },
        };
        let svg = columns(&[column("<b>")], "<i>", "<u>");
        assert!(!svg.contains("<b>") && !svg.contains("<i>") && !svg.contains("<u>"), "{svg}");
    }
}

//! Boxes to be ticked, one a line or several, with a word or a few beside each: what they choose is one text.

use crate::document::Span;
use crate::text::{boxes, has_choices};

use super::line::{Line, Shape};

/// What stands beside a box has no more words: `En gång per år`. More is a task.
const LONGEST_OPTION: usize = 4;

/// Lets lines of options go on with each other, and with the label right above them: `Ansvarig:`.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    if !has_choices(source) {
        return;
    }
    let mut at = 0;
    while at < lines.len() {
        let found = |line: &Line| options(source, line).filter(|_| !line.furniture);
        let run: Vec<(Span, usize)> = lines[at..].iter().map_while(found).collect();
        if run.iter().map(|(_, boxes)| boxes).sum::<usize>() > 1 {
            let labels = |line: &Line| line.shape == Shape::Text && source[line.content.range()].ends_with(':');
            let labelled = at.checked_sub(1).is_some_and(|before| labels(&lines[before]));
            for (index, (content, _)) in run.iter().enumerate() {
                let line = &mut lines[at + index];
                (line.content, line.column, line.shape) = (*content, line.indent, Shape::Text);
                (line.gaps, line.goes_on) = (false, labelled || index > 0);
            }
        }
        at += run.len().max(1);
    }
}

/// The text of a line of options, boxes and all, and how many they are.
fn options(source: &str, line: &Line) -> Option<(Span, usize)> {
    let full = &source[line.full.range()];
    let text = full.trim();
    if !text.starts_with(['[', '☒', '☐', '☑', '□']) {
        return None;
    }
    let places: Vec<_> = boxes(text).map(|found| found.place).collect();
    let ends = places.iter().skip(1).map(|place| place.start).chain([text.len()]);
    let short = |(place, end): (&std::ops::Range<usize>, usize)| {
        let beside = text[place.end..end].trim();
        !beside.is_empty() && !beside.ends_with('.') && beside.split_whitespace().count() <= LONGEST_OPTION
    };
    let options = places.first().is_some_and(|first| first.start == 0) && places.iter().zip(ends).all(short);
    let start = line.full.start + (full.len() - full.trim_start().len()) as u32;
    options.then(|| (Span::new(start, start + text.len() as u32), places.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    #[test]
    fn options_go_on_with_each_other() {
        let shown = |text: &str| {
            let mut found = Vec::new();
            lines(text, &mut found);
            mark(text, &mut found);
            let sign = |line: &Line| match (line.shape, line.goes_on) {
                (Shape::Blank, _) => ' ',
                (Shape::Item(_), _) => '*',
                (_, true) => '+',
                _ => 't',
            };
            found.iter().map(sign).collect::<String>()
        };
        for (text, expected) in [
            ("Ansvarig:\n☒ Polisen\n☐ Kommunen\n", "t++"),
            ("Underlag\n\n☒ Dialog   ☐ Enkät\n☐ Statistik   ☐ Annat\n", "t t+"),
            ("[x] Polisen\n[ ] Kommunen\n\nText\n", "t+ t"),
            // Tasks, bullets, a box alone.
            ("☒ Polisen ska hålla tio öppna möten\n☐ Kommunen ska måla planket i parken\n", "**"),
            ("☐ Polisen\n☐ Kommunen\n", "**"),
            ("Ansvarig:\n☐ Polisen\n\nÅr [x]\n", "t* t"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}

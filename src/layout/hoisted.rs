//! List markers that a converter wrote out before the texts of their items: all of them first, then line after line.

use super::line::{Line, Marker, Shape};
use super::wrap::ends_sentence;

/// Gives markers that stand alone, one after another, back to the texts below them.
///
/// As many items begin as there are markers; what comes after them, up to the next blank line, is no item.
pub(super) fn give_back(source: &str, lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let Some(sign) = lone_marker(&lines[at]) else {
            at += 1;
            continue;
        };
        let markers = lines[at..].iter().take_while(|line| lone_marker(line) == Some(sign)).count();
        let blanks = lines[at + markers..].iter().take_while(|line| line.shape == Shape::Blank).count();
        let first = at + markers + blanks;
        let is_text = |line: &&Line| line.shape != Shape::Blank && !line.furniture && lone_marker(line).is_none();
        let length = lines[first..].iter().take_while(is_text).count();
        let (before, texts) = lines.split_at_mut(first);
        let region = &mut texts[..length];
        let several = markers > 1 || blanks == 0 && !sign.is_ascii();
        if several && region.first().is_some_and(|line| line.shape == Shape::Text && !line.gaps) {
            before[at..at + markers].iter_mut().for_each(|line| line.shape = Shape::Rule);
            mark(source, region, sign, markers);
        }
        at = first + length;
    }
}

/// The sign of a line that holds a list marker and nothing else; a dash can be an empty cell of a table.
fn lone_marker(line: &Line) -> Option<char> {
    match line.shape {
        Shape::Item(Marker::Bullet('-' | '–' | '—' | '−')) => None,
        Shape::Item(Marker::Bullet(sign)) if line.content.range().is_empty() && !line.furniture => Some(sign),
        _ => None,
    }
}

/// Makes items of the lines that begin one, and lets the others go on with them.
fn mark(source: &str, region: &mut [Line], sign: char, markers: usize) {
    let text = |line: &Line| &source[line.content.range()];
    let begins = |index: usize, region: &[Line]| {
        let line = &region[index];
        let own = line.shape == Shape::Text && !text(line).starts_with(char::is_lowercase);
        own && (index == 0 || ends_sentence(text(&region[index - 1])))
    };
    let mut starts: Vec<usize> = (0..region.len()).filter(|index| begins(*index, region)).collect();
    if starts.len() < markers {
        // Without full stops each line that begins with a capital does.
        let capital = |line: &Line| line.shape == Shape::Text && text(line).starts_with(char::is_uppercase);
        starts = (0..region.len()).filter(|index| *index == 0 || capital(&region[*index])).collect();
    }
    let end = starts.get(markers).copied().unwrap_or(region.len());
    starts.truncate(markers);
    for (index, line) in region[..end].iter_mut().enumerate() {
        if starts.contains(&index) {
            line.shape = Shape::Item(Marker::Bullet(sign));
        } else if line.shape == Shape::Text {
            line.goes_on = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    fn shapes(text: &str) -> String {
        let mut found = Vec::new();
        lines(text, &mut found);
        give_back(text, &mut found);
        let letter = |line: &Line| match line.shape {
            Shape::Blank => ' ',
            Shape::Rule => '=',
            Shape::Item(_) => '*',
            _ if line.goes_on => '+',
            _ => 't',
        };
        found.iter().map(letter).collect()
    }

    #[test]
    fn markers_go_to_their_texts() {
        for (text, expected) in [
            ("•\n•\n\nAtt öka tryggheten.\nArbeta mer i\nRunneryd.\nDet ska vi göra så.\n", "== **+t"),
            ("•\n•\nPolisen ska synas\nKommunen ska städa\n", "==**"),
            ("•\n•\n\nAtt öka.\n◦ Att minska risken\nför unga.\nPolisen lovar.\n", "== **+*"),
            ("•\nAtt öka tryggheten\n", "=*"),
            ("•\n•\n\nAtt öka.\nAtt se.\nDet ska vi göra:\n•\n•\n\nPolisen.\nKommunen.\n", "== **t== **"),
            // An empty item stays one.
            ("- \n- Polisen ska synas\n", "**"),
            ("•\n\nLägesbild\n", "* t"),
            ("-\n-\nPolisen\n", "**t"),
            ("•\n•\n\n• Polisen\n", "** *"),
        ] {
            assert_eq!(shapes(text), expected, "{text:?}");
        }
    }
}

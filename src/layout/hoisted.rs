//! List markers that a converter wrote out before the texts of their items: all of them first, then line after line, or
//! each of them alone, a blank line before its text.

use smallvec::SmallVec;

use super::line::{Line, Marker, Shape};
use super::wrap::ends_sentence;

/// Gives markers that stand alone, one after another, back to the texts below them.
///
/// As many items begin as there are markers; what comes after them, up to the next blank line, is no item.
pub(super) fn give_back(source: &str, lines: &mut [Line]) {
    let apart = signs_apart(lines);
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
        let alone = blanks == 1 && apart.contains(&sign);
        if (several || alone) && region.first().is_some_and(|line| line.shape == Shape::Text && !line.gaps) {
            before[at..at + markers].iter_mut().for_each(|line| line.shape = Shape::Rule);
            match several {
                true => mark(source, region, sign, markers),
                false => mark_whole(source, region, sign),
            }
        }
        at = first + length;
    }
}

/// The signs that all stand alone, each with a blank line before and after it, over text: an empty item among others is none
/// of these, nor is a sign that comes but once.
fn signs_apart(lines: &[Line]) -> SmallVec<[char; 2]> {
    let mut counted: SmallVec<[(char, usize); 2]> = SmallVec::new();
    let blank = |line: Option<&Line>| line.is_none_or(|line| line.shape == Shape::Blank);
    for (index, line) in lines.iter().enumerate() {
        let Shape::Item(Marker::Bullet(sign)) = line.shape else { continue };
        let over_text = || lines.get(index + 2).is_some_and(|below| below.shape == Shape::Text);
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let apart = lone_marker(line).is_some() && blank(before) && blank(lines.get(index + 1)) && over_text();
        let found = match counted.iter().position(|(other, _)| *other == sign) {
            Some(found) => found,
            None if counted.len() < MOST_SIGNS => {
                counted.push((sign, 0));
                counted.len() - 1
            }
            None => continue,
        };
        match apart {
            true => counted[found].1 = counted[found].1.saturating_add(1),
            // One that has its text beside it tells that a lone one is empty.
            false => counted[found].1 = usize::MAX,
        }
    }
    counted.into_iter().filter(|(_, count)| (2..usize::MAX).contains(count)).map(|(sign, _)| sign).collect()
}

/// A text has no more kinds of list markers.
const MOST_SIGNS: usize = 8;

/// Makes one item of all lines up to one that may begin something else.
fn mark_whole(source: &str, region: &mut [Line], sign: char) {
    let text = |line: &Line| &source[line.content.range()];
    let goes_on = |pair: &&[Line]| {
        pair[1].shape == Shape::Text
            && (!ends_sentence(text(&pair[0])) || text(&pair[1]).starts_with(char::is_lowercase))
    };
    let lines = 1 + region.windows(2).take_while(goes_on).count();
    for (index, line) in region.iter_mut().take(lines).enumerate() {
        match index {
            0 => line.shape = Shape::Item(Marker::Bullet(sign)),
            _ => line.goes_on = true,
        }
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
            ("Vi lovar\n\n•\n\natt synas i\nSkara\n\n•\n\nlugn\n\nKontakt\n", "t = *+ = * t"),
            ("•\n\nPolisen ska synas.\nKontakt\n\n•\n\nLugn i\nbyn.\n", "= *t = *+"),
            ("• Polisen ska synas\n\n•\n\n•\n\nLägesbild\n", "* * * t"),
            ("Vi lovar\n\n•\n\nlugn\n\n•\nKontakt\n", "t * t =*"),
            ("-\n-\nPolisen\n", "**t"),
            ("•\n•\n\n• Polisen\n", "** *"),
        ] {
            assert_eq!(shapes(text), expected, "{text:?}");
        }
    }
}

//! The numbers of slides.

use super::line::{Line, Shape};
use super::page_number::{LONGEST_NUMBER, is_number};

/// Marks what slides are numbered with, `Bild 1` to `Bild 8`: the first stands over all else, where nothing has been promised yet
/// that `Löfte 1` could be, and no number is left out.
pub(super) fn mark(source: &str, lines: &mut [Line], breaks: &mut Vec<usize>) {
    let numbered = |line: &Line| -> Option<(&str, u32)> {
        let text = &source[line.content.range()];
        let short = matches!(line.shape, Shape::Text | Shape::Heading(_)) && text.len() < LONGEST_NUMBER;
        let (label, number) = text.split_once(' ').filter(|(_, number)| short && is_number(number))?;
        Some((label, number.parse().ok()?))
    };
    let first = lines.iter().position(|line| line.shape != Shape::Blank);
    let Some((label, 1)) = first.and_then(|first| numbered(&lines[first])) else { return };
    let found: Vec<(usize, u32)> = (0..lines.len())
        .filter_map(|index| Some((index, numbered(&lines[index]).filter(|(other, _)| *other == label)?.1)))
        .collect();
    if found.len() >= FEWEST_SLIDES && (1..).zip(&found).all(|(number, (_, shown))| number == *shown) {
        for (index, _) in found {
            lines[index].furniture = true;
            breaks.push(index);
        }
        breaks.sort_unstable();
    }
}

/// A paper may have two parts that are numbered.
const FEWEST_SLIDES: usize = 3;

#[cfg(test)]
mod tests {
    use crate::layout::line::marked;

    #[test]
    fn numbers_of_slides() {
        for (text, expected) in [
            ("Bild 1\n\nFlen\n\nBild 2\n\nEtt.\n\nBild 3\n\nTvå.\n", vec![0, 4, 8]),
            ("Flen\n\nLöfte 1\n\nEtt.\n\nLöfte 2\n\nTvå.\n\nLöfte 3\n\nTre.\n", vec![]),
            ("Bilaga 1\n\nFlen\n\nBilaga 2\n\nEtt.\n", vec![]),
        ] {
            let found = marked(text, |text, lines| super::mark(text, lines, &mut Vec::new()), |line| line.furniture);
            assert_eq!(found, expected, "{text}");
        }
    }
}

//! Short lines that come back in the same words, over another text each time: `Resultat`.

use super::line::{Line, Shape};
use super::wrap::ends_sentence;

/// A line with more bytes is running text.
const LONGEST: usize = 30;
/// A line with more words is running text.
const MOST_WORDS: usize = 3;

/// Marks the lines that stand over a text again and again, so that they are not taken for the end of the text before
/// them where no blank line stands between.
///
/// The end of a paragraph may come back too; but then small letters or a blank line follow it somewhere.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    let mut found: Vec<Short<'_>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let text = &source[line.content.range()];
        if line.shape != Shape::Text || line.furniture || !is_short(text) {
            continue;
        }
        let over = lines.get(index + 1).is_some_and(|next| {
            let begins = &source[next.content.range()];
            next.shape != Shape::Blank && !begins.starts_with(char::is_lowercase)
        });
        let under_blank = index.checked_sub(1).is_none_or(|before| lines[before].shape == Shape::Blank);
        found.push(Short { text, index, heads: over || under_blank });
    }
    found.sort_unstable_by_key(|line| line.text);
    for same in found.chunk_by(|line, next| line.text == next.text) {
        if same.len() > 1 && same.iter().all(|line| line.heads) {
            same.iter().for_each(|line| lines[line.index].refrain = true);
        }
    }
}

/// A line that may come back.
struct Short<'s> {
    text: &'s str,
    index: usize,
    /// It stands over a text, or under a blank line.
    heads: bool,
}

fn is_short(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(char::is_uppercase)
        && text.split(' ').count() <= MOST_WORDS
        && (!ends_sentence(text) || text.ends_with(['?', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line;

    fn marked(text: &str) -> Vec<usize> {
        line::marked(text, mark, |line| line.refrain)
    }

    #[test]
    fn what_comes_back_over_other_text() {
        assert_eq!(marked("Tio kontroller i\nResultat\nElva.\n\nTvå möten\nResultat\nTre.\n"), [1, 5]);
        assert_eq!(marked("Möten i\nNässjö kommun\noch i\nNässjö kommun\nTre.\n"), [0usize; 0]);
        assert_eq!(marked("Möten med\nPolisen\n\nInsatser av\nPolisen\nKlart.\n"), [0usize; 0]);
        assert_eq!(marked("Möten i\nNässjö\nKlart.\n"), [0usize; 0]);
    }
}

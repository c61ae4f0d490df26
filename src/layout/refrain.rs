//! Short lines that come back in the same words, over another text each time: `Resultat`; and those that stand over list
//! items, right below the end of a sentence: `Barn och unga`.

use super::line::{Line, Shape};
use super::wrap::ends_sentence;

/// A line with more bytes is running text.
const LONGEST: usize = 30;
/// A line over list items that has more bytes is running text.
const LONGEST_OVER_ITEMS: usize = 45;
/// A line with more words is running text.
const MOST_WORDS: usize = 3;

/// Marks the lines that stand over a text again and again, so that they are not taken for the end of the text before
/// them where no blank line stands between.
///
/// The end of a paragraph may come back too; but then small letters or a blank line follow it somewhere.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    mark_over_items(source, lines);
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

/// Marks what stands between the end of a sentence and the first item of a list. The last words of a sentence that was broken
/// would end as the one before them does.
fn mark_over_items(source: &str, lines: &mut [Line]) {
    for index in 1..lines.len().saturating_sub(1) {
        let [above, line, below] = &lines[index - 1..=index + 1] else { continue };
        let may = line.shape == Shape::Text && matches!(below.shape, Shape::Item(_)) && line.indent <= below.indent;
        if !may || line.furniture || above.furniture || !matches!(above.shape, Shape::Text | Shape::Item(_)) {
            continue;
        }
        let (before, text) = (&source[above.content.range()], &source[line.content.range()]);
        let heads = text.len() <= LONGEST_OVER_ITEMS
            && text.starts_with(char::is_uppercase)
            && !text.ends_with([',', '-'])
            && !ends_sentence(text)
            && ends_sentence(before)
            && !before.ends_with([':', ';'])
            && !is_abbreviation(before.rsplit(' ').next().unwrap_or_default());
        lines[index].refrain |= heads;
    }
}

/// `bl.a.`: the sentence goes on after it.
fn is_abbreviation(word: &str) -> bool {
    word.trim_end_matches('.').contains('.')
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

    #[test]
    fn what_stands_over_items() {
        assert_eq!(marked("- Tio möten om året.\nUnga och äldre\n- Två ronder görs.\n"), [1]);
        assert_eq!(marked("Så här gör vi.\nTrafik\n1. Tio möten hålls.\n"), [1]);
        assert_eq!(marked("- Tio möten hålls i\nSödra Sandby\n- Två ronder görs.\n"), [0usize; 0]);
        assert_eq!(marked("- Tio möten hålls bl.a.\nSödra Sandby\n- Två ronder görs.\n"), [0usize; 0]);
        assert_eq!(marked("- Tio möten hålls.\nSkolan deltar.\n- Två ronder görs.\n"), [0usize; 0]);
        assert_eq!(marked("- Tio möten hålls.\n  Skolan och polisen\n- Två ronder görs.\n"), [0usize; 0]);
        assert_eq!(marked("- Tio möten hålls.\n\nTrafik\n- Två ronder görs.\n"), [0usize; 0]);
    }
}

//! Tables of contents: lines that lead to pages.

use super::line::{Line, Shape};

/// Marks a table of contents: lines one after another whose pages do not fall.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    let mut run: Vec<usize> = Vec::new();
    let mut last = 0;
    for index in 0..=lines.len() {
        let page = lines.get(index).map(|line| (line, leads_to_page(&source[line.content.range()])));
        match page {
            Some((line, None)) if line.shape == Shape::Blank || line.furniture => {}
            Some((_, Some(page))) if page >= last => {
                run.push(index);
                last = page;
            }
            _ => {
                if run.len() >= FEWEST_ENTRIES {
                    run.iter().for_each(|entry| lines[*entry].furniture = true);
                }
                run.clear();
                last = 0;
            }
        }
    }
}

/// The page to which dots lead from what a line says, as in a table of contents: `Uppföljning ........ 4`.
fn leads_to_page(text: &str) -> Option<u16> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[before.len()..];
    if digits.is_empty() || digits.len() > LONGEST_PAGE {
        return None;
    }
    let said = before.trim_end_matches(['.', ' ', '\t', '…', '·']);
    let dots = before[said.len()..].chars().filter(|c| !c.is_whitespace()).map(|c| if c == '…' { 3 } else { 1 });
    (!said.is_empty() && dots.sum::<usize>() >= FEWEST_DOTS).then(|| digits.parse().ok()).flatten()
}

/// Fewer lines may be figures that dots lead to.
const FEWEST_ENTRIES: usize = 3;

/// The number of a page has no more digits.
const LONGEST_PAGE: usize = 3;

/// Fewer dots end a sentence.
const FEWEST_DOTS: usize = 4;

//! Boxes of forms: `☒ Polisen ☐ Kommunen`, `[X]`. What stands beside an empty box is not said.

use std::ops::Range;

use super::token::{Kind, Token};
use crate::text::{TickBox, boxes};
use crate::vocabulary::Lex;

/// What stands beside a box alone on its line has no more words: a task that is not done is a sentence.
const LONGEST_ALONE: usize = 3;

/// The same where boxes stand side by side.
const LONGEST_BESIDE: usize = 8;

/// Makes one comma of boxes and of what stands beside those that are left empty, so that what is chosen reads as a list;
/// `marker` is the box that stood before the text as its list marker.
pub(crate) fn choose(text: &str, marker: Option<char>, tokens: &mut Vec<Token>, from: usize) {
    let passed_over = passed_over(text, marker);
    if passed_over.is_empty() {
        return;
    }
    let mut kept = from;
    let mut joins = false;
    let mut ranges = passed_over.iter().peekable();
    for index in from..tokens.len() {
        let token = tokens[index];
        let start = token.start as usize;
        while ranges.next_if(|range| range.end <= start).is_some() {}
        let passed = ranges.peek().is_some_and(|range| range.contains(&start));
        if passed && joins {
            tokens[kept - 1].end = token.end;
            continue;
        }
        tokens[kept] = match passed {
            true => Token { kind: Kind::Sign(','), lex: Lex::NONE, ..token },
            false => token,
        };
        (joins, kept) = (passed, kept + 1);
    }
    tokens.truncate(kept);
}

/// The stretches of ticked boxes, and of empty ones with what stands beside them, in order; none where no box is empty.
fn passed_over(text: &str, marker: Option<char>) -> Vec<Range<usize>> {
    let marker = marker.and_then(|sign| boxes(sign.encode_utf8(&mut [0; 4])).next());
    let before = marker.map(|found| TickBox { place: 0..0, ..found });
    let boxes: Vec<TickBox> = before.into_iter().chain(boxes(text)).collect();
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else { return Vec::new() };
    // `Polisen ☒  Kommunen ☐`: each box stands after what it chooses.
    let after = !text[..first.place.start].trim().is_empty() && last.place.end == text.trim_end().len();
    let longest = if boxes.len() > 1 { LONGEST_BESIDE } else { LONGEST_ALONE };
    // The box, with what stands beside it.
    let beside = |index: usize| {
        let TickBox { place, .. } = &boxes[index];
        match after {
            true => (index.checked_sub(1).map_or(0, |before| boxes[before].place.end)..place.start, place.end),
            false => (place.end..boxes.get(index + 1).map_or(text.len(), |next| next.place.start), place.start),
        }
    };
    let option = |(range, edge): (Range<usize>, usize)| {
        let said = text[range.clone()].trim();
        let short = said.split_whitespace().count() <= longest && !said.ends_with('.');
        short.then(|| range.start.min(edge)..range.end.max(edge))
    };
    let empty: Vec<Range<usize>> =
        (0..boxes.len()).filter(|index| !boxes[*index].ticked).map(beside).filter_map(option).collect();
    // A task that is done.
    if empty.is_empty() && boxes.len() == 1 {
        return empty;
    }
    let ticked = boxes.iter().filter(|found| found.ticked).map(|found| found.place.clone());
    let mut all: Vec<Range<usize>> = ticked.chain(empty).collect();
    all.sort_unstable_by_key(|range| range.start);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Tokens;
    use crate::grammar::tokenize::tokenize;

    #[test]
    fn what_is_chosen() {
        for (text, marker, expected) in [
            ("☒ Polisen ☐ Kommunen", None, "|Polisen|"),
            ("☒ Polisen ☐ Kommunen ☒ Skolan", None, "|Polisen|Skolan"),
            ("Ansvarig: [ ] Polisen [X] Kommunen", None, "Ansvarig :|Kommunen"),
            ("Polisen ☒ Kommunen ☐", None, "Polisen|"),
            ("Varje kvartal ☒ Varje tertial ☐ En gång per år", Some('☐'), "|Varje tertial|"),
            ("Varje kvartal ☐ Varje tertial", Some('☑'), "Varje kvartal|"),
            ("Medarbetardialog", Some('☐'), "|"),
            ("☐ Revidering", None, "|"),
            ("[ ]", None, "|"),
            ("☒ Ja", None, "☒ Ja"),
            ("[x] Polisen ska hålla tio möten", None, "[ x ] Polisen ska hålla tio möten"),
            // What is still to be done.
            ("[ ] Polisen ska hålla tio möten", None, "[ ] Polisen ska hålla tio möten"),
            ("Polisen ska hålla möten", Some('☐'), "Polisen ska hålla möten"),
            ("Polisen synas.", Some('☐'), "Polisen synas ."),
            ("Polisen", Some('•'), "Polisen"),
        ] {
            let mut tokens = Vec::new();
            tokenize(text, &mut tokens);
            choose(text, marker, &mut tokens, 0);
            let left = Tokens { text, lower: "", rest: &tokens };
            let word = |token: &Token| if token.is_sign(',') { "|" } else { left.str(token) };
            let words: Vec<&str> = left.rest.iter().map(word).collect();
            assert_eq!(words.join(" ").replace(" | ", "|").replace("| ", "|").replace(" |", "|"), expected, "{text}");
        }
    }
}

//! Characters gathered into words and words into lines.

use std::collections::HashSet;

use crate::vocabulary::keeps_hyphen_before;

use super::geometry::Rule;
use super::glyphs::{Glyph, UNKNOWN};

/// Characters stand on one line where their heights differ by less than this part of their size.
const SAME_LINE: f64 = 0.4;
/// A gap of this part of the size parts words.
const WORD_GAP: f64 = 0.17;
/// The same sign drawn again this near, as a part of the size, makes it look bold.
const DRAWN_TWICE: f64 = 0.08;
/// A line ends a paragraph in a cell when the next is this many times as far as usual.
const PARAGRAPH: f64 = 1.3;
/// One more character needs up to this many times the usual width.
const ROOM: f64 = 1.6;
/// A shorter word is not broken for want of room.
const LONG_WORD: usize = 8;

/// Characters without a gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) text: String,
}

/// Words on one height, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Where it stands.
    pub(super) y: f64,
    /// Size of most of its characters.
    pub(super) size: f64,
    /// At least one.
    pub(super) words: Vec<Word>,
}

impl Word {
    /// A point inside of it.
    pub(super) fn middle(&self) -> (f64, f64) {
        ((self.x0 + self.x1) / 2.0, self.y + self.size * 0.3)
    }
}

impl Line {
    pub(super) fn x0(&self) -> f64 {
        self.words.first().map_or(0.0, |word| word.x0)
    }

    pub(super) fn x1(&self) -> f64 {
        self.words.last().map_or(0.0, |word| word.x1)
    }

    /// The words with single spaces between them.
    pub(super) fn text(&self) -> String {
        text(&self.words)
    }

    /// The gap before each word but the first; what follows a list marker belongs to it however far off it stands.
    pub(super) fn gaps(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let marked = self.words.first().is_some_and(|word| is_marker(&word.text));
        let gap = move |(index, pair): (usize, &[Word])| match marked && index == 0 {
            true => (1, 0.0),
            false => (index + 1, pair[1].x0 - pair[0].x1),
        };
        self.words.windows(2).enumerate().map(gap)
    }

    fn of(words: Vec<Word>) -> Option<Self> {
        // The size of the longest word, so that a raised figure or a large initial does not count.
        let main = words.iter().max_by_key(|word| word.text.len())?;
        Some(Self { y: main.y, size: main.size, words })
    }
}

/// The words with single spaces between them.
pub(super) fn text(words: &[Word]) -> String {
    let words: Vec<&str> = words
        .iter()
        .enumerate()
        // A bullet of a font that does not tell its signs.
        .map(|(index, word)| if index == 0 && words.len() > 1 && word.text == UNKNOWN { "•" } else { &word.text })
        .collect();
    words.join(" ")
}

/// The characters of a page as lines, from the top down. An upright rule parts words.
pub(super) fn lines(mut glyphs: Vec<Glyph>, rules: &[Rule]) -> Vec<Line> {
    let mut uprights: Vec<Rule> = rules.iter().filter(|rule| !rule.level).copied().collect();
    uprights.sort_by(|one, two| one.at.total_cmp(&two.at));
    glyphs.sort_by(|one, two| two.y.total_cmp(&one.y));
    let mut lines = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let (y, size) = (first.y, first.size);
        let count = rest.iter().take_while(|glyph| y - glyph.y < SAME_LINE * size.max(glyph.size)).count().max(1);
        let (line, after) = std::mem::take(&mut rest).split_at_mut(count);
        line.sort_by(|one, two| one.x.total_cmp(&two.x));
        lines.extend(Line::of(words(line, &uprights)));
        rest = after;
    }
    lines
}

fn words(glyphs: &[Glyph], uprights: &[Rule]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        if glyph.text == " " {
            last = None;
            continue;
        }
        let width = glyph.width.max(glyph.size * 0.05);
        let joined = last.is_some_and(|last| {
            let gap = glyph.x - (last.x + last.width + last.spacing);
            gap <= WORD_GAP * glyph.size.max(last.size)
                && !(gap > 0.0 && is_parted(uprights, last.x + last.width, glyph.x, glyph.y))
        });
        match words.last_mut() {
            Some(word) if joined => {
                let again = last
                    .is_some_and(|last| last.text == glyph.text && (glyph.x - last.x).abs() < DRAWN_TWICE * glyph.size);
                if !again {
                    word.text.push_str(&glyph.text);
                    word.x1 = word.x1.max(glyph.x + width);
                }
            }
            _ => words.push(Word {
                x0: glyph.x,
                x1: glyph.x + width,
                y: glyph.y,
                size: glyph.size,
                text: glyph.text.clone(),
            }),
        }
        last = Some(glyph);
    }
    words
}

/// Whether an upright rule stands between two places.
fn is_parted(uprights: &[Rule], left: f64, right: f64, y: f64) -> bool {
    let first = uprights.partition_point(|rule| rule.at < left);
    uprights[first..].iter().take_while(|rule| rule.at <= right).any(|rule| rule.from <= y && y <= rule.to)
}

/// Words of a part of a page as lines, from the top down.
pub(super) fn regroup(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|one, two| two.y.total_cmp(&one.y));
    let mut lines = Vec::new();
    let mut line: Vec<Word> = Vec::new();
    for word in words {
        if line.first().is_some_and(|first| first.y - word.y >= SAME_LINE * first.size.max(word.size)) {
            lines.push(std::mem::take(&mut line));
        }
        line.push(word);
    }
    lines.push(line);
    let sorted = lines.into_iter().map(|mut line| {
        line.sort_by(|one, two| one.x0.total_cmp(&two.x0));
        line
    });
    sorted.filter_map(Line::of).collect()
}

/// The words of a file, which tell whether a word was broken without a hyphen because its column is too narrow.
#[derive(Debug, Default)]
pub(super) struct Known(HashSet<String>);

impl Known {
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Self {
        Self(lines.flat_map(|line| &line.words).map(|word| letters(&word.text).to_lowercase()).collect())
    }

    /// Whether a line of one word breaks off only because no more of it fits before `right`: what follows is no word, or
    /// both together are one that the file has elsewhere.
    fn is_broken(&self, line: &Line, next: &Line, right: f64) -> bool {
        let ([word], Some(rest)) = (line.words.as_slice(), next.words.first()) else { return false };
        let count = word.text.chars().count();
        let full = right - word.x1 < ROOM * (word.x1 - word.x0) / count as f64;
        if !full || count < LONG_WORD || !word.text.ends_with(char::is_alphabetic) {
            return false;
        }
        let rest = &*rest.text;
        let vowel = |c: char| "aeiouyåäö".contains(c);
        match rest.starts_with(char::is_lowercase) {
            true => !rest.contains(vowel) || self.0.contains(&letters(&[&word.text, rest].concat()).to_lowercase()),
            false => rest.starts_with([',', '.', ';', ':', ')']),
        }
    }
}

/// A word without the signs around it.
fn letters(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The text of a cell, which reaches no farther than `right`: wrapped lines joined, `<br>` between paragraphs, `|` escaped.
pub(super) fn cell(words: Vec<Word>, right: f64, known: &Known) -> String {
    let lines = regroup(words);
    let distances = || lines.windows(2).map(|pair| pair[0].y - pair[1].y);
    let usual = distances().fold(f64::INFINITY, f64::min);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let next = line.text().replace('|', "\\|");
        if index == 0 {
            text = next;
            continue;
        }
        let far = lines[index - 1].y - line.y > PARAGRAPH * usual.min(line.size * 1.5);
        if far || line.words.first().is_some_and(|word| line.words.len() > 1 && is_marker(&word.text)) {
            text.push_str("<br>");
            text.push_str(&next);
        } else if known.is_broken(&lines[index - 1], line, right) {
            text.push_str(&next);
        } else {
            join(&mut text, &next);
        }
    }
    text
}

/// Adds the next line of a paragraph. A hyphen that only broke a word is closed up, as it is where running text is read.
pub(super) fn join(text: &mut String, next: &str) {
    if text.ends_with('\u{AD}') {
        text.pop();
        text.push_str(next);
        return;
    }
    let digit = |c: char| c.is_ascii_digit();
    // `27–` / `31`
    if text.strip_suffix('–').is_some_and(|text| text.ends_with(digit)) && next.starts_with(digit) {
        text.push_str(next);
        return;
    }
    let before = text.strip_suffix('-').and_then(|text| text.chars().next_back());
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match before {
        Some(before) if before.is_alphanumeric() && !word.is_empty() && !keeps_hyphen_before(word) => {
            let breaks = before.is_lowercase() && word.starts_with(char::is_lowercase);
            if breaks {
                text.pop();
                // Three equal letters meet only where the word was broken between them.
                let mut last = text.chars().rev();
                let (one, two) = (last.next(), last.next());
                if one.is_some() && one == two && one == word.chars().next() {
                    text.pop();
                }
            }
        }
        _ => text.push(' '),
    }
    text.push_str(next);
}

/// Whether a word at the beginning of a line marks a list item.
pub(super) fn is_marker(word: &str) -> bool {
    let mut chars = word.chars();
    let (first, rest) = (chars.next(), chars.as_str());
    match first {
        Some('-' | '–' | '—' | '*' | 'o' | '§' | '\u{FFFD}') => rest.is_empty(),
        Some('•' | '·' | '●' | '○' | '◦' | '▪' | '■' | '□' | '➤' | '►' | '➢' | '✓' | '❖' | '\u{F000}'..='\u{F0FF}') => {
            rest.is_empty()
        }
        Some('a'..='h') => rest == ")",
        Some('0'..='9') => {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            digits <= 2 && matches!(&word[digits..], "." | ")")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(lines: &[&str]) -> Vec<Word> {
        let place = |(row, line): (usize, &&str)| {
            let (mut words, mut x) = (Vec::new(), 0.0);
            for text in line.split(' ') {
                let width = text.chars().count() as f64 * 5.0;
                words.push(Word { x0: x, x1: x + width, y: -13.0 * row as f64, size: 11.0, text: text.to_owned() });
                x += width + 3.0;
            }
            words
        };
        lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).flat_map(place).collect()
    }

    #[test]
    fn cells() {
        for (lines, text) in [
            (&["Polisen ska"][..], "Polisen ska"),
            (&["Två medborgar-", "dialoger"], "Två medborgardialoger"),
            (&["brotts-", "och trygghet"], "brotts- och trygghet"),
            (&["EST-", "modellen"], "EST-modellen"),
            (&["A och", "B-", "laget"], "A och B-laget"),
            (&["buss-", "station"], "busstation"),
            (&["vecka 27–", "31"], "vecka 27–31"),
            (&["2019 –", "2020"], "2019 – 2020"),
            (&["ett", "", "", "två"], "ett<br>två"),
            (&["• ett", "• två"], "• ett<br>• två"),
            (&["ett|två"], "ett\\|två"),
        ] {
            assert_eq!(cell(words_of(lines), f64::INFINITY, &Known::default()), text);
        }
    }

    #[test]
    fn words_that_a_column_is_too_narrow_for() {
        let cell = |lines: &[&str], known: &Known| cell(words_of(lines), 72.0, known);
        let broken = ["trygghetsvandr", "ing i mars"];
        assert_eq!(cell(&broken, &Known::default()), "trygghetsvandr ing i mars");
        assert_eq!(cell(&broken, &Known(["trygghetsvandring".to_owned()].into())), "trygghetsvandring i mars");
        assert_eq!(cell(&["trygghetsvandrin", "g i mars"], &Known::default()), "trygghetsvandring i mars");
        assert_eq!(cell(&["trygghetsvandring", ", i mars"], &Known::default()), "trygghetsvandring, i mars");
        // More would have fitted.
        assert_eq!(cell(&["trygghet", "g i mars"], &Known::default()), "trygghet g i mars");
    }

    #[test]
    fn markers() {
        for word in ["-", "•", "1.", "12)", "a)", "\u{F0B7}", "o"] {
            assert!(is_marker(word), "{word}");
        }
        for word in ["och", "123.", "a", "1.2", "-5", ""] {
            assert!(!is_marker(word), "{word}");
        }
    }
}

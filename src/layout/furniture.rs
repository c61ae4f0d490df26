//! Running headers, footers and page numbers.

use rustc_hash::FxHashMap;

use super::contents;
use super::line::{Line, Shape};
use super::page_number::{
    LONGEST_NUMBER, ends_in_page_number, is_number, is_page_number, last_column, one_of_several, slashed,
};
use super::slides;
use super::wrap::ends_sentence;

/// How many lines of a running header or footer are looked for beside a page break.
const DEPTH: usize = 4;
/// A header that stands below the top of the first page has no fewer words.
const FEWEST_WORDS: usize = 3;
/// What slides are headed with comes back on most of so many.
const FEWEST_SLIDES: usize = 4;

/// Marks the lines that belong to the page and not to the text.
///
/// A page number is known by its form, or by standing alone in a series. A header or footer is known by
/// standing at the edge of two pages in the same words, with nothing but others of its kind between.
pub(crate) fn mark(source: &str, lines: &mut [Line]) {
    let mut breaks = Vec::new();
    // There is no page 31 of 12.
    let is_day = |line: &Line| {
        line.gaps && slashed(last_column(&source[line.content.range()])).is_some_and(|(first, second)| first > second)
    };
    let days = lines.iter().any(is_day);
    for (index, line) in lines.iter_mut().enumerate() {
        let alone = line.page_break && is_number(&source[line.content.range()]);
        line.furniture = alone || ends_in_page_number(source, line, days);
        if line.furniture || line.page_break {
            breaks.push(index);
        }
    }
    contents::mark(source, lines);
    take_back_counts(source, lines, &mut breaks);
    mark_last(source, lines, &mut breaks);
    mark_labelled(source, lines, &mut breaks);
    slides::mark(source, lines, &mut breaks);
    mark_series(source, lines, &mut breaks);
    if breaks.is_empty() {
        return;
    }
    let text_lines: Vec<usize> =
        (0..lines.len()).filter(|i| lines[*i].shape != Shape::Blank && !lines[*i].furniture).collect();
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    for index in &text_lines {
        *seen.entry(key(source, &lines[*index])).or_default() += 1;
    }
    // The edges: the file's beginning and end, and both sides of every break.
    let mut edges: FxHashMap<u64, Edges> = FxHashMap::default();
    let mut edge = |number: usize, ends: bool, run: &mut dyn Iterator<Item = usize>| {
        for index in run.take(DEPTH) {
            let key = key(source, &lines[index]);
            if seen.get(&key).copied().unwrap_or(0) < 2
                || matches!(lines[index].shape, Shape::TabRow | Shape::PipeRow | Shape::SemicolonRow)
            {
                break;
            }
            let found = edges.entry(key).or_insert(Edges {
                first: number,
                several: false,
                ends: true,
                begins: true,
                places: Vec::new(),
            });
            found.ends &= ends;
            found.begins &= !ends;
            found.several |= found.first != number;
            found.places.push(index);
        }
    };
    let end = text_lines.len();
    edge(0, false, &mut text_lines.iter().copied());
    // What pages are headed with may stand somewhat further down on the first: the title.
    let heads = |index: &usize| {
        let line = &lines[*index];
        let text = &source[line.content.range()];
        matches!(line.shape, Shape::Text | Shape::Heading(_))
            && !line.gaps
            && text.split(' ').nth(FEWEST_WORDS - 1).is_some()
    };
    let above_text = |index: &usize| {
        let line = &lines[*index];
        !matches!(line.shape, Shape::Item(_)) && !ends_sentence(&source[line.content.range()])
    };
    let top: Vec<usize> = text_lines
        .iter()
        .take(2 * DEPTH)
        .take_while(|index| above_text(index))
        .copied()
        .filter(|index| heads(index))
        .collect();
    for index in &top {
        edge(0, false, &mut std::iter::once(*index));
    }
    edge(end, true, &mut text_lines.iter().rev().copied());
    for at in &breaks {
        // A form feed stands on the first line after the break, a page number is a line of its own.
        let after = text_lines.partition_point(|index| index < at);
        // Both sides of a break are one edge: what is repeated on them is not repeated from page to page.
        edge(after, false, &mut text_lines[after..].iter().copied());
        edge(after, true, &mut text_lines[..after].iter().rev().copied());
    }
    // Lines that the text says again as headings, one of them at the top of a page: what stands beside it comes back elsewhere.
    for pair in top.windows(2).filter(|pair| pair[0] + 1 == pair[1]) {
        let keys = [key(source, &lines[pair[0]]), key(source, &lines[pair[1]])];
        let again = keys.iter().all(|key| seen.get(key).copied().unwrap_or(0) == 2);
        let heads_pages = |key: &u64| edges.get(key).is_some_and(|found| found.several);
        if again && keys.iter().filter(|key| heads_pages(key)).count() == 1 {
            keys.iter().for_each(|key| drop(edges.remove(key)));
        }
    }
    let many_pages = lines.iter().filter(|line| line.page_break).nth(FEWEST_SLIDES - 1).is_some();
    for Edges { places, ends, begins, .. } in edges.values_mut().filter(|found| found.several) {
        // Short pages have lines at the edges of two breaks.
        places.sort_unstable();
        places.dedup();
        // The last of the headings that a slide lists, and the same over the slide that it heads, come back on no other.
        if many_pages && places.len() == 2 && !*ends && !*begins {
            continue;
        }
        let above = |place: usize| {
            let before = text_lines.binary_search(&place).ok()?.checked_sub(1)?;
            Some(key(source, &lines[text_lines[before]]))
        };
        // The text may end with an organisation that stands second in what each page is headed with.
        if let [first, others @ .., last] = &places[..]
            && !others.is_empty()
            && text_lines.last() == Some(last)
            && above(*first)
                .is_some_and(|over| above(*last) != Some(over) && others.iter().all(|at| above(*at) == Some(over)))
        {
            places.pop();
        }
        let [first, _, ..] = places[..] else { continue };
        // Right over a page number each time, and not at the top of the file: what stands at the foot of a page some converters
        // write before its text.
        let over_number = |place: &usize| {
            let below = lines[place + 1..].iter().find(|line| line.shape != Shape::Blank);
            below.is_some_and(|below| below.furniture && ends_in_page_number(source, below, false))
        };
        let footer = text_lines.get(DEPTH).is_some_and(|top| *top < first) && places.iter().all(over_number);
        for index in places {
            // The first of them may be the title, where it is no footer; in columns it is a letterhead all the same.
            lines[*index].furniture = *index != first || *ends || footer || lines[*index].gaps;
        }
    }
}

/// Where lines of the same words stand at edges of pages.
struct Edges {
    /// The first edge, by the lines before it.
    first: usize,
    /// There are others.
    several: bool,
    /// All of them end a page.
    ends: bool,
    /// All of them begin one.
    begins: bool,
    /// The lines.
    places: Vec<usize>,
}

/// Marks a footer whose parts tabs hold apart, the last of them a page number, where the text ends: elsewhere it is a row.
fn mark_last(source: &str, lines: &mut [Line], breaks: &mut Vec<usize>) {
    let Some(last) = lines.iter().rposition(|line| line.shape != Shape::Blank) else { return };
    let tabs = |line: &Line| memchr::memchr_iter(b'\t', source[line.content.range()].as_bytes()).count();
    // A row has as many cells as the one above it.
    let apart = |before: &Line| before.shape == Shape::Blank || tabs(before) != tabs(&lines[last]);
    let apart = last.checked_sub(1).is_some_and(|before| apart(&lines[before]));
    let line = &mut lines[last];
    let number = source[line.content.range()].rsplit('\t').next().unwrap_or_default().trim();
    if line.shape == Shape::TabRow && apart && number.len() <= LONGEST_NUMBER && is_page_number(number) {
        line.furniture = true;
        breaks.push(last);
    }
}

/// Marks page numbers with a label, `Sida: 1(2)` and `Sida: 2(2)`: they count up to the last, which all of them name.
fn mark_labelled(source: &str, lines: &mut [Line], breaks: &mut Vec<usize>) {
    let numbered = |line: &Line| -> Option<(&str, u16, u16)> {
        let text = &source[line.content.range()];
        let short = line.shape == Shape::Text && text.len() < LONGEST_NUMBER;
        let (label, rest) = text.strip_suffix(')').filter(|_| short)?.split_once(": ")?;
        let (first, last) = rest.trim_start().split_once('(')?;
        Some((label, first.trim().parse().ok()?, last.parse().ok()?))
    };
    let found: Vec<(usize, (&str, u16, u16))> =
        lines.iter().enumerate().filter_map(|(index, line)| Some((index, numbered(line)?))).collect();
    let Some((_, (label, _, last))) = found.first().filter(|_| found.len() > 1).copied() else { return };
    let runs =
        (1..).zip(&found).all(|(number, (_, (other, first, of)))| *other == label && *first == number && *of == last);
    if runs && usize::from(last) == found.len() {
        for (index, _) in found {
            lines[index].furniture = true;
            breaks.push(index);
        }
        breaks.sort_unstable();
    }
}

/// Marks figures that stand alone on their lines and count up from page to page: `1`, `2`.
fn mark_series(source: &str, lines: &mut [Line], breaks: &mut Vec<usize>) {
    let blank =
        |index: Option<usize>| index.is_none_or(|index| lines.get(index).is_none_or(|line| line.shape == Shape::Blank));
    let alone: Vec<(usize, u32)> = (0..lines.len())
        .filter(|index| blank(index.checked_sub(1)) || blank(Some(index + 1)))
        .filter_map(|index| {
            let text = &source[lines[index].content.range()];
            is_number(text).then(|| text.parse().ok()).flatten().map(|number| (index, number))
        })
        .collect();
    let series = alone.len() > 1 && alone.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    if series {
        for (index, _) in alone {
            lines[index].furniture = true;
            breaks.push(index);
        }
        breaks.sort_unstable();
    }
}

/// Takes back page numbers such as `12 av 20` where they count something: there is no page 12 of 10, nor does page 2 of 2
/// come after page 12 of 20.
fn take_back_counts(source: &str, lines: &mut [Line], breaks: &mut Vec<usize>) {
    let shown = |index: &usize| Some((*index, one_of_several(last_column(&source[lines[*index].content.range()]))?));
    let found: Vec<(usize, (u16, u16))> =
        breaks.iter().filter(|index| lines[**index].furniture).filter_map(shown).collect();
    let follows = |(one, all): (u16, u16), next: (u16, u16)| next.0 == 1 || next == (one + 1, all);
    let counts =
        found.iter().any(|(_, (one, all))| one > all) || found.windows(2).any(|pair| !follows(pair[0].1, pair[1].1));
    if counts {
        found.iter().for_each(|(index, _)| lines[*index].furniture = false);
        breaks.retain(|index| lines[*index].furniture || lines[*index].page_break);
    }
}

/// The same for lines that differ only in figures and white space. An item of a list that a later page is headed with is no
/// part of the pages.
fn key(source: &str, line: &Line) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write_u8(u8::from(matches!(line.shape, Shape::Item(_))));
    for byte in source[line.content.range()].bytes() {
        match byte {
            b'0'..=b'9' => hasher.write_u8(b'0'),
            b' ' | b'\t' => {}
            _ => hasher.write_u8(byte),
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_on_each_page() {
        for (text, expected) in [
            // A footer, the first of them too.
            ("Titel\n\nEtt.\n\nFlens kommun\nSida 1 (2)\n\nTvå.\n\nFlens kommun\nSida 2 (2)\n", vec![4, 5, 9, 10]),
            // The title.
            ("Flen\n\nLöfte för 2019\n\nEtt.\n\nSida 1 (2)\n\nLöfte för 2019\n\nTvå.\n", vec![6, 8]),
            // The text ends with what each page is headed with in the second place.
            ("Flen\nLPO Väst\n1 (2)\n\nEtt.\n\nFlen\nLPO Väst\n2 (2)\n\nTvå.\n\nAnna Ek\nLPO Väst\n", vec![2, 6, 7, 8]),
            // At the foot of each page, which is written before the text of the next.
            (
                "Löften\n\nA\nB\nC\nD\nE\nF\nEtt\n\nFlens kommun\n\n1 (2)\n\n\u{c}Flens kommun\n\n2 (2)\n\nTvå.\n",
                vec![10, 12, 14, 16],
            ),
            ("Flens löften\n\n1 (2)\n\nEtt.\n\n\u{c}Flens löften\n\n2 (2)\n\nTvå.\n", vec![2, 6, 8]),
            // What was listed comes next, as headings.
            (
                "Flen\n\nVi ska synas\nVi ska lyssna\n\nVi ska synas\n\nEtt.\n\n1 (2)\nVi ska lyssna\n\nTvå.\n\n2 (2)\n",
                vec![9, 14],
            ),
            ("Löften\n\n- Lugn i centrum\n\nEtt.\n\nSida 1 (2)\n\nLugn i centrum\n\nTvå.\n", vec![6]),
            (
                "Ett\n\u{c}- Lugn i centrum\n- Lugn i parken\n\u{c}Lugn i centrum\n\nTvå.\n\n\u{c}Lugn i parken\n\nTre.\n",
                vec![],
            ),
            (
                "Flen\n\n- Lugn i centrum\n\nFlen   1\n\nEtt.\n\nFlen   2\n\nLugn i centrum\n\nTvå.\n\nFlen   3\n",
                vec![],
            ),
            ("Aktivitet\tKlart\n\nEtt\tTvå\n\nFlen\tSida 1 av 1\n", vec![4]),
            ("Aktivitet\tKlart\nMöten\tgjort 1 av 2\n", vec![]),
            ("Tio möten\n8 av 10\nTvå ronder\n2 av 2\n", vec![]),
            ("Tio möten\n12 av 10\n", vec![]),
            ("Tio möten   Flen   1 och 3\n", vec![]),
            ("Flen   1 av 3\n\nTio möten\n", vec![0]),
            ("Tio möten\n1 av 2\nTvå ronder\n2 av 2\n", vec![1, 3]),
            ("Tio möten\n1 av 2\nTvå ronder\n2 av 2\nBilaga\n1 av 1\n", vec![1, 3, 5]),
            ("Flens kommun\nSida: 1(2)\n\nEtt.\n\nFlens kommun\nSida: 2(2)\n\nTvå.\n", vec![1, 5, 6]),
            ("Möten\nKlart: 1(2)\n\nRonder\nKlart: 1(2)\n", vec![]),
        ] {
            let mut found = Vec::new();
            crate::layout::line::lines(text, &mut found);
            mark(text, &mut found);
            let marked: Vec<usize> = (0..found.len()).filter(|index| found[*index].furniture).collect();
            assert_eq!(marked, expected, "{text}");
        }
    }
}

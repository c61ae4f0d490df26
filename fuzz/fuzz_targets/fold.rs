//! Folding, and the places of characters: whatever the text, its folded form leads back to it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use medborgarlofte::Input;
use medborgarlofte::document::Span;
use medborgarlofte::fuzzing::{Folded, fold};

fuzz_target!(|bytes: &[u8]| {
    let Ok(input) = Input::decode("fuzz", bytes) else { return };
    characters(&input);
    let lines = lines(input.text());
    // Paragraphs of one, two and more lines.
    for piece in &lines {
        check(input.text(), std::slice::from_ref(piece));
    }
    lines.chunks(2).for_each(|pair| check(input.text(), pair));
    check(input.text(), &lines);
});

/// The lines of a text without what stands around them, as the layout gives them.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let line = |line: &str| {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        (!line.trim().is_empty()).then(|| Span::new(start as u32, (start + line.trim().len()) as u32))
    };
    text.split_inclusive('\n').filter_map(line).collect()
}

/// Characters stand one after another in the file.
fn characters(input: &Input<'_>) {
    let mut end = 0;
    input.each_character(&mut |place| {
        assert!(end <= place.start && place.start < place.end, "{place:?} after {end}");
        end = place.end;
    });
    assert!(end as usize <= input.bytes().len());
}

fn check(source: &str, pieces: &[Span]) {
    let folded = fold(source, pieces);
    let text = folded.text();
    assert!(!text.starts_with(' ') && !text.ends_with(' '), "{text:?} has blanks around it");
    assert!(!text.contains(['\n', '\t', '\u{ad}']) && !text.contains("  "), "{text:?} has layout in it");
    assert_eq!(folded.is_source(folded.whole()), text == &source[folded.whole().range()] && is_borrowed(&folded));
    stretches(source, pieces, &folded);
    places(source, &folded);
    words(source, &folded);
}

fn is_borrowed(folded: &Folded<'_>) -> bool {
    matches!(folded.slice(0, 0), std::borrow::Cow::Borrowed(_))
}

/// The text is the stretches that it was taken from, in order, with single blanks between some of them.
fn stretches(source: &str, pieces: &[Span], folded: &Folded<'_>) {
    let mut rest = folded.text();
    let mut end = 0;
    for stretch in folded.sources() {
        assert!(end <= stretch.start, "{stretch:?} begins before {end}");
        // A blank after a line stands for the line's end.
        let is_in = |piece: &Span| piece.start <= stretch.start && stretch.end <= piece.end + 1;
        assert!(pieces.iter().any(is_in), "{stretch:?} is in no line");
        end = stretch.end;
        let words = &source[stretch.range()];
        rest = match rest.strip_prefix(words) {
            Some(after) => after,
            None => rest.strip_prefix(' ').and_then(|rest| rest.strip_prefix(words)).expect("a stretch of the source"),
        };
    }
    assert_eq!(rest, "", "what is in no stretch");
}

/// Every character has its place, no earlier than the one before it, and is found again from there.
fn places(source: &str, folded: &Folded<'_>) {
    let mut before = folded.whole();
    before.end = before.start;
    for (at, character) in folded.text().char_indices() {
        let end = at + character.len_utf8();
        let place = folded.span(at, end);
        assert!(before.start <= place.start && before.end <= place.end, "{place:?} after {before:?}");
        assert!(folded.whole().contains(place), "{place:?} is not in {:?}", folded.whole());
        assert_eq!(&folded.slice(at, end), &folded.text()[at..end]);
        let written = &source[place.range()];
        if character != ' ' {
            assert_eq!(written, &folded.text()[at..end]);
            assert_eq!(folded.offset_of(place.start) as usize, at, "{character:?} at {place:?}");
        }
        before = place;
    }
}

/// The characters of each word stand in its source in their order.
fn words(source: &str, folded: &Folded<'_>) {
    let mut at = 0;
    for word in folded.text().split(' ') {
        let span = folded.span(at, at + word.len());
        let mut written = source[span.range()].chars();
        assert!(word.chars().all(|c| written.any(|other| other == c)), "{word:?} of {span:?}");
        at += word.len() + 1;
    }
}

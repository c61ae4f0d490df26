//! Finding what a word means: whole, or by its beginning and its end.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::compounds::{PREFIXES, SUFFIXES};
use super::edges::Edges;
use super::lexicon::Lex;
use super::lower::Lower;
use super::words::WORDS;

/// Words by their hash, and beginnings and ends of words by three of their letters.
struct Lexicon {
    words: Vec<Word>,
    /// At a word's hash, or after it, one more than the word's index in `words`; 0 where no word is.
    places: Vec<u16>,
    prefixes: Parts,
    suffixes: Parts,
}

/// A listed word, in a cache line of its own.
#[repr(align(64))]
struct Word {
    edges: Edges,
    word: &'static [u8],
    lex: Lex,
}

/// A listed beginning or end of words.
#[derive(Clone, Copy)]
struct Part {
    key: Key,
    part: &'static [u8],
    lex: Lex,
}

/// The letters that tell a beginning or end from most others: its first or last. None is shorter.
type Key = [u8; KEY];

const KEY: usize = 3;

/// Beginnings or ends of words by their keys.
struct Parts {
    /// Those with keys of one slot stand together.
    parts: Vec<Part>,
    /// Where those of each slot begin and end.
    slots: Vec<(u16, u16)>,
}

impl Parts {
    /// Few listed keys share one of so many slots.
    const SLOTS: usize = 1024;

    /// Keeps the order of those with the same key.
    fn new(mut parts: Vec<Part>) -> Self {
        parts.sort_by_key(|part| Self::slot(part.key));
        let mut slots = vec![(0, 0); Self::SLOTS];
        for (index, part) in parts.iter().enumerate() {
            let (start, end) = &mut slots[Self::slot(part.key)];
            if start == end {
                *start = index as u16;
            }
            *end = index as u16 + 1;
        }
        Self { parts, slots }
    }

    fn slot([one, two, three]: Key) -> usize {
        let key = u32::from_le_bytes([one, two, three, 0]);
        (key.wrapping_mul(0x9E37_79B1) >> 22) as usize
    }

    /// Those with the key, and perhaps some with another.
    fn near(&self, key: Key) -> &[Part] {
        let (start, end) = self.slots[Self::slot(key)];
        &self.parts[usize::from(start)..usize::from(end)]
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (mut prefixes, mut suffixes) = (Vec::new(), Vec::new());
    for (stems, lex) in PREFIXES {
        prefixes.extend(stems.split(' ').map(str::as_bytes).map(|stem| Part {
            key: first(stem),
            part: stem,
            lex: *lex,
        }));
    }
    for (heads, lex) in SUFFIXES {
        suffixes.extend(heads.split(' ').map(str::as_bytes).map(|head| Part {
            key: last(head),
            part: head,
            lex: *lex,
        }));
    }
    // The longest first, so that a head that ends as another does is found.
    suffixes.sort_by_key(|head: &Part| std::cmp::Reverse(head.part.len()));
    let words = meanings(&prefixes);
    Lexicon { places: places(&words), words, prefixes: Parts::new(prefixes), suffixes: Parts::new(suffixes) }
});

/// The first letters of a word that has as many.
fn first(word: &[u8]) -> Key {
    std::array::from_fn(|index| word[index])
}

/// The last letters of a word that has as many.
fn last(word: &[u8]) -> Key {
    std::array::from_fn(|index| word[word.len() - KEY + index])
}

/// Every listed word once, with all its meanings and those of its beginning.
fn meanings(prefixes: &[Part]) -> Vec<Word> {
    let mut whole: FxHashMap<&'static [u8], Lex> = FxHashMap::default();
    for (words, lex) in WORDS {
        for word in words.split(' ') {
            let entry = whole.entry(word.as_bytes()).or_default();
            *entry = entry.merge(*lex);
        }
    }
    for (word, lex) in &mut whole {
        for stem in prefixes {
            if word.starts_with(stem.part) {
                *lex = lex.merge(stem.lex);
            }
        }
    }
    whole.into_iter().map(|(word, lex)| Word { edges: Edges::of(word), word, lex }).collect()
}

/// A table with at least two places free for each that is taken, so that most searches end at the first.
fn places(words: &[Word]) -> Vec<u16> {
    let mut places = vec![0; (words.len() * 3).next_power_of_two()];
    for (index, word) in words.iter().enumerate() {
        let mut place = word.edges.hash() % places.len();
        while places[place] != 0 {
            place = (place + 1) % places.len();
        }
        places[place] = index as u16 + 1;
    }
    places
}

impl Lexicon {
    /// A listed word; `same` tells whether what stands between the edges is the same too.
    fn whole(&self, edges: Edges, same: impl Fn(&[u8]) -> bool) -> Option<&Lex> {
        let mut place = edges.hash();
        loop {
            // The length is a power of two.
            place &= self.places.len() - 1;
            let listed = self.words.get(usize::from(self.places[place]).checked_sub(1)?)?;
            if listed.edges == edges && (edges.length <= Edges::WHOLE || same(listed.word)) {
                return Some(&listed.lex);
            }
            place += 1;
        }
    }

    /// What a word of at least [`KEY`] letters means by its beginning and its end; `key` has its first in small letters.
    fn by_parts(&self, word: &[u8], key: Key) -> Lex {
        let mut found = Lex::NONE;
        for stem in self.prefixes.near(key) {
            if stem.key == key && word[KEY..].starts_with(&stem.part[KEY..]) {
                found = found.merge(stem.lex);
            }
        }
        let key = last(word);
        // Two letters before the head make a compound.
        let head = |head: &&Part| head.key == key && word.len() >= head.part.len() + 2 && word.ends_with(head.part);
        match self.suffixes.near(key).iter().find(head) {
            Some(head) => found.merge(head.lex),
            None => found,
        }
    }
}

/// Every listed word with all that it can mean.
pub(super) fn listed() -> impl Iterator<Item = (&'static str, Lex)> {
    LEXICON.words.iter().filter_map(|listed| Some((std::str::from_utf8(listed.word).ok()?, listed.lex)))
}

/// What `word` can mean. Letter case does not matter.
pub(crate) fn lex(word: &str) -> Lex {
    let word = Lower::new(word);
    lex_lower(word.as_bytes())
}

/// What a word in small letters can mean.
pub(crate) fn lex_lower(word: &[u8]) -> Lex {
    let lexicon = &*LEXICON;
    match lexicon.whole(Edges::of(word), |listed| listed == word) {
        Some(lex) => *lex,
        None if word.len() < SHORTEST_COMPOUND => Lex::NONE,
        None => lexicon.by_parts(word, first(word)),
    }
}

/// What a word means of which only the first letter is a capital, whose last byte is at `capital`, which is 0 or 1.
pub(crate) fn lex_capitalised(word: &[u8], capital: usize) -> Lex {
    let lexicon = &*LEXICON;
    match lexicon.whole(Edges::of(word).uncapitalised(capital), |listed| listed[capital + 1..] == word[capital + 1..]) {
        Some(lex) => *lex,
        None if word.len() < SHORTEST_COMPOUND => Lex::NONE,
        None => {
            let mut key = first(word);
            key[capital] |= SMALL;
            lexicon.by_parts(word, key)
        }
    }
}

/// A shorter word has no beginning or end that is another.
const SHORTEST_COMPOUND: usize = 4;

/// The bit that makes a capital's last byte a small letter's: of ASCII, and of Å, Ä and Ö in UTF-8.
const SMALL: u8 = 0x20;

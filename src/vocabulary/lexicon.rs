//! What a word can mean. One look-up a word gives all that the grammar asks of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::document::{Actor, Comparator, Per};

use super::edges::Edges;
use super::lower::Lower;
use super::words::{PREFIXES, SUFFIXES, WORDS};

macro_rules! bits {
    ($(#[$doc:meta])* $name:ident: $($(#[$flag_doc:meta])* $flag:ident = $bit:literal;)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct $name(u64);

        impl $name {
            $($(#[$flag_doc])* pub(crate) const $flag: Self = Self(1 << $bit);)*
            pub(crate) const NONE: Self = Self(0);

            /// Either's.
            pub(crate) const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether any of `other`'s is set.
            pub(crate) const fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }
    };
}

bits! {
    /// What part a word can play in a sentence.
    Flags:
    /// Ends a counted noun phrase: prepositions, conjunctions, adverbs.
    STOP = 0;
    /// `och`, `samt`, `eller`
    AND = 1;
    /// A preposition.
    PREPOSITION = 2;
    /// `ska`, `lovar`, `kommer`: what follows is promised.
    MODAL = 3;
    /// Another finite verb.
    FINITE = 4;
    /// A verb of carrying out, whose object `en` counts as one. The list is closed.
    CARRY = 5;
    /// `de`, `dessa`, `våra`: what follows is known and not counted.
    DEFINITE = 6;
    /// `årskurs`, `vecka`, `väg`: the figure after it names and does not count.
    LABEL = 7;
    /// A month; the value is its number.
    MONTH = 8;
    /// A season; the value is its EDTF number.
    SEASON = 9;
    /// A day of the week.
    WEEKDAY = 10;
    /// `varje`, `per`, `var`
    EACH = 11;
    /// `varannan`, `vartannat`
    EVERY_OTHER = 12;
    /// `vi`: all parties.
    WE = 13;
    /// `tillsammans`, `gemensamt`
    TOGETHER = 14;
    /// `sammanlagt`, `totalt`, `hittills`
    CUMULATIVE = 15;
    /// `inga`, `ingen`
    NO = 16;
    /// `kap`, `§`: the figure before it is law.
    LAW = 17;
    /// `minuters`, `timmars`: the figure before it measures.
    MEASURE = 18;
    /// `tf`, `tillförordnad`
    ACTING = 19;
    /// A role that someone signs in.
    ROLE = 20;
    /// `en`, `ett`
    ONE = 21;
    /// `stycken`, `st`
    PIECES = 22;
    /// An adjective or determiner that can stand before a named actor.
    MODIFIER = 23;
    /// `av`
    BY = 24;
    /// An infinitive or present form that no noun has.
    VERB = 25;
    /// `kommun`, `stad`: what comes before it is a kommun's name.
    KOMMUN_WORD = 26;
    /// `procent`, `%`
    PERCENT = 27;
    /// `inte`, `ej`
    NOT = 28;
    /// `lokalpolisområde`, `polisområde`
    POLICE_AREA = 29;
    /// An adverb that can stand between a verb and its object.
    ADVERB = 30;
    /// `bjuda`: whom it names is invited and not a partner.
    INVITE = 31;
    /// A noun of a person or body that stands for no code (`aktörer`).
    VAGUE_ACTOR = 32;
    /// Said of what is done: `genomfört`, `klart`, `uppfyllt`.
    DONE = 33;
    /// Said of what goes on: `pågår`, `påbörjat`.
    ONGOING = 34;
    /// Said of what is partly done: `delvis`.
    PARTLY = 35;
    /// Said of what is called off: `inställt`.
    CANCELLED = 36;
    /// `datum`, `upprättat`
    DATED = 37;
    /// A passive verb form.
    PASSIVE = 38;
    /// `fler`, `upp`: compares with the word after it.
    COMPARES = 39;
    /// A word of council protocols.
    PROTOCOL = 40;
    /// `revideras`: changes the promises rather than following them up.
    CHANGES = 41;
    /// `säger`: what stands before it is someone's words.
    SAYS = 42;
    /// `undertecknades`, `skrevs` under
    SIGNS = 43;
}

bits! {
    /// What a word can announce in a heading or lead-in.
    Stems:
    /// `medborgarlöfte`, `löften`
    LOFTE = 0;
    /// `uppföljning`
    UPPFOLJNING = 1;
    /// `utvärdering`
    UTVARDERING = 2;
    /// `utfall`, `resultat`, `redovisning`
    UTFALL = 3;
    /// `aktiviteter`, `åtgärder`
    AKTIVITET = 4;
    /// `lägesbild`, `problembild`, `bakgrund`
    BAKGRUND = 5;
    /// `mål`, `syfte`, `effekt`: headed text of its own.
    MAL = 6;
    /// `fokusområden`
    FOKUS = 7;
    /// `lovar`, `åtar`, `förbinder`
    LOVAR = 8;
    /// `följande`
    FOLJANDE = 9;
    /// `åstadkomma`
    ASTADKOMMA = 10;
    /// `uppnå`
    UPPNA = 11;
    /// `göra`, `gör`
    GORA = 12;
    /// `hur`, `så`
    HUR = 13;
    /// `vad`
    VAD = 14;
    /// `är`
    AR = 15;
    /// `ett`
    ETT = 16;
    /// `det`, `detta`, `här`
    DET = 17;
    /// `vi`, `vår`
    VI = 18;
    /// `genom`
    GENOM = 19;
    /// `följs`, `följas`, `följer`
    FOLJS = 20;
    /// `upp`
    UPP = 21;
    /// `kontakt`, `frågor`
    KONTAKT = 22;
    /// `undertecknande`, `underskrifter`
    UNDERSKRIFT = 23;
    /// `relaterad`, `länkar`
    RELATERAT = 24;
    /// `gick`, `blev`
    GICK = 25;
    /// `ingick`, `utlovades`
    INGICK = 26;
    /// `ska`
    SKA = 27;
    /// `arbeta`
    ARBETA = 28;
    /// `del`, `ansvar`
    DEL = 29;
    /// `inledning`, `preambel`
    INLEDNING = 30;
    /// `lyder`, `formulerar`
    LYDER = 31;
    /// `om`
    OM = 32;
    /// `ansvarig`, `status`, `kommentar`
    KOLUMN = 33;
    /// `tertial`, `kvartal`, `halvår`
    TERTIAL = 34;
    /// `att`
    ATT = 35;
    /// `redovisning` with an actor: what that actor did.
    REDOVISNING = 36;
    /// `ansvarar`
    ANSVARAR = 37;
    /// `webbplats` words: `meny`, `sök`
    CHROME = 38;
    /// `för`
    FOR = 39;
    /// `period`, `gäller`
    PERIOD = 40;
    /// `bygger`, `grundar`
    BYGGER = 41;
    /// `prioriterade`, `gemensamma`
    PRIORITERAD = 42;
    /// `redovisas`, `publiceras`
    VISAS = 43;
    /// `arbetet`, `insatserna`: what can be followed up beside the promises.
    ARBETET = 44;
    /// `gjort`: what was done.
    GJORT = 45;
    /// `slutsatser`, `framåt`: what comes after the account.
    AVSLUT = 46;
    /// `går`, as in `hur går det`.
    GAR = 47;
    /// `ber`: what residents are asked to do.
    UPPMANING = 48;
    /// `gemensamma`
    GEMENSAM = 49;
}

impl Stems {
    /// Whether all of `other`'s are set.
    pub(crate) const fn all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the one with this number is set.
    pub(super) const fn has(self, number: usize) -> bool {
        self.0 >> number & 1 != 0
    }

    /// The numbers of those that are set.
    pub(super) fn bits(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let number = (rest != 0).then(|| rest.trailing_zeros() as usize);
            rest &= rest.wrapping_sub(1);
            number
        })
    }
}

/// All that is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Lex {
    pub(crate) flags: Flags,
    pub(crate) stems: Stems,
    pub(crate) actor: Option<Actor>,
    pub(crate) comparator: Option<Comparator>,
    pub(crate) per: Option<Per>,
    /// Number of a month, EDTF number of a season.
    pub(crate) value: u8,
}

impl Lex {
    pub(crate) const NONE: Self =
        Self { flags: Flags::NONE, stems: Stems::NONE, actor: None, comparator: None, per: None, value: 0 };

    pub(crate) const fn flag(flags: Flags) -> Self {
        Self { flags, ..Self::NONE }
    }

    pub(crate) const fn stem(stems: Stems) -> Self {
        Self { stems, ..Self::NONE }
    }

    pub(crate) const fn and(self, flags: Flags) -> Self {
        Self { flags: self.flags.or(flags), ..self }
    }

    pub(crate) const fn stems(self, stems: Stems) -> Self {
        Self { stems: self.stems.or(stems), ..self }
    }

    pub(crate) const fn actor(actor: Actor) -> Self {
        Self { actor: Some(actor), ..Self::NONE }
    }

    pub(crate) const fn comparator(comparator: Comparator) -> Self {
        Self { comparator: Some(comparator), ..Self::NONE }
    }

    pub(crate) const fn per(per: Per) -> Self {
        Self { per: Some(per), ..Self::NONE }
    }

    pub(crate) const fn value(self, value: u8) -> Self {
        Self { value, ..self }
    }

    /// Both meanings of a word that stands in two lists.
    fn merge(self, other: Self) -> Self {
        Self {
            flags: self.flags.or(other.flags),
            stems: self.stems.or(other.stems),
            actor: self.actor.or(other.actor),
            comparator: self.comparator.or(other.comparator),
            per: self.per.or(other.per),
            value: self.value.max(other.value),
        }
    }
}

/// Words by their hash, and beginnings and ends of words by three of their letters.
struct Lexicon {
    words: Vec<Word>,
    /// At a word's hash, or after it, one more than the word's index in `words`; 0 where no word is.
    places: Vec<u16>,
    prefixes: Parts,
    suffixes: Parts,
}

/// A listed word.
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

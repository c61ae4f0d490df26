//! What is compared of a commitment: its words without those that say nothing, places and audiences apart, its numbers
//! and who does it.
//!
//! A word is worth the same whatever other documents there are, so that two texts have the same score in any company,
//! and a document that is added or left out makes no link between others.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::document::{Actor, ActorBasis, Commitment, Target};
use crate::grammar::{Kind, Signs, Token, Tokens, Words};
use crate::vocabulary::linking::{
    ALIASES, AUDIENCES, COMMON, EMPTY, ENDINGS, EVERYWHERE, PLACE_ENDINGS, PLACE_PREPOSITIONS, PLACES,
};
use crate::vocabulary::{Flags, kommun_named};

/// What a word is worth that few promises have.
pub(super) const RARE: u32 = 8;

/// What a word says in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word without its ending.
    pub stem: String,
    /// As written, in small letters.
    pub word: String,
    /// What it is worth.
    pub weight: u32,
    /// Whether it says for whom.
    pub audience: bool,
}

/// What is compared of a commitment.
#[derive(Debug, Clone)]
pub(super) struct Features<'d> {
    pub commitment: &'d Commitment<'d>,
    /// The words that say what is done, by stem, each once.
    pub core: Vec<Word>,
    /// The words that say where, by stem, each once.
    pub places: Vec<Word>,
}

impl<'d> Features<'d> {
    pub fn new(commitment: &'d Commitment<'d>, own_kommuner: &[&str]) -> Self {
        let mut cut = Words::default();
        let (mut core, mut places) = words(cut.cut(&commitment.text, Signs::default()), own_kommuner);
        for words in [&mut core, &mut places] {
            words.sort_by(|one, other| one.stem.cmp(&other.stem));
            words.dedup_by(|one, other| one.stem == other.stem);
        }
        // A place that is named as what is done, too, is no place.
        places.retain(|place| core.binary_search_by(|word| word.stem.cmp(&place.stem)).is_err());
        Self { commitment, core, places }
    }

    pub fn targets(&self) -> &'d [Target<'d>] {
        &self.commitment.targets
    }

    /// Those whom the document names to do it.
    pub fn named_actors(&self) -> Option<&'d [Actor]> {
        match self.commitment.actor_basis {
            ActorBasis::Stated | ActorBasis::Heading => Some(&self.commitment.actors),
            ActorBasis::Implied | ActorBasis::None => None,
        }
    }
}

/// The words that say what is done, and those that say where.
fn words(tokens: Tokens<'_>, own_kommuner: &[&str]) -> (Vec<Word>, Vec<Word>) {
    let (mut core, mut places) = (Vec::new(), Vec::new());
    // Words after a preposition that wait for a place to belong to.
    let mut pending: Vec<Word> = Vec::new();
    let mut after_preposition = false;
    let mut in_place = false;
    for token in tokens.rest {
        let lower = tokens.str(token).to_lowercase();
        match token.kind {
            Kind::Word => {}
            Kind::Sign(',') if in_place => continue,
            Kind::Sign(_) => {
                core.append(&mut pending);
                (after_preposition, in_place) = (false, false);
                continue;
            }
            _ => continue,
        }
        if PLACE_PREPOSITIONS.contains(&&*lower) {
            core.append(&mut pending);
            // What comes after `av` or `till` is a place only in a place: `delarna av kommunen`.
            after_preposition = in_place || !matches!(&*lower, "av" | "till");
            continue;
        }
        if token.is(Flags::AND) {
            continue;
        }
        let own_name = tokens.capital(token) && is_own_name(&tokens.text[token.start as usize..], own_kommuner);
        if after_preposition && (own_name || is_place(tokens, token, &lower)) {
            places.append(&mut pending);
            in_place = true;
            if !own_name {
                places.push(word(lower));
            }
            continue;
        }
        if ends_phrase(token) {
            core.append(&mut pending);
            (after_preposition, in_place) = (false, false);
            if !says_nothing(token, &lower) {
                core.push(word(lower));
            }
            continue;
        }
        in_place = false;
        let says_where = matches!(&*lower, "hela" | "övriga" | "andra");
        if own_name || says_nothing(token, &lower) && !says_where {
            continue;
        }
        match after_preposition {
            true if pending.len() < 3 => pending.push(word(lower)),
            _ if says_where => {}
            _ => core.push(word(lower)),
        }
    }
    core.append(&mut pending);
    core.retain(|word| !EMPTY.contains(&&*word.word) && word.word != "hela");
    (core, places)
}

/// Whether a word ends what stands after a preposition.
fn ends_phrase(token: &Token) -> bool {
    token.is(Flags::VERBS.or(Flags::STOP).or(Flags::PREPOSITION))
}

/// Whether a word says nothing of what is promised.
fn says_nothing(token: &Token, lower: &str) -> bool {
    let flags = Flags::STOP
        .or(Flags::PREPOSITION)
        .or(Flags::MODAL)
        .or(Flags::CARRY)
        .or(Flags::ONE)
        .or(Flags::PIECES)
        .or(Flags::EACH)
        .or(Flags::EVERY_OTHER)
        .or(Flags::DEFINITE)
        .or(Flags::WE);
    let often = token.lex.per.is_some() && !token.is(Flags::WEEKDAY);
    token.is(flags) || token.lex.comparator.is_some() || often || EMPTY.contains(&lower)
}

/// Whether a word after a preposition says where: by its end, or by its capital.
fn is_place(tokens: Tokens<'_>, token: &Token, lower: &str) -> bool {
    let named = tokens.capital(token) && !token.is(Flags::WEEKDAY.or(Flags::MONTH)) && token.lex.actor.is_none();
    named || PLACES.contains(&lower) || PLACE_ENDINGS.iter().any(|end| lower.ends_with(end))
}

/// Whether a text begins with the name of one of the document's own kommuner.
fn is_own_name(text: &str, own_kommuner: &[&str]) -> bool {
    kommun_named(text).is_some_and(|(kommun, _)| own_kommuner.contains(&kommun.code))
}

fn word(word: String) -> Word {
    let stem = stem(&word);
    let weight = WEIGHTS.get(&stem).copied().unwrap_or(RARE);
    let audience = AUDIENCES.iter().any(|start| word.starts_with(start));
    Word { stem, word, weight, audience }
}

static WEIGHTS: LazyLock<FxHashMap<String, u32>> = LazyLock::new(|| {
    let halves = COMMON.iter().map(|word| (stem(word), RARE / 2));
    halves.chain(EVERYWHERE.iter().map(|word| (stem(word), RARE / 4))).collect()
});

/// A word without the ends of its forms. Not a word of the language: only good for comparing.
pub(super) fn stem(word: &str) -> String {
    let word = ALIASES.iter().find(|(form, _)| *form == word).map_or(word, |(_, base)| base);
    let mut stem = word;
    for round in 0..3 {
        let shortest = if round == 0 { 3 } else { 4 };
        let shorter =
            ENDINGS.iter().filter_map(|end| stem.strip_suffix(end)).find(|rest| rest.chars().count() >= shortest);
        match shorter {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    stem.to_owned()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::document::{CommitmentId, CommitmentKind, Span};

    pub(crate) fn commitment(text: &str) -> Commitment<'_> {
        Commitment {
            id: CommitmentId { kind: CommitmentKind::Activity, number: 1 },
            text: text.into(),
            span: Span::new(0, text.len() as u32),
            actors: Vec::new(),
            actor_spans: Vec::new(),
            actor_basis: ActorBasis::None,
            partners: Vec::new(),
            partner_spans: Vec::new(),
            targets: Vec::new(),
            theme: None,
            theme_span: None,
            promise_ids: Vec::new(),
        }
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (one, other) in [
            ("insats", "insatser"),
            ("tryggheten", "trygghet"),
            ("möten", "mötena"),
            ("fotpatrullera", "fotpatrulleringar"),
            ("skolorna", "skolan"),
            ("ökad", "öka"),
            ("unga", "ungdomar"),
            ("föreläsning", "föreläsningar"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        for (one, other) in [("trygghet", "trygghetsvandring"), ("skola", "skoter"), ("trafik", "trafikkontroll")] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_done_and_where() {
        for (text, core, places) in [
            (
                "Att öka den upplevda tryggheten på resecentrum och i närområdet.",
                "tryggheten upplevda öka",
                "närområdet resecentrum",
            ),
            (
                "Att öka den upplevda tryggheten i de östra delarna av kommunen.",
                "tryggheten upplevda öka",
                "delarna kommunen östra",
            ),
            (
                "Polisen lovar att genomföra minst tio riktade insatser mot alkohol och droger i hela kommunen.",
                "alkohol droger insatser riktade",
                "hela kommunen",
            ),
            (
                "Genomföra trygghetsvandring i Mariannelund och på Storgatan 22",
                "trygghetsvandring",
                "mariannelund storgatan",
            ),
            ("Polisen ska göra minst 50 besök i Valsta centrum", "besök", "centrum valsta"),
            ("Ökad polisiär närvaro vid resecentrum", "närvaro polisiär ökad", "resecentrum"),
            // A time, a class and what is done with whom are no places.
            ("Besöka årskurs 7 i samarbete med socialtjänsten på fredagar", "besöka fredagar socialtjänsten", ""),
            // The document's own kommun says nothing.
            ("Fler poliser i Eksjö", "", ""),
        ] {
            let commitment = commitment(text);
            let features = Features::new(&commitment, &["0686"]);
            let joined = |words: &[Word]| {
                let mut words: Vec<&str> = words.iter().map(|word| &*word.word).collect();
                words.sort_unstable();
                words.join(" ")
            };
            assert_eq!(joined(&features.core), core, "{text}");
            assert_eq!(joined(&features.places), places, "{text}");
        }
    }

    #[test]
    fn common_words_say_less() {
        let commitment = commitment("öka tryggheten med belysning och hjärtstartare");
        let features = Features::new(&commitment, &[]);
        let weight = |of: &str| features.core.iter().find(|word| word.word == of).unwrap().weight;
        assert!(weight("tryggheten") < weight("belysning") && weight("belysning") < weight("hjärtstartare"));
    }
}

//! What a commitment is about: a small set of themes, each with the words that told it.
//!
//! The words are data in `vocabulary::THEMES`. Several themes may apply, or none.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::vocabulary::THEMES;

macro_rules! themes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// What a commitment is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Theme {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Theme {
            /// Every theme there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it is written in output.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

themes! {
    /// Feeling safe where everybody goes: centres, stations, parks, lighting, walks.
    OffentligMiljo = "trygghet_i_offentlig_miljo";
    /// Drugs.
    Narkotika = "narkotika";
    /// Alcohol, also at the wheel.
    Alkohol = "alkohol";
    /// Children, young people and their parents.
    Ungdomar = "ungdomar";
    /// Traffic.
    Trafik = "trafik";
    /// The police and the kommun being seen and easy to reach.
    Tillganglighet = "tillganglighet";
    /// Violence between those who are or were close.
    NaraRelation = "vald_i_nara_relation";
    /// Burglary and theft, and neighbours who watch against it.
    Inbrott = "inbrott_och_stold";
    /// Damage and graffiti.
    Skadegorelse = "skadegorelse";
    /// Fraud.
    Bedragerier = "bedragerier";
    /// Fire.
    Brandskydd = "brandskydd";
    /// Talking with residents.
    Medborgardialog = "medborgardialog";
    /// How kommun, police and others work together, where that is what is promised.
    Samverkan = "samverkan";
}

/// A theme with the words that told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Themed {
    /// The theme.
    pub theme: Theme,
    /// The words of the text that decided it, in small letters, in order, each once.
    pub words: Vec<String>,
}

/// The themes of a text, in the order of [`Theme::ALL`]; none where no word tells one.
///
/// ```
/// use medborgarlofte::link::{Theme, themes};
/// let found = themes("Polisen ska genomföra tio insatser mot droger i skolan.");
/// assert_eq!(found[0].theme, Theme::Narkotika);
/// assert_eq!(found[0].words, ["droger"]);
/// ```
pub fn themes(text: &str) -> Vec<Themed> {
    let text = text.to_lowercase();
    let words: Vec<&str> = words(&text).collect();
    let mut found: Vec<Themed> = Vec::new();
    for at in 0..words.len() {
        for pattern in candidates(words[at]) {
            let Some(length) = pattern.matches(&words[at..]) else { continue };
            let word = words[at..at + length].join(" ");
            match found.iter_mut().find(|themed| themed.theme == pattern.theme) {
                Some(themed) if themed.words.contains(&word) => {}
                Some(themed) => themed.words.push(word),
                None => found.push(Themed { theme: pattern.theme, words: vec![word] }),
            }
        }
    }
    found.sort_unstable_by_key(|themed| themed.theme);
    found
}

/// Words with their inner hyphens.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').map(|word| word.trim_matches('-')).filter(|w| !w.is_empty())
}

/// One or several words side by side that tell a theme.
struct Pattern {
    theme: Theme,
    words: Vec<Part>,
}

struct Part {
    word: &'static str,
    open_start: bool,
    open_end: bool,
}

impl Part {
    fn new(pattern: &'static str) -> Self {
        let word = pattern.trim_matches('*');
        Self { word, open_start: pattern.starts_with('*'), open_end: pattern.ends_with('*') }
    }

    fn matches(&self, word: &str) -> bool {
        match (self.open_start, self.open_end) {
            (false, false) => word == self.word,
            (false, true) => word.starts_with(self.word),
            (true, false) => word.ends_with(self.word),
            (true, true) => word.contains(self.word),
        }
    }
}

impl Pattern {
    /// How many words it takes up, where it stands at the begin of these.
    fn matches(&self, words: &[&str]) -> Option<usize> {
        let fits =
            self.words.len() <= words.len() && self.words.iter().zip(words).all(|(part, word)| part.matches(word));
        fits.then_some(self.words.len())
    }
}

/// The patterns by the first letter of their first word; those with an open start under none.
static PATTERNS: LazyLock<FxHashMap<Option<char>, Vec<Pattern>>> = LazyLock::new(|| {
    let mut patterns: FxHashMap<Option<char>, Vec<Pattern>> = FxHashMap::default();
    for (code, words) in THEMES {
        let Some(theme) = Theme::ALL.iter().copied().find(|theme| theme.as_str() == *code) else { continue };
        for pattern in words.split_whitespace() {
            let parts: Vec<Part> = pattern.split('_').map(Part::new).collect();
            let first = parts.first().filter(|part| !part.open_start).and_then(|part| part.word.chars().next());
            patterns.entry(first).or_default().push(Pattern { theme, words: parts });
        }
    }
    patterns
});

fn candidates(word: &str) -> impl Iterator<Item = &'static Pattern> {
    let by = |first: Option<char>| PATTERNS.get(&first).into_iter().flatten();
    by(word.chars().next()).chain(by(None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_has_words_and_every_word_a_theme() {
        for (code, _) in THEMES {
            assert!(Theme::ALL.iter().any(|theme| theme.as_str() == *code), "{code}");
        }
        for theme in Theme::ALL {
            assert!(THEMES.iter().any(|(code, _)| *code == theme.as_str()), "{theme:?}");
        }
    }

    #[test]
    fn words_tell_themes() {
        use Theme::*;
        for (text, expected) in [
            ("Att öka den upplevda tryggheten på resecentrum och i närområdet.", &[OffentligMiljo] as &[Theme]),
            ("Genomföra minst tio riktade insatser mot alkohol och droger i hela kommunen.", &[Narkotika, Alkohol]),
            ("Ta fram en handlingsplan mot våld i nära relationer.", &[NaraRelation]),
            (
                "Polisen lovar att utöka samarbetet med tjänstepersoner som arbetar med ungdomar.",
                &[Ungdomar, Samverkan],
            ),
            ("Genomföra fyra samverkansmöten om pågående aktiviteter", &[Samverkan]),
            // What is done in collaboration is not about it.
            ("Sanera klotter i samverkan med bostadsbolaget", &[Skadegorelse]),
            ("Bygga ut grannsamverkan till minst 15 nya byar", &[Inbrott]),
            // Public transport is no traffic.
            ("Träffa kollektivtrafiken varje kvartal", &[]),
            ("Polisen ska höra av sig inom tre dagar", &[]),
            ("Minst 50 nykterhetskontroller under året", &[Alkohol, Trafik]),
            ("FOTPATRULLERA I CENTRUM", &[OffentligMiljo, Tillganglighet]),
            ("Polisen ska finnas på plats i Järvsö varannan vecka", &[Tillganglighet]),
            ("Kommunen ska ställa ut fartvisare", &[Trafik]),
        ] {
            let found: Vec<Theme> = themes(text).into_iter().map(|themed| themed.theme).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_words_are_told() {
        let found = themes("Droger, droger och narkotikabrott i nära relationer");
        assert_eq!(found[0].words, ["droger", "narkotikabrott"]);
        assert_eq!(found[1].words, ["nära relationer"]);
    }
}

//! What the end of a word says of it, for the words that stand in no list.
//!
//! Ends are hints: each function says what a word may be, and its caller knows what stands around it.

use smallvec::SmallVec;

/// Whether a word ends in one of these: `Årsbokslut` in `bokslut`.
pub(crate) fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|end| word.ends_with(end))
}

/// A verb in the present: `ordnar`, `kör`, `genomför`.
pub(crate) fn present(word: &str) -> bool {
    ends(word, &["ar", "er", "ör", "är", "år", "yr"])
}

/// A past tense that is no agent noun: `startade`, `rådde`, `skötte`.
pub(crate) fn past(word: &str) -> bool {
    ends(word, &["ade", "dde", "tte"])
}

/// A passive, `genomfördes`, `ordnats`: no noun in the indefinite ends so.
pub(crate) fn passive(word: &str) -> bool {
    ends(word, &["des", "tes", "ats", "its", "rts", "tts", "nts", "as"]) && !ends(word, &["insats", "plats", "sats"])
}

/// A passive in the present, `mäts`, `utreds`, `klipps`, `byggs`: few nouns in the indefinite end so.
pub(crate) fn present_passive(word: &str) -> bool {
    ends(word, &["äts", "öts", "åts", "ds", "pps", "ggs", "kas", "lls", "nns", "rs", "ms", "gs", "vs", "ks"])
        && !ends(word, &["ens", "ets", "ers", "ars", "ors", "ings", "rds", "lds", "tids"])
}

/// A passive or a participle, but for the genitive of a definite noun (`kommunens`).
pub(crate) fn passive_or_participle(word: &str) -> bool {
    let genitive = ends(word, &["ens", "ets", "ornas", "arnas", "ernas"]);
    word.ends_with('s') && !genitive && !word.starts_with(char::is_uppercase) || ends(word, &["ad", "at", "ade"])
}

/// An infinitive, `öka`, `minskas`, `nå`, `se`: many nouns end so too.
pub(crate) fn infinitive(word: &str) -> bool {
    ends(word, &["a", "s", "å", "e"])
}

/// A participle in the singular: `riktad`.
pub(crate) fn participle(word: &str) -> bool {
    ends(word, &["ad", "ande"])
}

/// A participle in the plural, `målade`, `ombyggda`, `utbytta`; few adjectives end so.
pub(crate) fn plural_participle(word: &str) -> bool {
    ends(word, &["ade", "gda", "lda", "nda", "rda", "tta"])
}

/// An adjective in the singular.
pub(crate) fn adjective(word: &str) -> bool {
    ends(
        word,
        &[
            "ad", "ande", "ende", "ig", "sam", "sk", "lig", "ell", "ny", "öppen", "at", "igt", "samt", "nytt", "öppet",
            "stor", "iv", "fri", "fritt",
        ],
    )
}

/// What stands before a noun in the plural: an adjective, a participle, a genitive.
pub(crate) fn modifies(word: &str) -> bool {
    ends(word, &["a", "ade", "ande", "ende", "ens", "ars", "ers"])
}

/// A comparative, `tryggare`, where a noun comes next; alone it may be one who does something.
pub(crate) fn comparative(word: &str) -> bool {
    word.ends_with("are")
}

/// A noun in the plural: `kontroller`. Shorter words that end so are names of places: `Söder`.
pub(crate) fn plural(word: &str) -> bool {
    word.len() > 7 && ends(word, &["ar", "er", "or"])
}

/// A noun in the plural of what is counted by itself, `kurser`, and not of a measure: `två meter staket`.
pub(crate) fn counted(word: &str) -> bool {
    ends(word, &["ar", "er", "or"]) && !ends(word, &["meter", "liter"])
}

/// A noun in a definite form, `besöken`, `arbetet`: shorter words are none.
pub(crate) fn definite(word: &str) -> bool {
    word.len() > 4 && ends(word, &["en", "et", "na"])
}

/// What a noun is without its article, each way that it may have been: `vandring` of `vandringen`, `möte` of `mötet`.
pub(crate) fn indefinite(word: &str) -> SmallVec<[&str; 2]> {
    let long = word.strip_suffix("en").or(word.strip_suffix("et"));
    let short = word.strip_suffix(['n', 't']).filter(|stem| stem.ends_with(['a', 'e']));
    [long, short].into_iter().flatten().filter(|stem| stem.len() > 4).collect()
}

/// A noun in the definite plural: `insatserna`.
pub(crate) fn definite_plural(word: &str) -> bool {
    ends(word, &["arna", "erna", "orna"])
}

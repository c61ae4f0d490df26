//! What headings and lead-ins announce, by the words they hold.

use super::lexicon::Stems;

/// What a heading or lead-in announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// Aims, which activities will serve: `… lovar gemensamt att arbeta för:`.
    Aims,
    /// Commitments: `Polisen lovar att:`, `Det här lovar vi`.
    Promises,
    /// What will be done: `Aktiviteter`, `Det ska vi åstadkomma genom …`.
    Activities,
    /// `Vad är ett medborgarlöfte`
    About,
    /// `Lägesbild`, `Bakgrund`
    Lagesbild,
    /// `Uppföljning`
    FollowUp,
    /// `Mål`, `Syfte`, `Effekt`: headed text that holds no commitments.
    Goals,
    /// `Kontakt`
    Contact,
    /// `Relaterade länkar`
    Related,
    /// `Undertecknas av`
    Signatures,
    /// What was promised, in a follow-up: `Det här ingick i medborgarlöftet`.
    Promised,
    /// What came of it: `Så här blev utfallet`, `Polisens redovisning`.
    Outcome,
    /// `Inledning`
    Introduction,
}

use Stems as S;

/// All of the first, none of the second, at most so many words. The first rule that fits decides.
const RULES: &[(Stems, Stems, usize, Cue)] = &[
    (S::VAD.or(S::LOFTE).or(S::AR), S::NONE, 9, Cue::About),
    (S::KONTAKT.or(S::OM).or(S::LOFTE), S::NONE, 3, Cue::Contact),
    (S::OM.or(S::LOFTE), S::LOVAR.or(S::AKTIVITET).or(S::UPPFOLJNING), 3, Cue::About),
    (S::VAD.or(S::LOFTE).or(S::GORA), S::NONE, 9, Cue::About),
    (S::VAD.or(S::LOFTE).or(S::INNEBAR), S::NONE, 9, Cue::About),
    (S::VARFOR.or(S::LOFTE).or(S::DET), S::NONE, 7, Cue::Lagesbild),
    (S::VARFOR.or(S::LOFTE), S::NONE, 2, Cue::About),
    (S::VARFOR.or(S::LOFTE), S::NONE, 5, Cue::Lagesbild),
    (S::VAD.or(S::BYGGER).or(S::LOFTE), S::NONE, 8, Cue::Lagesbild),
    (S::BAKGRUND.or(S::LOFTE), S::LOVAR, 4, Cue::Lagesbild),
    (S::DET.or(S::AR).or(S::ETT).or(S::LOFTE), S::NONE, 5, Cue::About),
    (S::UNDERSKRIFT, S::NONE, 6, Cue::Signatures),
    (S::RELATERAT, S::LOFTE.or(S::LOVAR), 4, Cue::Related),
    (S::KONTAKT, S::LOFTE.or(S::LOVAR), 5, Cue::Contact),
    (S::FORVANTAD.or(S::UTFALL), S::NONE, 5, Cue::Goals),
    (S::HUR.or(S::VISAS), S::NONE, 8, Cue::FollowUp),
    (S::UTFALL.or(S::VISAS), S::NONE, 7, Cue::FollowUp),
    (S::HUR.or(S::GICK), S::NONE, 12, Cue::Outcome),
    (S::HUR.or(S::LANGT), S::NONE, 10, Cue::Outcome),
    (S::DET.or(S::GICK), S::NONE, 4, Cue::Outcome),
    (S::VAD.or(S::GICK), S::NONE, 8, Cue::Outcome),
    (S::HANT, S::NONE, 6, Cue::Outcome),
    (S::HUR.or(S::GAR), S::LOVAR, 8, Cue::FollowUp),
    (S::UPPMANING, S::LOVAR.or(S::LOFTE), 5, Cue::Goals),
    (S::UTFALL, S::LOVAR, 9, Cue::Outcome),
    (S::REDOVISNING, S::LOVAR, 9, Cue::Outcome),
    (S::INGICK, S::NONE, 12, Cue::Promised),
    (S::ASTADKOMMA, S::NONE, 14, Cue::Activities),
    (S::UPPNA.or(S::GENOM), S::NONE, 14, Cue::Activities),
    (S::UPPNA.or(S::HUR), S::NONE, 14, Cue::Activities),
    (S::UPPNA.or(S::FOR).or(S::ATT), S::NONE, 14, Cue::Activities),
    (S::UPPNA.or(S::SKA), S::VAD.or(S::DET), 14, Cue::Activities),
    (S::UPPNA, S::NONE, 8, Cue::Goals),
    (S::HALLER.or(S::LOFTE).or(S::HUR), S::OM.or(S::ATT), 8, Cue::Activities),
    (S::HALLER.or(S::LOFTE).or(S::FOR).or(S::ATT), S::NONE, 12, Cue::Activities),
    (S::FOR.or(S::ATT).or(S::SKA).or(S::MAL), S::NONE, 12, Cue::Activities),
    (S::HUR.or(S::SKA).or(S::MAL), S::NONE, 8, Cue::Activities),
    (S::GENOMFORDA.or(S::AKTIVITET), S::NONE, 3, Cue::Outcome),
    (S::GJORT.or(S::VI), S::NONE, 9, Cue::Outcome),
    (S::GJORT.or(S::HUR), S::NONE, 9, Cue::Outcome),
    (S::GJORT.or(S::DET), S::NONE, 9, Cue::Outcome),
    (S::GJORT.or(S::VAD), S::NONE, 9, Cue::Outcome),
    (S::AVSLUT, S::LOFTE.or(S::LOVAR), 6, Cue::Goals),
    (S::ARENDE, S::LOFTE.or(S::LOVAR), 5, Cue::Goals),
    (S::HUR.or(S::GORA), S::NONE, 9, Cue::Activities),
    (S::HUR.or(S::ARBETA), S::NONE, 9, Cue::Activities),
    (S::DET.or(S::SKA).or(S::VI).or(S::GORA), S::NONE, 9, Cue::Activities),
    (S::DET.or(S::SKA).or(S::GORA), S::NONE, 6, Cue::Activities),
    (S::VAD.or(S::SKA).or(S::GORA), S::NONE, 7, Cue::Activities),
    (S::VAD.or(S::GORA), S::NONE, 3, Cue::Activities),
    (S::DET.or(S::GORA), S::NONE, 4, Cue::Activities),
    (S::INNEBAR.or(S::ATT), S::NONE, 7, Cue::Activities),
    (S::LOFTE.or(S::INNEBAR), S::VAD.or(S::OM), 7, Cue::Activities),
    (S::FOLJANDE.or(S::GORA), S::NONE, 8, Cue::Activities),
    (S::GENOM.or(S::ATT), S::NONE, 2, Cue::Activities),
    (S::DET.or(S::GENOM), S::NONE, 5, Cue::Activities),
    (S::ARBETET.or(S::GENOM), S::NONE, 6, Cue::Activities),
    (S::HUR.or(S::SKA).or(S::DET), S::NONE, 6, Cue::Activities),
    (S::DET.or(S::GORA).or(S::VI), S::NONE, 9, Cue::Activities),
    (S::DET.or(S::GORA).or(S::GENOM), S::NONE, 12, Cue::Activities),
    (S::DET.or(S::GORA).or(S::ATT), S::NONE, 12, Cue::Activities),
    (S::DET.or(S::LOVAR).or(S::VI), S::NONE, 9, Cue::Promises),
    (S::DET.or(S::ENIGA).or(S::VI), S::NONE, 10, Cue::Promises),
    (S::ENIGA.or(S::FOLJANDE), S::NONE, 24, Cue::Promises),
    (S::ENIGA.or(S::ATT), S::NONE, 24, Cue::Promises),
    (S::AKTIVITET, S::LOVAR.or(S::UPPFOLJNING), 9, Cue::Activities),
    (S::UPPFOLJNING, S::LOVAR, 9, Cue::FollowUp),
    (S::UTVARDERING, S::LOVAR, 9, Cue::FollowUp),
    (S::FOLJS.or(S::UPP), S::LOVAR, 9, Cue::FollowUp),
    (S::LOVAR.or(S::ARBETA).or(S::FOR), S::NONE, 16, Cue::Aims),
    (S::DET.or(S::VILL).or(S::VI), S::NONE, 5, Cue::Aims),
    (S::VILL.or(S::VI), S::NONE, 3, Cue::Aims),
    (S::LOVAR.or(S::ATT), S::NONE, 24, Cue::Promises),
    (S::LOVAR.or(S::FOLJANDE), S::NONE, 24, Cue::Promises),
    (S::ANSVARAR.or(S::ATT), S::AKTIVITET, 16, Cue::Promises),
    (S::AKTIVITET.or(S::FOLJANDE).or(S::LOFTE), S::LOVAR.or(S::UPPFOLJNING), 24, Cue::Activities),
    (S::PERIOD.or(S::FOLJANDE), S::UPPFOLJNING, 8, Cue::Promises),
    (S::LYDER.or(S::LOFTE), S::NONE, 40, Cue::Promises),
    (S::FOLJANDE.or(S::LOFTE), S::NONE, 40, Cue::Promises),
    (S::VI.or(S::LOFTE), S::NONE, 9, Cue::Promises),
    (S::FOKUS, S::NONE, 5, Cue::Promises),
    (S::PRIORITERAD, S::NONE, 4, Cue::Promises),
    (S::LOVAR, S::NONE, 8, Cue::Promises),
    (S::PROBLEM, S::LOFTE.or(S::LOVAR), 2, Cue::Lagesbild),
    (S::PROBLEM.or(S::SER), S::LOFTE.or(S::LOVAR), 5, Cue::Lagesbild),
    (S::VAD.or(S::SAGER), S::LOFTE.or(S::LOVAR), 6, Cue::Lagesbild),
    (S::DET.or(S::SAGER), S::LOFTE.or(S::LOVAR), 5, Cue::Lagesbild),
    (S::BAKGRUND, S::LOFTE.or(S::LOVAR), 7, Cue::Lagesbild),
    (S::HUR.or(S::SER), S::LOFTE.or(S::LOVAR), 7, Cue::Lagesbild),
    (S::VAD.or(S::SER), S::LOFTE.or(S::LOVAR), 7, Cue::Lagesbild),
    (S::INLEDNING, S::NONE, 3, Cue::Introduction),
    (S::MAL, S::LOFTE.or(S::LOVAR), 6, Cue::Goals),
    (S::HUR, S::NONE, 1, Cue::Activities),
];

/// Headings of links and contacts, whole and in small letters.
pub(crate) const RELATED_HEADINGS: &[&str] =
    &["mer information", "läs mer", "läs också", "se även", "mer om", "hitta mer"];

/// What a heading or lead-in with these stems, of so many words, announces.
pub(crate) fn cue(stems: Stems, words: usize) -> Option<Cue> {
    // Only rules at a stem that is there can fit; the first of them stands at the lowest bit.
    let mut near = stems.bits().fold(0u128, |near, stem| near | REQUIRING[stem]);
    while near != 0 {
        let (required, forbidden, longest, cue) = RULES[near.trailing_zeros() as usize];
        if stems.all(required) && !stems.any(forbidden) && words <= longest {
            return Some(cue);
        }
        near &= near - 1;
    }
    None
}

/// For each stem the rules that require it and none that is counted later, as bits: each rule stands at one stem only.
static REQUIRING: [u128; 64] = {
    assert!(RULES.len() <= 128);
    let mut requiring = [0; 64];
    let mut rule = 0;
    while rule < RULES.len() {
        let mut stem = 63;
        while !RULES[rule].0.has(stem) {
            stem -= 1;
        }
        requiring[stem] |= 1 << rule;
        rule += 1;
    }
    requiring
};

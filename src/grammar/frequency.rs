//! How often: `per år`, `varje onsdag`, `i veckan`, `minst varannat år`, and the rhythm of follow-ups.
//!
//! ```text
//! frequency = ("varje" | "per" | "/" | "var") (time-unit | weekday)
//!           | ("i" | "om" | "under" | "på") definite-time-unit    ; i veckan, om året, under året
//!           | "under" the-only-year
//!           | ("varannan" | "vartannat") (time-unit | weekday)
//!           | ("var" | "vart") ordinal time-unit                  ; var tredje vecka
//!           | "årligen" | "månatligen" | …
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};

use super::number::numeral;
use super::token::{Kind, Out, Token, Tokens, flagged, token, word};
use crate::document::{Cadence, Per};
use crate::vocabulary::counts::OCCASIONS;
use crate::vocabulary::year::{A_MONTH, ONE_OF, RHYTHMS, SHORT_WEEK, THE_TIME, WITHIN_THE};
use crate::vocabulary::{Flags, Stems};

/// A frequency in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frequency {
    pub(crate) per: Per,
    /// Times per `per`: 1, or 0.5 for `varannan`.
    pub(crate) times: f64,
    /// Whether it is a target where no count stands by it (`varje onsdag`, but not `under året`).
    pub(crate) alone: bool,
}

/// What a frequency begins with.
pub(super) const BEGINS: Flags = Flags::EACH.or(Flags::EVERY_OTHER).or(Flags::PREPOSITION).or(Flags::ADVERB);

/// A frequency, and the first tokens it takes.
pub(crate) fn frequency<'t>(only_year: Option<u16>) -> impl Parser<Tokens<'t>, Output = Frequency, Error = ()> {
    move |input: Tokens<'t>| {
        // Most words begin none.
        input.first().filter(|first| first.is(BEGINS)).ok_or(nom::Err::Error(()))?;
        alt((each, every_nth, every_other, within, |input| year(input, only_year), adverb)).parse(input)
    }
}

fn each(input: Tokens<'_>) -> Out<'_, Frequency> {
    let (input, each) = flagged(Flags::EACH).parse(input)?;
    let (input, _) = opt(token(|token| token.is(Flags::MODIFIER))).parse(input)?;
    let week = |token: &Token| input.lower(token) == SHORT_WEEK;
    let (input, unit) =
        token(|token| token.lex.per.is_some() || token.is(Flags::WEEKDAY) || week(token)).parse(input)?;
    let alone = input.lower(each) == "varje";
    Ok((input, Frequency { per: unit.lex.per.unwrap_or(Per::Week), times: 1.0, alone }))
}

/// `var tredje vecka`, `vart fjärde år`, `var fjortonde dag`
fn every_nth(input: Tokens<'_>) -> Out<'_, Frequency> {
    let (input, _) = flagged(Flags::EACH).parse(input)?;
    let (input, nth) = token(Token::is_word).parse(input)?;
    let (input, unit) = token(|token| token.lex.per.is_some()).parse(input)?;
    let nth = ONE_OF.iter().find(|(word, _)| *word == input.lower(nth));
    let (Some(unit), Some((_, nth))) = (unit.lex.per, nth) else { return Err(nom::Err::Error(())) };
    let (per, times) = match (unit, nth) {
        (Per::Day, 14) => (Per::Week, 0.5),
        (Per::Month, 3) => (Per::Quarter, 1.0),
        (Per::Month, 4) => (Per::Tertial, 1.0),
        (Per::Month, 6) => (Per::HalfYear, 1.0),
        _ => (unit, 1.0 / f64::from(*nth)),
    };
    Ok((input, Frequency { per, times, alone: true }))
}

fn every_other(input: Tokens<'_>) -> Out<'_, Frequency> {
    let (input, _) = flagged(Flags::EVERY_OTHER).parse(input)?;
    let (input, unit) = token(|token| token.lex.per.is_some() || token.is(Flags::WEEKDAY)).parse(input)?;
    Ok((input, Frequency { per: unit.lex.per.unwrap_or(Per::Week), times: 0.5, alone: true }))
}

/// `i veckan`, `om året`, `under året`, `per år` written out.
fn within(input: Tokens<'_>) -> Out<'_, Frequency> {
    let str = |token: &Token| input.str(token);
    let (input, preposition) = flagged(Flags::PREPOSITION).parse(input)?;
    let preposition = str(preposition);
    if !WITHIN_THE.contains(&preposition) {
        return Err(nom::Err::Error(()));
    }
    let (input, unit) = verify(token(|token| token.lex.per.is_some()), |token: &&Token| {
        let word = str(token);
        THE_TIME.contains(&word) || (preposition, word) == A_MONTH
    })
    .parse(input)?;
    let per = unit.lex.per.ok_or(nom::Err::Error(()))?;
    Ok((input, Frequency { per, times: 1.0, alone: false }))
}

/// `under 2017`, where 2017 is all that the document is for.
fn year(input: Tokens<'_>, only_year: Option<u16>) -> Out<'_, Frequency> {
    let year = only_year.ok_or(nom::Err::Error(()))?;
    let (input, _) = word("under").parse(input)?;
    let (input, _) = opt(alt((word("år"), word("året")))).parse(input)?;
    let (input, _) = token(|token| token.kind == Kind::Figure(f64::from(year))).parse(input)?;
    Ok((input, Frequency { per: Per::Year, times: 1.0, alone: false }))
}

/// `årligen`, `månatligen`
fn adverb(input: Tokens<'_>) -> Out<'_, Frequency> {
    let (input, found) = token(|token| token.is(Flags::ADVERB) && token.lex.per.is_some()).parse(input)?;
    let per = found.lex.per.ok_or(nom::Err::Error(()))?;
    Ok((input, Frequency { per, times: 1.0, alone: true }))
}

/// How often a text says that something is followed up, and where it says so.
///
/// `kontinuerligt` is continuous, `två gånger per år` is half-yearly, `efter varje tertial` is by tertial.
pub(crate) fn cadence(input: Tokens<'_>) -> Option<(Cadence, std::ops::Range<u32>)> {
    let mut found: Option<(Cadence, std::ops::Range<u32>)> = None;
    for index in 0..input.len() {
        let at = input.from(index);
        let Some(first) = at.first() else { break };
        // `regelbundna avstämningar`, and not `regelbundna kontroller`
        let described = || at.get(1).is_some_and(|next| next.lex.stems.any(Stems::UPPFOLJNING));
        let may = first.is(Flags::ADVERB.or(Flags::EACH).or(Flags::ONE))
            || described()
            || first.lex.stems.any(Stems::UPPFOLJNING.or(Stems::TERTIAL))
            || !matches!(first.kind, Kind::Word | Kind::Sign(_));
        if !may {
            continue;
        }
        let lower = at.lower(first);
        let said = RHYTHMS.iter().find(|(_, words)| words.contains(&lower)).map(|(cadence, _)| (*cadence, 1));
        let cadence = said.or_else(|| times(at));
        if let Some((cadence, tokens)) = cadence {
            let end = at.get(tokens - 1).map_or(first.end, |token| token.end);
            // A count or period says more than `löpande`, which says more than nothing.
            match &found {
                Some((Cadence::Continuous, _)) | None => found = Some((cadence, first.start..end)),
                Some(_) => {}
            }
        }
    }
    found
}

/// `en gång per år`, `två gånger om året`, `varje kvartal`, `var fjärde månad`.
fn times(at: Tokens<'_>) -> Option<(Cadence, usize)> {
    let rate = |per: Per, times: f64| match (per, times as u32) {
        (Per::Year, 0 | 1) => Some(Cadence::Year),
        (Per::Year, 2) => Some(Cadence::HalfYear),
        (Per::Year, 3) => Some(Cadence::Tertial),
        (Per::Year, 4) => Some(Cadence::Quarter),
        (Per::HalfYear, _) => Some(Cadence::HalfYear),
        (Per::Tertial, _) => Some(Cadence::Tertial),
        (Per::Quarter, _) => Some(Cadence::Quarter),
        _ => None,
    };
    if let Some(number) = numeral(at) {
        let rest = at.from(number.tokens);
        let (rest, _) = token(|token| token.is_word()).parse(rest).ok()?;
        let counted = at.get(number.tokens).map(|token| at.lower(token))?;
        if !OCCASIONS.contains(&counted) {
            return None;
        }
        if let Ok((left, found)) = frequency(None).parse(rest) {
            return rate(found.per, number.value).map(|cadence| (cadence, at.len() - left.len()));
        }
        // `två gånger under 2017`
        let under = rest.first().is_some_and(|token| rest.str(token) == "under");
        let year = rest.get(1).is_some_and(|token| token.year().is_some());
        return (under && year)
            .then(|| rate(Per::Year, number.value).map(|cadence| (cadence, number.tokens + 3)))
            .flatten();
    }
    // `varje termin`, `var fjärde månad`
    let (left, found) = alt((each, every_nth)).parse(at).ok()?;
    (found.times == 1.0).then_some(())?;
    rate(found.per, 1.0).map(|cadence| (cadence, at.len() - left.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn how_often_it_is_followed_up() {
        use Cadence::{Continuous, HalfYear, Quarter, Tertial, Year};
        for (text, expected) in [
            ("Löftet följs upp kontinuerligt.", Some((Continuous, "kontinuerligt"))),
            ("tertialvis av styrgruppen", Some((Tertial, "tertialvis"))),
            ("efter varje tertial", Some((Tertial, "varje tertial"))),
            ("Kvartalsvis", Some((Quarter, "Kvartalsvis"))),
            ("halvårsvis", Some((HalfYear, "halvårsvis"))),
            ("årligen i maj", Some((Year, "årligen"))),
            ("en gång per år", Some((Year, "en gång per år"))),
            ("två gånger om året", Some((HalfYear, "två gånger om året"))),
            ("vid tre tillfällen per år", Some((Tertial, "tre tillfällen per år"))),
            ("fyra gånger per år", Some((Quarter, "fyra gånger per år"))),
            ("en gång per halvår", Some((HalfYear, "en gång per halvår"))),
            ("en gång per kvartal", Some((Quarter, "en gång per kvartal"))),
            ("två gånger under 2017", Some((HalfYear, "två gånger under 2017"))),
            ("två gånger under arbetet", None),
            ("två gånger sedan 2017", None),
            ("vid två möten per år", Some((HalfYear, "två möten per år"))),
            ("var fjärde månad", Some((Tertial, "var fjärde månad"))),
            ("var tredje månad", Some((Quarter, "var tredje månad"))),
            ("var sjätte månad", Some((HalfYear, "var sjätte månad"))),
            ("var fjärde vecka", None),
            ("vart tredje år", None),
            ("under tertial 2", None),
            ("löpande, och två gånger per år", Some((HalfYear, "två gånger per år"))),
            ("Uppföljning sker regelbundet.", Some((Continuous, "regelbundet"))),
            ("Regelbunden uppföljning sker i rådet.", Some((Continuous, "Regelbunden"))),
            ("regelbundna kontroller", None),
            ("Halvårsvisa avstämningar görs", Some((HalfYear, "Halvårsvisa"))),
            ("vid varje tertialslut", Some((Tertial, "varje tertialslut"))),
            ("efter varje kvartals slut", Some((Quarter, "varje kvartals"))),
            ("två gånger per år, och löpande", Some((HalfYear, "två gånger per år"))),
        ] {
            let found = read(text, cadence);
            let found = found.map(|(cadence, range)| (cadence, &text[range.start as usize..range.end as usize]));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn frequencies() {
        for (text, expected) in [
            ("i veckan", Some(Per::Week)),
            ("i månad", Some(Per::Month)),
            ("om månad", None),
            ("i vecka 8", None),
            ("om året", Some(Per::Year)),
            ("till året", None),
            ("varje onsdag", Some(Per::Week)),
            ("varje arbetad timme", None),
            ("månatligen", Some(Per::Month)),
            ("gärna", None),
            ("under 2019", Some(Per::Year)),
            ("under 2018", None),
            ("var tredje vecka", Some(Per::Week)),
            ("var tredje månad", Some(Per::Quarter)),
            ("var fjortonde dag", Some(Per::Week)),
            ("var tredje elev", None),
            ("/v", Some(Per::Week)),
        ] {
            let found = read(text, |tokens| frequency(Some(2019)).parse(tokens).ok().map(|(_, found)| found.per));
            assert_eq!(found, expected, "{text}");
        }
    }
}

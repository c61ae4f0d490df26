//! How often something comes back, told by the times of the year: `i juni och i december`, `vår och höst`, `vid årets slut`.
//!
//! ```text
//! times = time (("," | "och" | "/") lead* time)+     ; all months, or all seasons, spread over the year
//!       | half-year-end ("," | "och") lead* year-end ; halvårsskiftet och årsskiftet, delår och helår
//!       | year-end                                   ; vid årets slut, i slutet av året
//! ```

use std::ops::Range;

use super::part_of_year::year_at;
use super::token::{Token, Tokens};
use crate::document::Cadence;
use crate::vocabulary::Flags;
use crate::vocabulary::year::{BETWEEN, END_OF_YEAR, ENDS_OF_HALVES, ENDS_OF_YEAR};

/// How often, where a sentence tells it by the times of the year, and where it says so. What happens at the end of the year
/// only comes every year.
///
/// Times of a year that is named come once.
pub(crate) fn times_of_year(sentence: Tokens<'_>) -> Option<(Cadence, Range<u32>)> {
    if (0..sentence.len()).any(|index| year_at(sentence, index).is_some()) {
        return None;
    }
    let mut ends = None;
    for index in 0..sentence.len() {
        let at = sentence.from(index);
        let found = match at.rest[0].is(Flags::MONTH.or(Flags::SEASON)) {
            true if is_between(sentence, index) => return None,
            true => listed(at),
            false => halves(at),
        };
        let span = |tokens: usize| at.rest[0].start..at.rest[tokens - 1].end;
        if let Some((cadence, tokens)) = found {
            return Some((cadence, span(tokens)));
        }
        ends = ends.or_else(|| year_end(at).map(|tokens| (Cadence::Year, span(tokens))));
    }
    ends
}

/// `mellan juni och november` is one time.
fn is_between(sentence: Tokens<'_>, index: usize) -> bool {
    index > 0 && sentence.lower(&sentence.rest[index - 1]) == BETWEEN
}

/// Months or seasons in a row.
fn listed(input: Tokens<'_>) -> Option<(Cadence, usize)> {
    let first = input.first()?;
    let kind = if first.is(Flags::MONTH) { Flags::MONTH } else { Flags::SEASON };
    let in_year = if first.is(Flags::MONTH) { 12 } else { 4 };
    let mut seen = 0u32;
    let mut end = 0;
    let mut index = Some(0);
    while let Some(at) = index.filter(|at| input.get(*at).is_some_and(|token| token.is(kind))) {
        seen |= 1 << (input.rest[at].lex.value % in_year);
        end = at + 1;
        index = next(input, end);
    }
    // `juni till september` and `mars – maj` are one time.
    if input.get(end).is_some_and(Token::is_dash) {
        return None;
    }
    let cadence = match seen.count_ones() {
        2 => Cadence::HalfYear,
        3 => Cadence::Tertial,
        4 => Cadence::Quarter,
        _ => return None,
    };
    is_spread(seen, u32::from(in_year)).then_some((cadence, end))
}

/// Whether times lie about as far apart as if they were evenly spread: `oktober och december` do not.
fn is_spread(seen: u32, in_year: u32) -> bool {
    let times: Vec<u32> = (0..in_year).filter(|time| seen & 1 << time != 0).collect();
    let count = times.len() as u32;
    let gaps = times.iter().enumerate().map(|(index, time)| match times.get(index + 1) {
        Some(next) => next - time,
        None => times[0] + in_year - time,
    });
    gaps.into_iter().all(|gap| (in_year + 1..3 * in_year).contains(&(2 * gap * count)))
}

/// Past what joins two times, and what leads in the second: `, `, ` och i`, ` samt senast den 1`.
fn next(input: Tokens<'_>, index: usize) -> Option<usize> {
    let joint = |token: &Token| token.is_sign(',') || token.is_sign('/') || token.is(Flags::AND);
    let leads = |token: &Token| {
        token.is(Flags::PREPOSITION.or(Flags::EACH).or(Flags::ADVERB).or(Flags::MODIFIER)) || token.is_figure()
    };
    input.get(index).filter(|token| joint(token))?;
    let and = usize::from(input.get(index + 1).is_some_and(|token| token.is(Flags::AND)));
    let from = index + 1 + and;
    Some(from + input.rest.get(from..)?.iter().take(MOST_LEADS).take_while(|token| leads(token)).count())
}

/// `och senast den 1 december`
const MOST_LEADS: usize = 4;

/// `halvårsskiftet och årsskiftet`, `delår och helår`
fn halves(input: Tokens<'_>) -> Option<(Cadence, usize)> {
    let is = |index: usize, words: &[&str]| input.get(index).is_some_and(|token| words.contains(&input.lower(token)));
    if !is(0, ENDS_OF_HALVES) {
        return None;
    }
    let second = next(input, 1)?;
    // `och vid årets slut`, whose preposition is a part of it.
    let end = [second, second - 1].into_iter().find_map(|at| Some(at + year_end(input.from(at))?));
    let end = end.or_else(|| is(second, ENDS_OF_YEAR).then_some(second + 1))?;
    Some((Cadence::HalfYear, end))
}

/// How many tokens say that it is the end of the year.
fn year_end(input: Tokens<'_>) -> Option<usize> {
    let first = input.first().filter(|token| token.is_word())?;
    let same = |words: &&&[&str]| {
        words[0] == input.lower(first)
            && words
                .iter()
                .enumerate()
                .all(|(index, word)| input.get(index).is_some_and(|token| input.lower(token) == *word))
    };
    END_OF_YEAR.iter().find(same).map(|words| words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn told_by_times_of_the_year() {
        use Cadence::{HalfYear, Quarter, Tertial, Year};
        for (text, expected) in [
            ("Löftet följs upp i juni och i december", Some((HalfYear, "juni och i december"))),
            ("I januari och augusti varje år", Some((HalfYear, "januari och augusti"))),
            ("senast den 30 juni och den 31 december", Some((HalfYear, "juni och den 31 december"))),
            ("i maj respektive november", Some((HalfYear, "maj respektive november"))),
            ("i april, augusti och december", Some((Tertial, "april, augusti och december"))),
            ("i januari, i maj samt i september", Some((Tertial, "januari, i maj samt i september"))),
            ("i mars, juni, september och december", Some((Quarter, "mars, juni, september och december"))),
            ("vår och höst", Some((HalfYear, "vår och höst"))),
            ("varje vår och varje höst", Some((HalfYear, "vår och varje höst"))),
            ("på våren och på hösten", Some((HalfYear, "våren och på hösten"))),
            ("vid halvårsskiftet och årsskiftet", Some((HalfYear, "halvårsskiftet och årsskiftet"))),
            ("vid halvårsskiftet och vid årets slut", Some((HalfYear, "halvårsskiftet och vid årets slut"))),
            ("delår och helår", Some((HalfYear, "delår och helår"))),
            ("Vid årets slut utvärderas löftet", Some((Year, "Vid årets slut"))),
            ("i slutet av året", Some((Year, "slutet av året"))),
            ("vid årsskiftet", Some((Year, "vid årsskiftet"))),
            ("i juni och i december 2023", None),
            ("vid årets slut 2023", None),
            ("i juni och redovisas i december", None),
            ("i oktober och december", None),
            ("mellan maj och oktober", None),
            ("januari till mars", None),
            ("april–juni och september–november", None),
            ("i december", None),
            ("våren och sommaren", None),
            ("vid halvårsskiftet", None),
            ("efter årsskiftet", None),
            ("helår", None),
        ] {
            let found = read(text, times_of_year);
            let found = found.map(|(cadence, range)| (cadence, &text[range.start as usize..range.end as usize]));
            assert_eq!(found, expected, "{text}");
        }
    }
}

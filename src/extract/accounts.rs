//! Whether a text whose title does not say so accounts for what was promised.

use std::ops::Range;

use crate::grammar::{
    Token, Tokens, announced, is_account, is_promised, label_alone, periods, reporting, shows, time_alone,
};
use crate::vocabulary::phrases::{OVER_REPORTS, PAST_MODAL, PAST_PROMISES, POINTING};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems, column_head};

use super::outline::is_plan;
use super::page::Page;
use super::ticks::Ticks;

/// Whether the units promise and say what came of it: in lists of their own, or one after the other.
pub(super) fn accounts(page: &Page<'_>, range: Range<usize>) -> bool {
    has_both_lists(page, range.clone())
        || is_answered(page, range.clone())
        || has_lists_of_time(page, range.clone())
        || !Ticks::explained(page, range.clone()).is_empty()
        || has_outcomes(page, range.clone())
        || lists_what_was_done(page, range)
}

/// Whether the only lists are of what was done: `Polisen och kommunen har genomfört följande aktiviteter:`
fn lists_what_was_done(page: &Page<'_>, range: Range<usize>) -> bool {
    let leads = |unit: usize| {
        let this = &page.units[unit];
        this.stems.all(Stems::GJORT.or(Stems::FOLJANDE)) && this.leads() && !this.is_void()
    };
    let Some(lead) = range.clone().find(|unit| leads(*unit)) else { return false };
    let mut items = range.clone().filter(|unit| page.units[*unit].is_item() && !page.units[*unit].is_void());
    let done = |unit: usize| unit > lead && is_account(page.tokens(unit)) && !is_promised(page.tokens(unit));
    items.clone().count() >= FEWEST && items.all(done) && !range.clone().any(|unit| page.promises(unit))
}

/// Whether lines such as `Utfall` stand over what was done, again and again.
fn has_outcomes(page: &Page<'_>, range: Range<usize>) -> bool {
    let (mut labels, mut told) = (0, 0);
    for unit in range.clone() {
        let this = &page.units[unit];
        let stands_over = !this.is_void() && this.stems.any(OUTCOME_STEMS) && this.text().len() < LONGEST_HEADING;
        if stands_over
            && announced(page.tokens(unit)) == Some(Cue::Outcome)
            && label_alone(page.tokens(unit)) == Some(ColumnHead::Report)
        {
            labels += 1;
            told += usize::from(page.next(unit, range.end).is_some_and(|next| is_account(page.tokens(next))));
        }
    }
    labels >= FEWEST && told * 2 >= labels
}

/// Without any of these a line announces no outcome.
const OUTCOME_STEMS: Stems = Stems::UTFALL.or(Stems::REDOVISNING).or(Stems::GICK).or(Stems::HANT).or(Stems::GJORT);

/// Whether headings say what was promised and, after it, what was done.
fn has_both_lists(page: &Page<'_>, range: Range<usize>) -> bool {
    let mut promised = false;
    // `När får jag veta hur det har gått?` asks about what is to come.
    let plans = |unit: usize| page.next(unit, range.end).is_some_and(|next| is_plan(page.tokens(next)));
    for unit in range.clone() {
        let this = &page.units[unit];
        let asks = this.text().ends_with('?');
        if this.is_void() || this.is_item() || this.text().len() > 80 || this.ends_sentence() && !asks {
            continue;
        }
        match announced(page.tokens(unit)) {
            Some(Cue::Promised) => promised = true,
            Some(Cue::Outcome) if promised && !plans(unit) => return true,
            _ => {}
        }
    }
    false
}

/// Whether most of what is promised is followed by what was done, in a text that speaks of promises as past.
fn is_answered(page: &Page<'_>, range: Range<usize>) -> bool {
    let past = |unit: usize| {
        let this = &page.units[unit];
        let tokens = || page.tokens(unit);
        // `Läget`, and not `Lägesbild`.
        let fulfilled = |token: &Token| column_head(tokens().lower(token)) == Some(ColumnHead::Status);
        !this.is_void()
            && (this.flags.any(Flags::PROMISED) && was_promised(tokens())
                || this.text().len() < LONGEST_HEADING && tokens().first().is_some_and(fulfilled))
    };
    let named = |unit: usize| !page.units[unit].is_void() && (names_account(page, unit) || shows_what_came(page, unit));
    if !range.clone().any(past) && !range.clone().take_while(|unit| !page.promises(*unit)).any(named) {
        return is_answered_at_once(page, range);
    }
    let (mut promised, mut answered, mut open) = (0, 0, false);
    each_text(page, range, |tokens| {
        if is_promised(tokens) {
            promised += 1;
            let told = tells_later(tokens);
            answered += usize::from(told);
            open = !told;
        } else if is_account(tokens) {
            answered += usize::from(std::mem::take(&mut open));
        }
        true
    });
    answered >= FEWEST && answered * 3 >= promised * 2
}

/// Whether what was done stands right after nearly all that someone is to do, though nothing says that it would. Below
/// `Polisen lovar` it may tell why.
fn is_answered_at_once(page: &Page<'_>, range: Range<usize>) -> bool {
    let (mut promised, mut answered, mut missed, mut open, mut vowed) = (0, 0, 0, false, false);
    each_text(page, range, |tokens| {
        if is_promised(tokens) {
            promised += 1;
            missed += usize::from(open);
            open = !tells_later(tokens);
            let vows = |token: &Token| token.lex.stems.any(Stems::LOVAR);
            vowed = tokens.rest.iter().any(|token| vows(token) && !PAST_PROMISES.contains(&tokens.lower(token)));
        } else if std::mem::take(&mut open) {
            let told = is_account(tokens);
            answered += usize::from(told);
            missed += usize::from(!told);
        }
        !vowed && missed <= MOST_MISSED
    });
    !vowed && missed <= MOST_MISSED && answered >= FEWEST_AT_ONCE && answered * 5 >= promised * 4
}

/// `Polisen ska hålla tio möten. Tolv möten hölls.`
fn tells_later(tokens: Tokens<'_>) -> bool {
    let later = tokens.sentences().nth(1).map(|later| Tokens { rest: &tokens.rest[later], ..tokens });
    later.is_some_and(is_account)
}

/// Reads the paragraphs of units that hold text, up to the first that `read` says is enough.
fn each_text<'p>(page: &'p Page<'_>, range: Range<usize>, mut read: impl FnMut(Tokens<'p>) -> bool) {
    for unit in range.filter(|unit| !page.units[*unit].is_void() && page.units[*unit].table().is_none()) {
        let goes_on = match page.units[unit].breaks.is_empty() {
            true => read(page.tokens(unit)),
            false => page.paragraphs(unit).into_iter().all(|piece| read(page.piece_tokens(piece))),
        };
        if !goes_on {
            return;
        }
    }
}

/// Whether a line names an account, before what was promised: `3. Uppföljning av medborgarlöftet` in minutes, `Så gick det
/// under 2021`, `Rapport`, `Medborgarlöfte 2021 – status i augusti`.
fn names_account(page: &Page<'_>, unit: usize) -> bool {
    let (this, tokens) = (&page.units[unit], page.tokens(unit));
    if this.text().len() >= LONGEST_HEADING || this.ends_sentence() && !this.text().ends_with('?') {
        return false;
    }
    let of_promises = this.stems.all(Stems::LOFTE);
    let follows = this.stems.any(Stems::UPPFOLJNING.or(Stems::UTVARDERING));
    let reports = |token: &Token| OVER_REPORTS.iter().any(|end| tokens.lower(token).ends_with(end));
    let stands = |token: &Token| column_head(tokens.lower(token)) == Some(ColumnHead::Status);
    follows && (of_promises || !periods(tokens).is_empty() || reporting(tokens, Some(0)).is_some())
        || announced(tokens) == Some(Cue::Outcome)
        || tokens.first().is_some_and(reports)
        || of_promises && tokens.rest.iter().any(stands)
}

/// Whether a sentence of a paragraph says that what came of it stands here: `Nedan visas varje löfte och vad som hänt`.
fn shows_what_came(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    if !this.is_paragraph() || !this.stems.any(Stems::UTFALL.or(CAME_OF_IT)) {
        return false;
    }
    let tokens = page.tokens(unit);
    tokens.sentences().any(|range| {
        let sentence = &tokens.rest[range];
        let points = sentence.first().is_some_and(|first| POINTING.contains(&tokens.lower(first))) || shows(sentence);
        let stems = sentence.iter().fold(Stems::NONE, |stems, token| stems.or(token.lex.stems));
        let told = stems.any(Stems::UTFALL) || stems.any(CAME_OF_IT) && stems.any(Stems::VAD.or(Stems::HUR));
        points && told
    })
}

/// After `vad` or `hur`: what came of it.
const CAME_OF_IT: Stems = Stems::GICK.or(Stems::HANT).or(Stems::GJORT);

/// Whether a sentence begins by saying that something had been promised: `Polisen lovade`, `Kommunen skulle`.
fn was_promised(tokens: Tokens<'_>) -> bool {
    tokens.sentences().any(|range| {
        let sentence = &tokens.rest[range];
        sentence.iter().take(FIRST_WORDS).enumerate().filter(|(_, token)| token.is(Flags::PROMISED)).any(
            |(index, token)| {
                let before = index.checked_sub(1).and_then(|before| sentence.get(before));
                let acts = || before.is_some_and(|before| before.lex.actor.is_some() || before.is(Flags::WE));
                let word = tokens.lower(token);
                // `Många skulle vilja` wishes.
                PAST_PROMISES.contains(&word) || word == PAST_MODAL && acts()
            },
        )
    })
}

/// The verb stands among so many of the first words.
const FIRST_WORDS: usize = 6;

/// Whether lists that stand under parts of a year tell what was done.
fn has_lists_of_time(page: &Page<'_>, range: Range<usize>) -> bool {
    let (mut times, mut items, mut told) = (0, 0, 0);
    for unit in range {
        let this = &page.units[unit];
        if this.is_item() {
            items += usize::from(times > 0);
            told += usize::from(times > 0 && is_account(page.tokens(unit)));
        } else if !this.is_void()
            && this.text().len() < LONGEST_HEADING
            && time_alone(page.tokens(unit), Some(0)).is_some()
        {
            times += 1;
        }
    }
    times > 1 && told >= FEWEST && told * 3 >= items * 2
}

/// A longer line is no heading.
const LONGEST_HEADING: usize = 60;

/// Fewer may be chance.
const FEWEST: usize = 2;

/// Fewer may be promises with why they are given.
const FEWEST_AT_ONCE: usize = 3;

/// Promises alone stand one after the other.
const MOST_MISSED: usize = 2;

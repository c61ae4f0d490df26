//! Short lines that answer what stands right above them: `Genomfört`, `12 st`.

use super::statement::{PROMISES, Statement};
use super::tense::{Tense, tense};
use crate::extract::commitment::Reading;
use crate::extract::page::Page;
use crate::grammar::{
    Context, Quantity, Token, Tokens, announced, bare_status, heading, label_alone, only_status, quantities, tells_past,
};
use crate::layout::BlockShape;
use crate::vocabulary::{ColumnHead, Flags, Stems, endings};

/// A status or a number alone takes no more bytes.
const LONGEST: usize = 60;

/// `Genomfört`, `Inte uppfyllt`, `12 st`, `Antal kontroller: 16`, `Hölls den 12 maj`: how far something has come, how
/// many there were or when it was done, and nothing else. `Genomförda aktiviteter` names what comes.
pub(super) fn says_only(tokens: Tokens<'_>) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.rest.iter().rev().find(|last| !last.is_sign('.'))) else {
        return false;
    };
    if tokens.text.len() > LONGEST || last.is_sign(':') {
        return false;
    }
    let said = Flags::DONE.or(Flags::ONGOING).or(Flags::CANCELLED);
    let attribute = tokens.len() > 1 && first.is(said) && endings::modifies(tokens.str(first))
        || last.lex.stems.any(Stems::AKTIVITET.or(Stems::ARBETET).or(Stems::LOFTE));
    let labelled = || tokens.rest.iter().any(|token| token.is_sign(':'));
    let counts = || {
        let before = tokens.rest.iter().find(|token| !token.is(Flags::CUMULATIVE));
        let found = quantities(tokens, Context { report: true, ..Context::default() });
        let begins = |count: &Quantity| before.is_some_and(|before| count.range.start == before.start);
        // `16 kontroller genomförda`, `16 (mål 10)`
        let after = |end: u32| tokens.rest.iter().skip_while(move |token| token.start < end);
        let done = said.or(Flags::REPORTED).or(Flags::CUMULATIVE).or(Flags::PASSIVE);
        let ends = |count: &Quantity| {
            after(count.range.end)
                .take_while(|token| !token.is_sign('('))
                .all(|token| token.is(done) || !token.is_word())
        };
        found.first().is_some_and(begins) && found.last().is_some_and(ends)
    };
    let dated = || {
        let when = |token: &Token| {
            token.is(Flags::MONTH.or(Flags::SEASON).or(Flags::WEEKDAY).or(Flags::PREPOSITION).or(Flags::MODIFIER))
                || !token.is_word()
        };
        tells_past(tokens, 0) && tokens.rest[1..].iter().all(when)
    };
    !attribute && !labelled() && (bare_status(tokens).is_some() || dated()) || counts()
}

/// Whether such a line answers what stands right above it, which was to be done, and stands over nothing below.
pub(super) fn answers(page: &Page<'_>, unit: usize, end: usize, above: Option<&Statement>, reading: &Reading) -> bool {
    let tokens = page.tokens(unit);
    let Some(above) = above else { return false };
    let over = page.piece_tokens(above.piece);
    if page.units[above.piece.unit].leads() && !over.rest.is_empty() {
        return false;
    }
    // `Resultat` over it
    let label = is_label(above);
    // `Polisen` heads what it is to do.
    let named = above.heading && heading(over, &reading.aliases).bare_actors;
    let promised = label || above.tense == Tense::Commitment && !named;
    if !promised && (!above.heading || named || says_only(over) || announced(over).is_some()) {
        return false;
    }
    let Some(next) = page.next(unit, end) else { return true };
    let below = &page.units[next];
    let commits = || tense(page.tokens(next), reading) == Tense::Commitment;
    // `Genomfört` over what is told of it is a label.
    let stands_over = || label_alone(tokens).is_some_and(|role| role != ColumnHead::When);
    let says = || bare_status(tokens).is_some();
    // `Tio möten` over `Fem vandringar` may be what was to be done.
    let bare = || tokens.rest.iter().all(|token| token.is(Flags::PIECES) || !token.is_word());
    matches!(below.shape, BlockShape::Heading(_))
        || below.bold
        || !below.is_item() && promised && (commits() || !stands_over() && says())
        || below.is_paragraph() && below.gap && !below.ends_sentence() && (bare() || says())
}

/// Whether a statement is a label with nothing after it, that stands over what was not promised: `Resultat`, `Status`.
fn is_label(this: &Statement) -> bool {
    this.label.is_some()
        && this.piece.start == this.piece.end
        && this.period.is_none()
        && this.role.is_some_and(|role| !PROMISES.contains(&role))
}

/// Whether a short line is what a label right above it says it is: `Status` over `Enligt plan`. Under `Uppföljning` it may
/// be a heading.
pub(super) fn is_value(tokens: Tokens<'_>, above: Option<&Statement>) -> bool {
    let of_row = [ColumnHead::Status, ColumnHead::Responsible, ColumnHead::When, ColumnHead::Comment];
    let labelled = above.is_some_and(|above| is_label(above) && above.role.is_some_and(|role| of_row.contains(&role)));
    labelled && label_alone(tokens).is_none()
}

/// Whether a line says how far it has come, right below a label that says so: `Uppfyllt`, which may be a label itself, under
/// `Status`.
pub(super) fn states(tokens: Tokens<'_>, above: Option<&Statement>) -> bool {
    let under = above.is_some_and(|above| is_label(above) && above.role == Some(ColumnHead::Status));
    under && bare_status(tokens).is_some()
}

/// Whether a line says how far it has come, alone below what is told of what was to be done: `Uppfyllt`, and then the next that
/// was to be done, or nothing.
pub(super) fn closes(page: &Page<'_>, unit: usize, end: usize, above: &[Statement]) -> bool {
    let told = above.last().is_some_and(|last| !last.heading && last.tense != Tense::Commitment && !is_label(last));
    if !told || only_status(page.tokens(unit)).is_none() {
        return false;
    }
    let over = above.iter().rev().take(MOST_TOLD).find(|above| above.tense == Tense::Commitment);
    let Some(over) = over else { return false };
    page.next(unit, end).is_none_or(|next| {
        let next = &page.units[next];
        // Over a list, that all of it has come so far; the next of the list that it closes an item of is none.
        !next.is_item() || over.marker.is_some() && next.marker().is_some() && next.indent <= over.indent
    })
}

/// So many statements may tell of one.
const MOST_TOLD: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn lines_that_say_how_far_it_has_come_and_nothing_else() {
        let only = |text: &str| read(text, says_only);
        for text in [
            "Genomfört",
            "Ej påbörjat",
            "Delvis uppfyllt",
            "Arbetet pågår",
            "12 st",
            "Tolv kontroller",
            "16 kontroller genomförda",
            "Totalt antal kontroller: 16 (mål 10)",
            "Utförda kontroller: 16",
            "Hölls den 12 maj 2019",
        ] {
            assert!(only(text), "{text}");
        }
        for text in [
            "Genomförda aktiviteter",
            "Pågående insatser",
            "Genomfört: fler kontroller",
            "Genomfört:",
            "Trygghetsvandring",
            "Tio möten om droger i skolan",
            "Maj 2019",
            "",
        ] {
            assert!(!only(text), "{text}");
        }
    }
}

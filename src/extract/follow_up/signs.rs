//! Lists of two levels that signs alone tell apart: `• Polisen ska …` over `– Tolv möten hölls.`, both at the margin.

use super::statement::{Statement, is_arrow};
use super::tense::Tense;
use crate::layout::Marker;

/// Puts what came of it a level below, where one sign stands before all that was to be done and another, as far to the
/// left, before all that came of it.
pub(super) fn nest(statements: &mut [Statement]) {
    let Some((above, below, indent)) = signs(statements) else { return };
    let is = |this: &Statement, sign: char| bullet(this) == Some(sign) && this.indent == indent;
    let mut over = false;
    for this in statements {
        // Below nothing it is no part of a list.
        over = is(this, above) || over && is(this, below);
        this.indent += u32::from(over && is(this, below));
    }
}

/// The sign of what was to be done, that of what came of it, and how far both stand from the margin.
fn signs(statements: &[Statement]) -> Option<(char, char, u32)> {
    let answers = |pair: &[Statement]| {
        let told = pair[0].tense == Tense::Commitment && pair[1].tense == Tense::Report;
        let (above, below) = (bullet(&pair[0])?, bullet(&pair[1])?);
        let beside = told && above != below && pair[0].indent == pair[1].indent;
        beside.then_some((above, below, pair[0].indent))
    };
    let mut pairs = statements.windows(2).filter_map(answers);
    let first = pairs.next()?;
    let (above, below, _) = first;
    let (mut answered, mut all_same) = (1, true);
    for pair in pairs {
        answered += 1;
        all_same &= pair == first;
    }
    let against = |this: &Statement| match bullet(this) {
        Some(sign) if sign == above => this.tense == Tense::Report,
        Some(sign) if sign == below => this.tense == Tense::Commitment,
        _ => false,
    };
    // `Två ordningsvakter på fredagar` came of it, whoever it names.
    let few = || statements.iter().filter(|this| against(this)).count() * 2 < answered;
    (answered >= FEWEST && all_same && few()).then_some(first)
}

/// One pair may be chance.
const FEWEST: usize = 2;

/// The sign before an item of a list; arrows say by themselves what they point to.
fn bullet(this: &Statement) -> Option<char> {
    match this.marker {
        Some(Marker::Bullet(sign)) if !is_arrow(this.marker) && !this.continued => Some(sign),
        _ => None,
    }
}

//! Paragraphs that each stand right over bullets of what came of them.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::extract::commitment::Reading;
use crate::extract::page::Page;
use crate::grammar::{announced, label_alone, tells_past, was_vowed};
use crate::layout::Marker;
use crate::vocabulary::{ColumnHead, Cue};

use super::tense::{Tense, tense};

/// The account as pairs of a paragraph and bullets, where it is one.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    promised: FxHashSet<usize>,
    reports: FxHashSet<usize>,
    /// The lines over more bullets, after a paragraph that tells: `Bland annat har följande hänt:`.
    leads: FxHashSet<usize>,
    /// The first of the paragraphs.
    first: Option<usize>,
}

impl Pairs {
    /// The pairs of `units`: at least two whose bullets tell what was done, and more than those whose bullets do not.
    pub(super) fn new(page: &Page<'_>, units: Range<usize>, reading: &Reading) -> Pairs {
        let (mut pairs, mut told, mut all) = (Pairs::default(), 0, 0);
        let mut above = None;
        let mut unit = units.start;
        while unit < units.end {
            let (this, before) = (unit, above);
            unit += 1;
            if page.units[this].is_void() {
                continue;
            }
            above = Some(this);
            let Some(mut item) = page.next(this, units.end) else { break };
            // `Resultat:` between them
            if page.units[item].is_paragraph() && label_alone(page.tokens(item)) == Some(ColumnHead::Report) {
                let Some(next) = page.next(item, units.end) else { break };
                item = next;
            }
            let bullet = |unit: usize| matches!(page.units[unit].marker(), Some(Marker::Bullet(_)));
            if !bullet(item) {
                continue;
            }
            let more = page.units[this].leads() && before.is_some_and(|before| goes_on(page, before, this, reading));
            if !more && !is_sentence(page, this) {
                continue;
            }
            let begins = item;
            while item < units.end && (bullet(item) || page.units[item].is_void()) {
                item += 1;
            }
            // Lists of two levels have what was promised themselves.
            if (begins..item)
                .any(|item| !page.units[item].is_void() && page.units[item].indent > page.units[begins].indent)
            {
                return Pairs::default();
            }
            if more {
                pairs.leads.insert(this);
                pairs.reports.extend(begins..item);
                (above, unit) = (Some(item - 1), item);
                continue;
            }
            // What tells by itself is promised only as others are: between the bullets of two.
            let listed = before.is_some_and(|before| pairs.reports.contains(&before));
            let tells = tense(page.tokens(this), reading) == Tense::Report;
            (above, unit) = (Some(item - 1), item);
            if tells && !listed {
                continue;
            }
            all += 1;
            let reports = |unit: usize| {
                let tokens = page.tokens(unit);
                tense(tokens, reading) == Tense::Report || tells_past(tokens, 0)
            };
            let commits = tense(page.tokens(begins), reading) == Tense::Commitment;
            told += usize::from(!commits && (begins..item).take(MOST_LOOKED_AT).any(reports));
            pairs.promised.insert(this);
            pairs.reports.extend(begins..item);
            pairs.first = pairs.first.or(Some(this));
        }
        if told > 1 && told * 2 > all { pairs } else { Pairs::default() }
    }

    /// What a unit says in its pair.
    pub(super) fn tense(&self, unit: usize) -> Option<Tense> {
        if self.promised.contains(&unit) {
            return Some(Tense::Commitment);
        }
        self.reports.contains(&unit).then_some(Tense::Report)
    }

    pub(super) fn promises(&self, unit: usize) -> bool {
        self.promised.contains(&unit)
    }

    pub(super) fn leads(&self, unit: usize) -> bool {
        self.leads.contains(&unit)
    }

    /// Whether a paragraph before the pairs only says that there were promises: `Polisen lovade att göra centrum tryggare`.
    pub(super) fn introduces(&self, page: &Page<'_>, unit: usize) -> bool {
        self.first.is_some_and(|first| unit < first) && was_vowed(page.tokens(unit))
    }
}

/// Whether a line over bullets goes on with what the paragraph above it tells.
fn goes_on(page: &Page<'_>, above: usize, lead: usize, reading: &Reading) -> bool {
    page.units[above].is_paragraph()
        && page.units[above].ends_sentence()
        && page.units[lead].is_paragraph()
        && [above, lead].iter().all(|unit| tense(page.tokens(*unit), reading) != Tense::Commitment)
}

/// Whether a paragraph of the text is a sentence, which may end with who is to act: `Tio möten. (Polis)`.
fn is_sentence(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    let text = this.text();
    let bracketed = || text.ends_with(')') && text.rfind(" (").is_some_and(|at| text[..at].ends_with('.'));
    this.is_paragraph()
        && this.gap
        && !this.bold
        && !this.leads()
        && (this.ends_sentence() && !text.ends_with('?') || bracketed())
        && !matches!(announced(page.tokens(unit)), Some(Cue::Outcome | Cue::FollowUp))
}

/// Bullets of one paragraph that are looked at for what was done.
const MOST_LOOKED_AT: usize = 4;

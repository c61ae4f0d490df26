//! One commitment: who, with whom, how many and how often.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{ActorBasis, Commitment, CommitmentId, Number, Target};
use crate::grammar::{Actors, Aliases, Context, Quantity, Tokens, actors_of, partners, quantities};
use crate::text::Folded;

/// What a document says that decides how its commitments are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub(super) aliases: Aliases,
    /// The only year the document is for.
    pub(super) only_year: Option<u16>,
}

/// Folded text with its tokens.
#[derive(Clone, Copy)]
pub(super) struct Passage<'p, 'a> {
    pub(super) folded: &'p Folded<'a>,
    pub(super) tokens: Tokens<'p>,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl<'a> Passage<'_, 'a> {
    fn slice(&self, range: &Range<u32>) -> Cow<'a, str> {
        self.folded.slice(range.start as usize, range.end as usize)
    }

    fn span(&self, range: &Range<u32>) -> crate::document::Span {
        self.folded.span(range.start as usize, range.end as usize)
    }

    /// The counts of the passage.
    pub(super) fn targets(&self, context: Context) -> Vec<Target<'a>> {
        quantities(self.tokens, context).into_iter().map(|found| self.target(found)).collect()
    }

    fn target(&self, found: Quantity) -> Target<'a> {
        Target {
            comparator: found.comparator,
            value: Number(found.value),
            // A sign stands for its word.
            unit: match (&found.unit, found.percent) {
                (_, true) => Some(Cow::Borrowed("procent")),
                (Some(unit), false) => Some(self.slice(unit)),
                (None, false) => None,
            },
            per: found.per,
            span: self.span(&found.range),
        }
    }

    /// Reads the passage as a commitment; `basis` and actors are those stated in it.
    pub(super) fn commitment(&self, id: CommitmentId, reading: &Reading) -> Commitment<'a> {
        let range = self.start..self.end;
        let (actors, actor_spans) = self.codes(actors_of(self.tokens, &reading.aliases));
        let (partners, partner_spans) = self.codes(partners(self.tokens, &reading.aliases));
        Commitment {
            id,
            text: self.slice(&range),
            span: self.span(&range),
            actor_basis: if actors.is_empty() { ActorBasis::None } else { ActorBasis::Stated },
            actors,
            actor_spans,
            partners,
            partner_spans,
            targets: self.targets(Context { only_year: reading.only_year, report: false }),
            theme: None,
            theme_span: None,
            promise_ids: Vec::new(),
        }
    }

    fn codes(&self, actors: Actors) -> (Vec<crate::document::Actor>, Vec<crate::document::Span>) {
        actors.into_iter().map(|(actor, range)| (actor, self.span(&range))).unzip()
    }
}

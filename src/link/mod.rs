//! Promised against reported: the outcome of each row, and across documents what became of the promises.
//!
//! [`link()`] takes any documents, in any order, and gives
//!
//! - [`Link`]s: follow-ups joined to the promise documents they report on, rows to commitments, commitments followed from
//!   one period to the next (carried over, changed, dropped, new, taken up again), versions of one document, and wording
//!   that kommuner share. Each says which texts were compared, how alike they are (0 to 1000), which words decided, what
//!   changed, and why. What fits several texts equally well is told as [`LinkKind::Undecided`] and not joined;
//! - [`PeriodOutcome`]s: what became of each commitment over its whole period, from all follow-ups at hand, with each time
//!   counted once. [`totals`], [`totals_by_kommun`], [`totals_by_year`], [`totals_by_actor`] and [`totals_by_theme`]
//!   count them in few [`Class`]es.
//!
//! [`themes()`] tells what a text is about. An [`End`] names its document by [`End::document`], the key that
//! [`document_keys`] gives and that the table `documents` has. Spans are as in the documents: half-open ranges of bytes of
//! the file, unless the documents were made with offsets in characters.
//!
//! The score of two texts does not depend on other documents, and everything comes out in an order that depends on the
//! content only.
//!
//! ```
//! use medborgarlofte::link::{LinkKind, link};
//! use medborgarlofte::{Input, extract};
//!
//! let old = "Medborgarlöfte i Aneby kommun 2021-2022\n\nPolisen lovar att:\n\n- genomföra minst tio trafikkontroller vid skolan\n";
//! let new = "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- genomföra minst tolv trafikkontroller vid skolan\n";
//! let inputs = [Input::decode("a.txt", old.as_bytes()).unwrap(), Input::decode("b.txt", new.as_bytes()).unwrap()];
//! let documents: Vec<_> = inputs.iter().flat_map(|input| extract(input).documents).collect();
//! let linked = link(&documents);
//! let changed = linked.links.iter().find(|link| link.kind == LinkKind::Changed).unwrap();
//! assert_eq!(changed.changes[0].from.as_deref(), Some("at least 10 trafikkontroller"));
//! ```

mod assign;
mod counted;
mod features;
mod follow_ups;
mod lineage;
mod make;
mod nouns;
pub(crate) mod outcome;
mod period;
mod prepare;
#[cfg(feature = "schema")]
mod schema;
mod score;
mod shared;
mod themes;
mod totals;
mod types;
mod versions;
mod words;

pub use self::prepare::in_order;
#[cfg(feature = "schema")]
pub use self::schema::{SCHEMA_ID, schema};
pub use self::themes::{Theme, Themed, themes};
pub use self::totals::{Totals, totals, totals_by, totals_by_actor, totals_by_kommun, totals_by_theme, totals_by_year};
pub use self::types::{Change, Changed, Class, End, Link, LinkKind, PeriodOutcome, Record, UsedReport, YearOutcome};

use crate::document::Document;

/// What joins documents, and what became of their commitments.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linked<'d> {
    /// In order of kommun, time and place.
    pub links: Vec<Link<'d>>,
    /// In order of kommun, time and place.
    pub outcomes: Vec<PeriodOutcome<'d>>,
}

/// Joins documents and draws the outcomes of their commitments.
pub fn link<'d>(documents: &'d [Document<'d>]) -> Linked<'d> {
    let docs = prepare::prepare(&in_order(documents));
    let mut links = Vec::new();
    let current = versions::current(&docs, &mut links);
    let cycles = follow_ups::cycles(&docs, &current, &mut links);
    lineage::lineage(&docs, &cycles, &mut links);
    shared::shared(&docs, &current, &mut links);
    let mut outcomes = Vec::new();
    for cycle in &cycles {
        period::outcomes(&docs, cycle, &mut outcomes);
    }
    links.sort_by(|one, other| one.sort_key().cmp(&other.sort_key()));
    outcomes.sort_by(|one, other| one.commitment.sort_key().cmp(&other.commitment.sort_key()));
    Linked { links, outcomes }
}

/// The keys by which [`End::document`] names documents, in the order of [`in_order`].
pub fn document_keys(documents: &[Document<'_>]) -> Vec<String> {
    prepare::keys(&in_order(documents))
}

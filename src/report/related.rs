//! Which follow-up reports on which promises, and what follows what, shown at each of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use super::sheet::Sheet;
use crate::document::Document;
use crate::link::{Link, LinkKind, document_keys, in_order};

/// How another document of the report belongs to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// It holds the promises that this one reports on.
    Promises,
    /// It reports on the promises of this one.
    FollowUp,
    /// It has the promises of the period before.
    Before,
    /// It has the promises of the next period that is known.
    After,
}

/// Another document of the report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Related {
    pub(crate) relation: Relation,
    /// Its place among the sheets.
    pub(crate) index: usize,
}

/// The places of documents by the keys that links name them by.
pub(crate) fn places(documents: &[Document<'_>]) -> BTreeMap<String, usize> {
    let places: BTreeMap<*const Document<'_>, usize> =
        documents.iter().enumerate().map(|(index, document)| (ptr::from_ref(document), index)).collect();
    let keys = document_keys(documents).into_iter().zip(in_order(documents));
    keys.filter_map(|(key, document)| Some((key, *places.get(&ptr::from_ref(document))?))).collect()
}

/// The documents that are there once more, or in a later version.
pub(crate) fn set_aside(places: &BTreeMap<String, usize>, links: &[Link<'_>]) -> BTreeSet<usize> {
    let aside = links.iter().filter(|link| matches!(link.kind, LinkKind::SameDocument | LinkKind::RevisionOf));
    aside.filter_map(|link| places.get(&link.from.document).copied()).collect()
}

/// Tells each sheet which others belong to it. The sheets are those of the documents, in the same order.
pub(crate) fn relate(sheets: &mut [Sheet], places: &BTreeMap<String, usize>, links: &[Link<'_>]) {
    for link in links {
        let (forth, back) = match link.kind {
            LinkKind::FollowUpOf => (Relation::Promises, Relation::FollowUp),
            LinkKind::FollowedBy => (Relation::After, Relation::Before),
            _ => continue,
        };
        let ends = (places.get(&link.from.document), places.get(&link.to.document));
        let (Some(from), Some(to)) = ends else { continue };
        for (at, relation, index) in [(*from, forth, *to), (*to, back, *from)] {
            if let Some(sheet) = sheets.get_mut(at) {
                sheet.related.push(Related { relation, index });
            }
        }
    }
    for sheet in sheets {
        sheet.related.sort();
        sheet.related.dedup();
    }
}

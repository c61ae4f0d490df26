//! Promises and activities as rows.

use std::io;

use rustc_hash::FxHashMap;

use super::Joins;
use super::cells::{code, list, text};
use crate::document::{Commitment, CommitmentId, Target};
use crate::export::Sink;
use crate::export::tables::{ActivityRow, PromiseRow, ServesRow, TargetRow};

/// The commitments of a document that have keys.
pub struct Known<'d> {
    document_id: &'d str,
    promises: FxHashMap<CommitmentId, String>,
    activities: FxHashMap<CommitmentId, u32>,
}

impl<'d> Known<'d> {
    pub fn new(document_id: &'d str) -> Self {
        Self { document_id, promises: FxHashMap::default(), activities: FxHashMap::default() }
    }

    /// The document.
    pub fn document_id(&self) -> &'d str {
        self.document_id
    }

    /// A key for a promise. Documents that others wrote may use an id twice; its first use is the one referred to.
    pub fn promise(&mut self, id: CommitmentId) -> String {
        let key = format!("{}/{id}", self.document_id);
        match self.promises.contains_key(&id) {
            true => format!("{key}~{}", self.promises.len() + 1),
            false => self.promises.entry(id).or_insert(key).clone(),
        }
    }

    /// A key for an activity that stands in the list of activities.
    pub fn activity(&mut self, id: CommitmentId) -> String {
        let used = self.activities.entry(id).or_default();
        *used += 1;
        match *used {
            1 => format!("{}/{id}", self.document_id),
            number => format!("{}/{id}~{number}", self.document_id),
        }
    }

    /// The key of a promise that is referred to, if the document has it.
    pub fn find(&self, id: CommitmentId) -> Option<&str> {
        self.promises.get(&id).map(String::as_str)
    }
}

pub fn promise(promise: &Commitment<'_>, key: &str, joins: Joins<'_>, to: &mut dyn Sink) -> io::Result<()> {
    let Commitment {
        id,
        text: of,
        span,
        actors,
        actor_spans: _,
        actor_basis,
        partners,
        partner_spans: _,
        targets,
        theme,
        theme_span: _,
        // Only activities serve promises.
        promise_ids: _,
    } = promise;
    PromiseRow {
        promise_id: text(key),
        document_id: text(joins.document_id),
        id: id.to_string().into(),
        text: text(of),
        theme: theme.as_deref().map(text),
        actors: list(actors),
        actor_basis: code(actor_basis),
        partners: list(partners),
        targets: targets.len(),
        kommun_code: joins.kommun_code.map(text),
        lan_code: joins.lan_code.map(text),
        start_year: joins.start_year,
        end_year: joins.end_year,
        span_start: span.start,
        span_end: span.end,
    }
    .write(to)?;
    (1..).zip(targets).try_for_each(|(number, of)| target(of, number, key, (Some(key), None), joins, to))
}

pub fn activity(
    activity: &Commitment<'_>,
    key: &str,
    in_follow_up: bool,
    known: &Known<'_>,
    joins: Joins<'_>,
    to: &mut dyn Sink,
) -> io::Result<()> {
    let Commitment {
        id,
        text: of,
        span,
        actors,
        actor_spans: _,
        actor_basis,
        partners,
        partner_spans: _,
        targets,
        theme,
        theme_span: _,
        promise_ids,
    } = activity;
    let mut serves: Vec<&str> = promise_ids.iter().filter_map(|id| known.find(*id)).collect();
    let mut seen = rustc_hash::FxHashSet::default();
    serves.retain(|promise| seen.insert(*promise));
    ActivityRow {
        activity_id: text(key),
        document_id: text(joins.document_id),
        promise_id: serves.first().map(|promise| text(promise)),
        id: id.to_string().into(),
        text: text(of),
        theme: theme.as_deref().map(text),
        actors: list(actors),
        actor_basis: code(actor_basis),
        partners: list(partners),
        targets: targets.len(),
        in_follow_up,
        kommun_code: joins.kommun_code.map(text),
        lan_code: joins.lan_code.map(text),
        start_year: joins.start_year,
        end_year: joins.end_year,
        span_start: span.start,
        span_end: span.end,
    }
    .write(to)?;
    for (number, promise) in (1..).zip(serves) {
        let both = ServesRow {
            activity_promise_id: format!("{key}/p{number}").into(),
            activity_id: text(key),
            promise_id: text(promise),
        };
        both.write(to)?;
    }
    (1..).zip(targets).try_for_each(|(number, of)| target(of, number, key, (None, Some(key)), joins, to))
}

fn target(
    target: &Target<'_>,
    number: u32,
    key: &str,
    (promise_id, activity_id): (Option<&str>, Option<&str>),
    joins: Joins<'_>,
    to: &mut dyn Sink,
) -> io::Result<()> {
    let Target { comparator, value, unit, per, span } = target;
    TargetRow {
        target_id: format!("{key}/t{number}").into(),
        document_id: text(joins.document_id),
        promise_id: promise_id.map(text),
        activity_id: activity_id.map(text),
        comparator: code(comparator),
        value: *value,
        unit: unit.as_deref().map(text),
        per: per.as_ref().map(code),
        span_start: span.start,
        span_end: span.end,
    }
    .write(to)
}

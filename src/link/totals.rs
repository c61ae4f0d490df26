//! Outcomes counted: per kommun, year, actor or theme.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::themes::Theme;
use super::types::{Class, PeriodOutcome};
use crate::document::Actor;

/// How many commitments ended in each class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Totals {
    /// All of them.
    pub commitments: usize,
    /// See [`Class::Met`].
    pub met: usize,
    /// See [`Class::NotMet`].
    pub not_met: usize,
    /// See [`Class::InProgress`].
    pub in_progress: usize,
    /// See [`Class::NotDone`].
    pub not_done: usize,
    /// See [`Class::ReportedWithoutNumber`].
    pub reported_without_number: usize,
    /// See [`Class::Unsettled`].
    pub unsettled: usize,
    /// See [`Class::NeverReported`].
    pub never_reported: usize,
    /// See [`Class::NoTarget`].
    pub no_target: usize,
    /// See [`Class::DoneWithoutTarget`].
    pub done_without_target: usize,
    /// See [`Class::NoFollowUp`].
    pub no_follow_up: usize,
}

impl Totals {
    /// Counts one more.
    pub fn add(&mut self, class: Class) {
        self.commitments += 1;
        *match class {
            Class::Met => &mut self.met,
            Class::NotMet => &mut self.not_met,
            Class::InProgress => &mut self.in_progress,
            Class::NotDone => &mut self.not_done,
            Class::ReportedWithoutNumber => &mut self.reported_without_number,
            Class::Unsettled => &mut self.unsettled,
            Class::NeverReported => &mut self.never_reported,
            Class::NoTarget => &mut self.no_target,
            Class::DoneWithoutTarget => &mut self.done_without_target,
            Class::NoFollowUp => &mut self.no_follow_up,
        } += 1;
    }

    /// How many ended in a class.
    pub fn of(&self, class: Class) -> usize {
        match class {
            Class::Met => self.met,
            Class::NotMet => self.not_met,
            Class::InProgress => self.in_progress,
            Class::NotDone => self.not_done,
            Class::ReportedWithoutNumber => self.reported_without_number,
            Class::Unsettled => self.unsettled,
            Class::NeverReported => self.never_reported,
            Class::NoTarget => self.no_target,
            Class::DoneWithoutTarget => self.done_without_target,
            Class::NoFollowUp => self.no_follow_up,
        }
    }
}

/// All outcomes counted once.
pub fn totals(outcomes: &[PeriodOutcome<'_>]) -> Totals {
    let mut totals = Totals::default();
    outcomes.iter().for_each(|outcome| totals.add(outcome.class));
    totals
}

/// Outcomes counted under each key that they have. One that has several counts under each of them, so that the parts
/// can add up to more than the whole.
pub fn totals_by<K: Ord>(
    outcomes: &[PeriodOutcome<'_>],
    keys: impl Fn(&PeriodOutcome<'_>) -> Vec<K>,
) -> BTreeMap<K, Totals> {
    let mut totals: BTreeMap<K, Totals> = BTreeMap::new();
    for outcome in outcomes {
        let mut keys = keys(outcome);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            totals.entry(key).or_default().add(outcome.class);
        }
    }
    totals
}

/// Per kommun, by its code.
pub fn totals_by_kommun(outcomes: &[PeriodOutcome<'_>]) -> BTreeMap<String, Totals> {
    totals_by(outcomes, |outcome| outcome.commitment.kommuner.iter().map(|code| code.to_string()).collect())
}

/// Per year of the period: a commitment for two years counts in both.
pub fn totals_by_year(outcomes: &[PeriodOutcome<'_>]) -> BTreeMap<u16, Totals> {
    totals_by(outcomes, |outcome| {
        let Some(start) = outcome.commitment.start_year else { return Vec::new() };
        // What an open period lasts is not known, and no medborgarlöfte lasts for decades.
        let end = outcome.commitment.end_year.unwrap_or(start).clamp(start, start.saturating_add(20));
        (start..=end).collect()
    })
}

/// Per actor; those that nobody is named for are left out.
pub fn totals_by_actor(outcomes: &[PeriodOutcome<'_>]) -> BTreeMap<Actor, Totals> {
    totals_by(outcomes, |outcome| outcome.actors.clone())
}

/// Per theme; those without one are left out.
pub fn totals_by_theme(outcomes: &[PeriodOutcome<'_>]) -> BTreeMap<Theme, Totals> {
    totals_by(outcomes, |outcome| outcome.themes.iter().map(|themed| themed.theme).collect())
}

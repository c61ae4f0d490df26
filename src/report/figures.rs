//! The numbers of the overview, counted from documents one by one.
//!
//! Knows documents and nothing of how numbers are shown.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{report_year, status_index};
use crate::document::{Code, Commitment, Document, Kind, Period, Severity};
use crate::export::{FileRecord, FileStatus};
use crate::link::{PeriodOutcome, Theme, themes};

/// How often each verdict was given, in the order of [`super::labels::STATUSES`].
pub(crate) type Verdicts = [u64; 7];

/// Years of a document that are counted one by one; a period that is stated to be longer is taken for a slip.
const MOST_YEARS: u16 = 30;

/// How many of some things there are, and how many of them hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) part: u64,
    pub(crate) whole: u64,
}

impl Share {
    fn add(&mut self, other: Self) {
        self.part += other.part;
        self.whole += other.whole;
    }
}

/// A kommun by code and name; both empty where a document names none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KommunKey {
    pub(crate) name: String,
    pub(crate) code: String,
}

/// What is known of one kommun.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct KommunFigures {
    pub(crate) documents: u64,
    /// The verdicts on each year that was reported on.
    pub(crate) by_year: BTreeMap<u16, Verdicts>,
}

/// What is known of the kommuner of one län.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct LanFigures {
    pub(crate) documents: u64,
    pub(crate) kommuner: BTreeSet<String>,
    pub(crate) measurable: Share,
    pub(crate) verdicts: Verdicts,
}

/// A file that gave no document, and why.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotRead {
    pub(crate) name: String,
    pub(crate) code: Option<Code>,
    pub(crate) reason: String,
}

/// All numbers of the overview.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) promise_documents: u64,
    pub(crate) follow_ups: u64,
    pub(crate) promises: u64,
    pub(crate) activities: u64,
    /// Of what is to be done in medborgarlöften, how much has a number.
    pub(crate) measurable: Share,
    /// The same by the first year of the period.
    pub(crate) measurable_by_year: BTreeMap<u16, Share>,
    /// Of each commitment that was followed up, the verdict on its whole period.
    pub(crate) verdicts: Verdicts,
    /// Commitments that no document follows up.
    pub(crate) no_follow_up: u64,
    pub(crate) kommuner: BTreeMap<KommunKey, KommunFigures>,
    pub(crate) lan: BTreeMap<String, LanFigures>,
    /// Commitments of medborgarlöften by theme and first year of the period.
    pub(crate) themes: BTreeMap<Theme, BTreeMap<u16, u64>>,
    /// The verdicts by theme.
    pub(crate) theme_verdicts: BTreeMap<Theme, Verdicts>,
    pub(crate) years: BTreeSet<u16>,
    pub(crate) findings: BTreeMap<(Severity, Code), u64>,
    /// Non-blank bytes, and those of them that were not understood.
    pub(crate) unclaimed: Share,
    pub(crate) files: u64,
    pub(crate) not_medborgarloften: u64,
    pub(crate) skipped: u64,
    pub(crate) not_read: Vec<NotRead>,
}

impl Figures {
    /// Counts a file that was an input.
    pub(crate) fn file(&mut self, file: &FileRecord) {
        self.files += 1;
        match file.status {
            FileStatus::Extracted => {}
            FileStatus::NotMedborgarlofte => self.not_medborgarloften += 1,
            FileStatus::Skipped => self.skipped += 1,
            FileStatus::Failed | FileStatus::Unreadable => {
                let reason = file.error.clone().unwrap_or_default();
                self.not_read.push(NotRead { name: file.name.clone(), code: file.error_code, reason });
            }
        }
    }

    /// Counts a document, and what it promises.
    pub(crate) fn document(&mut self, document: &Document<'_>) {
        match document.kind {
            Kind::Promise => self.promise_documents += 1,
            Kind::FollowUp => self.follow_ups += 1,
        }
        self.unclaimed.add(Share { part: document.accounting.unclaimed, whole: document.accounting.non_blank });
        for finding in &document.diagnostics {
            *self.findings.entry((finding.severity, finding.code)).or_default() += 1;
        }
        self.years.extend(Counted::of(document).years);
        for kommun in kommuner(document) {
            self.kommuner.entry(kommun).or_default().documents += 1;
        }
        for code in lan_codes(document) {
            let of_lan = self.lan.entry(code.to_owned()).or_default();
            of_lan.documents += 1;
            let here = document.kommuner.iter().filter(|kommun| kommun.lan_code == code);
            of_lan.kommuner.extend(here.map(|kommun| kommun.code.to_string()));
        }
        self.contents(document);
    }

    /// Counts what a document promises.
    pub(crate) fn contents(&mut self, document: &Document<'_>) {
        let counted = Counted::of(document);
        self.promises += counted.promises;
        self.activities += counted.activities;
        self.measurable.add(counted.measurable);
        if let Some(year) = counted.first_year {
            if counted.measurable.whole > 0 {
                self.measurable_by_year.entry(year).or_default().add(counted.measurable);
            }
            for theme in &counted.all_themes {
                *self.themes.entry(*theme).or_default().entry(year).or_default() += 1;
            }
        }
        for code in lan_codes(document) {
            self.lan.entry(code.to_owned()).or_default().measurable.add(counted.measurable);
        }
    }

    /// Takes back what documents promise, to be counted anew.
    pub(crate) fn clear_contents(&mut self) {
        (self.promises, self.activities, self.measurable) = (0, 0, Share::default());
        self.measurable_by_year.clear();
        self.themes.clear();
        self.lan.values_mut().for_each(|lan| lan.measurable = Share::default());
    }

    /// Counts what became of commitments: over the whole period, and year by year. The documents come first.
    pub(crate) fn outcomes(&mut self, outcomes: &[PeriodOutcome<'_>]) {
        let names: BTreeMap<String, KommunKey> =
            self.kommuner.keys().map(|kommun| (kommun.code.clone(), kommun.clone())).collect();
        for PeriodOutcome { commitment, themes, status, years, .. } in outcomes {
            let Some(status) = status else {
                self.no_follow_up += 1;
                continue;
            };
            let index = status_index(*status);
            self.verdicts[index] += 1;
            for theme in themes {
                self.theme_verdicts.entry(theme.theme).or_default()[index] += 1;
            }
            let codes: BTreeSet<&str> = commitment.kommuner.iter().map(|code| &**code).collect();
            let lan: BTreeSet<&str> = codes.iter().filter_map(|code| code.get(..2)).collect();
            for code in lan {
                if let Some(of_lan) = self.lan.get_mut(code) {
                    of_lan.verdicts[index] += 1;
                }
            }
            let codes = if codes.is_empty() { BTreeSet::from([""]) } else { codes };
            for key in codes.iter().filter_map(|code| names.get(*code)) {
                let Some(of_kommun) = self.kommuner.get_mut(key) else { continue };
                for of_year in years {
                    let year = of_year.year.or(commitment.end_year).or(commitment.start_year);
                    let Some(year) = year else { continue };
                    of_kommun.by_year.entry(year).or_default()[status_index(of_year.status)] += 1;
                }
            }
        }
    }

    /// How many documents there are.
    pub(crate) fn documents(&self) -> u64 {
        self.promise_documents + self.follow_ups
    }

    /// How many kommuner are named.
    pub(crate) fn kommun_count(&self) -> u64 {
        self.kommuner.keys().filter(|kommun| !kommun.code.is_empty()).count() as u64
    }
}

fn lan_codes<'d>(document: &'d Document<'_>) -> BTreeSet<&'d str> {
    document.kommuner.iter().map(|kommun| &*kommun.lan_code).collect()
}

/// The kommuner of a document; one without a name where it names none.
pub(crate) fn kommuner(document: &Document<'_>) -> BTreeSet<KommunKey> {
    if document.kommuner.is_empty() {
        return BTreeSet::from([KommunKey { name: String::new(), code: String::new() }]);
    }
    let key = |of: &crate::document::Kommun<'_>| KommunKey { name: of.name.to_string(), code: of.code.to_string() };
    document.kommuner.iter().map(key).collect()
}

/// What one document adds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) promises: u64,
    pub(crate) activities: u64,
    pub(crate) measurable: Share,
    pub(crate) verdicts: Verdicts,
    /// The years it is for: of its period, or what a follow-up reports on.
    pub(crate) years: Vec<u16>,
    pub(crate) first_year: Option<u16>,
    /// The themes of each commitment; medborgarlöften only.
    all_themes: Vec<Theme>,
    /// The themes of all commitments and rows, each once.
    pub(crate) themes: BTreeSet<Theme>,
}

impl Counted {
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let is_promise = document.kind == Kind::Promise;
        let mut counted = Self { first_year: document.period.map(|period| period.start.year()), ..Self::default() };
        counted.years = match document.reporting {
            Some(reporting) => vec![report_year(reporting)],
            None => document.period.map(years).unwrap_or_default(),
        };
        if is_promise {
            counted.promises = document.promises.len() as u64;
            counted.activities = document.activities.len() as u64;
            let done = to_be_done(document);
            counted.measurable = Share {
                part: done.iter().filter(|commitment| !commitment.targets.is_empty()).count() as u64,
                whole: done.len() as u64,
            };
            counted.all_themes = done.iter().flat_map(themes_of).collect();
        }
        for row in &document.rows {
            counted.verdicts[status_index(row.outcome.status)] += 1;
        }
        let rows = document.rows.iter().map(|row| &row.activity);
        counted.themes = document.promises.iter().chain(&document.activities).chain(rows).flat_map(themes_of).collect();
        counted
    }
}

/// What is to be done: the activities, or the promises where there is one level only.
fn to_be_done<'d, 'a>(document: &'d Document<'a>) -> &'d [Commitment<'a>] {
    if document.activities.is_empty() { &document.promises } else { &document.activities }
}

fn themes_of(commitment: &Commitment<'_>) -> impl Iterator<Item = Theme> {
    themes(&commitment.text).into_iter().map(|themed| themed.theme)
}

fn years(period: Period) -> Vec<u16> {
    let start = period.start.year();
    let end = period.end.unwrap_or(period.start).year();
    if end.checked_sub(start).is_some_and(|length| length < MOST_YEARS) { (start..=end).collect() } else { vec![start] }
}

/// Adds verdicts to others.
pub(crate) fn add(to: &mut Verdicts, verdicts: &Verdicts) {
    to.iter_mut().zip(verdicts).for_each(|(to, count)| *to += count);
}

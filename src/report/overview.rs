//! The first page: the numbers of all documents, and the list of them.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::charts::{self, Column};
use super::figures::{Figures, KommunFigures, KommunKey, LanFigures, Share, Verdicts, add};
use super::frame::Frame;
use super::labels::{self, STATUSES};
use super::numbers::{count, percent};
use super::related::{Related, Relation};
use super::rows::{Cell, FindingRow, Group, LanRow, ListRow, MatrixRow, ThemeRow, Tile, VerdictRow};
use super::sheet::{Sheet, collated, kommun_value};
use super::strings::{Strings, sentence};
use crate::document::Code;
use crate::link::Theme;
use crate::messages::{Lang, guide};
use crate::vocabulary::lan;

/// More kommuner than this are shown by län, folded.
const MOST_KOMMUNER: usize = 60;

/// A list longer than this is laid out only when it comes into view: the page opens in a third of the time.
const MOST_AT_ONCE: usize = 500;

/// The whole page.
#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct Overview<'r> {
    frame: Frame,
    lang: Lang,
    figures: &'r Figures,
    sheets: Vec<(&'r Sheet, Option<&'r String>)>,
    /// The same in the order in which they were added.
    added: &'r [Sheet],
    /// An attribute for names of files, which are Swedish.
    quoted: &'static str,
}

impl<'r> Overview<'r> {
    pub(super) fn new(lang: Lang, figures: &'r Figures, sheets: &'r [Sheet], bodies: &'r [String]) -> Self {
        let added = sheets;
        let mut sheets: Vec<_> = sheets.iter().enumerate().map(|(index, sheet)| (sheet, bodies.get(index))).collect();
        sheets.sort_by_key(|(sheet, _)| &sheet.order);
        let quoted = if lang == Lang::Sv { "" } else { " lang=\"sv\"" };
        Self { frame: Frame::of(lang), lang, figures, sheets, added, quoted }
    }

    fn t(&self) -> &'static Strings {
        self.frame.t
    }

    fn count(&self, number: &u64) -> String {
        count(*number, self.lang)
    }

    fn percent(&self, Share { part, whole }: &Share) -> String {
        percent(*part, *whole, self.lang)
    }

    fn of(&self, Share { part, whole }: &Share) -> String {
        sentence::of(*part, *whole, self.lang)
    }

    fn rows(&self) -> u64 {
        self.figures.verdicts.iter().sum()
    }

    fn years(&self) -> String {
        match (self.figures.years.first(), self.figures.years.last()) {
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) => format!("{first}–{last}"),
            _ => String::new(),
        }
    }

    fn basis(&self) -> String {
        sentence::basis(self.figures.documents(), self.figures.kommun_count(), &self.years(), self.lang)
    }

    /// The most important in whole sentences.
    fn sentences(&self) -> Vec<String> {
        let Figures { verdicts, no_follow_up, measurable, unclaimed, not_read, .. } = self.figures;
        let mut sentences = Vec::new();
        if self.rows() > 0 {
            let outcome = [verdicts[0], verdicts[1], verdicts[3] + verdicts[4], self.rows()];
            sentences.push(sentence::outcomes(outcome, self.lang));
        }
        if *no_follow_up > 0 {
            sentences.push(sentence::no_follow_up(*no_follow_up, self.lang));
        }
        if measurable.whole > 0 {
            sentences.push(sentence::measurable(measurable.part, measurable.whole, self.lang));
        }
        let share = (unclaimed.part > 0).then(|| self.percent(unclaimed));
        sentences.push(sentence::not_read(not_read.len() as u64, share.as_deref(), self.lang));
        sentences
    }

    fn tiles(&self) -> Vec<Tile> {
        let (f, t, lang) = (self.figures, self.t(), self.lang);
        let done = done(&f.verdicts);
        vec![
            Tile {
                name: t.documents,
                value: count(f.documents(), lang),
                detail: sentence::kinds(f.promise_documents, f.follow_ups, lang),
            },
            Tile { name: t.kommuner, value: count(f.kommun_count(), lang), detail: self.lan_count() },
            Tile {
                name: t.promises_and_activities,
                value: count(f.promises + f.activities, lang),
                detail: sentence::levels(f.promises, f.activities, lang),
            },
            Tile { name: t.measurable, value: self.percent(&f.measurable), detail: self.of(&f.measurable) },
            Tile { name: t.met_or_done, value: self.percent(&done), detail: self.of(&done) },
        ]
    }

    fn lan_count(&self) -> String {
        sentence::lan(self.figures.lan.len() as u64, self.lang)
    }

    fn verdict_bar(&self) -> String {
        charts::labelled(&self.figures.verdicts, |index| count(self.figures.verdicts[index], self.lang))
    }

    fn verdict_rows(&self) -> Vec<VerdictRow> {
        let all = self.rows();
        let rows = STATUSES.into_iter().zip(self.figures.verdicts).map(|(status, number)| VerdictRow {
            code: labels::status_code(status),
            swatch: charts::swatch(labels::status_code(status)),
            sign: labels::status_sign(status),
            name: labels::status(status, self.lang),
            number: count(number, self.lang),
            share: percent(number, all, self.lang),
            meaning: labels::status_meaning(status, self.lang),
        });
        rows.collect()
    }

    /// The bar of some verdicts with how many are met or reported done.
    fn cell(&self, verdicts: &Verdicts) -> Cell {
        let words = STATUSES.into_iter().zip(verdicts).filter(|(_, number)| **number > 0);
        let words =
            words.map(|(status, number)| format!("{} {number}", labels::status(status, self.lang).to_lowercase()));
        Cell {
            bar: charts::stacked(verdicts),
            text: self.of(&done(verdicts)),
            words: words.collect::<Vec<_>>().join(", "),
        }
    }

    /// The outcomes of each kommun and year: in one table, or in one for each län where they are many.
    fn kommun_groups(&self) -> Vec<Group> {
        let mut with: Vec<_> = self.figures.kommuner.iter().filter(|(_, of)| !of.by_year.is_empty()).collect();
        with.sort_by_key(|(kommun, _)| (kommun.code.is_empty(), collated(&kommun.name)));
        let years: Vec<u16> = {
            let all: BTreeSet<u16> = with.iter().flat_map(|(_, of)| of.by_year.keys().copied()).collect();
            all.into_iter().collect()
        };
        let row = |(kommun, of): &(&KommunKey, &KommunFigures)| MatrixRow {
            name: if kommun.code.is_empty() { self.t().no_kommun.to_owned() } else { kommun.name.clone() },
            cells: years.iter().map(|year| of.by_year.get(year).map(|verdicts| self.cell(verdicts))).collect(),
        };
        let group = |name: &str, of: &[&(&KommunKey, &KommunFigures)], is_folded| {
            let mut total = Verdicts::default();
            of.iter().flat_map(|(_, of)| of.by_year.values()).for_each(|verdicts| add(&mut total, verdicts));
            Group {
                name: name.to_owned(),
                size: sentence::kommuner(of.len() as u64, self.lang),
                is_folded,
                total: is_folded.then(|| self.cell(&total)),
                years: years.clone(),
                rows: of.iter().map(|of| row(of)).collect(),
            }
        };
        if with.len() <= MOST_KOMMUNER {
            return vec![group("", &with.iter().collect::<Vec<_>>(), false)];
        }
        let lan = lan();
        let mut names: Vec<_> = lan.iter().map(|(code, (name, _))| (*code, *name)).collect();
        names.sort_by_key(|(_, name)| collated(name));
        let in_lan = |code: &str, kommun: &KommunKey| kommun.code.get(..2) == Some(code);
        let mut groups = Vec::new();
        for (code, name) in names {
            let here: Vec<_> = with.iter().filter(|(kommun, _)| in_lan(code, kommun)).collect();
            if !here.is_empty() {
                groups.push(group(name, &here, true));
            }
        }
        let rest = with.iter().filter(|(kommun, _)| !lan.keys().any(|code| in_lan(code, kommun)));
        let rest: Vec<_> = rest.collect();
        if !rest.is_empty() {
            groups.push(group(self.t().no_kommun, &rest, true));
        }
        groups
    }

    fn columns(&self) -> String {
        let columns = self.figures.measurable_by_year.iter().map(|(year, share)| Column {
            name: year.to_string(),
            value: self.percent(share),
            detail: format!("{}/{}", count(share.part, self.lang), count(share.whole, self.lang)),
            share: *share,
        });
        let columns: Vec<Column> = columns.collect();
        let words: Vec<String> =
            columns.iter().map(|of| format!("{}: {} ({})", of.name, of.value, of.detail)).collect();
        charts::columns(&columns, self.t().measurable_heading, &words.join("; "))
    }

    fn theme_years(&self) -> BTreeSet<u16> {
        self.figures.themes.values().flat_map(|of| of.keys().copied()).collect()
    }

    /// The themes by year, the most frequent first.
    fn theme_rows(&self) -> Vec<ThemeRow> {
        let years = self.theme_years();
        let mut themes: Vec<_> =
            self.figures.themes.iter().map(|(theme, of)| (of.values().sum(), *theme, of)).collect();
        themes.sort_by_key(|(total, theme, _): &(u64, Theme, _)| (std::cmp::Reverse(*total), *theme));
        let most = themes.iter().flat_map(|(_, _, of)| of.values()).max().copied().unwrap_or(0);
        let row = |(total, theme, of): (u64, Theme, &BTreeMap<u16, u64>)| {
            let cell = |number: &u64| Cell {
                bar: charts::single(Share { part: *number, whole: most }, "accent"),
                text: count(*number, self.lang),
                words: String::new(),
            };
            ThemeRow {
                name: labels::theme(theme, self.lang),
                cells: years.iter().map(|year| of.get(year).map(cell)).collect(),
                total: count(total, self.lang),
                outcome: self.figures.theme_verdicts.get(&theme).map(|verdicts| self.cell(verdicts)),
            }
        };
        themes.into_iter().map(row).collect()
    }

    fn map(&self) -> String {
        let documents = |code: &str| self.figures.lan.get(code).map_or(0, |of| of.documents);
        let words: Vec<String> = lan().iter().map(|(code, (name, _))| format!("{name}: {}", documents(code))).collect();
        charts::tiles(documents, self.t().lan_heading, &words.join("; "))
    }

    /// The län that have documents.
    fn lan_rows(&self) -> Vec<LanRow> {
        let lan = lan();
        let known =
            self.figures.lan.iter().filter_map(|(code, of)| lan.get(&**code).map(|(name, all)| (*name, *all, of)));
        let mut known: Vec<_> = known.collect();
        known.sort_by_key(|(name, ..)| collated(name));
        let row = |(name, all, of): (&'static str, usize, &LanFigures)| LanRow {
            name,
            documents: count(of.documents, self.lang),
            kommuner: sentence::of(of.kommuner.len() as u64, all as u64, self.lang),
            measurable: self.percent(&of.measurable),
            outcomes: self.percent(&done(&of.verdicts)),
        };
        known.into_iter().map(row).collect()
    }

    fn reading_tiles(&self) -> Vec<Tile> {
        let (f, t, lang) = (self.figures, self.t(), self.lang);
        let failed = f.not_read.len() as u64;
        let read = f.files - failed - f.not_medborgarloften - f.skipped;
        let tile = |name, number: u64| Tile { name, value: count(number, lang), detail: String::new() };
        let mut tiles =
            vec![tile(t.files_read, read), tile(t.files_none, f.not_medborgarloften), tile(t.files_failed, failed)];
        if f.skipped > 0 {
            tiles.push(tile(t.files_skipped, f.skipped));
        }
        tiles.push(Tile { value: self.percent(&f.unclaimed), ..tile(t.unclaimed_share, 0) });
        tiles
    }

    fn meaning(&self, code: &Code) -> &'static str {
        guide(*code).words(self.lang).what
    }

    fn finding_rows(&self) -> Vec<FindingRow> {
        let mut findings: Vec<_> = self.figures.findings.iter().collect();
        findings.sort_by_key(|((severity, _), number)| std::cmp::Reverse((*severity, **number)));
        let rows = findings.into_iter().map(|((severity, code), number)| FindingRow {
            meaning: self.meaning(code),
            code: *code,
            class: labels::severity_class(*severity),
            severity: labels::severity(*severity, self.lang),
            number: count(*number, self.lang),
        });
        rows.collect()
    }

    fn kommun_options(&self) -> Vec<(String, String)> {
        let mut options: Vec<&KommunKey> = self.figures.kommuner.keys().collect();
        options.sort_by_key(|kommun| (kommun.code.is_empty(), collated(&kommun.name)));
        let option = |kommun: &KommunKey| {
            let name = if kommun.code.is_empty() { self.t().no_kommun.to_owned() } else { kommun.name.clone() };
            (kommun_value(&kommun.code), name)
        };
        options.into_iter().map(option).collect()
    }

    fn theme_options(&self) -> Vec<(&'static str, &'static str)> {
        let mut options: Vec<_> =
            Theme::ALL.iter().map(|theme| (theme.as_str(), labels::theme(*theme, self.lang))).collect();
        options.sort_by_key(|(_, name)| collated(name));
        options
    }

    fn shown_text(&self) -> String {
        sentence::shown(self.figures.documents(), self.lang)
    }

    fn sheets(&self) -> impl Iterator<Item = ListRow<'r>> {
        self.sheets.iter().map(|(sheet, _)| ListRow {
            number: sheet.number,
            href: &sheet.href,
            related: self.related(sheet),
            heading: &sheet.heading,
            kind: sheet.kind,
            promises: if sheet.is_follow_up { "–".to_owned() } else { count(sheet.promises, self.lang) },
            activities: if sheet.is_follow_up { "–".to_owned() } else { count(sheet.activities, self.lang) },
            measurable: self.percent(&sheet.measurable),
            outcome: (sheet.verdicts != [0; 7]).then(|| self.cell(&sheet.verdicts)),
            findings: count(sheet.findings, self.lang),
            unclaimed: self.percent(&sheet.unclaimed),
            kommuner: &sheet.kommuner,
            years: &sheet.years,
            themes: &sheet.themes,
            statuses: &sheet.statuses,
        })
    }

    /// The other documents that belong to one: how, where they are, and what they are called.
    fn related(&self, sheet: &Sheet) -> Vec<(&'static str, &'r str, &'r str)> {
        let t = self.t();
        let shown = sheet.related.iter().filter_map(|Related { relation, index }| {
            let other = self.added.get(*index)?;
            let how = match relation {
                Relation::Promises => t.reports_on,
                Relation::FollowUp => t.followed_up_by,
                Relation::Before => t.before,
                Relation::After => t.after,
            };
            Some((how, other.href.as_str(), other.heading.as_str()))
        });
        shown.collect()
    }

    fn bodies(&self) -> Vec<(&'r Sheet, &'r String)> {
        self.sheets.iter().filter_map(|(sheet, body)| Some((*sheet, (*body)?))).collect()
    }

    fn is_many(&self) -> bool {
        self.sheets.len() > MOST_AT_ONCE
    }

    fn is_only(&self) -> bool {
        self.sheets.len() == 1
    }
}

/// Of what was followed up, how much is met or reported done.
fn done(verdicts: &Verdicts) -> Share {
    Share { part: verdicts[0] + verdicts[1], whole: verdicts.iter().sum() }
}

//! Which targets are one, and which counts of a report are held against them.

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::nouns::{are_times, is_last_part, is_measure, same_noun};
use super::outcome::{last_month, words, year_of};
use crate::document::{Per, Report, Row, Target};
use crate::grammar::{Signs, Words, may_set_aside, set_aside, small_number};
use crate::vocabulary::counts::OF_WHICH;
use crate::vocabulary::{Flags, Lower, lex};

/// Targets that count the same thing are one: two walks here and two there are four.
pub(super) fn merged<'a>(targets: &[Target<'a>]) -> Vec<Target<'a>> {
    let mut merged: Vec<Target<'a>> = Vec::new();
    for target in targets {
        let same = merged.iter_mut().find(|other| {
            other.unit.is_some()
                && other.unit == target.unit
                && other.per == target.per
                && other.comparator == target.comparator
        });
        match same {
            Some(other) => {
                other.value.0 += target.value.0;
                other.span = other.span.join(target.span);
            }
            None => merged.push(target.clone()),
        }
    }
    merged
}

/// `Trafikkontroller vid skolorna, minst 60`: what stands first is counted, where a report counts it and nothing else is.
pub(super) fn name_only<'a>(targets: &mut [Target<'a>], row: &Row<'a>) {
    let [only] = targets else { return };
    let Some(first) = row.activity.text.split(' ').next().filter(|_| only.unit.is_none()) else { return };
    let mut units = row.reports.iter().flat_map(|report| &report.counts).filter_map(|count| count.unit.as_deref());
    if units.any(|unit| same_noun(first, unit)) {
        only.unit = Some(Cow::Owned(first.to_owned()));
    }
}

/// `Åtta insatser mot narkotika`: reports may count `narkotikainsatser`.
pub(super) fn compounds<'a>(targets: &mut [Target<'a>], promised: &str, reports: &[Report<'a>]) {
    for target in targets {
        let Some(unit) = target.unit.as_deref() else { continue };
        let head = unit.rsplit(' ').next().unwrap_or(unit);
        let units = || reports.iter().flat_map(|report| &report.counts).filter_map(|count| count.unit.as_deref());
        if units().any(|counted| same_noun(unit, counted)) {
            continue;
        }
        let heads = units().take(MOST_COUNTED).map(|counted| counted.rsplit(' ').next().unwrap_or(counted));
        let found = heads.filter(|counted| {
            let first = counted.strip_suffix(head).map(|first| first.strip_suffix('s').unwrap_or(first));
            first.is_some_and(|first| first.len() >= SHORTEST_FIRST && speaks_of(promised, first, counted))
        });
        if let Some(found) = found.into_iter().next() {
            target.unit = Some(Cow::Owned(found.to_owned()));
        }
    }
}

/// `Genomföra trafikkontroller minst tio gånger`: reports may count `trafikkontroller`. Of `märka cyklar vid tre tillfällen` the bicycles
/// are not what is done three times.
pub(super) fn events<'a>(targets: &mut [Target<'a>], promised: &str, reports: &[Report<'a>]) {
    let [only] = targets else { return };
    let says_times = |unit: Option<&str>| unit.is_some_and(|unit| are_times(unit, unit));
    let units =
        || reports.iter().flat_map(|report| &report.counts).take(MOST_COUNTED).map(|count| count.unit.as_deref());
    if !says_times(only.unit.as_deref()) || units().any(says_times) {
        return;
    }
    let counted = carried(promised).find_map(|event| units().flatten().find(|unit| same_noun(event, unit)));
    if let Some(counted) = counted {
        only.unit = Some(Cow::Owned(counted.to_owned()));
    }
}

/// What the thing itself is called that is to be done once: `cykelmärkning`. Of one to be done more often the one may be told of.
pub(super) fn event<'a>(target: &'a Target<'_>, promised: &'a str) -> Option<&'a str> {
    let unit = target.unit.as_deref()?;
    if are_times(unit, unit) && target.value.0 == 1.0 { carried(promised).next() } else { Some(unit) }
}

/// Whether a report begins with one of several that were promised: `Mötet hölls i maj.` says nothing of the other.
pub(super) fn tells_of_one(report: &Report<'_>, target: &Target<'_>, promised: &str) -> bool {
    let Some(unit) = target.unit.as_deref().filter(|_| target.value.0 != 1.0) else { return false };
    let first = Lower::new(report.text.split(' ').next().unwrap_or(""));
    let definite = first.ends_with("en") || first.ends_with("et");
    let is_it = |noun: &str| same_noun(noun, &first) && !Lower::new(noun).is(&first);
    definite && if are_times(unit, unit) { carried(promised).any(is_it) } else { is_it(unit) }
}

/// The words right after verbs of carrying out.
fn carried(promised: &str) -> impl Iterator<Item = &str> {
    let named = || words(promised).filter(|word| !word.is_empty());
    named().zip(named().skip(1)).filter(|(verb, _)| lex(verb).flags.any(Flags::CARRY)).map(|(_, event)| event)
}

/// Whether a word of a text is how a compound begins: `trafiken` for the `trafik` of `trafikinsatser`, and `båtsamverkan` for
/// the `båt` of `båtsamverkansområden` where `samverkansområden` were promised.
fn speaks_of(text: &str, first: &str, compound: &str) -> bool {
    text.split([' ', ',', '.']).map(Lower::new).any(|word| {
        let ending = word.strip_prefix(first);
        ending.is_some_and(|ending| ending.len() <= LONGEST_ENDING || compound.starts_with(&*word))
    })
}

/// Reports that count more things are read no further for the one that was promised.
const MOST_COUNTED: usize = 24;

/// A shorter first part of a compound may begin many words.
const SHORTEST_FIRST: usize = 4;

/// `trafik`, `trafiken`
const LONGEST_ENDING: usize = 3;

/// The number in a report that counts what the target counts.
pub(super) fn comparable(target: &Target<'_>, report: &Report<'_>) -> Option<f64> {
    let counted = |count: &Target<'_>| match (&target.unit, &count.unit) {
        (Some(target), Some(count)) => {
            same_noun(target, count)
                || is_last_part(target, count)
                || is_measure(target, count)
                || are_times(target, count)
        }
        _ => false,
    };
    // `Fem möten hölls. Runt 120 kom till det sista.`: beside a count of the thing itself one without a noun is of another,
    // but for the total that comes after it: `Fyra möten. Sammanlagt blev det tio.`
    let named = report.counts.iter().any(&counted) && !totals_later(report) && !totals_after_comma(report);
    let aside = counted_aside(report);
    let same: Vec<f64> = report
        .counts
        .iter()
        .enumerate()
        .filter(|(index, _)| !aside.get(*index).is_some_and(|aside| *aside))
        .map(|(_, count)| count)
        // `18 kontroller under året` counts what was promised for the only year.
        .filter(|count| {
            count.per.is_none() || count.per == target.per || (count.per, target.per) == (Some(Per::Year), None)
        })
        .filter(|count| counted(count) || count.unit.is_none() && !named)
        .map(|count| count.value.0)
        .collect();
    let same = without_compared(same, report);
    match same.as_slice() {
        [] => None,
        [only] => Some(*only),
        // `Tre möten under perioden. Totalt har fem hållits.`: the total holds the rest.
        several if report.cumulative || counts_parts(&report.text) => several.iter().copied().reduce(f64::max),
        // Several parts of one report are added where they count the same thing.
        several => Some(several.iter().sum()),
    }
}

/// Of each count, whether it is of what is left, planned or compared with: `Fyra möten har hållits, två möten återstår`.
fn counted_aside(report: &Report<'_>) -> SmallVec<[bool; 4]> {
    if report.counts.is_empty() || !may_set_aside(&report.text) {
        return SmallVec::new();
    }
    let mut words = Words::default();
    let aside = set_aside(words.cut(&report.text, Signs::default()));
    // What a status or another cell counts stands in no text of its own.
    if aside.len() == report.counts.len() { aside } else { SmallVec::new() }
}

/// The counts without those of earlier years: `29 kontroller. Det är fler än 2020, då 19 kontroller gjordes.`
fn without_compared(counts: Vec<f64>, report: &Report<'_>) -> Vec<f64> {
    let Some(year) = report.period.map(|period| last_month(period).0).filter(|_| counts.len() > 1) else {
        return counts;
    };
    let earlier = |sentence: &&str| words(sentence).filter_map(year_of).any(|told| told < year);
    let compared: FxHashSet<&str> = report.text.split(". ").skip(1).filter(earlier).flat_map(words).collect();
    let left: Vec<f64> = counts.iter().copied().filter(|count| !compared.contains(&*count.to_string())).collect();
    if left.is_empty() { counts } else { left }
}

/// Whether a total is stated after the first sentence and not in it.
fn totals_later(report: &Report<'_>) -> bool {
    let totals = |text: &str| text.split([' ', ',', ':']).any(|word| lex(word).flags.any(Flags::CUMULATIVE));
    report.cumulative && report.text.split_once(". ").is_some_and(|(first, later)| !totals(first) && totals(later))
}

/// `Sex kontroller under hösten, totalt 19 sedan årets början`: whether a total stands after a comma, as a number of its
/// own.
fn totals_after_comma(report: &Report<'_>) -> bool {
    let total = |text: &str| {
        let mut words = text.split_whitespace();
        let totals = words.next().is_some_and(|word| lex(word).flags.any(Flags::CUMULATIVE));
        // The number is the last word, or a figure: `totalt 19 sedan i januari`, `sammanlagt fyra`.
        let figure = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let number = words.next().map(|word| word.trim_end_matches('.'));
        totals && number.is_some_and(|word| figure(word) || words.next().is_none() && is_numeral(word))
    };
    report.cumulative && report.text.split(", ").skip(1).any(total)
}

/// `fyra`
fn is_numeral(word: &str) -> bool {
    small_number(Words::default().cut(word, Signs::default())).is_some()
}

/// `33 kontroller, varav 12 på helger`: the first number holds the others.
fn counts_parts(text: &str) -> bool {
    text.split([' ', ',', '(']).any(|word| OF_WHICH.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Comparator, Date, Number, ReportPeriod, Span};

    fn count<'a>(value: f64, unit: Option<&'a str>) -> Target<'a> {
        Target {
            comparator: Comparator::Exactly,
            value: Number(value),
            unit: unit.map(Cow::Borrowed),
            per: None,
            span: Span::default(),
        }
    }

    #[test]
    fn counts_without_a_noun() {
        let found = |text: &'static str, counts: Vec<Target<'static>>, cumulative: bool| {
            let report = Report { period: None, text: Cow::Borrowed(text), span: Span::default(), counts, cumulative };
            comparable(&count(4.0, Some("möten")), &report)
        };
        let five = || count(5.0, Some("möten"));
        assert_eq!(found("Fem möten hölls. Runt 120 kom.", vec![five(), count(120.0, None)], false), Some(5.0));
        assert_eq!(found("Totalt fem möten. Runt 120 kom.", vec![five(), count(120.0, None)], true), Some(5.0));
        assert_eq!(found("Fem möten. Sammanlagt blev det tio.", vec![five(), count(10.0, None)], true), Some(10.0));
        let later = |text| found(text, vec![five(), count(9.0, None)], true);
        assert_eq!(later("Fem möten i höst, totalt 9 sedan i januari."), Some(9.0));
        assert_eq!(later("Fem möten i höst, sammanlagt nio."), Some(9.0));
        assert_eq!(later("Fem möten i höst, sammanlagt nio barn."), Some(5.0));
        assert_eq!(later("Fem möten i höst, totalt kom 9."), Some(5.0));
        // What is compared with is of an earlier year than that of the report.
        for (year, expected) in [(2021, 5.0), (2020, 8.0)] {
            let text = Cow::Borrowed("Fem möten. Det är fler än 2020, då 3 möten hölls.");
            let year = Date::Year(year);
            let period = Some(ReportPeriod::Range { start: year, end: year });
            let counts = vec![five(), count(3.0, Some("möten"))];
            let report = Report { period, text, span: Span::default(), counts, cumulative: false };
            assert_eq!(comparable(&count(4.0, Some("möten")), &report), Some(expected));
        }
        assert_eq!(found("Tio", vec![count(10.0, None)], false), Some(10.0));
        assert_eq!(found("Tio barn", vec![count(10.0, Some("barn"))], false), None);
    }

    #[test]
    fn compounds_of_what_was_promised() {
        let counted = |activity: &'static str, unit: &'static str| {
            let counts = vec![count(12.0, Some(unit))];
            let (text, span) = (Cow::Borrowed(""), Span::default());
            let report = Report { period: None, text, span, counts, cumulative: false };
            let mut targets = [count(8.0, Some("riktade insatser"))];
            compounds(&mut targets, activity, std::slice::from_ref(&report));
            events(&mut targets, activity, std::slice::from_ref(&report));
            comparable(&targets[0], &report)
        };
        let drugs = "Minst åtta riktade insatser mot narkotika";
        assert_eq!(counted(drugs, "riktade narkotikainsatser"), Some(12.0));
        assert_eq!(counted("Åtta riktade insatser i trafiken", "trafikinsatser"), Some(12.0));
        assert_eq!(counted(drugs, "trafikinsatser"), None);
        assert_eq!(counted("Åtta riktade insatser mot våld", "våldtäktsinsatser"), None);
    }
}

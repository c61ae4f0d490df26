use std::borrow::Cow;
use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Serialize;

use super::*;
use crate::document::{CommitmentId, CommitmentKind, Date, Number};

fn assert_like_serde(value: &(impl Json + Serialize)) {
    let mut json = Vec::new();
    value.write(&mut json);
    assert_eq!(String::from_utf8(json).unwrap(), serde_json::to_string(value).unwrap());
}

#[test]
fn strings_and_numbers() {
    for text in ["", "Löfte", "\"på\" a\\b", "rad\r\nrad\tcell\u{8}\u{C}", "\0\u{1B}\u{1F}\u{7F}\u{2028}😀"] {
        assert_like_serde(&text);
    }
    let entry = |key: &str| (key.to_owned(), format!("\"{key}\""));
    assert_like_serde(&BTreeMap::from(["stated", "found"].map(entry)));
    for number in [0, 1, 9, 10, 99, 100, 12_345, u64::MAX] {
        assert_like_serde(&number);
    }
    for number in [0.0, -0.0, 15.0, 0.78, -3.0, 1e15, 9e15, 1e16, 1e300, 4_294_967_295.0, 4_294_967_296.0, f64::NAN] {
        assert_like_serde(&Number(number));
    }
}

#[test]
fn dates_and_ids() {
    for date in [
        Date::Year(2018),
        Date::Year(7),
        Date::Season { year: 2015, season: 23 },
        Date::Month { year: 2022, month: 3 },
        Date::Day { year: 2018, month: 7, day: 1 },
    ] {
        assert_like_serde(&date);
        assert_like_serde(&ReportPeriod::Range { start: date, end: Date::Year(20_000) });
    }
    assert_like_serde(&CommitmentId { kind: CommitmentKind::Promise, number: 1 });
    assert_like_serde(&CommitmentId { kind: CommitmentKind::Activity, number: 120 });
    assert_like_serde(&ReportPeriod::Tertial { year: 2019, tertial: 3 });
    assert_like_serde(&ReportPeriod::Quarter { year: 2019, quarter: 4 });
    assert_like_serde(&ReportPeriod::Half { year: 2019, half: 2 });
}

#[test]
fn every_code() {
    use Actor::*;
    assert_like_serde(&Code::ALL.to_vec());
    assert_like_serde(&vec![Polis, Kommun, Raddningstjanst, Region, Lansstyrelse, Skola, Fastighetsagare]);
    assert_like_serde(&vec![Bostadsbolag, Kollektivtrafik, Vaktbolag, Forening, Naringsliv, Invanare, Other]);
    assert_like_serde(&vec![ActorBasis::Stated, ActorBasis::Heading, ActorBasis::Implied, ActorBasis::None]);
    assert_like_serde(&vec![Comparator::Exactly, Comparator::AtLeast, Comparator::AtMost]);
    assert_like_serde(&vec![Comparator::About, Comparator::MoreThan]);
    assert_like_serde(&vec![Per::Day, Per::Week, Per::Month, Per::Quarter, Per::Tertial, Per::HalfYear, Per::Year]);
    assert_like_serde(&vec![
        LagesbildSource::Medborgardialog,
        LagesbildSource::Medborgarundersokning,
        LagesbildSource::Medarbetardialog,
        LagesbildSource::Medarbetarundersokning,
        LagesbildSource::Trygghetsmatning,
        LagesbildSource::Underrattelse,
        LagesbildSource::Brottsstatistik,
        LagesbildSource::Kartlaggning,
        LagesbildSource::Other,
    ]);
    assert_like_serde(&vec![Cadence::Continuous, Cadence::Tertial, Cadence::Quarter]);
    assert_like_serde(&vec![Cadence::HalfYear, Cadence::Year]);
    assert_like_serde(&vec![Party::Kommun, Party::Polis, Party::Other]);
    assert_like_serde(&vec![Status::Met, Status::NotMet, Status::InProgress, Status::ReportedDone]);
    assert_like_serde(&vec![Status::ReportedNotDone, Status::Undetermined, Status::NotQuantified]);
    assert_like_serde(&vec![Severity::Info, Severity::Warning, Severity::Error]);
    assert_like_serde(&vec![Kind::Promise, Kind::FollowUp]);
    assert_like_serde(&vec![SourceFormat::Text, SourceFormat::Html, SourceFormat::Docx, SourceFormat::Pdf]);
    let (sha256, span) = ("0".repeat(64), Span::new(1, 10));
    let text = SourceText { converter: Cow::Borrowed("html"), sha256: sha256.clone(), bytes: 12 };
    assert_like_serde(&Source {
        name: Cow::Borrowed("a.html"),
        sha256,
        bytes: 12,
        format: SourceFormat::Html,
        encoding: Cow::Borrowed("UTF-8"),
        text: Some(text),
        span,
    });
}

proptest! {
    #[test]
    fn any_string(text in any::<String>()) {
        assert_like_serde(&text);
    }

    #[test]
    fn any_number(whole in any::<u64>(), number in any::<f64>()) {
        assert_like_serde(&whole);
        assert_like_serde(&Number(number));
        assert_like_serde(&Number((whole >> 20) as f64));
    }
}

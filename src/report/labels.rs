//! What coded values are called in the report, in Swedish and in English.

use super::numbers::number;
use crate::document::{
    Actor, ActorBasis, Cadence, Comparator, Date, Kind, LagesbildSource, Party, Per, Period, ReportPeriod, Severity,
    Status, Target,
};
use crate::link::Theme;
use crate::messages::Lang;

/// Every verdict, from best to worst and then those that say nothing; the order of all charts.
pub(crate) const STATUSES: [Status; 7] = [
    Status::Met,
    Status::ReportedDone,
    Status::InProgress,
    Status::NotMet,
    Status::ReportedNotDone,
    Status::Undetermined,
    Status::NotQuantified,
];

/// The place of a verdict in [`STATUSES`].
pub(crate) const fn status_index(status: Status) -> usize {
    match status {
        Status::Met => 0,
        Status::ReportedDone => 1,
        Status::InProgress => 2,
        Status::NotMet => 3,
        Status::ReportedNotDone => 4,
        Status::Undetermined => 5,
        Status::NotQuantified => 6,
    }
}

/// The verdict's name in JSON, which is also its class in the style sheet.
pub(crate) const fn status_code(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::ReportedDone => "reported_done",
        Status::InProgress => "in_progress",
        Status::NotMet => "not_met",
        Status::ReportedNotDone => "reported_not_done",
        Status::Undetermined => "undetermined",
        Status::NotQuantified => "not_quantified",
    }
}

/// A sign for the verdict, so that colour is never the only difference.
pub(crate) const fn status_sign(status: Status) -> &'static str {
    match status {
        Status::Met => "✓",
        Status::ReportedDone => "(✓)",
        Status::InProgress => "…",
        Status::NotMet => "✗",
        Status::ReportedNotDone => "(✗)",
        Status::Undetermined => "?",
        Status::NotQuantified => "○",
    }
}

const fn either(lang: Lang, sv: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
}

/// What a verdict is called.
pub(crate) const fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Met => either(lang, "Uppfyllt", "Met"),
        Status::ReportedDone => either(lang, "Uppges genomfört", "Reported done"),
        Status::InProgress => either(lang, "Pågår", "In progress"),
        Status::NotMet => either(lang, "Inte uppfyllt", "Not met"),
        Status::ReportedNotDone => either(lang, "Uppges inte genomfört", "Reported not done"),
        Status::Undetermined => either(lang, "Går inte att avgöra", "Undetermined"),
        Status::NotQuantified => either(lang, "Utan mätbart mål", "No measurable target"),
    }
}

/// What a verdict means.
pub(crate) const fn status_meaning(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Met => either(lang, "Redovisat antal når målet.", "The number reported reaches the target."),
        Status::ReportedDone => either(
            lang,
            "Uppföljningen säger att det är gjort, utan ett antal att jämföra.",
            "The follow-up says it was done, without a number to compare.",
        ),
        Status::InProgress => either(
            lang,
            "Pågår enligt uppföljningen, eller under målet medan tid återstår.",
            "Under way according to the follow-up, or below the target with time left.",
        ),
        Status::NotMet => either(
            lang,
            "Tiden är ute och redovisat antal är lägre än målet.",
            "The time is over and the number reported is below the target.",
        ),
        Status::ReportedNotDone => {
            either(lang, "Uppföljningen säger att det inte är gjort.", "The follow-up says it was not done.")
        }
        Status::Undetermined => either(
            lang,
            "Det finns ett mål, men redovisningen räcker inte för att jämföra.",
            "There is a target, but what is reported cannot be compared with it.",
        ),
        Status::NotQuantified => either(
            lang,
            "Inget mål att räkna och ingen uttrycklig status.",
            "No target to count and no explicit status.",
        ),
    }
}

pub(crate) const fn theme(theme: Theme, lang: Lang) -> &'static str {
    match theme {
        Theme::OffentligMiljo => either(lang, "Trygghet i offentlig miljö", "Safe public places"),
        Theme::Narkotika => either(lang, "Narkotika", "Drugs"),
        Theme::Alkohol => either(lang, "Alkohol", "Alcohol"),
        Theme::Ungdomar => either(lang, "Barn och unga", "Children and young people"),
        Theme::Trafik => either(lang, "Trafik", "Traffic"),
        Theme::Tillganglighet => either(lang, "Synlighet och tillgänglighet", "Visible and easy to reach"),
        Theme::NaraRelation => either(lang, "Våld i nära relation", "Violence in close relationships"),
        Theme::Inbrott => either(lang, "Inbrott och stöld", "Burglary and theft"),
        Theme::Skadegorelse => either(lang, "Skadegörelse och klotter", "Damage and graffiti"),
        Theme::Bedragerier => either(lang, "Bedrägerier", "Fraud"),
        Theme::Brandskydd => either(lang, "Brandskydd", "Fire safety"),
        Theme::Medborgardialog => either(lang, "Medborgardialog", "Talks with residents"),
        Theme::Samverkan => either(lang, "Samverkan", "Working together"),
    }
}

pub(crate) const fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Promise => either(lang, "Medborgarlöfte", "Citizen promise"),
        Kind::FollowUp => either(lang, "Uppföljning", "Follow-up"),
    }
}

pub(crate) const fn actor(actor: Actor, lang: Lang) -> &'static str {
    match actor {
        Actor::Polis => either(lang, "Polisen", "Police"),
        Actor::Kommun => either(lang, "Kommunen", "Kommun"),
        Actor::Raddningstjanst => either(lang, "Räddningstjänsten", "Rescue service"),
        Actor::Region => either(lang, "Regionen", "Region"),
        Actor::Lansstyrelse => either(lang, "Länsstyrelsen", "County administrative board"),
        Actor::Skola => either(lang, "Skola", "School"),
        Actor::Fastighetsagare => either(lang, "Fastighetsägare", "Property owners"),
        Actor::Bostadsbolag => either(lang, "Bostadsbolag", "Housing company"),
        Actor::Kollektivtrafik => either(lang, "Kollektivtrafik", "Public transport"),
        Actor::Vaktbolag => either(lang, "Vaktbolag", "Security company"),
        Actor::Forening => either(lang, "Förening", "Association"),
        Actor::Naringsliv => either(lang, "Näringsliv", "Businesses"),
        Actor::Invanare => either(lang, "Invånare", "Residents"),
        Actor::Other => either(lang, "Annan", "Other"),
    }
}

/// How it is known who acts; nothing where the text names them.
pub(crate) const fn actor_basis(basis: ActorBasis, lang: Lang) -> &'static str {
    match basis {
        ActorBasis::Stated => "",
        ActorBasis::Heading => either(lang, "enligt rubriken", "by the heading"),
        ActorBasis::Implied => either(lang, "underförstått", "implied"),
        ActorBasis::None => either(lang, "ingen anges", "none named"),
    }
}

pub(crate) const fn party(party: Party, lang: Lang) -> &'static str {
    match party {
        Party::Kommun => either(lang, "för kommunen", "for the kommun"),
        Party::Polis => either(lang, "för polisen", "for the police"),
        Party::Other => either(lang, "för annan part", "for another party"),
    }
}

pub(crate) const fn cadence(cadence: Cadence, lang: Lang) -> &'static str {
    match cadence {
        Cadence::Continuous => either(lang, "löpande", "continuously"),
        Cadence::Tertial => either(lang, "varje tertial", "every tertial"),
        Cadence::Quarter => either(lang, "varje kvartal", "every quarter"),
        Cadence::HalfYear => either(lang, "varje halvår", "every half-year"),
        Cadence::Year => either(lang, "varje år", "every year"),
    }
}

pub(crate) const fn lagesbild_source(source: LagesbildSource, lang: Lang) -> &'static str {
    match source {
        LagesbildSource::Medborgardialog => either(lang, "Medborgardialog", "Talks with residents"),
        LagesbildSource::Medborgarundersokning => either(lang, "Medborgarundersökning", "Survey of residents"),
        LagesbildSource::Medarbetardialog => either(lang, "Medarbetardialog", "Talks with staff"),
        LagesbildSource::Medarbetarundersokning => either(lang, "Medarbetarundersökning", "Survey of staff"),
        LagesbildSource::Trygghetsmatning => either(lang, "Trygghetsmätning", "Survey of safety"),
        LagesbildSource::Underrattelse => either(lang, "Underrättelser", "Police intelligence"),
        LagesbildSource::Brottsstatistik => either(lang, "Brottsstatistik", "Crime statistics"),
        LagesbildSource::Kartlaggning => either(lang, "Kartläggning", "Mapping"),
        LagesbildSource::Other => either(lang, "Annan källa", "Other source"),
    }
}

pub(crate) const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Info => either(lang, "Upplysning", "Note"),
        Severity::Warning => either(lang, "Varning", "Warning"),
        Severity::Error => either(lang, "Fel", "Error"),
    }
}

/// The class of a severity in the style sheet, which is its name in JSON.
pub(crate) const fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A date as it is read: a season by its name, all else as ISO 8601.
pub(crate) fn date(date: Date, lang: Lang) -> String {
    let Date::Season { year, season } = date else { return date.to_string() };
    let name = match season {
        21 => either(lang, "våren", "spring"),
        22 => either(lang, "sommaren", "summer"),
        23 => either(lang, "hösten", "autumn"),
        _ => either(lang, "vintern", "winter"),
    };
    format!("{name} {year}")
}

pub(crate) fn period(Period { start, end, span: _ }: Period, lang: Lang) -> String {
    match end {
        Some(end) if end == start => date(start, lang),
        Some(end) => range(start, end, lang),
        None => format!("{} {}", either(lang, "från", "from"), date(start, lang)),
    }
}

pub(crate) fn report_period(period: ReportPeriod, lang: Lang) -> String {
    match period {
        ReportPeriod::Tertial { year, tertial } => format!("{} {tertial} {year}", either(lang, "tertial", "tertial")),
        ReportPeriod::Quarter { year, quarter } => format!("{} {quarter} {year}", either(lang, "kvartal", "quarter")),
        ReportPeriod::Half { year, half } => format!("{} {half} {year}", either(lang, "halvår", "half")),
        ReportPeriod::Range { start, end } if start == end => date(start, lang),
        ReportPeriod::Range { start, end } => range(start, end, lang),
    }
}

/// From one date to another; dates that have hyphens of their own stand apart.
fn range(start: Date, end: Date, lang: Lang) -> String {
    let are_years = matches!((start, end), (Date::Year(_), Date::Year(_)));
    let dash = if are_years { "–" } else { " – " };
    format!("{}{dash}{}", date(start, lang), date(end, lang))
}

/// The year that a report is for: the last that it covers.
pub(crate) const fn report_year(period: ReportPeriod) -> u16 {
    match period {
        ReportPeriod::Tertial { year, .. } | ReportPeriod::Quarter { year, .. } | ReportPeriod::Half { year, .. } => {
            year
        }
        ReportPeriod::Range { end: Date::Year(year), .. }
        | ReportPeriod::Range { end: Date::Season { year, .. }, .. }
        | ReportPeriod::Range { end: Date::Month { year, .. }, .. }
        | ReportPeriod::Range { end: Date::Day { year, .. }, .. } => year,
    }
}

/// A target in words: `minst 10 riktade insatser per år`.
pub(crate) fn target(target: &Target<'_>, lang: Lang) -> String {
    let Target { comparator, value, unit, per, span: _ } = target;
    let comparator = match comparator {
        Comparator::Exactly => "",
        Comparator::AtLeast => either(lang, "minst ", "at least "),
        Comparator::AtMost => either(lang, "högst ", "at most "),
        Comparator::About => either(lang, "cirka ", "about "),
        Comparator::MoreThan => either(lang, "fler än ", "more than "),
    };
    let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let per = per.map_or("", |per| match per {
        Per::Day => either(lang, " per dygn", " per day"),
        Per::Week => either(lang, " per vecka", " per week"),
        Per::Month => either(lang, " per månad", " per month"),
        Per::Quarter => either(lang, " per kvartal", " per quarter"),
        Per::Tertial => either(lang, " per tertial", " per tertial"),
        Per::HalfYear => either(lang, " per halvår", " per half-year"),
        Per::Year => either(lang, " per år", " per year"),
    });
    format!("{comparator}{}{unit}{per}", number(*value, lang))
}

#[cfg(test)]
mod tests {
    use crate::document::{Number, Span};

    use super::*;

    #[test]
    fn targets_and_times() {
        let unit = Some("kontroller".into());
        let of = Target {
            comparator: Comparator::AtLeast,
            value: Number(0.5),
            unit,
            per: Some(Per::Day),
            span: Span::new(0, 1),
        };
        assert_eq!(target(&of, Lang::Sv), "minst 0,5 kontroller per dygn");
        assert_eq!(target(&of, Lang::En), "at least 0.5 kontroller per day");
        let period = |start: &str, end: Option<&str>| {
            let date = |text: &str| text.parse().unwrap();
            super::period(Period { start: date(start), end: end.map(date), span: Span::new(0, 1) }, Lang::Sv)
        };
        assert_eq!(period("2018", Some("2018")), "2018");
        assert_eq!(period("2018", Some("2019")), "2018–2019");
        assert_eq!(period("2018-07-01", Some("2020-06-30")), "2018-07-01 – 2020-06-30");
        assert_eq!(period("2015-23", None), "från hösten 2015");
        assert_eq!(report_period(ReportPeriod::Tertial { year: 2019, tertial: 3 }, Lang::En), "tertial 3 2019");
    }

    #[test]
    fn the_order_of_verdicts() {
        assert!(STATUSES.iter().enumerate().all(|(index, status)| status_index(*status) == index));
    }
}

//! The words of the report, in Swedish and in English, as data.

use crate::messages::Lang;

macro_rules! strings {
    ($($name:ident: $sv:literal, $en:literal;)*) => {
        /// Every fixed text of the report in one language.
        #[derive(Debug)]
        pub(crate) struct Strings {
            $(pub(crate) $name: &'static str,)*
        }

        static SV: Strings = Strings { $($name: $sv,)* };
        static EN: Strings = Strings { $($name: $en,)* };

        #[cfg(test)]
        const NAMES: &[(&str, &str, &str)] = &[$((stringify!($name), $sv, $en),)*];
    };
}

/// The words of a language.
pub(crate) fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::Sv => &SV,
        Lang::En => &EN,
    }
}

strings! {
    skip: "Hoppa till innehållet", "Skip to the content";
    title:
        "Medborgarlöften – vad som lovades och vad som kom av det",
        "Citizen promises – what was promised and what came of it";
    contents: "Innehåll", "Contents";
    in_short: "I korthet", "In short";
    documents: "Dokument", "Documents";
    kommuner: "Kommuner", "Kommuner";
    kommun: "Kommun", "Kommun";
    no_kommun: "Ingen kommun angiven", "No kommun named";
    year: "År", "Year";
    promises: "Löften", "Promises";
    activities: "Aktiviteter", "Activities";
    promises_and_activities: "Löften och aktiviteter", "Promises and activities";
    measurable: "Går att följa upp", "Can be followed up";
    outcomes: "Utfall", "Outcomes";
    outcomes_lead:
        "Varje åtagande har vägts mot det som redovisats om det i alla uppföljningar, och räknas en gång. Bedömningen bygger bara på texterna; om löftet hölls i verkligheten framgår inte här.",
        "Each commitment was held against what all follow-ups report on it, and counts once. The verdict rests on the texts alone; whether the promise was kept in fact is not in them.";
    no_outcomes:
        "Underlaget har inga uppföljningar, så inget utfall kan visas.",
        "There are no follow-ups among the documents, so no outcome can be shown.";
    all_outcomes: "Alla följda åtaganden", "All commitments followed up";
    verdict: "Bedömning", "Verdict";
    number: "Antal", "Number";
    share: "Andel", "Share";
    meaning: "Betydelse", "Meaning";
    by_kommun: "Utfall per kommun och år", "Outcomes by kommun and year";
    by_kommun_note:
        "Talen visar hur många åtaganden som är uppfyllda eller uppges genomförda, av alla som redovisats för det året. Staplarna har samma ordning och färger som tabellen ovan. Ett dokument för flera kommuner räknas hos var och en.",
        "The numbers show how many commitments are met or reported done, of all that were reported on for that year. The bars have the order and colours of the table above. A document of several kommuner counts for each.";
    measurable_heading: "Aktiviteter som går att följa upp", "Activities that can be followed up";
    measurable_note:
        "En aktivitet går att följa upp när den har minst ett mål som kan räknas, till exempel ”minst tio insatser”. Har ett medborgarlöfte bara en nivå räknas löftena själva. År är det första året löftet gäller. Ett dokument som finns i flera versioner räknas en gång.",
        "An activity can be followed up when it has at least one target that can be counted, such as “minst tio insatser”. Where a document has one level only, its promises are counted. The year is the first of the period. A document that is there in several versions counts once.";
    no_measurable:
        "Underlaget har inga medborgarlöften med angivet år.",
        "No document states both promises and a year.";
    with_target: "Med mål", "With a target";
    in_all: "Totalt", "In all";
    themes: "Teman över tid", "Themes over time";
    theme: "Tema", "Theme";
    themes_note:
        "Antal aktiviteter per tema och det första året löftet gäller, i medborgarlöften. En aktivitet kan ha flera teman, som bestäms av orden i den. Sist står utfallet för det som följts upp.",
        "Number of activities by theme and the first year of the period, in citizen promises. An activity can have several themes, which its words tell. The outcome of what was followed up stands last.";
    no_themes:
        "Inget medborgarlöfte i underlaget har både tema och angivet år.",
        "No citizen promise among the documents has both a theme and a year.";
    lan: "Län", "Län";
    lan_heading: "Läget i länen", "The counties (län)";
    lan_note:
        "Rutorna ligger ungefär som länen på kartan. Talet är antalet dokument.",
        "The squares lie roughly as the counties do on the map. The number is that of documents.";
    lan_table: "Län för län", "County by county";
    met_or_done: "Uppfyllt eller uppges genomfört", "Met or reported done";
    reading: "Vad som kunde läsas", "What could be read";
    files_read: "Filer som gav dokument", "Files that gave documents";
    files_none: "Filer som inte är medborgarlöften", "Files that are no citizen promises";
    files_failed: "Filer som inte kunde läsas", "Files that could not be read";
    files_skipped: "Filer som hoppades över", "Files that were skipped";
    not_read: "Filer som inte kunde läsas", "Files that could not be read";
    file: "Fil", "File";
    reason: "Orsak", "Reason";
    all_read: "Alla filer kunde läsas.", "All files could be read.";
    unclaimed_share: "Andel av texten som inte förstods", "Share of the text that was not understood";
    findings: "Anmärkningar", "Findings";
    finding: "Anmärkning", "Finding";
    severity: "Vikt", "Severity";
    no_findings: "Inga anmärkningar.", "No findings.";
    document_list: "Alla dokument", "All documents";
    filter: "Visa bara", "Show only";
    all: "Alla", "All";
    period: "Period", "Period";
    kind: "Slag", "Kind";
    status: "Utfall", "Outcome";
    reset: "Visa alla", "Show all";
    filter_note:
        "Urvalet gäller listan och dokumenten nedan, inte diagrammen.",
        "The choice applies to the list and the documents below, not to the charts.";
    belongs_to: "Hör ihop med", "Belongs to";
    reports_on: "följer upp", "follows up";
    followed_up_by: "följs upp i", "is followed up in";
    before: "efter", "after";
    after: "före", "before";
    no_match: "Inget dokument passar urvalet.", "No document fits the choice.";
    each_document: "Dokument för dokument", "Document by document";
    source_text: "Källtext", "Source text";
    source_help:
        "Det markerade är uttaget som värden. Välj en markering för att se värdet, eller ett värde för att se var det står.",
        "What is marked was taken out as values. Choose a mark to see its value, or a value to see where it stands.";
    values: "Uttagna värden", "Extracted values";
    about_document: "Om dokumentet", "About the document";
    title_field: "Rubrik", "Title";
    area: "Område", "Area";
    reporting: "Redovisar", "Reports on";
    cadence: "Följs upp", "Followed up";
    signed: "Undertecknat", "Signed";
    signatories: "Undertecknare", "Signatories";
    acting: "tillförordnad", "acting";
    preamble: "Inledning", "Introduction";
    promise_count: "Angivet antal löften", "Stated number of promises";
    duration: "Angiven giltighet", "Stated duration";
    years_unit: "år", "years";
    based_on: "Bygger på", "Rests on";
    about: "Vad ett medborgarlöfte är", "What a citizen promise is";
    standard_wording: "standardtext", "standard wording";
    own_wording: "egen text", "own wording";
    lagesbild: "Lägesbild", "Local picture (lägesbild)";
    drawn_from: "Hämtad från", "Drawn from";
    refers_to: "Nämner löften för", "Names promises for";
    follow_up_plan: "Plan för uppföljning", "Plan for the follow-up";
    link: "Länk", "Link";
    open_link: "öppna", "open";
    other_sections: "Övriga texter", "Other texts";
    actors: "Vem", "Who";
    partners: "Tillsammans med", "Together with";
    targets: "Mål", "Target";
    serves: "Hör till", "Serves";
    rows: "Uppföljning", "Follow-up";
    no_report: "Inget redovisat", "Nothing reported";
    counts: "Antal", "Count";
    cumulative: "sammanlagt", "in all";
    promised_number: "lovat", "promised";
    achieved_number: "redovisat", "reported";
    rests_on: "Bygger på", "Rests on";
    explanation: "Förklaring", "Explanation";
    not_understood: "Ej tolkad text", "Text not understood";
    unclaimed: "Ej tolkat", "Not understood";
    accounting: "Vad som blev av texten", "What became of the text";
    acc_value: "Värden", "Values";
    acc_boilerplate: "Känd struktur (rubriker, standardord)", "Known structure (headings, standard words)";
    acc_markup: "Markering och sidornas ramar", "Markup and page furniture";
    acc_unclaimed: "Ej tolkat", "Not understood";
    bytes_note: "Byte utan blanktecken", "Bytes, blanks left out";
    what_to_do: "Gör så här", "What to do";
    back: "Till översikten", "Back to the overview";
    no_source:
        "Källtexten hittades inte, så bara värdena visas.",
        "The source text was not found, so only the values are shown.";
    changed_source:
        "Filen har ändrats sedan den lästes, så bara värdena visas.",
        "The file has changed since it was read, so only the values are shown.";
    unfit_source:
        "Värdenas platser passar inte källtexten, så bara värdena visas.",
        "The places of the values do not fit the source text, so only the values are shown.";
    legend: "Så är texten markerad", "How the text is marked";
    k_fact: "Uppgift om dokumentet", "Fact about the document";
    k_section: "Längre text", "Longer text";
    k_promise: "Löfte", "Promise";
    k_activity: "Aktivitet", "Activity";
    k_theme: "Tema", "Theme";
    k_actor: "Aktör", "Actor";
    k_number: "Mål eller antal", "Target or count";
    k_report: "Redovisning", "Report";
    k_person: "Undertecknare", "Signatory";
    k_unclaimed: "Ej tolkat", "Not understood";
    k_note: "Anmärkning", "Finding";
    made_by: "Gjord med", "Made with";
    method:
        "Värdena är uttagna ur texterna efter regler, inte av en språkmodell. Varje värde leder till platsen i källtexten. Stavning och namn står som i källan.",
        "The values were taken from the texts by rules, not by a language model. Each leads to its place in the source. Spelling and names stand as in the source.";
}

/// A kommun with its word, as an author would write it.
pub(crate) fn kommun(name: &str, lang: Lang) -> String {
    if name.is_empty() { strings(lang).no_kommun.to_owned() } else { format!("{name} kommun") }
}

/// Texts put together from counts.
pub(crate) mod sentence {
    use super::super::numbers::{count, percent};
    use crate::messages::Lang;

    fn noun(number: u64, lang: Lang, sv: [&'static str; 2], en: [&'static str; 2]) -> String {
        let [one, many] = if lang == Lang::Sv { sv } else { en };
        format!("{} {}", count(number, lang), if number == 1 { one } else { many })
    }

    pub(crate) fn documents(number: u64, lang: Lang) -> String {
        noun(number, lang, ["dokument", "dokument"], ["document", "documents"])
    }

    pub(crate) fn kommuner(number: u64, lang: Lang) -> String {
        noun(number, lang, ["kommun", "kommuner"], ["kommun", "kommuner"])
    }

    /// What the report rests on.
    pub(crate) fn basis(documents: u64, kommuner: u64, years: &str, lang: Lang) -> String {
        let (documents, kommuner) = (self::documents(documents, lang), self::kommuner(kommuner, lang));
        let years = if years.is_empty() { String::new() } else { format!(", {years}") };
        match lang {
            Lang::Sv => format!("{documents} från {kommuner}{years}"),
            Lang::En => format!("{documents} from {kommuner}{years}"),
        }
    }

    /// `182 medborgarlöften och 31 uppföljningar`
    pub(crate) fn kinds(promises: u64, follow_ups: u64, lang: Lang) -> String {
        let promises =
            noun(promises, lang, ["medborgarlöfte", "medborgarlöften"], ["set of promises", "sets of promises"]);
        let follow_ups = noun(follow_ups, lang, ["uppföljning", "uppföljningar"], ["follow-up", "follow-ups"]);
        match lang {
            Lang::Sv => format!("{promises} och {follow_ups}"),
            Lang::En => format!("{promises} and {follow_ups}"),
        }
    }

    /// `40 löften, 97 aktiviteter`
    pub(crate) fn levels(promises: u64, activities: u64, lang: Lang) -> String {
        let promises = noun(promises, lang, ["löfte", "löften"], ["promise", "promises"]);
        let activities = noun(activities, lang, ["aktivitet", "aktiviteter"], ["activity", "activities"]);
        format!("{promises}, {activities}")
    }

    /// `i 8 av 21 län`
    pub(crate) fn lan(number: u64, lang: Lang) -> String {
        match lang {
            Lang::Sv => format!("i {number} av 21 län"),
            Lang::En => format!("in {number} of 21 län (counties)"),
        }
    }

    /// How many documents are shown; the script puts the number in the place of `{}`.
    pub(crate) fn shown(all: u64, lang: Lang) -> String {
        let all = count(all, lang);
        match lang {
            Lang::Sv => format!("Visar {{}} av {all} dokument."),
            Lang::En => format!("{{}} of {all} documents are shown."),
        }
    }

    /// `12 av 35`
    pub(crate) fn of(part: u64, whole: u64, lang: Lang) -> String {
        let (part, whole) = (count(part, lang), count(whole, lang));
        match lang {
            Lang::Sv => format!("{part} av {whole}"),
            Lang::En => format!("{part} of {whole}"),
        }
    }

    /// What came of what was followed up: met, reported done, not met or reported not done, and all.
    pub(crate) fn outcomes([met, done, not, all]: [u64; 4], lang: Lang) -> String {
        let share = percent(met + done, all, lang);
        let [met, done, not, all] = [met, done, not, all].map(|number| count(number, lang));
        match lang {
            Lang::Sv => format!(
                "Av {all} åtaganden som har följts upp är {met} uppfyllda och {done} uppges genomförda, tillsammans {share}. \
                 {not} har inte uppfyllts eller uppges inte genomförda."
            ),
            Lang::En => format!(
                "Of {all} commitments that were followed up, {met} are met and {done} are reported done, {share} together. \
                 {not} are not met or reported not done."
            ),
        }
    }

    pub(crate) fn no_follow_up(number: u64, lang: Lang) -> String {
        match lang {
            Lang::Sv => format!(
                "{} har ingen uppföljning i underlaget.",
                noun(number, lang, ["åtagande", "åtaganden"], ["", ""])
            ),
            Lang::En => format!(
                "{} without a follow-up among the documents.",
                noun(number, lang, ["", ""], ["commitment is", "commitments are"])
            ),
        }
    }

    pub(crate) fn measurable(part: u64, whole: u64, lang: Lang) -> String {
        let (share, of) = (percent(part, whole, lang), of(part, whole, lang));
        match lang {
            Lang::Sv => format!("{share} av aktiviteterna går att följa upp med ett tal ({of})."),
            Lang::En => format!("{share} of the activities can be followed up by a number ({of})."),
        }
    }

    /// How many files could not be read, and how much of the documents’ text was not understood, if any.
    pub(crate) fn not_read(files: u64, share: Option<&str>, lang: Lang) -> String {
        let failed = match (files, lang) {
            (0, Lang::Sv) => "Alla filer kunde läsas".to_owned(),
            (0, Lang::En) => "All files could be read".to_owned(),
            (_, Lang::Sv) => noun(files, lang, ["fil kunde inte läsas", "filer kunde inte läsas"], ["", ""]),
            (_, Lang::En) => noun(files, lang, ["", ""], ["file could not be read", "files could not be read"]),
        };
        match (share, lang) {
            (Some(share), Lang::Sv) => format!("{failed}; {share} av texten i dokumenten förstods inte."),
            (Some(share), Lang::En) => format!("{failed}; {share} of the documents’ text was not understood."),
            (None, Lang::Sv) => format!("{failed}; all text i dokumenten förstods."),
            (None, Lang::En) => format!("{failed}; all of the documents’ text was understood."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_everything() {
        // Words that are the same in both, as the glossary of the project has it.
        let same = ["kommuner", "kommun", "lan", "period", "theme"];
        for (name, sv, en) in NAMES {
            assert!(!sv.is_empty() && !en.is_empty(), "{name}");
            assert!(sv != en || same.contains(name), "{name} is the same in both: {sv}");
            assert_eq!(sv.ends_with('.'), en.ends_with('.'), "{name}");
        }
        assert_eq!(strings(Lang::Sv).documents, "Dokument");
        assert_eq!(strings(Lang::En).documents, "Documents");
    }

    #[test]
    fn sentences() {
        assert_eq!(sentence::basis(1, 1, "2019", Lang::Sv), "1 dokument från 1 kommun, 2019");
        assert_eq!(sentence::basis(2, 3, "", Lang::En), "2 documents from 3 kommuner");
        assert_eq!(
            sentence::outcomes([2, 1, 3, 8], Lang::En),
            "Of 8 commitments that were followed up, 2 are met and 1 are reported done, 38% together. \
             3 are not met or reported not done."
        );
        assert_eq!(
            sentence::not_read(1, Some("2\u{a0}%"), Lang::Sv),
            "1 fil kunde inte läsas; 2\u{a0}% av texten i dokumenten förstods inte."
        );
    }
}

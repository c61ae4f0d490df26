//! `lofte explain`

use clap::builder::{PossibleValuesParser, TypedValueParser};
use medborgarlofte::document::{Code, Severity};

use super::output::print;
use super::{CouldNotRun, Exit};

/// Explain a diagnostic: what it says, why it matters, what to do
#[derive(clap::Args)]
pub struct Args {
    /// The code in the diagnostic's square brackets
    #[arg(value_parser = codes())]
    code: Code,
}

fn codes() -> impl TypedValueParser<Value = Code> {
    PossibleValuesParser::new(Code::ALL.iter().map(|code| code.as_str())).try_map(|name| {
        let code = Code::ALL.iter().find(|code| code.as_str() == name);
        code.copied().ok_or("no such code")
    })
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let Page { what, why, remedy } = page(args.code);
    let severity = match args.code.severity() {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    print(&format!("{} ({severity})\n\nWhat:       {what}\nWhy:        {why}\nWhat to do: {remedy}\n", args.code))
}

struct Page {
    what: &'static str,
    why: &'static str,
    remedy: &'static str,
}

fn page(code: Code) -> Page {
    let (what, why, remedy) = match code {
        Code::NotAMedborgarlofte => (
            "The text is neither a medborgarlöfte nor a follow-up of one, so there is no document.",
            "Reading promises into a text that makes none would put invented facts among real ones.",
            "Nothing, if the file lies there by chance; otherwise see that its title says medborgarlöfte and that its \
             promises stand under a line such as \"Polisen och kommunen lovar att:\".",
        ),
        Code::EmptyFile => (
            "The file has no text: it is empty, or holds only white space.",
            "An empty file usually means that a download or a conversion failed.",
            "Fetch or convert the file again; a scanned PDF must be read by OCR first.",
        ),
        Code::BinaryFile => (
            "The file holds bytes that no text has, or is far larger than any text of this kind.",
            "A PDF or Word file read as if it were text gives rubbish, so it is not read at all.",
            "Convert the document to plain text or Markdown, and read that.",
        ),
        Code::LimitExceeded => (
            "The file, one of its lines or tables, or the text taken out of it is larger than is read.",
            "A file without bounds could take all memory and time from the files after it.",
            "Split the file at the place that the message names; no medborgarlöfte comes near any of the limits.",
        ),
        Code::UnsupportedFormat => (
            "The file is in a format that this build of lofte was made without.",
            "Each format needs a reader of its own, and a build can leave readers out.",
            "Use a build with the feature that the message names, or convert the file to text.",
        ),
        Code::DamagedFile => (
            "The file is not a whole file of the kind that its name or its first bytes say.",
            "Half a file would give half a document that looks like a whole one.",
            "Fetch the file again, or open it and save it anew.",
        ),
        Code::EncryptedFile => (
            "The file is locked with a password.",
            "What cannot be read is reported, never guessed.",
            "Save it without a password.",
        ),
        Code::ScannedFile => (
            "The file has pages but no text on them: it is likely a scanned paper.",
            "Letters in pictures are read by other programs, which is called OCR.",
            "Run OCR on it, for instance `ocrmypdf --language swe IN.pdf OUT.pdf`, and read what comes out.",
        ),
        Code::ConversionFailed => (
            "Taking the text out of the file took too long or too much memory, or the converter broke down.",
            "A bad file may cost only itself, so it is stopped and the others are done.",
            "Convert it with another tool, for instance `pdftotext -layout`, and read the text.",
        ),
        Code::RepairedText => (
            "A conversion had garbled letters, such as `Ã¶` for `ö`, and they were put right.",
            "The words could not be recognised otherwise; spans still point at the garbled letters in the file.",
            "Convert the original again with the right encoding, and the finding is gone.",
        ),
        Code::LostCharacters => (
            "A conversion lost letters: a sign of replacement stands in their place.",
            "What is lost cannot be put back, so words with the sign may not be recognised.",
            "Convert the original again with the right encoding.",
        ),
        Code::UncertainLines => (
            "It cannot be told whether a line goes on with the one before it or begins a new item or row.",
            "A conversion broke long lines just where short ones end, so two items may be read as one, or one as two.",
            "Put a list marker before each item or a blank line between rows, or convert the original without line breaks.",
        ),
        Code::AssumedEncoding => (
            "The bytes are not UTF-8 and do not say what else they are; the encoding named in the message was taken.",
            "Had it been another one, the letters å, ä and ö would be wrong.",
            "See that names read right in the output, and save the file as UTF-8.",
        ),
        Code::UnclaimedText => (
            "The text at this place is not part of any value, heading or page furniture that is known.",
            "Nothing is left out in silence: what no rule understands is listed, and may be a promise in a new form.",
            "Read the passage; if it matters, report the wording so that a rule for it can be made.",
        ),
        Code::MissingKommun => (
            "No kommun is named in the title or the text.",
            "Without a kommun the document cannot be joined to anything else, and its id is incomplete.",
            "Name the kommun in the title, as in \"Medborgarlöfte i Aneby kommun 2023-2024\".",
        ),
        Code::KommunMismatch => (
            "The title names one kommun and the text another; the one in the title was taken.",
            "It happens when the text of a neighbour is used again, and the promises may then be the neighbour's.",
            "Mend the name that is wrong.",
        ),
        Code::MissingPeriod => (
            "The document does not say for which time it holds.",
            "Without a period it cannot be told which promises are in force, or what a follow-up reports on.",
            "Put the years in the title, as in \"Medborgarlöfte i Aneby kommun 2023-2024\".",
        ),
        Code::AmbiguousPeriod => (
            "A sentence gives other years than the title; the title's were taken, and the message names the others.",
            "A reader cannot tell either which of them holds.",
            "State one period, the same everywhere in the document.",
        ),
        Code::ImpossibleDate => (
            "The calendar has no such day, 31 June for example, so no date was taken from it.",
            "Guessing the day that was meant would turn a slip into a fact.",
            "Mend the date in the document.",
        ),
        Code::ReversedPeriod => (
            "The period ends before it begins.",
            "One of the two years is wrong, and nothing tells which.",
            "Mend the period in the document.",
        ),
        Code::PromiseCountMismatch => (
            "The text states a number of promises, and another number is listed.",
            "Either a promise was lost on the way, or the introduction was taken over from an earlier document.",
            "Count the promises in the list, and mend the number or the list.",
        ),
        Code::DurationMismatch => (
            "The text says for how many years the promises hold, and the period has another length.",
            "A reader cannot tell when the promises end.",
            "Mend the number of years or the period.",
        ),
        Code::SignedAfterPeriod => (
            "The document is signed after the period that it is for has ended.",
            "Usually the year of the signing or of the period is a slip.",
            "Compare the date of signing with the period, and mend the one that is wrong.",
        ),
        Code::MisspeltOrganisation => (
            "The name of an organisation is spelt in a way that it is not known by; the usual spelling was taken.",
            "The same organisation under two names counts as two; the spelling of the text is kept beside it.",
            "Mend the name in the document.",
        ),
        Code::EmptyItem => (
            "A list has an item without any text.",
            "It is often what is left of an item that was deleted, or that a conversion lost.",
            "Remove the list marker, or put back the text.",
        ),
        Code::AmbiguousLevels => (
            "Promises and activities stand in one list, and nothing marks where the ones end and the others begin.",
            "Which is which had to be told from the wording alone.",
            "Put a line between them, as in \"Det ska vi åstadkomma genom följande aktiviteter:\".",
        ),
        Code::TruncatedItem => (
            "The file ends in the middle of a sentence; the fragment was kept as it stands.",
            "The end of the document is likely to be missing, with whatever else stood there.",
            "Fetch or convert the file again, and compare the end with the original.",
        ),
        Code::AmbiguousReport => (
            "A report fits several activities equally well; it was put with the one that the message names.",
            "Under the wrong activity it would make a kept promise look broken, or a broken one kept.",
            "Repeat the activity's wording in the report, or set both in one row of a table.",
        ),
        Code::UnmatchedReport => (
            "Something is reported that belongs to no promise or activity of the document.",
            "The promise that it answers is missing, or is worded too differently to be recognised.",
            "Name the promise over the report.",
        ),
        Code::UnknownColumn => (
            "A column of the table does not say which time its reports are for.",
            "Its reports are kept, but cannot be set against a period.",
            "Give the column a heading such as \"Tertial 1\".",
        ),
    };
    Page { what, why, remedy }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_one_sentence_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for &code in Code::ALL {
            let Page { what, why, remedy } = page(code);
            for answer in [what, why, remedy] {
                assert!(answer.ends_with('.') && answer.starts_with(char::is_uppercase), "{code}: {answer}");
                assert!(!answer.contains(". "), "{code}: {answer}");
                assert!(seen.insert(answer), "{code} says what another code says: {answer}");
            }
        }
    }
}

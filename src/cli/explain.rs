//! `lofte explain`

use clap::builder::{PossibleValuesParser, TypedValueParser};
use medborgarlofte::document::Code;
use medborgarlofte::messages::{Guide, Lang, Words, guide};

use super::lang::{self, LangArg};
use super::output::print;
use super::{CouldNotRun, Exit, render};

/// Explain a diagnostic: what it says, why it matters, what to do
#[derive(clap::Args)]
pub struct Args {
    /// The code in the diagnostic's square brackets
    #[arg(value_parser = codes())]
    code: Code,

    /// The language to explain in; by default that of the locale
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
}

fn codes() -> impl TypedValueParser<Value = Code> {
    PossibleValuesParser::new(Code::ALL.iter().map(|code| code.as_str())).try_map(|name| {
        let code = Code::ALL.iter().find(|code| code.as_str() == name);
        code.copied().ok_or("no such code")
    })
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    print(&page(args.code, lang::chosen(args.lang)))
}

/// All that is said about a code.
pub fn page(code: Code, lang: Lang) -> String {
    let guide = guide(code);
    let Guide { wrong, right, .. } = guide;
    let Words { message, help, what, why } = guide.words(lang);
    let severity = render::severity_name(code.severity(), lang);
    let names = match lang {
        Lang::Sv => ["Säger:", "Betyder:", "Varför:", "Gör så här:", "Fel:", "Rätt:"],
        Lang::En => ["Says:", "Means:", "Why:", "What to do:", "Wrong:", "Right:"],
    };
    let indented = |text: &str| text.lines().map(|line| format!("  {line}\n")).collect::<String>();
    let [says, means, because, remedy, wrong_name, right_name] = names;
    format!(
        "{code} ({severity})\n\n{says:<12}{message}\n{means:<12}{what}\n{because:<12}{why}\n{remedy:<12}{help}\n\n\
         {wrong_name}\n{}\n{right_name}\n{}",
        indented(wrong),
        indented(right)
    )
}

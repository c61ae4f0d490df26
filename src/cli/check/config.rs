//! What findings are worth: the file `lofte.toml`, and what the command line changes of it.

use std::collections::BTreeMap;

use medborgarlofte::document::{Code, Severity};
use medborgarlofte::messages::Lang;
use serde::Deserialize;

use crate::cli::render;

/// The name of the file.
pub const NAME: &str = "lofte.toml";

/// The language, and the severity of each code.
#[derive(Debug, Default)]
pub struct Config {
    pub lang: Option<Lang>,
    /// Codes whose severity was set; none for those left out.
    set: BTreeMap<Code, Option<Severity>>,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    check: Section,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    lang: Option<LangName>,
    #[serde(default)]
    severity: BTreeMap<String, SeverityName>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LangName {
    Sv,
    En,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum SeverityName {
    Error,
    Warning,
    Info,
    Off,
}

impl SeverityName {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Off => None,
        }
    }
}

impl Config {
    /// Reads the text of a `lofte.toml`, or tells what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let File { check: Section { lang, severity } } =
            toml::from_str(text).map_err(|error| render::escape_lines(error.to_string().trim_end()))?;
        let mut set = BTreeMap::new();
        for (name, severity) in severity {
            set.insert(code(&name)?, severity.severity());
        }
        let lang = lang.map(|lang| match lang {
            LangName::Sv => Lang::Sv,
            LangName::En => Lang::En,
        });
        Ok(Self { lang, set })
    }

    /// Sets the severity of codes that the command line names.
    pub fn set(&mut self, names: &[String], severity: Option<Severity>) -> Result<(), String> {
        for name in names {
            self.set.insert(code(name)?, severity);
        }
        Ok(())
    }

    /// The severity of a code; none where it is left out.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        self.set.get(&code).copied().unwrap_or(Some(code.severity()))
    }
}

/// The code with this name, or what is wrong with the name.
fn code(name: &str) -> Result<Code, String> {
    if let Some(code) = Code::ALL.iter().find(|code| code.as_str() == name) {
        return Ok(*code);
    }
    let near = Code::ALL.iter().map(|code| (strsim::damerau_levenshtein(code.as_str(), name), code.as_str()));
    let suggestion = near
        .min()
        .filter(|(distance, _)| *distance <= 4)
        .map_or_else(|| "`lofte explain --help` lists them".to_owned(), |(_, code)| format!("did you mean `{code}`?"));
    Err(format!("expected the code of a finding, but found `{}`; {suggestion}", render::escape(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_are_raised_lowered_and_silenced() {
        let text = "[check]\nlang = \"sv\"\n[check.severity]\nmissing-lagesbild = \"error\"\nvague-words = \"off\"\n";
        let config = Config::parse(text).unwrap();
        assert_eq!(config.lang, Some(Lang::Sv));
        assert_eq!(config.severity(Code::MissingLagesbild), Some(Severity::Error));
        assert_eq!(config.severity(Code::VagueWords), None);
        assert_eq!(config.severity(Code::EmptyItem), Some(Severity::Info));
    }

    #[test]
    fn what_is_unknown_is_an_error() {
        let reason = |text: &str| Config::parse(text).unwrap_err();
        let unknown = reason("[check.severity]\nmissing-lagesbilder = \"off\"\n");
        assert!(unknown.contains("did you mean `missing-lagesbild`?"), "{unknown}");
        assert!(reason("[check.severity]\nempty-item = \"loud\"\n").contains("loud"));
        assert!(reason("[chek]\n").contains("chek"));
        assert!(reason("[check]\nlang = \"no\"\n").contains("no"));
    }
}

//! What findings say to people, in Swedish and in English: one guide for each code, as data.
//!
//! Knows the codes and nothing of how findings are made or shown.

mod commitments;
mod contents;
mod files;
mod follow_up;
mod signing;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::document::{Code, Diagnostic, Span};

/// A language that messages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Swedish
    Sv,
    /// English
    En,
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sv => "sv",
            Self::En => "en",
        })
    }
}

/// All that is said about one code.
#[derive(Debug, Clone, Copy)]
pub struct Guide {
    /// The code.
    pub code: Code,
    /// What is said in Swedish.
    pub sv: Words,
    /// What is said in English.
    pub en: Words,
    /// A piece of a document, or a file, that has the finding; in Swedish, as documents are.
    pub wrong: &'static str,
    /// The same without it.
    pub right: &'static str,
}

/// What is said about a code in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// What was expected and what stands there, with `{names}` for the values of a finding.
    pub message: &'static str,
    /// What to do about it, with values too.
    pub help: &'static str,
    /// What a finding with this code means.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
}

impl Guide {
    /// The words in a language.
    pub const fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

/// The guide to a code.
///
/// ```
/// use medborgarlofte::document::Code;
/// use medborgarlofte::messages::{Lang, guide};
///
/// let words = guide(Code::EmptyItem).words(Lang::Sv);
/// assert_eq!(words.what, "En lista har en punkt utan text.");
/// ```
pub fn guide(code: Code) -> &'static Guide {
    let tables = [files::GUIDES, contents::GUIDES, commitments::GUIDES, signing::GUIDES, follow_up::GUIDES];
    let found = tables.into_iter().flatten().find(|guide| guide.code == code);
    found.expect("every code has a guide, which a test holds them to")
}

/// A finding, in English; `values` are what its message has names for.
pub(crate) fn finding(code: Code, span: Option<Span>, values: &[(&str, String)]) -> Diagnostic {
    let values: BTreeMap<String, String> =
        values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let words = guide(code).words(Lang::En);
    let (message, help) = (fill(words.message, &values), fill(words.help, &values));
    Diagnostic { code, severity: code.severity(), message, span, help, values }
}

/// What a finding says, in a language.
pub fn message(finding: &Diagnostic, lang: Lang) -> Cow<'static, str> {
    // What is said of a whole file that could not be read is made where it is read, in English.
    let own = lang == Lang::En && finding.values.is_empty() && !finding.message.is_empty();
    if own { finding.message.clone() } else { fill(guide(finding.code).words(lang).message, &finding.values) }
}

/// What to do about a finding, in a language.
pub fn help(finding: &Diagnostic, lang: Lang) -> Cow<'static, str> {
    fill(guide(finding.code).words(lang).help, &finding.values)
}

/// The template with each `{name}` as its value.
pub(crate) fn fill<'v, V>(template: &'static str, values: V) -> Cow<'static, str>
where
    V: IntoIterator<Item = (&'v String, &'v String)> + Copy,
{
    if !template.contains('{') {
        return Cow::Borrowed(template);
    }
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        let value = values.into_iter().find(|(key, _)| *key == name).map_or("…", |(_, value)| value.as_str());
        text.push_str(value);
        rest = after;
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::*;

    const LANGUAGES: [Lang; 2] = [Lang::Sv, Lang::En];

    #[test]
    fn every_code_has_words_and_examples() {
        for code in Code::ALL {
            let guide = guide(*code);
            assert!(!guide.wrong.is_empty() && !guide.right.is_empty() && guide.wrong != guide.right, "{code}");
            for lang in LANGUAGES {
                let Words { message, help, what, why } = guide.words(lang);
                for text in [message, help, what, why] {
                    assert!(!text.is_empty() && !text.contains(". "), "{code} in {lang}: {text}");
                }
                for sentence in [what, why] {
                    assert!(sentence.ends_with('.') && sentence.starts_with(char::is_uppercase), "{code}: {sentence}");
                }
            }
        }
    }

    #[test]
    fn no_two_codes_say_the_same() {
        let mut seen = HashSet::new();
        for code in Code::ALL {
            for lang in LANGUAGES {
                let Words { what, why, .. } = guide(*code).words(lang);
                for text in [what, why] {
                    assert!(seen.insert(text), "{code} says what another code says: {text}");
                }
            }
        }
    }

    #[test]
    fn both_languages_use_the_same_values() {
        let names = |words: &Words| -> BTreeSet<String> {
            let text = format!("{}{}", words.message, words.help);
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
        };
        for code in Code::ALL {
            let guide = guide(*code);
            assert_eq!(names(&guide.sv), names(&guide.en), "{code}");
        }
    }

    #[test]
    fn numbers_need_no_plural() {
        // A number before a noun or a verb would be wrong for one.
        let counts = ["places", "stated", "listed", "expected", "found"];
        for code in [Code::RepairedText, Code::LostCharacters, Code::PromiseCountMismatch, Code::DurationMismatch] {
            for lang in LANGUAGES {
                let message = guide(code).words(lang).message;
                let followed = |name: &&str| {
                    let after = message.split_once(&format!("{{{name}}} "));
                    after.is_some_and(|(_, after)| after.starts_with(char::is_alphabetic))
                };
                assert_eq!(counts.iter().find(|name| followed(name)), None, "{code} in {lang}: {message}");
            }
        }
    }

    #[test]
    fn values_take_the_place_of_their_names() {
        let values =
            BTreeMap::from([("stated".to_owned(), "2".to_owned()), ("listed".to_owned(), "{stated}".to_owned())]);
        assert_eq!(fill("{stated} men {listed}, {other} {", &values), "2 men {stated}, … {");
    }
}

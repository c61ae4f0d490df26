//! Which language messages to authors are in.

use clap::ValueEnum;
use medborgarlofte::messages::Lang;

/// A language as it is given on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Swedish
    Sv,
    /// English
    En,
}

/// The language that was asked for, else that of the locale, else English.
pub fn chosen(asked: Option<LangArg>) -> Lang {
    match asked {
        Some(LangArg::Sv) => Lang::Sv,
        Some(LangArg::En) => Lang::En,
        None => of_locale(|name| std::env::var(name).ok()),
    }
}

/// The first of these variables that is set decides, as it does for other programs.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    let is_swedish = set.is_some_and(|value| value.to_ascii_lowercase().starts_with("sv"));
    if is_swedish { Lang::Sv } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides() {
        let lang = |all: &str, lang: &str| {
            of_locale(|name| match name {
                "LC_ALL" => Some(all.to_owned()),
                "LANG" => Some(lang.to_owned()),
                _ => None,
            })
        };
        assert_eq!(lang("", "sv_SE.UTF-8"), Lang::Sv);
        assert_eq!(lang("en_GB.UTF-8", "sv_SE.UTF-8"), Lang::En);
        assert_eq!(lang("", "C"), Lang::En);
        assert_eq!(of_locale(|_| None), Lang::En);
    }
}

//! What every page of a report has: style, script, and the policy that lets nothing else in.

use std::sync::LazyLock;

use askama::Template;
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::strings::{Strings, strings};
use crate::messages::Lang;

static STYLE: LazyLock<Asset> = LazyLock::new(|| Asset::of(include_str!("assets/report.css")));
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| Asset::of(include_str!("assets/report.js")));

/// A part of the page's own, with its hash as a Content-Security-Policy states it.
struct Asset {
    text: String,
    hash: String,
}

impl Asset {
    /// Indents and empty lines are left out: documents in pages of their own each have it.
    fn of(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let text = lines.join("\n");
        let hash = format!("sha256-{}", BASE64.encode(&Sha256::digest(text.as_bytes())));
        Self { text, hash }
    }
}

/// What every page has.
pub(super) struct Frame {
    pub(super) lang: Lang,
    pub(super) t: &'static Strings,
    pub(super) style: &'static str,
    pub(super) style_hash: &'static str,
    pub(super) script: &'static str,
    pub(super) script_hash: &'static str,
    pub(super) version: &'static str,
}

impl Frame {
    pub(super) fn of(lang: Lang) -> Self {
        Self {
            lang,
            t: strings(lang),
            style: &STYLE.text,
            style_hash: &STYLE.hash,
            script: &SCRIPT.text,
            script_hash: &SCRIPT.hash,
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// The page of one document.
#[derive(Template)]
#[template(path = "single.html")]
pub(super) struct Single<'p> {
    pub(super) frame: Frame,
    pub(super) heading: String,
    pub(super) back: &'p str,
    pub(super) body: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_style_and_script_ends_them_or_leads_out() {
        for asset in [&*STYLE, &*SCRIPT] {
            let text = asset.text.to_lowercase();
            for outside in ["</", "<!--", "url(", "@import", "http:", "https:", "fetch(", "innerhtml", "eval("] {
                assert!(!text.contains(outside), "{outside}");
            }
        }
    }

    #[test]
    fn hash_as_a_policy_states_it() {
        assert_eq!(Asset::of("").hash, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}

//! The wording of a new medborgarlöfte: `template.md`, and what stands there for the one that promises beside the police.

/// The text in Markdown: in braces what the kommun and the period decide, in brackets what the author writes.
pub(crate) const TEMPLATE: &str = include_str!("template.md");

/// How the one that promises is spoken of; `{name}` is the kommun's name, `{before_kommun}` its form before `kommun`.
pub(crate) struct Promiser {
    /// The whole name.
    pub(crate) called: &'static str,
    /// What stands before that in the title.
    pub(crate) at: &'static str,
    /// Within a sentence.
    pub(crate) subject: &'static str,
    /// As a sentence's first word.
    pub(crate) subject_first: &'static str,
    /// Whose chair signs.
    pub(crate) council: &'static str,
}

/// A kommun.
pub(crate) const KOMMUN: Promiser = Promiser {
    called: "{before_kommun} kommun",
    at: "i",
    subject: "kommunen",
    subject_first: "Kommunen",
    council: "Kommunstyrelsens",
};

/// A kommun that is a region too.
pub(crate) const REGION: Promiser = Promiser {
    called: "Region {name}",
    at: "för",
    subject: "Region {name}",
    subject_first: "Region {name}",
    council: "Regionstyrelsens",
};

/// How sentences of the standard explanation begin that begin a paragraph.
pub(crate) const ABOUT_PARAGRAPHS: &[&str] = &["Löftena handlar om", "Medborgarlöften fokuserar"];

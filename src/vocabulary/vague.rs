//! Wording that leaves a commitment open, and what a template leaves to be filled in.

/// Words and phrases that promise less than they seem to, in small letters.
pub(crate) const VAGUE: &[&str] = &[
    "några",
    "något",
    "vid behov",
    "vid tillfälle",
    "om möjligt",
    "när det är möjligt",
    "i möjligaste mån",
    "i mån av tid",
    "i mån av resurser",
    "ett antal",
    "då och då",
    "eventuellt",
    "om resurserna räcker",
    "på sikt",
    "försöka",
];

/// Verbs that tell what goes on and never gets done, in the infinitive: they can be followed up only with a number or a
/// date beside them.
pub(crate) const ONGOING: &[&str] = &[
    "arbeta",
    "bibehålla",
    "bidra",
    "eftersträva",
    "fortsätta",
    "främja",
    "förbättra",
    "fördjupa",
    "förebygga",
    "förstärka",
    "försöka",
    "följa",
    "identifiera",
    "intensifiera",
    "medverka",
    "minska",
    "motverka",
    "prioritera",
    "samarbeta",
    "samverka",
    "stimulera",
    "sträva",
    "stärka",
    "stödja",
    "synas",
    "uppmärksamma",
    "utveckla",
    "utöka",
    "verka",
    "värna",
    "öka",
];

/// What stands for something to be filled in, in small letters and whole words.
pub(crate) const PLACEHOLDERS: &[&str] =
    &["xx", "xxx", "xxxx", "åååå", "åååå-mm-dd", "yyyy", "nn", "tbd", "todo", "lorem ipsum"];

/// Words between a modal verb (`ska`, `lovar`) and the verb of doing.
pub(crate) const PASSED_OVER: &[&str] =
    &["att", "aktivt", "även", "också", "fortsatt", "gemensamt", "tillsammans", "vi", "särskilt", "sig", "sitt", "sin"];

/// Words that set a time, in small letters.
pub(crate) const DEADLINES: &[&str] =
    &["senast", "inom", "före", "innan", "varje", "varannan", "dagligen", "årligen", "tidpunkter", "tider"];

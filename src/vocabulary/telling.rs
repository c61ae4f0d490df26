//! How what was done is told, and how those who read it are turned to.

/// The ends of words that are said of what was done.
pub(crate) const PAST_ENDINGS: &[&str] = &["des", "tes", "togs"];

/// Verbs that, right after who acts, say what was done.
pub(crate) const STRONG_PAST: &[&str] = &[
    "kom",
    "återkom",
    "gav",
    "angav",
    "tog",
    "deltog",
    "antog",
    "mottog",
    "övertog",
    "vidtog",
    "företog",
    "beslagtog",
    "omhändertog",
    "blev",
    "stod",
    "drev",
    "bedrev",
    "skrev",
    "satt",
    "lät",
    "såg",
    "kunde",
    "fanns",
    "åkte",
    "bjöd",
    "erbjöd",
    "bytte",
    "nådde",
    "uppnådde",
    "hann",
    "gick",
    "genomgick",
    "fick",
    "höll",
    "gjorde",
    "la",
    "lade",
    "hade",
    "var",
    "drog",
    "bidrog",
    "grep",
    "ingrep",
    "bröt",
    "avbröt",
    "slöt",
    "spred",
    "for",
    "vann",
    "fann",
    "bar",
];

/// The ends of words that, right after who acts, say what was done.
pub(crate) const PAST_OF_ACTORS: &[&str] =
    &["ade", "dde", "gde", "jde", "lde", "mde", "nde", "rde", "vde", "kte", "pte", "ste", "tte", "xte"];

/// The ends of what verbs are called: `kartläggningen`, `informationen`.
pub(crate) const OF_VERBS: &[&str] = &["ingen", "ionen"];

/// With `till` or `på`, between what is counted and its number.
pub(crate) const AMOUNTED: &[&str] =
    &["uppgick", "uppgår", "uppgått", "stannade", "stannat", "landade", "landat", "slutade", "ökade", "minskade"];

/// In a sentence that says what a word of the promises means: `Med insats menas …`.
pub(crate) const MEANT: &[&str] = &["menas", "avses"];

/// What headings begin with that stand over the last words of an account.
pub(crate) const CLOSINGS: &[&str] =
    &["övrigt", "tack", "slutord", "avslutning", "avslutningsvis", "sammanfattning", "framåt"];

/// After `skulle`, the beginning of what says that there should be more: `Fler besök skulle behövas.`
pub(crate) const NEEDED: &str = "behöv";

/// The ends of verbs after `har` that say what was done, and that few other words have: `har besökt`, and not `har öppet`.
pub(crate) const SUPINES: &[&str] = &[
    "at", "it", "ts", "ått", "mätt", "skett", "lett", "sett", "satt", "ytt", "ött", "trott", "bott", "spritt", "haft",
    "gjort", "ört", "ärt", "yrt", "agt", "ygt", "ägt", "ggt", "ngt", "jt", "ppt", "lpt", "öpt", "yft", "öst", "äst",
    "åst", "rest", "ult", "ält", "ilt", "llt", "sålt", "valt", "känt", "hänt", "vänt", "sänt", "tänt", "bränt", "mint",
    "ämnt", "ömt", "ämt", "ökt", "åkt", "ärkt", "ckt", "nkt", "övt", "ävt", "levt", "växt",
];

/// What tells why something is as it is: `Att vi inte hann beror på …`.
pub(crate) const CAUSED: &[&str] = &["beror", "berodde"];

/// What the line begins with that a letter begins with.
pub(crate) const SALUTATIONS: &[&str] = &["till", "hej", "kära", "bästa"];

/// What the last line of a letter ends with, before the name.
pub(crate) const GREETINGS: &[&str] = &["hälsning", "hälsningar", "mvh"];

/// What stands between a letter and the one that it answers.
pub(crate) const ANSWERED: (&str, &str) = ("ursprungligt", "meddelande");

/// What a text calls those who read it.
pub(crate) const READERS: &[&str] = &["du", "dig", "din", "ditt", "dina", "ni", "er", "ert", "era"];

/// What a text that thanks begins with.
pub(crate) const THANKS_LEADS: &[&str] = &["tack"];

/// How things were, among the first words of a sentence.
pub(crate) const WAS: &[&str] = &["var", "blev", "hade", "fick"];

/// One who speaks, and not the parties.
pub(crate) const SPEAKERS: &[&str] = &["jag", "mig", "min", "mina"];

/// After `vi`: a text that turns to others.
pub(crate) const THANKS: &[&str] = &["tackar", "tacka"];

/// What a line begins with that asks something of those who read it: `Hör av er`, `Säg till om du behöver mer`.
pub(crate) const REQUESTS: &[&str] = &["hör", "säg", "kontakta", "ring", "mejla", "skriv", "tveka", "besök"];

/// What a line begins with that tells where more stands.
pub(crate) const READ: &str = "läs";

/// What a word begins with that tells who signs.
pub(crate) const TO_SIGN: &str = "underteckn";

/// What anyone may want: `Den som vill veta mer`, `Den som har frågor`.
pub(crate) const WANTED: &[&str] = &["mer", "frågor", "undrar", "funderingar", "synpunkter"];

/// What anyone who does is told: `är välkommen att ringa`, `kan vända sig till`.
pub(crate) const WELCOMED: &[&str] = &["välkommen", "välkomna", "kan", "kontaktar", "hör", "ringer", "vänder"];

/// What those who promise do who lead it all, with the word between them and that.
pub(crate) const LEADS_WORK: &[(&str, &str)] =
    &[("leder", ""), ("samordnar", ""), ("svarar", "för"), ("ansvarar", "för")];

/// After what is led and before `av`: who leads it.
pub(crate) const LED_WORK: &[&str] = &["leds", "samordnas"];

/// What is led as a whole.
pub(crate) const CONCERNED: &[&str] = &["arbetet", "samverkan", "samarbetet", "samordningen", "samordning"];

/// Before how many there were, where who tells it stands first.
pub(crate) const TELLING: &[&str] = &["redovisar", "rapporterar"];

/// Before when something began that goes on.
pub(crate) const EVER_SINCE: &str = "sedan";

/// Headings over what the signs and words of an account mean.
pub(crate) const LEGENDS: &[&str] =
    &["teckenförklaring", "symbolförklaring", "färgförklaring", "statusförklaring", "teckenförklaringar"];

/// And those that say what of: `Förklaring till färgerna`.
pub(crate) const EXPLANATIONS: &[&str] = &["förklaring", "förklaringar"];

/// In a heading over what comes after what was promised: `Hur går vi vidare?`
pub(crate) const ONWARD: &str = "vidare";

/// Before `att`: what someone thinks, and not what is to be done.
pub(crate) const OPINIONS: &[&str] = &["tycker", "tyckte", "anser", "ansåg", "tror", "trodde"];

/// What is written of what comes of promises, with the verbs after it, and before those `har`.
pub(crate) const HOW_IT_GOES: ([&str; 3], &[&str]) = (["om", "hur", "det"], &["går", "gått"]);

/// Questions for the cause of what was told, besides those that begin with `varför`.
pub(crate) const CAUSES: &[&str] =
    &["vad beror det på", "vad berodde det på", "hur kommer det sig", "hur kom det sig", "vad är orsaken"];

//! Documents whose truth is known: a model is made from bytes, written out in one of the forms that kommuner use, and held
//! against what extraction says of the text.
//!
//! The fuzz target `model` chooses the bytes, and so does `tests/model.rs`. Wordings and forms are those that the documents in
//! `corpus`, `dev` and `country` show; what is ambiguous to a careful reader is left out.

mod choices;
mod facts;
mod render;
mod words;

use medborgarlofte::document::{Actor, ActorBasis, Cadence, Comparator, Date, LagesbildSource, Party, Per, Status};
use medborgarlofte::{Input, extract};

use self::choices::Choices;
use self::words::Kommun;

/// Fewer lines in columns that only blanks make may be names and roles side by side.
const FEWEST_ROWS: usize = 4;

/// What a document is to say.
#[derive(Debug)]
pub struct Model {
    kommun: Kommun,
    /// The first and the last year.
    years: (u16, u16),
    content: Content,
    lagesbild: Option<(&'static str, &'static [LagesbildSource])>,
    follow_up: Option<(&'static str, Cadence)>,
    signed: Option<Date>,
    signatories: Vec<Signatory>,
}

#[derive(Debug)]
enum Content {
    /// One list under those who promise.
    OneList { promising: words::Who, items: Vec<Commitment> },
    /// A list for each of those who promise.
    ListsOfActors(Vec<(words::Who, Vec<Commitment>)>),
    /// Aims, then the activities for all of them.
    TwoLevels { aims: Vec<&'static str>, activities: Vec<Commitment> },
    /// Under each aim its activities.
    Nested(Vec<(&'static str, Vec<Commitment>)>),
    /// Activities with what became of them.
    FollowUp(Vec<Row>),
    /// Activities with what was reported on each tertial.
    ByTertial(Vec<Reported>),
}

/// What somebody is to do.
#[derive(Debug)]
struct Commitment {
    text: String,
    actors: Vec<Actor>,
    basis: ActorBasis,
    partners: Vec<Actor>,
    target: Option<Target>,
}

#[derive(Debug, Clone, Copy)]
struct Target {
    comparator: Comparator,
    value: u32,
    unit: &'static str,
    per: Option<Per>,
}

#[derive(Debug)]
struct Row {
    /// In words, for a column of its own.
    who: &'static str,
    activity: Commitment,
    /// What stands in the column for it.
    status: &'static str,
    /// What was counted in the whole period.
    total: Option<u32>,
    outcome: Status,
}

/// An activity with what each tertial says of it: nothing, a remark, or how much was done until then.
#[derive(Debug)]
struct Reported {
    activity: Commitment,
    tertials: [String; 3],
    outcome: Status,
    achieved: Option<u32>,
}

#[derive(Debug)]
struct Signatory {
    name: &'static str,
    role_as_written: &'static str,
    role: &'static str,
    organisation: String,
    party: Party,
    acting: bool,
}

/// The document that bytes make: its text, and where extraction says something else of it than the model.
pub fn check(bytes: &[u8]) -> (String, Vec<String>) {
    let mut choices = Choices::new(bytes);
    let model = Model::choose(&mut choices);
    let text = render::render(&model, &mut choices);
    let input = Input::decode("model.txt", text.as_bytes()).unwrap();
    let documents = extract(&input).documents;
    let differences = match documents.as_slice() {
        [document] => facts::differences(&facts::meant(&model), &facts::read(document)),
        _ => vec![format!("{} documents were read", documents.len())],
    };
    (text, differences)
}

impl Model {
    fn choose(choices: &mut Choices<'_>) -> Self {
        let content = Content::choose(choices);
        // 290 kommuner are more than a byte tells apart.
        let kommun = words::KOMMUNER[(choices.below(256) * 2 + choices.below(2)) % words::KOMMUNER.len()];
        let first = 2016 + choices.below(9) as u16;
        let is_follow_up = content.is_follow_up();
        let last = first + u16::from(!is_follow_up && choices.yes());
        let signed = !is_follow_up && choices.yes();
        Self {
            kommun,
            years: (first, last),
            content,
            lagesbild: if is_follow_up { None } else { choices.maybe(words::LAGESBILDER) },
            follow_up: if is_follow_up { None } else { choices.maybe(words::CADENCES) },
            signed: signed.then(|| day(choices, first)),
            signatories: if signed { signatories(choices, kommun) } else { Vec::new() },
        }
    }
}

fn day(choices: &mut Choices<'_>, year: u16) -> Date {
    let (_, month) = choices.of(words::MONTHS);
    Date::Day { year, month, day: 1 + choices.below(28) as u8 }
}

fn signatories(choices: &mut Choices<'_>, kommun: Kommun) -> Vec<Signatory> {
    let first = choices.below(words::NAMES.len());
    let one = |index: usize, choices: &mut Choices<'_>| {
        let party = words::PARTIES[index % words::PARTIES.len()];
        let (roles, organisation) = match party {
            Party::Polis => (words::ROLES_POLIS, "Polisen".to_owned()),
            _ => (words::ROLES_KOMMUN, format!("{} kommun", kommun.before_kommun)),
        };
        let (role_as_written, role, acting) = choices.of(roles);
        let name = words::NAMES[(first + index) % words::NAMES.len()];
        Signatory { name, role_as_written, role, organisation, party, acting }
    };
    (0..2).map(|index| one(index, choices)).collect()
}

impl Content {
    fn is_follow_up(&self) -> bool {
        matches!(self, Self::FollowUp(_) | Self::ByTertial(_))
    }

    fn choose(choices: &mut Choices<'_>) -> Self {
        match choices.below(6) {
            0 => {
                let promising = choices.of(words::PROMISING);
                Self::OneList { promising, items: items(choices, promising) }
            }
            1 => Self::ListsOfActors(
                words::PROMISING[1..].iter().map(|promising| (*promising, items(choices, *promising))).collect(),
            ),
            2 => {
                let aims = aims(choices);
                Self::TwoLevels { aims, activities: choices.several(1, 5, Commitment::activity) }
            }
            3 => {
                let aims = aims(choices).into_iter();
                Self::Nested(aims.map(|aim| (aim, choices.several(1, 3, Commitment::activity))).collect())
            }
            4 => Self::ByTertial(choices.several(FEWEST_ROWS, 6, Reported::choose)),
            _ => Self::FollowUp(choices.several(FEWEST_ROWS, 6, Row::choose)),
        }
    }
}

/// Aims in a row, none twice.
fn aims(choices: &mut Choices<'_>) -> Vec<&'static str> {
    let first = choices.below(words::AIMS.len());
    let count = 2 + choices.below(2);
    words::AIMS.iter().cycle().skip(first).take(count).copied().collect()
}

fn items(choices: &mut Choices<'_>, promising: words::Who) -> Vec<Commitment> {
    choices.several(2, 5, |choices| Commitment::infinitive(choices, promising.1))
}

impl Commitment {
    /// `Polisen ska genomföra minst tio trafikkontroller per år.`
    fn sentence(choices: &mut Choices<'_>) -> Self {
        let (subject, actors) = choices.of(words::SUBJECTS);
        let (deed, target, partners) = deed(choices, actors);
        Self {
            text: format!("{subject} ska {deed}."),
            actors: actors.to_vec(),
            basis: ActorBasis::Stated,
            partners,
            target,
        }
    }

    /// A sentence, or what ends with who does it in brackets.
    fn activity(choices: &mut Choices<'_>) -> Self {
        if choices.below(4) == 3 { Self::with_brackets(choices) } else { Self::sentence(choices) }
    }

    /// `Genomföra minst tio trafikkontroller per år (polisen)`
    fn with_brackets(choices: &mut Choices<'_>) -> Self {
        let (brackets, actors) = choices.of(words::IN_BRACKETS);
        let (deed, target, partners) = deed(choices, actors);
        let text = format!("{} {brackets}", capital(&deed));
        Self { text, actors: actors.to_vec(), basis: ActorBasis::Stated, partners, target }
    }

    /// `genomföra minst tio trafikkontroller per år`, under those who promise it.
    fn infinitive(choices: &mut Choices<'_>, actors: &[Actor]) -> Self {
        let (text, target, partners) = deed(choices, actors);
        Self { text, actors: actors.to_vec(), basis: ActorBasis::Heading, partners, target }
    }
}

/// What is to be done, what of it is counted, and with whom.
fn deed(choices: &mut Choices<'_>, actors: &[Actor]) -> (String, Option<Target>, Vec<Actor>) {
    let (mut text, target) = match choices.below(3) {
        0 => (choices.of(words::DEEDS).to_owned(), None),
        _ => {
            let (text, target) = counted(choices);
            (text, Some(target))
        }
    };
    let partner =
        choices.maybe(words::PARTNERS).filter(|(_, partners)| partners.iter().all(|one| !actors.contains(one)));
    if let Some((words, _)) = partner {
        text = format!("{text} {words}");
    }
    (text, target, partner.map(|(_, partners)| partners.to_vec()).unwrap_or_default())
}

fn counted(choices: &mut Choices<'_>) -> (String, Target) {
    let (verb, unit, tail) = choices.of(words::COUNTABLE);
    let (comparator_words, comparator) = choices.of(words::COMPARATORS);
    let (number, value) = choices.of(words::NUMBERS);
    let per = choices.maybe(words::PER);
    let per_words = per.map_or("", |(words, _)| words);
    let words = [verb, comparator_words, number, unit, per_words, tail];
    let text = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (text, Target { comparator, value, unit, per: per.map(|(_, per)| per) })
}

impl Row {
    fn choose(choices: &mut Choices<'_>) -> Self {
        let (who, actors) = choices.of(words::SUBJECTS);
        let (text, target, partners) = deed(choices, actors);
        let activity =
            Commitment { text: capital(&text), actors: actors.to_vec(), basis: ActorBasis::Stated, partners, target };
        let (status, reported) = choices.of(words::STATUSES);
        let total = total(choices, target);
        let outcome = total.map_or(reported, |(_, outcome)| outcome);
        Self { who, activity, status, total: total.map(|(total, _)| total), outcome }
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

impl Reported {
    fn choose(choices: &mut Choices<'_>) -> Self {
        // Its full stop tells that the next begins a row, where only blanks hold the columns apart.
        let activity = Commitment::sentence(choices);
        let mut tertials = [(); 3].map(|()| choices.of(words::REMARKS).to_owned());
        // A row in which nothing stands in any column is none where only blanks hold the columns apart.
        if tertials[0].is_empty() {
            tertials[0] = "–".to_owned();
        }
        let total = total(choices, activity.target);
        if let (Some((total, outcome)), Some(target)) = (total, activity.target) {
            tertials[2] = format!("Sammanlagt {total} {}.", target.unit);
            return Self { activity, tertials, outcome, achieved: Some(total) };
        }
        let is_going_on = tertials.iter().any(|remark| remark.contains("ågår"));
        let outcome = match (is_going_on, activity.target) {
            (true, _) => Status::InProgress,
            (false, Some(_)) => Status::Undetermined,
            (false, None) => Status::NotQuantified,
        };
        Self { activity, tertials, outcome, achieved: None }
    }
}

/// How much was done in all, if that is told, and what it amounts to.
fn total(choices: &mut Choices<'_>, target: Option<Target>) -> Option<(u32, Status)> {
    // Only a number without a time is reached once and for all.
    let target = target.filter(|target| target.per.is_none() && target.comparator != Comparator::About)?;
    if !choices.yes() {
        return None;
    }
    let total = target.value / 2 + choices.below(40) as u32;
    let is_met = match target.comparator {
        Comparator::AtMost => total <= target.value,
        Comparator::MoreThan => total > target.value,
        _ => total >= target.value,
    };
    Some((total, if is_met { Status::Met } else { Status::NotMet }))
}

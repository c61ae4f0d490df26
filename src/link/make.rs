//! Links with their ids and explanations.

use super::assign::Assigned;
use super::prepare::Doc;
use super::score::Likeness;
use super::types::{Change, Changed, End, Link, LinkKind, code};
use crate::export::digest;

/// A link whose explanation is given; `id` is made from the kind and both ends.
pub(super) fn link<'d>(kind: LinkKind, from: End<'d>, to: End<'d>, explanation: String) -> Link<'d> {
    Link {
        id: id(kind, &from, &to),
        kind,
        from,
        to,
        score: None,
        threshold: None,
        words: Vec::new(),
        changes: Vec::new(),
        candidates: Vec::new(),
        explanation,
    }
}

/// A link that rests on two texts being alike.
pub(super) fn alike<'d>(
    kind: LinkKind,
    from: End<'d>,
    to: End<'d>,
    likeness: &Likeness,
    threshold: u16,
    changes: Vec<Change>,
) -> Link<'d> {
    let says = match kind {
        LinkKind::ReportsOn => "the row repeats the commitment",
        LinkKind::ReportsAgain => "both rows report on the same",
        LinkKind::CarriedOver => "the next period takes it over",
        LinkKind::Changed => "the next period takes it over with a change",
        LinkKind::TakenUpAgain => "a later period takes it up again",
        _ => "the texts are alike",
    };
    let mut explanation = format!("{says}: {} of 1000 (at least {threshold})", likeness.score);
    explanation += &in_common(&likeness.words);
    for change in &changes {
        explanation += &format!("; {}", told(change));
    }
    Link {
        score: Some(likeness.score),
        threshold: Some(threshold),
        words: likeness.words.clone(),
        changes,
        ..link(kind, from, to, explanation)
    }
}

/// A text that several others fit equally well.
pub(super) fn undecided<'d>(
    from: End<'d>,
    to: End<'d>,
    candidates: Vec<End<'d>>,
    likeness: &Likeness,
    threshold: u16,
) -> Link<'d> {
    let many = match candidates.len() {
        1 => "another text fits the same counterpart equally well".to_owned(),
        count => format!("{count} texts fit equally well"),
    };
    let explanation =
        format!("{many}, with {} of 1000, so that none is chosen{}", likeness.score, in_common(&likeness.words));
    Link {
        score: Some(likeness.score),
        threshold: Some(threshold),
        words: likeness.words.clone(),
        candidates,
        ..link(LinkKind::Undecided, from, to, explanation)
    }
}

/// What became of a text, as a link; nothing where it belongs to nothing.
pub(super) fn assigned<'d>(
    from: End<'d>,
    to_document: &Doc<'d>,
    assigned: &Assigned,
    to: impl Fn(usize) -> End<'d>,
    certain: impl FnOnce(End<'d>, usize, &Likeness) -> Link<'d>,
    threshold: u16,
) -> Link<'d> {
    match assigned {
        Assigned::To(index, likeness) => certain(from, *index, likeness),
        Assigned::Undecided(several, likeness) => {
            let candidates = several.iter().map(|index| to(*index)).collect();
            undecided(from, to_document.nothing(), candidates, likeness, threshold)
        }
    }
}

fn in_common(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("; the word in common is `{only}`"),
        words => format!("; words in common are `{}`", words.join("`, `")),
    }
}

fn told(change: &Change) -> String {
    let what = match change.what {
        Changed::Number => "the number",
        Changed::Actor => "who does it",
        Changed::Partner => "with whom",
        Changed::Place => "the place",
        Changed::Audience => "for whom",
    };
    match (&change.from, &change.to) {
        (Some(from), Some(to)) => format!("{what} was `{from}` and is `{to}`"),
        (Some(from), None) => format!("{what} was `{from}` and is not said"),
        (None, Some(to)) => format!("{what} was not said and is `{to}`"),
        (None, None) => format!("{what} is not the same"),
    }
}

fn id(kind: LinkKind, from: &End<'_>, to: &End<'_>) -> String {
    let place = |end: &End<'_>| {
        let item = end.item.map(|item| item.to_string()).unwrap_or_default();
        let row = end.row.map(|row| row.to_string()).unwrap_or_default();
        let span = end.span.map(|span| format!("{}-{}", span.start, span.end)).unwrap_or_default();
        format!("{} {row} {item} {span} {}", end.document, end.text.as_deref().unwrap_or_default())
    };
    digest(&[&code(&kind), &place(from), &place(to)])
}

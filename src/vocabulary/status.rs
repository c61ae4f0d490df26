//! How far something has come, where a sign or a word alone tells it: in the status column of a table.

use std::ops::RangeInclusive;

use crate::document::Status;

/// Signs and colours, whole and in small letters. A legend in the document may say otherwise.
pub(crate) const STATUS_SIGNS: &[(&str, Status)] = &[
    ("grön", Status::ReportedDone),
    ("grönt", Status::ReportedDone),
    ("🟢", Status::ReportedDone),
    ("✅", Status::ReportedDone),
    ("✔", Status::ReportedDone),
    ("✓", Status::ReportedDone),
    ("☑", Status::ReportedDone),
    ("gul", Status::InProgress),
    ("gult", Status::InProgress),
    ("orange", Status::InProgress),
    ("🟡", Status::InProgress),
    ("🟠", Status::InProgress),
    ("röd", Status::ReportedNotDone),
    ("rött", Status::ReportedNotDone),
    ("🔴", Status::ReportedNotDone),
    ("❌", Status::ReportedNotDone),
    ("✗", Status::ReportedNotDone),
    ("✘", Status::ReportedNotDone),
];

/// What a sign means that stands alone, where no legend says otherwise.
pub(crate) fn status_sign(sign: char) -> Option<Status> {
    let found = STATUS_SIGNS.iter().find(|(known, _)| {
        let mut letters = known.chars();
        letters.next() == Some(sign) && letters.next().is_none()
    });
    found.map(|(_, status)| *status)
}

/// Boxes with nothing in them: beside others that are ticked, what stands after them is not done.
pub(crate) const LEFT_OPEN: [char; 3] = ['☐', '□', '⬜'];

/// A box that is ticked in forms, and crossed out beside boxes with ticks.
pub(crate) const CROSSED: char = '☒';

/// Characters that a legend may give a meaning of its own: shapes, ticks and pictures.
pub(crate) const SYMBOLS: &[RangeInclusive<char>] =
    &['\u{2500}'..='\u{27BF}', '\u{2B00}'..='\u{2BFF}', '\u{1F300}'..='\u{1FAFF}'];

/// What answers, alone, whether something was done.
pub(crate) const ANSWERS: &[(&str, Status)] = &[("ja", Status::ReportedDone), ("nej", Status::ReportedNotDone)];

/// Words that begin the cell of a status column, in small letters; elsewhere they may be said of other things.
pub(crate) const STATUS_WORDS: &[(&str, Status)] = &[
    ("ja", Status::ReportedDone),
    ("gjort", Status::ReportedDone),
    ("gjord", Status::ReportedDone),
    ("uppfylld", Status::ReportedDone),
    ("uppnådd", Status::ReportedDone),
    ("åtgärdat", Status::ReportedDone),
    ("åtgärdad", Status::ReportedDone),
    ("löst", Status::ReportedDone),
    ("infört", Status::ReportedDone),
    ("införd", Status::ReportedDone),
    ("införts", Status::ReportedDone),
    ("nej", Status::ReportedNotDone),
    ("ej aktuellt", Status::ReportedNotDone),
    ("inte aktuellt", Status::ReportedNotDone),
    ("struken", Status::ReportedNotDone),
    ("struket", Status::ReportedNotDone),
    ("avbruten", Status::ReportedNotDone),
    ("avbrutet", Status::ReportedNotDone),
    ("löpande", Status::InProgress),
    ("genomförs", Status::InProgress),
    ("kvarstår", Status::InProgress),
    ("framskjuten", Status::InProgress),
    ("framskjutet", Status::InProgress),
    ("uppskjuten", Status::InProgress),
    ("uppskjutet", Status::InProgress),
    ("flyttad", Status::InProgress),
    ("flyttat", Status::InProgress),
    ("fortgår", Status::InProgress),
    ("fortsätter", Status::InProgress),
    ("försenad", Status::InProgress),
    ("försenat", Status::InProgress),
    ("startad", Status::InProgress),
    ("pausad", Status::InProgress),
    ("pausat", Status::InProgress),
    ("enligt plan", Status::InProgress),
    ("framflyttad", Status::InProgress),
    ("framflyttat", Status::InProgress),
    ("senarelagd", Status::InProgress),
    ("senarelagt", Status::InProgress),
    ("inledd", Status::InProgress),
    ("inlett", Status::InProgress),
    ("igång", Status::InProgress),
    ("i gång", Status::InProgress),
    ("under arbete", Status::InProgress),
    ("under genomförande", Status::InProgress),
    ("kontinuerligt", Status::InProgress),
    ("till viss del", Status::InProgress),
    ("på gång", Status::InProgress),
    ("på väg", Status::InProgress),
    ("följer plan", Status::InProgress),
];

/// Between a sign and what a legend says that it means.
pub(crate) const MEANS: &[&str] = &["=", ":", "-", "–", "betyder", "är", "innebär"];

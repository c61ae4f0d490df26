//! Accounts in many forms, and many ways to tell what came of something: what is told below a commitment reports on it, however
//! it is told, and is none itself.
//!
//! Each form of `data/told/forms.txt` has two commitments, one report on each and a place for another on the first, which each
//! line of `data/told/sentences.txt` is put into.

use medborgarlofte::{Input, extract};

const FORMS: &str = include_str!("data/told/forms.txt");
const SENTENCES: &str = include_str!("data/told/sentences.txt");

#[test]
fn what_is_told_reports_in_every_form() {
    let mut wrong = Vec::new();
    for (form, sentence) in FORMS.split("---\n").flat_map(|form| SENTENCES.lines().map(move |line| (form, line))) {
        let text = form.replace("{told}", sentence);
        let input = Input::decode("account.txt", text.as_bytes()).unwrap();
        let documents = extract(&input).documents;
        let rows = documents.first().map_or(&[][..], |document| &document.rows);
        let reports: Vec<Vec<&str>> =
            rows.iter().map(|row| row.reports.iter().map(|report| &*report.text).collect()).collect();
        let expected = [vec!["Tolv besök har gjorts.", sentence], vec!["Det är klart."]];
        if reports != expected {
            wrong.push(format!("{sentence}\n{reports:?}\nin:\n{form}"));
        }
    }
    assert!(wrong.is_empty(), "{} are wrong, the first:\n{}", wrong.len(), wrong[0]);
}

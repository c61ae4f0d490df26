//! What joins documents: the real ones, the samples, small cases for each rule, and what always holds.

mod always;
#[cfg(feature = "cli")]
mod command;
mod cycles;
mod periods;
mod samples;
#[cfg(feature = "cli")]
mod tables;

use medborgarlofte::document::Document;
use medborgarlofte::link::{End, Link, LinkKind, Linked, PeriodOutcome, link};
use medborgarlofte::{Input, extract};

/// The documents of a text, free of it, as `lofte link` reads them.
fn documents(name: &str, text: &str) -> Vec<Document<'static>> {
    let input = Input::decode(name, text.as_bytes()).unwrap();
    let documents = extract(&input).documents;
    documents.iter().map(|of| serde_json::from_str(&serde_json::to_string(of).unwrap()).unwrap()).collect()
}

/// The documents of texts, which are named `a`, `b` and so on.
fn all_of(texts: &[String]) -> Vec<Document<'static>> {
    let names = ('a'..='z').map(|name| format!("{name}.txt"));
    let documents: Vec<_> = names.zip(texts).flat_map(|(name, text)| documents(&name, text)).collect();
    assert!(documents.len() >= texts.len(), "every text is a document");
    documents
}

/// A medborgarlöfte of one level, under actor headings.
fn promise(kommun: &str, period: &str, items: &[&str]) -> String {
    let items: String = items.iter().map(|item| format!("- {item}\n")).collect();
    format!("Medborgarlöfte i {kommun} kommun {period}\n\nPolisen och kommunen lovar följande:\n\n{items}")
}

/// A follow-up as a table with three tertials: an activity and its cells in each row.
fn follow_up(kommun: &str, period: &str, reporting: &str, rows: &[[&str; 4]]) -> String {
    let rows: String = rows.iter().map(|cells| cells.join("\t") + "\n").collect();
    format!(
        "Uppföljning av medborgarlöften för {kommun} kommun {period}\n\nUppföljningen avser {reporting}.\n\n\
         Aktivitet\tTertial 1\tTertial 2\tTertial 3\n{rows}"
    )
}

/// A text in brief: its place and how it begins.
fn brief(end: &End<'_>) -> String {
    let text = end.text.as_deref().unwrap_or("nothing");
    let text: String = text.chars().take(40).collect();
    let item = end.item.map(|item| item.to_string()).unwrap_or_default();
    let row = end.row.map(|row| format!("r{row}")).unwrap_or_default();
    format!("{} {row}{item} {text}", end.source.trim_end_matches(".txt"))
}

/// Links of some kinds in brief.
fn links(linked: &Linked<'_>, kinds: &[LinkKind]) -> Vec<String> {
    let of_kind = linked.links.iter().filter(|link| kinds.contains(&link.kind));
    of_kind.map(|link| format!("{:?}: {} -> {}", link.kind, brief(&link.from), brief(&link.to))).collect()
}

/// The only link of a kind.
fn only<'l, 'd>(linked: &'l Linked<'d>, kind: LinkKind) -> &'l Link<'d> {
    let found: Vec<_> = linked.links.iter().filter(|link| link.kind == kind).collect();
    assert_eq!(found.len(), 1, "{kind:?}: {found:#?}");
    found[0]
}

/// What became of the commitment that begins so.
fn outcome<'l, 'd>(linked: &'l Linked<'d>, text: &str) -> &'l PeriodOutcome<'d> {
    let begins = |of: &&PeriodOutcome<'_>| of.commitment.text.as_deref().is_some_and(|of| of.starts_with(text));
    let found: Vec<_> = linked.outcomes.iter().filter(begins).collect();
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found[0]
}

/// Joins texts and shows links of some kinds.
fn joined(texts: &[String], kinds: &[LinkKind]) -> Vec<String> {
    let documents = all_of(texts);
    links(&link(&documents), kinds)
}

//! Wording that several kommuner share: equal sentences, found by their hash.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::make::link;
use super::prepare::Doc;
use super::types::{End, Link, LinkKind};
use crate::vocabulary::kommun_named;

/// A sentence of fewer words is what anybody would write.
const FEWEST_WORDS: usize = 6;

/// Joins each sentence to the first document in time that has it, once for each kommun.
pub(super) fn shared<'d>(docs: &[Doc<'d>], current: &[usize], links: &mut Vec<Link<'d>>) {
    let mut first: FxHashMap<[u8; 16], (End<'d>, Vec<&'d str>)> = FxHashMap::default();
    let mut in_time = current.to_vec();
    in_time.sort_by_key(|index| (docs[*index].start, *index));
    for index in in_time {
        let doc = &docs[index];
        for end in sentences(doc) {
            let Some(hash) = end.text.as_deref().and_then(hash) else { continue };
            let Some((from, kommuner)) = first.get_mut(&hash) else {
                first.insert(hash, (end, doc.kommuner.clone()));
                continue;
            };
            // A kommun that has said it before repeats itself.
            if doc.kommuner.is_empty() || doc.kommuner.iter().any(|code| kommuner.contains(code)) {
                continue;
            }
            kommuner.extend(&doc.kommuner);
            let why = "the same words but for signs, numbers and the name of the kommun".to_owned();
            links.push(link(LinkKind::SharedWording, from.clone(), end, why));
        }
    }
}

/// The sentences of a document that are its own: not the passage that explains what a medborgarlöfte is.
///
/// A sentence has the place of the commitment or section that it stands in.
fn sentences<'d>(doc: &Doc<'d>) -> Vec<End<'d>> {
    let document = doc.document;
    let items = doc.items.iter().map(|of| doc.commitment(of.commitment, None));
    let rows = doc.rows.iter().enumerate().map(|(row, of)| doc.commitment(of.commitment, Some(row)));
    let preamble = document.preamble.iter().map(|of| doc.sentence(&of.text, of.span));
    let lagesbild = document.lagesbild.iter().map(|of| doc.sentence(&of.text, of.span));
    let plan = document.follow_up_plan.iter().map(|of| doc.sentence(&of.text, of.span));
    let texts = items.chain(rows).chain(preamble).chain(lagesbild).chain(plan);
    let mut sentences = Vec::new();
    for end in texts {
        let Some(Cow::Borrowed(text)) = end.text else { continue };
        sentences.extend(split(text).map(|text| End { text: Some(Cow::Borrowed(text)), ..end.clone() }));
    }
    sentences
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.match_indices(['.', '!', '?']).map(|(at, sign)| at + sign.len()).filter(|end| {
        let rest = &text[*end..];
        let next = rest.trim_start();
        rest.len() != next.len() && next.starts_with(char::is_uppercase)
    });
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    let mut start = 0;
    ends.into_iter().map(move |end| {
        let sentence = &text[start..end];
        start = end;
        sentence.trim()
    })
}

/// The hash of a sentence's words without numbers and names of kommuner; none where there are too few.
fn hash(text: &str) -> Option<[u8; 16]> {
    let mut hash = Sha256::new();
    let mut count = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        if word.starts_with(char::is_uppercase) && kommun_named(word).is_some() {
            continue;
        }
        count += 1;
        hash.update(word.to_lowercase());
        hash.update(b" ");
    }
    let hash = hash.finalize();
    (count >= FEWEST_WORDS).then(|| hash[..16].try_into().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_split_and_folded() {
        let text = "Samverkan är viktig. Vi träffas t.ex. var fjärde vecka i Eksjö kommun";
        assert_eq!(split(text).count(), 2);
        let one = hash("Medborgarlöftena följs upp i Eksjö kommun varje år, 2 gånger.");
        assert!(one.is_some());
        assert_eq!(one, hash("medborgarlöftena följs upp i Aneby kommun varje år 3 gånger"));
        assert_ne!(one, hash("Medborgarlöftena följs upp i Eksjö kommun varje halvår, 2 gånger."));
        assert_eq!(hash("Polisen ska synas mer."), None);
    }
}

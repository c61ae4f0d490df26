//! Documents without the names of those who signed them.
//!
//! Every struct is taken apart field by field, so that a new field does not compile until it is decided here whether
//! it can hold a name.

use std::borrow::Cow;

use crate::document::{
    About, Accounting, Commitment, Diagnostic, Document, FollowUpPlan, Kommun, Lagesbild, OtherSection, Outcome,
    Preamble, Report, Row, Signatory, Signed, Source, Span, Target, Text,
};
use crate::vocabulary::kommun_named;

/// What stands where a name stood.
const REMOVED: &str = "[namn]";

/// The names of those who signed the documents of a file.
#[derive(Debug)]
pub struct Persons {
    names: Vec<Name>,
}

/// A name in the form in which texts are compared with it.
#[derive(Debug, PartialEq)]
struct Name {
    words: Vec<String>,
    /// Whether it must begin with a capital, as a word has to that may be no name.
    capital: bool,
}

/// A word of a text with its place.
struct Word<'t> {
    start: usize,
    text: &'t str,
    folded: String,
}

impl Persons {
    /// Those who signed any of the documents.
    pub fn of(documents: &[Document<'_>]) -> Self {
        let mut names = Vec::new();
        for signatory in documents.iter().flat_map(|document| &document.signatories) {
            let words: Vec<String> = words(&signatory.name).map(|(_, word)| folded(word)).collect();
            if let [first, .., last] = &*words {
                let with = |first: String| Name { words: vec![first, last.clone()], capital: false };
                names.push(with(first.chars().take(1).collect()));
                names.push(with(first.clone()));
                names.push(Name { words: vec![last.clone(), first.clone()], capital: false });
                // A place of the same name is no person.
                if last.chars().count() > 2 && kommun_named(last).is_none() {
                    names.push(Name { words: vec![last.clone()], capital: true });
                }
            }
            if !words.is_empty() {
                names.push(Name { words, capital: false });
            }
        }
        // The longest first, so that no part of a name is left.
        names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        names.dedup();
        Self { names }
    }

    /// The text without names, if it has any: in full, with an initial, in either order, or the surname alone.
    pub fn removed_from(&self, text: &str) -> Option<String> {
        if self.names.is_empty() {
            return None;
        }
        let words: Vec<Word<'_>> =
            words(text).map(|(start, text)| Word { start, text, folded: folded(text) }).collect();
        let mut removed = String::new();
        let (mut at, mut copied) = (0, 0);
        while at < words.len() {
            match self.names.iter().find(|name| name.is_at(&words[at..])) {
                Some(name) => {
                    let last = &words[at + name.words.len() - 1];
                    removed.push_str(&text[copied..words[at].start]);
                    removed.push_str(REMOVED);
                    copied = last.start + last.text.len();
                    at += name.words.len();
                }
                None => at += 1,
            }
        }
        if copied == 0 {
            return None;
        }
        removed.push_str(&text[copied..]);
        Some(removed)
    }

    /// Takes the names out of findings that belong to no document.
    pub fn remove_from_diagnostics(&self, diagnostics: &mut [Diagnostic]) {
        diagnostics.iter_mut().for_each(|diagnostic| self.diagnostic(diagnostic, &[]));
    }

    /// Takes the names out of every value and text of a document, and the places where they stand.
    pub fn remove(&self, document: &mut Document<'_>) {
        let signed_by: Vec<Span> = document.signatories.iter().map(|signatory| signatory.span).collect();
        let Document {
            schema_version: _,
            kind: _,
            id: _,
            source: Source { name, sha256: _, bytes: _, format: _, encoding: _, text: _, span: _ },
            title,
            kommuner,
            area,
            period: _,
            preamble,
            promises,
            activities,
            about,
            lagesbild,
            follow_up_plan,
            signed,
            signatories,
            other_sections,
            reporting: _,
            reporting_span: _,
            cadence: _,
            cadence_span: _,
            rows,
            diagnostics,
            accounting: Accounting { non_blank: _, value: _, boilerplate: _, markup: _, unclaimed: _, unclaimed_text },
        } = document;
        self.text(name);
        for Kommun { name: _, code: _, lan_code: _, span: _ } in kommuner {
            // Names of the register.
        }
        for Text { text, span: _ } in title.iter_mut().chain(area).chain(unclaimed_text) {
            self.text(text);
        }
        if let Some(Preamble {
            text,
            span: _,
            promise_count: _,
            promise_count_span: _,
            duration_years: _,
            duration_years_span: _,
            based_on,
            based_on_span: _,
        }) = preamble
        {
            self.text(text);
            based_on.iter_mut().for_each(|text| self.text(text));
        }
        promises.iter_mut().chain(activities).for_each(|of| self.commitment(of));
        if let Some(About { text, span: _, standard_wording: _ }) = about {
            self.text(text);
        }
        if let Some(Lagesbild { text, span: _, sources: _, source_spans: _, refers_to: _ }) = lagesbild {
            self.text(text);
        }
        if let Some(FollowUpPlan { text, span: _, urls, url_spans: _, cadence: _, cadence_span: _ }) = follow_up_plan {
            self.text(text);
            urls.iter_mut().for_each(|text| self.text(text));
        }
        if let Some(Signed { place, date: _, span: _ }) = signed {
            place.iter_mut().for_each(|text| self.text(text));
        }
        signatories.iter_mut().for_each(|of| self.signatory(of));
        for OtherSection { heading, text, span: _ } in other_sections {
            heading.iter_mut().for_each(|text| self.text(text));
            self.text(text);
        }
        rows.iter_mut().for_each(|of| self.row(of));
        for diagnostic in diagnostics {
            self.diagnostic(diagnostic, &signed_by);
        }
    }

    fn diagnostic(&self, diagnostic: &mut Diagnostic, signed_by: &[Span]) {
        let Diagnostic { code: _, severity: _, message, span, help, values } = diagnostic;
        let mut named = false;
        for text in [message, help] {
            if let Some(removed) = self.removed_from(text) {
                (*text, named) = (removed.into(), true);
            }
        }
        for text in values.values_mut() {
            if let Some(removed) = self.removed_from(text) {
                (*text, named) = (removed, true);
            }
        }
        if named || span.is_some_and(|span| signed_by.iter().any(|signed| signed.contains(span))) {
            *span = None;
        }
    }

    fn commitment(&self, commitment: &mut Commitment<'_>) {
        let Commitment {
            id: _,
            text,
            span: _,
            actors: _,
            actor_spans: _,
            actor_basis: _,
            partners: _,
            partner_spans: _,
            targets,
            theme,
            theme_span: _,
            promise_ids: _,
        } = commitment;
        self.text(text);
        theme.iter_mut().for_each(|text| self.text(text));
        targets.iter_mut().for_each(|of| self.target(of));
    }

    fn target(&self, target: &mut Target<'_>) {
        let Target { comparator: _, value: _, unit, per: _, span: _ } = target;
        unit.iter_mut().for_each(|text| self.text(text));
    }

    fn row(&self, row: &mut Row<'_>) {
        let Row { promise: _, activity, reports, outcome } = row;
        let Outcome { status: _, target: _, achieved: _, explanation, evidence: _ } = outcome;
        self.commitment(activity);
        for Report { period: _, text, span: _, counts, cumulative: _ } in reports {
            self.text(text);
            counts.iter_mut().for_each(|of| self.target(of));
        }
        self.text(explanation);
    }

    fn signatory(&self, signatory: &mut Signatory<'_>) {
        let Signatory {
            name,
            name_span,
            role,
            role_span,
            organisation,
            organisation_as_written,
            organisation_span,
            party: _,
            acting: _,
            span,
        } = signatory;
        *name = Cow::Borrowed("");
        for text in [role, organisation, organisation_as_written].into_iter().flatten() {
            self.text(text);
        }
        // What is left of the place is that of role and organisation.
        let nowhere = Span::new(0, 0);
        *name_span = nowhere;
        *span = match (*role_span, *organisation_span) {
            (Some(role), Some(organisation)) => role.join(organisation),
            (role, organisation) => role.or(organisation).unwrap_or(nowhere),
        };
        // Between the two the name may stand.
        if role_span.is_some() && organisation_span.is_some() {
            *span = role_span.unwrap_or(nowhere);
        }
    }

    fn text(&self, text: &mut Cow<'_, str>) {
        if let Some(removed) = self.removed_from(text) {
            *text = Cow::Owned(removed);
        }
    }
}

impl Name {
    /// Whether the words begin with the name; its last word may be in the genitive.
    fn is_at(&self, words: &[Word<'_>]) -> bool {
        words.len() >= self.words.len()
            && (!self.capital || words[0].text.starts_with(char::is_uppercase))
            && self.words.iter().zip(words).enumerate().all(|(index, (name, word))| {
                let last = index + 1 == self.words.len();
                word.folded == *name || (last && word.folded.strip_suffix('s').is_some_and(|word| word == name))
            })
    }
}

/// The words of a text with their places; whatever is no letter stands between words.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// In small letters and without dots, rings and accents, as names are written in addresses.
fn folded(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Vec<Document<'static>> {
        let input = crate::Input::decode("a.txt", text.as_bytes()).unwrap();
        let documents = crate::extract(&input).documents;
        let json = serde_json::to_string(&documents).unwrap();
        serde_json::from_str(&json).unwrap()
    }

    const TEXT: &str = "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- synas mer i centrum, där Åsa \
        Bergström är med\n- svara A. Bergström inom kort\n- bjuda in Bergströms grannar till två möten på bergström\n\n\
        Aneby den 3 maj 2023\n\nÅsa Bergström\nKommunstyrelsens ordförande\nAneby kommun\n";

    #[test]
    fn no_name_is_left() {
        let mut documents = document(TEXT);
        assert_eq!(documents[0].signatories[0].name, "Åsa Bergström");
        let place = documents[0].signatories[0].name_span;
        let persons = Persons::of(&documents);
        documents.iter_mut().for_each(|document| persons.remove(document));
        let json = serde_json::to_string(&documents).unwrap();
        assert!(!json.contains("Bergström") && !json.contains("Åsa"), "{json}");
        assert!(!json.contains(&serde_json::to_string(&place).unwrap()), "{json}");
        assert_eq!(documents[0].promises[0].text, "synas mer i centrum, där [namn] är med");
        assert_eq!(documents[0].signatories[0].role.as_deref(), Some("Kommunstyrelsens ordförande"));
    }

    #[test]
    fn names_in_other_forms() {
        let persons = Persons::of(&document(TEXT));
        for (text, removed) in [
            ("Åsa Bergströms löfte", "[namn] löfte"),
            ("asa.bergstrom@aneby.se", "[namn]@aneby.se"),
            ("BERGSTRÖM, ÅSA", "[namn]"),
            ("enligt Bergström.", "enligt [namn]."),
        ] {
            assert_eq!(persons.removed_from(text).as_deref(), Some(removed), "{text}");
        }
        for text in ["bergströmmen", "Åsa", "en bergström", ""] {
            assert_eq!(persons.removed_from(text), None, "{text}");
        }
    }
}

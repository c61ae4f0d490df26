//! What holds for every extraction, whatever was read.

use std::collections::BTreeSet;

use encoding_rs::Encoding;
use medborgarlofte::document::{Accounting, Commitment, CommitmentKind, Document, Span, map_spans, write_json};
use medborgarlofte::{Extraction, Input, extract};
use unicode_normalization::UnicodeNormalization;

/// Extracts bytes and tells everything that does not hold; bytes that are no text have nothing to hold.
pub fn violations_in(name: &str, bytes: &[u8]) -> Vec<String> {
    match Input::decode(name, bytes) {
        Ok(input) => violations(&input, &extract(&input)),
        Err(_) => Vec::new(),
    }
}

/// Like [`violations_in`], and that a second extraction gives the same bytes and JSON gives the same document back.
pub fn violations_with_json(name: &str, bytes: &[u8]) -> Vec<String> {
    let Ok(input) = Input::decode(name, bytes) else { return Vec::new() };
    let extraction = extract(&input);
    let mut found = violations(&input, &extraction);
    let again = extract(&input);
    if extraction.diagnostics != again.diagnostics {
        found.push("a second extraction has other diagnostics".to_owned());
    }
    let json = |extraction: &Extraction<'_>| serde_json::to_vec(&extraction.documents).unwrap();
    if json(&extraction) != json(&again) {
        found.push("a second extraction gives other bytes".to_owned());
    }
    for document in &extraction.documents {
        found.extend(round_trip(document));
    }
    found
}

/// What is lost on the way to JSON and back, and where it is not written as serde writes it.
pub fn round_trip(document: &Document<'_>) -> Option<String> {
    let json = serde_json::to_string(document).unwrap();
    let mut written = Vec::new();
    write_json(document, &mut written);
    if written != json.as_bytes() {
        return Some(format!(
            "{}: written as {}, and by serde as {json}",
            document.id,
            String::from_utf8_lossy(&written)
        ));
    }
    match serde_json::from_str::<Document<'_>>(&json) {
        Ok(back) if back == *document => None,
        Ok(_) => Some(format!("{}: another document comes back from {json}", document.id)),
        Err(error) => Some(format!("{}: {error} in {json}", document.id)),
    }
}

/// Everything that does not hold of an extraction.
pub fn violations(input: &Input<'_>, extraction: &Extraction<'_>) -> Vec<String> {
    let characters = &Characters::of(input);
    let mut found = Vec::new();
    let whole = Span::new(0, input.bytes().len() as u32);
    for diagnostic in &extraction.diagnostics {
        found.extend(diagnostic.span.and_then(|span| misplaced(characters, whole, span)));
    }
    let mut covered = 0;
    for document in &extraction.documents {
        let span = document.source.span;
        if span.start < covered {
            found.push(format!("document at {span:?} begins before the one before it ends, at {covered}"));
        }
        covered = span.end;
        found.extend(misplaced(characters, whole, span));
        if found.is_empty() {
            found.extend(of_document(characters, document));
        }
    }
    if found.is_empty() && !extraction.documents.is_empty() {
        let accounted: u64 = extraction.documents.iter().map(|document| document.accounting.non_blank).sum();
        let of_file = characters.non_blank(whole);
        if accounted != of_file {
            found.push(format!("{accounted} non-blank bytes in all documents, {of_file} in the file"));
        }
    }
    found
}

fn of_document(characters: &Characters<'_>, document: &Document<'_>) -> Vec<String> {
    let mut found = Vec::new();
    // The walk over all spans changes the document that it walks over.
    let mut own = document.clone();
    // A later document of a file can take its kommun and period from the first, which names them.
    let whole = Span::new(0, characters.input.bytes().len() as u32);
    for span in own.kommuner.drain(..).map(|kommun| kommun.span).chain(own.period.take().map(|period| period.span)) {
        found.extend(misplaced(characters, whole, span));
    }
    map_spans(&mut own, &mut |span| {
        found.extend(misplaced(characters, document.source.span, span));
        span
    });
    if found.is_empty() {
        found.extend(accounting(characters, document));
        found.extend(
            texts(document).into_iter().filter_map(|(what, text, span)| other_text(characters, what, text, span)),
        );
    }
    found.extend(ids(document));
    found.extend(parallel_lists(document));
    found
}

/// The characters of a file, looked at once.
struct Characters<'i> {
    input: &'i Input<'i>,
    /// Where each stands, in order.
    places: Vec<Span>,
    /// How many bytes before each, and before the end, are no blanks.
    non_blank: Vec<u64>,
    encoding: Option<&'static Encoding>,
}

impl<'i> Characters<'i> {
    fn of(input: &'i Input<'i>) -> Self {
        let (mut places, mut non_blank, mut garbled) = (Vec::new(), vec![0], false);
        let mut count = 0;
        input.each_character(&mut |place| {
            let bytes = &input.bytes()[place.range()];
            let character = match std::str::from_utf8(bytes) {
                // The same in all encodings that have it in one byte, and most are.
                Ok(ascii) if bytes.len() == 1 => ascii.into(),
                _ => input.decoded(place.range()),
            };
            // A no-break space after such a letter is the rest of another letter.
            let blank = character.chars().all(char::is_whitespace) && (character.is_ascii() || !garbled);
            garbled =
                input.text().len() < input.bytes().len() && character.starts_with(['Ã', 'Â', 'â', 'Ì', 'Å', 'Æ', 'Ë']);
            count += if blank { 0 } else { u64::from(place.end - place.start) };
            places.push(place);
            non_blank.push(count);
        });
        // A file can have bytes in it that are none of its encoding, and a character cut off at its end.
        let encoding = Encoding::for_label(input.encoding().as_bytes()).filter(|encoding: &&'static Encoding| {
            encoding.decode_without_bom_handling_and_without_replacement(input.bytes()).is_some()
        });
        Self { input, places, non_blank, encoding }
    }

    /// The text of a span; `None` where it does not begin and end with a character.
    fn slice(&self, span: Span) -> Option<String> {
        let bytes = self.input.bytes().get(span.range())?;
        match self.encoding {
            Some(encoding) => encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into),
            None => {
                let is_edge = |at: u32| {
                    at == 0
                        || at as usize == self.input.bytes().len()
                        || self.places.binary_search_by_key(&at, |place| place.start).is_ok()
                        || self.places.binary_search_by_key(&at, |place| place.end).is_ok()
                };
                (is_edge(span.start) && is_edge(span.end)).then(|| self.input.decoded(span.range()).into_owned())
            }
        }
    }

    /// How many bytes of the characters within a span are no blanks.
    fn non_blank(&self, span: Span) -> u64 {
        let first = self.places.partition_point(|place| place.start < span.start);
        let end = self.places.partition_point(|place| place.end <= span.end);
        if first < end { self.non_blank[end] - self.non_blank[first] } else { 0 }
    }
}

fn misplaced(characters: &Characters<'_>, within: Span, span: Span) -> Option<String> {
    if span.start > span.end {
        Some(format!("{span:?} ends before it begins"))
    } else if !within.contains(span) {
        Some(format!("{span:?} is outside {within:?}"))
    } else if characters.slice(span).is_none() {
        Some(format!("{span:?} cuts a character in two"))
    } else {
        None
    }
}

fn accounting(characters: &Characters<'_>, document: &Document<'_>) -> Vec<String> {
    let Accounting { non_blank: all, value, boilerplate, markup, unclaimed, ref unclaimed_text } = document.accounting;
    let mut found = Vec::new();
    let sum = value + boilerplate + markup + unclaimed;
    if sum != all {
        found.push(format!("{value} + {boilerplate} + {markup} + {unclaimed} bytes are {sum}, not {all}"));
    }
    let counted = characters.non_blank(document.source.span);
    if counted != all {
        found.push(format!("{all} non-blank bytes are stated, {counted} counted"));
    }
    // Markup inside the passages belongs to the other share.
    let listed: u64 = unclaimed_text.iter().map(|text| characters.non_blank(text.span)).sum();
    if unclaimed > listed || (unclaimed == 0) != unclaimed_text.is_empty() {
        found.push(format!("{unclaimed} bytes are unclaimed, {listed} listed"));
    }
    found
}

/// The values that are the text at their spans, apart from layout.
fn texts<'d>(document: &'d Document<'_>) -> Vec<(&'static str, &'d str, Span)> {
    let mut texts = Vec::new();
    let mut add = |what, text: &'d str, span| texts.push((what, text, span));
    let commitments = document.promises.iter().chain(&document.activities);
    for commitment in commitments.chain(document.rows.iter().map(|row| &row.activity)) {
        add("commitment", &commitment.text, commitment.span);
        if let (Some(theme), Some(span)) = (&commitment.theme, commitment.theme_span) {
            add("theme", theme, span);
        }
    }
    for report in document.rows.iter().flat_map(|row| &row.reports) {
        add("report", &report.text, report.span);
    }
    for text in document.title.iter().chain(&document.area).chain(&document.accounting.unclaimed_text) {
        add("title, area or unclaimed text", &text.text, text.span);
    }
    if let Some(preamble) = &document.preamble {
        add("preamble", &preamble.text, preamble.span);
        if let (Some(based_on), Some(span)) = (&preamble.based_on, preamble.based_on_span) {
            add("based_on", based_on, span);
        }
    }
    if let Some(about) = &document.about {
        add("about", &about.text, about.span);
    }
    if let Some(lagesbild) = &document.lagesbild {
        add("lagesbild", &lagesbild.text, lagesbild.span);
    }
    if let Some(plan) = &document.follow_up_plan {
        add("follow_up_plan", &plan.text, plan.span);
    }
    for signatory in &document.signatories {
        add("name", &signatory.name, signatory.name_span);
        if let (Some(role), Some(span)) = (&signatory.role, signatory.role_span) {
            add("role", role, span);
        }
        if let (Some(organisation), Some(span)) = (&signatory.organisation_as_written, signatory.organisation_span) {
            add("organisation_as_written", organisation, span);
        }
    }
    texts
}

/// Tells where a value is not the text at its span, if that text is so plain that folding only joins its white space.
fn other_text(characters: &Characters<'_>, what: &str, text: &str, span: Span) -> Option<String> {
    let slice = characters.slice(span)?;
    if !slice.chars().all(is_plain) || names_characters(&slice) {
        return None;
    }
    let folded = slice.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    // A section's text can leave out a sentence that is a value of its own; then its words still stand there in order.
    let gathered = matches!(what, "preamble" | "about" | "lagesbild" | "follow_up_plan");
    // A sentence may be glued to the next: `skolorna.(Se nedan.)`
    let mut rest = folded.as_str();
    let mut follows = |word: &str| rest.find(word).map(|at| rest = &rest[at + word.len()..]).is_some();
    if gathered && text.split(' ').all(&mut follows) {
        return None;
    }
    (folded != text).then(|| format!("{what} is {text:?}, but {folded:?} stands at {span:?}"))
}

/// Whether a text may name characters as HTML does: `&ouml;`.
fn names_characters(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Letters and marks that are neither markup nor layout, nor part of text that was encoded twice.
fn is_plain(c: char) -> bool {
    let swedish = c.is_ascii_alphanumeric() || "åäöÅÄÖéÉüÜ".contains(c);
    swedish || " .,:;()!?/%&\"'".contains(c)
}

fn ids(document: &Document<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (kind, list) in
        [(CommitmentKind::Promise, &document.promises), (CommitmentKind::Activity, &document.activities)]
    {
        for (index, commitment) in list.iter().enumerate() {
            if commitment.id.kind != kind || commitment.id.number as usize != index + 1 {
                found.push(format!("{} stands in place {} of its list", commitment.id, index + 1));
            }
        }
    }
    let rows = document.rows.iter().map(|row| &row.activity);
    let mut used: BTreeSet<_> = document.promises.iter().chain(&document.activities).map(|item| item.id).collect();
    let promises: BTreeSet<_> = document.promises.iter().map(|promise| promise.id).collect();
    for activity in rows.clone() {
        if !used.insert(activity.id) {
            found.push(format!("{} is used twice", activity.id));
        }
    }
    let served = document.activities.iter().chain(rows).flat_map(|activity| activity.promise_ids.iter().copied());
    for id in served.chain(document.rows.iter().filter_map(|row| row.promise)) {
        if !promises.contains(&id) {
            found.push(format!("{id} is served, but is no promise of the document"));
        }
    }
    found
}

fn parallel_lists(document: &Document<'_>) -> Vec<String> {
    let mut lengths = Vec::new();
    let commitments = document.promises.iter().chain(&document.activities);
    for commitment in commitments.chain(document.rows.iter().map(|row| &row.activity)) {
        let Commitment { id, actors, actor_spans, partners, partner_spans, .. } = commitment;
        lengths.push((format!("actors of {id}"), actors.len(), actor_spans.len()));
        lengths.push((format!("partners of {id}"), partners.len(), partner_spans.len()));
    }
    if let Some(lagesbild) = &document.lagesbild {
        lengths.push(("sources".to_owned(), lagesbild.sources.len(), lagesbild.source_spans.len()));
    }
    if let Some(plan) = &document.follow_up_plan {
        lengths.push(("urls".to_owned(), plan.urls.len(), plan.url_spans.len()));
    }
    let unequal = lengths.into_iter().filter(|(_, values, spans)| values != spans);
    unequal.map(|(what, values, spans)| format!("{what}: {values} values, {spans} spans")).collect()
}

#[cfg(test)]
mod tests {
    use medborgarlofte::document::{CommitmentId, Text};

    use super::super::sample;
    use super::*;

    fn broken(text: &str, change: impl FnOnce(&mut Document<'static>)) -> String {
        let mut document = sample::document();
        change(&mut document);
        let input = Input::decode(sample::NAME, text.as_bytes()).unwrap();
        violations(&input, &Extraction { documents: vec![document], diagnostics: Vec::new() }).join("\n")
    }

    #[test]
    fn the_sample_is_right() {
        assert_eq!(broken(sample::TEXT, |_| ()), "");
        assert_eq!(round_trip(&sample::document()), None);
    }

    #[test]
    fn every_fault_is_told() {
        type Change = fn(&mut Document<'static>);
        let faults: [(&str, Change); 11] = [
            ("ends before it begins", |d| d.promises[0].span = Span::new(30, 29)),
            ("is outside", |d| d.kommuner[0].span.end = 500),
            ("cuts a character", |d| d.title.as_mut().unwrap().span.end = 4),
            ("is outside", |d| d.source.span.start = 10),
            ("are 49, not 50", |d| d.accounting.value -= 1),
            ("51 non-blank bytes are stated", |d| {
                d.accounting.value += 1;
                d.accounting.non_blank += 1;
            }),
            ("0 bytes are unclaimed, 1 listed", |d| {
                d.accounting.unclaimed_text.push(Text { text: "#".into(), span: Span::new(0, 1) });
            }),
            ("commitment is \"Polisen\"", |d| d.promises[0].text = "Polisen".into()),
            ("stands in place 1", |d| d.promises[0].id.number = 2),
            ("is no promise", |d| {
                d.activities.push(d.promises[0].clone());
                d.activities[0].id = CommitmentId { kind: CommitmentKind::Activity, number: 1 };
                d.activities[0].promise_ids = vec![d.activities[0].id];
            }),
            ("1 values, 0 spans", |d| d.promises[0].actor_spans.clear()),
        ];
        for (told, change) in faults {
            let violations = broken(sample::TEXT, change);
            assert!(violations.contains(told), "{told:?} is not told in {violations:?}");
        }
    }

    #[test]
    fn text_outside_all_documents_is_told() {
        let violations = broken(&format!("{}mer text", sample::TEXT), |_| ());
        assert_eq!(violations, "50 non-blank bytes in all documents, 57 in the file");
    }

    #[test]
    fn overlapping_documents_are_told() {
        let input = Input::decode(sample::NAME, sample::TEXT.as_bytes()).unwrap();
        let documents = vec![sample::document(), sample::document()];
        let found = violations(&input, &Extraction { documents, diagnostics: Vec::new() });
        assert!(found[0].contains("before the one before it ends"), "{found:?}");
    }
}

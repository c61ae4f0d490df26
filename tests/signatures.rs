//! Signatures set as a table, a row for each who signed: every order of the columns, in every conversion, below a date, a
//! heading, a lead-in or nothing.

use medborgarlofte::document::{Document, Party};
use medborgarlofte::{Input, extract};

use crate::support::rows::{aligned, joined, pipes};

/// The names of the columns; `Namn` and what stands in its place hold a name, and so on.
const HEADS: [&[&str]; 14] = [
    &["Undertecknat av", "Funktion", "Organisation"],
    &["Namn", "Titel", "Organisation"],
    &["Namn", "Befattning", "Part"],
    &["Organisation", "Namn", "Titel"],
    &["Part", "Namn", "Befattning"],
    &["Myndighet", "Namn", "Roll"],
    &["Namn", "Roll"],
    &["Organisation", "Underskrift", "Namn", "Titel"],
    &["Namnförtydligande", "Titel"],
    &["Underskrift", "Namnförtydligande", "Titel", "Organisation"],
    &["Organisation", "Namn, titel"],
    &["Organisation", "Namn och befattning"],
    &["Namn och titel", "Organisation"],
    &["Namn och titel"],
];

const ABOVE: [&str; 5] =
    ["Kalix den 27 februari 2017\n\n", "Kalix 2017-02-27\n\n", "## Underskrifter\n\n", "Undertecknas av\n\n", ""];

fn cell(head: &str, signer: usize) -> &'static str {
    let (name, role, both, organisation) = [
        ("Eva Lind", "Kommundirektör", "Eva Lind, kommundirektör", "Kalix kommun"),
        ("Fredrik Östlind", "Lokalpolisområdeschef", "Fredrik Östlind, lokalpolisområdeschef", "Polismyndigheten"),
    ][signer];
    match head {
        "Underskrift" => "",
        "Namn" | "Namnförtydligande" | "Undertecknat av" => name,
        "Titel" | "Funktion" | "Befattning" | "Roll" => role,
        "Organisation" | "Part" | "Myndighet" => organisation,
        _ => both,
    }
}

fn is_as_meant(document: &Document<'_>, heads: &[&str]) -> bool {
    let [kommun, polis] = &document.signatories[..] else { return false };
    let organisations = heads.iter().any(|head| ["Organisation", "Part", "Myndighet"].contains(head));
    kommun.name == "Eva Lind"
        && polis.name == "Fredrik Östlind"
        && [kommun, polis].iter().all(|signer| signer.role.is_some())
        && [kommun, polis].iter().all(|signer| signer.organisation.is_some() == organisations)
        && [kommun.party, polis.party] == [Party::Kommun, Party::Polis]
        && document.promises.len() == 2
}

#[test]
fn tables_of_signatures() {
    let mut wrong = Vec::new();
    for (heads, above) in HEADS.into_iter().flat_map(|heads| ABOVE.map(|above| (heads, above))) {
        let rows = [
            heads.to_vec(),
            heads.iter().map(|head| cell(head, 0)).collect(),
            heads.iter().map(|head| cell(head, 1)).collect(),
        ];
        for table in [pipes(&rows), joined(&rows, "\t", "\n"), aligned(&rows, 4)] {
            let text = format!(
                "# Medborgarlöfte 2017 för Kalix kommun\n\nPolisen och Kalix kommun lovar att:\n\n\
                 - göra minst 30 besök på skolor\n- måla om övergångsställen\n\n\
                 Löftet följs upp två gånger per år.\n\n{above}{table}\n"
            );
            let input = Input::decode("signatures.md", text.as_bytes()).unwrap();
            let read = extract(&input).documents;
            if !matches!(&read[..], [only] if is_as_meant(only, heads)) {
                wrong.push(text);
            }
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}

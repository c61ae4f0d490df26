//! Pages that hold two documents: what came of the promises of one year, and the promises of the next, in either order, under
//! every heading that says so and in every way to tell what came of them.

use medborgarlofte::document::Kind;
use medborgarlofte::{Input, extract};

const OUTCOMES: [&str; 17] = [
    "Så gick det 2019",
    "Så gick det med löftena 2019",
    "Utfall 2019",
    "Resultat 2019",
    "Resultat av 2019 års löften",
    "Vad blev det av löftena 2019?",
    "Uppföljning 2019",
    "Uppföljning av medborgarlöfte 2019",
    "Det här gjorde vi 2019",
    "Återkoppling på löftena 2019",
    "Så gick det",
    "Vad hände med löftena för 2019?",
    "Redovisning av 2019 års löften",
    "Vad har vi gjort under 2019?",
    "Hur gick det 2019?",
    "Medborgarlöfte 2019 – uppföljning",
    "Medborgarlöften 2019 – så gick det",
];

const PROMISES: [&str; 4] = ["Medborgarlöfte 2020", "Nya löften 2020", "Det här lovar vi 2020", "Löften för 2020"];

const MARKED: [fn(&str) -> String; 4] = [
    |heading| format!("## {heading}\n\n"),
    |heading| format!("**{heading}**\n\n"),
    |heading| format!("{heading}\n\n"),
    |heading| format!("{heading}\n"),
];

const ACCOUNTS: [&str; 4] = [
    "- **Polisen ska fotpatrullera i centrum minst två kvällar i veckan.** Patrullering har skett tre kvällar i veckan.\n\
     - **Kommunen ska hålla minst tre föreläsningar om nätmobbning.** Totalt hölls två föreläsningar.\n\
     - **Kommunen ska byta lampor i parken.** Lamporna byttes i maj.\n\n",
    "Löfte 1: Polisen ska fotpatrullera i centrum minst två kvällar i veckan.\n\
     Resultat: Patrullering har skett tre kvällar i veckan.\n\n\
     Löfte 2: Kommunen ska hålla minst tre föreläsningar om nätmobbning.\nResultat: Totalt hölls två föreläsningar.\n\n\
     Löfte 3: Kommunen ska byta lampor i parken.\nResultat: Lamporna byttes i maj.\n\n",
    "| Löfte | Resultat |\n|---|---|\n\
     | Polisen ska fotpatrullera i centrum minst två kvällar i veckan. | Patrullering har skett tre kvällar i veckan. |\n\
     | Kommunen ska hålla minst tre föreläsningar om nätmobbning. | Totalt hölls två föreläsningar. |\n\
     | Kommunen ska byta lampor i parken. | Lamporna byttes i maj. |\n\n",
    "Polisen lovade att fotpatrullera i centrum minst två kvällar i veckan. Patrullering har skett tre kvällar i veckan.\n\n\
     Kommunen lovade att hålla minst tre föreläsningar om nätmobbning. Totalt hölls två föreläsningar.\n\n\
     Kommunen lovade att byta lampor i parken. Lamporna byttes i maj.\n\n",
];

const LISTS: &str = "Polisen lovar att\n\n- genomföra minst 30 kontroller av mopeder vid skolorna\n\
                     - vara tillgänglig för samtal på biblioteket en gång i månaden\n\n\
                     Kommunen lovar att\n\n- anställa två trygghetsvärdar\n- ta bort klotter\n\n";

#[test]
fn old_and_new_on_one_page() {
    let mut wrong = Vec::new();
    let pages = OUTCOMES.into_iter().flat_map(|told| PROMISES.map(|promised| (told, promised)));
    for ((told, promised), marked) in pages.flat_map(|page| MARKED.map(|marked| (page, marked))) {
        for account in ACCOUNTS {
            let old = marked(told) + account;
            let new = marked(promised) + LISTS;
            // Below promises, an account of no year may be of those.
            let orders = [format!("{old}{new}"), format!("{new}{old}")];
            let orders = orders.into_iter().take(if told.contains("2019") { 2 } else { 1 });
            for (order, body) in orders.enumerate() {
                let text = format!(
                    "# Medborgarlöften i Ronneby kommun\n\nKommunen och polisen ger varje år löften till dem som bor och \
                     arbetar i kommunen.\n\n{body}"
                );
                let input = Input::decode("page.md", text.as_bytes()).unwrap();
                let mut read = extract(&input).documents;
                if order == 1 {
                    read.reverse();
                }
                let as_meant = matches!(&read[..], [old, new] if old.kind == Kind::FollowUp
                    && old.rows.len() == 3
                    && old.rows.iter().all(|row| row.reports.len() == 1)
                    && new.kind == Kind::Promise
                    && new.promises.len() == 4
                    && new.activities.is_empty());
                if !as_meant {
                    wrong.push(text);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}

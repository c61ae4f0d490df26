//! Agreements whose sections are numbered: every way to number them, over every way to list what is promised and what will be
//! done, with and without blank lines around the headings. All say the same and must be read so.

use medborgarlofte::{Input, extract};

/// How the heading of a section is numbered.
const NUMBERED: [fn(usize) -> String; 8] = [
    |number| format!("{number}. "),
    |number| format!("{number} "),
    |number| format!("{number}) "),
    |number| format!("{number}.\t"),
    |number| format!("## {number}. "),
    |number| format!("§ {number} "),
    |number| format!("{}. ", ["I", "II", "III", "IV", "V", "VI"][number - 1]),
    |number| format!("{}. ", ["A", "B", "C", "D", "E", "F"][number - 1]),
];

/// How an entry of a list is marked, by the number of its section and its own.
const MARKED: [fn(usize, usize) -> String; 6] = [
    |_, _| "- ".to_owned(),
    |_, number| format!("{number}. "),
    |_, number| format!("{number}) "),
    |_, number| format!("{}) ", ["a", "b", "c"][number - 1]),
    |section, number| format!("{section}.{number} "),
    |_, _| String::new(),
];

/// What stands before a heading and after it.
const AROUND: [(&str, &str); 3] = [("\n", "\n"), ("\n\n", "\n"), ("\n\n", "\n\n")];

const PROMISES: [&str; 9] = [
    "Medborgarlöften",
    "Löften",
    "Våra gemensamma åtaganden",
    "Medborgarlöfte",
    "Vårt löfte till dig",
    "Vi lovar",
    "Detta lovar vi",
    "Det här lovar vi dig",
    "Vad vi lovar",
];

fn list(section: usize, marked: fn(usize, usize) -> String, entries: [&str; 3]) -> String {
    let between = if marked(section, 1).is_empty() { "\n\n" } else { "\n" };
    let entries = entries.iter().enumerate().map(|(index, entry)| marked(section, index + 1) + entry);
    entries.collect::<Vec<_>>().join(between)
}

fn agreement(
    promises: &str,
    numbered: fn(usize) -> String,
    around: (&str, &str),
    marked: [fn(usize, usize) -> String; 2],
) -> String {
    let sections = [
        (
            "Bakgrund",
            "Kommunen och polisen har sedan flera år en överenskommelse om samverkan. Den här\n\
             överenskommelsen gör den mer konkret."
                .to_owned(),
        ),
        (
            "Lägesbild",
            "Polisens trygghetsmätning visar att många undviker resecentrum på kvällen. Höga\n\
             hastigheter återkommer i medborgardialogerna."
                .to_owned(),
        ),
        (
            promises,
            list(
                3,
                marked[0],
                [
                    "Det ska kännas tryggare att resa till och från stationen.",
                    "Färre cyklar ska stjälas i centralorten.",
                    "Trafiken ska gå lugnare genom de mindre tätorterna.",
                ],
            ),
        ),
        (
            "Aktiviteter",
            list(
                4,
                marked[1],
                [
                    "Polisen genomför minst fyrtio kontroller på resecentrum.",
                    "Kommunen klipper häckarna vid busstationen.",
                    "Polisen erbjuder stöldmärkning av cyklar en lördag i månaden.",
                ],
            ),
        ),
        ("Uppföljning", "Löftena följs upp varje halvår.".to_owned()),
        (
            "Underskrifter",
            "Kalix den 27 februari 2017\n\nEva Hedvall                           Fredrik Östlind\n\
             Kommunalråd                           Lokalpolisområdeschef\n\
             Kalix kommun                          Polismyndigheten\n"
                .to_owned(),
        ),
    ];
    let (before, after) = around;
    let section = |(index, (heading, body)): (usize, &(&str, String))| {
        format!("{before}{}{heading}{after}{body}", numbered(index + 1))
    };
    let sections: String = sections.iter().enumerate().map(section).collect();
    format!("Överenskommelse om medborgarlöften i Kalix kommun 2017\n{sections}")
}

#[test]
fn numbered_sections() {
    let mut wrong = Vec::new();
    let lists = || MARKED.into_iter().flat_map(|one| MARKED.map(|other| [one, other]));
    for numbered in NUMBERED {
        for around in AROUND {
            for marked in lists() {
                // Where both are lists of one kind, what the promises are called is varied too.
                let alike = marked[0](3, 1) == marked[1](3, 1);
                // Paragraphs on one level and lists on the other, and `4.1` below `D.`, are nobody's.
                let paragraphs = marked.map(|mark| mark(3, 1).is_empty());
                let odd = marked.iter().any(|mark| mark(3, 1).starts_with("3.")) && !numbered(3).contains('3');
                if odd || paragraphs[0] != paragraphs[1] {
                    continue;
                }
                for promises in PROMISES.into_iter().take(if alike { PROMISES.len() } else { 1 }) {
                    let text = agreement(promises, numbered, around, marked);
                    let input = Input::decode("sections.md", text.as_bytes()).unwrap();
                    let read = extract(&input).documents;
                    let as_meant = matches!(&read[..], [only] if only.promises.len() == 3
                        && only.activities.len() == 3
                        && only.lagesbild.is_some()
                        && only.follow_up_plan.is_some()
                        && only.signatories.len() == 2
                        && only.promises.iter().chain(&only.activities).all(|one| one.theme.is_none()));
                    if !as_meant {
                        wrong.push(text);
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}

//! A model as a text, in one of the forms that documents have.

use super::choices::Choices;
use super::{Commitment, Content, Model, Reported, Row, words};

/// How a document looks; the same throughout.
struct Form {
    heading: Heading,
    marker: Marker,
    indent: &'static str,
    blank_between_items: bool,
    /// Lines are broken at so many characters, and go on under the text of an item or at the margin.
    width: Option<(usize, bool)>,
}

#[derive(Clone, Copy)]
enum Heading {
    Plain,
    Markdown,
    Bold,
}

#[derive(Clone, Copy)]
enum Marker {
    Sign(&'static str),
    Number(&'static str),
}

impl Marker {
    fn text(self, number: usize) -> String {
        match self {
            Self::Sign(sign) => format!("{sign} "),
            Self::Number(after) => format!("{number}{after} "),
        }
    }
}

impl Form {
    fn choose(choices: &mut Choices<'_>) -> Self {
        let marker = choices.of(&[
            Marker::Sign("-"),
            Marker::Sign("*"),
            Marker::Sign("•"),
            Marker::Sign("–"),
            Marker::Sign("➤"),
            Marker::Number("."),
            Marker::Number(")"),
        ]);
        Self {
            heading: choices.of(&[Heading::Plain, Heading::Markdown, Heading::Bold]),
            marker,
            indent: choices.of(&["", "  "]),
            blank_between_items: choices.yes(),
            width: choices.maybe(&[(72, true), (60, true), (72, false)]),
        }
    }

    fn title(&self, text: &str) -> String {
        match self.heading {
            Heading::Markdown => format!("# {text}\n\n"),
            _ => self.heading(text),
        }
    }

    fn heading(&self, text: &str) -> String {
        match self.heading {
            Heading::Plain => format!("{text}\n\n"),
            Heading::Markdown => format!("## {text}\n\n"),
            Heading::Bold => format!("**{text}**\n\n"),
        }
    }

    fn paragraph(&self, text: &str) -> String {
        self.lines("", text) + "\n\n"
    }

    fn list<'t>(&self, items: impl Iterator<Item = &'t str>) -> String {
        let items: Vec<String> = items.enumerate().map(|(index, item)| self.item(self.indent, index, item)).collect();
        items.join(self.between()) + "\n\n"
    }

    fn item(&self, indent: &str, index: usize, text: &str) -> String {
        self.lines(&format!("{indent}{}", self.marker.text(index + 1)), text)
    }

    fn between(&self) -> &'static str {
        if self.blank_between_items { "\n\n" } else { "\n" }
    }

    /// A text after what begins its first line.
    fn lines(&self, before: &str, text: &str) -> String {
        let Some((width, hangs)) = self.width else { return format!("{before}{text}") };
        let margin = if hangs { " ".repeat(before.chars().count()) } else { String::new() };
        let mut lines = vec![before.to_owned()];
        let mut is_first = true;
        for word in text.split(' ') {
            let line = lines.last().map_or(0, |line| line.chars().count());
            match lines.last_mut() {
                Some(last) if is_first || line + 1 + word.chars().count() <= width => {
                    last.push_str(if is_first { "" } else { " " });
                    last.push_str(word);
                }
                _ => lines.push(format!("{margin}{word}")),
            }
            is_first = false;
        }
        lines.join("\n")
    }
}

pub fn render(model: &Model, choices: &mut Choices<'_>) -> String {
    let form = Form::choose(choices);
    let mut text = form.title(&title(model, choices));
    let lagesbild = model.lagesbild.map(|(words, _)| form.heading("Lägesbild") + &form.paragraph(words));
    let lagesbild_is_first = choices.yes();
    if lagesbild_is_first {
        text.extend(lagesbild.clone());
    }
    text += &match &model.content {
        Content::OneList { promising: (who, _), items } => {
            form.paragraph(&format!("{who} lovar att:")) + &form.list(texts(items))
        }
        Content::ListsOfActors(lists) => {
            let list = |((who, _), items): &(words::Who, Vec<Commitment>)| {
                form.paragraph(&format!("{who} lovar att:")) + &form.list(texts(items))
            };
            lists.iter().map(list).collect()
        }
        Content::TwoLevels { aims, activities } => {
            let (lead, is_heading) = choices.of(words::LEADS);
            form.paragraph(&format!("{} lovar gemensamt att arbeta för:", words::PROMISING[0].0))
                + &form.list(aims.iter().copied())
                + &if is_heading { form.heading(lead) } else { form.paragraph(lead) }
                + &form.list(texts(activities))
        }
        Content::Nested(nested) => {
            form.paragraph(&format!("{} lovar att:", words::PROMISING[0].0)) + &self::nested(&form, nested)
        }
        Content::FollowUp(rows) => {
            form.paragraph(&about_the_third_tertial(model)) + &table(&with_statuses(rows), choices)
        }
        Content::ByTertial(rows) => {
            let reports = if choices.below(4) == 3 { labelled(rows) } else { table(&with_tertials(rows), choices) };
            form.paragraph(&about_the_third_tertial(model)) + &reports
        }
    };
    if !lagesbild_is_first {
        text.extend(lagesbild);
    }
    if let Some((words, _)) = model.follow_up {
        text += &(form.heading("Uppföljning") + &form.paragraph(words));
    }
    text + &signatures(model, choices)
}

fn texts(commitments: &[Commitment]) -> impl Iterator<Item = &str> {
    commitments.iter().map(|commitment| commitment.text.as_str())
}

fn title(model: &Model, choices: &mut Choices<'_>) -> String {
    let (first, last) = model.years;
    let between = choices.of(&["-", "–", " - ", "/", " och "]);
    let years = if first == last { first.to_string() } else { format!("{first}{between}{last}") };
    let words::Kommun { name, before_kommun, .. } = model.kommun;
    let form = choices.below(4);
    if model.content.is_follow_up() {
        return match form {
            0 => format!("Uppföljning av medborgarlöfte i {before_kommun} kommun {years}"),
            1 => format!("Utvärdering av medborgarlöftet i {before_kommun} kommun {years}"),
            2 => format!("Uppföljning av medborgarlöften {before_kommun} kommun {years}"),
            _ => format!("Uppföljning av medborgarlöftet för {before_kommun} kommun {years}"),
        };
    }
    match form {
        0 => format!("Medborgarlöfte i {before_kommun} kommun {years}"),
        1 => format!("Medborgarlöfte för {before_kommun} kommun {years}"),
        2 => format!("Medborgarlöften {before_kommun} kommun {years}"),
        _ => format!("Medborgarlöfte {name} {years}"),
    }
}

/// Items with items of their own under them: numbers over signs, or signs under signs further in.
fn nested(form: &Form, nested: &[(&'static str, Vec<Commitment>)]) -> String {
    let mut items = Vec::new();
    for (index, (aim, activities)) in nested.iter().enumerate() {
        items.push(form.item("", index, aim));
        items.extend(activities.iter().map(|activity| form.lines("    - ", &activity.text)));
    }
    items.join(form.between()) + "\n\n"
}

fn about_the_third_tertial(model: &Model) -> String {
    format!("Uppföljningen avser tredje tertialet {}.", model.years.0)
}

type Cells = [String; 4];

fn with_statuses(rows: &[Row]) -> Vec<Cells> {
    let head = ["Aktivitet", "Ansvarig", "Status", "Kommentar"].map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let unit = row.activity.target.map_or("", |target| target.unit);
        let comment = row.total.map(|total| format!("Totalt {total} {unit}.")).unwrap_or_default();
        [row.activity.text.clone(), row.who.to_owned(), row.status.to_owned(), comment]
    });
    std::iter::once(head).chain(cells).collect()
}

fn with_tertials(rows: &[Reported]) -> Vec<Cells> {
    let head = ["Aktivitet", "Tertial 1", "Tertial 2", "Tertial 3"].map(str::to_owned);
    let cells = rows.iter().map(|Reported { activity, tertials: [first, second, third], .. }| {
        [activity.text.clone(), first.clone(), second.clone(), third.clone()]
    });
    std::iter::once(head).chain(cells).collect()
}

/// Each activity with its reports under it. Their lines are not broken: so few do not tell where lines are.
fn labelled(rows: &[Reported]) -> String {
    let report = |(index, report): (usize, &String)| match report.as_str() {
        "" => String::new(),
        _ => format!("Tertial {}: {report}\n", index + 1),
    };
    let row = |row: &Reported| {
        row.activity.text.clone() + "\n\n" + &row.tertials.iter().enumerate().map(report).collect::<String>() + "\n"
    };
    rows.iter().map(row).collect()
}

fn table(lines: &[Cells], choices: &mut Choices<'_>) -> String {
    let widths: [usize; 4] =
        std::array::from_fn(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0));
    let form = choices.below(3);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        text += &match form {
            0 => format!("| {} |\n", line.join(" | ")),
            1 => line.join("\t") + "\n",
            _ => {
                let padded = line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}   "));
                padded.collect::<String>().trim_end().to_owned() + "\n"
            }
        };
        if form == 0 && index == 0 {
            text += "|---|---|---|---|\n";
        }
    }
    text + "\n"
}

fn signatures(model: &Model, choices: &mut Choices<'_>) -> String {
    let Some(medborgarlofte::document::Date::Day { year, month, day }) = model.signed else { return String::new() };
    let place = model.kommun.name;
    let month_name = words::MONTHS.iter().find(|(_, number)| *number == month).map_or("", |(name, _)| name);
    let mut text = match choices.below(3) {
        0 => format!("{place} {year}-{month:02}-{day:02}\n\n"),
        1 => format!("{place} den {day} {month_name} {year}\n\n"),
        _ => format!("Undertecknat i {place} den {day} {month_name} {year}\n\n"),
    };
    let parts = |signatory: &super::Signatory| {
        [signatory.name.to_owned(), signatory.role_as_written.to_owned(), signatory.organisation.clone()]
    };
    match choices.below(3) {
        0 => text.extend(model.signatories.iter().map(|signatory| parts(signatory).join("\n") + "\n\n")),
        1 => text.extend(model.signatories.iter().map(|signatory| parts(signatory).join(", ") + "\n")),
        _ => {
            let columns: Vec<_> = model.signatories.iter().map(parts).collect();
            if let [left, right] = &columns[..] {
                text.extend(left.iter().zip(right).map(|(left, right)| format!("{left:<40}{right}\n")));
            }
        }
    }
    text
}

use super::*;

fn only(text: &str) -> (Shape, String) {
    let mut found = Vec::new();
    lines(text, &mut found);
    (found[0].shape, text[found[0].content.range()].to_owned())
}

#[test]
fn shapes() {
    use Marker::{Bullet, Letter, Number};
    for (text, shape, content) in [
        ("", None, ""),
        ("  Lägesbild  ", Some(Shape::Text), "Lägesbild"),
        ("## Lägesbild ##", Some(Shape::Heading(2)), "Lägesbild"),
        ("#hashtagg", Some(Shape::Text), "#hashtagg"),
        ("- ", Some(Shape::Item(Bullet('-'))), ""),
        ("  – Polisen ska", Some(Shape::Item(Bullet('–'))), "Polisen ska"),
        ("-Polisen ska", Some(Shape::Item(Bullet('-'))), "Polisen ska"),
        ("•Polisen", Some(Shape::Item(Bullet('•'))), "Polisen"),
        ("- [x] Polisen", Some(Shape::Item(Bullet('☒'))), "Polisen"),
        ("[ ] Polisen", Some(Shape::Item(Bullet('☐'))), "Polisen"),
        ("- • Polisen", Some(Shape::Item(Bullet('-'))), "Polisen"),
        ("- ·  Polisen", Some(Shape::Item(Bullet('-'))), "Polisen"),
        ("* \u{F0B7} Polisen", Some(Shape::Item(Bullet('*'))), "Polisen"),
        ("- ·25 mm", Some(Shape::Item(Bullet('-'))), "·25 mm"),
        ("- ☐ Polisen", Some(Shape::Item(Bullet('-'))), "☐ Polisen"),
        ("• • Polisen", Some(Shape::Item(Bullet('•'))), "• Polisen"),
        ("- [Polisen](polisen.se)", Some(Shape::Item(Bullet('-'))), "[Polisen](polisen.se)"),
        ("◐  Polisen", Some(Shape::Item(Bullet('◐'))), "Polisen"),
        ("☑ = genomfört", Some(Shape::Text), "☑ = genomfört"),
        ("\u{F0B7}\tPolisen", Some(Shape::Item(Bullet('\u{F0B7}'))), "Polisen"),
        ("o  Polisen", Some(Shape::Item(Bullet('o'))), "Polisen"),
        ("områdespolisen", Some(Shape::Text), "områdespolisen"),
        ("**Att öka**", Some(Shape::Text), "**Att öka**"),
        ("* Att öka", Some(Shape::Item(Bullet('*'))), "Att öka"),
        ("1. Polisen", Some(Shape::Item(Number(1))), "Polisen"),
        ("3 .  Polisen", Some(Shape::Item(Number(3))), "Polisen"),
        ("3 . maj", Some(Shape::Text), "3 . maj"),
        ("l. Polisen", Some(Shape::Item(Number(1))), "Polisen"),
        ("1.2 Polisen", Some(Shape::Item(Marker::Part)), "Polisen"),
        ("18.00 Mötet", Some(Shape::Item(Marker::Part)), "Mötet"),
        ("2) Polisen", Some(Shape::Item(Number(2))), "Polisen"),
        ("a) Polisen", Some(Shape::Item(Letter(b'a'))), "Polisen"),
        ("a. Polisen", Some(Shape::Item(Letter(b'a'))), "Polisen"),
        ("a. och b.", Some(Shape::Text), "a. och b."),
        ("15 april 2019", Some(Shape::Text), "15 april 2019"),
        ("2019. Polisen", Some(Shape::Text), "2019. Polisen"),
        ("1.5 timmar", Some(Shape::Text), "1.5 timmar"),
        ("---", Some(Shape::Rule), "---"),
        ("________      ________", Some(Shape::Rule), "________      ________"),
        ("|:---|:---|", Some(Shape::Rule), "|:---|:---|"),
        ("| a | b |", Some(Shape::PipeRow), "| a | b |"),
        ("Aktivitet\tTertial 1", Some(Shape::TabRow), "Aktivitet\tTertial 1"),
        ("« Polisen", Some(Shape::Item(Bullet('«'))), "Polisen"),
        ("+» Polisen", Some(Shape::Item(Bullet('+'))), "Polisen"),
        ("«Polisen", Some(Shape::Text), "«Polisen"),
        ("+46 8", Some(Shape::Text), "+46 8"),
        ("➤ Att öka\t\t\t", Some(Shape::TabRow), "Att öka\t\t\t"),
        ("Att öka tryggheten ➤", Some(Shape::Item(Bullet('➤'))), "Att öka tryggheten"),
        ("Att öka tryggheten➤", Some(Shape::Text), "Att öka tryggheten➤"),
        ("**• Polisen ska.**", Some(Shape::Item(Bullet('•'))), "Polisen ska.**"),
        ("**Polisen** ska", Some(Shape::Text), "**Polisen** ska"),
        ("§\tPolisen", Some(Shape::Item(Bullet('§'))), "Polisen"),
        ("§ 57", Some(Shape::Text), "§ 57"),
        ("Ø Polisen", Some(Shape::Item(Bullet('Ø'))), "Polisen"),
        ("v\tPolisen", Some(Shape::Item(Bullet('v'))), "Polisen"),
        ("v 12 Polisen", Some(Shape::Text), "v 12 Polisen"),
        ("från 3 → 4 ✓", Some(Shape::Text), "från 3 → 4 ✓"),
        ("Slut på raden.\t", Some(Shape::Text), "Slut på raden."),
    ] {
        match shape {
            Some(shape) => assert_eq!(only(text), (shape, content.to_owned()), "{text:?}"),
            None => {
                let mut found = Vec::new();
                lines(text, &mut found);
                assert!(found.is_empty());
            }
        }
    }
}

#[test]
fn line_ends_of_every_kind() {
    let mut found = Vec::new();
    lines("a\r\n\nb\n\u{C}c", &mut found);
    let spans: Vec<_> = found.iter().map(|line| (line.content.start, line.content.end)).collect();
    assert_eq!(spans, [(0, 1), (3, 3), (4, 5), (7, 8)]);
    assert!(found[3].page_break);
}

#[test]
fn columns_count_characters() {
    let mut found = Vec::new();
    lines("\t• åäö", &mut found);
    assert_eq!((found[0].indent, found[0].column, found[0].end_column), (4, 6, 9));
}

use super::*;
use crate::layout::line::lines;

#[test]
fn numbers_broken_between_their_groups() {
    for (text, after, expected) in [
        ("genomföra upp till 1", "200 krogtillsyner per år", true),
        ("genomföra upp till 12", "500 samtal", true),
        ("genomföra upp till 1", "20 krogtillsyner", false),
        ("genomföra upp till 1", "200. Kommunen", false),
        ("i årskurs 1.", "200 elever kom", false),
        ("löftet för 2021", "200 elever kom", false),
        ("1", "200 elever kom", false),
    ] {
        assert_eq!(breaks_number(text, after), expected, "{text} / {after}");
    }
}

#[test]
fn sentences_broken_over_a_page() {
    for (above, last, next, expected) in [
        ("81 har gjorts. De flesta har gjorts", "på väg 254 och vid infarterna till", "Heby tätort.", true),
        ("81 har gjorts.", "De flesta har gjorts på väg 254 vid", "Heby tätort.", true),
        // A heading, and what stands below text that ends, or that was one sentence at most.
        ("81 har gjorts. De flesta har gjorts", "på väg 254 och vid infarterna till", "Heby tätort", false),
        ("81 har gjorts. De flesta har gjorts", "på väg 254.", "Heby tätort fick flest.", false),
        ("Trafikkontroller på länsvägarna", "och vid infarterna", "Heby tätort fick flest.", false),
        ("81 har gjorts. De flesta har gjorts", "på väg 254 och i Heby", "Kommunen har byggt om.", false),
    ] {
        let source = format!("{above}\n{last}\n{next}");
        let at = |text: &str| {
            let start = source.find(text).unwrap() as u32;
            Span::new(start, start + text.len() as u32)
        };
        assert_eq!(stops_within(&source, &[at(above), at(last)], at(next)), expected, "{last} / {next}");
    }
}

#[test]
fn sentences_below_lines_that_had_room() {
    let above = "Kommunen ska hålla två trygghetsvandringar i samarbete med polisen";
    let below = "Två trygghetsvandringar hölls i september i Nyland.";
    let short = "Det mesta har gått att genomföra under året.";
    let long = "Kommunen och polisen har följt upp det medborgarlöfte som gällde i Kramfors kommun under 2020, och det mesta har gått att genomföra trots pandemin.";
    for (beside, expected) in [(short, true), (long, false)] {
        let source = format!("{beside}\n\n{above}\n{below}\n");
        let mut found = Vec::new();
        lines(&source, &mut found);
        let wrapping = Wrapping::of(&source, &found);
        assert_eq!(wrapping.joins(&source, &found[2], &found[3]), expected, "{beside}");
    }
}

//! What stands around the text on a web page: navigation, cookie notices, links.

use super::page::Unit;
use crate::layout::{Block, BlockShape};
use crate::text::Folded;
use crate::vocabulary::signing::PAPER_DATES;
use crate::vocabulary::{
    CREDIT, Lower, PUBLISHED, PUBLISHED_KINDS, READ_MORE, chrome_lines, chrome_starts, lowered, may_be_chrome,
};

/// Whether a block is part of a web page's frame: navigation, cookie notices, dates of publication.
pub(super) fn is_chrome(block: &Block, folded: &Folded<'_>, source: &str) -> bool {
    let text = folded.text();
    if text.is_empty() || text.len() > 400 {
        return false;
    }
    let raw = &source[block.span.range()];
    if raw.starts_with("![") || raw.starts_with("<!--") || raw.starts_with("<script") || raw.starts_with("<style") {
        return true;
    }
    // A link to a file with its size, or an item that is one link and nothing else but the day of what it leads to.
    let lone_link = match folded.links() {
        [link] => {
            let (before, after) = (text.get(..link.folded.start as usize), text.get(link.folded.end as usize..));
            before.is_some_and(is_day) && after.is_some_and(is_day)
        }
        _ => false,
    };
    if lone_link || is_file_link(text) {
        return true;
    }
    if text.len() > 250 {
        return false;
    }
    let item = matches!(block.shape, BlockShape::Item(_));
    is_frame_wording(text, item) || is_breadcrumb(text)
}

/// Takes what goes with a line of the frame for part of it.
pub(super) fn mark_below(units: &mut [Unit<'_>]) {
    mark_publishers(units);
    mark_links(units);
}

/// Takes who published a page for part of its frame: the name between the line that says when and the end, or more of the frame.
fn mark_publishers(units: &mut [Unit<'_>]) {
    for at in 1..units.len() {
        if !units[at - 1].chrome || units[at].chrome {
            continue;
        }
        let this = &units[at];
        let dated = || {
            let lower = Lower::new(units[at - 1].text());
            PAPER_DATES.iter().any(|word| lower.starts_with(word))
        };
        let name = this.is_paragraph()
            && !this.gap
            && !this.ends_sentence()
            && !this.leads()
            && this.text().split(' ').count() <= LONGEST_PUBLISHER;
        let last = || units.get(at + 1).is_none_or(|next| next.chrome);
        units[at].chrome = name && last() && dated();
    }
}

/// Takes the lines right below `Läs mer`, which are what it leads to, for part of the frame too.
fn mark_links(units: &mut [Unit<'_>]) {
    let mut leads = false;
    for this in units {
        let line = this.is_paragraph() && !this.gap && !this.ends_sentence() && this.text().len() <= LONGEST_LINK;
        leads = match this.chrome {
            true => READ_MORE.contains(&&*Lower::new(this.text().trim_end_matches([':', ' ']))),
            false => leads && line,
        };
        this.chrome |= leads;
    }
}

/// A line that leads elsewhere has no more bytes.
const LONGEST_LINK: usize = 90;

/// `Avdelningen för kommunikation` has no more words.
const LONGEST_PUBLISHER: usize = 3;

/// Nothing, or `2023-02-17`.
fn is_day(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '.' | '/' | ':' | ' '))
}

/// Whether the text is a line, or begins as one, that web pages put around their text.
pub(super) fn is_frame_wording(text: &str, item: bool) -> bool {
    let text = text.trim_end_matches([':', ' ']);
    // Longer than any of the wordings; they are listed in small letters.
    if !may_be_chrome(text) {
        return false;
    }
    let lower = Lower::new(text);
    let lower: &str = &lower;
    // An item that only begins so is a sentence of the list.
    if !item
        && chrome_starts(lower)
            .iter()
            .any(|start| lower.starts_with(start) && (text.len() <= 80 || start.len() > 12 || lower.contains(CREDIT)))
    {
        return true;
    }
    text.len() <= 60 && (chrome_lines(lower).contains(&lower) || menu(lower) || is_published(lower))
}

/// `Nyhet Publicerad 6 mars 2024`, `Pressmeddelande | 2024-03-06`, and no more.
fn is_published(lower: &str) -> bool {
    let kind = |kind: &&&str| lower.strip_prefix(**kind).is_some_and(|after| !after.starts_with(char::is_alphabetic));
    let Some(kind) = PUBLISHED_KINDS.iter().find(kind) else { return false };
    let rest = lower[kind.len()..].trim_start_matches([' ', '|', ':', ',', '-', '–', '·', '•']);
    let year = rest.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit));
    let begins =
        PUBLISHED.iter().any(|start| rest.starts_with(start)) || rest.starts_with(|c: char| c.is_ascii_digit());
    begins && year && !rest.ends_with('.')
}

/// `Lyssna Dela Skriv ut`, `Dela sidan: Facebook, E-post`: nothing but the words of menus, one after another.
fn menu(lower: &str) -> bool {
    let mut rest = lower;
    let mut entries = 0;
    while !rest.is_empty() {
        let begins = |line: &&&str| {
            rest.strip_prefix(**line).is_some_and(|after| after.is_empty() || after.starts_with(MENU_JOINTS))
        };
        let Some(line) = chrome_lines(rest).iter().filter(begins).max_by_key(|line| line.len()) else {
            // `Lyssna | Skriv ut | Lämna en synpunkt på sidan`
            return entries > 1 && chrome_starts(rest).iter().any(|start| rest.starts_with(start));
        };
        rest = rest[line.len()..].trim_start_matches(MENU_JOINTS);
        entries += 1;
    }
    (2..=8).contains(&entries)
}

/// Between the entries of a menu: `Dela sidan: Facebook | E-post`.
const MENU_JOINTS: [char; 5] = [' ', '|', '/', ':', ','];

/// `Start » Omsorg » Trygghet`
fn is_breadcrumb(text: &str) -> bool {
    let sign = |byte: u8| (byte == b'/') | (byte == b'>') | (byte == b'|') | (byte == 0xBB) | (byte == 0xBA);
    // Most texts have none of the signs, so that an early end would cost more than it saves.
    let may = || text.bytes().fold(0, |found, byte| found | u8::from(sign(byte))) != 0;
    text.len() <= 160
        && !text.ends_with('.')
        && may()
        && ["»", " / ", " > ", "›", " | "].iter().any(|sign| text.matches(sign).count() >= 2)
}

/// `Medborgarlöfte 2020 (pdf, 240 kB)`
fn is_file_link(text: &str) -> bool {
    if text.len() > 160 || !text.trim_end_matches('.').ends_with([')', 'B', 'b']) {
        return false;
    }
    let lower = lowered(text);
    ["pdf", "docx", "word"].iter().any(|kind| lower.contains(kind))
        && ["kb", "mb", "öppnas i nytt"].iter().any(|size| lower.contains(size))
}

//! Signs that stand before the items of a list, and what else they can be.

use super::line::{Marker, Shape, past_blank};

/// The shape of a line that begins with a sign, and how many bytes the sign and the space after it take.
pub(super) fn bullet(text: &str) -> (Shape, usize) {
    let mut chars = text.chars();
    let Some(sign) = chars.next() else { return (Shape::Text, 0) };
    let rest = chars.as_str();
    let blank = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace());
    // `- [x] Polisen ska …`, a task as it is typed.
    if matches!(sign, '-' | '*' | '+')
        && let Some((task, skip)) = task(rest.strip_prefix(' ').unwrap_or_default())
    {
        return (Shape::Item(task), past_blank(text, sign.len_utf8() + 1 + skip));
    }
    let is_bullet = match sign {
        // A speck beside a bullet was read as a sign of its own: `+» `.
        '+' | '*' | '.' | '»' | '«' if scanned_after(rest) => {
            return (Shape::Item(Marker::Bullet(sign)), past_blank(text, sign.len_utf8() + SCANNED));
        }
        '*' | '+' | 'o' | '»' | '«' | '›' | '~' => blank,
        '-' | '–' | '—' | '−' => blank || rest.starts_with(char::is_uppercase),
        '·' | '∙' | '→' | '✓' | '✔' => true,
        // Bullets of a font of signs; `§ 12` is a paragraph of a protocol.
        '§' | 'Ø' | 'ü' | 'Ÿ' | 'þ' => blank && rest.trim_start().starts_with(char::is_alphabetic),
        // How far something has come; in a cell they may stand alone.
        '◐' | '◑' | '◒' | '◓' | '◔' | '◕' | '✗' | '✘' | '✖' | '❌' | '⬜' | '🟢' | '🟡' | '🟠' | '🔴' => {
            blank && rest.trim_start().starts_with(char::is_alphanumeric)
        }
        _ if is_bullet_sign(sign) => true,
        _ => false,
    };
    // `☑ = genomfört` says what the sign means.
    match is_bullet && !rest.trim_start().starts_with('=') {
        true => {
            let skip = past_blank(text, sign.len_utf8());
            (Shape::Item(Marker::Bullet(sign)), skip + if sign.is_ascii() { again(&text[skip..]) } else { 0 })
        }
        false => (Shape::Text, 0),
    }
}

/// The bytes of a bullet that a converter kept after its own, `- • Polisen ska`, and of the blank after it.
fn again(text: &str) -> usize {
    let second =
        text.chars().next().filter(|sign| matches!(sign, '•' | '●' | '○' | '◦' | '▪' | '■' | '·' | '∙' | '\u{F0B7}'));
    let Some(second) = second.map(char::len_utf8) else { return 0 };
    if text[second..].starts_with([' ', '\t']) { past_blank(text, second) } else { 0 }
}

/// A task as it is typed, done or not, and how many bytes its box takes: `[x] Polisen ska …`.
pub(super) fn task(text: &str) -> Option<(Marker, usize)> {
    let sign = match text.as_bytes() {
        [b'[', b' ', b']', b' ', ..] => '☐',
        [b'[', b'x' | b'X', b']', b' ', ..] => '☒',
        _ => return None,
    };
    Some((Marker::Bullet(sign), 3))
}

/// Whether a bullet as scanners misread it comes next, and the space after it.
fn scanned_after(rest: &str) -> bool {
    rest.strip_prefix(['»', '«']).is_some_and(|after| after.starts_with(' '))
}

/// The bytes of `»` and `«`.
const SCANNED: usize = 2;

/// A bullet that is set in bold or italics with its text.
pub(super) fn emphasised(text: &str) -> Option<(Shape, usize)> {
    let rest = text.trim_start_matches(['*', '_']);
    let sign = rest.chars().next().filter(|sign| is_bullet_sign(*sign))?;
    let skip = past_blank(text, text.len() - rest.len() + sign.len_utf8());
    Some((Shape::Item(Marker::Bullet(sign)), skip))
}

/// The bullet that a line ends with, as some converters put it after the text of its item.
pub(super) fn trailing_bullet(text: &str) -> Option<char> {
    let sign = text.chars().next_back().filter(|sign| !sign.is_ascii() && is_bullet_sign(*sign))?;
    let before = &text[..text.len() - sign.len_utf8()];
    // `Polisen ☒  Kommunen ☐`: a box after what it chooses, one of several.
    if before.contains(['☒', '☑', '☐']) {
        return None;
    }
    (before.ends_with([' ', '\t']) && !before.trim_end().is_empty()).then_some(sign)
}

/// A sign that is never anything but a bullet.
pub(crate) fn is_bullet_sign(sign: char) -> bool {
    matches!(
        sign,
        '•' | '●'
            | '○'
            | '◦'
            | '▪'
            | '■'
            | '□'
            | '▫'
            | '‣'
            | '⁃'
            | '➤'
            | '➔'
            | '➜'
            | '▸'
            | '▹'
            | '⦁'
            | '☐'
            | '☑'
            | '☒'
            | '✅'
            | '❏'
            | '❑'
            | '♦'
            | '►'
            | '▶'
            | '➢'
            | '❖'
            | '◆'
            | '◇'
            | '➡'
            | '➣'
            | '➥'
            | '☛'
            | '☞'
            | '⮞'
            | '👉'
            | '🔹'
            | '🔸'
            | '\u{F000}'..='\u{F0FF}'
    )
}

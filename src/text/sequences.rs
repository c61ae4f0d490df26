//! Sequences of bytes in UTF-8 that may be something to change, found many bytes at a time.

/// Classes of bytes whose sequence may be something to change: a bit is set where first, second and third byte agree.
struct Classes {
    first: [u8; 256],
    second: [u8; 256],
    third: [u8; 256],
}

const CLASSES: Classes = {
    const LONE_RETURN: u8 = 1;
    const PAGE_END: u8 = 1 << 1;
    const LATIN_1_OR_JOINER: u8 = 1 << 2;
    const GARBLED: u8 = 1 << 3;
    const MARK: u8 = 1 << 4;
    const VERTICAL_TAB: u8 = 1 << 5;
    const PUNCTUATION: u8 = 1 << 6;
    const OTHER: u8 = 1 << 7;
    let mut classes = Classes { first: [0; 256], second: [0; 256], third: [0; 256] };
    let mut index = 0;
    while index < 256 {
        let byte = index as u8;
        classes.first[index] = VERTICAL_TAB
            | match byte {
                b'\n' => 0,
                b'\r' => LONE_RETURN | PAGE_END,
                0xC2 => LATIN_1_OR_JOINER | PAGE_END,
                0xC3 => GARBLED | PAGE_END,
                0xCC | 0xCD => MARK | PAGE_END,
                0xE2 => PUNCTUATION | LATIN_1_OR_JOINER | PAGE_END,
                0xCB | 0xE1 | 0xE3 | 0xEF => OTHER | PAGE_END,
                _ => PAGE_END,
            };
        classes.second[index] = MARK
            | if byte == b'\n' { 0 } else { LONE_RETURN }
            | match byte {
                0x0B => VERTICAL_TAB,
                0x0C => PAGE_END,
                0x80 => PUNCTUATION | OTHER,
                0x84 => PUNCTUATION,
                0x81 | 0x85 | 0xA0 | 0xA8 | 0xAD => LATIN_1_OR_JOINER,
                0x82 | 0x83 | 0xA2 | 0xAF => GARBLED,
                0x9A | 0xAC | 0xBB | 0xBF => OTHER,
                _ => 0,
            };
        // Dashes, quotation marks, the bullet and the ellipsis stand in the same block as what cannot be seen.
        let seen = matches!(byte, 0x90..=0xA6 | 0xB0..=0xBE);
        classes.third[index] = if seen { !PUNCTUATION } else { u8::MAX };
        index += 1;
    }
    classes
};

/// Bytes that are looked through at a time.
const STRETCH: usize = 64;

/// Where from `start` on the first sequence begins that may be something to change, or the end.
pub(super) fn next_sequence(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    for stretch in bytes[start..].chunks(STRETCH) {
        // The byte that tells may be the second of its sequence.
        let window = at.saturating_sub(1).max(start)..at + stretch.len();
        at = window.end;
        // Nearly no stretch has such a byte, so that an early end would cost more than it saves.
        let may_be = stretch.iter().fold(0, |found, byte| found | u8::from(may_be_special(*byte))) != 0;
        if may_be && let Some(found) = window.into_iter().find(|index| is_sequence(bytes, *index)) {
            return found;
        }
    }
    bytes.len()
}

/// Whether a byte stands in some of the sequences of [`CLASSES`], and seldom elsewhere.
///
/// Only comparisons, so that many bytes are compared at once.
fn may_be_special(byte: u8) -> bool {
    let within = |first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    let second = within(0x82, 0x83) | (byte == 0xA2) | (byte == 0xAF);
    let first = (byte == 0xC2) | within(0xCB, 0xCD) | within(0xE1, 0xE3) | (byte == 0xEF);
    within(0x0B, 0x0D) | second | first
}

/// Whether what begins at `index` may be something to change.
fn is_sequence(bytes: &[u8], index: usize) -> bool {
    let at = |index: usize| usize::from(bytes.get(index).copied().unwrap_or(0));
    CLASSES.first[at(index)] & CLASSES.second[at(index + 1)] & CLASSES.third[at(index + 2)] != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sequence_is_missed_wherever_it_stands() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let all = bytes.iter().flat_map(|one| bytes.iter().map(|two| [*one, *two]));
        for ([one, two], three) in all.flat_map(|pair| [0x80, 0x93].map(|three| (pair, three))) {
            let class = CLASSES.first[one as usize] & CLASSES.second[two as usize] & CLASSES.third[three as usize];
            for before in [0, STRETCH - 2, STRETCH - 1] {
                let text = [&vec![b' '; before], &[one, two, three][..], b" "].concat();
                assert!(class == 0 || next_sequence(&text, 0) <= before, "{text:02X?}");
            }
        }
    }
}

//! Text that folding leaves as it is, told from other text without a look at every byte by itself.

/// Whether a byte can begin something that folding changes.
const fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'\t' | b'\n' | b'\r' | b'*' | b'_' | b'[' | b'<' | b'\\' | b'&' | b'`' | b'|' | b'-' | 0xC2 | 0x0B | 0x0C
    )
}

/// Which bytes are special.
pub(super) const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = is_special(byte as u8);
        byte += 1;
    }
    table
};

/// Whether folding changes nothing.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b' ') || bytes.last().is_some_and(|last| *last == b' ' || SPECIAL[usize::from(*last)]) {
        return false;
    }
    // Nearly all text is plain, so that an early end would cost more than it saves; what is shorter than a chunk, or
    // left after the last, is looked at with what stands before it.
    match bytes.last_chunk() {
        Some(last) => {
            let stretches = bytes.windows(CHUNK + 1).step_by(CHUNK).filter_map(<[u8]>::first_chunk);
            stretches.fold(changes(last), |found, stretch| found | changes(stretch)) == 0
        }
        None => {
            let doubled = bytes.windows(2).any(|pair| pair == b"  ");
            !doubled && !bytes.iter().any(|byte| SPECIAL[usize::from(*byte)])
        }
    }
}

/// Bytes that are looked at at a time, with the one after them.
const CHUNK: usize = 16;

/// Not 0 where one of the bytes is special, or two spaces stand side by side. Only comparisons, so that all bytes are
/// compared at once; `]` and `^`, which are not special, are let go with those beside them.
fn changes(bytes: &[u8; CHUNK + 1]) -> u8 {
    let mut found = 0;
    for index in 0..CHUNK {
        let byte = bytes[index];
        let control = byte.wrapping_sub(b'\t') <= b'\r' - b'\t';
        let bracket = byte.wrapping_sub(b'[') <= b'`' - b'[';
        let sign = (byte == b'*') | (byte == b'<') | (byte == b'&') | (byte == b'|') | (byte == b'-') | (byte == 0xC2);
        let spaces = (byte == b' ') & (bytes[index + 1] == b' ');
        found |= u8::from(control | bracket | sign | spaces);
    }
    found
}

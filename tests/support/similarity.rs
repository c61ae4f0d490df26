//! How alike two texts are: Ratcliff and Obershelp's measure, as in Python's `difflib` without its junk heuristic.

use std::collections::HashMap;

/// Twice the characters in common blocks, as a share of the characters of both: 1 is equal, 0 has nothing in common.
pub fn ratio(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    match a.len() + b.len() {
        0 => 1.0,
        both => 2.0 * matching(&a, &b) as f64 / both as f64,
    }
}

/// Characters in the longest common block, and in those to the left and to the right of it.
fn matching(a: &[char], b: &[char]) -> usize {
    if a == b {
        return a.len();
    }
    match longest_block(a, b) {
        (_, _, 0) => 0,
        (i, j, length) => {
            let before = matching(&a[..i], &b[..j]);
            let after = matching(&a[i + length..], &b[j + length..]);
            before + length + after
        }
    }
}

/// Start in `a`, start in `b` and length of the longest common block; the first in `a`, then in `b`, where several are.
fn longest_block(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut places: HashMap<char, Vec<usize>> = HashMap::new();
    for (j, &c) in b.iter().enumerate() {
        places.entry(c).or_default().push(j);
    }
    let mut best = (0, 0, 0);
    // How long a block ends at each place of `b` and the previous character of `a`.
    let mut ends = vec![0; b.len() + 1];
    for (i, c) in a.iter().enumerate() {
        let mut next = vec![0; b.len() + 1];
        for &j in places.get(c).map(Vec::as_slice).unwrap_or_default() {
            let length = ends[j] + 1;
            next[j + 1] = length;
            if length > best.2 {
                best = (i + 1 - length, j + 1 - length, length);
            }
        }
        ends = next;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::ratio;

    #[test]
    fn as_difflib_computes() {
        let cases = [
            ("", "", 1.0),
            ("a", "", 0.0),
            ("abc", "abc", 1.0),
            ("abcd", "bcde", 0.75),
            ("private thread; currentthread", "private volatile thread; currentthread", 0.8656716417910447),
            (
                "polisen ska genomföra minst tio insatser",
                "kommunen ska genomföra två trygghetsvandringar",
                0.5116279069767442,
            ),
            ("aabbaabb", "abababab", 0.75),
            ("två möten i september", "möten två i september", 0.8095238095238095),
            ("tillsyner på resecentrum", "tillsyner vid resecentrum och i närområdet", 0.6666666666666666),
        ];
        for (a, b, expected) in cases {
            assert!((ratio(a, b) - expected).abs() < 1e-9, "{a:?} {b:?}: {} instead of {expected}", ratio(a, b));
        }
    }
}

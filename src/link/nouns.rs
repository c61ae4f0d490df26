//! Whether two noun phrases name the same thing.

use crate::vocabulary::counts::TIMES;
use crate::vocabulary::{Flags, Lower, endings, lex};

/// Whether two noun phrases end in forms of the same noun.
pub(super) fn same_noun(one: &str, other: &str) -> bool {
    let head = |phrase| str::rsplit(phrase, ' ').next().map_or(Lower::new(phrase), Lower::new);
    let (one, other) = (head(one), head(other));
    if one.is(&other) {
        return true;
    }
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    if common < 3 {
        return is_slip(&one, &other);
    }
    let shortest = one.chars().count().min(other.chars().count());
    let longest = one.chars().count().max(other.chars().count());
    let long = if one.chars().count() < longest { &other } else { &one };
    common + 1 >= shortest && longest <= common + 5 && inflects(long, common) || is_slip(&one, &other)
}

/// Whether two units say how often, and nothing of what: `gånger` and `tillfällen`.
pub(super) fn are_times(one: &str, other: &str) -> bool {
    // Most units begin otherwise.
    let begins = |unit: &str| unit.as_bytes().first().is_some_and(|first| matches!(first | 0x20, b'g' | b't'));
    let times = |unit: &str| begins(unit) && TIMES.iter().any(|word| Lower::new(unit).is(word));
    times(one) && times(other)
}

/// Whether what a word has after so many letters can be its ending: `erna` and `men` of `kontrollerna` and `programmen`, and
/// not `möten` of `föräldramöten` beside `föräldrar`.
fn inflects(word: &str, stem: usize) -> bool {
    let mut rest = word.chars().skip(stem.saturating_sub(1));
    let (last, first) = (rest.next(), rest.next());
    rest.count() < 2 || first == last || matches!(first, Some('a' | 'e' | 'o' | 'n' | 'r'))
}

/// Whether what is counted is called by the last part of the compound that was promised: `kontroller` for
/// `trafikkontroller`, and `vandringar` for one `trygghetsvandring`.
pub(super) fn is_last_part(target: &str, count: &str) -> bool {
    // `genomförda kontroller`
    let head = count.rsplit(' ').next().filter(|head| {
        let before = count[..count.len() - head.len()].split_whitespace();
        before.into_iter().all(endings::modifies)
    });
    let (target, count) = (Lower::new(target), Lower::new(head.unwrap_or(count)));
    if count.len() < SHORTEST_PART || count.contains(' ') {
        return false;
    }
    let parts = || FORMS.iter().filter_map(|form| count.strip_suffix(*form)).filter(|part| part.len() >= SHORTEST_STEM);
    let ends = |form: &&str| target.strip_suffix(*form).is_some_and(|one| parts().any(|part| one.ends_with(part)));
    FORMS.iter().any(ends)
}

/// Whether what is counted is what the target measures in: `timmar` for `timmars fotpatrull` and `timmar fotpatrull`.
pub(super) fn is_measure(target: &str, count: &str) -> bool {
    let Some((measure, _)) = target.split_once(' ') else { return false };
    let measures = |genitive: &str| lex(genitive).flags.any(Flags::MEASURE);
    measure.strip_suffix('s') == Some(count) && measures(measure) || measure == count && measures(&format!("{count}s"))
}

/// How nouns end: one of a thing, and several.
const FORMS: &[&str] = &["", "er", "ar", "r", "or", "a", "n", "en", "et", "arna", "erna", "orna"];

/// A shorter last part may be that of many words.
const SHORTEST_PART: usize = 6;

/// The same without its ending.
const SHORTEST_STEM: usize = 4;

/// Whether one letter was left out or changed: `insater` for `insatser`.
fn is_slip(one: &str, other: &str) -> bool {
    // A letter has two bytes at most.
    if one.len().abs_diff(other.len()) > 2 {
        return false;
    }
    let lengths = [one, other].map(|word| word.chars().count());
    let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let head = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let tail = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    short >= 6 && long - short <= 1 && head + tail + 1 >= long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing() {
        assert!(same_noun("riktade insatser", "insats"));
        assert!(same_noun("riktade insatser", "insater"));
        assert!(!same_noun("trygghetsvandringar", "deltagare"));
        assert!(
            same_noun("kontroll", "kontrollerna") && same_noun("program", "programmen") && same_noun("möte", "mötena")
        );
        assert!(!same_noun("föräldramöten", "föräldrar") && !same_noun("skola", "skolklass"));
        assert!(is_last_part("trafikkontroller", "kontroller"));
        assert!(is_last_part("trafikkontroller", "kontroll"));
        assert!(is_last_part("trygghetsvandring", "vandringar") && is_last_part("föräldramöte", "möten"));
        assert!(is_last_part("nattvandring", "vandringarna") && is_last_part("cykelrunda", "rundor"));
        assert!(!is_last_part("trygghetsvandring", "vandrare") && !is_last_part("skolbesök", "besökare"));
        assert!(is_last_part("trafikkontroller", "genomförda kontroller"));
        assert!(!is_last_part("kontroller", "trafikkontroller"));
        assert!(!is_last_part("bomöten", "möten om droger"));
        assert!(is_measure("timmars fotpatrull", "timmar") && !is_measure("timmars fotpatrull", "fotpatruller"));
        assert!(is_measure("timmar fotpatrullering", "timmar") && !is_measure("möten om droger", "möten"));
        assert!(!is_measure("möten", "möten") && !is_measure("polisens möten", "polisen"));
    }
}

//! Follow-ups: whether a sentence says what was done.

use super::token::{Kind, Token, Tokens};
use crate::vocabulary::phrases::{HAVE, PAST_PROMISES, THAT};
use crate::vocabulary::telling::{
    ANSWERED, CONCERNED, EVER_SINCE, GREETINGS, LEADS_WORK, LED_WORK, MEANT, PAST_ENDINGS, PAST_OF_ACTORS, READ,
    READERS, REQUESTS, SALUTATIONS, SPEAKERS, STRONG_PAST, SUPINES, TELLING, THANKS, THANKS_LEADS, TO_SIGN, WANTED,
    WAS, WELCOMED,
};
use crate::vocabulary::{Flags, Stems};

/// Whether a token tells of what was done: `hölls`, `genomfört`, `Polisen kontrollerade`.
pub(crate) fn tells_past(input: Tokens<'_>, index: usize) -> bool {
    let Some(token) = input.get(index) else { return false };
    // `Polisen har ett kontor på torget`
    if token.is(Flags::REPORTED) && HAVE.contains(&input.lower(token)) && !has_done(&input, index) {
        return false;
    }
    if token.is(Flags::REPORTED
        .or(Flags::DONE)
        .or(Flags::CUMULATIVE)
        .or(Flags::PARTLY)
        .or(Flags::CANCELLED)
        .or(Flags::ONGOING))
    {
        return true;
    }
    let lower = input.lower(token);
    let ends = |endings: &[&str]| token.is_word() && lower.len() > 4 && endings.iter().any(|end| lower.ends_with(end));
    // `planerade insatser` are still to come; who does something right before the word has done it.
    let acts = |near: &Token| near.lex.actor.is_some() || near.is(Flags::WE);
    let acted = || index.checked_sub(1).and_then(|before| input.get(before)).is_some_and(acts);
    // `Polisen redovisar 46 fotpatruller`, `träffas sedan april`
    let counts = |next: &Token| matches!(next.kind, Kind::Figure(_) | Kind::Numeral(..));
    let dated = |next: &Token| next.is(Flags::MONTH.or(Flags::SEASON)) || next.is_figure();
    let since = || {
        let mut next = input.rest[index + 1..].iter();
        next.next().is_some_and(&dated) || next.next().is_some_and(|later| later.is(Flags::MONTH))
    };
    if index > 0
        && (TELLING.contains(&lower) && input.get(index + 1).is_some_and(counts) || lower == EVER_SINCE && since())
    {
        return true;
    }
    // `Under juli fanns polisen på badplatserna`: what stands first is when or where.
    let turned = || index > 0 && input.get(index + 1).is_some_and(acts);
    let strong = || STRONG_PAST.contains(&lower);
    // Most words stand beside no one who acts, which is the sooner told.
    token.is_word() && ends_in_past(lower) || acted() && (ends(PAST_OF_ACTORS) || strong()) || turned() && strong()
}

/// Whether what someone has is said to be done: `Polisen har besökt skolan`, and not `Polisen har ett kontor på skolan`.
fn has_done(input: &Tokens<'_>, has: usize) -> bool {
    let done = Flags::REPORTED.or(Flags::DONE).or(Flags::CANCELLED);
    let clause = input.rest[has + 1..].iter().take(LONGEST_CLAUSE).take_while(|token| !token.is_sign('.'));
    let supine = |token: &Token| {
        let word = input.lower(token);
        token.is(done) || word.len() >= SHORTEST_SUPINE && SUPINES.iter().any(|end| word.ends_with(end))
    };
    clause.filter(|token| token.is_word()).any(supine)
}

/// What is done stands among so many words after `har`.
const LONGEST_CLAUSE: usize = 24;

/// `haft`, in bytes; `ett` has fewer.
const SHORTEST_SUPINE: usize = 4;

/// `nåddes`, `infriades`: a word in small letters that is said of what was done.
pub(super) fn ends_in_past(word: &str) -> bool {
    word.len() > 4 && PAST_ENDINGS.iter().any(|end| word.ends_with(end))
}

/// Whether the first sentence says what was done, and nothing in it that someone is to do it.
pub(crate) fn is_account(input: Tokens<'_>) -> bool {
    let Some(first) = input.sentences().next() else { return false };
    let sentence = Tokens { rest: &input.rest[first], ..input };
    !sentence.rest.iter().any(|token| promises(sentence, token))
        && (0..sentence.len()).any(|index| tells_past(sentence, index))
}

/// `Det här lovade vi`: whether a text speaks of what was promised as past.
pub(crate) fn was_vowed(input: Tokens<'_>) -> bool {
    input.rest.iter().any(|token| PAST_PROMISES.contains(&input.lower(token)))
}

/// Whether the first sentence says what someone is or was to do.
pub(crate) fn is_promised(input: Tokens<'_>) -> bool {
    let Some(first) = input.sentences().next() else { return false };
    input.rest[first].iter().take(FIRST_WORDS).any(|token| promises(input, token))
}

/// Whether a text turns to its readers: `Har du frågor? Ring …`, `Tack till alla er som …`.
pub(crate) fn is_to_readers(input: Tokens<'_>) -> bool {
    let Some(first) = input.sentences().next() else { return false };
    let rest = input.rest.get(first.end).filter(|sign| sign.is_sign('?'));
    let sentence = &input.rest[first];
    let asks = rest.is_some() || sentence.last().is_some_and(|last| last.is_sign('?'));
    let reader = || sentence.iter().any(|token| READERS.contains(&input.lower(token)));
    let thanks = || sentence.first().is_some_and(|first| THANKS_LEADS.contains(&input.lower(first)));
    let of_promises = || input.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE));
    // `Vi vill tacka alla föreningar`, `Hör av er om ni har frågor`, `Säg till om du behöver mer`
    let thanking = || {
        let thanks = |token: &Token| THANKS.contains(&input.lower(token));
        // `Kommunen vill rikta ett stort tack till alla`
        let thank = |token: &Token| THANKS_LEADS.contains(&input.str(token));
        let wants = || sentence.iter().any(|token| token.lex.stems.any(Stems::VILL));
        sentence.first().is_some_and(|first| first.is(Flags::WE)) && sentence.iter().take(FIRST_OF_THANKS).any(thanks)
            || sentence.iter().take(LATEST_THANK).any(thank) && wants()
    };
    let asked = || sentence.first().is_some_and(|first| REQUESTS.contains(&input.lower(first))) && reader();
    asks && reader() || (thanks() || thanking()) && !of_promises() || asked() || welcomes(input, sentence)
}

/// `Den som vill veta mer är välkommen att ringa`, `Har ni frågor kan ni skriva till oss`. Those who are to get something are told so: `Den som har frågor ska få svar`.
fn welcomes(input: Tokens<'_>, sentence: &[Token]) -> bool {
    let [_, who, rest @ ..] = sentence else { return false };
    if !(input.str(who) == THAT || READERS.contains(&input.str(who))) {
        return false;
    }
    let wants = rest.iter().take(LATEST_WANTED).position(|token| WANTED.contains(&input.lower(token)));
    let told = wants.map_or(&[][..], |wants| &rest[wants + 1..]);
    let welcome = |token: &Token| {
        let word = input.lower(token);
        WELCOMED.contains(&word) || REQUESTS.contains(&word)
    };
    told.iter().any(welcome) && !told.iter().any(|token| promises(input, token) && !welcome(token))
}

/// What anyone may want is among so many words.
const LATEST_WANTED: usize = 4;

/// Whether a text among promises is none: it tells of what was, of how those who promise are, or thanks: `Vi är inte naiva.`
pub(crate) fn is_aside(input: Tokens<'_>) -> bool {
    let Some(first) = input.sentences().next() else { return false };
    let sentence = Tokens { rest: &input.rest[first], ..input };
    let said = |words: &[&str]| sentence.rest.iter().any(|token| words.contains(&input.lower(token)));
    let being = |verb: &Token| verb.lex.stems.any(Stems::AR);
    let of_us = matches!(sentence.rest, [we, verb, ..] if we.is(Flags::WE) && being(verb));
    let thanks = sentence.first().is_some_and(|first| THANKS_LEADS.contains(&input.lower(first)));
    let was = sentence.rest.iter().take(FIRST_OF_THANKS).any(|token| WAS.contains(&input.str(token)));
    // `Läs gärna hela löftet på biblioteket`
    let reads = sentence.first().is_some_and(|first| input.lower(first) == READ);
    // `Det är kommunchefen som undertecknar löftet`
    let signs = sentence.rest.iter().any(|token| token.is_word() && input.lower(token).starts_with(TO_SIGN));
    of_us || thanks || was || reads || signs || said(SPEAKERS) || said(MEANT) || says_who_leads(sentence)
}

/// `Kommunpolisen leder arbetet`, `Arbetet leds av en styrgrupp`, `Säkerhetschefen svarar för samordningen`: how those who
/// promise are organised. `Polisen leder arbetet mot narkotika` is something that they do.
fn says_who_leads(sentence: Tokens<'_>) -> bool {
    let work = |token: &Token| CONCERNED.contains(&sentence.lower(token));
    let ends = |at: usize| sentence.get(at).is_none_or(|next| !next.is_word() || next.is(Flags::AND));
    (0..sentence.len()).any(|at| match &sentence.rest[at..] {
        [first, led, by, ..] if at == 0 && work(first) => LED_WORK.contains(&sentence.str(led)) && by.is(Flags::BY),
        [leads, for_it, what, ..] if LEADS_WORK.contains(&(sentence.str(leads), sentence.str(for_it))) => {
            work(what) && ends(at + 3)
        }
        [leads, what, ..] if LEADS_WORK.contains(&(sentence.str(leads), "")) => work(what) && ends(at + 2),
        _ => false,
    })
}

/// `Vi vill också tacka`
const FIRST_OF_THANKS: usize = 4;

/// `Polisen och Knivsta kommun vill rikta ett stort tack`
const LATEST_THANK: usize = 10;

/// Whether someone is quoted: `Vi vill höra mer, säger kommunpolisen`.
pub(crate) fn is_quote(input: Tokens<'_>) -> bool {
    input.rest.windows(2).any(|pair| pair[0].is_sign(',') && pair[1].is(Flags::SAYS))
}

/// `Till dig som bor i Aneby`, `Hej!`: whether a line begins a letter.
pub(crate) fn is_salutation(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|first| SALUTATIONS.contains(&input.lower(first)))
        && input.rest.iter().all(|token| !token.is_figure())
}

/// `Med vänlig hälsning`, `-----Ursprungligt meddelande-----`: whether a line ends a letter, or stands over the one that it
/// answers.
pub(crate) fn closes_letter(input: Tokens<'_>) -> bool {
    let mut words = input.rest.iter().filter(|token| token.is_word()).map(|token| input.lower(token)).rev();
    let Some(last) = words.next() else { return false };
    let greets = GREETINGS.contains(&last);
    let mut original = || words.next().is_some_and(|before| ANSWERED == (before, last));
    input.len() <= LONGEST_CLOSING && greets || input.len() <= LONGEST_MARK && original()
}

/// `Med vänliga hälsningar från oss` has more tokens than a line that ends a letter has.
const LONGEST_CLOSING: usize = 4;

/// Words with the dashes around them.
const LONGEST_MARK: usize = 16;

/// The verb of a promise stands among so many of its first words.
const FIRST_WORDS: usize = 14;

fn promises(input: Tokens<'_>, token: &Token) -> bool {
    token.is(Flags::MODAL.or(Flags::PROMISED)) && !STRONG_PAST.contains(&input.lower(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::read;

    #[test]
    fn what_was_done() {
        for (text, expected) in [
            ("Tio möten hölls.", true),
            ("Planen antogs av nämnden i juni.", true),
            ("Polisen kontrollerade farten.", true),
            ("Polisen deltog vid marknaden.", true),
            ("Polisen har mätt farten.", true),
            ("Polisen har haft öppet på tisdagar.", true),
            ("Polisen har under året besökt alla skolor.", true),
            ("Polisen har ett kontor på torget.", false),
            ("Fritidsgården har öppet på fredagar.", false),
            ("Polisen och kommunen informerade klasserna.", true),
            ("Vi kom upp i tio.", true),
            ("Polisen ska kontrollera farten.", false),
            ("Polisen lovade att kontrollera farten. Tio kontroller gjordes.", false),
            ("Planerade insatser i parken.", false),
            ("Fler poliser i parken.", false),
        ] {
            assert_eq!(read(text, is_account), expected, "{text}");
        }
        for text in [
            "Har du frågor? Ring kommunen.",
            "Hör av er om ni har frågor.",
            "Vi vill tacka alla som har hjälpt till.",
            "Polisen vill rikta ett stort tack till alla.",
            "Säg till om du behöver mer.",
        ] {
            assert!(read(text, is_to_readers), "{text}");
        }
        for text in [
            "Polisen tackade nej.",
            "Vi vill att fler ska tacka nej till droger.",
            "Två skolor hör av sig.",
            "Ring-klockor delades ut.",
        ] {
            assert!(!read(text, is_to_readers), "{text}");
        }
        assert!(!read("Frågan var: vågar unga gå hem? Tio möten hölls.", is_to_readers));
        assert!(read("Polisen lovade att kontrollera farten.", is_promised));
        assert!(!read("Farten kontrollerades.", is_promised));
    }

    #[test]
    fn what_is_said_aside() {
        for (text, expected) in [
            ("Vi är inte så naiva att vi tror det.", true),
            ("Tack för att ni lyssnade.", true),
            ("Det sista var det som jag bad om.", true),
            ("Det var vår tanke.", true),
            ("Med insats menas ett planerat besök.", true),
            ("Polisen är ute varje fredag.", false),
            ("Fler vuxna ute på stan.", false),
            ("Kommunpolisen leder arbetet.", true),
            ("Säkerhetschefen svarar för samordningen.", true),
            ("Arbetet leds av en styrgrupp.", true),
            ("Läs gärna hela löftet på biblioteket.", true),
            ("Det är kommunchefen som undertecknar löftet.", true),
            ("Läsplattor lånas ut på biblioteket.", false),
            ("Polisen leder arbetet mot narkotika.", false),
            ("Arbetet mot narkotika leds av polisen.", false),
        ] {
            assert_eq!(read(text, is_aside), expected, "{text}");
        }
    }

    #[test]
    fn words_of_the_past() {
        let past = |text: &str| read(text, |input| (0..input.len()).any(|index| tells_past(input, index)));
        for (text, expected) in [
            ("mötena avslutades", true),
            ("kommunen bjöd alla", true),
            ("under juli fanns polisen på badplatsen", true),
            ("under juli fanns badplatsen", false),
            ("polisen redovisar 46 fotpatruller", true),
            ("polisen redovisar resultatet", false),
            ("butikerna träffas sedan april", true),
            ("polisen går sedan hem", false),
            ("parken bjöd alla", false),
            ("vi informerade alla", true),
            ("de planerade insatserna", false),
            ("des", false),
            ("polisen satt", true),
            ("pågår", true),
            ("inställt", true),
            ("delvis", true),
            ("totalt", true),
            ("fler poliser", false),
        ] {
            assert_eq!(past(text), expected, "{text}");
        }
    }

    #[test]
    fn what_was_promised_stands_early() {
        let late = format!("{} ska polisen komma", "ett ".repeat(FIRST_WORDS));
        assert!(!read(&late, is_promised));
        assert!(read(&late["ett ".len()..], is_promised));
        assert!(!read("Tio möten hölls. Polisen ska hålla fler.", is_promised));
        assert!(!read("Polisen kunde inte komma", is_promised));
        assert!(!read("", is_promised) && !read("", is_account));
    }

    #[test]
    fn whom_a_text_is_for() {
        for (text, expected) in [
            ("Vad tycker du?", true),
            ("Vad tycker kommunen?", false),
            ("Du kan ringa kommunen.", false),
            ("Tack till alla som kom.", true),
            ("Tack vare löftet är det tryggt.", false),
            ("Den som vill veta mer är välkommen att ringa kommunen.", true),
            ("Alla som har frågor kan vända sig till kommunpolisen.", true),
            ("Den som har frågor ska kunna ringa polisen.", false),
            ("Har ni frågor kan ni skriva till kommunen.", true),
            ("Om du vill veta mer, kontakta kommunpolisen.", true),
            ("Har ni sett mer av polisen?", true),
            ("Fler som vill veta mer har hört av sig.", false),
            ("De som inte hanns med kan besökas i juli.", false),
        ] {
            assert_eq!(read(text, is_to_readers), expected, "{text}");
        }
        assert!(read("Till dig som bor i Aneby", is_salutation) && read("Hej!", is_salutation));
        for text in ["Med vänliga hälsningar", "Mvh", "Hälsningar,", "-----Ursprungligt meddelande-----"] {
            assert!(read(text, closes_letter), "{text}");
        }
        for text in ["Hälsningar till alla som gick med oss", "Ett ursprungligt förslag", "Påhälsning i parken"] {
            assert!(!read(text, closes_letter), "{text}");
        }
        assert!(!read("Till 12 skolor", is_salutation) && !read("Aneby kommun", is_salutation));
        assert!(read("Det går bra, säger kommunpolisen", is_quote));
        assert!(!read("Det går bra säger kommunpolisen", is_quote));
        assert!(!read("Det går bra, tycker kommunpolisen", is_quote));
    }
}

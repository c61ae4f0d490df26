//! What a word can mean. One look-up a word gives all that the grammar asks of it.

use crate::document::{Actor, Comparator, Per};

macro_rules! bits {
    ($(#[$doc:meta])* $name:ident: $($(#[$flag_doc:meta])* $flag:ident = $bit:literal;)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct $name(u64);

        impl $name {
            $($(#[$flag_doc])* pub(crate) const $flag: Self = Self(1 << $bit);)*
            pub(crate) const NONE: Self = Self(0);

            /// Either's.
            pub(crate) const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether any of `other`'s is set.
            pub(crate) const fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }
    };
}

bits! {
    /// What part a word can play in a sentence.
    Flags:
    /// Ends a counted noun phrase: prepositions, conjunctions, adverbs.
    STOP = 0;
    /// `och`, `samt`, `eller`
    AND = 1;
    /// A preposition.
    PREPOSITION = 2;
    /// `ska`, `lovar`, `kommer`: what follows is promised.
    MODAL = 3;
    /// Another finite verb.
    FINITE = 4;
    /// A verb of carrying out, whose object `en` counts as one. The list is closed.
    CARRY = 5;
    /// `de`, `dessa`, `våra`: what follows is known and not counted.
    DEFINITE = 6;
    /// `årskurs`, `vecka`, `väg`: the figure after it names and does not count.
    LABEL = 7;
    /// A month; the value is its number.
    MONTH = 8;
    /// A season; the value is its EDTF number.
    SEASON = 9;
    /// A day of the week.
    WEEKDAY = 10;
    /// `varje`, `per`, `var`
    EACH = 11;
    /// `varannan`, `vartannat`
    EVERY_OTHER = 12;
    /// `vi`: all parties.
    WE = 13;
    /// `tillsammans`, `gemensamt`
    TOGETHER = 14;
    /// `sammanlagt`, `totalt`, `hittills`
    CUMULATIVE = 15;
    /// `inga`, `ingen`
    NO = 16;
    /// `kap`, `§`: the figure before it is law.
    LAW = 17;
    /// `minuters`, `timmars`: the figure before it measures.
    MEASURE = 18;
    /// `tf`, `tillförordnad`
    ACTING = 19;
    /// A role that someone signs in.
    ROLE = 20;
    /// `en`, `ett`
    ONE = 21;
    /// `stycken`, `st`
    PIECES = 22;
    /// An adjective or determiner that can stand before a named actor.
    MODIFIER = 23;
    /// `av`
    BY = 24;
    /// An infinitive or present form that no noun has.
    VERB = 25;
    /// `kommun`, `stad`: what comes before it is a kommun's name.
    KOMMUN_WORD = 26;
    /// `procent`, `%`
    PERCENT = 27;
    /// `inte`, `ej`
    NOT = 28;
    /// `lokalpolisområde`, `polisområde`
    POLICE_AREA = 29;
    /// An adverb that can stand between a verb and its object.
    ADVERB = 30;
    /// `bjuda`: whom it names is invited and not a partner.
    INVITE = 31;
    /// A noun of a person or body that stands for no code (`aktörer`).
    VAGUE_ACTOR = 32;
    /// Said of what is done: `genomfört`, `klart`, `uppfyllt`.
    DONE = 33;
    /// Said of what goes on: `pågår`, `påbörjat`.
    ONGOING = 34;
    /// Said of what is partly done: `delvis`.
    PARTLY = 35;
    /// Said of what is called off: `inställt`.
    CANCELLED = 36;
    /// `datum`, `upprättat`
    DATED = 37;
    /// A passive verb form.
    PASSIVE = 38;
    /// `fler`, `upp`: compares with the word after it.
    COMPARES = 39;
    /// A word of council protocols.
    PROTOCOL = 40;
    /// `revideras`: changes the promises rather than following them up.
    CHANGES = 41;
    /// `säger`: what stands before it is someone's words.
    SAYS = 42;
    /// `undertecknades`, `skrevs` under
    SIGNS = 43;
    /// `löper`, `giltigt`: said of how long promises hold.
    HOLDS = 44;
    /// `lovade`, `skulle`: what a report says was promised.
    PROMISED = 45;
    /// `har`, `blev`: what a report says was done.
    REPORTED = 46;
}

bits! {
    /// What a word can announce in a heading or lead-in.
    Stems:
    /// `medborgarlöfte`, `löften`
    LOFTE = 0;
    /// `uppföljning`
    UPPFOLJNING = 1;
    /// `utvärdering`
    UTVARDERING = 2;
    /// `utfall`, `resultat`, `redovisning`
    UTFALL = 3;
    /// `aktiviteter`, `åtgärder`
    AKTIVITET = 4;
    /// `lägesbild`, `problembild`, `bakgrund`
    BAKGRUND = 5;
    /// `mål`, `syfte`, `effekt`: headed text of its own.
    MAL = 6;
    /// `fokusområden`
    FOKUS = 7;
    /// `lovar`, `åtar`, `förbinder`
    LOVAR = 8;
    /// `följande`
    FOLJANDE = 9;
    /// `åstadkomma`
    ASTADKOMMA = 10;
    /// `uppnå`
    UPPNA = 11;
    /// `göra`, `gör`
    GORA = 12;
    /// `hur`, `så`
    HUR = 13;
    /// `vad`
    VAD = 14;
    /// `är`
    AR = 15;
    /// `ett`
    ETT = 16;
    /// `det`, `detta`, `här`
    DET = 17;
    /// `vi`, `vår`
    VI = 18;
    /// `genom`
    GENOM = 19;
    /// `följs`, `följas`, `följer`
    FOLJS = 20;
    /// `upp`
    UPP = 21;
    /// `kontakt`, `frågor`
    KONTAKT = 22;
    /// `undertecknande`, `underskrifter`
    UNDERSKRIFT = 23;
    /// `relaterad`, `länkar`
    RELATERAT = 24;
    /// `gick`, `blev`
    GICK = 25;
    /// `ingick`, `utlovades`
    INGICK = 26;
    /// `ska`
    SKA = 27;
    /// `arbeta`
    ARBETA = 28;
    /// `del`, `ansvar`, `uppdrag`
    DEL = 29;
    /// `inledning`, `preambel`
    INLEDNING = 30;
    /// `lyder`, `formulerar`
    LYDER = 31;
    /// `om`
    OM = 32;
    /// `ansvarig`, `status`, `kommentar`
    KOLUMN = 33;
    /// `tertial`, `kvartal`, `halvår`
    TERTIAL = 34;
    /// `att`
    ATT = 35;
    /// `redovisning` with an actor: what that actor did.
    REDOVISNING = 36;
    /// `ansvarar`
    ANSVARAR = 37;
    /// `webbplats` words: `meny`, `sök`
    CHROME = 38;
    /// `för`
    FOR = 39;
    /// `period`, `gäller`
    PERIOD = 40;
    /// `bygger`, `grundar`
    BYGGER = 41;
    /// `prioriterade`, `gemensamma`
    PRIORITERAD = 42;
    /// `redovisas`, `publiceras`
    VISAS = 43;
    /// `arbetet`, `insatserna`: what can be followed up beside the promises.
    ARBETET = 44;
    /// `gjort`: what was done.
    GJORT = 45;
    /// `slutsatser`, `framåt`: what comes after the account.
    AVSLUT = 46;
    /// `går`, as in `hur går det`.
    GAR = 47;
    /// `ber`: what residents are asked to do.
    UPPMANING = 48;
    /// `gemensamma`
    GEMENSAM = 49;
    /// `hänt`: what came of it.
    HANT = 50;
    /// `ärendet`, `beslut`: what a paper for a decision has beside the account.
    ARENDE = 51;
    /// `ser`, `sett`: how things are.
    SER = 52;
    /// `överens`, `enats`: what was agreed on.
    ENIGA = 53;
    /// `vill`: what is aimed at.
    VILL = 54;
    /// `innebär`, `betyder`: what comes of a promise, or what it is.
    INNEBAR = 55;
    /// `varför`, `därför`
    VARFOR = 56;
    /// `problem`, alone.
    PROBLEM = 57;
    /// `säger`, `berättat`, `visar`: what residents and figures tell.
    SAGER = 58;
    /// `förväntat`: what is hoped for.
    FORVANTAD = 59;
    /// `genomförda`, before what was done.
    GENOMFORDA = 60;
    /// `åtaganden`: promises, where activities stand beside them.
    ATAGANDE = 61;
    /// `hålla`, `infria` what was promised
    HALLER = 62;
    /// `långt`, how far things have come
    LANGT = 63;
}

impl Flags {
    /// Verbs that have a flag, in the active.
    pub(crate) const VERBS: Self = Self::MODAL.or(Self::FINITE).or(Self::CARRY).or(Self::VERB);
}

impl Stems {
    /// Whether all of `other`'s are set.
    pub(crate) const fn all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the one with this number is set.
    pub(super) const fn has(self, number: usize) -> bool {
        self.0 >> number & 1 != 0
    }

    /// The numbers of those that are set.
    pub(super) fn bits(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let number = (rest != 0).then(|| rest.trailing_zeros() as usize);
            rest &= rest.wrapping_sub(1);
            number
        })
    }
}

/// All that is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Lex {
    pub(crate) flags: Flags,
    pub(crate) stems: Stems,
    pub(crate) actor: Option<Actor>,
    pub(crate) comparator: Option<Comparator>,
    pub(crate) per: Option<Per>,
    /// Number of a month, EDTF number of a season.
    pub(crate) value: u8,
}

impl Lex {
    pub(crate) const NONE: Self =
        Self { flags: Flags::NONE, stems: Stems::NONE, actor: None, comparator: None, per: None, value: 0 };

    /// Whether it tells what a word is, and not only how much.
    pub(crate) fn is_known(self) -> bool {
        self.flags != Flags::NONE || self.stems != Stems::NONE || self.actor.is_some()
    }

    pub(crate) const fn flag(flags: Flags) -> Self {
        Self { flags, ..Self::NONE }
    }

    pub(crate) const fn stem(stems: Stems) -> Self {
        Self { stems, ..Self::NONE }
    }

    pub(crate) const fn and(self, flags: Flags) -> Self {
        Self { flags: self.flags.or(flags), ..self }
    }

    pub(crate) const fn stems(self, stems: Stems) -> Self {
        Self { stems: self.stems.or(stems), ..self }
    }

    pub(crate) const fn actor(actor: Actor) -> Self {
        Self { actor: Some(actor), ..Self::NONE }
    }

    pub(crate) const fn comparator(comparator: Comparator) -> Self {
        Self { comparator: Some(comparator), ..Self::NONE }
    }

    pub(crate) const fn per(per: Per) -> Self {
        Self { per: Some(per), ..Self::NONE }
    }

    pub(crate) const fn value(self, value: u8) -> Self {
        Self { value, ..self }
    }

    /// Both meanings of a word that stands in two lists.
    pub(super) fn merge(self, other: Self) -> Self {
        Self {
            flags: self.flags.or(other.flags),
            stems: self.stems.or(other.stems),
            actor: self.actor.or(other.actor),
            comparator: self.comparator.or(other.comparator),
            per: self.per.or(other.per),
            value: self.value.max(other.value),
        }
    }
}

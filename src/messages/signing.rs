//! About who signed, where and when.

use super::{Guide, Words};
use crate::document::Code;

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        code: Code::SignedAfterPeriod,
        sv: Words {
            message: "väntade ett datum inom perioden, som slutar {end}, men fann {found}",
            help: "rätta datumet eller perioden",
            what: "Dokumentet är undertecknat efter att perioden som det gäller har slutat.",
            why: "Oftast är årtalet för underskriften eller perioden ett skrivfel.",
        },
        en: Words {
            message: "expected a date of signing within the period, which ends {end}, but found {found}",
            help: "correct the date or the period",
            what: "The document is signed after the period that it is for has ended.",
            why: "Usually the year of the signing or of the period is a slip.",
        },
        wrong: "Medborgarlöfte i Aneby kommun 2019-2020\n…\nAneby 2021-03-01\n",
        right: "Medborgarlöfte i Aneby kommun 2019-2020\n…\nAneby 2019-03-01\n",
    },
    Guide {
        code: Code::MisspeltOrganisation,
        sv: Words {
            message: "väntade `{expected}`, men fann `{found}`",
            help: "skriv `{expected}`",
            what: "En organisations namn är stavat på ett sätt som den inte är känd under; den vanliga stavningen togs.",
            why: "Samma organisation under två namn räknas som två; textens stavning finns kvar bredvid.",
        },
        en: Words {
            message: "expected `{expected}`, but found `{found}`",
            help: "write `{expected}`",
            what: "The name of an organisation is spelt in a way that it is not known by; the usual spelling was taken.",
            why: "The same organisation under two names counts as two; the spelling of the text is kept beside it.",
        },
        wrong: "Lokalpolisområde Högländet\n",
        right: "Lokalpolisområde Höglandet\n",
    },
    Guide {
        code: Code::MissingDate,
        sv: Words {
            message: "väntade datum för undertecknandet, men inget står där",
            help: "skriv ort och datum över underskrifterna, som `Aneby 2023-05-30`",
            what: "Dokumentet säger inte när det undertecknades.",
            why: "Utan datum vet ingen när löftena började gälla från undertecknandet.",
        },
        en: Words {
            message: "expected the date of signing, but there is none",
            help: "write place and date over the signatures, such as `Aneby 2023-05-30`",
            what: "The document does not say when it was signed.",
            why: "Without a date nobody knows when the promises began to hold from their signing.",
        },
        wrong: "Beata Ek\nKommunstyrelsens ordförande\n",
        right: "Aneby 2023-05-30\n\nBeata Ek\nKommunstyrelsens ordförande\n",
    },
    Guide {
        code: Code::MissingSignatories,
        sv: Words {
            message: "väntade namnen på dem som undertecknar, men inga står där",
            help: "skriv namn, roll och organisation för kommunen och för polisen",
            what: "Ingen står som undertecknare.",
            why: "Ett löfte måste ha någon som gett det.",
        },
        en: Words {
            message: "expected the names of those who sign, but there are none",
            help: "write name, role and organisation for the kommun and for the police",
            what: "Nobody stands as a signatory.",
            why: "A promise needs somebody who made it.",
        },
        wrong: "Aneby 2023-05-30\n",
        right: "Aneby 2023-05-30\n\nBeata Ek\nKommunstyrelsens ordförande\nAneby kommun\n",
    },
    Guide {
        code: Code::MissingKommunSignatory,
        sv: Words {
            message: "väntade någon som undertecknar för kommunen, men det gör ingen",
            help: "lägg till den som undertecknar för kommunen",
            what: "Ingen av undertecknarna står för kommunen.",
            why: "Ett medborgarlöfte ges av kommunen och polisen tillsammans.",
        },
        en: Words {
            message: "expected somebody to sign for the kommun, but nobody does",
            help: "add the one who signs for the kommun",
            what: "None of the signatories stands for the kommun.",
            why: "A medborgarlöfte is given by the kommun and the police together.",
        },
        wrong: "Mats Ek\nLokalpolisområdeschef\n",
        right: "Beata Ek\nKommunstyrelsens ordförande\nAneby kommun\n\nMats Ek\nLokalpolisområdeschef\n",
    },
    Guide {
        code: Code::MissingPolisSignatory,
        sv: Words {
            message: "väntade någon som undertecknar för polisen, men det gör ingen",
            help: "lägg till den som undertecknar för polisen",
            what: "Ingen av undertecknarna står för polisen.",
            why: "Utan polisen är det inget medborgarlöfte utan kommunens eget.",
        },
        en: Words {
            message: "expected somebody to sign for the police, but nobody does",
            help: "add the one who signs for the police",
            what: "None of the signatories stands for the police.",
            why: "Without the police it is no medborgarlöfte but the kommun's own.",
        },
        wrong: "Beata Ek\nKommunstyrelsens ordförande\nAneby kommun\n",
        right: "Beata Ek\nKommunstyrelsens ordförande\nAneby kommun\n\nMats Ek\nLokalpolisområdeschef\n",
    },
    Guide {
        code: Code::SignatoryKommunMismatch,
        sv: Words {
            message: "väntade en undertecknare för {expected} kommun, men här står {found} kommun",
            help: "rätta organisationen, eller rubriken",
            what: "Någon har undertecknat för en annan kommun än den som dokumentet gäller.",
            why: "Underskriften är då troligen kvar från en annan kommuns dokument.",
        },
        en: Words {
            message: "expected a signatory for {expected} kommun, but here stands {found} kommun",
            help: "correct the organisation, or the title",
            what: "Somebody signed for another kommun than the one that the document is for.",
            why: "The signature is then likely left over from another kommun's document.",
        },
        wrong: "Medborgarlöfte i Aneby kommun 2023\n…\nBeata Ek\nKommunchef\nEksjö kommun\n",
        right: "Medborgarlöfte i Aneby kommun 2023\n…\nBeata Ek\nKommunchef\nAneby kommun\n",
    },
];

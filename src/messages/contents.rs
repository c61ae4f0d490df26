//! About what a document is for and what it holds: kommun, period, sections.

use super::{Guide, Words};
use crate::document::Code;

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        code: Code::MissingKommun,
        sv: Words {
            message: "väntade en kommun i rubriken eller texten, men ingen nämns",
            help: "nämn kommunen i rubriken",
            what: "Ingen kommun nämns i rubriken eller texten.",
            why: "Utan kommun kan dokumentet inte kopplas till något annat, och dess id blir ofullständigt.",
        },
        en: Words {
            message: "expected a kommun in the title or the text, but none is named",
            help: "name the kommun in the title",
            what: "No kommun is named in the title or the text.",
            why: "Without a kommun the document cannot be joined to anything else, and its id is incomplete.",
        },
        wrong: "Medborgarlöfte 2023-2024\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n",
    },
    Guide {
        code: Code::UnknownKommun,
        sv: Words {
            message: "väntade en av landets kommuner, men fann `{found}`{suggestion}",
            help: "rätta kommunens namn",
            what: "Rubriken nämner en kommun som inte finns i SCB:s register.",
            why: "Ett felstavat namn ger ingen kommunkod, och utan kod kan löftet inte jämföras med andra.",
        },
        en: Words {
            message: "expected one of the kommuner of Sweden, but found `{found}`{suggestion}",
            help: "correct the kommun's name",
            what: "The title names a kommun that is not in the register of Statistics Sweden.",
            why: "A misspelt name gives no code, and without a code the promise cannot be compared with others.",
        },
        wrong: "Medborgarlöfte i Anneby kommun 2023-2024\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n",
    },
    Guide {
        code: Code::KommunMismatch,
        sv: Words {
            message: "väntade {expected} kommun som i rubriken, men texten nämner {found} kommun",
            help: "rätta namnet i texten eller i rubriken; rubrikens togs",
            what: "Rubriken nämner en kommun och texten en annan; den i rubriken togs.",
            why: "Så blir det när en grannes text används på nytt, och löftena kan då vara grannens.",
        },
        en: Words {
            message: "expected {expected} kommun as in the title, but the text names {found} kommun",
            help: "correct the name in the text or in the title; the title's was taken",
            what: "The title names one kommun and the text another; the one in the title was taken.",
            why: "It happens when the text of a neighbour is used again, and the promises may then be the neighbour's.",
        },
        wrong: "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen och Eksjö kommun lovar att:\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen och Aneby kommun lovar att:\n",
    },
    Guide {
        code: Code::MissingPeriod,
        sv: Words {
            message: "väntade ett år eller en period, men ingen anges",
            help: "ange i rubriken vilka år löftena gäller",
            what: "Dokumentet säger inte vilken tid det gäller.",
            why: "Utan period går det inte att säga vilka löften som gäller, eller vad en uppföljning redovisar.",
        },
        en: Words {
            message: "expected a year or a period, but none is stated",
            help: "state in the title for which years the promises hold",
            what: "The document does not say for which time it holds.",
            why: "Without a period it cannot be told which promises are in force, or what a follow-up reports on.",
        },
        wrong: "Medborgarlöfte i Aneby kommun\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n",
    },
    Guide {
        code: Code::AmbiguousPeriod,
        sv: Words {
            message: "väntade samma år överallt, men här sägs löftena gälla {start} till {end}",
            help: "rätta åren här eller i rubriken; rubrikens togs",
            what: "En mening anger andra år än rubriken; rubrikens togs, och meddelandet nämner de andra.",
            why: "Inte heller en läsare kan säga vilka av dem som gäller.",
        },
        en: Words {
            message: "expected the same years everywhere, but here the promises are said to hold {start} to {end}",
            help: "correct the years here or in the title; the title's were taken",
            what: "A sentence gives other years than the title; the title's were taken, and the message names the others.",
            why: "A reader cannot tell either which of them holds.",
        },
        wrong: "Medborgarlöfte i Aneby kommun 2023-2024\n\nLöftena gäller 2022-2023.\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n\nLöftena gäller 2023-2024.\n",
    },
    Guide {
        code: Code::ImpossibleDate,
        sv: Words {
            message: "väntade ett datum som finns i kalendern, men fann `{found}`",
            help: "rätta dagen; inget datum togs därifrån",
            what: "Kalendern har ingen sådan dag, till exempel 31 juni, så inget datum togs därifrån.",
            why: "Att gissa vilken dag som menades skulle göra ett skrivfel till en uppgift.",
        },
        en: Words {
            message: "expected a date of the calendar, but found `{found}`",
            help: "correct the day; no date was taken from it",
            what: "The calendar has no such day, 31 June for example, so no date was taken from it.",
            why: "Guessing the day that was meant would turn a slip into a fact.",
        },
        wrong: "Aneby den 31 juni 2023\n",
        right: "Aneby den 30 juni 2023\n",
    },
    Guide {
        code: Code::ReversedPeriod,
        sv: Words {
            message: "väntade en period som slutar efter att den börjar, men fann {start} till {end}",
            help: "kontrollera de båda datumen",
            what: "Perioden slutar innan den börjar.",
            why: "Ett av de båda åren är fel, och inget säger vilket.",
        },
        en: Words {
            message: "expected a period that ends after it begins, but found {start} to {end}",
            help: "check the two dates",
            what: "The period ends before it begins.",
            why: "One of the two years is wrong, and nothing tells which.",
        },
        wrong: "Medborgarlöfte i Aneby kommun 2024-2023\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n",
    },
    Guide {
        code: Code::DurationMismatch,
        sv: Words {
            message: "väntade lika många år som perioden har ({expected}), men texten anger {found}",
            help: "rätta antalet år eller perioden",
            what: "Texten säger hur många år löftena gäller, och perioden har en annan längd.",
            why: "En läsare kan inte säga när löftena slutar.",
        },
        en: Words {
            message: "expected as many years as the period has ({expected}), but the text states {found}",
            help: "correct the duration or the period",
            what: "The text says for how many years the promises hold, and the period has another length.",
            why: "A reader cannot tell when the promises end.",
        },
        wrong: "Medborgarlöfte i Aneby kommun 2023-2024\n\nLöftena gäller i fem år.\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n\nLöftena gäller i två år.\n",
    },
    Guide {
        code: Code::MissingLagesbild,
        sv: Words {
            message: "väntade en lägesbild som säger varför löftena ges, men ingen finns",
            help: "skriv under rubriken `Lägesbild` vad löftena bygger på",
            what: "Dokumentet har ingen lägesbild, under den rubriken eller någon annan som betyder detsamma.",
            why: "Den som läser ska kunna se varför just dessa löften ges.",
        },
        en: Words {
            message: "expected a lägesbild that says why the promises are made, but there is none",
            help: "write under the heading `Lägesbild` what the promises rest on",
            what: "The document has no lägesbild (local problem picture), under that heading or one that means the same.",
            why: "Whoever reads it should see why just these promises are made.",
        },
        wrong: "Polisen lovar att:\n- synas mer i centrum\n",
        right: "Polisen lovar att:\n- synas mer i centrum\n\nLägesbild\nMånga känner sig otrygga i centrum.\n",
    },
    Guide {
        code: Code::MissingFollowUp,
        sv: Words {
            message: "väntade att det står hur löftena följs upp, men det gör det inte",
            help: "skriv under rubriken `Uppföljning` när och var de följs upp",
            what: "Inget i dokumentet säger hur, när eller var löftena följs upp.",
            why: "Ett löfte som ingen följer upp kan ingen heller hålla någon till.",
        },
        en: Words {
            message: "expected to read how the promises are followed up, but nothing says so",
            help: "write under the heading `Uppföljning` when and where they are followed up",
            what: "Nothing in the document says how, when or where the promises are followed up.",
            why: "A promise that nobody follows up is one that nobody can be held to.",
        },
        wrong: "Polisen lovar att:\n- synas mer i centrum\n",
        right: "Polisen lovar att:\n- synas mer i centrum\n\nUppföljning\nLöftet följs upp varje tertial på aneby.se.\n",
    },
    Guide {
        code: Code::WordingDrift,
        sv: Words {
            message: "förklaringen av vad ett medborgarlöfte är skiljer sig från den vanliga: {difference}",
            help: "använd den vanliga lydelsen, eller låt det stå om ändringen är avsedd",
            what: "Texten under `Vad är ett medborgarlöfte` är nästan den vanliga, men inte helt.",
            why: "Oftast är det ett skrivfel som följt med från fil till fil.",
        },
        en: Words {
            message: "the explanation of what a medborgarlöfte is differs from the usual one: {difference}",
            help: "use the usual wording, or let it stand if the change is meant",
            what: "The text under `Vad är ett medborgarlöfte` is nearly the usual one, but not wholly.",
            why: "Usually it is a slip that has come along from file to file.",
        },
        wrong: "… det brottsförebyggande och trygghetskapande arbetet …",
        right: "… det brottsförebyggande och trygghetsskapande arbetet …",
    },
];

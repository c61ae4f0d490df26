//! About promises and activities.

use super::{Guide, Words};
use crate::document::Code;

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        code: Code::PromiseCountMismatch,
        sv: Words {
            message: "väntade så många löften som texten anger ({stated}), men i listan står {listed}",
            help: "rätta antalet, eller räkna upp alla löften",
            what: "Texten anger ett antal löften, och ett annat antal räknas upp.",
            why: "Antingen har ett löfte fallit bort, eller så är inledningen kvar från ett tidigare dokument.",
        },
        en: Words {
            message: "expected as many promises as the text states ({stated}), but the list has {listed}",
            help: "correct the number, or list all promises",
            what: "The text states a number of promises, and another number is listed.",
            why: "Either a promise was lost on the way, or the introduction was taken over from an earlier document.",
        },
        wrong: "… formulerar Aneby kommun och Polisen tre medborgarlöften …\n- Att öka tryggheten.\n- Att minska brotten.\n",
        right: "… formulerar Aneby kommun och Polisen två medborgarlöften …\n- Att öka tryggheten.\n- Att minska brotten.\n",
    },
    Guide {
        code: Code::EmptyItem,
        sv: Words {
            message: "väntade text efter listtecknet, men där står ingen",
            help: "ta bort den tomma punkten",
            what: "En lista har en punkt utan text.",
            why: "Den är ofta det som är kvar av en punkt som togs bort, eller som en konvertering tappade.",
        },
        en: Words {
            message: "expected text after the list marker, but there is none",
            help: "remove the empty list item",
            what: "A list has an item without any text.",
            why: "It is often what is left of an item that was deleted, or that a conversion lost.",
        },
        wrong: "- Polisen ska synas mer.\n-\n",
        right: "- Polisen ska synas mer.\n",
    },
    Guide {
        code: Code::AmbiguousLevels,
        sv: Words {
            message: "väntade en rubrik eller inledning mellan det som lovas och det som ska göras, men båda står i en lista",
            help: "sätt en rad som `Det ska vi åstadkomma genom följande aktiviteter:` före den första aktiviteten",
            what: "Löften och aktiviteter står i samma lista, och inget visar var de ena slutar och de andra börjar.",
            why: "Vilket som är vilket fick avgöras av ordalydelsen ensam.",
        },
        en: Words {
            message: "expected a heading or lead-in between what is promised and what will be done, but both stand in one list",
            help: "put a line such as `Det ska vi åstadkomma genom följande aktiviteter:` before the first activity",
            what: "Promises and activities stand in one list, and nothing marks where the ones end and the others begin.",
            why: "Which is which had to be told from the wording alone.",
        },
        wrong: "- Att öka tryggheten i centrum.\n- Polisen ska hålla två möten.\n- Kommunen ska byta lampor.\n",
        right: "- Att öka tryggheten i centrum.\n\nDet ska vi åstadkomma genom följande aktiviteter:\n- Polisen ska hålla två möten.\n- Kommunen ska byta lampor.\n",
    },
    Guide {
        code: Code::TruncatedItem,
        sv: Words {
            message: "väntade att den sista punkten slutar som de andra, men filen slutar mitt i den",
            help: "se efter om slutet av dokumentet gått förlorat",
            what: "Filen slutar mitt i en mening; det som finns kvar av den behölls.",
            why: "Slutet av dokumentet saknas troligen, med allt annat som stod där.",
        },
        en: Words {
            message: "expected the last commitment to end as the others do, but the file ends in the middle of it",
            help: "look whether the end of the document was lost",
            what: "The file ends in the middle of a sentence; the fragment was kept as it stands.",
            why: "The end of the document is likely to be missing, with whatever else stood there.",
        },
        wrong: "- Polisen ska synas mer.\n- Kommunen ska byta lam",
        right: "- Polisen ska synas mer.\n- Kommunen ska byta lampor.\n",
    },
    Guide {
        code: Code::MissingActivities,
        sv: Words {
            message: "väntade vad som ska göras för att hålla löftena, men bara mål räknas upp",
            help: "räkna upp aktiviteterna under en rad som `Det ska vi åstadkomma genom följande aktiviteter:`",
            what: "Dokumentet säger vad som ska uppnås men inte vad någon ska göra.",
            why: "Det går bara att följa upp det som någon har sagt sig göra.",
        },
        en: Words {
            message: "expected what will be done to keep the promises, but only aims are listed",
            help: "list the activities under a line such as `Det ska vi åstadkomma genom följande aktiviteter:`",
            what: "The document says what is to be reached, but not what anybody will do.",
            why: "Only what somebody said they would do can be followed up.",
        },
        wrong: "Polisen och kommunen lovar att arbeta för:\n- Att öka tryggheten.\n",
        right: "Polisen och kommunen lovar att arbeta för:\n- Att öka tryggheten.\n\nDet ska vi åstadkomma genom följande aktiviteter:\n- Polisen ska hålla två möten.\n",
    },
    Guide {
        code: Code::ActivityWithoutActor,
        sv: Words {
            message: "väntade vem som ska göra det, men ingen nämns",
            help: "börja med vem det är, som `Polisen och kommunen ska …`",
            what: "I aktiviteten står inte vem som ska göra den.",
            why: "När två parter lovar tillsammans måste det synas vem som gör vad.",
        },
        en: Words {
            message: "expected who is to do it, but nobody is named",
            help: "begin with who it is, such as `Polisen och kommunen ska …`",
            what: "The activity does not say who is to carry it out.",
            why: "Where two parties promise together it has to be seen who does what.",
        },
        wrong: "- Under året genomföra minst fyra samverkansmöten.\n",
        right: "- Polisen och kommunen ska under året genomföra minst fyra samverkansmöten.\n",
    },
    Guide {
        code: Code::NothingToFollowUp,
        sv: Words {
            message: "väntade något som kan följas upp (ett antal, ett datum eller något som blir klart), men `{found}` kan inte bockas av",
            help: "säg hur många gånger, till när, eller vad som då finns",
            what: "Inget i aktiviteten säger när den är gjord: inget antal, inget slutdatum och inget som blir klart.",
            why: "Vid uppföljningen kan ingen säga om löftet hölls.",
        },
        en: Words {
            message: "expected something that can be followed up (a number, a date or something that gets done), but `{found}` cannot be ticked off",
            help: "say how many times, by when, or what there will be then",
            what: "Nothing in the activity tells when it is done: no number, no date, and nothing that gets finished.",
            why: "At the follow-up nobody can tell whether the promise was kept.",
        },
        wrong: "- Polisen ska öka sin närvaro vid resecentrum.\n",
        right: "- Polisen ska finnas vid resecentrum minst tre kvällar i veckan.\n",
    },
    Guide {
        code: Code::VagueWords,
        sv: Words {
            message: "väntade ett bestämt åtagande, men `{found}` lämnar det öppet",
            help: "säg hur många, hur ofta eller när",
            what: "Ett ord i löftet lovar mindre än det ser ut.",
            why: "Ordet `några` kan vara två eller tjugo, och `vid behov` kan vara aldrig.",
        },
        en: Words {
            message: "expected a definite commitment, but `{found}` leaves it open",
            help: "say how many, how often or when",
            what: "A word in the commitment promises less than it seems to.",
            why: "The word `några` (some) can be two or twenty, and `vid behov` (when needed) can be never.",
        },
        wrong: "- Kommunen ska ordna några trygghetsvandringar.\n",
        right: "- Kommunen ska ordna två trygghetsvandringar.\n",
    },
    Guide {
        code: Code::DuplicateActivity,
        sv: Words {
            message: "väntade varje aktivitet en gång, men den här står också på rad {line}",
            help: "ta bort den ena, eller säg vad som skiljer dem",
            what: "Samma aktivitet står två gånger i listan.",
            why: "Den räknas då två gånger när löftena följs upp.",
        },
        en: Words {
            message: "expected each activity once, but this one stands on line {line} too",
            help: "remove one of them, or say what sets them apart",
            what: "The same activity stands twice in the list.",
            why: "It then counts twice when the promises are followed up.",
        },
        wrong: "- Polisen ska hålla två möten.\n- Polisen ska hålla två möten.\n",
        right: "- Polisen ska hålla två möten.\n",
    },
    Guide {
        code: Code::PromiseWithoutActivity,
        sv: Words {
            message: "väntade någon aktivitet för löftet, som de andra har, men inget ska göras för det",
            help: "lägg till vad som ska göras, eller ta bort löftet",
            what: "Ett löfte har ingen aktivitet under sig, medan de andra har.",
            why: "Ett mål som ingen gör något för är inget löfte.",
        },
        en: Words {
            message: "expected an activity for the promise, as the others have, but nothing will be done for it",
            help: "add what will be done, or remove the promise",
            what: "A promise has no activity under it, while the others have.",
            why: "An aim that nobody does anything for is no promise.",
        },
        wrong: "1. Tryggare centrum\n   - Polisen ska hålla två möten.\n2. Lugnare trafik\n",
        right: "1. Tryggare centrum\n   - Polisen ska hålla två möten.\n2. Lugnare trafik\n   - Polisen ska göra tio kontroller.\n",
    },
];

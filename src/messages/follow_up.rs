//! About follow-ups: rows, reports and totals.

use super::{Guide, Words};
use crate::document::Code;

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        code: Code::AmbiguousReport,
        sv: Words {
            message: "väntade en redovisning som hör till ett åtagande, men den passar {count} lika bra",
            help: "nämn i redovisningen vad som lovades; den gavs till det första",
            what: "En redovisning passar flera aktiviteter lika bra; den ställdes vid den första.",
            why: "Under fel aktivitet får den ett hållet löfte att se brutet ut, eller ett brutet hållet.",
        },
        en: Words {
            message: "expected a report that fits one commitment, but it fits {count} equally well",
            help: "name what was promised in the report; it was given to the first",
            what: "A report fits several activities equally well; it was put with the first of them.",
            why: "Under the wrong activity it would make a kept promise look broken, or a broken one kept.",
        },
        wrong: "Vi lovade:\n- tio kontroller i Gimo\n- tio kontroller i Alunda\n\nResultat:\n- Elva kontroller\n",
        right: "Vi lovade:\n- tio kontroller i Gimo\n- tio kontroller i Alunda\n\nResultat:\n- Elva kontroller i Gimo\n",
    },
    Guide {
        code: Code::UnmatchedReport,
        sv: Words {
            message: "väntade en redovisning av något som sägs ha lovats, men den handlar inte om något av det",
            help: "lägg till åtagandet i listan över vad som lovades",
            what: "Något redovisas som inte hör till något löfte eller någon aktivitet i dokumentet.",
            why: "Löftet som den svarar mot saknas, eller har en alltför olik lydelse för att kännas igen.",
        },
        en: Words {
            message: "expected a report on something that the document says was promised, but it speaks of none of it",
            help: "add the commitment to the list of what was promised",
            what: "Something is reported that belongs to no promise or activity of the document.",
            why: "The promise that it answers is missing, or is worded too differently to be recognised.",
        },
        wrong: "Vi lovade:\n- tio kontroller i Gimo\n\nResultat:\n- En biblioteksdag hölls\n",
        right: "Vi lovade:\n- tio kontroller i Gimo\n- en biblioteksdag\n\nResultat:\n- En biblioteksdag hölls\n",
    },
    Guide {
        code: Code::UnknownColumn,
        sv: Words {
            message: "väntade en kolumn som `Aktivitet` eller `Tertial 1`, men fann `{found}`",
            help: "säg vilken tid kolumnen gäller; cellerna togs som redovisningar",
            what: "En kolumn i tabellen säger inte vilken tid redovisningarna i den gäller.",
            why: "Redovisningarna behålls, men kan inte ställas mot någon period.",
        },
        en: Words {
            message: "expected a column such as `Aktivitet` or `Tertial 1`, but found `{found}`",
            help: "name the time that the column is for; its cells were taken as reports",
            what: "A column of the table does not say which time its reports are for.",
            why: "Its reports are kept, but cannot be set against a period.",
        },
        wrong: "| Aktivitet | Etapp 1 |\n| Hålla två möten | Ett möte |\n",
        right: "| Aktivitet | Tertial 1 |\n| Hålla två möten | Ett möte |\n",
    },
    Guide {
        code: Code::RowWithoutPromise,
        sv: Words {
            message: "väntade att raden står under ett av löftena, men den står under inget",
            help: "ställ raden under löftet som den hör till",
            what: "En rad i uppföljningen hör inte till något av löftena som dokumentet räknar upp.",
            why: "Den som vill veta hur det gick för ett löfte hittar inte raden.",
        },
        en: Words {
            message: "expected the row under one of the promises, but it stands under none",
            help: "put the row under the promise that it belongs to",
            what: "A row of the follow-up belongs to none of the promises that the document lists.",
            why: "Whoever wants to know what came of a promise does not find the row.",
        },
        wrong: "- Att öka tryggheten.\n\n| Aktivitet | Tertial 1 |\n| Hålla två möten | Ett möte |\n",
        right: "- Att öka tryggheten.\n\nAtt öka tryggheten.\n| Aktivitet | Tertial 1 |\n| Hålla två möten | Ett möte |\n",
    },
    Guide {
        code: Code::ReportsOutOfOrder,
        sv: Words {
            message: "väntade redovisningarna i tidens ordning, men {later} står före {earlier}",
            help: "kontrollera kolumnernas rubriker",
            what: "Redovisningarna står i en annan ordning än tiden.",
            why: "Oftast har två kolumner bytt plats, och siffrorna hamnar då i fel tertial.",
        },
        en: Words {
            message: "expected the reports in the order of time, but {later} stands before {earlier}",
            help: "check the headings of the columns",
            what: "The reports stand in another order than time.",
            why: "Usually two columns have changed places, and the figures then fall into the wrong tertial.",
        },
        wrong: "| Aktivitet | Tertial 2 | Tertial 1 |\n",
        right: "| Aktivitet | Tertial 1 | Tertial 2 |\n",
    },
    Guide {
        code: Code::TotalBelowEarlier,
        sv: Words {
            message: "väntade en summa på minst {earlier}, som redovisats tidigare, men här står sammanlagt {found}",
            help: "rätta summan eller de tidigare siffrorna",
            what: "En summa är lägre än det som redan hade redovisats.",
            why: "En av siffrorna är fel, och utfallet räknas på dem.",
        },
        en: Words {
            message: "expected a total of at least {earlier}, which was reported before, but here it is {found}",
            help: "correct the total or the earlier figures",
            what: "A total is lower than what had been reported already.",
            why: "One of the figures is wrong, and the outcome is computed from them.",
        },
        wrong: "| Minst tio insatser | Sex insatser | Fem insatser | Sammanlagt nio insatser |\n",
        right: "| Minst tio insatser | Sex insatser | Fem insatser | Sammanlagt elva insatser |\n",
    },
    Guide {
        code: Code::MissingReport,
        sv: Words {
            message: "väntade en redovisning för varje tid som har passerat, men ingen finns för {period}",
            help: "skriv vad som gjordes, eller att inget gjordes",
            what: "För en tid som har passerat redovisas inget om aktiviteten.",
            why: "En tom ruta säger inte om inget hände eller om ingen skrev.",
        },
        en: Words {
            message: "expected a report for each time that has passed, but there is none for {period}",
            help: "write what was done, or that nothing was",
            what: "Nothing is reported on the activity for a time that has passed.",
            why: "An empty cell does not tell whether nothing happened or nobody wrote.",
        },
        wrong: "| Aktivitet | Tertial 1 | Tertial 2 |\n| Hålla två möten | | Ett möte |\n",
        right: "| Aktivitet | Tertial 1 | Tertial 2 |\n| Hålla två möten | Inget möte | Ett möte |\n",
    },
];

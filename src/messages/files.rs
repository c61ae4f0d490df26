//! About files: what could not be read, and what reading had to guess or mend.

use super::{Guide, Words};
use crate::document::Code;

pub(super) const GUIDES: &[Guide] = &[
    Guide {
        code: Code::NotAMedborgarlofte,
        sv: Words {
            message: "väntade ett medborgarlöfte eller en uppföljning, men fann inga löften under någon rubrik eller inledning",
            help: "gör inget om filen är något annat; ställ annars löftena som en lista under en rad som `Polisen lovar att:`",
            what: "Texten är varken ett medborgarlöfte eller en uppföljning av ett, så det blir inget dokument.",
            why: "Att läsa in löften i en text som inte ger några vore att blanda påhittade uppgifter med riktiga.",
        },
        en: Words {
            message: "expected a medborgarlöfte or a follow-up of one, but found no promises under a heading or lead-in",
            help: "nothing to do if the file is something else; else put the promises as a list under a line such as `Polisen lovar att:`",
            what: "The text is neither a medborgarlöfte nor a follow-up of one, so there is no document.",
            why: "Reading promises into a text that makes none would put invented facts among real ones.",
        },
        wrong: "Polisen och kommunen möttes i torsdags.\n",
        right: "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n- synas mer i centrum\n",
    },
    Guide {
        code: Code::EmptyFile,
        sv: Words {
            message: "väntade ett medborgarlöfte, men filen har ingen text",
            help: "hämta eller konvertera filen på nytt",
            what: "Filen har ingen text: den är tom, eller har bara blanktecken.",
            why: "En tom fil betyder oftast att en hämtning eller konvertering misslyckades.",
        },
        en: Words {
            message: "expected a medborgarlöfte, but the file has no text",
            help: "fetch or convert the file again",
            what: "The file has no text: it is empty, or holds only white space.",
            why: "An empty file usually means that a download or a conversion failed.",
        },
        wrong: "(0 byte)",
        right: "Medborgarlöfte i Aneby kommun 2023-2024 …",
    },
    Guide {
        code: Code::BinaryFile,
        sv: Words {
            message: "väntade text, men filen har tecken som ingen text har",
            help: "konvertera dokumentet till text och läs den",
            what: "Filen har byte som ingen text har.",
            why: "En bild eller ett gammalt Word-dokument som läses som text ger bara skräp, så filen läses inte alls.",
        },
        en: Words {
            message: "expected text, but the file has bytes that no text has",
            help: "convert the document to text, and read that",
            what: "The file holds bytes that no text has.",
            why: "A picture or an old Word file read as if it were text gives rubbish, so it is not read at all.",
        },
        wrong: "lofte.doc",
        right: "lofte.docx",
    },
    Guide {
        code: Code::LimitExceeded,
        sv: Words {
            message: "filen, en rad eller en tabell är större än vad som läses",
            help: "dela filen där meddelandet säger",
            what: "Filen, en av dess rader eller tabeller, eller texten som togs ur den är större än vad som läses.",
            why: "En fil utan gräns kunde ta allt minne och all tid från filerna efter den.",
        },
        en: Words {
            message: "the file, a line or a table is larger than is read",
            help: "split the file where the message says",
            what: "The file, one of its lines or tables, or the text taken out of it is larger than is read.",
            why: "A file without bounds could take all memory and time from the files after it.",
        },
        wrong: "arkiv-2015-2025.txt (90 MB)",
        right: "2015.txt, 2016.txt, …",
    },
    Guide {
        code: Code::UnsupportedFormat,
        sv: Words {
            message: "filens format läses inte av det här bygget",
            help: "använd ett bygge med formatet, eller konvertera filen till text",
            what: "Filen är i ett format som det här bygget av lofte saknar läsare för.",
            why: "Varje format behöver en egen läsare, och ett bygge kan lämna bort läsare.",
        },
        en: Words {
            message: "the file's format is not read by this build",
            help: "use a build with the format, or convert the file to text",
            what: "The file is in a format that this build of lofte was made without.",
            why: "Each format needs a reader of its own, and a build can leave readers out.",
        },
        wrong: "lofte.pdf",
        right: "lofte.txt",
    },
    Guide {
        code: Code::DamagedFile,
        sv: Words {
            message: "väntade en hel fil, men den är skadad eller avbruten",
            help: "hämta filen på nytt, eller öppna den och spara om den",
            what: "Filen är inte en hel fil av det slag som namnet eller början säger.",
            why: "En halv fil skulle ge ett halvt dokument som ser helt ut.",
        },
        en: Words {
            message: "expected a whole file, but it is damaged or cut off",
            help: "fetch the file again, or open it and save it anew",
            what: "The file is not a whole file of the kind that its name or its first bytes say.",
            why: "Half a file would give half a document that looks like a whole one.",
        },
        wrong: "lofte.pdf (avbruten)",
        right: "lofte.pdf",
    },
    Guide {
        code: Code::EncryptedFile,
        sv: Words {
            message: "filen är låst med lösenord",
            help: "spara den utan lösenord",
            what: "Filen är krypterad och kan inte läsas utan sitt lösenord.",
            why: "Det som inte kan läsas sägs ifrån om, det gissas aldrig.",
        },
        en: Words {
            message: "the file is locked with a password",
            help: "save it without a password",
            what: "The file is encrypted and cannot be read without its password.",
            why: "What cannot be read is reported, never guessed.",
        },
        wrong: "lofte-last.pdf",
        right: "lofte.pdf",
    },
    Guide {
        code: Code::ScannedFile,
        sv: Words {
            message: "väntade text, men filen har bara bilder av sidor",
            help: "kör OCR på den först, till exempel `ocrmypdf --language swe IN.pdf UT.pdf`",
            what: "Filen har sidor men ingen text på dem: den är troligen inläst från papper.",
            why: "Bokstäver i bilder läses av andra program, vilket kallas OCR.",
        },
        en: Words {
            message: "expected text, but the file has only pictures of pages",
            help: "run OCR on it first, for instance `ocrmypdf --language swe IN.pdf OUT.pdf`",
            what: "The file has pages but no text on them: it is likely a scanned paper.",
            why: "Letters in pictures are read by other programs, which is called OCR.",
        },
        wrong: "inskannat.pdf",
        right: "inskannat-ocr.pdf",
    },
    Guide {
        code: Code::ConversionFailed,
        sv: Words {
            message: "texten kunde inte tas ur filen på rimlig tid",
            help: "konvertera den med ett annat verktyg, till exempel `pdftotext -layout`",
            what: "Att ta texten ur filen tog för lång tid eller för mycket minne, eller så gick omvandlaren sönder.",
            why: "En dålig fil får bara kosta sig själv, så den stoppas och de andra läses.",
        },
        en: Words {
            message: "the text could not be taken out of the file in reasonable time",
            help: "convert it with another tool, for instance `pdftotext -layout`",
            what: "Taking the text out of the file took too long or too much memory, or the converter broke down.",
            why: "A bad file may cost only itself, so it is stopped and the others are done.",
        },
        wrong: "lofte.pdf",
        right: "lofte.txt",
    },
    Guide {
        code: Code::AssumedEncoding,
        sv: Words {
            message: "väntade UTF-8, men alla byte är inte det; de lästes som {encoding}",
            help: "spara filen som UTF-8",
            what: "Filens byte är inte UTF-8 och säger inte själva vad de är; den kodning som meddelandet nämner togs.",
            why: "Vore det en annan kodning skulle bokstäverna å, ä och ö bli fel.",
        },
        en: Words {
            message: "expected UTF-8, but not all bytes are; they were read as {encoding}",
            help: "save the file as UTF-8",
            what: "The bytes are not UTF-8 and do not say what else they are; the encoding named in the message was taken.",
            why: "Had it been another one, the letters å, ä and ö would be wrong.",
        },
        wrong: "lofte.txt (windows-1252)",
        right: "lofte.txt (UTF-8)",
    },
    Guide {
        code: Code::RepairedText,
        sv: Words {
            message: "väntade bokstäver, men fann `{found}`; ställen där sådant rättades: {places}",
            help: "konvertera originalet på nytt med rätt kodning",
            what: "En konvertering hade förvanskat bokstäver, som `Ã¶` för `ö`, och de rättades.",
            why: "Orden kunde annars inte kännas igen; platserna pekar ändå på de förvanskade bokstäverna i filen.",
        },
        en: Words {
            message: "expected letters, but found `{found}`; places where such were put right: {places}",
            help: "convert the original again with the right encoding",
            what: "A conversion had garbled letters, such as `Ã¶` for `ö`, and they were put right.",
            why: "The words could not be recognised otherwise; spans still point at the garbled letters in the file.",
        },
        wrong: "MedborgarlÃ¶fte",
        right: "Medborgarlöfte",
    },
    Guide {
        code: Code::LostCharacters,
        sv: Words {
            message: "väntade bokstäver, men de har gått förlorade; ställen där det har hänt: {places}",
            help: "konvertera originalet på nytt med rätt kodning",
            what: "En konvertering tappade bokstäver: ett ersättningstecken står i deras ställe.",
            why: "Det som är borta kan inte läggas tillbaka, så ord med tecknet kanske inte känns igen.",
        },
        en: Words {
            message: "expected letters, but they were lost; places where that happened: {places}",
            help: "convert the original again with the right encoding",
            what: "A conversion lost letters: a sign of replacement stands in their place.",
            why: "What is lost cannot be put back, so words with the sign may not be recognised.",
        },
        wrong: "Medborgarl\u{FFFD}fte",
        right: "Medborgarlöfte",
    },
    Guide {
        code: Code::UncertainLines,
        sv: Words {
            message: "det går inte att se om raden fortsätter den förra eller börjar något nytt",
            help: "sätt ett listtecken eller en tom rad före det som börjar på nytt",
            what: "Det går inte att säga om en rad hör till den före eller börjar en ny punkt eller tabellrad.",
            why: "En konvertering bröt långa rader just där korta slutar, så två punkter kan läsas som en, eller en som två.",
        },
        en: Words {
            message: "it cannot be seen whether the line goes on with the one before or begins anew",
            help: "put a list marker or a blank line before what begins anew",
            what: "It cannot be told whether a line goes on with the one before it or begins a new item or row.",
            why: "A conversion broke long lines just where short ones end, so two items may be read as one, or one as two.",
        },
        wrong: "Kommunen ska hålla tre möten för dem som bor här\nPolisen ska finnas på biblioteket\n",
        right: "- Kommunen ska hålla tre möten för dem som bor här\n- Polisen ska finnas på biblioteket\n",
    },
    Guide {
        code: Code::UnclaimedText,
        sv: Words {
            message: "väntade en känd del av ett medborgarlöfte, men den här texten förstods inte",
            help: "ställ den under en rubrik, eller rapportera att en regel saknas",
            what: "Texten på platsen hör inte till något värde, någon rubrik eller något sidtillbehör som är känt.",
            why: "Inget lämnas bort i tysthet: det som ingen regel förstår räknas upp, och kan vara ett löfte i ny form.",
        },
        en: Words {
            message: "expected a known part of a medborgarlöfte, but this text was not understood",
            help: "put it under a heading, or report it as a missing rule",
            what: "The text at this place is not part of any value, heading or page furniture that is known.",
            why: "Nothing is left out in silence: what no rule understands is listed, and may be a promise in a new form.",
        },
        wrong: "Fika serveras.\n",
        right: "## Övrigt\n\nFika serveras.\n",
    },
    Guide {
        code: Code::SoftHyphen,
        sv: Words {
            message: "ett mjukt bindestreck står i ordet `{word}`, där det inte syns",
            help: "ta bort det",
            what: "I ett ord står ett tecken som bara syns när ordet bryts vid radslut.",
            why: "Den som söker efter ordet hittar det inte, och uppläsande hjälpmedel kan snubbla på det.",
        },
        en: Words {
            message: "a soft hyphen stands in the word `{word}`, where it is not seen",
            help: "remove it",
            what: "A word holds a sign that is seen only where the word is broken at the end of a line.",
            why: "Whoever searches for the word does not find it, and screen readers may stumble over it.",
        },
        wrong: "grann\u{AD}samverkan",
        right: "grannsamverkan",
    },
    Guide {
        code: Code::TemplateLeftover,
        sv: Words {
            message: "väntade färdig text, men `{found}` är kvar av en mall",
            help: "fyll i det som ska stå där",
            what: "En plats som en mall lämnade åt författaren är inte ifylld.",
            why: "Löftet skulle publiceras med hål i.",
        },
        en: Words {
            message: "expected finished text, but `{found}` is left over from a template",
            help: "fill in what is to stand there",
            what: "A place that a template left to the author has not been filled in.",
            why: "The promise would be published with holes in it.",
        },
        wrong: "Eksjö [datum]\n",
        right: "Eksjö 2026-01-15\n",
    },
];

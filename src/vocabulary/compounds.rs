//! Beginnings and ends of compounds, which stand for all words that begin or end so.

use crate::document::Actor;

use super::lexicon::{Flags, Lex, Stems};
use super::words::stem;

/// Beginnings of words; they stand for all words that begin so.
pub(super) const PREFIXES: &[(&str, Lex)] = &[
    ("medborgarlöft medborgar-löft medborgarlöfte löfte löften löftet trygghetslöft medborgalöft", stem(Stems::LOFTE)),
    (
        "lägesrapport delrapport delårsrapport slutrapport statusrapport resultatrapport årsrapport helårsrapport halvårsrapport tertialrapport kvartalsrapport \
      månadsrapport uppfölj avstämning återkoppling rapportering",
        stem(Stems::UPPFOLJNING),
    ),
    ("utvärder", stem(Stems::UTVARDERING)),
    ("slutsats reflektion lärdom analys", stem(Stems::AVSLUT)),
    ("utfall resultat återrapport bokslut", stem(Stems::UTFALL)),
    ("redovisning redovisar", stem(Stems::REDOVISNING)),
    ("aktivitet åtgärd insatser handlingsplan åtagande", stem(Stems::AKTIVITET)),
    ("åtagande", stem(Stems::ATAGANDE)),
    (
        "lägesbild problembild problemområde problembeskriv nuläge bakgrund lägesbeskrivning situation problemet problemen problemformulering lägesanalys orsak utmaning underlag utgångspunkt trygghetsläge trygghetsbild",
        stem(Stems::BAKGRUND),
    ),
    ("målsättning målbild mätetal indikator nyckeltal", stem(Stems::MAL)),
    ("fokus", stem(Stems::FOKUS)),
    ("åstadkom", stem(Stems::ASTADKOMMA)),
    ("uppnå förverklig infria", stem(Stems::UPPNA)),
    ("kontaktperson kontaktuppgift frågor", stem(Stems::KONTAKT)),
    ("underteckn underskrift signatur signering påskrift", stem(Stems::UNDERSKRIFT)),
    ("relatera länkar dokument", stem(Stems::RELATERAT)),
    ("inledning", stem(Stems::INLEDNING)),
    ("giltighet löptid", stem(Stems::PERIOD)),
    ("räddningstjänst räddningsförbund brandförsvar", Lex::actor(Actor::Raddningstjanst)),
    ("länsstyrelse", Lex::actor(Actor::Lansstyrelse)),
    ("fastighetsäg", Lex::actor(Actor::Fastighetsagare)),
    ("bostadsbolag bostadsföretag", Lex::actor(Actor::Bostadsbolag)),
    ("polismyndighet", Lex::actor(Actor::Polis)),
    ("socialtjänst", Lex::actor(Actor::Kommun)),
    ("civilsamhäll föreningsliv", Lex::actor(Actor::Forening)),
];

/// Ends of compounds; two letters must come before.
pub(super) const SUFFIXES: &[(&str, Lex)] = &[
    ("polisen polisens polis poliser poliserna", Lex::actor(Actor::Polis)),
    (
        "skola skolan skolans skolor skolorna skolornas gymnasiet gymnasium gymnasieskolan rektorerna",
        Lex::actor(Actor::Skola),
    ),
    (
        "förening föreningen föreningar föreningarna föreningarnas klubben klubbar klubbarna organisationer organisationerna",
        Lex::actor(Actor::Forening),
    ),
    ("bostäder bostadsbolaget bostadsbolag", Lex::actor(Actor::Bostadsbolag)),
    ("trafiken", Lex::NONE),
    (
        "näringslivet näringsliv företagare företagarna företag företaget företagen handlarna krögare krögarna",
        Lex::actor(Actor::Naringsliv),
    ),
    (
        "fritidsgård fritidsgården fritidsgårdar fritidsgårdarna förvaltningen förvaltning förvaltningar förvaltningarna förvaltningens",
        Lex::actor(Actor::Kommun),
    ),
    (
        "ordförande ordföranden chef chefen direktör direktören samordnare samordnaren strateg utvecklare kommissarie mästare",
        Lex::flag(Flags::ROLE),
    ),
    ("invånare invånarna borna", Lex::actor(Actor::Invanare)),
    ("uppföljning uppföljningen uppföljningar avstämning avstämningen", Lex::stem(Stems::UPPFOLJNING)),
    ("utvärdering utvärderingen", Lex::stem(Stems::UTVARDERING)),
    ("redovisning redovisningen", Lex::stem(Stems::REDOVISNING)),
];

//! Names of bodies that are known all over the country.

use crate::document::Actor;

/// Names of more than one word, and names that no rule tells the kind of.
pub(crate) const NAMED_ACTORS: &[(&str, Actor)] = &[
    ("Rädda Barnen", Actor::Forening),
    ("Rädda barnen", Actor::Forening),
    ("Röda Korset", Actor::Forening),
    ("Röda korset", Actor::Forening),
    ("Friluftsfrämjandet", Actor::Forening),
    ("Hyresgästföreningen", Actor::Forening),
    ("Svenska kyrkan", Actor::Forening),
    ("Svenska Kyrkan", Actor::Forening),
    ("Brottsofferjouren", Actor::Forening),
    ("Kvinnojouren", Actor::Forening),
    ("Korpen", Actor::Forening),
    ("NTF", Actor::Forening),
    ("PRO", Actor::Forening),
    ("SPF", Actor::Forening),
    ("SPF Seniorerna", Actor::Forening),
    ("SKPF", Actor::Forening),
    ("Lions", Actor::Forening),
    ("Rotary", Actor::Forening),
    ("IOGT-NTO", Actor::Forening),
    ("Eidar", Actor::Bostadsbolag),
    ("Faxeholmen", Actor::Bostadsbolag),
    ("Förbo", Actor::Bostadsbolag),
    ("Förvaltaren", Actor::Bostadsbolag),
    ("Gavlegårdarna", Actor::Bostadsbolag),
    ("Graflunds", Actor::Bostadsbolag),
    ("Heimstaden", Actor::Bostadsbolag),
    ("Hembla", Actor::Bostadsbolag),
    ("HSB", Actor::Bostadsbolag),
    ("KBAB", Actor::Bostadsbolag),
    ("Kfast", Actor::Bostadsbolag),
    ("KFAST", Actor::Bostadsbolag),
    ("Kopparstaden", Actor::Bostadsbolag),
    ("Krambo", Actor::Bostadsbolag),
    ("LKF", Actor::Bostadsbolag),
    ("Lulebo", Actor::Bostadsbolag),
    ("Mimer", Actor::Bostadsbolag),
    ("MKB", Actor::Bostadsbolag),
    ("Morastrand", Actor::Bostadsbolag),
    ("Partillebo", Actor::Bostadsbolag),
    ("Pitebo", Actor::Bostadsbolag),
    ("Poseidon", Actor::Bostadsbolag),
    ("Signalisten", Actor::Bostadsbolag),
    ("Skebo", Actor::Bostadsbolag),
    ("Solatum", Actor::Bostadsbolag),
    ("Stångåstaden", Actor::Bostadsbolag),
    ("Wallenstam", Actor::Bostadsbolag),
    ("ÖBO", Actor::Bostadsbolag),
    ("Öbo", Actor::Bostadsbolag),
    ("Länsstyrelsen", Actor::Lansstyrelse),
    ("Trafikverket", Actor::Other),
    ("Tullverket", Actor::Other),
    ("Skatteverket", Actor::Other),
    ("Arbetsförmedlingen", Actor::Other),
    ("Försäkringskassan", Actor::Other),
    ("Kriminalvården", Actor::Other),
    ("Transportstyrelsen", Actor::Other),
    ("Kustbevakningen", Actor::Other),
    ("Migrationsverket", Actor::Other),
    ("Kronofogden", Actor::Other),
    ("Kronofogdemyndigheten", Actor::Other),
    ("Åklagarmyndigheten", Actor::Other),
    ("Ekobrottsmyndigheten", Actor::Other),
    ("Socialstyrelsen", Actor::Other),
    ("Folkhälsomyndigheten", Actor::Other),
    ("Arbetsmiljöverket", Actor::Other),
    ("Naturvårdsverket", Actor::Other),
    ("Jordbruksverket", Actor::Other),
    ("Boverket", Actor::Other),
    ("Statens institutionsstyrelse", Actor::Other),
    ("Försvarsmakten", Actor::Other),
    ("Hemvärnet", Actor::Other),
    ("Systembolaget", Actor::Naringsliv),
    ("Företagarna", Actor::Naringsliv),
];

/// Names of housing companies that are no more than their kind.
pub(crate) const HOUSING_NAMES: &[&str] = &["Bostäder", "Hyresbostäder"];

/// The ends of names of companies and associations: `Telge Bostäder`, `Mimerbostäder`.
pub(crate) const COMPANY_ENDINGS: &[&str] =
    &["bostäder", "hem", "byggen", "fastigheter", "trafik", "förening", "bolaget"];

/// Ends of the names of housing companies.
pub(crate) const HOUSING_ENDINGS: &[&str] =
    &["bostäder", "hem", "hus", "byggen", "fastigheter", "Bostad", "bostad", "AB"];

/// Ends of the names of public transport companies.
pub(crate) const TRAFFIC_ENDINGS: &[&str] = &["trafik", "trafiken"];

/// Last words of the names of sports clubs.
pub(crate) const CLUB_ENDINGS: &[&str] = &[
    "IF",
    "AIF",
    "BK",
    "FK",
    "IK",
    "SK",
    "IS",
    "FF",
    "GIF",
    "OK",
    "BOIS",
    "BoIS",
    "AIK",
    "IBK",
    "HK",
    "IBF",
    "skoterklubb",
    "idrottsförening",
];

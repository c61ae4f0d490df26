//! What a lägesbild can be drawn from, by the beginnings of words.

use crate::document::LagesbildSource as Source;

/// Beginnings of words, in small letters.
pub(crate) const SOURCES: &[(&str, Source)] = &[
    ("medborgardialog", Source::Medborgardialog),
    ("invånardialog", Source::Medborgardialog),
    ("boendedialog", Source::Medborgardialog),
    ("medborgarmöte", Source::Medborgardialog),
    ("medborgarundersök", Source::Medborgarundersokning),
    ("medborgarenkät", Source::Medborgarundersokning),
    ("invånarenkät", Source::Medborgarundersokning),
    ("invånarundersök", Source::Medborgarundersokning),
    ("medarbetardialog", Source::Medarbetardialog),
    ("medarbetarundersök", Source::Medarbetarundersokning),
    ("medarbetarenkät", Source::Medarbetarundersokning),
    ("trygghetsmät", Source::Trygghetsmatning),
    ("trygghetsundersök", Source::Trygghetsmatning),
    ("trygghetsenkät", Source::Trygghetsmatning),
    ("underrättelse", Source::Underrattelse),
    ("brottsstatistik", Source::Brottsstatistik),
    ("anmälningsstatistik", Source::Brottsstatistik),
    ("brottsanmälning", Source::Brottsstatistik),
    ("kriminalstatistik", Source::Brottsstatistik),
    ("kartlägg", Source::Kartlaggning),
];

/// Beginning of what is of crime where one of `CRIME_WORDS` stands beside it.
pub(crate) const STATISTICS: &str = "statistik";

/// `statistik` is of crime where one of these stands in the same sentence.
pub(crate) const CRIME_WORDS: &[&str] = &["anmälda", "brott", "brotten", "anmälningar", "polisens"];

/// With residents, what promises rest on.
pub(crate) const DIALOGUE: &str = "dialog";

//! What stands before, after and in names of places.

/// Before the name of a part of a kommun.
pub(crate) const AREA_LEADS: &[&str] = &["för", "i", "på", "stadsdelen", "stadsdelarna", "området", "tätorten"];

/// Labels of the part of a kommun: `Område: Dingle`.
pub(crate) const AREA_LABELS: &[&str] = &["område", "stadsdel", "bostadsområde", "delområde", "tätort"];

/// What a name of a part of a kommun ends with in small letters: `Västra hamnen`, `Visby innerstad`.
pub(crate) const AREA_ENDS: &[&str] =
    &["hamnen", "hamn", "innerstad", "innerstaden", "centrum", "kyrkby", "strand", "park"];

/// Before the name of a kommun that is not called one: `i Flen`.
pub(crate) const PLACE_LEADS: &[&str] = &["i", "för", "till", "från"];

/// What many lokalpolisområden belong to.
pub(crate) const POLICE_REGION: &str = "polisregion";

/// What names of parts of the country begin with.
pub(crate) const DIRECTIONS: &[&str] = &["norra", "södra", "östra", "västra", "mellersta", "nedre", "övre"];

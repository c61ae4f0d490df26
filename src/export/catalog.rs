//! An export described for the national data portal, as DCAT-AP-SE 3 asks for, in JSON-LD.

use serde_json::{Value as Json, json};

use super::datapackage::{DESCRIPTION, TITLE};
use super::{Package, Table};

/// What a catalog says beyond what the tables say of themselves.
#[derive(Debug, Clone, Copy)]
pub struct Catalog<'a> {
    /// Who publishes the export.
    pub publisher: &'a str,
    /// The form of the tables.
    pub package: Package<'a>,
    /// Which tables there are.
    pub tables: &'a [&'static Table],
    /// The name of the package's description.
    pub description_file: &'a str,
    /// The first and the last year of the documents' periods.
    pub years: Option<(u16, u16)>,
}

const DESCRIPTION_SV: &str =
    "Kommuners och polisens medborgarlöften och vad som blev av dem, utlästa ur dokumenten med lofte.";

/// The content of `catalog.jsonld`. Addresses are relative to where it is published.
pub fn catalog(catalog: &Catalog<'_>) -> String {
    let Catalog { publisher, package, tables, description_file, years } = *catalog;
    let mut files: Vec<_> = tables.iter().map(|table| (package.path(table.name), table.about)).collect();
    if let Package::Sqlite(_) = package {
        files = vec![(package.path(""), "All tables in one database.")];
    }
    let texts = |sv: &str, en: &str| json!([{"@language": "sv", "@value": sv}, {"@language": "en", "@value": en}]);
    let distributions: Vec<_> = files
        .iter()
        .map(|(path, about)| {
            json!({
                "@id": format!("{path}#distribution"),
                "@type": "dcat:Distribution",
                "dcterms:title": path,
                "dcterms:description": {"@language": "en", "@value": about},
                "dcat:accessURL": {"@id": path},
                "dcat:downloadURL": {"@id": path},
                "dcat:mediaType": {
                    "@id": format!("http://www.iana.org/assignments/media-types/{}", package.media_type())
                },
                "dcterms:conformsTo": {"@id": description_file},
            })
        })
        .collect();
    let mut dataset = json!({
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": texts(TITLE, "Citizen promises"),
        "dcterms:description": texts(DESCRIPTION_SV, DESCRIPTION),
        "dcterms:publisher": {"@id": "#publisher"},
        "dcterms:language": {"@id": "http://publications.europa.eu/resource/authority/language/SWE"},
        "dcterms:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/SWE"},
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/JUST"},
        "dcat:keyword": [
            {"@language": "sv", "@value": "medborgarlöfte"},
            {"@language": "sv", "@value": "polis"},
            {"@language": "sv", "@value": "kommun"},
            {"@language": "sv", "@value": "trygghet"},
        ],
        "foaf:page": {"@id": description_file},
        "dcat:distribution": distributions,
    });
    if let Some((first, last)) = years {
        let year =
            |year: u16| json!({"@type": "http://www.w3.org/2001/XMLSchema#gYear", "@value": format!("{year:04}")});
        dataset["dcterms:temporal"] =
            json!({"@type": "dcterms:PeriodOfTime", "dcat:startDate": year(first), "dcat:endDate": year(last)});
    }
    let graph: Json = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@graph": [
            {
                "@id": "#catalog",
                "@type": "dcat:Catalog",
                "dcterms:title": texts(TITLE, "Citizen promises"),
                "dcterms:description": texts(DESCRIPTION_SV, DESCRIPTION),
                "dcterms:publisher": {"@id": "#publisher"},
                "dcterms:language": {"@id": "http://publications.europa.eu/resource/authority/language/SWE"},
                "dcat:dataset": {"@id": "#dataset"},
            },
            dataset,
            {"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": publisher},
        ],
    });
    format!("{graph:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{CsvStyle, document_tables};

    #[test]
    fn what_the_profile_asks_for() {
        let package = Package::Csv(CsvStyle::Plain);
        let text = catalog(&Catalog {
            publisher: "Eksjö kommun",
            package,
            tables: &document_tables(),
            description_file: "datapackage.json",
            years: Some((2018, 2024)),
        });
        let graph: Json = serde_json::from_str(&text).unwrap();
        let [catalog, dataset, publisher] = graph["@graph"].as_array().unwrap().as_slice() else { panic!("{text}") };
        for of in [catalog, dataset] {
            for key in ["dcterms:title", "dcterms:description", "dcterms:publisher"] {
                assert!(!of[key].is_null(), "{key}");
            }
        }
        assert_eq!(publisher["foaf:name"], "Eksjö kommun");
        let distributions = dataset["dcat:distribution"].as_array().unwrap();
        assert_eq!(distributions.len(), document_tables().len());
        assert!(distributions.iter().all(|of| of["dcat:accessURL"]["@id"].is_string()));
    }
}

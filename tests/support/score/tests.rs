//! The comparison itself, on answers and documents made by hand.

use serde_json::{Value, json};

use super::{Counts, Score};

fn gold() -> Value {
    json!({
        "kind": "follow_up",
        "kommuner": ["0686"],
        "area": null,
        "period": {"start": "2018", "end": "2019"},
        "preamble": {"promise_count": 1},
        "promises": ["Minska antalet inbrott i Eksjö."],
        "activities": [{
            "text": "Polisen ska genomföra två insatser.",
            "actors": ["polis"],
            "actor_basis": "stated",
            "partners": ["kommun", "skola"],
            "targets": [{"comparator": "exactly", "value": 2, "unit": "insatser", "per": "year"}],
            "theme": "Inbrott"
        }],
        "sections": ["lagesbild", "follow_up_plan"],
        "lagesbild": {"sources": ["brottsstatistik"], "refers_to": [{"start": "2016", "end": "2017"}]},
        "follow_up_plan": {"urls": ["https://polisen.se"], "cadence": "tertial"},
        "signed": {"place": "Eksjö", "date": "2018-05-30"},
        "signatories": [{"name": "Ann Ek", "role": "Kommundirektör", "organisation": "Eksjö kommun",
                         "party": "kommun", "acting": false}],
        "cadence": "tertial",
        "reporting": {"year": 2019, "tertial": 3},
        "rows": [{
            "promise": "Minska antalet inbrott i Eksjö.",
            "activity": {"text": "Två insatser", "actors": [], "actor_basis": "none",
                         "targets": [{"comparator": "exactly", "value": 2, "unit": "insatser"}]},
            "reports": [{"period": {"year": 2019, "tertial": 3}, "text": "Sammanlagt tre",
                         "counts": [{"comparator": "exactly", "value": 3, "unit": null}], "cumulative": true}],
            "outcome": {"status": "met", "target": 2, "achieved": 3}
        }]
    })
}

/// The document that says what `gold` says, in another spelling wherever that makes no difference.
fn found() -> Value {
    let mut document = gold();
    document["kommuner"] = json!([{"name": "Eksjö", "code": "0686"}]);
    document["promises"] = json!([{"id": "p1", "text": "minska  antalet inbrott i Eksjö"}]);
    document["about"] = Value::Null;
    document["activities"][0]["partners"] = json!(["skola", "kommun"]);
    document["activities"][0]["targets"][0]["value"] = json!(2.0);
    document["follow_up_plan"]["urls"] = json!(["http://www.polisen.se/"]);
    document["rows"][0]["promise"] = json!("p1");
    document["rows"][0]["reports"][0]["period"]["quarter"] = Value::Null;
    document["signatories"][0]["span"] = json!({"start": 0, "end": 4});
    document
}

fn misses(gold: Value, found: &[Value]) -> Vec<String> {
    let mut score = Score::default();
    score.file("a", &gold, found);
    score.misses
}

#[test]
fn what_is_the_same_has_no_miss() {
    assert_eq!(misses(gold(), &[found()]), [""; 0]);
    assert_eq!(misses(json!([gold(), gold()]), &[found(), found()]), [""; 0]);
    assert_eq!(misses(json!([]), &[]), [""; 0]);
}

#[test]
fn every_difference_is_a_miss() {
    let differences = [
        ("/kind", json!("promise"), "kind"),
        ("/kommuner/0/code", json!("0604"), "kommuner"),
        ("/area", json!({"text": "Mariannelund"}), "area"),
        ("/period/end", Value::Null, "period"),
        ("/preamble/promise_count", json!(2), "preamble.promise_count"),
        ("/promises/0/text", json!("Minska antalet bränder i Eksjö"), "promises.text"),
        ("/activities/0/text", json!("Polisen ska genomföra tre insatser"), "activities.text"),
        ("/activities/0/actors", json!([]), "activities.actors"),
        ("/activities/0/actor_basis", json!("none"), "activities.actor_basis"),
        ("/activities/0/partners/1", json!("region"), "activities.partners"),
        ("/activities/0/targets/0/comparator", json!("at_least"), "activities.targets"),
        ("/activities/0/targets/0/value", json!(3), "activities.targets"),
        ("/activities/0/targets/0/per", Value::Null, "activities.targets"),
        ("/activities/0/targets/0/unit", Value::Null, "activities.units"),
        ("/activities/0/theme", Value::Null, "activities.theme"),
        ("/about", json!({"text": "x"}), "sections"),
        ("/lagesbild/sources", json!(["other"]), "lagesbild.sources"),
        ("/lagesbild/refers_to/0/start", json!("2015"), "lagesbild.refers_to"),
        ("/follow_up_plan/urls/0", json!("https://polisen.se/eksjo"), "follow_up_plan.urls"),
        ("/follow_up_plan/cadence", json!("year"), "follow_up_plan.cadence"),
        ("/signed/place", Value::Null, "signed.place"),
        ("/signed/date", json!("2018-05-31"), "signed.date"),
        ("/signatories/0/name", json!("Ann Eke"), "signatories.name"),
        ("/signatories/0/role", Value::Null, "signatories.role"),
        ("/signatories/0/organisation", json!("Eksjö"), "signatories.organisation"),
        ("/signatories/0/party", json!("polis"), "signatories.party"),
        ("/signatories/0/acting", json!(true), "signatories.acting"),
        ("/cadence", Value::Null, "cadence"),
        ("/reporting/tertial", json!(2), "reporting"),
        ("/rows/0/promise", Value::Null, "rows.promise"),
        ("/rows/0/activity/text", json!("Tre insatser"), "rows.activity"),
        ("/rows/0/activity/targets", json!([]), "rows.targets"),
        ("/rows/0/reports/0/text", json!("Sammanlagt fyra"), "rows.report"),
        ("/rows/0/reports/0/period/tertial", json!(1), "rows.report"),
        ("/rows/0/reports/0/counts/0/value", json!(4), "rows.counts"),
        ("/rows/0/reports/0/cumulative", json!(false), "rows.cumulative"),
        ("/rows/0/outcome/status", json!("not_met"), "rows.outcome.status"),
        ("/rows/0/outcome/achieved", Value::Null, "rows.outcome.achieved"),
    ];
    for (pointer, value, field) in differences {
        let mut found = found();
        *found.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        let misses = misses(gold(), &[found]);
        let of_field = format!(" {field}: ");
        assert!(misses.iter().any(|miss| miss.contains(&of_field)), "{pointer}: {misses:?}");
    }
}

#[test]
fn too_few_and_too_many() {
    assert!(misses(gold(), &[]).contains(&"a: missing documents: 0".to_owned()));
    assert_eq!(misses(json!([]), &[found()]), ["a: wrong   documents: 0"]);
    let mut twice = found();
    twice["promises"] = json!([found()["promises"][0], found()["promises"][0]]);
    assert_eq!(misses(gold(), &[twice]), ["a: wrong   promises.text: minska antalet inbrott i eksjö"]);
}

#[test]
fn what_gold_does_not_claim_is_not_compared() {
    let gold = json!({"kind": "follow_up", "kommuner": ["0686"], "period": {"start": "2018", "end": "2019"}});
    assert_eq!(misses(gold, &[found()]), [""; 0]);
}

#[test]
fn shares() {
    let counts = Counts { right: 3, wrong: 1, missing: 1 };
    assert_eq!(counts.f1(), 0.75);
    assert_eq!(Counts::default().f1(), 1.0);
    assert_eq!([counts, counts].into_iter().sum::<Counts>(), Counts { right: 6, wrong: 2, missing: 2 });
}

//! Who signed, where and when.

use super::{Findings, heading};
use crate::document::{Code, Document, Kind, Party};
use crate::vocabulary::kommun_named_in;

pub(super) fn check(document: &Document<'_>, findings: &mut Findings<'_>) {
    if document.kind == Kind::FollowUp {
        return;
    }
    let has_date = document.signed.as_ref().is_some_and(|signed| signed.date.is_some());
    if !has_date && !findings.has(Code::ImpossibleDate) {
        let place = document.signatories.first().map(|first| first.span).or_else(|| heading(document));
        findings.add(Code::MissingDate, place, &[]);
    }
    let Some(first) = document.signatories.first() else {
        findings.add(Code::MissingSignatories, heading(document), &[]);
        return;
    };
    let has = |party: Party| document.signatories.iter().any(|signatory| signatory.party == party);
    if !has(Party::Kommun) {
        findings.add(Code::MissingKommunSignatory, Some(first.span), &[]);
    }
    if !has(Party::Polis) {
        findings.add(Code::MissingPolisSignatory, Some(first.span), &[]);
    }
    for signatory in &document.signatories {
        let Some(organisation) = &signatory.organisation else { continue };
        let Some(named) = kommun_named_in(organisation) else { continue };
        if let Some(own) = document.kommuner.first().filter(|_| document.kommuner.iter().all(|own| own.code != named.1))
        {
            let values = [("expected", own.name.to_string()), ("found", named.0.to_owned())];
            findings.add(Code::SignatoryKommunMismatch, signatory.organisation_span.or(Some(signatory.span)), &values);
        }
    }
}

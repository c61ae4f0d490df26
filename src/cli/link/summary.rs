//! What became of the promises, as a table to be read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use medborgarlofte::document::Document;
use medborgarlofte::link::{
    Class, Linked, Totals, totals, totals_by_actor, totals_by_kommun, totals_by_theme, totals_by_year,
};
use serde::Serialize;

use crate::cli::render;

/// Writes how many commitments ended how: in all, and per kommun, year, actor and theme.
pub fn write(documents: &[Document<'_>], linked: &Linked<'_>, to: &mut impl Write) -> io::Result<()> {
    let outcomes = &linked.outcomes;
    let names: BTreeMap<&str, &str> =
        documents.iter().flat_map(|of| &of.kommuner).map(|kommun| (&*kommun.code, &*kommun.name)).collect();
    let kommun = |kommun: &String| {
        let name = names.get(&**kommun).map(|name| render::escape(name)).unwrap_or_default();
        format!("{} {name}", render::escape(kommun))
    };
    table("all", rows(&BTreeMap::from([((), totals(outcomes))]), |()| "all commitments".to_owned()), to)?;
    table("kommun", rows(&totals_by_kommun(outcomes), kommun), to)?;
    table("year", rows(&totals_by_year(outcomes), u16::to_string), to)?;
    table("actor", rows(&totals_by_actor(outcomes), code), to)?;
    table("theme", rows(&totals_by_theme(outcomes), code), to)
}

fn rows<K: Ord>(of: &BTreeMap<K, Totals>, name: impl Fn(&K) -> String) -> Vec<(String, Totals)> {
    of.iter().map(|(key, totals)| (name(key), *totals)).collect()
}

/// The name that a value has in JSON.
fn code(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// One table, with only the classes that it has.
fn table(name: &str, rows: Vec<(String, Totals)>, to: &mut impl Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let classes: Vec<Class> =
        Class::ALL.iter().copied().filter(|class| rows.iter().any(|(_, totals)| totals.of(*class) > 0)).collect();
    let heads: Vec<&str> = classes.iter().map(|class| class.as_str()).collect();
    let first = rows.iter().map(|(key, _)| key.chars().count()).chain([name.len()]).max().unwrap_or_default();
    if name != "all" {
        writeln!(to)?;
    }
    write!(to, "{name:first$}  commitments")?;
    heads.iter().try_for_each(|head| write!(to, "  {head}"))?;
    writeln!(to)?;
    for (key, totals) in rows {
        write!(to, "{key:first$}  {:11}", totals.commitments)?;
        classes
            .iter()
            .zip(&heads)
            .try_for_each(|(class, head)| write!(to, "  {:1$}", totals.of(*class), head.len()))?;
        writeln!(to)?;
    }
    Ok(())
}

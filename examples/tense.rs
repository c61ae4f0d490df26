#![allow(missing_docs)]
use medborgarlofte::{Input, extract};
fn main() {
    let forms = std::fs::read_to_string("/tmp/forms.txt").unwrap();
    let forms: Vec<&str> = forms.split("=====\n").collect();
    let mut bad = vec![0; forms.len()];
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let mut out = String::new();
        for (i, form) in forms.iter().enumerate() {
            let text = form.replace("§§", &line);
            let input = Input::decode("x", text.as_bytes()).unwrap();
            let d = extract(&input).documents;
            let rows = d.first().map_or(0, |d| d.rows.len());
            let reports: usize = d.first().map_or(0, |d| d.rows.iter().map(|r| r.reports.len()).sum());
            let ok = rows == 2 && reports == 3 && d[0].rows[0].reports.len() == 2;
            bad[i] += usize::from(!ok);
            out += &(if ok { " . ".to_owned() } else { format!("{rows}{reports} ") });
        }
        println!("{out} {line}");
    }
    println!("{bad:?}");
}

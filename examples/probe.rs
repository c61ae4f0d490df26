#![allow(missing_docs)]
use medborgarlofte::{Input, extract};
fn main() {
    let forms = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let forms: Vec<&str> = forms.split("=====\n").collect();
    let mut bad = vec![0; forms.len()];
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let lower = line.chars().next().unwrap().to_lowercase().collect::<String>()
            + &line[line.chars().next().unwrap().len_utf8()..];
        let mut out = String::new();
        for (i, form) in forms.iter().enumerate() {
            let (expect, form) = form.split_once('\n').unwrap();
            let text = form.replace("§§", &line).replace("§s", &lower);
            let input = Input::decode("x", text.as_bytes()).unwrap();
            let d = extract(&input).documents;
            let got = d.first().map_or("none".to_owned(), |d| {
                let has = d
                    .promises
                    .iter()
                    .chain(&d.activities)
                    .any(|c| c.text.trim_end_matches('.').eq_ignore_ascii_case(line.trim_end_matches('.')));
                format!(
                    "{}.{}.{}{}{}{}",
                    d.promises.len(),
                    d.activities.len(),
                    if d.lagesbild.is_some() { "L" } else { "" },
                    if d.follow_up_plan.is_some() { "F" } else { "" },
                    d.signatories.len(),
                    if has { "=" } else { "!" }
                )
            });
            let ok = got == expect;
            bad[i] += usize::from(!ok);
            out += &(if ok { " . ".to_owned() } else { format!("{got} ") });
        }
        println!("{out} {line}");
    }
    println!("{bad:?}");
}

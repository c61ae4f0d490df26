//! The same tables with other signs between their cells.

/// Every variant with its name; a text without tables has none.
pub fn all(text: &str) -> Vec<(String, String)> {
    let parts = parts(text);
    if !parts.iter().any(|part| matches!(part, Part::Table(_))) {
        return Vec::new();
    }
    let write = |table: fn(&[Vec<String>]) -> String| {
        let part = |part: &Part| match part {
            Part::Line(line) => format!("{line}\n"),
            Part::Table(rows) => table(rows),
        };
        parts.iter().map(part).collect::<String>()
    };
    vec![
        ("cells between tabs".to_owned(), write(tabs)),
        ("cells between pipes".to_owned(), write(pipes)),
        ("cells between pipes with line breaks".to_owned(), write(pipes_broken)),
        ("cells in columns".to_owned(), write(|rows| columns(rows, true))),
        ("cells in columns, rows close together".to_owned(), write(|rows| columns(rows, false))),
        ("an HTML table".to_owned(), write(html)),
        ("an HTML table on one line".to_owned(), write(html_on_one_line)),
        ("one cell a line".to_owned(), write(flat)),
    ]
}

enum Part {
    Line(String),
    Table(Vec<Vec<String>>),
}

/// The text as lines and tables with tabs or pipes.
fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        let pipes = line.trim_start().starts_with('|');
        if pipes && line.chars().all(|c| "|-: ".contains(c)) {
            continue;
        }
        let cells: Vec<String> = match pipes {
            true => line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect(),
            false if line[super::page::marker(line)..].contains('\t') => {
                line.split('\t').map(|cell| cell.trim().to_owned()).collect()
            }
            false => {
                parts.push(Part::Line(line.to_owned()));
                continue;
            }
        };
        match parts.last_mut() {
            Some(Part::Table(rows)) => rows.push(cells),
            _ => parts.push(Part::Table(vec![cells])),
        }
    }
    parts
}

fn width(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// The row's cells, with empty ones up to the table's width.
fn whole(row: &[String], width: usize) -> impl Iterator<Item = &str> {
    row.iter().map(String::as_str).chain(std::iter::repeat("")).take(width)
}

fn tabs(rows: &[Vec<String>]) -> String {
    let width = width(rows);
    rows.iter()
        .map(|row| whole(row, width).map(|cell| cell.replace("<br>", " ")).collect::<Vec<_>>().join("\t") + "\n")
        .collect()
}

fn pipes(rows: &[Vec<String>]) -> String {
    piped(rows, |cell| cell.to_owned())
}

fn pipes_broken(rows: &[Vec<String>]) -> String {
    piped(rows, |cell| wrapped(cell, 24).join("<br>"))
}

fn piped(rows: &[Vec<String>], cell: impl Fn(&str) -> String) -> String {
    let width = width(rows);
    let mut result = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = whole(row, width).map(&cell).collect();
        result.push_str(&format!("| {} |\n", cells.join(" | ")));
        if index == 0 {
            result.push_str(&format!("|{}\n", "---|".repeat(width)));
        }
    }
    result
}

/// Cells beside one another on as many lines as they need.
fn columns(rows: &[Vec<String>], apart: bool) -> String {
    let width = width(rows);
    let wide = |index: usize| if index == 0 { 36 } else { (78 / (width - 1).max(1)).max(22) };
    let mut result = String::new();
    for (index, row) in rows.iter().enumerate() {
        // A row with one cell over the header runs over all columns.
        if index == 0 && row.iter().skip(1).all(String::is_empty) {
            result.push_str(&format!("{}\n\n", row[0].replace("<br>", " ")));
            continue;
        }
        let cells: Vec<Vec<String>> =
            whole(row, width).enumerate().map(|(index, cell)| wrapped(cell, wide(index) - 3)).collect();
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut text = String::new();
            for (index, cell) in cells.iter().enumerate() {
                let part = cell.get(line).map_or("", String::as_str);
                text.push_str(part);
                text.push_str(&" ".repeat(wide(index).saturating_sub(part.chars().count())));
            }
            result.push_str(text.trim_end());
            result.push('\n');
        }
        if apart {
            result.push('\n');
        }
    }
    result + "\n"
}

fn html(rows: &[Vec<String>]) -> String {
    let width = width(rows);
    let row = |row: &Vec<String>| {
        let cells: String = whole(row, width).map(|cell| format!("<td>{}</td>\n", escaped(cell))).collect();
        format!("<tr>\n{cells}</tr>\n")
    };
    format!("<table>\n<tbody>\n{}</tbody>\n</table>\n", rows.iter().map(row).collect::<String>())
}

fn html_on_one_line(rows: &[Vec<String>]) -> String {
    html(rows).replace('\n', "") + "\n"
}

fn escaped(cell: &str) -> String {
    cell.replace('&', "&amp;")
}

/// Every cell on a line of its own, a dash for an empty one.
fn flat(rows: &[Vec<String>]) -> String {
    let width = width(rows);
    let mut result = String::new();
    for (index, row) in rows.iter().enumerate() {
        if index == 0 && row.iter().skip(1).all(String::is_empty) {
            result.push_str(&format!("{}\n\n", row[0]));
            continue;
        }
        for cell in whole(row, width) {
            result.push_str(&format!("{}\n", if cell.is_empty() { "-" } else { cell }));
        }
    }
    result
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.replace("<br>", " ").split_whitespace() {
        let last = lines.last_mut().expect("there is a line from the start");
        let used = last.chars().count();
        if used > 0 && used + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if used > 0 {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

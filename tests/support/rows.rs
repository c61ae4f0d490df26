//! Rows of cells as text.

/// Between pipes, the first row as the header.
pub fn pipes(rows: &[Vec<&str>]) -> String {
    let line = |cells: &Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let below: String = rows[1..].iter().map(line).collect();
    format!("{}|{}\n{below}", line(&rows[0]), "---|".repeat(rows[0].len()))
}

/// In columns, with this many spaces after the longest cell of each.
pub fn aligned(rows: &[Vec<&str>], apart: usize) -> String {
    let longest = |column: usize| rows.iter().map(|cells| cells[column].chars().count()).max().unwrap_or(0);
    let line = |cells: &Vec<&str>| -> String {
        let padded = cells.iter().enumerate().map(|(column, cell)| format!("{cell:<0$}", longest(column) + apart));
        padded.collect::<String>().trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// With one text between cells and another between rows.
pub fn joined(rows: &[Vec<&str>], cell: &str, row: &str) -> String {
    rows.iter().map(|cells| cells.join(cell)).collect::<Vec<_>>().join(row)
}

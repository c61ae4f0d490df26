//! The same text on a page: wrapped lines, page furniture, margins, other list markers.

/// Every variant with its name.
pub fn all(text: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for width in [60, 72, 80, 100] {
        all.push((format!("wrapped at {width}"), wrap(text, width, false, false)));
        all.push((format!("wrapped at {width}, hanging"), wrap(text, width, false, true)));
        all.push((format!("wrapped at {width}, hyphenated"), wrap(text, width, true, false)));
        all.push((format!("wrapped at {width}, hyphenated, hanging"), wrap(text, width, true, true)));
    }
    for bullet in ["•", "➤", "\u{F0B7}", "–", "*", "o", "▪"] {
        all.push((format!("bullet {bullet}"), bullets(text, bullet, " ")));
    }
    all.push(("bullet and tab".to_owned(), bullets(text, "•", "\t")));
    all.push(("bullet after its text".to_owned(), bullets_after(text)));
    all.push(("margin".to_owned(), margin(text)));
    all.push(("pages".to_owned(), pages(text, false)));
    all.push(("pages with header".to_owned(), pages(text, true)));
    all.push(("wrapped at 72 on pages".to_owned(), pages_within(&wrap(text, 72, true, true))));
    all
}

/// A line that is laid out in columns already.
fn in_columns(line: &str) -> bool {
    let text = line.trim_matches(' ');
    text[marker(text)..].contains('\t') || text.contains("   ") || text.starts_with('|') || text.starts_with('<')
}

/// The length of the marker of a list item with the blanks around it, in bytes; without one, the indent.
pub(super) fn marker(line: &str) -> usize {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let sign = match text.chars().next() {
        Some(c) if "-–—*•·o➤▪●◦".contains(c) => c.len_utf8(),
        Some(c) if ('\u{F000}'..='\u{F0FF}').contains(&c) => c.len_utf8(),
        Some(c) if c.is_ascii_digit() && number.starts_with(['.', ')']) => text.len() - number.len() + 1,
        _ => 0,
    };
    let rest = &text[sign..];
    match sign > 0 && rest.starts_with([' ', '\t']) {
        true => indent + sign + (rest.len() - rest.trim_start().len()),
        false => indent,
    }
}

/// Breaks the lines of a text whose lines are not broken yet; of others the text as it is.
fn wrap(text: &str, width: usize, hyphenated: bool, hanging: bool) -> String {
    if is_wrapped(text) {
        return text.to_owned();
    }
    let mut result = Vec::new();
    for line in text.lines() {
        if line.chars().count() <= width || in_columns(line) {
            result.push(line.to_owned());
            continue;
        }
        let (first, rest) = line.split_at(marker(line));
        let indent = if hanging { " ".repeat(first.chars().count()) } else { String::new() };
        let (mut current, mut words) = (first.to_owned(), 0);
        let mut queue: std::collections::VecDeque<String> = rest.split_whitespace().map(str::to_owned).collect();
        while let Some(word) = queue.pop_front() {
            let used = current.chars().count() + usize::from(words > 0);
            let room = width.saturating_sub(used);
            // A dash alone would look like a list marker at the beginning of a line.
            let with_next = queue.front().is_some_and(|next| matches!(next.as_str(), "-" | "–" | "—"));
            let needed = word.chars().count() + if with_next { 2 } else { 0 };
            if needed <= room || words == 0 {
                if words > 0 {
                    current.push(' ');
                }
                current.push_str(&word);
                words += 1;
                continue;
            }
            if let Some((head, tail)) = hyphenated.then(|| hyphenate(&word, room)).flatten() {
                current.push(' ');
                current.push_str(&head);
                queue.push_front(tail);
            } else {
                queue.push_front(word);
            }
            result.push(std::mem::replace(&mut current, indent.clone()));
            words = 0;
        }
        result.push(current);
    }
    result.join("\n") + "\n"
}

/// Whether lines go on with a small letter on the next.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    lines.windows(2).any(|pair| {
        let ends = pair[0].trim_end().ends_with(['.', ':', '!', '?']) || pair[0].trim().is_empty();
        !ends
            && marker(pair[1]) == pair[1].len() - pair[1].trim_start().len()
            && pair[1].trim_start().starts_with(char::is_lowercase)
    })
}

/// Breaks a word so that the first part with its hyphen has at most `room` characters.
fn hyphenate(word: &str, room: usize) -> Option<(String, String)> {
    let letters: Vec<char> = word.chars().collect();
    let vowel = |c: char| "aeiouyåäö".contains(c);
    let own = letters.iter().position(|c| *c == '-');
    if let Some(own) = own {
        // A hyphen of the word's own stays where a closed one would change the word.
        let kept = own > 0 && letters[own - 1].is_uppercase() && own + 1 < letters.len();
        return (kept && own < room).then(|| (letters[..=own].iter().collect(), letters[own + 1..].iter().collect()));
    }
    let end = letters.iter().position(|c| !c.is_alphabetic()).unwrap_or(letters.len());
    let may = |at: &usize| {
        let (before, after) = (letters[at - 1], letters[*at]);
        letters[..end].iter().skip(1).all(|c| c.is_lowercase())
            && !vowel(after)
            && letters.get(at + 1).is_some_and(|c| vowel(*c))
            && before != after
            && letters[*at..end].len() > 2
    };
    let at = (3..end.saturating_sub(2)).rev().filter(|at| *at < room).find(may)?;
    Some((letters[..at].iter().collect::<String>() + "-", letters[at..].iter().collect()))
}

/// Another sign in the place of `-` and `•`, where all items have the same.
fn bullets(text: &str, sign: &str, blank: &str) -> String {
    let change = |line: &str| {
        let body = line.trim_start();
        let indent = &line[..line.len() - body.len()];
        match body.strip_prefix("- ").or_else(|| body.strip_prefix("• ")) {
            Some(rest) if !in_columns(line) => format!("{indent}{sign}{blank}{rest}"),
            _ => line.to_owned(),
        }
    };
    text.lines().map(change).collect::<Vec<_>>().join("\n") + "\n"
}

/// Markers at the end of their items, as they come out of some PDF files.
fn bullets_after(text: &str) -> String {
    let change = |line: &str| {
        let body = line.trim_start();
        let indent = &line[..line.len() - body.len()];
        match body.strip_prefix("- ").or_else(|| body.strip_prefix("• ")).or_else(|| body.strip_prefix("➤ ")) {
            Some(rest) if !in_columns(line) && !rest.trim().is_empty() => format!("{indent}{rest} ➤"),
            _ => line.to_owned(),
        }
    };
    text.lines().map(change).collect::<Vec<_>>().join("\n") + "\n"
}

fn margin(text: &str) -> String {
    let change = |line: &str| if line.is_empty() { String::new() } else { format!("        {line}") };
    text.lines().map(change).collect::<Vec<_>>().join("\n") + "\n"
}

/// A footer, a page break and a header at blank lines, about every twenty lines.
fn pages(text: &str, header: bool) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let breaks: Vec<usize> = breaks(&lines, 20, |index| lines[index].trim().is_empty() && index + 1 < lines.len());
    on_pages(&lines, &breaks, header, true)
}

/// Page breaks within paragraphs where there are some: after a line that stops in the middle of a sentence.
fn pages_within(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let within = |index: usize| {
        let next = lines.get(index + 1).map_or("", |next| next.trim_start());
        !lines[index].trim().is_empty()
            && !in_columns(lines[index])
            && !lines[index].trim_end().ends_with(['.', ':', '-'])
            && lines[index].chars().count() > 50
            && next.starts_with(char::is_lowercase)
            && marker(lines[index + 1]) == lines[index + 1].len() - next.len()
    };
    let breaks = breaks(&lines, 12, within);
    on_pages(&lines, &breaks, true, false)
}

/// The first possible place after every `step` lines.
fn breaks(lines: &[&str], step: usize, possible: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut breaks: Vec<usize> = Vec::new();
    for index in 0..lines.len() {
        let last = breaks.last().copied().unwrap_or(0);
        if index >= last + step && possible(index) {
            breaks.push(index);
        }
    }
    breaks
}

fn on_pages(lines: &[&str], breaks: &[usize], header: bool, at_blank: bool) -> String {
    let count = breaks.len() + 1;
    if count == 1 {
        return lines.join("\n") + "\n";
    }
    let head = |page: usize| match header {
        true => {
            format!("Polismyndigheten                 Diarienr A123.456/2019                    {page} ({count})\n\n")
        }
        false => String::new(),
    };
    let mut result = head(1);
    let mut page = 1;
    for (index, line) in lines.iter().enumerate() {
        result.push_str(line);
        result.push('\n');
        if breaks.contains(&index) {
            if !at_blank {
                result.push('\n');
            }
            if !header {
                result.push_str(&format!("Sida {page} ({count})\n"));
            }
            page += 1;
            result.push('\u{C}');
            result.push_str(&head(page));
        }
    }
    if !header {
        result.push_str(&format!("\nSida {page} ({count})\n"));
    }
    result
}

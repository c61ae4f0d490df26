//! Small pages and what is read of them.

use super::*;
use crate::convert::plain::{DEEPEST_ITEM, FLOOR, LONGEST_TARGET, MAX_DEPTH};

fn text(page: &str) -> String {
    convert(page.as_bytes()).unwrap_or_else(|error| panic!("{page}: {error}")).text
}

/// Pages, each with its text without the line feed at the end.
fn check(cases: &[(&str, &str)]) {
    for (page, expected) in cases {
        let found = text(page);
        assert_eq!(found.strip_suffix('\n').unwrap_or(&found), *expected, "{page}");
    }
}

fn code(page: &str) -> &'static str {
    convert(page.as_bytes()).map_or_else(|error| error.code().as_str(), |_| "none")
}

#[test]
fn paragraphs_and_headings() {
    check(&[
        ("<h1>A</h1><p>b</p><h2>C</h2><p>d</p>", "# A\n\nb\n\n## C\n\nd"),
        ("<h6>A</h6><div role=heading aria-level=3>B</div><div role=heading>C</div>", "###### A\n\n### B\n\n## C"),
        ("<h2><div>A</div> <span>b</span><br>c</h2>", "## A b c"),
        ("<h2><button>A<svg><path/></svg></button></h2><p>b", "## A\n\nb"),
        ("a <div>b<section>c</section>d</div> e", "a\n\nb\n\nc\n\nd\n\ne"),
        ("<p>a\n  b\t c</p>\n\n<p> </p><p>&nbsp;</p>", "a b c"),
        ("<p>a <span> b</span>c<span>d</span></p>", "a bcd"),
        ("<p>a<br>b <br/> c<br><br>d<br></p>", "a\nb\nc\n\nd"),
        ("<blockquote>a<p>b</blockquote>c", "a\n\nb\n\nc"),
        ("<p>f&ouml;r&#33; &lt;b&gt; &shy;a&amp;amp;</p>", "för! \\<b> \u{AD}a&amp;"),
        ("<pre>\na  b\n  c\td\n</pre>e", "a  b\n  c\td\n\ne"),
        ("<dl><dt>A<dd>b<dd>c</dl>", "A\n\nb\n\nc"),
        ("<details><summary>A</summary>b</details>", "A\n\nb"),
        ("", ""),
        ("<p></p><table></table><ul><li></ul>", ""),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("<p>x<ul><li>a<li>b</ul><p>y", "x\n\n- a\n- b\n\ny"),
        ("<ul><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ul>", "- a\n  - b\n    - c\n- d"),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n7. b\n8. c"),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n  - b\n2. c"),
        ("<ol start=100><li>a</ol>", "- a"),
        ("<ol start=99 ><li>a</ol><ol start=x><li>b</ol>", "99. a\n1. b"),
        ("<ul><li><p>a</p><p>b</p></li><li>c<br>d</li></ul>", "- a\n\n  b\n- c\n  d"),
        ("<ul><li>a<ul><li>b</ul>c</ul>", "- a\n  - b\n\n  c"),
        ("<ul><li><h3>A</h3><p>b</p></li></ul>", "### A\n\nb"),
        ("<ol type=a start=8><li>a<li>b</ol><ol type=A><li>c</ol>", "h) a\n9. b\n1. c"),
        ("<li>a", "- a"),
        ("<ul>a<li>b</ul>", "a\n\n- b"),
        // What an author typed as a marker stays one.
        ("<p>- a</p><p>• b</p><p>* c</p><p>1. d</p>", "- a\n\n• b\n\n* c\n\n1. d"),
    ]);
}

#[test]
fn tables() {
    check(&[
        ("<table><thead><tr><th>A<th>B</thead><tbody><tr><td>c<td></table>", "| A | B |\n| c | |"),
        ("<table><tr><td colspan=3>a<tr><td>b<td>c<td>d</table>", "| a | | |\n| b | c | d |"),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "| a | b |\n| | c |"),
        ("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", "| a | b |\n| | c |\n| | d |"),
        ("<table><tr><td><p>a<p>b<td>c<br>d<tr><td>e|f</table>", "| a<br>b | c<br>d |\n| e\\|f |"),
        ("<table><tr><td><ul><li>a<li>b</ul><td><ol><li>c</ol><tr><td>d</table>", "| a<br>b | 1. c |\n| d |"),
        ("<table><caption>A</caption><tr><td>b<td>c<tr><td>d</table>", "A\n\n| b | c |\n| d |"),
        ("<p>x<table><tr><td>a<td>b</table>y", "x\n\n| a | b |\n\ny"),
        ("<table><tr><td>a<td><b>b</b><tr><th><b>c</b><td>d</table>", "| a | **b** |\n| **c** | d |"),
        // Tables that only hold a page together.
        ("<table><tr><td>a<tr><td>b</table>", "a\n\nb"),
        ("<table><tr><td><h1>A</h1><p>b<td>c</table>", "# A\n\nb\n\nc"),
        ("<table role=presentation><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc"),
        ("<table><tr><td><table><tr><td>a<td>b</table><td>c<tr><td>d</table>", "| a | b |\n\nc\n\nd"),
        ("<table><tr><td><table><tr><td>a</table><td>c<tr><td>d</table>", "| a | c |\n| d |"),
    ]);
}

#[test]
fn bold_and_links() {
    check(&[
        ("<p><b>a</b> <strong>b</strong>:</p>", "**a b:**"),
        ("<p><b>a</b> b</p><p><strong>a<br></strong>b</p>", "a b\n\n**a**\nb"),
        ("<p><span style='Font-Weight: 700 !important'>a</span></p><h2><b>B</b></h2>", "**a**\n\n## B"),
        ("<p><span style='font-weight:400'>a</span></p>", "a"),
        ("<ul><li><b>a</b></ul>", "- **a**"),
        ("<b><p>a</p><p>b</p></b><p>c", "**a**\n\n**b**\n\nc"),
        ("se <a href='https://polisen.se/a?b=c&amp;d'>polisen </a>.", "se [polisen](https://polisen.se/a?b=c&d) ."),
        ("<a href='/a (1).pdf'><b>a</b>b</a>", "[ab](/a%20%281%29.pdf)"),
        ("<a href='#a'>a</a><a>b</a><a href='javascript:x()'>c</a><a href=d>[e]</a>", "abc[e]"),
        ("<a href=x></a>a<a href=y><img></a>", "a"),
        ("<p><b><a href=x>a</a></b></p>", "**[a](x)**"),
        ("<p>➤ <b>a</b></p><p><b>1. a</b></p>", "➤ **a**\n\n1. **a**"),
    ]);
}

#[test]
fn signs_that_would_be_markup() {
    check(&[
        ("<p># a</p><p>#a</p><p>####### a</p><p>a # b</p>", "\\# a\n\n#a\n\n####### a\n\na # b"),
        ("<p>a*b_c`d|e\\*</p>", "a\\*b\\_c\\`d\\|e\\\\\\*"),
        ("<p>C:\\a</p><p>a \\</p>", "C:\\a\n\na \\\\"),
        ("<p>a &lt; b &lt;c&gt; &lt;/d</p>", "a < b \\<c> \\</d"),
        ("<p>[a](b) [c]</p><p>[d]</p>", "\\[a](b) \\[c]\n\n[d]"),
        ("<p>______</p><p>....</p>", "______\n\n...."),
        ("<p>a\u{1}b&#x80;\u{2028}c</p>", "ab€ c"),
    ]);
}

#[test]
fn what_is_no_text_of_the_page() {
    check(&[
        ("<head><title>a</title><style>b</style></head><body>c<script>d</script><noscript>e</noscript>", "c"),
        ("<p hidden>a<p aria-hidden=true>b<p style='color:red; DISPLAY : none'>c<p aria-hidden=false>d", "d"),
        ("<p hidden=until-found>a", "a"),
        ("<body hidden><p>a", "a"),
        ("a<svg><text>b</text></svg><template>c</template><!-- d -->e", "ae"),
        (
            "<form>a<label>b</label><input value=c><button>d</button><select><option>e</select><textarea>f</textarea></form>",
            "ab",
        ),
        ("<video>a</video>b<iframe>c</iframe>", "b"),
    ]);
}

#[test]
fn the_frame_of_a_page() {
    check(&[
        ("<header>a</header><nav>b</nav><main>c</main><aside>d</aside><footer>e</footer>f", "c\n\nf"),
        ("<div role=banner>a</div><article><header><h1>B</h1></header><footer>c</footer></article>", "# B\n\nc"),
        // Without a main part, or with one only within the frame, all may be text.
        ("<header>a</header>b<footer>c</footer>", "a\n\nb\n\nc"),
        ("<header><article>a</article></header>b", "a\n\nb"),
        ("<nav>a</nav><main hidden>b</main>c", "a\n\nc"),
    ]);
}

#[test]
fn depth_at_the_limit_and_past_it() {
    // The page, its body and the text are within one another too.
    let divs = |count: usize| format!("{}a", "<div>".repeat(count));
    assert_eq!(text(&divs(MAX_OPEN - 3)), "a\n");
    assert_eq!(code(&divs(MAX_OPEN - 2)), "limit-exceeded");
    assert_eq!(code(&divs(100_000)), "limit-exceeded");
    let lists = |count: usize| format!("{}a", "<ul><li>".repeat(count));
    assert!(text(&lists(MAX_DEPTH)).ends_with("- a\n"));
    assert_eq!(code(&lists(MAX_DEPTH + 1)), "limit-exceeded");
    let tables = |count: usize| format!("{}a", "<table><tr><td>".repeat(count));
    assert_eq!(text(&tables(MAX_DEPTH)), "a\n");
    assert_eq!(code(&tables(MAX_DEPTH + 1)), "limit-exceeded");
    // Lists and tables within one another count together.
    let both = |count: usize| lists(count / 2) + &tables(count - count / 2);
    assert_eq!(code(&both(MAX_DEPTH)), "none");
    let told = convert(both(MAX_DEPTH + 1).as_bytes()).unwrap_err().to_string();
    assert!(told.starts_with("the html file is nested deeper than 64 levels; "), "{told}");
}

#[test]
fn length_at_the_limit_and_past_it() {
    assert_eq!(code(&"<p>".repeat(MAX_ELEMENTS)), "none");
    assert_eq!(code(&"<p>".repeat(MAX_ELEMENTS + 1)), "damaged-file");
    // Each of the lines is written with the address, and takes 2,012 bytes with it.
    let address = "x".repeat(1995);
    let page = |lines: usize| format!("<a href='{address}'>{}</a>", "aaaaaaaaa<br>".repeat(lines));
    let most = FLOOR as usize / (1995 + 9 + 5);
    assert_eq!(code(&page(most)), "none");
    assert_eq!(code(&page(most + 1)), "limit-exceeded");
}

#[test]
fn a_page_of_the_largest_size_and_one_larger() {
    let page = |length: usize| format!("a{}", " ".repeat(length - 1));
    assert_eq!(code(&page(MAX_BYTES)), "none");
    assert_eq!(code(&page(MAX_BYTES + 1)), "limit-exceeded");
}

#[test]
fn spans_values_and_addresses_at_their_limits_and_past_them() {
    let columns = |span: usize| text(&format!("<table><tr><td colspan={span}>a<td>b</table>")).matches('|').count() - 1;
    assert_eq!((columns(walk::LONGEST_SPAN), columns(walk::LONGEST_SPAN + 1)), (1001, 1001));
    // A page whose style is too long to be looked at hides nothing.
    let hidden = |length: usize| text(&format!("<p style='{:length$}'>a", "display:none;"));
    assert_eq!((hidden(clean::LONGEST_VALUE).as_str(), hidden(clean::LONGEST_VALUE + 1).as_str()), ("", "a\n"));
    let link = |length: usize| text(&format!("<a href='{}'>a</a>", "x".repeat(length))).len();
    assert_eq!((link(LONGEST_TARGET), link(LONGEST_TARGET + 1)), (LONGEST_TARGET + 6, 2));
    let indent = |depth: usize| text(&format!("{}a", "<ul><li>".repeat(depth + 1))).find('-');
    assert_eq!((indent(DEEPEST_ITEM), indent(DEEPEST_ITEM + 1)), (Some(2 * DEEPEST_ITEM), Some(2 * DEEPEST_ITEM)));
}

#[test]
fn no_time_is_lost_on_hostile_pages() {
    let begun = std::time::Instant::now();
    for page in [
        "<b><i><u>".repeat(300) + &"<p>x".repeat(50_000),
        format!("<div {}>", (0..100_000).map(|n| format!(" a{n}")).collect::<String>()),
        "<!--".repeat(100_000),
        "<a title='".repeat(100_000),
        "<svg>".repeat(100_000),
        "[".repeat(100_000) + "](",
        "<template>".repeat(50_000) + &"</template>".repeat(50_000),
        "<select><p></select>".repeat(50_000),
        "<script></".repeat(100_000),
        "<table><tr><td colspan=1000>a<td>b</table>".repeat(3_000),
        "<a></p>".repeat(100_000),
        "<tr><td>".repeat(100_000),
        "</div>".repeat(100_000),
        "<div><table></div>".repeat(100_000),
        "&amp".repeat(100_000),
    ] {
        let _ = convert(page.as_bytes());
    }
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    const PIECES: [&str; 40] = [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<ul>",
        "<ol start=2>",
        "<li>",
        "</li>",
        "</ul>",
        "</ol>",
        "<table>",
        "<tr>",
        "<td colspan=2>",
        "<td rowspan=3>",
        "</td>",
        "</tr>",
        "</table>",
        "<caption>",
        "<b>",
        "</b>",
        "<a href='x'>",
        "</a>",
        "<br>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<main>",
        "</main>",
        "<nav>",
        "<select>",
        "<option>",
        "<svg>",
        "<template>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&auml;",
        " ord \n",
    ];

    proptest! {
        #[test]
        fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = convert(&bytes);
        }

        #[test]
        fn any_tags(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
            let page = pieces.concat();
            let text = convert(page.as_bytes()).unwrap().text;
            prop_assert!(text.is_empty() || text.ends_with('\n'));
            prop_assert!(!text.contains("\n\n\n"), "{}", text);
        }

        /// Every word of a page without special elements is in the text, and no more often.
        #[test]
        fn no_word_is_lost(
            pieces in prop::collection::vec(prop_oneof![
                prop::sample::select(&PIECES[..27]).prop_map(str::to_owned),
                (0..1000u32).prop_map(|number| format!(" ord{number} ")),
            ], 0..60)
        ) {
            let words = |text: &str| -> Vec<String> {
                text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.starts_with("ord")).map(str::to_owned).collect()
            };
            let page = pieces.concat();
            let (mut expected, mut found) = (words(&page), words(&text(&page)));
            // What stands in a table but in no cell is shown before the table.
            expected.sort();
            found.sort();
            prop_assert_eq!(found, expected, "{}", page);
        }
    }
}

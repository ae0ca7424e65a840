//! One briefing from many pages: which file is which page, and their text as one source.
use crate::base::{Code, Diagnostic, Source, Span};

/// The briefing a file belongs to and the number of its page, from 1, as its name tells: `content_77_2.htm`,
/// `briefing_page3.txt`; a name without a number is page 1.
pub fn page_of(name: &str) -> (String, u32) {
    let (folder, file) = name.rsplit_once(['/', '\\', '!']).map_or(("", name), |(a, b)| (a, b));
    let file = file.strip_suffix(".gz").unwrap_or(file);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let digits = stem.len() - stem.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (head, number) = stem.split_at(stem.len() - digits);
    let mark = ["_page", "-page", "_p", "_"].iter().find_map(|m| head.strip_suffix(m));
    let page = match (mark, number.parse::<u32>()) {
        // a long number is the page's id, a date has its own dashes
        (Some(base), Ok(n)) if n <= 60 && digits <= 2 && !base.is_empty() => Some((base, n)),
        _ => None,
    };
    match page {
        Some((base, n)) => (format!("{folder}/{base}.{ending}"), n.max(1)),
        None => (format!("{folder}/{stem}.{ending}"), 1),
    }
}

/// Whether later pages belong to the first: none names another briefing as its title.
fn belong(pages: &[(u32, Source)], title: impl Fn(&Source) -> Option<String>) -> bool {
    let Some(first) = pages.first().and_then(|p| title(&p.1)) else {
        return pages.len() > 1 && pages.iter().all(|p| title(&p.1).is_none());
    };
    let same = |a: &str, b: &str| key(a) == key(b);
    pages
        .iter()
        .skip(1)
        .all(|p| title(&p.1).is_none_or(|t| same(&t, &first)))
}

fn key(title: &str) -> String {
    title.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Joins pages, numbered and in order, into one source; gives them back when they are not of one briefing.
/// `title` reads the title of a page.
///
/// # Errors
/// The pages as they came, when they do not belong together.
pub fn join(pages: Vec<(u32, Source)>, title: impl Fn(&Source) -> Option<String>) -> Result<Source, Vec<Source>> {
    if pages.len() < 2 || !belong(&pages, title) {
        return Err(pages.into_iter().map(|p| p.1).collect());
    }
    let numbers: Vec<u32> = pages.iter().map(|p| p.0).collect();
    let mut all = pages.into_iter().map(|p| p.1);
    let Some(mut out) = all.next() else {
        return Err(Vec::new());
    };
    out.pages.push(0);
    for page in all {
        if !out.text.ends_with('\n') {
            out.text.push('\n');
        }
        let at = out.text.len() as u32;
        out.pages.push(at);
        out.text.push_str(&page.text);
        let shift = |s: Span| Span {
            start: s.start + at,
            end: s.end + at,
        };
        out.furniture.extend(page.furniture.iter().map(|s| shift(*s)));
        out.diagnostics.extend(page.diagnostics.into_iter().map(|d| Diagnostic {
            span: if d.span.is_empty() { d.span } else { shift(d.span) },
            ..d
        }));
        out.meta.published = out.meta.published.or(page.meta.published);
    }
    let last = numbers.last().copied().unwrap_or(1);
    let first = numbers.first().copied().unwrap_or(1).min(1);
    for missing in (first..=last).filter(|n| !numbers.contains(n)) {
        out.diagnostics.push(Diagnostic::new(
            Code::MissingPage,
            Span::default(),
            format!("page {missing} of {last} is not among the inputs; its turns are missing here"),
        ));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_by_name() {
        for (name, want) in [
            ("a/content_77777_2.htm", ("a/content_77777.htm", 2)),
            ("a/content_77777.htm", ("a/content_77777.htm", 1)),
            ("a/content_77777_0.htm", ("a/content_77777.htm", 1)),
            ("x.zip!b/talk_page3.txt", ("x.zip!b/talk.txt", 3)),
            ("2021-10-18-statistics-q3.txt", ("/2021-10-18-statistics-q3.txt", 1)),
            ("brief_2019.txt", ("/brief_2019.txt", 1)),
        ] {
            let (base, n) = page_of(name);
            assert_eq!((base.as_str(), n), want, "{name}");
        }
    }

    #[test]
    fn pages_become_one_source_and_missing_ones_are_told() {
        let title = |s: &Source| {
            s.text
                .lines()
                .next()
                .filter(|l| l.starts_with("SCIO"))
                .map(str::to_string)
        };
        let page = |n: u32, text: &str| (n, Source::new(format!("p_{n}.txt"), text));
        let pages = vec![
            page(1, "SCIO briefing on boats\nA:"),
            page(2, "SCIO Briefing on boats\nB:\n"),
            page(4, "C:"),
        ];
        let joined = join(pages, title).unwrap();
        assert_eq!(
            joined.text,
            "SCIO briefing on boats\nA:\nSCIO Briefing on boats\nB:\nC:"
        );
        assert_eq!(joined.pages, [0, 26, 52]);
        assert_eq!(joined.diagnostics[0].code, Code::MissingPage);
        let apart = vec![page(1, "SCIO briefing on boats\n"), page(2, "SCIO briefing on nets\n")];
        assert_eq!(join(apart, title).unwrap_err().len(), 2);
    }
}

//! Every row of the tables does what it is there for: one sentence per form, made by code from the row itself.
use scio_claims::claim::{Background, View, read};
use scio_claims::lexicon::{NameKind, UnitKind, lexicon};
use scio_claims::{Options, Source, Span, analyze};

/// The first quantity of a sentence as `value unit`.
fn quantity(text: &str) -> String {
    let view = View::new(text, Span::new(0, text.len()), None);
    let q = view.quantities().first();
    q.map_or(String::new(), |q| format!("{} {}", q.value, q.unit))
}

#[test]
fn every_unit_is_read_in_every_form() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for unit in &lexicon().units {
        let after = unit.forms.iter().map(|f| format!("The level was 12.5 {f}."));
        let before = unit.before.iter().map(|f| format!("The level was {f}12.5."));
        for text in after.chain(before) {
            let got = quantity(&text);
            tried += 1;
            if got != format!("12.5 {}", unit.code) {
                wrong.push(format!("{text} want {} got {got}", unit.code));
            }
        }
        assert!(
            unit.kind != UnitKind::Money || unit.code.len() == 3,
            "{} is no ISO 4217 code",
            unit.code
        );
    }
    assert!(tried > 150, "only {tried} forms were tried");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_indicator_is_known_in_every_form() {
    let mut wrong = Vec::new();
    for row in &lexicon().indicator_rows {
        for form in &row.forms {
            let text = format!("The {form} reached 48.2.");
            let view = View::new(&text, Span::new(0, text.len()), None);
            let got = read(&view, &Background::default(), &mut Vec::new());
            let got = got.first().and_then(|r| r.frame.indicator.clone()).unwrap_or_default();
            if got != row.said(form) {
                wrong.push(format!("{text} want {} got {got}", row.said(form)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_name_becomes_its_facet() {
    let mut wrong = Vec::new();
    for row in &lexicon().name_rows {
        for form in &row.forms {
            let shown = if row.kind == NameKind::Transport || row.kind == NameKind::Actor {
                form.clone()
            } else {
                form.split(' ')
                    .map(capital)
                    .collect::<Vec<_>>()
                    .join(" ")
                    .replace("U.s.", "U.S.")
            };
            let joint = match row.kind {
                NameKind::Partner => "with",
                NameKind::Transport if !form.starts_with("by ") => "via",
                NameKind::Transport => "",
                NameKind::Org => continue,
                _ => "of",
            };
            let text = format!(
                "SCIO press conference\n\nDate:\nMay 8, 2023\n\nKe Wen:\n\nExports {joint} {shown} rose by 5.3%.\n"
            );
            let source = Source::new("row", text.clone());
            let analysis = analyze(&source, &Options::default());
            let f = analysis.claims.first().map(|c| c.facets.clone()).unwrap_or_default();
            let facet = match row.kind {
                NameKind::Partner => &f.partner,
                NameKind::Region => &f.region,
                NameKind::Actor => &f.actor,
                NameKind::Transport => &f.transport,
                NameKind::Org => unreachable!("organisations were left out above"),
            };
            if !facet.contains(&row.name) {
                wrong.push(format!("{joint} {shown}: want {} got {f:?}", row.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn capital(word: &str) -> String {
    if ["in", "and", "the", "of", "to", "by"].contains(&word) {
        return word.to_string();
    }
    if word.len() <= 3 && word.len() > 1 || word.contains('&') {
        return word.to_uppercase();
    }
    let mut c = word.chars();
    c.next()
        .map_or(String::new(), |f| f.to_uppercase().collect::<String>() + c.as_str())
}

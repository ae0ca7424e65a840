//! Every rule against its examples and counter-examples.
use super::*;
use crate::base::Span;
use crate::claim::{Background, read};

fn made_by(rule: &str, text: &str) -> String {
    let view = View::new(text, Span::new(0, text.len()), Some(jiff::civil::date(2024, 7, 12)));
    let readings = read(&view, &Background::default(), &mut Vec::new());
    let shown: Vec<String> = readings
        .iter()
        .filter(|r| r.rule == rule)
        .map(|r| {
            let measure = format!("{:?}", r.measure).to_lowercase();
            let direction = r.direction.map_or(String::new(), |d| format!(" {d:?}").to_lowercase());
            format!(
                "{} {measure}{direction}",
                view.quantities()[r.quantity].span.slice(text)
            )
        })
        .collect();
    shown.join(" + ")
}

#[test]
fn every_rule_reads_its_examples_and_nothing_of_its_counter_examples() {
    let mut wrong = Vec::new();
    for rule in RULES {
        assert!(
            rule.examples.len() >= 3 && rule.not.len() >= 2,
            "{} wants more examples",
            rule.name
        );
        for (text, want) in rule.examples {
            let got = made_by(rule.name, text);
            if got != *want {
                wrong.push(format!("{}: {text}\n   want {want}\n   got  {got}", rule.name));
            }
        }
        for text in rule.not {
            let got = made_by(rule.name, text);
            if !got.is_empty() {
                wrong.push(format!("{} must leave alone: {text}\n   got  {got}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_unique() {
    let mut names: Vec<&str> = RULES.iter().map(|r| r.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

//! A TEI corpus in the manner of ParlaMint: `<u who>` with `<seg>` paragraphs, each figure a `<measure>` that points at
//! a feature structure with the claim's attributes.
use super::out::Failure;
use super::{Query, Store, Written, word};
use crate::report::{ClaimOut, GENERATOR};
use crate::store::{Briefing, Spoken};
use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};
use std::io::{self, Write};

type Xml<'a> = Writer<&'a mut dyn Write>;

pub(super) fn write(store: &Store, query: &Query, out: &mut (dyn Write + Send)) -> Result<Written, Failure> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n")?;
    let mut written = Written::default();
    {
        let mut w: Xml<'_> = Writer::new(out as &mut dyn Write);
        w.create_element("teiHeader").write_inner_content(|w| {
            file_desc(w, "Numeric claims from press conferences", |w| {
                let source = "Press conferences of China's State Council Information Office";
                leaf(w, "p", &[], source)
            })
        })?;
        line(&mut w)?;
        store.briefings(query, |b| -> Result<(), Failure> {
            document(&mut w, &b)?;
            written.add(&b);
            Ok(())
        })?;
    }
    out.write_all(b"</teiCorpus>\n")?;
    Ok(written)
}

/// Text that XML can hold: its control characters become U+FFFD.
fn clean(text: &str) -> String {
    let bad = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(bad, "\u{fffd}")
}

fn text(w: &mut Xml<'_>, text: &str) -> io::Result<()> {
    w.write_event(Event::Text(BytesText::new(&clean(text))))
}

fn line(w: &mut Xml<'_>) -> io::Result<()> {
    text(w, "\n")
}

/// An element that holds text only.
fn leaf(w: &mut Xml<'_>, name: &str, attributes: &[(&str, &str)], content: &str) -> io::Result<()> {
    let attributes: Vec<(&str, String)> = attributes.iter().map(|(k, v)| (*k, clean(v))).collect();
    w.create_element(name)
        .with_attributes(attributes.iter().map(|(k, v)| (*k, v.as_str())))
        .write_text_content(BytesText::new(&clean(content)))?;
    Ok(())
}

/// An element that holds elements.
fn node<F>(w: &mut Xml<'_>, name: &str, attributes: &[(&str, &str)], content: F) -> io::Result<()>
where
    F: FnOnce(&mut Xml<'_>) -> io::Result<()>,
{
    let attributes: Vec<(&str, String)> = attributes.iter().map(|(k, v)| (*k, clean(v))).collect();
    w.create_element(name)
        .with_attributes(attributes.iter().map(|(k, v)| (*k, v.as_str())))
        .write_inner_content(content)?;
    Ok(())
}

fn file_desc<F>(w: &mut Xml<'_>, title: &str, source: F) -> io::Result<()>
where
    F: FnOnce(&mut Xml<'_>) -> io::Result<()>,
{
    node(w, "fileDesc", &[], |w| {
        node(w, "titleStmt", &[], |w| leaf(w, "title", &[], title))?;
        node(w, "publicationStmt", &[], |w| {
            leaf(w, "p", &[], &format!("Written by {GENERATOR}"))
        })?;
        node(w, "sourceDesc", &[], source)
    })
}

fn document(w: &mut Xml<'_>, b: &Briefing) -> io::Result<()> {
    let id = format!("d{}", b.number);
    let voices = voices(b);
    node(w, "TEI", &[("xml:id", &id)], |w| {
        line(w)?;
        node(w, "teiHeader", &[], |w| header(w, b, &voices))?;
        line(w)?;
        if !b.claims.is_empty() {
            node(w, "standOff", &[], |w| {
                (0..b.claims.len()).try_for_each(|k| {
                    line(w)?;
                    features(w, b, k)
                })
            })?;
            line(w)?;
        }
        node(w, "text", &[("xml:lang", &b.document.language)], |w| {
            node(w, "body", &[], |w| body(w, b, &voices))
        })
    })?;
    line(w)
}

/// Names of people and outlets, participants first; the place gives the id.
fn voices(b: &Briefing) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    let people = b.document.participants.iter().map(|p| (Some(&p.name), false));
    let turns = b.turns.iter().map(|s| match &s.turn.speaker {
        Some(name) => (Some(name), false),
        None => (s.turn.outlet.as_ref(), true),
    });
    for (name, outlet) in people.chain(turns) {
        if let Some(name) = name.filter(|n| out.iter().all(|v| v.0 != **n)) {
            out.push((name.clone(), outlet));
        }
    }
    out
}

fn voice_id(b: &Briefing, k: usize) -> String {
    format!("d{}.p{k}", b.number)
}

fn header(w: &mut Xml<'_>, b: &Briefing, voices: &[(String, bool)]) -> io::Result<()> {
    let d = &b.document;
    let title = d.title.as_deref().unwrap_or(&d.id);
    file_desc(w, title, |w| {
        node(w, "bibl", &[], |w| {
            leaf(w, "title", &[], title)?;
            if let Some(date) = &d.date {
                leaf(w, "date", &[("when", date)], date)?;
            }
            if let Some(place) = &d.place {
                leaf(w, "pubPlace", &[], place)?;
            }
            leaf(w, "idno", &[("type", "source")], &d.source)?;
            leaf(w, "idno", &[("type", "sha256")], &d.text_sha256)
        })
    })?;
    if voices.is_empty() {
        return Ok(());
    }
    node(w, "profileDesc", &[], |w| {
        node(w, "particDesc", &[], |w| {
            for (list, outlet) in [("listPerson", false), ("listOrg", true)] {
                if voices.iter().any(|v| v.1 == outlet) {
                    node(w, list, &[], |w| {
                        let mut all = voices.iter().enumerate().filter(|(_, v)| v.1 == outlet);
                        all.try_for_each(|(k, v)| voice(w, b, k, v))
                    })?;
                }
            }
            Ok(())
        })
    })
}

fn voice(w: &mut Xml<'_>, b: &Briefing, k: usize, (name, outlet): &(String, bool)) -> io::Result<()> {
    let id = voice_id(b, k);
    if *outlet {
        return node(w, "org", &[("xml:id", &id)], |w| leaf(w, "orgName", &[], name));
    }
    let known = b.document.participants.iter().find(|p| p.name == *name);
    let role = known.and_then(|p| word(p.role)).unwrap_or_else(|| "speaker".into());
    node(w, "person", &[("xml:id", &id), ("role", &role)], |w| {
        leaf(w, "persName", &[], name)?;
        let titles = known.map_or(&[][..], |p| &p.titles);
        titles.iter().try_for_each(|t| leaf(w, "occupation", &[], t))
    })
}

fn body(w: &mut Xml<'_>, b: &Briefing, voices: &[(String, bool)]) -> io::Result<()> {
    if b.turns.is_empty() {
        return node(w, "div", &[], |w| leaf(w, "p", &[], ""));
    }
    for part in b.turns.chunk_by(|x, y| x.turn.section == y.turn.section) {
        let section = word(part[0].turn.section).unwrap_or_default();
        line(w)?;
        node(w, "div", &[("type", &section)], |w| {
            line(w)?;
            part.iter().try_for_each(|s| {
                utterance(w, b, s, voices)?;
                line(w)
            })
        })?;
    }
    line(w)
}

fn utterance(w: &mut Xml<'_>, b: &Briefing, s: &Spoken, voices: &[(String, bool)]) -> io::Result<()> {
    let t = &s.turn;
    let id = format!("d{}.u{}", b.number, t.index);
    let name = t.speaker.as_ref().or(t.outlet.as_ref());
    let who = name
        .and_then(|n| voices.iter().position(|v| v.0 == *n))
        .map(|k| format!("#{}", voice_id(b, k)));
    let kind = word(t.kind).unwrap_or_default();
    let mut attributes = vec![("xml:id", id.as_str()), ("n", &*kind)];
    if let Some(who) = &who {
        attributes.push(("who", who));
    }
    node(w, "u", &attributes, |w| {
        let chars: Vec<char> = s.text.chars().collect();
        let marks = marks(b, s);
        let mut at = 0;
        for paragraph in chars.split(|c| *c == '\n') {
            let end = at + paragraph.len();
            if paragraph.iter().any(|c| !c.is_whitespace()) {
                node(w, "seg", &[], |w| segment(w, b, &chars, at, end, &marks))?;
            }
            at = end + 1;
        }
        Ok(())
    })
}

/// A figure of a turn: where it stands in the turn's words, and the claims it makes.
struct Mark {
    start: usize,
    end: usize,
    claims: Vec<usize>,
}

/// The figures of a turn; claims whose words overlap share one.
fn marks(b: &Briefing, s: &Spoken) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for (k, c) in b.claims.iter().enumerate().filter(|(_, c)| c.turn == s.turn.index) {
        let place = |p: u32| p.saturating_sub(s.turn.span.start) as usize;
        let (start, end) = (place(c.span.start), place(c.span.end));
        match out.last_mut().filter(|m| start < m.end) {
            Some(m) => {
                m.end = m.end.max(end);
                m.claims.push(k);
            }
            None => out.push(Mark {
                start,
                end,
                claims: vec![k],
            }),
        }
    }
    out
}

fn segment(w: &mut Xml<'_>, b: &Briefing, chars: &[char], from: usize, to: usize, marks: &[Mark]) -> io::Result<()> {
    let slice = |a: usize, b: usize| chars[a..b].iter().collect::<String>();
    let mut at = from;
    for m in marks.iter().filter(|m| m.start >= from && m.start < to) {
        let end = m.end.min(to);
        text(w, &slice(at, m.start))?;
        let c = &b.claims[m.claims[0]];
        let unit = c.unit.replace(char::is_whitespace, "_");
        let all: Vec<String> = m.claims.iter().map(|k| format!("#{}", claim_id(b, *k))).collect();
        leaf(
            w,
            "measure",
            &[
                ("quantity", &c.value.0.to_string()),
                ("unit", &unit),
                ("ana", &all.join(" ")),
            ],
            &slice(m.start, end),
        )?;
        at = end;
    }
    text(w, &slice(at, to))
}

fn claim_id(b: &Briefing, k: usize) -> String {
    format!("d{}.c{k}", b.number)
}

/// The attributes of a claim as a feature structure.
fn features(w: &mut Xml<'_>, b: &Briefing, k: usize) -> io::Result<()> {
    let c: &ClaimOut = &b.claims[k];
    let turn = format!("#d{}.u{}", b.number, c.turn);
    let attributes = [
        ("type", "claim"),
        ("xml:id", &*claim_id(b, k)),
        ("n", &*c.id),
        ("corresp", &*turn),
    ];
    node(w, "fs", &attributes, |w| {
        for (name, value) in [("value", Some(c.value)), ("low", c.low), ("high", c.high)] {
            if let Some(v) = value {
                node(w, "f", &[("name", name)], |w| {
                    w.create_element("numeric")
                        .with_attribute(("value", &*v.0.to_string()))
                        .write_empty()?;
                    Ok(())
                })?;
            }
        }
        let strings = [
            ("unit", Some(c.unit.clone())),
            ("approx", word(c.approx)),
            ("measure", word(c.measure)),
            ("direction", word(c.direction)),
            ("base", c.base.clone()),
            ("indicator", c.indicator.clone()),
            ("subject", c.subject.clone()),
            ("of", c.of.clone()),
            ("period", c.period.clone()),
            ("speaker", c.speaker.clone()),
            ("asserted_by", word(c.asserted_by)),
            ("source", c.source.clone()),
            ("modality", word(c.modality)),
            ("same_as", c.same_as.clone()),
            ("rule", Some(c.rule.to_string())),
        ];
        for (name, value) in strings {
            if let Some(v) = value {
                node(w, "f", &[("name", name)], |w| leaf(w, "string", &[], &v))?;
            }
        }
        let f = &c.facets;
        let lists = [
            ("actor", &f.actor),
            ("partner", &f.partner),
            ("product", &f.product),
            ("region", &f.region),
            ("transport", &f.transport),
        ];
        for (name, list) in lists.into_iter().filter(|l| !l.1.is_empty()) {
            node(w, "f", &[("name", name)], |w| {
                node(w, "vColl", &[("org", "list")], |w| {
                    list.iter().try_for_each(|v| leaf(w, "string", &[], v))
                })
            })?;
        }
        Ok(())
    })
}

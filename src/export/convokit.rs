//! A ConvoKit corpus: a conversation per briefing, an utterance per turn, the claims as metadata of their utterance.
use super::out::Failure;
use super::{Query, Store, Written, word};
use crate::report::{ClaimOut, GENERATOR};
use crate::store::Briefing;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// What is known of a speaker.
#[derive(Default)]
struct Person {
    kind: Option<String>,
    titles: Vec<String>,
}

pub(super) fn write(store: &Store, query: &Query, dir: &Path) -> Result<Written, Failure> {
    let mut lines = BufWriter::new(File::create(dir.join("utterances.jsonl"))?);
    let mut speakers: BTreeMap<String, Person> = BTreeMap::new();
    let mut conversations = Map::new();
    let mut written = Written::default();
    store.briefings(query, |b| -> Result<(), Failure> {
        written.add(&b);
        for line in utterances(&b) {
            serde_json::to_writer(&mut lines, &line)?;
            lines.write_all(b"\n")?;
        }
        meet(&b, &mut speakers);
        if !b.turns.is_empty() {
            let d = &b.document;
            let meta = json!({"document_id": d.id, "title": d.title, "date": d.date, "place": d.place, "url": d.source,
                "kind": d.kind, "text_sha256": d.text_sha256});
            conversations.insert(utterance_id(&b, 0), json!({"meta": meta, "vectors": []}));
        }
        Ok(())
    })?;
    lines.flush()?;
    let speakers: Map<String, Value> = speakers
        .into_iter()
        .map(|(id, p)| (id, json!({"meta": {"kind": p.kind, "titles": p.titles}, "vectors": []})))
        .collect();
    let about = json!({"name": "scio-claims", "generator": GENERATOR,
        "timestamps": "positions of the turns in their briefing, for the order; no times of day"});
    for (name, value) in [
        ("speakers.json", Value::Object(speakers)),
        ("conversations.json", Value::Object(conversations)),
        ("corpus.json", about),
        ("index.json", index()),
    ] {
        let file = BufWriter::new(File::create(dir.join(name))?);
        serde_json::to_writer(file, &value)?;
    }
    Ok(written)
}

/// The metadata and their types, as ConvoKit's loader asks for them.
fn index() -> Value {
    let of = |names: &[(&str, &str)]| -> Value {
        let types = names
            .iter()
            .map(|(n, t)| ((*n).to_string(), json!([format!("<class '{t}'>")])));
        Value::Object(types.collect())
    };
    json!({
        "utterances-index": of(&[("position", "int"), ("label", "str"), ("kind", "str"), ("outlet", "str"),
            ("section", "str"), ("handoff", "bool"), ("exchange", "int"), ("start", "int"), ("claims", "list")]),
        "speakers-index": of(&[("kind", "str"), ("titles", "list")]),
        "conversations-index": of(&[("document_id", "str"), ("title", "str"), ("date", "str"), ("place", "str"),
            ("url", "str"), ("kind", "str"), ("text_sha256", "str")]),
        "overall-index": of(&[("name", "str"), ("generator", "str"), ("timestamps", "str")]),
        "version": 1,
        "vectors": [],
    })
}

fn utterance_id(b: &Briefing, turn: usize) -> String {
    format!("{}.{turn}", b.number)
}

fn voice(b: &Briefing, turn: usize) -> &str {
    let t = &b.turns[turn].turn;
    t.speaker.as_deref().or(t.outlet.as_deref()).unwrap_or("unknown")
}

/// A question replies to the first turn, an answer to its question, every other turn to the one before it.
fn reply_to(b: &Briefing, turn: usize) -> Option<usize> {
    let exchange = b.exchanges.iter().find(|e| {
        [&e.questions, &e.answers, &e.handoffs]
            .iter()
            .any(|l| l.contains(&turn))
    });
    match exchange.and_then(|e| e.questions.iter().rfind(|q| **q < turn)) {
        Some(question) => Some(*question),
        None if exchange.is_some_and(|e| e.questions.contains(&turn)) => (turn > 0).then_some(0),
        None => turn.checked_sub(1),
    }
}

fn utterances(b: &Briefing) -> impl Iterator<Item = Value> + '_ {
    b.turns.iter().enumerate().map(move |(k, s)| {
        let t = &s.turn;
        let claims: Vec<&ClaimOut> = b.claims.iter().filter(|c| c.turn == k).collect();
        let exchange = b
            .exchanges
            .iter()
            .position(|e| [&e.questions, &e.answers, &e.handoffs].iter().any(|l| l.contains(&k)));
        json!({
            "id": utterance_id(b, k),
            "conversation_id": utterance_id(b, 0),
            "text": s.text,
            "speaker": voice(b, k),
            "reply-to": reply_to(b, k).map(|r| utterance_id(b, r)),
            "timestamp": k,
            "meta": {"position": k, "label": t.label, "kind": t.kind, "outlet": t.outlet, "section": t.section,
                "handoff": t.handoff, "exchange": exchange, "start": t.span.start, "claims": claims},
            "vectors": [],
        })
    })
}

fn meet(b: &Briefing, speakers: &mut BTreeMap<String, Person>) {
    for k in 0..b.turns.len() {
        let person = speakers.entry(voice(b, k).to_string()).or_default();
        person.kind = person.kind.take().or_else(|| word(b.turns[k].turn.kind));
    }
    for p in &b.document.participants {
        if let Some(person) = speakers.get_mut(&p.name) {
            for title in &p.titles {
                if !person.titles.contains(title) {
                    person.titles.push(title.clone());
                }
            }
        }
    }
}

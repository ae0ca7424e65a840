//! How a figure is judged: by its own words, by those of its sentence told again, by the names and things that the sentence
//! has; and what keeps a verdict back. Must not shape the answer; that is `finding`.
use super::attributes::{a_year_earlier, before_figure};
use super::borrowed::says_no_trade;
use super::compare::{Attribute, is_official};
use super::doubts::came_otherwise;
use super::evidence::{Entry, Evidence, Shared};
use super::guards::{Guards, named_behind, newly};
use super::item::Item;
use super::lead;
use super::members;
use super::misplaced;
use super::nearest;
use super::restated::restated;
use super::retell::Retold;
use super::terms;
use super::verdict::{Judgement, Verdict, judge};
use super::wording;
use super::world;
use crate::base::Error;

/// Judges a figure with its speaker (`..., Li Ming said`): one whom the record has saying it is no other source.
pub(super) fn by_speaker(
    evidence: &dyn Evidence,
    e: &Entry,
    again: &[Retold],
    today: Option<&str>,
) -> Result<Judgement, Error> {
    // who reported it is no other source
    let told = e
        .item
        .source
        .as_deref()
        .filter(|s| crate::document::is_outlet(s) && !is_official(s));
    if told.is_some() {
        let mut bare = (e.clone(), again.to_vec());
        bare.0.item.source = None;
        for told in &mut bare.1 {
            told.entry.item.source = None;
        }
        return judge_told(evidence, &bare.0, &bare.1, today);
    }
    let Some(source) = e.item.source.as_deref().filter(|s| !is_official(s)) else {
        return judge_told(evidence, e, again, today);
    };
    let mut bare = (e.clone(), again.to_vec());
    bare.0.item.source = None;
    for told in &mut bare.1 {
        told.entry.item.source = None;
    }
    let j = judge_told(evidence, &bare.0, &bare.1, today)?;
    // "he added": whom that means stands elsewhere, and may be another of those who spoke
    let text = e.record.claim.sentence.text.as_str();
    let pronoun = [" he ", "He ", " she ", "She ", " they ", "They "]
        .iter()
        .any(|p| text.contains(p));
    if pronoun && j.verdict.is_positive() && !source.split(' ').any(|w| w.len() > 2 && text.contains(w)) {
        return Ok(j);
    }
    let said = |e: &Shared| {
        let c = &e.record.claim;
        let last = source.rsplit(' ').next().unwrap_or(source);
        c.source.is_none() && c.speaker.as_deref().is_some_and(|s| s.split(' ').any(|w| w == last))
    };
    if j.evidence.iter().any(said) {
        return Ok(j);
    }
    let named = judge_told(evidence, e, again, today)?;
    // what the record has this very person saying has no other source
    let theirs = named.differs == [Attribute::Source] && named.evidence.iter().any(said);
    Ok(if theirs { j } else { named })
}

/// Judges a figure by its own words and by those of its sentence told again.
fn judge_told(
    evidence: &dyn Evidence,
    entry: &Entry,
    again: &[Retold],
    today: Option<&str>,
) -> Result<Judgement, Error> {
    // "a year ago", "the same months of last year": the time is only read when told again
    let (entry, again) = (&without_bystanders(entry), &without_bystanders_again(again));
    let timed = again
        .iter()
        .filter(|t| t.certain && t.entry.item.period.is_some() && t.entry.item.period != entry.item.period);
    let entry = timed.map(|t| &t.entry).next().unwrap_or(entry);
    let plain = judge_entry(evidence, entry, today)?;
    let judgement = by_retelling(evidence, again, today, plain)?;
    let judgement = if is_guess(entry, &judgement) {
        Judgement::unread_subject()
    } else {
        judgement
    };
    let judgement = by_words(evidence, entry, again, today, judgement)?;
    let unsure = judgement.differs.contains(&Attribute::Subject) && !again.iter().any(|t| t.certain);
    let judgement = if judgement.verdict == Verdict::Misattributed && unsure && is_of_someone(entry) {
        Judgement::unknown_subject()
    } else {
        judgement
    };
    let told = again.iter().find(|t| t.certain).map_or(entry, |t| &t.entry);
    let guards = Guards::new(entry, told, &judgement);
    if let Some(kept_back) = guards.keep_back() {
        return Ok(kept_back);
    }
    if let Some(j) = came_otherwise(evidence, &entry.record.claim, &judgement)? {
        return Ok(j);
    }
    Ok(match guards.is_part_or_rate() {
        true => Judgement::part_or_rate(),
        false => judgement,
    })
}

/// `Newer markets took up the slack left by the U.S., and exports to Africa rose 12.5%`: a figure with a partner of its own is
/// not of one whom only a clause before it names, and not as who acts there.
fn without_bystanders(entry: &Entry) -> Entry {
    let mut out = entry.clone();
    // "private firms took 55%, leaving 45% for foreign ones": what is left is said of others
    let text = &entry.record.claim.sentence.text;
    let figure = text.find(&entry.record.claim.text);
    if let Some(at) = text.find(", leaving ").filter(|&at| figure.is_some_and(|f| f < at)) {
        let (own, rest) = (terms::topic(&text[..at]).names, terms::topic(&text[at..]).names);
        out.item.loose.retain(|n| own.contains(n) || !rest.contains(n));
    }
    let partners = |names: &[terms::Name]| names.iter().any(|n| n.kind == terms::Sort::Partner);
    if !partners(&out.item.names) || !partners(&out.item.loose) {
        return out;
    }
    let before = before_figure(&entry.record.claim);
    let joints = [", and ", ", but ", ", while ", "; "];
    let Some(at) = joints.iter().filter_map(|j| before.rfind(j)).max() else {
        return out;
    };
    let (earlier, own) = (terms::topic(&before[..at]).names, terms::topic(&before[at..]).names);
    let placed = [
        "by the ", "by ", "with the ", "with ", "in the ", "in ", "from the ", "from ", "to the ", "to ",
    ];
    let acts = |n: &terms::Name| {
        let words = before[..at].split_inclusive(' ').scan(0, |from, w| {
            let start = *from;
            *from += w.len();
            Some((start, w))
        });
        // where the name stands, and whether a preposition is before it
        let mut told = words.filter(|(_, w)| terms::topic(w).names.contains(n));
        !told
            .next()
            .is_some_and(|(start, _)| placed.iter().any(|p| before[..start].ends_with(p)))
    };
    out.item
        .loose
        .retain(|n| n.kind != terms::Sort::Partner || own.contains(n) || !earlier.contains(n) || acts(n));
    out
}

fn without_bystanders_again(again: &[Retold]) -> Vec<Retold> {
    let free = |t: &Retold| Retold {
        entry: without_bystanders(&t.entry),
        certain: t.certain,
    };
    again.iter().map(free).collect()
}

fn judge_entry(evidence: &dyn Evidence, entry: &Entry, today: Option<&str>) -> Result<Judgement, Error> {
    let judgement = judge(evidence, &entry.item, today)?;
    if entry.item.period.is_none() && a_year_earlier(&entry.record.claim) {
        // a year earlier than when: the quote does not say
        return Ok(Judgement::unknown_year());
    }
    if judgement.verdict.is_positive() {
        return Ok(judgement);
    }
    if let Some(j) = restated(evidence, &entry.item, &entry.record.claim, today)? {
        return Ok(j);
    }
    if judgement.verdict == Verdict::Unverifiable
        && let Some(j) = members::of_some(evidence, &entry.item, today)?
    {
        return Ok(j);
    }
    by_lead(evidence, entry, today, judgement)
}

/// Judges a figure by what its sentence says when told again. What a sure retelling says stands before the words as they
/// are; of the rest only what the record holds counts.
fn by_retelling(
    evidence: &dyn Evidence,
    again: &[Retold],
    today: Option<&str>,
    plain: Judgement,
) -> Result<Judgement, Error> {
    let mut out = plain;
    let held = out.verdict.is_positive();
    for told in again.iter().filter(|t| t.certain || !held) {
        let j = judge_entry(evidence, &told.entry, today)?;
        match j.verdict {
            Verdict::Supported | Verdict::Rounded => return Ok(j),
            Verdict::Derived if told.certain => return Ok(j),
            Verdict::Unverifiable if told.certain && !held => out = j,
            Verdict::Unverifiable => {}
            _ if told.certain && (!held || j.verdict == Verdict::Misattributed) => out = j,
            _ => {}
        }
    }
    Ok(out)
}

/// A contradiction of a figure whose subject was not read, though its sentence speaks of things; or of a time that the
/// sentence tells in words that name no period.
fn is_guess(entry: &Entry, j: &Judgement) -> bool {
    let claim = &entry.record.claim;
    let unread = claim.indicator.is_none() && claim.subject.is_none() && entry.item.words.is_empty();
    // "a third of the machines came from there, and that trade grew 30%"
    let that = || {
        let text = claim.sentence.text.as_str();
        let before = text.find(&claim.text).map_or("", |k| &text[..k]).to_lowercase();
        [
            "and that trade ", "and this trade ", "and those imports ", "and those exports ", "quarter that trade ",
            "quarter, that trade ", "year that trade ", "year, that trade ", "months that trade ",
            "months, that trade ",
        ]
        .iter()
        .any(|w| before.contains(w))
    };
    j.verdict == Verdict::Contradicted
        && (unread && !entry.item.context.words.is_empty()
            || entry.item.period.is_none() && a_year_earlier(claim)
            || newly(claim) && j.evidence.first().is_some_and(|e| !newly(&e.record.claim))
            || wording::opens_at_another_time(&claim.sentence.text)
            || that()
            || named_behind(entry, j))
}

/// Judges a figure that the grammar of its sentence did not settle by the sentence's words, as they are and told again.
fn by_words(
    evidence: &dyn Evidence,
    e: &Entry,
    again: &[Retold],
    today: Option<&str>,
    plain: Judgement,
) -> Result<Judgement, Error> {
    let against = plain.verdict == Verdict::Contradicted;
    let open = against || matches!(plain.verdict, Verdict::Unverifiable | Verdict::Misattributed);
    // "rose 43.2 percent, well behind batteries, up 43.2 percent": what the sentence names is said of the one or the other
    let twice = e.record.claim.sentence.text.matches(&e.record.claim.text).count() > 1;
    if !open || twice || wording::leaves_out(&e.record.claim.sentence.text) {
        return Ok(plain);
    }
    let mut tried: Vec<&str> = Vec::new();
    for reading in std::iter::once(e).chain(again.iter().map(|t| &t.entry)) {
        let text = reading.record.claim.sentence.text.as_str();
        if tried.contains(&text) || wording::leaves_out(text) {
            continue;
        }
        tried.push(text);
        if let Some(j) = nearest::by_words(evidence, reading)?
            // what grammar found to be another figure the words bear out only if they have the very figure
            && (!against || j.verdict == Verdict::Supported)
            && !(j.verdict.is_positive()
                && j.evidence
                    .first()
                    .is_some_and(|h| world::is_of_a_stranger(reading, h, true) || says_no_trade(reading, h)))
        {
            return Ok(j);
        }
    }
    let certain: Vec<&Entry> = again.iter().filter(|t| t.certain).map(|t| &t.entry).collect();
    // a time or base that only the sentence told again tells
    let same = |a: &Entry, b: &Entry| a.item.base == b.item.base && (a.item.period == b.item.period);
    let plainly = std::iter::once(e).filter(|e| certain.iter().all(|c| same(c, e)));
    for reading in certain.iter().copied().chain(plainly) {
        let text = reading.record.claim.sentence.text.as_str();
        if !wording::leaves_out(text)
            && let Some(j) = world::by_names(evidence, reading)?
            && counts(&plain, &j)
            && !(j.verdict == Verdict::Contradicted && named_behind(reading, &j))
            && !(j.verdict.is_positive() && j.evidence.first().is_some_and(|h| says_no_trade(reading, h)))
        {
            return Ok(j);
        }
        if plain.verdict != Verdict::Contradicted {
            for item in misplaced::balances(reading, today) {
                let j = judge(evidence, &item, today)?;
                if j.verdict.is_positive() {
                    return Ok(j);
                }
            }
        }
        if plain.verdict == Verdict::Unverifiable
            && let Some(item) = world::cleaned(reading)
        {
            let j = judge(evidence, &item, today)?;
            if j.verdict.is_positive() {
                return Ok(j);
            }
        }
        if against
            && let Some(held) = plain.evidence.first()
            && let Some(j) = misplaced::in_another_measure(evidence, reading, held)?
        {
            return Ok(j);
        }
        if plain.verdict == Verdict::Unverifiable
            && let Some(j) = misplaced::misplaced(evidence, reading)?
        {
            return Ok(j);
        }
    }
    Ok(plain)
}

/// Whether what a sentence names outweighs what its grammar said: a figure that stands elsewhere in the record is only
/// contradicted where it is turned round.
fn counts(plain: &Judgement, named: &Judgement) -> bool {
    match (plain.verdict, named.verdict) {
        (_, Verdict::Supported | Verdict::Rounded) => true,
        (Verdict::Unverifiable, _) => true,
        (Verdict::Misattributed, Verdict::Contradicted) => {
            let whole = |i: &Item| i.names.len() + i.words.len() > 1;
            named.differs.contains(&Attribute::Direction) || named.evidence.first().is_some_and(|e| whole(&e.item))
        }
        _ => false,
    }
}

/// `They accounted for 16%`, and who they are the sentence does not say: a figure of someone else in the record tells nothing.
fn is_of_someone(entry: &Entry) -> bool {
    let item = &entry.item;
    let bare = item.names.is_empty() && item.words.is_empty() && item.owed.is_empty();
    let opens = ["It ", "They ", "This ", "That "];
    bare && opens.iter().any(|w| entry.record.claim.sentence.text.starts_with(w))
}

/// Judges a figure whose clause leaves out its subject by what the words before the clause speak of.
fn by_lead(evidence: &dyn Evidence, e: &Entry, today: Option<&str>, plain: Judgement) -> Result<Judgement, Error> {
    let mut against = Vec::new();
    for item in lead::readings(&e.item, &e.record.claim) {
        let j = judge(evidence, &item, today)?;
        match j.verdict {
            Verdict::Supported | Verdict::Rounded => return Ok(j),
            // a name somewhere in the sentence may have nothing to do with the figure
            Verdict::Contradicted if e.item.words.is_empty() => against.push(j),
            _ => {}
        }
    }
    match (plain.verdict, against.len()) {
        // two things of the lead would have another figure: which one is meant cannot be told
        (Verdict::Unverifiable | Verdict::Misattributed, 1) => Ok(against.remove(0)),
        _ => Ok(plain),
    }
}

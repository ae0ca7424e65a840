//! The claims of a document made comparable together: what a claim owes to the sentence before it, or to its neighbours.
use super::attributes::{before_figure, parts};
use super::frames::{self, Said};
use super::heads::{count_firms, mend_head};
use super::item::{Head, Item};
use super::lead;
use super::made::{Subjects, made};
use super::nearest::is_trade;
use super::parts::{mark_parts, name_parts};
use super::terms::{self, Name, Sort, Term, Topic};
use super::wording::{
    UNNAMED, begins_anew, begins_with_a_name, grows, it_behind, national, only_their, opens_back,
    opens_with_possessive, outgrows, partitions, points_back, without_attribution,
};
use crate::report::ClaimOut;
use std::collections::BTreeMap;

/// What the sentence before spoke of.
struct Spoken {
    turn: usize,
    paragraph: usize,
    /// Where it ends.
    end: u32,
    /// The kind of enterprises or the region that is its grammatical subject, or that of the sentence it goes on about.
    subject: Option<Name>,
    names: Vec<Name>,
    topic: Vec<Name>,
    loose: Vec<Name>,
    /// Whether it points back without a name itself.
    unnamed: bool,
    /// Whether its subject is neither the country nor a name: a town, a firm.
    elsewhere: bool,
    said: Topic,
}
/// The items of the claims of one document, in order.
pub fn of_document(claims: &[&ClaimOut]) -> Vec<Item> {
    let mut subjects = Subjects::default();
    let mut items: Vec<Item> = claims.iter().map(|c| made(c, &mut subjects)).collect();
    let mut sentences: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
    for (k, c) in claims.iter().enumerate() {
        sentences.entry((c.turn, c.sentence.span.start)).or_default().push(k);
    }
    let mut before: Option<Spoken> = None;
    for ((turn, start), group) in sentences {
        let near = before
            .as_ref()
            .filter(|b| b.turn == turn && start.saturating_sub(b.end) < 600);
        before = Some(of_sentence(&mut items, claims, &group, near));
    }
    items
}

/// A sentence with its claims, and the one before it.
struct Told<'a> {
    claims: &'a [&'a ClaimOut],
    group: &'a [usize],
    text: &'a str,
    said: Topic,
    /// Names that none of its claims owns.
    loose: Vec<Name>,
    near: Option<&'a Spoken>,
    /// Whether it points back.
    back: bool,
    /// Whether it points back to something that no name tells.
    unnamed: bool,
}

/// Completes the claims of a sentence; what it spoke of goes on to the next.
fn of_sentence(items: &mut [Item], claims: &[&ClaimOut], group: &[usize], near: Option<&Spoken>) -> Spoken {
    let claim = claims[group[0]];
    let text = claim.sentence.text.as_str();
    let sentence = Said::new(claims, group);
    let said = sentence.topic_of(without_attribution(text));
    // "a 6.9% increase with the five countries of ...": a count owns no name
    let told = group.iter().filter(|&&k| claims[k].rule != "counted");
    let owned: Vec<Name> = told.flat_map(|&k| items[k].names.clone()).collect();
    let loose: Vec<Name> = said.names.iter().filter(|n| !owned.contains(n)).copied().collect();
    // "private firms numbered 528,000, and their trade ...": they are the sentence's own subject
    let back = points_back(text) && (said.first.is_none() || opens_back(text) || !only_their(text));
    let unnamed = UNNAMED.iter().any(|w| text.contains(w));
    let told = Told {
        claims,
        group,
        text,
        said,
        loose,
        near,
        back,
        unnamed,
    };
    // "exports and imports ... grew by 8.6% and 8.5%, respectively": two indicators, not one
    let heads = |name: &str| {
        let head = Head::Known(Term::indicator(name));
        group.iter().any(|&k| items[k].head == head)
    };
    let both_ways = heads("exports") && heads("imports");
    for &k in group {
        complete(items, &told, k, both_ways);
    }
    for &k in group {
        count_firms(&mut items[k]);
    }
    frames::reread(items, &sentence, group);
    super::gapped::restore_verbs(items, &sentence, group);
    super::runs::level_of_each(items, claims, group);
    for &k in group {
        // a name said in full before and in short now
        let shared = |w: &&Term| near.is_some_and(|b| b.said.words.contains(w));
        if items[k].words.iter().filter(shared).count() > 1 {
            items[k].context.words.extend(near.iter().flat_map(|b| &b.said.words));
        }
    }
    let own = |k: &usize| items[*k].names.iter().chain(&items[*k].of.names).copied();
    let owned: Vec<Name> = group.iter().flat_map(own).collect();
    for &k in group {
        let counts = claims[k].rule == "counted";
        items[k].loose.retain(|n| !owned.contains(n) || counts);
    }
    owe_to_siblings(items, claims, group);
    mark_all_parts(items, &told);
    spoken(items, told, !owned.is_empty())
}

/// What the claims of a sentence are parts of.
fn mark_all_parts(items: &mut [Item], s: &Told) {
    let theirs = ["their share", "their proportion", "its share", "its proportion"];
    let theirs = theirs.iter().any(|w| s.text.contains(w));
    mark_parts(items, s.group, theirs);
    if let Some(lead) = s.claims[s.group[0]].sentence.lead.as_deref()
        && s.group.iter().any(|&k| items[k].part_of_unnamed)
        && name_parts(items, s.group, &lead::subject(lead))
    {
        mark_parts(items, s.group, theirs);
    }
}

/// What a sentence spoke of, for the next.
fn spoken(items: &[Item], s: Told, owns: bool) -> Spoken {
    let gather = |of: fn(&Item) -> Vec<Name>| {
        let mut all: Vec<Name> = s.group.iter().flat_map(|&k| of(&items[k])).collect();
        all.sort();
        all.dedup();
        all
    };
    let sentence = &s.claims[s.group[0]].sentence;
    let own = s.said.first.filter(|n| matches!(n.kind, Sort::Actor | Sort::Region));
    let kept = s
        .near
        .filter(|b| b.paragraph == sentence.paragraph && partitions(s.text))
        .and_then(|b| b.subject);
    Spoken {
        subject: own.or(kept),
        turn: s.claims[s.group[0]].turn,
        paragraph: sentence.paragraph,
        end: sentence.span.end,
        names: gather(|i| i.names.iter().chain(&i.owed).copied().collect()),
        topic: gather(|i| i.topic.clone()),
        unnamed: s.unnamed && !owns,
        elsewhere: begins_with_a_name(s.text) && s.said.first.is_none(),
        loose: s.loose,
        said: s.said,
    }
}

/// Completes a claim by its sentence and the one before.
fn complete(items: &mut [Item], s: &Told, k: usize, both_ways: bool) {
    let claim = s.claims[k];
    let others = |w: &Term| s.group.iter().any(|&o| o != k && items[o].words.contains(w));
    let mut context = s.said.clone();
    context.words.retain(|w| items[k].words.contains(w) || !others(w));
    let item = &mut items[k];
    item.loose = s.loose.clone();
    item.points_back = s.back || item_points_back(claim);
    if !both_ways {
        mend_head(item, claim, &s.said);
    }
    // words of an earlier sentence beside words of its own: the earlier ones were only carried along
    if item.words.iter().any(|w| s.said.words.contains(w)) {
        item.words.retain(|w| s.said.words.contains(w));
    }
    owe_to_the_last(item, s, k, &mut context);
    owe_to_its_subject(item, s, k);
    // "This has cut waiting times": whose, the sentence before tells
    if opens_back(s.text) && !is_trade(item.head) {
        let lead = s.claims[s.group[0]].sentence.lead.as_deref().map(terms::topic);
        context.words.extend(lead.into_iter().flat_map(|l| l.words));
    }
    item.context = context;
    if item.unit == "country" {
        mark_growing(item, s, k);
        // what is counted are the partners: no other ones are carried on
        item.topic.retain(|n| n.kind != Sort::Partner);
    }
}

/// What a claim owes, or may owe, to the sentence before its own.
fn owe_to_the_last(item: &mut Item, s: &Told, k: usize, context: &mut Topic) {
    let Some(b) = s.near else { return };
    let paragraph = s.claims[s.group[0]].sentence.paragraph;
    let lacking = |n: &&Name| !item.names.iter().chain(&item.loose).any(|o| o.kind == n.kind);
    let nameless = item.head == Head::Phrase && item.words.is_empty() && item.names.is_empty();
    if s.back || nameless || item_points_back(s.claims[k]) {
        let around = b.loose.iter().filter(|_| !it_behind(s.text));
        item.owed = b.names.iter().chain(around).filter(lacking).copied().collect();
        item.owes_unnamed = b.unnamed && item.owed.is_empty();
        context.indicators.extend(&b.said.indicators);
        context.words.extend(&b.said.words);
        context.names.extend(&b.said.names);
    } else if b.paragraph == paragraph && b.subject.is_some() && partitions(s.text) && !national(s.text) {
        item.owed = b.subject.iter().filter(lacking).copied().collect();
    } else if b.paragraph == paragraph && !begins_anew(s.text) {
        item.topic = b.names.iter().chain(&b.topic).filter(lacking).copied().collect();
    }
}

/// What a claim owes to the grammatical subject of its sentence.
fn owe_to_its_subject(item: &mut Item, s: &Told, k: usize) {
    let first = s.claims[s.group[0]];
    // a sentence that names its indicator names its subject: words from elsewhere are doubtful
    let foreign = !item.words.is_empty() && !item.words.iter().any(|w| s.said.words.contains(w));
    let led = || {
        let lead = first.sentence.lead.as_deref().map(terms::topic);
        lead.is_some_and(|l| item.words.iter().all(|w| l.words.contains(w)))
    };
    let named = matches!(item.head, Head::Known(h) if s.said.indicators.contains(&h));
    if foreign && named && !opens_back(s.text) && !led() {
        item.owes_unnamed = true;
    }
    // "Private enterprises set a record for exports of ..., reaching ..."
    let has = |list: &[Name], n: &Name| list.iter().any(|o| o.kind == n.kind);
    if let Some(n) = s.said.first.filter(|n| item.loose.contains(n) && !has(&item.names, n)) {
        item.owed.push(n);
    }
    // "private firms numbered 528,000, and their trade stood at ..."
    let before = before_figure(s.claims[k]);
    let clause = before.rsplit([',', ';']).next().unwrap_or("");
    let theirs = [" their ", " its "].iter().any(|w| clause.contains(w));
    if let Some(n) = s
        .said
        .first
        .filter(|n| theirs && !has(&item.names, n) && !has(&item.owed, n))
    {
        item.owed.push(n);
        item.topic.retain(|t| t.kind != n.kind);
    }
    let nobody = |i: &Item| i.owed.is_empty() && i.names.is_empty();
    item.owes_unnamed |= s.unnamed && nobody(item);
    // "Yuhe is a town of makers. Its exports went up": whose exports they are no table knows
    let whose = s.near.is_some_and(|b| b.elsewhere && opens_with_possessive(s.text));
    item.owes_unnamed |= whose && nobody(item);
}

/// `growth with 90 countries`: trade with more may have shrunk.
fn mark_growing(item: &mut Item, s: &Told, k: usize) {
    let claim = s.claims[k];
    if !grows(s.text) || claim.rule != "counted" || before_figure(claim).ends_with("the ") {
        return;
    }
    item.words.push(Term::word("growing"));
    let alone = s.group.iter().filter(|&&o| s.claims[o].unit == claim.unit).count() == 1;
    let behind = parts(claim, claim.span.end).1;
    let own = behind.split(',').next().unwrap_or("");
    if outgrows(if alone { s.text } else { own }) {
        item.words.push(Term::word("faster"));
    }
    item.words.sort();
}

/// What a claim may owe to claims before it in its sentence: the partner of a list (`with ASEAN via rail, road, ...`),
/// the product of `imports of farm goods from ASEAN reached ..., while exports to ASEAN were ...`.
fn owe_to_siblings(items: &mut [Item], claims: &[&ClaimOut], group: &[usize]) {
    let [exports, imports] = ["exports", "imports"].map(|i| Head::Known(Term::indicator(i)));
    let whole = national(&claims[group[0]].sentence.text);
    for (n, &k) in group.iter().enumerate() {
        for &before in group[..n].iter().rev() {
            let (earlier, item) = items.split_at_mut(k);
            let (other, item) = (&earlier[before], &mut item[0]);
            if claims[k].rule == "list-item" && claims[before].measure == claims[k].measure {
                let lacking: Vec<Name> = other
                    .names
                    .iter()
                    .filter(|n| !item.names.iter().any(|o| o.kind == n.kind))
                    .copied()
                    .collect();
                item.owed.extend(lacking);
            }
            let lacking: Vec<Name> = other
                .names
                .iter()
                .chain(&other.owed)
                .filter(|n| !item.names.iter().chain(&item.owed).any(|o| o.kind == n.kind))
                .copied()
                .collect();
            item.topic.extend(lacking);
            let mirrored =
                item.head == exports && other.head == imports || item.head == imports && other.head == exports;
            if mirrored
                && item.words.is_empty()
                && item.owed_words.is_empty()
                && item.names == other.names
                && !item.names.is_empty()
            {
                item.owed_words.clone_from(&other.words);
            }
        }
        // "imported by these provinces ..., and imports of parts ...": the provinces are carried on
        if items[k].owes_unnamed && items[k].names.is_empty() {
            let resolved = group[..n]
                .iter()
                .map(|&b| &items[b])
                .find(|b| !b.owes_unnamed && !b.names.is_empty());
            if let Some(names) = resolved.map(|b| b.names.clone()) {
                items[k].owed.extend(names);
                items[k].owes_unnamed = false;
            }
        }
        items[k].owed.sort();
        items[k].owed.dedup();
        // what is said of the whole country is not said of kinds of enterprises or regions
        if whole {
            items[k]
                .topic
                .retain(|n| matches!(n.kind, Sort::Partner | Sort::Transport));
        }
    }
}

fn item_points_back(claim: &ClaimOut) -> bool {
    claim.subject.as_deref().is_some_and(|s| {
        s.split([' ', ';'])
            .any(|w| matches!(w, "these" | "those" | "their" | "its"))
    })
}

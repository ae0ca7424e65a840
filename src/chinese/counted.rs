//! What a figure is counted in: the classifier, or the noun near it where that tells more.
use super::special;
use super::words::{Before, Context};
use crate::lexicon::chinese;
use crate::model::{Measure, NonClaimKind};
use crate::quantity::{Shape, Sort};

/// Units that are things counted, beside the nouns of the table.
const COUNTED: &[&str] = &["household", "train", "flight", "passenger trip", "line"];

/// Whether a unit is a thing that is counted, so that its number is what is told.
pub(super) fn is_thing(unit: &str) -> bool {
    let unit = unit.split(" per ").next().unwrap_or(unit);
    !matches!(unit, "person" | "item") && (COUNTED.contains(&unit) || chinese().things.contains(unit))
}

/// Words of amount behind a noun: `专利拥有量`, `用户总数`.
const AMOUNTS: &[&str] = &[
    "总数", "数量", "数", "拥有量", "保有量", "授权量", "申请量", "业务量", "注册量", "总量", "规模", "量", "已有",
    "现有", "共有", "共计", "有", "达", "达到", "超过", "为", "是", "累计", "大约", "约", "了", "授权", "注册", "共",
    "至", "到", "增", "增加", "近", "在", "总", "已", "已达",
];

/// The noun that words end in, words of amount left out.
pub(super) fn last_noun(words: &str) -> Option<String> {
    let exact = |words: &str| {
        let ends = words.char_indices().rev().take(6).map(|(i, _)| &words[i..]);
        ends.filter_map(|w| {
            let (form, code) = chinese().nouns.at(w)?;
            (form.len() == w.len()).then(|| code.clone())
        })
        .last()
    };
    let mut words = words.trim_end_matches(|c: char| !crate::base::is_han(c));
    loop {
        if let Some(noun) = exact(words) {
            return Some(noun);
        }
        words = AMOUNTS
            .iter()
            .filter_map(|w| words.strip_suffix(w))
            .min_by_key(|w| w.len())?;
    }
}

/// Whether the noun that is counted stands right behind a figure: `13个大城市`.
pub(super) fn told(c: &Context<'_>) -> bool {
    let f = c.figure;
    // "22家企业": within the unit itself
    let within = chinese().nouns.all(&c.folded.text[f.start..f.end]);
    !within.is_empty() || behind(c).is_some()
}

/// The noun behind a figure, within its clause.
fn behind(c: &Context<'_>) -> Option<String> {
    let behind = &c.folded.text[c.figure.end..];
    let stop = behind
        .find([',', ';', '。', '、', '!', '?', '('])
        .unwrap_or(behind.len());
    let near = behind[..stop].char_indices().nth(10).map_or(stop, |c| c.0);
    // the last of the nouns right behind: "国家湿地公园"
    chinese().nouns.all(&behind[..near]).first().map(|n| n.2.clone())
}

/// The unit, where the classifier tells less than a noun near it: `企业39.8万家`, `98户中央企业`; for how many of whom a rate is:
/// `每万人口拥有专利7.4件`; and, of money, for what it is paid.
pub(super) fn counted_as(
    c: &Context<'_>,
    now: &Before,
    before: Option<&Before>,
    clause: usize,
) -> (String, Option<String>) {
    let (text, figure) = (&c.folded.text, c.figure);
    let unit = &figure.quantity.unit;
    // "失业率与上年持平": of points
    if figure.quantity.shape == Shape::Flat && now.relation.measure == Measure::Change {
        return ("pp".to_string(), None);
    }
    if figure.quantity.sort == Sort::Money {
        return (unit.clone(), paid_for(&text[clause..figure.lead], &text[figure.end..]));
    }
    let words = &now.words;
    let allowed = [
        "enterprise", "entity", "market entity", "user", "individual business", "merchant", "cooperative", "account",
        "family farm",
    ];
    let thing = match unit.as_str() {
        "item" if placed(text, clause, figure.lead, figure.end) => "rank".to_string(),
        "item" | "unit" => behind(c)
            .or_else(|| last_noun(words))
            .or_else(|| as_before(now, before))
            .unwrap_or_else(|| unit.clone()),
        // "98户中央企业"
        "household" => behind(c)
            .or_else(|| last_noun(words))
            .filter(|n| allowed.contains(&n.as_str()))
            .unwrap_or_else(|| unit.clone()),
        // "旅客运输17亿人次"
        "person-trip" if ["旅客", "客运", "乘客", "客流"].iter().any(|w| words.contains(w)) => {
            "passenger trip".to_string()
        }
        _ => unit.clone(),
    };
    // "每2.5个主体拥有1件"
    let own = &text[figure.start..figure.end];
    if own.starts_with('每') && figure.quantity.sort == Sort::Unit {
        let of = chinese().nouns.all(own).first().map(|n| n.2.clone());
        let thing = as_before(now, before).unwrap_or(thing);
        return (of.map_or(thing.clone(), |of| format!("{thing} per {of}")), None);
    }
    let per = c
        .found
        .others
        .iter()
        .rfind(|o| o.2 == NonClaimKind::Denominator && o.0 >= clause && o.1 <= figure.lead);
    let unit = match per.filter(|_| figure.quantity.sort == Sort::Unit) {
        Some(&(a, b, _)) => {
            let many = special::so_many(&text[a..b]);
            let people = ["人", "农村人口", "人口", "居民"]
                .iter()
                .any(|w| text[a..b].ends_with(w) || text[b..].starts_with(w));
            match many {
                Some(n) if people => format!("{thing} per {n} people"),
                Some(n) => format!("{thing} per {n}"),
                None => thing,
            }
        }
        None => rate_before(now, before, &thing).unwrap_or(thing),
    };
    (unit, None)
}

/// What the figure before was counted in, where this one goes on with its words and has the same classifier.
fn as_before(now: &Before, before: Option<&Before>) -> Option<String> {
    let b = before.filter(|b| !now.own && b.counted.0 == "item")?;
    (b.counted.1 != "item").then(|| b.counted.1.clone())
}

/// `每万人6.2件,比上年提高0.9件`: a change of a rate is in the same.
fn rate_before(now: &Before, before: Option<&Before>, thing: &str) -> Option<String> {
    let b = before.filter(|b| !now.own || b.began)?;
    let changed = now.relation.measure == Measure::Change || b.began;
    let same = b
        .counted
        .1
        .strip_prefix(thing)
        .is_some_and(|rest| rest.starts_with(" per "));
    (changed && same).then(|| b.counted.1.clone())
}

/// `排名上升了9位`: places.
fn placed(text: &str, clause: usize, lead: usize, end: usize) -> bool {
    let near = text[..clause].char_indices().rev().take(30).last().map_or(0, |c| c.0);
    text[..end].ends_with('位') && ["排名", "位次", "名次"].iter().any(|w| text[near..lead].contains(w))
}

/// `每公斤31.6元`, `31.6元/公斤`: for what an amount is paid.
fn paid_for(lead: &str, behind: &str) -> Option<String> {
    let words = behind.strip_prefix('/').or_else(|| {
        let at = lead.rfind('每')? + "每".len();
        // a few words of how much may follow
        let (form, _) = chinese().units.at(&lead[at..])?;
        (lead[at + form.len()..].chars().count() <= 4).then_some(&lead[at..])
    })?;
    let (_, (code, _)) = chinese().units.at(words)?;
    let physical = [
        "kg", "jin", "t", "g", "mu", "hectare", "square meter", "cubic meter", "kWh", "head", "barrel",
    ];
    physical.contains(&code.as_str()).then(|| format!("per {code}"))
}

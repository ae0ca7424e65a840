//! What grammar tells where no table knows the noun: who bought what from whom (`bought 3 billion yuan of grain from X`),
//! where a share comes from (`40% of the cars it imported came from X`), surpluses, gaps between two rates, whose figure a
//! name behind it makes it (`4.8% with X`). The same for quotes and for the record. Must not look beyond one sentence.
use super::compared::{carried_on, cause, exceeded, gap_behind, lengthened, more_of, moved, price};
use super::item::{Head, Item};
use super::period::Stretch;
use super::terms::{self, Name, Sort, Term, Topic};
use crate::base::{Kind, Span, Token, tokenize};
use crate::lexicon::{Class, lexicon};
use crate::model::Measure;
use crate::quantity::PeriodReader;
use crate::report::ClaimOut;

/// Verbs of buying abroad.
const BUY: &[&str] = &["bought", "buys", "purchased", "imported", "sourced", "procured"];
/// Verbs of selling abroad.
const SELL: &[&str] = &["sold", "sells", "exported", "shipped"];
/// `came from X`.
const CAME: &[&str] = &[
    "came", "come", "comes", "coming", "originated", "originate", "arrived", "sourced", "bought", "purchased",
    "imported", "shipped", "was", "were", "is", "are",
];
/// `went to X`.
const WENT: &[&str] = &[
    "went", "go", "goes", "going", "sold", "shipped", "exported", "headed", "bound", "destined", "sent",
];
/// `X supplied 40% of ...`.
const SUPPLY: &[&str] = &[
    "supplied", "supplies", "supply", "provided", "provides", "furnished", "delivered",
];
/// `X took 40% of ...`.
const TAKE: &[&str] = &[
    "took", "takes", "take", "absorbed", "absorbs", "received", "receives", "bought", "buys", "purchased",
];

/// A sentence with the places of its figures.
pub(super) struct Said<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    /// First token of each figure and the one behind it.
    pub(super) figures: Vec<(usize, usize)>,
    /// Tokens that tell a time, with the prepositions before them.
    pub(super) times: Vec<bool>,
    /// Tokens that end a clause.
    ends: Vec<bool>,
    /// The only period it names, where its words alone tell which.
    pub(super) period: Option<Stretch>,
}

impl<'a> Said<'a> {
    pub(super) fn new(claims: &[&'a ClaimOut], group: &[usize]) -> Said<'a> {
        let text = claims[group[0]].sentence.text.as_str();
        let start = claims[group[0]].sentence.span.start;
        let tokens = tokenize(text, Span::new(0, text.len()));
        let plain = text.is_ascii();
        let byte = |chars: u32| {
            let nth = chars.saturating_sub(start) as usize;
            let at = if plain {
                Some(nth)
            } else {
                text.char_indices().nth(nth).map(|(b, _)| b)
            };
            at.unwrap_or(text.len()).min(text.len()) as u32
        };
        let figures = group
            .iter()
            .map(|&k| {
                let (from, to) = (byte(claims[k].span.start), byte(claims[k].span.end));
                let first = tokens.iter().position(|t| t.span.end > from).unwrap_or(tokens.len());
                let last = tokens.iter().position(|t| t.span.start >= to).unwrap_or(tokens.len());
                (first, last.max(first))
            })
            .collect();
        let ends = tokens
            .iter()
            .map(|t| t.any(&[";", ".", "while", "whereas", "but", "—"]));
        let ends = ends.collect();
        let mut times = vec![false; tokens.len()];
        let mut named: Vec<Option<Stretch>> = Vec::new();
        for p in PeriodReader::new(&tokens, None).all() {
            named.push(p.period.and_then(|p| Stretch::parse(&p.to_string())));
            let mut from = p.first;
            while from > 0 && tokens[from - 1].any(&["in", "during", "over", "for", "the", "of", "from", "at"]) {
                from -= 1;
            }
            times[from..p.last].fill(true);
        }
        let period = match named.as_slice() {
            [only] => *only,
            _ => None,
        };
        Said {
            tokens,
            figures,
            times,
            ends,
            period,
        }
    }

    /// What the sentence speaks of up to the end of `part`, which is its beginning.
    pub(super) fn topic_of(&self, part: &str) -> Topic {
        let end = self.tokens.partition_point(|t| t.span.end as usize <= part.len());
        terms::of_tokens(&self.tokens[..end])
    }

    pub(super) fn topic(&self, from: usize, to: usize) -> Topic {
        let kept: Vec<Token<'_>> = (from..to.min(self.tokens.len()).max(from))
            .filter(|&i| !self.times[i])
            .map(|i| self.tokens[i].clone())
            .collect();
        terms::of_tokens(&kept)
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    /// Where the clause of token `at` begins and ends.
    pub(super) fn clause(&self, at: usize) -> (usize, usize) {
        let at = at.min(self.tokens.len());
        let from = self.ends[..at].iter().rposition(|e| *e).map_or(0, |i| i + 1);
        let to = self.ends[at..].iter().position(|e| *e);
        (from, to.map_or(self.tokens.len(), |n| at + n))
    }

    pub(super) fn has(&self, from: usize, to: usize, words: &[&str]) -> bool {
        self.tokens[from.min(to)..to].iter().any(|t| t.any(words))
    }
}

fn indicator(name: &str) -> Head {
    Head::Known(Term::indicator(name))
}

pub(super) fn is_money(i: &Item) -> bool {
    i.unit.len() == 3 && i.unit.chars().all(|c| c.is_ascii_uppercase())
}

/// Reads the claims of one sentence again; `group` says which they are, in order.
pub(super) fn reread(items: &mut [Item], said: &Said<'_>, group: &[usize]) {
    for (n, &k) in group.iter().enumerate() {
        let item = &mut items[k];
        let (first, behind) = said.figures[n];
        let noun = lexicon()
            .words
            .at(&said.tokens, behind)
            .is_some_and(|(_, c)| c.has(Class::UP_NOUN.or(Class::DOWN_NOUN)));
        if noun && first > 0 && said.word(first - 1) == "the" && item.measure == Measure::Growth {
            // "contributed 4 points to the 9.8% growth": a figure said before, of something else
            item.owes_unnamed = true;
        }
        owner_behind(item, said, n);
        let known = item.head == indicator("exports") || item.head == indicator("imports");
        if let Some(share) = origin(said, n).filter(|_| item.unit == "%") {
            share.put(item);
            continue;
        }
        moved(item, said, n);
        more_of(item, said, n);
        gap_behind(item, said, n);
        exceeded(item, said, n);
        balance(item, said, n);
        traded(item, said, n);
        if known {
            turn_round(item, said, n);
        }
        left_out(item, said, n);
        lengthened(item, said, n);
        cause(item, said, n);
        price(item, said, n);
        if n > 0 {
            let (earlier, item) = items.split_at_mut(k);
            carried_on(&mut item[0], &earlier[group[n - 1]], said, n);
        }
    }
}

/// Names of another kind stay, of this kind the new ones count.
pub(super) fn set_names(item: &mut Item, names: &[Name]) {
    item.names.retain(|o| !names.iter().any(|n| n.kind == o.kind));
    item.names.extend(names);
    item.names.sort();
    item.names.dedup();
    let own = item.names.clone();
    item.loose.retain(|n| !own.contains(n));
}

/// `rose 4.8% with X`, `a 6.9% increase with the five countries of X`, `3 billion yuan through the Y corridor`: the name
/// or the way right behind the figure is whose it is.
fn owner_behind(item: &mut Item, said: &Said<'_>, n: usize) {
    // "Via the Y corridor, trade grew 8%"
    if matches!(said.word(0), "via" | "through" | "along" | "by way of") {
        let end = (1..said.tokens.len()).find(|&j| said.tokens[j].is(",")).unwrap_or(1);
        let way = said.topic(1, end).words;
        item.words.extend(way);
        item.words.sort();
        item.words.dedup();
    }
    let mut i = said.figures[n].1;
    let changes = matches!(item.measure, Measure::Growth | Measure::Change) || item.guessed;
    let noun = Class::UP_NOUN.or(Class::DOWN_NOUN);
    if changes && lexicon().words.at(&said.tokens, i).is_some_and(|(_, c)| c.has(noun)) {
        i += 1;
        if said.word(i) == "in" && lexicon().indicators.at(&said.tokens, i + 1).is_some() {
            i += 1 + lexicon().indicators.at(&said.tokens, i + 1).map_or(0, |(len, _)| len);
        }
    }
    // "45,000 tons of goods imported through Y"
    let (_, to) = said.clause(i);
    let next = said.figures.get(n + 1).map_or(to, |f| f.0.min(to));
    if said.word(i) == "of"
        && let Some(w) = (i..next)
            .take_while(|&j| !said.tokens[j].is(","))
            .find(|&j| said.tokens[j].any(&["via", "through"]))
    {
        i = w;
    }
    let way = matches!(said.word(i), "via" | "through" | "along");
    if !way && !(changes && matches!(said.word(i), "with" | "to" | "from")) {
        return;
    }
    let end = (i + 1..said.tokens.len())
        .find(|&j| {
            let t = &said.tokens[j];
            said.times[j]
                || t.any(&[
                    "and", "while", "but", "in", "on", "by", "as", "which", "representing", "accounting",
                ])
                || t.kind == Kind::Punct
        })
        .unwrap_or(said.tokens.len());
    let phrase = said.topic(i + 1, end);
    if way {
        for w in phrase.words {
            if !item.words.contains(&w) {
                item.words.push(w);
            }
        }
        item.words.sort();
    } else if let [_, ..] = phrase.names.as_slice() {
        set_names(item, &phrase.names);
    }
}

/// The partner that is the subject of a trade verb (`the cars that X imported`): then it is X's trade, not China's.
fn foreign_trader(said: &Said<'_>, from: usize, to: usize) -> Option<Name> {
    (from..to).find_map(|v| {
        if !(said.tokens[v].any(BUY) || said.tokens[v].any(SELL)) {
            return None;
        }
        let mut end = v;
        while end > from && said.tokens[end - 1].any(&["has", "have", "had", "also", "alone"]) {
            end -= 1;
        }
        let before = (from..end)
            .rev()
            .take(4)
            .take_while(|&i| !said.tokens[i].any(&[",", "of", "from", "to", "with"]));
        let start = before.last()?;
        match said.topic(start, end).names.as_slice() {
            [only] if only.kind == Sort::Partner && !said.has(start, end, &["china", "chinese", "and"]) => Some(*only),
            _ => None,
        }
    })
}

/// What a partner buys from China, China exports; of its trade with others the record of China says nothing.
fn turn_round(item: &mut Item, said: &Said<'_>, n: usize) {
    let [exports, imports] = ["exports", "imports"].map(indicator);
    if item.head != exports && item.head != imports {
        return;
    }
    let (from, to) = said.clause(said.figures[n].0);
    let Some(trader) = foreign_trader(said, from, to) else {
        return;
    };
    if item.measure != Measure::Share && said.has(from, to, &["china", "chinese"]) {
        item.head = if item.head == exports { imports } else { exports };
        set_names(item, &[trader]);
    } else {
        set_names(item, &[trader]);
        item.context.owners.push(trader);
    }
}

/// A share of what is traded, by partner.
struct Origin {
    head: Head,
    partner: Name,
    product: Topic,
}

impl Origin {
    fn put(self, item: &mut Item) {
        item.head = self.head;
        (item.measure, item.aspect, item.guessed) = (Measure::Share, None, false);
        item.words = self.product.words.clone();
        set_names(item, &[self.partner]);
        item.of = Topic {
            words: self.product.words,
            ..Topic::default()
        };
        item.of_names_indicator = true;
        item.base = None;
    }
}

const IMPORTING: &[&str] = &[
    "imported", "imports", "import", "bought", "purchased", "buys", "purchases",
];
const EXPORTING: &[&str] = &["exported", "exports", "export", "sold", "shipped", "sells", "shipments"];

/// `51.7% of the cars that China imported came from X`, `X supplied 51.7% of ...`, `12% of China's exports went to X`.
fn origin(said: &Said<'_>, n: usize) -> Option<Origin> {
    let (first, behind) = said.figures[n];
    let (from, to) = said.clause(first);
    // "X supplied 40% of the soybeans that Y imported"
    if foreign_trader(said, behind.min(to), to).is_some() {
        return None;
    }
    let one = |names: &[Name]| match names {
        [only] if only.kind == Sort::Partner => Some(*only),
        _ => None,
    };
    let at_home = |names: &[Name]| match names {
        [only] if matches!(only.kind, Sort::Region | Sort::Actor) => Some(*only),
        _ => None,
    };
    // "... came from X"
    let verb = (behind..to.saturating_sub(1)).find_map(|i| {
        let (word, prep) = (&said.tokens[i], said.word(i + 1));
        if word.any(CAME) && prep == "from" && said.has(from, to, IMPORTING) {
            Some((i, "imports"))
        } else if word.any(WENT) && matches!(prep, "to" | "for") && said.has(from, to, EXPORTING) {
            Some((i, "exports"))
        } else if word.any(WENT) && prep == "to" && said.has(from, to, IMPORTING) {
            // "of the parts it imported, 88% went to the eastern provinces"
            Some((i, "imports"))
        } else {
            None
        }
    });
    if let Some((i, head)) = verb {
        let end = (i + 2..to).find(|&j| said.tokens[j].is(",")).unwrap_or(to);
        let names = said.topic(i + 2, end).names;
        let went_home = head == "imports" && said.word(i + 1) == "to";
        let partner = if went_home { at_home(&names)? } else { one(&names)? };
        let of = if said.word(behind) == "of" {
            Some(behind + 1)
        } else {
            (from..first).find(|&j| said.tokens[j].is("of")).map(|j| j + 1)
        };
        let product = said.topic(of?, product_end(said, of?, i));
        return Some(Origin {
            head: indicator(head),
            partner,
            product,
        });
    }
    // "X supplied ... of ..."
    if said.word(behind) != "of" {
        return None;
    }
    let verb = (from..first)
        .rev()
        .find(|&i| said.tokens[i].any(SUPPLY) || said.tokens[i].any(TAKE))?;
    let head = if said.tokens[verb].any(SUPPLY) && said.has(behind, to, IMPORTING) {
        "imports"
    } else if said.tokens[verb].any(TAKE) && said.has(behind, to, EXPORTING) {
        "exports"
    } else {
        return None;
    };
    let subject = (from..verb)
        .rev()
        .find(|&j| said.tokens[j].is(","))
        .map_or(from, |j| j + 1);
    let partner = one(&said.topic(subject, verb).names)?;
    let product = said.topic(behind + 1, product_end(said, behind + 1, to));
    Some(Origin {
        head: indicator(head),
        partner,
        product,
    })
}

/// Where the words for the goods end that begin at `from`.
fn product_end(said: &Said<'_>, from: usize, to: usize) -> usize {
    (from..to)
        .find(|&i| {
            let t = &said.tokens[i];
            let figure = said
                .figures
                .iter()
                .any(|f| f.0 > from && (f.0 == i || f.0 == i + 1 || f.0 == i + 2));
            t.any(&[",", "that", "which", "it"])
                || i > from && t.any(IMPORTING) && !t.any(&["imports", "import"])
                || i > from && t.any(EXPORTING) && !t.any(&["exports", "export"])
                || t.is("china") && said.word(i + 1) != "'s"
                || t.is("and") && figure
        })
        .unwrap_or(to)
}

/// Surpluses and deficits, also where only their words stand: `ran a deficit of 5 billion yuan`, `exports exceeded imports
/// by 5 billion yuan`.
fn balance(item: &mut Item, said: &Said<'_>, n: usize) {
    let [exports, imports, surplus, deficit] =
        ["exports", "imports", "trade surplus", "trade deficit"].map(Term::indicator);
    if !is_money(item) {
        return;
    }
    if item.measure == Measure::Gap {
        let against = |head: Term| item.of.indicators.contains(&head);
        let head = match item.head {
            Head::Known(h) if h == exports && against(imports) => surplus,
            Head::Known(h) if h == imports && against(exports) => deficit,
            _ => return,
        };
        item.head = Head::Known(head);
        item.measure = Measure::Level;
        item.of = Topic::default();
        if item.value.is_sign_negative() {
            item.head = Head::Known(if head == surplus { deficit } else { surplus });
            item.value = -item.value;
            (item.low, item.high) = (item.high.map(|v| -v), item.low.map(|v| -v));
        }
        return;
    }
    let (first, behind) = said.figures[n];
    let (from, _) = said.clause(first);
    let from = said.figures[..n].iter().map(|f| f.1).max().unwrap_or(0).max(from);
    let word = (from..first)
        .rev()
        .chain(behind..behind + 2)
        .find(|&i| matches!(said.word(i), "surplus" | "deficit"));
    let Some(word) = word else { return };
    item.head = Head::Known(if said.word(word) == "surplus" { surplus } else { deficit });
    item.words
        .retain(|w| *w != Term::word("surplus") && *w != Term::word("deficit"));
}

/// `purchases of grain from X`, `shipments of cars to X`: nouns that tell with the preposition which way goods went.
fn goods_moved(said: &Said<'_>, from: usize, to: usize) -> Option<&'static str> {
    let at =
        (from..to).find(|&i| said.tokens[i].any(&["purchases", "purchase", "shipments", "sales", "deliveries"]))?;
    let partner = |prep: &str| {
        (at + 1..to).any(|i| {
            said.word(i) == prep
                && said
                    .topic(i + 1, (i + 4).min(to))
                    .names
                    .iter()
                    .any(|n| n.kind == Sort::Partner)
        })
    };
    match said.word(at) {
        "purchases" | "purchase" if partner("from") => Some("imports"),
        "shipments" | "sales" | "deliveries" if partner("to") => Some("exports"),
        _ => None,
    }
}

/// `China bought 3 billion yuan of grain from X`: the verb tells what is measured, and whose trade it is.
fn traded(item: &mut Item, said: &Said<'_>, n: usize) {
    let (first, behind) = said.figures[n];
    let (from, to) = said.clause(first);
    // "sold 3 billion yuan of grain to X" is no figure of shops
    let abroad = || {
        said.has(from, to, &["abroad", "overseas"])
            || said.topic(from, to).names.iter().any(|n| n.kind == Sort::Partner)
    };
    let shop = item.head == indicator("sales") && said.has(from, to, SELL) && abroad();
    if item.head != Head::Phrase && !shop {
        return;
    }
    let is_verb = |i: &usize| said.tokens[*i].any(BUY) || said.tokens[*i].any(SELL);
    if let Some(head) = goods_moved(said, from, first) {
        item.head = indicator(head);
        return;
    }
    let before = (from..first).rev().find(is_verb);
    let Some(verb) = before.or_else(|| (behind..to).find(is_verb)) else {
        return;
    };
    let pair = (verb.saturating_sub(2)..=(verb + 2).min(to - 1))
        .filter(|i| is_verb(i))
        .count()
        > 1;
    let mut buys = said.tokens[verb].any(BUY);
    if before.is_some() {
        // "X bought 3 billion yuan of grain from China": what X imports, China exports
        let partners: Vec<Name> = said.topic(from, verb).names;
        if let [name] = partners.as_slice()
            && name.kind == Sort::Partner
            && !said.has(from, verb, &["china", "chinese"])
        {
            if !said.has(verb, to, &["china", "chinese"]) {
                return;
            }
            buys = !buys;
            set_names(item, &[*name]);
        }
    } else {
        if let Some(trader) = foreign_trader(said, behind.min(to), to) {
            // "40% of the oil that X imported": X's trade
            set_names(item, &[trader]);
            item.context.owners.push(trader);
            return;
        }
        // "grain worth 3 billion yuan was imported by X through Y"
        let end = (verb..to).find(|&i| said.tokens[i].is(",")).unwrap_or(to);
        let tail = said.topic(verb + 1, end);
        set_names(item, &tail.names);
        item.words.extend(tail.words);
        item.words.sort();
        item.words.dedup();
    }
    // "sold", read as the figure of sales
    item.words.retain(|w| *w != Term::word("sale"));
    item.head = match (pair, buys) {
        (true, _) => indicator("imports and exports"),
        (false, true) => indicator("imports"),
        (false, false) => indicator("exports"),
    };
}

/// `trade with partners other than X`: the figure is that of the rest.
fn left_out(item: &mut Item, said: &Said<'_>, n: usize) {
    let first = said.figures[n].0;
    let (from, to) = said.clause(first);
    let other = |i: usize| {
        said.tokens[i].any(&["excluding", "except", "outside", "without", "minus"])
            || said.tokens[i].is("leave") && said.word(i + 1) == "out"
            || said.tokens[i].any(&["leaving", "left", "stripping"]) && said.word(i + 1) == "out"
            || said.tokens[i].any(&["other", "apart", "aside"]) && matches!(said.word(i + 1), "than" | "from")
    };
    let Some(at) = (from..to).find(|&i| other(i)) else {
        return;
    };
    let end = (at..to)
        .find(|&i| said.tokens[i].is(",") || said.figures.iter().any(|f| f.0 == i))
        .unwrap_or(to);
    let named = said.topic(at + 1, end).names;
    let marker = Term::word("other than");
    if named.is_empty() || item.measure == Measure::Gap {
        return;
    }
    let out = said.topic(at + 1, end).words;
    item.words
        .retain(|w| !out.contains(w) && *w != Term::word("out") && *w != Term::word("rest"));
    set_names(item, &named);
    if !item.words.contains(&marker) {
        item.words.push(marker);
        item.words.sort();
    }
    if item.head == Head::Phrase
        && item.words == [marker]
        && let [only] = said.topic(from, first).indicators.as_slice()
    {
        item.head = Head::Known(*only);
    }
}

//! What keeps a verdict back: an owner that was not read, another time, another way, a part or a rate. Must not find evidence;
//! that is `judging`.
use super::asides;
use super::attributes::{a_year_earlier, before_figure, begins_a_change, end_of_change, parts, precedes_a_step};
use super::borrowed::{by_borrowed_words, counts_others};
use super::clauses;
use super::compare::Attribute;
use super::doubts::{every, is_of_another};
use super::evidence::{Entry, Shared};
use super::nearest::is_trade;
use super::terms;
use super::verdict::{Judgement, Verdict};
use super::wording;
use super::world;
use crate::model::Measure;
use crate::report::ClaimOut;

/// `1.47 yuan's worth of goods for every yuan it bought`: so much for one of something else.
fn for_each_unit(text: &str) -> bool {
    let lower = text.to_lowercase();
    let each = ["for every ", "for each ", "to every "];
    let units = ["yuan", "dollar", "euro", "tonne", "ton ", "one ", "1 ", "person"];
    each.iter().any(|e| {
        let rest = lower.find(e).map(|at| &lower[at + e.len()..]);
        rest.is_some_and(|r| units.iter().any(|u| r.starts_with(u)))
    })
}

/// A figure as it stands and as its sentence is told again, with what was judged of it.
pub(super) struct Guards<'a> {
    entry: &'a Entry,
    /// The figure read again where that is certain.
    told: &'a Entry,
    judgement: &'a Judgement,
    claim: &'a ClaimOut,
    text: &'a str,
}

impl<'a> Guards<'a> {
    pub(super) fn new(entry: &'a Entry, told: &'a Entry, judgement: &'a Judgement) -> Guards<'a> {
        let claim = &entry.record.claim;
        Guards {
            entry,
            told,
            judgement,
            claim,
            text: &claim.sentence.text,
        }
    }

    /// The verdict instead, where the figure is perhaps of something or some time else.
    pub(super) fn keep_back(&self) -> Option<Judgement> {
        if self.is_of_an_unknown_year() {
            return Some(Judgement::unknown_year());
        }
        if self.is_no_contradiction() || self.is_of_someone_unknown() || self.is_no_yes() {
            return Some(Judgement::unread_subject());
        }
        if self.is_where_it_began() || self.is_at_another_event() {
            return Some(Judgement::part_or_rate());
        }
        self.is_the_other_end()
            .then(|| Judgement::turned(self.judgement.clone()))
    }

    /// Whether the quote leaves something out, or tells of a rate or of another time than the record.
    pub(super) fn is_part_or_rate(&self) -> bool {
        let text = self.text;
        match self.judgement.verdict {
            Verdict::Supported | Verdict::Rounded => {
                let level = self.entry.item.measure == Measure::Level;
                wording::leaves_out(text) || level && (self.is_of_another_time() || self.is_a_rate())
            }
            Verdict::Contradicted => {
                let rate = |e: &Shared| {
                    let there = &e.record.claim;
                    wording::by_the_month(&there.sentence.text, &there.text)
                };
                let paced = every(text).is_some() && !self.held().is_some_and(rate);
                wording::leaves_out(text)
                    || paced
                    || for_each_unit(text)
                    || self.is_a_rate()
                    || wording::at_the_start(text, &self.claim.text)
            }
            _ => false,
        }
    }

    /// The claim that the verdict rests on.
    fn held(&self) -> Option<&Shared> {
        self.judgement.evidence.first()
    }

    fn is_of_another_time(&self) -> bool {
        let of_then = self.held().is_some_and(|e| begins_a_change(&e.record.claim));
        let (text, figure) = (self.text, &self.claim.text);
        wording::at_the_start(text, figure) || wording::long_ago(text, figure) && !of_then
    }

    /// `10 million yuan a minute`, unless the record has the very rate.
    fn is_a_rate(&self) -> bool {
        let (text, figure) = (self.text, &self.claim.text);
        let alike = |e: &Shared| {
            let there = &e.record.claim;
            wording::by_the_month(&there.sentence.text, &there.text)
                && wording::time_behind(&there.sentence.text, &there.text) == wording::time_behind(text, figure)
        };
        // "780 billion a year" of trade that the record has for no time in particular
        let yearly = |e: &Shared| {
            let there = &e.record.claim;
            let open = e.item.period.is_none() && is_trade(e.item.head) && !begins_a_change(there);
            open && wording::by_the_year(text, figure) && !wording::by_the_month(&there.sentence.text, &there.text)
        };
        (wording::by_the_month(text, figure) || wording::by_the_firm(text))
            && !self.held().is_some_and(|e| alike(e) || yearly(e))
    }

    /// `had been 16 percent a year before`: a year earlier than when, the quote does not say.
    fn is_of_an_unknown_year(&self) -> bool {
        let then = |e: &Shared| a_year_earlier(&e.record.claim);
        let verdict = self.judgement.verdict;
        self.told.item.period.is_none()
            && a_year_earlier(self.claim)
            && matches!(verdict, Verdict::Contradicted | Verdict::Supported | Verdict::Rounded)
            && (verdict == Verdict::Contradicted || !self.held().is_some_and(then))
    }

    /// Whether a balance or a way is told of that the record's claim does not name.
    fn is_elsewhere(&self, held: &Shared) -> bool {
        of_a_balance(self.claim, held) || by_another_way(self.claim, held)
    }

    /// Whether the figure is of what a part leaves.
    fn is_of_the_rest(&self) -> bool {
        wording::of_the_rest(&before_figure(self.claim))
    }

    /// Whether a contradiction may be of something else.
    fn is_no_contradiction(&self) -> bool {
        let other = |held: &Shared| {
            let new = newly(self.claim) && !newly(&held.record.claim);
            new || in_other_terms(self.text, held) || self.is_elsewhere(held) || of_the_whole_country(self.text, held)
        };
        self.judgement.verdict == Verdict::Contradicted
            && (named_behind(self.told, self.judgement)
                || named_behind(self.entry, self.judgement)
                || self.is_of_the_rest()
                || self.is_of_nothing()
                || of_its_goods(self.claim)
                || of_a_pace(self.claim)
                || of_a_rate_of_exchange(self.claim)
                || precedes_a_step(self.claim)
                || adds_up(self.text)
                || is_there(self.claim)
                || self.held().is_some_and(other))
    }

    /// Whether a no may be of places or traders that were not read.
    fn is_of_someone_unknown(&self) -> bool {
        let verdict = self.judgement.verdict;
        verdict == Verdict::Misattributed
            && (points_to_many(&before_figure(&self.told.record.claim)) || self.names_what_it_is_of())
            || matches!(verdict, Verdict::Contradicted | Verdict::Misattributed) && of_an_unknown_owner(self.told)
    }

    /// `the air-cargo leg gained 16%` of what the record tells of trade `by air`: a no for the subject alone, where the sentence has
    /// the words of the record's own subject and names nobody else.
    fn names_what_it_is_of(&self) -> bool {
        const PLAIN: &[&str] = &[
            "by", "of", "in", "the", "and", "with", "to", "from", "transportation", "transport", "enterprises",
            "products", "regions", "countries", "obtaining", "recorded", "engaged", "their", "for", "via", "through",
        ];
        let only_subject = self.judgement.differs == [Attribute::Subject];
        let Some(held) = self.held().filter(|_| only_subject) else {
            return false;
        };
        let told = &self.told.item;
        let stranger = |n: &terms::Name| !held.item.may_be_about(n);
        let text = self.text.to_lowercase();
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        let subject = held.record.claim.subject.as_deref().unwrap_or("").to_lowercase();
        let own: Vec<&str> = subject
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 1 && !PLAIN.contains(w))
            .collect();
        let said = |w: &&&str| {
            let stem = w.get(..w.len().min(5)).unwrap_or(w);
            words.iter().any(|x| x.starts_with(stem))
        };
        let found = own.iter().filter(said).count();
        // "markets other than Africa"
        let but = [
            "other than", "outside", "except", "excluding", "without", "apart from", "rest of",
        ];
        !own.is_empty()
            && found == own.len()
            && !but.iter().any(|b| text.contains(b))
            && !told.names.iter().any(stranger)
    }

    /// Whether neither the sentence nor its retelling says what the figure is of.
    fn is_of_nothing(&self) -> bool {
        let none = |e: &Entry| e.record.claim.indicator.is_none();
        let points = matches!(self.claim.measure, Measure::Change | Measure::Gap);
        points && none(self.entry) && none(self.told) && self.told.item.names.is_empty()
    }

    /// Whether only the words of the sentence bear the verdict out.
    fn is_by_words(&self) -> bool {
        ["by the words of the sentence", "by what the sentence names"]
            .iter()
            .any(|how| self.judgement.reason.contains(how))
    }

    /// Whether a yes may be of someone else's figure, or of one by other words.
    fn is_no_yes(&self) -> bool {
        let j = self.judgement;
        if !j.verdict.is_positive() {
            return false;
        }
        let derived = j.verdict == Verdict::Derived;
        let theirs = of_its_goods(self.claim) && !self.text.contains("China") || of_their_owner(self.claim, j);
        let held = self.held().filter(|_| !derived);
        let borrowed = |h: &Shared| {
            by_borrowed_words(self.text, &self.claim.text, h)
                || counts_others(self.told, h)
                || counts_others(self.entry, h)
        };
        let aside = || {
            let items: Vec<_> = j.evidence.iter().map(|e| &e.item).collect();
            asides::differ(self.text, &self.claim.text, &items, derived)
        };
        theirs
            || !derived && (self.is_of_the_rest() || self.held().is_some_and(|h| self.is_elsewhere(h)))
            || self.held().is_some_and(|h| one_of_a_list(self.text, h))
            || self.held().is_some_and(|h| whole_is_turned(self.text, h))
            || held.is_some_and(|h| of_china_too(self.text, h))
            || !derived && falls_short(self.text, &self.claim.text)
            || self.is_by_words() && clauses::is_in_a_row(self.text, &self.claim.text)
            || held.is_some_and(|h| clauses::is_of_another(self.text, &self.claim.text, h))
            || is_of_another(self.claim, j)
            || held.is_some_and(|h| world::is_of_a_stranger(self.told, h, false))
            || aside()
            || held.is_some_and(borrowed)
    }

    /// `has grown from 2 billion to 700 billion`: what it was then is not what it is.
    fn is_where_it_began(&self) -> bool {
        let then =
            |e: &Shared| begins_a_change(&e.record.claim) && !wording::tells_of_then(self.text, &self.claim.text);
        self.judgement.verdict.is_positive()
            && self.judgement.verdict != Verdict::Derived
            && !self.told.item.period_said
            && self.held().is_some_and(then)
    }

    /// `it was 2 billion when the storm came`, which the record's sentence does not speak of.
    fn is_at_another_event(&self) -> bool {
        let Some(event) = wording::at_an_event(self.text, &self.claim.text) else {
            return false;
        };
        let shared = |held: &Shared| {
            let there = held.record.claim.sentence.text.to_lowercase();
            let long = event.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 4);
            long.map(str::to_lowercase).any(|w| there.contains(&w))
        };
        let then = wording::long_ago(self.text, &self.claim.text);
        let year = wording::at_the_start(self.text, &self.claim.text);
        self.judgement.verdict.is_positive()
            && !self.told.item.period_said
            && !then
            && !year
            && !self.held().is_some_and(shared)
    }

    /// `from 9% to 7%` for `from 7% to 9%`.
    fn is_the_other_end(&self) -> bool {
        let end = end_of_change(self.claim).or_else(|| end_of_change(&self.told.record.claim));
        let turned = |e: &Shared| match (end, end_of_change(&e.record.claim)) {
            (Some(q), Some(r)) => q != r,
            _ => false,
        };
        matches!(self.judgement.verdict, Verdict::Supported | Verdict::Rounded) && self.held().is_some_and(turned)
    }
}

/// `Nationwide, exports were up 8.7%, half the pace of the western regions`: of the country, whatever regions stand beside it.
fn of_the_whole_country(text: &str, held: &Shared) -> bool {
    const WIDE: &[&str] = &[
        "Nationwide",
        "Nationally",
        "Countrywide",
        "Across the country",
        "For the country as a whole",
    ];
    let regional = held.item.names.iter().any(|n| n.kind == terms::Sort::Region);
    regional && WIDE.iter().any(|w| text.starts_with(w))
}

/// `116 were added`, `40 joined in May`: so many that are new, not so many in all.
pub(super) fn newly(claim: &ClaimOut) -> bool {
    const NEW: &[&str] = &["added", "joined", "new", "newly", "additional"];
    let text = claim.sentence.text.as_str();
    let Some(at) = text.find(claim.text.as_str()) else {
        return false;
    };
    // "116 of which were added"
    let behind = text[at + claim.text.len()..].split_whitespace().take(5);
    let within = claim.text.split_whitespace();
    // "to another 116 firms"
    let before = text[..at].split_whitespace().next_back();
    claim.measure == Measure::Level
        && (matches!(before, Some("another" | "further"))
            || behind
                .chain(within)
                .any(|w| NEW.contains(&w.trim_end_matches([',', '.', ';']))))
}

/// `In tonnage imports were down 1.5%`, where the record has their value.
fn in_other_terms(text: &str, held: &Entry) -> bool {
    let there = wording::other_terms(&held.record.claim.sentence.text);
    wording::other_terms(text).is_some_and(|terms| there != Some(terms))
}

/// `half the pace of the west`: how one pace compares with another, no part of a whole.
fn of_a_pace(claim: &ClaimOut) -> bool {
    let behind = parts(claim, claim.span.end).1;
    let behind = behind.trim_start().trim_start_matches("of ").trim_start_matches("the ");
    ["pace", "rate ", "rate,", "speed", "clip"]
        .iter()
        .any(|w| behind.starts_with(w))
}

/// `exports of its products were 7% higher`: whose products those are, only the words before tell.
fn of_its_goods(claim: &ClaimOut) -> bool {
    let text = claim.sentence.text.to_lowercase();
    let owned = ["its ", "their "];
    let goods = ["products", "goods", "wares"];
    owned
        .iter()
        .flat_map(|o| goods.iter().map(move |g| format!(" of {o}{g}")))
        .any(|w| text.contains(&w))
}

/// `private firms saw trade with Japan rise 5%, but their business with the EU was up 1%`: whose it is stands before the
/// clause, and the recorded claim is not of theirs.
fn of_their_owner(claim: &ClaimOut, j: &Judgement) -> bool {
    let text = claim.sentence.text.as_str();
    let Some(at) = text.find(claim.text.as_str()) else {
        return false;
    };
    let clause = text[..at].rfind([',', ';', ':']).unwrap_or(0);
    let own = text[clause..at].to_lowercase();
    if !own.contains(" their ") {
        return false;
    }
    let owners = terms::topic(&text[..clause]).names;
    let firms = |n: &&terms::Name| n.kind == terms::Sort::Actor;
    let held = j.evidence.first().filter(|_| j.verdict != Verdict::Derived);
    // a claim whose own sentence speaks of them may be theirs
    let told = |e: &Entry, n: &terms::Name| e.item.may_be_about(n) || e.item.context.names.contains(n);
    held.is_some_and(|e| owners.iter().filter(firms).any(|n| !told(e, n)))
}

/// `eased to 7.32 per dollar`, `slid to 150 against the dollar`: what one currency costs in another.
fn of_a_rate_of_exchange(claim: &ClaimOut) -> bool {
    const CURRENCIES: &[&str] = &[
        "dollar", "euro", "yen", "pound", "US dollar", "U.S. dollar", "greenback",
    ];
    let behind = parts(claim, claim.span.end).1;
    let behind = behind.trim_start().trim_start_matches("yuan ");
    let per = ["per ", "to the ", "against the ", "a ", "versus the ", "on the "];
    per.iter()
        .filter_map(|p| behind.strip_prefix(p))
        .any(|rest| CURRENCIES.iter().any(|c| rest.starts_with(c)))
}

/// `Add what was sold, and the trade comes to 90 billion`: a sum of what stands beside it.
fn adds_up(text: &str) -> bool {
    const SUMS: &[&str] = &[
        "Add ", "Adding ", "Put together", "Taken together", "All told", "Together,", "Combined,",
    ];
    SUMS.iter().any(|s| text.starts_with(s))
}

/// `Import and export volumes there rose 18%`: of a place that only the words before tell.
fn is_there(claim: &ClaimOut) -> bool {
    const TRADED: &[&str] = &[
        "volume", "volumes", "trade", "imports", "exports", "shipments", "business", "sales", "traffic",
    ];
    let before = before_figure(claim);
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or("");
    let words: Vec<&str> = clause.split_whitespace().collect();
    words
        .windows(2)
        .any(|w| w[1] == "there" && TRADED.contains(&w[0].to_lowercase().as_str()))
}

/// `Of the trade of the west, Vietnam took 35%`, where the record has the west's part of the trade with Vietnam.
fn whole_is_turned(text: &str, held: &Entry) -> bool {
    let opening = ["Of ", "Out of ", "Among "].iter().find_map(|w| text.strip_prefix(w));
    let whole = opening.and_then(|rest| rest.split_once(", "));
    let Some(whole) = whole.map(|(whole, _)| terms::topic(whole)) else {
        return false;
    };
    let item = &held.item;
    let is_part = |n: &terms::Name| item.names.contains(n) && !item.of.names.contains(n);
    // "Of China's trade in machines, ASEAN took 90%", where machines are 90% of the trade with ASEAN
    let things = |w: &terms::Term| item.words.contains(w) && !item.of.words.contains(w);
    let parts = whole.names.iter().any(is_part) || whole.words.iter().any(things);
    item.measure == Measure::Share && !item.of.names.is_empty() && parts
}

/// `The islands alone have a third of the world's kites`, where the record has that of China and the islands together.
fn of_china_too(text: &str, held: &Entry) -> bool {
    let there = held.record.claim.sentence.text.to_lowercase();
    let Some(at) = there.find("china and ") else {
        return false;
    };
    let both = [
        "china and ", "and china", "with china", "two sides", "both sides", "together",
    ];
    let lower = text.to_lowercase();
    let figure = there.find(&held.record.claim.text.to_lowercase()).unwrap_or(0);
    at < figure && figure - at < 120 && !is_trade(held.item.head) && !both.iter().any(|b| lower.contains(b))
}

/// `failed to exceed 10 trillion yuan`, `fell short of a third`: the figure was not reached.
fn falls_short(text: &str, figure: &str) -> bool {
    const SHORT: &[&str] = &[
        "failed to exceed", "failed to reach", "failed to top", "failed to hit", "failed to surpass", "fell short of",
        "did not reach", "did not exceed", "did not top", "didn't reach", "didn't exceed", "never reached",
        "has yet to reach", "have yet to reach", "was short of", "were short of", "missed",
    ];
    let before = text.find(figure).map_or("", |at| &text[..at]);
    let near: String = before
        .chars()
        .rev()
        .take(40)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    SHORT.iter().any(|s| near.contains(s))
}

/// `Guangdong alone traded 7.78 trillion`, where the record has that of seven provinces together.
fn one_of_a_list(text: &str, held: &Entry) -> bool {
    let subject = held.record.claim.subject.as_deref().unwrap_or("");
    let names = subject.split([',', ';']).flat_map(|s| s.split(" and "));
    let names: Vec<&str> = names
        .map(str::trim)
        .filter(|n| n.starts_with(char::is_uppercase))
        .collect();
    let said = names.iter().filter(|n| text.contains(**n)).count();
    let more = [
        "other", "provinces", "regions", "countries", "cities", "together", "combined", "among them", "heavyweights",
        "powerhouses",
    ];
    names.len() > 2 && said > 0 && said * 2 < names.len() && !more.iter().any(|w| text.contains(w))
}

/// Whether the words before a figure point to places or traders that the text named before: `exports of these provinces`.
fn points_to_many(before: &str) -> bool {
    const MANY: &[&str] = &[
        "provinces", "regions", "cities", "economies", "countries", "nations", "markets", "firms", "companies",
        "enterprises", "businesses", "partners", "suppliers", "buyers",
    ];
    let words: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).collect();
    (0..words.len())
        .any(|k| ["these", "those"].contains(&words[k]) && words[k..].iter().skip(1).take(3).any(|w| MANY.contains(w)))
}

/// `The northeastern provinces saw their trade shrink by 3%`: whose it is no table knows.
fn of_an_unknown_owner(quote: &Entry) -> bool {
    const SEES: &[&str] = &[
        "saw", "had", "watched", "found", "grew", "increased", "expanded", "lifted", "raised", "cut", "boosted",
    ];
    let (before, item) = (before_figure(&quote.record.claim), &quote.item);
    let clause = before.rsplit([';', ':']).next().unwrap_or("");
    let words: Vec<&str> = clause.split_whitespace().collect();
    let owned = |k: usize| SEES.contains(&words[k]) && words.get(k + 1).is_some_and(|w| *w == "their" || *w == "its");
    let Some(verb) = (1..words.len()).find(|&k| owned(k)) else {
        return false;
    };
    let owner = words[..verb].join(" ");
    let country = ["China", "Chinese", "country", "nation"]
        .iter()
        .any(|w| owner.contains(w));
    let topic = terms::topic(&owner);
    !country && topic.names.is_empty() && item.names.is_empty() && !topic.words.iter().any(|w| item.words.contains(w))
}

/// `the balance running 14 billion against China`, where the record has what was traded.
fn of_a_balance(claim: &ClaimOut, held: &Entry) -> bool {
    const BALANCES: &[&str] = &["balance", "surplus", "deficit", "shortfall", "imbalance", "gap"];
    let before = before_figure(claim);
    // "the surplus hit 2 trillion yuan as imports slid 6%": the imports are told of on their own
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or("");
    let clause = clause.rsplit(" as ").next().unwrap_or(clause);
    let clause = clause.rsplit(" while ").next().unwrap_or(clause);
    let there = held.record.claim.indicator.as_deref().unwrap_or("");
    let names = |w: &str| clause.split(|c: char| !c.is_alphanumeric()).any(|t| t == w);
    BALANCES.iter().any(|w| names(w)) && !BALANCES.iter().any(|w| there.contains(w))
}

/// `goods worth 190 billion moved along the New Corridor`: a way that is named behind the figure and that the record's own
/// sentence does not name.
fn by_another_way(claim: &ClaimOut, held: &Entry) -> bool {
    let (_, behind) = parts(claim, claim.span.end);
    let clause = behind.split([';', ':']).next().unwrap_or("");
    ["along the ", "via the ", "through the ", "over the "]
        .iter()
        .any(|way| {
            let name = clause.find(way).map(|i| &clause[i + way.len()..]);
            let words = |n: &str| {
                n.split(' ')
                    .take_while(|w| w.starts_with(|c: char| c.is_ascii_uppercase()))
                    .map(|w| w.trim_end_matches(|c: char| !c.is_alphanumeric()).to_string())
                    .collect::<Vec<_>>()
            };
            name.map(words)
                .is_some_and(|n| n.len() > 1 && !held.record.claim.sentence.text.contains(&n.join(" ")))
        })
}

/// Whether what tells a recorded claim from others is named only behind a figure's clause: `imports of machines came to 195
/// billion, of which 64 billion from the EU`, for a claim of imports from the EU.
pub(super) fn named_behind(entry: &Entry, j: &Judgement) -> bool {
    let claim = &entry.record.claim;
    let text = claim.sentence.text.as_str();
    let end = text.find(&claim.text).map_or(text.len(), |k| k + claim.text.len());
    let clause = text[end..].find([',', ';']).map_or(text.len(), |k| end + k);
    let (before, behind) = (terms::topic(&text[..clause]).names, terms::topic(&text[clause..]).names);
    let missing = |n: &terms::Name| behind.contains(n) && !before.iter().any(|b| b == n || b.holds(n));
    j.evidence.first().is_some_and(|e| e.item.names.iter().any(missing))
}

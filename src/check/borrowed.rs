//! What a sentence says beside its figure's own words, in a reason, over a headline, of a price: a claim that has the figure
//! only by such words is not what it speaks of. Must not look at the record beyond the claim.
use super::common::is_common;
use super::evidence::Entry;
use super::item::Head;
use super::named::{Named, cores, explains};
use super::nearest::{is_count, is_trade};
use super::retell::moved;
use super::terms::{self, Sort, Term};
use crate::model::Measure;

/// Whether a claim that holds a quoted figure is meant only by words that the sentence says of something else.
pub(super) fn by_borrowed_words(text: &str, figure: &str, held: &Entry) -> bool {
    let Some(at) = text.find(figure) else { return false };
    in_a_reason(&text[at + figure.len()..], text, held)
        || over_it(&text[..at], text, held)
        || of_a_price(text, figure, held)
}

/// `permits of three firms after steroids were found`: a count of nothing but firms is told from others by all that the
/// sentence speaks of.
pub(super) fn counts_others(quote: &Entry, held: &Entry) -> bool {
    let r = &held.item;
    // what it owes to the sentences before it names no more than the quote's own words may
    let bare = r.names.is_empty() && r.words.len() < 2;
    if !is_count(r) || !bare {
        return false;
    }
    let own = terms::topic(&held.record.claim.sentence.text).words;
    let known = [&r.words, &r.of.words, &r.owed_words, &r.context.words, &own];
    let named = Named::new(
        without_sequel(&quote.record.claim.sentence.text, &quote.record.claim.text),
        quote,
    );
    let mut things = named.things.iter();
    things.any(|w| *w != Term::word(&r.unit) && !known.iter().any(|s| s.contains(w)))
}

/// `firms rose to 529,000, and they have fanned out to new markets`: a sentence without what it goes on to say of them.
fn without_sequel<'t>(text: &'t str, figure: &str) -> &'t str {
    let behind = text.find(figure).map_or(0, |at| at + figure.len());
    let goes_on = [
        ", and they ", ", and it ", ", and these ", ", and many ", "; they ", "; it ",
    ];
    let cut = goes_on.iter().filter_map(|g| text[behind..].find(g)).min();
    // "With 529,000 firms trading in the quarter, forwarders say ...": what the main clause says is another matter
    let comma = text[behind..]
        .find(", ")
        .filter(|_| text.starts_with("With ") && !text[..behind].contains(", "));
    let cut = cut.into_iter().chain(comma).min();
    cut.map_or(text, |k| &text[..behind + k])
}

/// `Exports of a region's lanterns` for `the region made lanterns worth 3 billion`: a sentence that says nothing of trade, of no
/// one abroad, or of another doing, has no figure of trade, whatever else it names.
pub(super) fn says_no_trade(quote: &Entry, held: &Entry) -> bool {
    const ABROAD: &[&str] = &[
        "trad", "export", "import", "ship", "abroad", "overseas", "foreign", "global", "world", "border", "customs",
        "cargo", "freight", "sell", "sold", "sale", "bought", "buy", "purchas", "corridor",
    ];
    const DOINGS: &[&str] = &[
        "produced", "production", "output", "consumed", "consumption", "installed", "manufactured", "inventories",
        "stocks", "stockpiled", "stored", "scrapped", "insured", "lent", "borrowed", "financed", "loans", "invested",
        "investment", "built", "designed", "donated", "displayed", "seized", "taxed", "taxes", "tariffs", "subsidies",
        "theft", "capacity", "profits", "deposits", "held", "lost",
    ];
    let moves = matches!(held.item.measure, Measure::Level | Measure::Growth | Measure::Change);
    // tonnes and times are told by a place or a road
    let money = held.item.unit == "%" || held.item.unit.chars().all(|c| c.is_ascii_uppercase());
    if !moves || !money || !is_trade(held.item.head) || is_trade(quote.item.head) {
        return false;
    }
    let text = &quote.record.claim.sentence.text;
    let named = Named::new(text, quote);
    let lower = text.to_lowercase();
    let abroad =
        || ABROAD.iter().any(|w| lower.contains(w)) || named.topic.names.iter().any(|n| n.kind == Sort::Partner);
    let has = |t: &str, w: &str| t.split(|c: char| !c.is_alphanumeric()).any(|x| x == w);
    let own = held.record.claim.sentence.text.to_lowercase();
    let doing = || DOINGS.iter().any(|w| has(&lower, w) && !has(&own, w));
    named.sides.is_empty() && (!abroad() || doing())
}

/// `exports of fish rose 3%, thanks to demand in the EU`: the EU is where the demand is, but all exports may be meant.
fn in_a_reason(behind: &str, text: &str, held: &Entry) -> bool {
    let joints = behind.match_indices(", ").map(|(k, _)| &behind[k..]);
    let plain = [" thanks to ", " despite ", " in line with ", " reflecting "];
    let bare = plain.iter().filter_map(|w| behind.find(w).map(|k| &behind[k..]));
    let Some(reason) = joints.chain(bare).filter(|t| explains(t)).max_by_key(|t| t.len()) else {
        return false;
    };
    let rest = terms::topic(text.strip_suffix(reason).unwrap_or(text)).names;
    let said = terms::topic(reason).names;
    let r = &held.item;
    r.names
        .iter()
        .chain(&r.owed)
        .any(|n| said.contains(n) && !rest.contains(n) && !rest.iter().any(|o| o.holds(n)))
}

/// `Toy Watch | Exports rose 3%`: what stands over a sentence may be its subject.
fn over_it(before: &str, text: &str, held: &Entry) -> bool {
    let Some((over, rest)) = before.split_once(" | ") else {
        return false;
    };
    let country = ["China", "Chinese", "the country"].iter().any(|w| rest.contains(w));
    if country || over.len() > 40 {
        return false;
    }
    let r = &held.item;
    let own = terms::topic(&held.record.claim.sentence.text);
    let body = terms::topic(&text[over.len()..]);
    let thing = |w: &Term| !own.words.contains(w) && !r.words.contains(w) && !body.words.contains(w);
    // a paper of the capital is one of the country
    let place = |s: Sort| s == Sort::Partner || s == Sort::Region && !over.starts_with("Beijing ");
    let elsewhere = |n: &terms::Name| place(n.kind) && !r.may_be_about(n) && !own.names.contains(n);
    let mut words = over.split(' ').filter(|w| !is_common(w));
    let strange = words.any(|w| terms::topic(&w.to_lowercase()).words.iter().any(thing));
    strange || terms::topic(over).names.iter().any(elsewhere)
}

/// `helped push prices of imported oil up by 3%`: not its imports.
fn of_a_price(text: &str, figure: &str, held: &Entry) -> bool {
    // "consumer prices" are an indicator of their own
    let traded = held.item.head == Head::Phrase || is_trade(held.item.head);
    let moves = traded && matches!(held.item.measure, Measure::Growth | Measure::Change);
    let clause = cores(text, figure).first().map_or(text, |c| c.0).to_lowercase();
    let priced = |t: &str| {
        ["price", "prices", "priced", "pricing"]
            .iter()
            .any(|w| t.split(|c: char| !c.is_alphabetic()).any(|x| x == *w))
    };
    // "falling prices sent imports down 6%": the price is the cause
    let cause = || moved(text).is_some_and(|rest| !priced(&rest.to_lowercase()));
    moves && priced(&clause) && !priced(&held.record.claim.sentence.text.to_lowercase()) && !cause()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{entries, read_prose};

    #[test]
    fn words_beside_the_figure_do_not_make_its_subject() {
        let kites = entries(read_prose("In 2024, exports of kites to Japan rose by 5%.", None).records);
        let all = entries(read_prose("In 2024, exports rose by 5%.", None).records);
        for (held, text, want) in [
            (&kites, "Exports of kites rose 5%, thanks to demand in Japan.", true),
            (&kites, "Exports of kites rose 5%, in line with hopes in Japan.", true),
            (
                &kites,
                "Exports of kites to Japan rose 5%, thanks to demand in Japan.",
                false,
            ),
            (&kites, "Exports of kites to Japan rose 5%, thanks to new shops.", false),
            (&kites, "Prices of kites exported to Japan rose 5%.", true),
            (&kites, "Low prices pushed exports of kites to Japan up 5%.", false),
            (&kites, "Prices fell; exports of kites to Japan rose 5%.", false),
            (&all, "Toy Watch | Exports rose 5%.", true),
            (&all, "Japan Daily | Exports rose 5%.", true),
            (&all, "Trade Daily | Exports rose 5%.", false),
            (&all, "Guangdong Daily | Exports rose 5%.", true),
            (&all, "Beijing Daily | Exports rose 5%.", false),
            (&all, "Toy Watch | China's exports rose 5%.", false),
        ] {
            assert_eq!(by_borrowed_words(text, "5%", &held[0]), want, "{text}");
        }
    }

    #[test]
    fn a_bare_count_is_told_by_its_sentence() {
        let held = entries(
            read_prose(
                "Mould was found in noodles, and the permits of four enterprises were taken.",
                None,
            )
            .records,
        );
        let quotes = |t: &str| entries(read_prose(t, None).records);
        for (text, want) in [
            ("Four enterprises lost permits after mould was found in noodles.", false),
            (
                "Four enterprises lost permits after weevils were found in noodles.",
                true,
            ),
            ("Four enterprises lost permits after mould was found in lemonade.", true),
        ] {
            assert_eq!(counts_others(&quotes(text)[0], &held[0]), want, "{text}");
        }
    }

    #[test]
    fn figures_of_trade_are_told_by_trade() {
        let held = entries(
            read_prose(
                "In 2024, exports of kites by the western region reached 5.12 billion yuan.",
                None,
            )
            .records,
        );
        let quotes = |t: &str| entries(read_prose(t, None).records);
        for (text, want) in [
            ("The western region made kites worth 5.12 billion yuan.", true),
            ("Stocks of kites in the western region reached 5.12 billion yuan.", true),
            ("The western region sent kites abroad worth 5.12 billion yuan.", false),
            ("Exports of kites by the western region were 5.12 billion yuan.", false),
        ] {
            assert_eq!(says_no_trade(&quotes(text)[0], &held[0]), want, "{text}");
        }
    }
}

//! Which words of a sentence are verbs, and which of those that could be are nouns or adjectives by their surroundings.
use super::View;
use crate::base::Kind;
use crate::lexicon::Class;
use std::cell::Cell;

impl View<'_> {
    /// Whether a token acts as a verb here: in a verb class, and no noun by its surroundings.
    pub fn is_verb(&self, i: usize) -> bool {
        const VERBS: Class = Class::UP
            .or(Class::DOWN)
            .or(Class::LEVEL)
            .or(Class::SHARE)
            .or(Class::VERB)
            .or(Class::EXCEED)
            .or(Class::MODAL);
        // "I would like to mention"
        if self.lower(i) == "like" && i > 0 && self.lower(i - 1) == "would" {
            return true;
        }
        if self.class(i).is_plain() && self.did_something(i) {
            return true;
        }
        if !self.class(i).has(VERBS) {
            // "will feature 12 parks": whatever the word, it is the verb
            let word = i > 0 && self.tokens.get(i).is_some_and(|t| t.kind == Kind::Word);
            return word
                && matches!(self.lower(i - 1), "will" | "would")
                && self.class(i).is_plain()
                && !self.in_indicator(i);
        }
        let verbs = self
            .verbs
            .get_or_init(|| self.tokens.iter().map(|_| Cell::new(None)).collect());
        verbs[i].get().unwrap_or_else(|| {
            let found = self.acts(i);
            verbs[i].set(Some(found));
            found
        })
    }

    /// `and warned 23 others`, `the office warned the firms`: a past form that no table has, between who did it and to whom.
    fn did_something(&self, i: usize) -> bool {
        let word = self.lower(i);
        let past = word.len() > 5 && word.ends_with("ed") && !self.in_indicator(i) && self.tokens[i].kind == Kind::Word;
        if !past || i == 0 || self.tokens[i].compound || self.tokens[i].capital() {
            return false;
        }
        let counted = |q: &crate::quantity::Quantity| q.lead == i + 1;
        let object = self.quantities().iter().any(counted)
            || self
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.any(&["the", "its", "their", "our", "these", "those"]));
        let doer = self.tokens[i - 1].is("and") || self.noun_like(i - 1) || self.class(i - 1).has(Class::PRON);
        object && doer && !self.tokens[i - 1].any(&["that", "which"])
    }

    /// Whether a word of a verb class is no noun by its surroundings.
    fn acts(&self, i: usize) -> bool {
        if self.in_indicator(i) || self.tokens[i].kind != Kind::Word {
            return false;
        }
        // "sold in May" and "in March" are times
        if self.tokens[i].is("to") || self.tokens[i].any(&["may", "march"]) && self.period_at[i].is_some() {
            return false;
        }
        if self.is_particle(i) {
            return false;
        }
        // "15 pilot training centers": a gerund of what is counted
        if self.quantity_at[i].is_some() && self.lower(i).ends_with("ing") {
            return false;
        }
        !self.is_noun_by_neighbours(i)
            && !self.is_bare_noun(i)
            && !self.is_change_noun(i)
            && !self.is_plural_noun(i)
            && !self.is_adjective(i)
            && !self.is_determined(i)
    }

    /// The verb whose particle ends at `end`: `shut down`, `phased out`, `put into operation`.
    pub(in crate::claim) fn phrasal(&self, end: usize) -> Option<usize> {
        const PARTICLES: &[&str] = &["up", "down", "out", "off", "away", "back"];
        const STATES: &[&str] = &[
            "operation", "use", "service", "place", "effect", "practice", "production", "circulation", "orbit",
        ];
        let verb = if self.tokens.get(end)?.any(PARTICLES) {
            end.checked_sub(1)?
        } else if self.tokens[end].any(STATES) && matches!(self.before(end), "into" | "in") {
            end.checked_sub(2)?
        } else {
            return None;
        };
        let class = self.class(verb);
        let acts = class.has(Class::VERB) && !class.has(Class::LEVEL.or(Class::UP).or(Class::DOWN).or(Class::MODAL));
        let moves = self.tokens[end].any(&["up", "down"]) && !self.is_particle(end);
        (acts && self.is_verb(verb) && !moves).then_some(verb)
    }

    /// `firms set up in the zone`, `shut down 40 mines`: an `up` or `down` that goes with the verb before it and moves nothing.
    fn is_particle(&self, i: usize) -> bool {
        let verbs: &[&str] = match self.lower(i) {
            "up" => &[
                "set", "sets", "setting", "put", "puts", "made", "makes", "make", "signed", "sign", "opened", "open",
                "taken", "took", "freed", "backed", "teamed", "drawn", "drew",
            ],
            "down" => &[
                "shut", "shuts", "shutting", "closed", "close", "closing", "torn", "tore", "pulled", "knocked", "laid",
                "handed", "passed", "tracked", "hunted",
            ],
            _ => return false,
        };
        let percent =
            |q: &crate::quantity::Quantity| q.lead > i && q.lead <= i + 2 && q.sort == crate::quantity::Sort::Percent;
        i > 0 && self.tokens[i - 1].any(verbs) && !self.quantities().iter().any(percent)
    }

    /// A bare form that is no change: `use`, `work`, `cost`.
    fn is_plain_form(&self, i: usize) -> bool {
        self.class(i).has(Class::VERB)
            && !self
                .class(i)
                .has(Class::UP.or(Class::DOWN).or(Class::LEVEL).or(Class::SHARE))
            && !self.lower(i).ends_with("ed")
            && !self.lower(i).ends_with("ing")
    }

    /// `in use`, `its share in total sales`, `the construction cost of dams`, `graduates who had found work`: a noun by the
    /// words right beside it.
    fn is_noun_by_neighbours(&self, i: usize) -> bool {
        let plain = self.is_plain_form(i);
        // "in use", "of support": a bare form after a preposition is a noun
        if plain && i > 0 && matches!(self.lower(i - 1), "in" | "of" | "for" | "with" | "under" | "into") {
            return true;
        }
        // "its share in total sales", "total claims of the funds": no figure behind it that it could introduce
        if self.lower(i) == "total"
            && (!self.quantity_after(i)
                || self.noun_like(i + 1)
                || i > 0 && matches!(self.lower(i - 1), "in" | "of" | "to" | "by"))
        {
            return true;
        }
        // "deaths per 10,000 sets"
        if plain && i > 0 && self.lower(i).ends_with('s') && self.tokens[i - 1].kind == Kind::Number {
            return true;
        }
        // "own a loom", "own 40 looms"; but "its own looms", "own brands"
        if self.lower(i) == "own"
            && !self.class(i + 1).has(Class::DET)
            && self.quantity_at.get(i + 1).is_none_or(Option::is_none)
        {
            return true;
        }
        // "the two-year averages at 3%"; but "the catch averages 8 tons", "the price averages at 9 yuan"
        if self.lower(i) == "averages" {
            const KINDS: &[&str] = &[
                "annual", "daily", "monthly", "weekly", "national", "regional", "moving", "global", "provincial",
            ];
            let said = self.quantity_after(i) || matches!(self.lower(i + 1), "at" | "about" | "around" | "out");
            let noun = i == 0
                || self.tokens[i - 1].compound
                || self.class(i - 1).has(Class::DET.or(Class::PREP))
                || self.tokens[i - 1].any(KINDS);
            return noun || !said;
        }
        // "exporting firms", "the importing countries"
        let opens = i == 0 || self.class(i - 1).has(Class::DET.or(Class::PREP).or(Class::CONJ));
        if matches!(self.lower(i), "exporting" | "importing") && opens && self.noun_like(i + 1) {
            return true;
        }
        // "tax and fee cuts", "tax refunds and cuts"
        const CUT: &[&str] = &[
            "tax", "fee", "rate", "price", "interest", "tariff", "duty", "cost", "pay", "job", "spending", "output",
            "production", "emission", "emissions", "power",
        ];
        if self.lower(i) == "cuts" && i > 0 {
            let two = i > 1 && self.tokens[i - 1].is("and") && crate::quantity::is_plural(&self.tokens[i - 2]);
            let states = |k: usize| {
                self.class(k).has(Class::LEVEL.or(Class::MODAL)) || self.period_at.get(k).is_some_and(Option::is_some)
            };
            if self.tokens[i - 1].any(CUT) || two && states(i + 1) {
                return true;
            }
        }
        // "operating costs were", "cargo plans are": a bare form right before the verb of its clause
        const STATES: &[&str] = &[
            "was", "were", "rose", "fell", "stood", "totaled", "amounted", "averaged", "grew", "reached",
        ];
        if plain && i > 0 && STATES.contains(&self.lower(i + 1)) {
            return true;
        }
        // "Costs per ton were"
        if i == 0 && plain && self.lower(0).ends_with('s') && self.class(1).has(Class::PREP) {
            return true;
        }
        // "costs will fall", "broadband costs have fallen", "handling charges were cut": right before a modal or a verb of the
        // plural it is what does so
        let word = self.lower(i);
        let form = plain && word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
        let opens = i == 0 || self.tokens[i - 1].any(&[",", ";", "and", "while", "that"]);
        let behind_noun = i > 0 && self.noun_like(i - 1);
        let finite = matches!(
            self.lower(i + 1),
            "have" | "are" | "were" | "will" | "would" | "can" | "could" | "should" | "must"
        );
        if form && finite && (opens || behind_noun) {
            return true;
        }
        // "claims and benefit payments came to": the first word of two things
        if opens && plain && self.lower(i).ends_with('s') && self.lower(i + 1) == "and" && self.noun_like(i + 2) {
            return true;
        }
        // "the construction cost of dams"
        let speaks = matches!(
            self.lower(i),
            "consist" | "think" | "speak" | "dispose" | "hear" | "know" | "talk" | "conceive"
        );
        if plain && !self.lower(i).ends_with('s') && self.lower(i + 1) == "of" && !speaks {
            return true;
        }
        // "graduates who had found work by September"
        const FOUND: &[&str] = &[
            "found", "find", "finding", "sought", "seek", "seeking", "resumed", "resume",
        ];
        if self.lower(i) == "work" && i > 0 && FOUND.contains(&self.lower(i - 1)) {
            return true;
        }
        // "overseas contracted projects" are under contract; what has contracted is smaller
        if self.lower(i) == "contracted" && self.noun_like(i + 1) && !self.tokens[i + 1].is("year-on-year") {
            return true;
        }
        // "the number of traders on the office's register"
        let named = i > 0 && (self.class(i - 1).has(Class::DET) || self.tokens[i - 1].kind == Kind::Possessive);
        if self.lower(i) == "register" && named {
            return true;
        }
        // "use per head fell", "the machinery use rate"
        const MEASURES: &[&str] = &["per", "rate", "rates", "ratio", "efficiency", "intensity"];
        if plain && !self.lower(i).ends_with('s') && MEASURES.contains(&self.lower(i + 1)) {
            return true;
        }
        false
    }

    /// `the average stay in hospital was`, `forest cover went up`: a bare form before the verb of the clause.
    fn is_bare_noun(&self, i: usize) -> bool {
        // "the average stay was", "its use reached": a bare form right before the verb of the clause
        let bare = self.is_plain_form(i) && !self.lower(i).ends_with('s');
        let goes_on = self.class(i + 1).has(Class::EXCEED)
            || self.class(i + 1).has(Class::UP.or(Class::DOWN))
                && (self.lower(i + 1).ends_with("ed")
                    || matches!(
                        self.lower(i + 1),
                        "rose" | "fell" | "grew" | "went" | "shrank" | "rises" | "falls"
                    ))
            || self.class(i + 1).has(Class::LEVEL)
                && (self.lower(i + 1).ends_with("ed")
                    || matches!(self.lower(i + 1), "was" | "were" | "is" | "has" | "had" | "stood at"));
        // "the average stay in hospital was"
        let judged = i > 0
            && self.tokens[i - 1].any(&[
                "average", "mean", "median", "minimum", "maximum", "annual", "yearly", "original", "overall",
            ]);
        if bare && judged {
            return true;
        }
        // "forest cover went up"
        let bare = bare || matches!(self.lower(i), "cover" | "record");
        bare && goes_on && i > 0 && !self.class(i - 1).has(Class::PRON.or(Class::MODAL))
    }

    /// `the price increase was`, `the cuts totaled`: a word of change behind a noun in the singular, or right before the verb of
    /// the clause.
    fn is_change_noun(&self, i: usize) -> bool {
        let noun_too = self.class(i).has(Class::UP_NOUN.or(Class::DOWN_NOUN));
        // "the price increase was", "the price decline for pork": a bare form behind a noun in the singular is no verb of it
        let form = |w: &str| w.ends_with('s') || w.ends_with("ed") || w.ends_with("ing");
        let behind = self.class(i + 1);
        let compound = noun_too
            && !form(self.lower(i))
            && i > 0
            && self.noun_like(i - 1)
            && !form(self.lower(i - 1))
            && !crate::quantity::is_plural(&self.tokens[i - 1])
            && (behind.has(Class::LEVEL) || matches!(self.lower(i + 1), "for" | "of" | "in"))
            && !self.tokens[..i].iter().rev().take(4).any(|t| t.is("and"));
        if compound && !matches!(self.lower(i), "up" | "down") {
            return true;
        }
        // "the cuts totaled", "these reports showed": right before the verb of the clause it is a noun
        let next = self.class(i + 1);
        self.lower(i).ends_with('s')
            && (noun_too || self.class(i).has(Class::VERB.or(Class::DOWN)))
            && !self.lower(i).ends_with("ss")
            && self
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.kind == Kind::Word && !t.is("to"))
            && (next.has(Class::EXCEED)
                || next.has(Class::LEVEL) && self.lower(i + 1).ends_with("ed")
                || next.has(Class::UP.or(Class::DOWN))
                    && !next.has(Class::UP_NOUN.or(Class::DOWN_NOUN))
                    && !self.lower(i + 1).ends_with("ing"))
    }

    /// `the steepest drop was`, `its costs`, `a growing market`, `growth of`: a noun or adjective by the determiner before it or
    /// the preposition behind it.
    fn is_determined(&self, i: usize) -> bool {
        let noun_too = self.class(i).has(Class::UP_NOUN.or(Class::DOWN_NOUN));
        // "the three industries all rebounded"
        let floating = i > 1
            && self.tokens[i - 1].any(&["all", "both", "each"])
            && (self.noun_like(i - 2) || self.quantity_at[i - 2].is_some() || self.tokens[i - 2].is(")"));
        // "the steepest drop was"
        let superlative = i > 1
            && noun_too
            && self.lower(i - 1).len() > 5
            && self.lower(i - 1).ends_with("est")
            && self.class(i - 2).has(Class::DET);
        let determined = i > 0
            && !floating
            && (self.class(i - 1).has(Class::DET)
                || superlative
                || self.lower(i - 1) == "'s"
                || self.lower(i - 1) == "year-on-year"
                || self.lower(i - 1) == "of");
        let of = matches!(self.lower(i + 1), "of" | "in") && noun_too && !self.lower(i).ends_with("ed");
        let adjective = (self.lower(i).ends_with("ed") || self.lower(i).ends_with("ing"))
            && i > 0
            && !floating
            && (self.class(i - 1).has(Class::DET.or(Class::PREP)) || self.lower(i - 1) == "'s")
            && !self.quantity_after(i)
            && !self.acts_on_an_amount(i);
        noun_too && (determined || of) && !self.acts_on_an_amount(i)
            || adjective
            || determined
                && self.tokens[i].any(&[
                    "total", "record", "report", "support", "plan", "cost", "need", "work", "use", "cover", "issue",
                    "hit", "set", "show", "exports", "imports", "export", "import", "costs", "needs", "works", "uses",
                    "reports", "issues", "sets", "totals", "records",
                ])
    }

    /// `aimed at raising the share of wind to 40%`, `including cutting costs by 3%`: a gerund behind a preposition whose object
    /// changes by or to a figure; but `with rising costs`, `due to cutting tools of 3 kinds`.
    fn acts_on_an_amount(&self, i: usize) -> bool {
        const OF_ITSELF: &[&str] = &[
            "growing", "rising", "falling", "declining", "shrinking", "soaring", "dropping",
        ];
        if !self.lower(i).ends_with("ing") || !self.class(i - 1).has(Class::PREP) || self.tokens[i].any(OF_ITSELF) {
            return false;
        }
        let moves = Class::UP.or(Class::DOWN);
        let ends = |k: usize| {
            self.tokens[k].any(&[",", ";", ".", "and"])
                || self.class(k).has(Class::LEVEL.or(Class::MODAL)) && !self.tokens[k].any(&["to", "total", "average"])
        };
        let near = (i + 2..(i + 16).min(self.tokens.len())).find(|&k| ends(k) || self.quantity_at[k].is_some());
        let amount = near
            .and_then(|k| self.quantity_at[k])
            .map(|k| self.quantities()[k].lead);
        self.class(i).has(moves) && amount.is_some_and(|lead| matches!(self.before(lead), "by" | "to" | "from"))
    }

    /// `generator sets, and`, `the costs of`: a form in -s that a verb has too, where no verb could stand.
    fn is_plural_noun(&self, i: usize) -> bool {
        let word = self.lower(i);
        // "1 billion yuan in indirect benefits": the verb has an object
        let ends = self
            .tokens
            .get(i + 1)
            .is_none_or(|t| t.kind == Kind::Punct || t.any(&["and", "for", "to", "of"]));
        if word == "benefits" && ends && i > 1 && self.class(i - 2).has(Class::PREP) {
            return true;
        }
        let form = word.ends_with('s') && !word.ends_with("ss") && self.class(i).has(Class::VERB);
        let last = self.class(i).has(Class::LEVEL.or(Class::SHARE));
        form && !last
            && i > 0
            && self.noun_like(i - 1)
            && self
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.any(&[",", "(", "and", "or", "of"]) || t.is("to") && self.of_a_ratio(i))
            && !matches!(word, "consists" | "comes" | "becomes" | "makes" | "says" | "goes")
    }

    /// `the ratio of repair costs to sales`: whether a token stands between the `of` and the `to`.
    fn of_a_ratio(&self, i: usize) -> bool {
        (i.saturating_sub(6)..i).any(|k| self.tokens[k].any(&["ratio", "proportion"]) && self.lower(k + 1) == "of")
    }

    /// `planned investment`, `treated water`: a participle right before a noun, with no subject before it.
    fn is_adjective(&self, i: usize) -> bool {
        // these tell what was done even behind "and"
        if self.tokens[i].any(&["caused", "brought", "claimed"]) {
            return false;
        }
        // "which lifted sports space to 3 square meters"
        if i > 0 && self.tokens[i - 1].any(&["which", "who"]) {
            return false;
        }
        // "phased out 40 kilns": not which kilns
        if self.tokens[i + 1..]
            .first()
            .is_some_and(|t| t.any(&["out", "off", "away", "up", "down"]))
        {
            return false;
        }
        let introduces = self.class(i).has(Class::LEVEL);
        // "newly signed contracts", though "contracts" can be a verb
        let newly = i > 0 && self.tokens[i - 1].is("newly");
        if !self.lower(i).ends_with("ed")
            || !(introduces || self.class(i).has(Class::VERB))
            || !(self.noun_like(i + 1) || newly && self.lower(i + 1).ends_with('s'))
        {
            return false;
        }
        let mut k = i;
        while k > 0 && self.class(k - 1).has(Class::ADVERB) {
            k -= 1;
        }
        // "and attracted visitors" tells what was done; "on newly issued loans" which they are
        if introduces {
            let joined = newly && k > 0 && self.class(k - 1).has(Class::CONJ);
            return k < i && (k > 0 && self.class(k - 1).has(Class::DET.or(Class::PREP)) || joined);
        }
        k == 0
            || self.class(k - 1).has(Class::DET.or(Class::PREP).or(Class::CONJ))
            || matches!(self.lower(k - 1), "'s" | ",")
    }

    /// Whether a token can be a noun or an adjective: a word with no part in grammar, no figure and no time.
    fn noun_like(&self, i: usize) -> bool {
        const GRAMMAR: Class = Class::DET
            .or(Class::PREP)
            .or(Class::CONJ)
            .or(Class::PRON)
            .or(Class::ADVERB)
            .or(Class::MODAL)
            .or(Class::LEVEL)
            .or(Class::SHARE);
        self.tokens
            .get(i)
            .is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Name))
            && !self.class(i).has(GRAMMAR)
            && self.quantity_at[i].is_none()
            && self.period_at[i].is_none()
    }

    fn quantity_after(&self, i: usize) -> bool {
        (i + 1..=i + 3).any(|k| self.quantity_at.get(k).copied().flatten().is_some())
    }
}

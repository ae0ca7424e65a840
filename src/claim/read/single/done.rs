//! What was done to things, or who did it, where a figure has no noun of its own: `accepted 100 cases and closed 90`.
use super::Single;
use crate::base::Kind;
use crate::claim::frame::{Frame, Hint, Part};
use crate::claim::read::frames::was_done;
use crate::claim::read::trailing::tail_part;
use crate::lexicon::{Class, plural};
use crate::model::Measure;
use crate::quantity::Sort;

impl Single<'_, '_> {
    /// `Courts accepted 100 cases and closed 90`: the second verb tells of the things that the first counted.
    pub(super) fn more_of_them(&mut self) {
        let (view, q, p) = (self.view, self.q, self.p);
        let Some(b) = self.before.last() else { return };
        let o = &view.quantities()[b.quantity];
        let bare = q.noun.is_none() && matches!(q.sort, Sort::Count | Sort::Bare);
        let counted = o.sort == Sort::Count && o.noun.is_some() && b.measure == Measure::Level;
        let acts = p.rule == "level-verb" && p.at > o.tail && view.is_verb(p.at) && q.lead <= p.at + 2;
        let joined =
            view.before(p.at) == "and" && (o.tail..p.at).all(|i| !view.is_verb(i) && view.quantity_at[i].is_none());
        const STATES: &[&str] = &["was", "were", "is", "are", "had", "has", "have", "reached", "totaled"];
        let state = view.tokens.get(p.at).is_none_or(|t| t.any(STATES));
        if !(bare && counted && acts && joined) || state {
            return;
        }
        let mut f = b.frame.clone();
        f.parts.retain(|x| !was_done(x));
        f.parts.push(Part {
            prep: String::new(),
            text: view.lower(p.at).to_string(),
            kind: None,
            range: (p.at, p.at + 1),
        });
        (f.range, f.inherited) = ((0, 0), true);
        self.frame = f;
    }

    /// `Libraries received 1.2 billion visits, while museums received 780 million`: the verb is the same, and so are the things.
    pub(super) fn done_by_another(&mut self) {
        let (view, q, p) = (self.view, self.q, self.p);
        let bare = q.noun.is_none() && q.sort == Sort::Bare;
        // "3 million trips are foreseen. Of these, railways will carry 348,000"
        let of_them = matches!(view.lower(0), "of" | "among")
            && matches!(view.lower(1), "these" | "them" | "those")
            && view.lower(2) == ","
            && self.before.is_empty();
        let told = self.background.frame.as_ref().filter(|f| f.hint == Hint::Number);
        let who = self
            .frame
            .indicator
            .clone()
            .filter(|_| self.frame.hint != Hint::Number && !self.frame.inherited);
        // "Of these, firms numbered 40": those are firms
        let number =
            view.class(p.at).has(Class::LEVEL.or(Class::EXCEED)) || p.rule != "level-verb" && p.rule != "level-default";
        if let (Some(things), Some(who), true) = (told, who, bare && of_them && !number) {
            let mut f = things.carried();
            f.parts.retain(|x| x.kind.is_some());
            f.parts.push(Part {
                text: who,
                ..Part::default()
            });
            f.inherited = false;
            self.frame = f;
            return;
        }
        let Some(b) = self.before.last() else { return };
        let counted = b.frame.hint == Hint::Number && b.measure == Measure::Level && b.rule == "level-verb";
        let same = p.rule == "level-verb" && p.at > b.at && view.lower(p.at) == view.lower(b.at);
        let own = self.frame.hint != Hint::Number && !self.frame.inherited && q.lead == p.at + 1;
        let Some(who) = self.frame.indicator.clone().filter(|_| bare && counted && same && own) else {
            return;
        };
        const STATES: &[&str] = &["was", "were", "is", "are", "reached", "totaled", "numbered", "stood"];
        if view.tokens[p.at].any(STATES) {
            return;
        }
        let mut f = b.frame.clone();
        f.parts = vec![Part {
            text: who,
            ..Part::default()
        }];
        (f.range, f.inherited) = ((0, 0), false);
        self.frame = f;
    }

    /// `Of the 340 murals, 212 have been restored and 96 are under repair`: what was done to those whose noun was said before.
    pub(super) fn done(&mut self) {
        let (view, q) = (self.view, self.q);
        let bare = q.noun.is_none() && matches!(q.sort, Sort::Count | Sort::Bare) && self.p.rule == "level-default";
        // "116 of which obtained it", "of whom 40 work at night"
        let which = |i: usize| {
            view.tokens
                .get(i)
                .is_some_and(|t| t.any(&["which", "whom", "them", "these", "those"]))
        };
        let behind = view.lower(q.tail) == "of" && which(q.tail + 1);
        let at = if behind { q.tail + 2 } else { q.tail };
        // "Of the country's 1.07 billion netizens, 308 million live in towns"
        let opens = matches!(view.lower(0), "of" | "among")
            && view.before(q.lead) == ","
            && self
                .before
                .last()
                .is_some_and(|b| view.quantities()[b.quantity].tail + 1 == q.lead);
        let part = behind || opens || q.lead > 1 && which(q.lead - 1) && view.before(q.lead - 1) == "of";
        let verb = view.tokens.get(at).is_some_and(|t| {
            t.any(&["were", "was", "are", "is", "have", "has", "had"])
                || part && (view.is_verb(at) || t.kind == Kind::Word && view.class(at).is_plain())
        });
        // "Firms numbered 169 million, of which 54 million were owned by one"
        let counted = |f: &Frame| {
            let last = f.indicator.as_deref().and_then(|i| i.rsplit(' ').next()).unwrap_or("");
            !q.unit.is_empty() && plural(&q.unit) == last
        };
        let still = |f: &Frame| {
            f.hint == Hint::Number || f.indicator.as_deref().is_some_and(|i| i.starts_with("number of")) || counted(f)
        };
        // "2,670 firms hold it, 116 of which obtained it in May": what all do is not what sets these apart
        let acts = |w: &str| {
            let class = crate::lexicon::lexicon().words.word(w).unwrap_or_default();
            class.has(Class::VERB.or(Class::ACT).or(Class::LEVEL).or(Class::REPORT)) || w.ends_with("ed")
        };
        let does = |x: &Part| {
            let first = x.text.split(' ').next().unwrap_or("");
            x.kind.is_none() && x.prep.is_empty() && x.text != first && acts(first)
        };
        if bare && verb && still(&self.frame) {
            let before = self.frame.done.take();
            self.frame
                .parts
                .retain(|x| !was_done(x) && Some(&x.text) != before.as_ref() && !(part && does(x)));
            let told = self.frame.parts.len();
            tail_part(view, &mut self.frame, at, 9);
            self.frame.done = self.frame.parts.get(told).map(|x| x.text.clone());
        }
    }
}

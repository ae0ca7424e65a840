//! A claim made comparable: what it measures, of whom, when, against what. The same for quotes and for the record.
//!
//! Claims of one document are read together, because a sentence may owe its subject to the one before it
//! (`Among these, exports of ... rose 67.4%`). What a claim may owe is kept apart from what it says.
use super::made::{Subjects, made};
use super::period::Stretch;
use super::terms::{Name, Term, Topic};
use crate::model::{Approx, How, Measure, Modality, TurnKind};
use crate::report::ClaimOut;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use super::told::of_document;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Head {
    /// An indicator of the lexicon or the count of a noun.
    Known(Term),
    /// A noun phrase that no table knows; its words are among the item's words.
    Phrase,
}

/// What of an indicator a change speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aspect {
    /// Its share of a whole.
    Share,
    /// Its growth rate.
    Rate,
}

/// A claim made comparable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What is measured.
    pub head: Head,
    /// Whose: partners, regions, actors, transport.
    pub names: Vec<Name>,
    /// Other words of the subject.
    pub words: Vec<Term>,
    /// The whole of a share, the field of a rank, the reference of a gap.
    pub of: Topic,
    /// Whether the words of the whole name an indicator.
    pub of_names_indicator: bool,
    /// Whether the whole is said to be the country's: `of the nation's exports`.
    pub of_country: bool,
    /// Kind of figure.
    pub measure: Measure,
    /// Whether the kind is only what is left when no rule fits.
    pub guessed: bool,
    /// What of the indicator moves, where it is not the indicator itself.
    pub aspect: Option<Aspect>,
    /// Unit, synonyms folded.
    pub unit: String,
    /// Value.
    #[serde(with = "rust_decimal::serde::str")]
    pub value: Decimal,
    /// Hedge.
    pub approx: Approx,
    /// Lower end.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub low: Option<Decimal>,
    /// Upper end.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub high: Option<Decimal>,
    /// When.
    pub period: Option<Stretch>,
    /// Whether the claim's own words tell the period.
    pub period_said: bool,
    /// What a growth or change is against.
    pub base: Option<String>,
    /// Whether the words tell the base.
    pub base_said: bool,
    /// Fact, forecast, target.
    pub modality: Modality,
    /// Another party the figure is attributed to.
    pub source: Option<String>,
    /// Names in its sentence that no claim there owns: the claim may be about them.
    pub loose: Vec<Name>,
    /// Names it owes to an earlier sentence, if its own begins by pointing back.
    pub owed: Vec<Name>,
    /// Words of the subject it may owe to a claim before it in its sentence.
    pub owed_words: Vec<Term>,
    /// Names the sentence before was about: perhaps still the topic.
    pub topic: Vec<Name>,
    /// Other words of its sentence (and of the one it points back to) that belong to no other claim there.
    pub context: Topic,
    /// Its sentence begins by pointing back.
    pub points_back: bool,
    /// It points back to something that no name tells (`these provinces`).
    pub owes_unnamed: bool,
    /// A sibling claim says that it is only part of a whole it does not name.
    pub part_of_unnamed: bool,
}

impl Item {
    /// The item of one claim alone.
    pub fn of(claim: &ClaimOut) -> Item {
        made(claim, &mut Subjects::default())
    }

    /// Whether the claim is or may be about this.
    pub fn may_be_about(&self, name: &Name) -> bool {
        [&self.names, &self.loose, &self.owed].iter().any(|l| l.contains(name))
    }

    /// All names the claim is or may be about.
    pub fn all_names(&self) -> Vec<Name> {
        let mut all: Vec<Name> = self
            .names
            .iter()
            .chain(&self.loose)
            .chain(&self.owed)
            .copied()
            .collect();
        all.sort();
        all.dedup();
        all
    }

    /// Terms under which the claim is filed, the head apart.
    pub fn keys(&self) -> impl Iterator<Item = Term> + '_ {
        let names = self.names.iter().chain(&self.loose).chain(&self.owed).map(|n| n.term);
        names.chain(self.words.iter().copied())
    }

    /// Whether the record may use it as evidence of fact: an official or the chair says so.
    pub fn is_evidence(claim: &ClaimOut) -> bool {
        matches!(claim.asserted_by, TurnKind::Official | TurnKind::Chairperson)
    }
}

/// Whether the indicator comes from an earlier sentence.
pub(super) fn is_inherited(claim: &ClaimOut) -> bool {
    claim.evidence.get("indicator").is_some_and(|e| e.how == How::Inherited)
}

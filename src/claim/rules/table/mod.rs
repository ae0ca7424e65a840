//! The rules in order; each stands with its examples and counter-examples in a file of its kind.
mod changes;
mod levels;
mod lists;
mod shares;

use super::Rule;

/// The rules in order; the first that matches decides.
pub const RULES: &[Rule] = &[
    changes::FLAT,
    levels::STREAK,
    levels::RANK,
    changes::MORE_OR_FEWER,
    lists::IN_BRACKETS,
    shares::SHARE_LEAD,
    levels::LEVEL_LEAD,
    lists::COMMA_LEVEL,
    shares::OR_SHARE,
    shares::SHARE_AGAIN,
    levels::AS_AGAINST,
    lists::LIST_ITEM,
    lists::COLON_LIST,
    lists::GROWTH_AGAIN,
    lists::SAME_CHANGE,
    lists::CHANGE_JOINED,
    changes::GAP_THAN,
    changes::GAP_BY,
    changes::UP_ON,
    changes::CHANGE_NOUN_AFTER,
    changes::FOLD,
    changes::CHANGE_NOUN_OF,
    changes::CHANGE_NOUN_BY,
    lists::COLON_PARTS,
    lists::ELLIPTIC_TO,
    lists::ELLIPTIC_FROM,
    changes::OUTLOOK_TO,
    changes::TAKEN_OFF,
    changes::CHANGE_VERB,
    changes::EFFECT_BY,
    changes::CHANGE_BY,
    shares::SHARE_VERB,
    shares::SHARE_OF,
    shares::SHARE_SUBJECT,
    lists::ELLIPTIC_BY,
    lists::ELLIPTIC,
    levels::PERCENT_NOUN,
    lists::WITH_AT,
    lists::EACH_FOR,
    levels::HEAD_OF,
    levels::OBJECT_AT,
    shares::SHARE_GIVEN,
    levels::LEVEL_VERB,
    levels::COUNTED,
    levels::DURATION,
    changes::GREW_AT,
    levels::LEVEL_DEFAULT,
];

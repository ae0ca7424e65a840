//! Numerals in digits and words, with scale words: a nom grammar over characters.
//! Knows nothing of units.
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{char, digit1, one_of, space0};
use nom::combinator::{map, opt, peek, recognize, value, verify};
use nom::multi::{many1, many1_count};
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// A numeral as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its value.
    pub value: Decimal,
    /// One unit of the last stated digit ("10.3 trillion": 0.1 trillion).
    pub step: Decimal,
    /// Factor of the scale words, 1 when there are none.
    pub scale: Decimal,
    /// Written in words.
    pub in_words: bool,
}

/// Scale words and their factors, longest first where one begins another.
const SCALES: &[(&str, i64)] = &[
    ("trillion", 1_000_000_000_000),
    ("billion", 1_000_000_000),
    ("million", 1_000_000),
    ("thousand", 1_000),
    ("hundred", 100),
    ("dozen", 12),
    ("trln", 1_000_000_000_000),
    ("trn", 1_000_000_000_000),
    ("bln", 1_000_000_000),
    ("mln", 1_000_000),
    ("tn", 1_000_000_000_000),
    ("tln", 1_000_000_000_000),
    ("bn", 1_000_000_000),
];

const ONES: &[(&str, u32)] = &[
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("eleven", 11),
    ("twelve", 12),
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
];
const TENS: &[(&str, u32)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

fn word_boundary(input: &str) -> IResult<&str, ()> {
    match input.chars().next() {
        Some(c) if c.is_alphanumeric() => Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Verify,
        ))),
        _ => Ok((input, ())),
    }
}

fn lexeme<'a, T: Copy>(table: &'static [(&'static str, T)]) -> impl FnMut(&'a str) -> IResult<&'a str, T> {
    move |input: &'a str| {
        for (word, v) in table {
            if let Some(rest) = after_word(word, input)
                && word_boundary(rest).is_ok()
            {
                return Ok((rest, *v));
            }
        }
        Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Alt,
        )))
    }
}

/// What follows `word`, an ASCII word in lower case, at the start of the input; spares the grammar its table.
fn after_word<'a>(word: &str, input: &'a str) -> Option<&'a str> {
    let head = input.as_bytes().get(..word.len())?;
    head.eq_ignore_ascii_case(word.as_bytes()).then(|| &input[word.len()..])
}

fn blank(input: &str) -> IResult<&str, &str> {
    nom::bytes::complete::take_while(|c: char| c.is_whitespace()).parse(input)
}

/// `twenty-one`, `seven`, `forty`.
fn small_words(input: &str) -> IResult<&str, u32> {
    let tens = lexeme(TENS);
    let compound = map(
        (
            lexeme_prefix(TENS),
            one_of("- "),
            verify(lexeme(ONES), |n: &u32| (1..10).contains(n)),
        ),
        |(t, _, o)| t + o,
    );
    alt((compound, tens, lexeme(ONES))).parse(input)
}

/// As [`lexeme`], without the boundary: the word goes on with a hyphen or blank.
fn lexeme_prefix<'a>(table: &'static [(&'static str, u32)]) -> impl FnMut(&'a str) -> IResult<&'a str, u32> {
    move |input: &'a str| {
        for (word, v) in table {
            if let Some(rest) = after_word(word, input) {
                return Ok((rest, *v));
            }
        }
        Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Alt,
        )))
    }
}

/// Grouped or plain digits with decimals: value and step.
fn digits(input: &str) -> IResult<&str, (Decimal, Decimal)> {
    let grouped = recognize(pair(
        verify(digit1, |d: &str| d.len() <= 3),
        many1_count(preceded(char(','), verify(digit1, |d: &str| d.len() == 3))),
    ));
    // "6, 000": a blank behind the mark
    let torn = recognize((
        verify(digit1, |d: &str| d.len() <= 3),
        tag(", 0"),
        verify(digit1, |d: &str| d.len() == 2),
    ));
    let whole = alt((grouped, torn, digit1));
    let fraction = opt(preceded(char('.'), digit1));
    let (rest, (whole, fraction)) = (whole, fraction).parse(input)?;
    let fraction = fraction.unwrap_or("");
    let figures = || whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit);
    let places = fraction.len() as u32;
    if figures().count() + usize::from(places > 0) > 24 || places > 12 {
        return Err(too_large(input));
    }
    let mantissa = figures().fold(0, |n, d| n * 10 + i128::from(d - b'0'));
    let v = Decimal::try_from_i128_with_scale(mantissa, places).map_err(|_| too_large(input))?;
    Ok((rest, (v, Decimal::new(1, places))))
}

/// Scale words after a numeral, with the blank before them: `hundred million` multiplies.
fn scale(input: &str) -> IResult<&str, Decimal> {
    let (mut rest, mut factor) = (input, Decimal::ONE);
    // most numerals have no scale word behind them: a look at a letter spares the table
    let next = input.strip_prefix('-').unwrap_or_else(|| input.trim_start());
    if !next.starts_with(|c: char| matches!(c.to_ascii_lowercase(), 't' | 'b' | 'm' | 'h' | 'd')) {
        return Ok((rest, factor));
    }
    while let Ok((r, f)) = preceded(alt((tag("-"), blank)), lexeme(SCALES)).parse(rest) {
        // "five hundred thousand": two scale words; a third would be no numeral of this genre
        match factor.checked_mul(Decimal::from(f)) {
            Some(product) if product <= Decimal::from(1_000_000_000_000_000_i64) => (rest, factor) = (r, product),
            _ => break,
        }
    }
    Ok((rest, factor))
}

fn sign(input: &str) -> IResult<&str, bool> {
    let word = terminated(
        alt((tag_no_case("minus"), tag_no_case("negative"))),
        take_while1(char::is_whitespace),
    );
    let mark = terminated(alt((tag("-"), tag("−"), tag("–"))), peek(digit1));
    map(opt(alt((word, mark))), |s| s.is_some()).parse(input)
}

/// Words with inner scales: `two hundred and thirty thousand`, `sixty-five million`.
fn in_words(input: &str) -> IResult<&str, Numeral> {
    let (mut rest, first) = small_words(input)?;
    let (mut total, mut part) = (Decimal::ZERO, Decimal::from(first));
    let mut factor = Decimal::ONE;
    loop {
        let (after, _) = blank(rest)?;
        if let Ok((r, f)) = lexeme(SCALES).parse(after) {
            let f = Decimal::from(f);
            part = part.checked_mul(f).ok_or_else(|| too_large(input))?;
            factor = f;
            rest = r;
            if f >= Decimal::from(1000) {
                total += part;
                part = Decimal::ZERO;
            }
            continue;
        }
        // "two hundred and thirty": a smaller numeral joined to a scaled one
        let joined = preceded((opt((tag_no_case("and"), blank)), space0), small_words).parse(after);
        match joined {
            Ok((r, n))
                if factor == Decimal::from(100) && n < 100 || factor >= Decimal::from(1000) && r_is_scaled(r) =>
            {
                part += Decimal::from(n);
                rest = r;
                factor = Decimal::ONE;
            }
            _ => break,
        }
    }
    let value = total + part;
    Ok((
        rest,
        Numeral {
            value,
            step: factor,
            scale: factor,
            in_words: true,
        },
    ))
}

/// Decimals as they are read aloud: `ten point three trillion`, `zero point five`.
fn aloud(input: &str) -> IResult<&str, Numeral> {
    const NOUGHTS: &[(&str, u32)] = &[("nought", 0), ("oh", 0)];
    let digit = || {
        preceded(
            one_of("- "),
            alt((verify(lexeme(ONES), |n: &u32| *n < 10), lexeme(NOUGHTS))),
        )
    };
    let point = (alt((tag("-"), blank)), tag_no_case("point"), peek(one_of("- ")));
    let (rest, (whole, _, places)) = (alt((small_words, lexeme(&NOUGHTS[..1]))), point, many1(digit())).parse(input)?;
    let (rest, factor) = scale(rest)?;
    let tenths = u32::try_from(places.len()).ok().filter(|n| *n <= 6);
    let step = Decimal::new(1, tenths.ok_or_else(|| too_large(input))?);
    let mantissa = places.iter().fold(u64::from(whole), |n, d| n * 10 + u64::from(*d));
    let numeral = Numeral {
        value: (Decimal::from(mantissa) * step * factor).normalize(),
        step: (step * factor).normalize(),
        scale: factor,
        in_words: true,
    };
    Ok((rest, numeral))
}

fn r_is_scaled(rest: &str) -> bool {
    preceded(blank, lexeme(SCALES)).parse(rest).is_ok()
}

fn too_large(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::TooLarge))
}

fn in_digits(input: &str) -> IResult<&str, Numeral> {
    let (rest, (v, step)) = digits(input)?;
    let (rest, factor) = scale(rest)?;
    if factor == Decimal::ONE {
        // a zero has no places, as where it is multiplied
        let n = Numeral {
            value: if v.is_zero() { Decimal::ZERO } else { v },
            step,
            scale: factor,
            in_words: false,
        };
        return Ok((rest, n));
    }
    let value = v.checked_mul(factor).ok_or_else(|| too_large(input))?;
    let step = step.checked_mul(factor).ok_or_else(|| too_large(input))?;
    Ok((
        rest,
        Numeral {
            value: value.normalize(),
            step: step.normalize(),
            scale: factor,
            in_words: false,
        },
    ))
}

/// A numeral at the very start of `input`, with sign and scale words: `10.3 trillion`, `minus 1`, `twenty-one`.
///
/// ```
/// use scio_claims::quantity::numeral;
/// let (rest, n) = numeral("1.4 billion people").unwrap();
/// assert_eq!((n.value.to_string().as_str(), rest), ("1400000000", " people"));
/// ```
pub fn numeral(input: &str) -> IResult<&str, Numeral> {
    let (rest, negative) = match input.as_bytes().first() {
        Some(b'0'..=b'9') => (input, false),
        _ => sign(input)?,
    };
    let (rest, mut n) = alt((in_digits, aloud, in_words)).parse(rest)?;
    // what is read is multiplied later on; no statistic comes near this
    const LARGEST: Decimal = Decimal::from_parts(0, 0, 1 << 16, false, 0);
    if n.value > LARGEST {
        return Err(too_large(input));
    }
    if negative {
        n.value.set_sign_negative(true);
    }
    Ok((rest, n))
}

/// Ordinals as words or digits: `second`, `50th`, `twenty-first`.
pub fn ordinal(input: &str) -> IResult<&str, u32> {
    const ORDINALS: &[(&str, u32)] = &[
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eleventh", 11),
        ("twelfth", 12),
        ("thirteenth", 13),
        ("fourteenth", 14),
        ("fifteenth", 15),
        ("sixteenth", 16),
        ("seventeenth", 17),
        ("eighteenth", 18),
        ("nineteenth", 19),
        ("twentieth", 20),
    ];
    let compound = map((lexeme_prefix(TENS), tag("-"), lexeme(&ORDINALS[..9])), |(t, _, o)| {
        t + o
    });
    let suffix = alt((
        tag_no_case("st"),
        tag_no_case("nd"),
        tag_no_case("rd"),
        tag_no_case("th"),
    ));
    let marked = map(
        (verify(digit1, |d: &str| d.len() <= 4), suffix, word_boundary),
        |(d, _, ()): (&str, _, _)| d.parse().unwrap_or(0),
    );
    alt((compound, lexeme(ORDINALS), marked)).parse(input)
}

/// Fractions in words as a percentage with six decimals: `one-third`, `three quarters`, `half`.
pub fn fraction(input: &str) -> IResult<&str, Decimal> {
    const PARTS: &[(&str, u32)] = &[
        ("half", 2),
        ("halves", 2),
        ("thirds", 3),
        ("third", 3),
        ("quarters", 4),
        ("quarter", 4),
        ("fourths", 4),
        ("fourth", 4),
        ("fifths", 5),
        ("fifth", 5),
        ("sixths", 6),
        ("sixth", 6),
        ("sevenths", 7),
        ("seventh", 7),
        ("eighths", 8),
        ("eighth", 8),
        ("ninths", 9),
        ("ninth", 9),
        ("tenths", 10),
        ("tenth", 10),
    ];
    // "a twelfth round" is no part, "one-twelfth" is
    const SMALL: &[(&str, u32)] = &[
        ("elevenths", 11),
        ("eleventh", 11),
        ("twelfths", 12),
        ("twelfth", 12),
        ("thirteenths", 13),
        ("thirteenth", 13),
        ("fourteenths", 14),
        ("fourteenth", 14),
        ("sixteenths", 16),
        ("sixteenth", 16),
        ("eighteenths", 18),
        ("eighteenth", 18),
        ("fifteenths", 15),
        ("fifteenth", 15),
        ("twentieths", 20),
        ("twentieth", 20),
        ("thirtieth", 30),
        ("fortieth", 40),
        ("fiftieth", 50),
        ("sixtieth", 60),
        ("hundredths", 100),
        ("hundredth", 100),
    ];
    if !input.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Alpha,
        )));
    }
    let counted = map(
        (
            lexeme_prefix(ONES),
            alt((tag("-"), tag(" "))),
            alt((lexeme(PARTS), lexeme(SMALL))),
        ),
        |(n, _, d)| (n, d),
    );
    let article = map(
        (alt((tag_no_case("a "), tag_no_case("an "))), lexeme(PARTS)),
        |(_, d)| (1, d),
    );
    let half = value((1, 2), terminated(tag_no_case("half"), word_boundary));
    let (rest, (n, d)) = verify(alt((counted, article, half)), |(n, d)| *n > 0 && n < d).parse(input)?;
    let percent =
        (Decimal::from(100 * n) / Decimal::from(d)).round_dp_with_strategy(6, rust_decimal::RoundingStrategy::ToZero);
    Ok((rest, percent.normalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn numerals() {
        for (text, value, step, rest) in [
            ("10.3 trillion yuan", "10300000000000", "100000000000", " yuan"),
            ("1,234.56 billion", "1234560000000", "10000000", ""),
            ("5.0%", "5.0", "0.1", "%"),
            ("minus 1%", "-1", "1", "%"),
            ("-0.3", "-0.3", "0.1", ""),
            ("twenty-one provinces", "21", "1", " provinces"),
            ("two hundred and thirty", "230", "1", ""),
            ("sixty-five million people", "65000000", "1000000", " people"),
            ("2.22trillion", "2220000000000", "10000000000", ""),
            ("13.61 mln", "13610000", "10000", ""),
            ("3 hundred million", "300000000", "100000000", ""),
            ("1016", "1016", "1", ""),
            ("seven", "7", "1", ""),
            ("five hundred thousand", "500000", "1000", ""),
            ("ten point three trillion", "10300000000000", "100000000000", ""),
            ("thirty-two point oh five", "32.05", "0.01", ""),
            ("zero point zero seven percent", "0.07", "0.01", " percent"),
            ("nought point five", "0.5", "0.1", ""),
            ("two points", "2", "1", " points"),
            ("one point of view", "1", "1", " point of view"),
        ] {
            let (r, n) = numeral(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(
                (n.value.to_string().as_str(), n.step.to_string().as_str(), r),
                (value, step, rest),
                "{text}"
            );
        }
        for text in [
            "sevenths",
            "oh two",
            "nought",
            "onerous",
            "tend",
            "x5",
            "",
            "99999999999999999999999999999999",
        ] {
            assert!(numeral(text).is_err(), "{text}");
        }
    }
    #[test]
    fn ordinals_and_fractions() {
        for (text, n) in [
            ("second-largest", 2),
            ("50th", 50),
            ("twenty-first century", 21),
            ("14th Five", 14),
        ] {
            assert_eq!(ordinal(text).map(|x| x.1), Ok(n), "{text}");
        }
        for text in ["seconds", "3 rd", "thirdly"] {
            assert!(ordinal(text).is_err(), "{text}");
        }
        for (text, percent) in [
            ("one-third", "33.333333"),
            ("three quarters", "75"),
            ("half of", "50"),
            ("two-thirds", "66.666666"),
            ("a fifth", "20"),
            ("one-tenth", "10"),
        ] {
            assert_eq!(
                fraction(text).map(|x| x.1.to_string()),
                Ok(percent.to_string()),
                "{text}"
            );
        }
        for text in ["five-halves", "halfway", "third"] {
            assert!(fraction(text).is_err(), "{text}");
        }
    }
}

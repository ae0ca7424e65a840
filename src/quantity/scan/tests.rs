use crate::base::{Span, tokenize};
use crate::model::Approx;
use crate::quantity::*;

fn read(text: &str) -> String {
    let t = tokenize(text, Span::new(0, text.len()));
    let m = scan(text, &t, Some(jiff::civil::date(2025, 4, 14)));
    m.quantities
        .iter()
        .map(|q| {
            format!(
                "{}={}{} {}",
                q.span.slice(text),
                q.value,
                q.upper.map_or(String::new(), |u| format!("..{u}")),
                q.unit
            ) + &if q.approx == Approx::Exact {
                String::new()
            } else {
                format!("({})", q.approx.as_str())
            }
        })
        .collect::<Vec<_>>()
        .join(" | ")
}

#[test]
fn quantities() {
    for (text, want) in [
        (
            "stood at 12.4 trillion yuan, up 3.1% year on year",
            "12.4 trillion yuan=12400000000000 CNY | 3.1%=3.1 %",
        ),
        ("by more than 7 percentage points", "7 percentage points=7 pp(>)"),
        (
            "US$2.1 trillion and $300 billion",
            "US$2.1 trillion=2100000000000 USD | $300 billion=300000000000 USD",
        ),
        (
            "RMB2.22trillion, USD41.0 billion",
            "RMB2.22trillion=2220000000000 CNY | USD41.0 billion=41000000000 USD",
        ),
        (
            "nearly 52,000 foreign-funded firms joined",
            "52,000 foreign-funded firms=52000 firm(nearly)",
        ),
        ("over 2.3 million people", "2.3 million people=2300000 person(>)"),
        (
            "for six consecutive quarters and the third straight year, the 17th straight monthly rise",
            "six consecutive quarters=6 quarter | third straight year=3 year | 17th straight monthly rise=17 month",
        ),
        ("about one-fifth of the total", "one-fifth=20 %(~)"),
        ("nearly half of it", "half=50 %(nearly)"),
        (
            "the world's third and second-largest importer",
            "world's third=3 rank | second-largest=2 rank",
        ),
        (
            "for a fourth quarter in a row, the sixth month in succession",
            "fourth quarter in a row=4 quarter | sixth month in succession=6 month",
        ),
        ("remained basically flat in May", "flat=0 %(~)"),
        ("posted double-digit growth", "double-digit=10 %(>=)"),
        (
            "a fivefold rise, a 1.5-fold increase and rose 2.6 times",
            "fivefold=5 x | 1.5-fold=1.5 x | 2.6 times=2.6 x",
        ),
        (
            "14.2 per 100,000 and 6.1 labs per 10,000 people",
            "14.2 per 100,000=14.2 per 100,000 | 6.1 labs per 10,000 people=6.1 lab per 10,000 people",
        ),
        (
            "1.6 and 5 percentage points higher",
            "1.6=1.6 pp | 5 percentage points=5 pp",
        ),
        (
            "3 trillion yuan, 18 trillion yuan, and 25 trillion",
            "3 trillion yuan=3000000000000 CNY | 18 trillion yuan=18000000000000 CNY | 25 trillion=25000000000000 CNY",
        ),
        (
            "between 4% and 9% or 5 to 6 million tons",
            "4% and 9%=4..9 %(~) | 5 to 6 million tons=5000000..6000000 t(~)",
        ),
        ("rose from 7.1% to 8.2%", "7.1%=7.1 % | 8.2%=8.2 %"),
        ("two fewer working days", "two fewer working days=2 day"),
        (
            "from about two months to less than a week",
            "two months=2 month(~) | a week=1 week(<)",
        ),
        ("a ratio of 2.5:1 and 12.5‰", "2.5:1=2.5 x | 12.5‰=12.5 per 1,000"),
        ("520 kg per mu", "520 kg per mu=520 kg per mu"),
        ("350 kilometers per hour", "350 kilometers per hour=350 km/h"),
        ("prices did not change from a year earlier", "change=0 %"),
        ("CPI flat in June", "flat=0 %"),
        ("CPI was flat against a year earlier", "flat=0 %"),
        ("exports more than doubled", "doubled=2 x(>)"),
        ("minus 1%", "minus 1%=-1 %"),
        ("one in three adults", "one in three=33.333333 %"),
        ("200 million mu or more", "200 million mu=200000000 mu(>=)"),
        ("1,200 registered nurses", "1,200 registered nurses=1200 nurse"),
        ("an increase of 33,000 compared", "33,000=33000 "),
        ("170 countries and regions all", "170 countries and regions=170 country"),
        (
            "reached 5.3 percent, 0.2 percentage point faster",
            "5.3 percent=5.3 % | 0.2 percentage point=0.2 pp",
        ),
        ("ranked 12th in the index, up from 14th", "12th=12 rank | 14th=14 rank"),
        (
            "a dozen ports, half a million cars and two dozen tents",
            "a dozen ports=12 port | half a million cars=500000 car | two dozen tents=24 tent",
        ),
        (
            "three and a half years, half a year and a day and a half",
            "three and a half years=3.5 year | half a year=0.5 year | a day and a half=1.5 day",
        ),
        (
            "in the ratio 7.5:39.5:53 and 1:4",
            "7.5=7.5 % | 39.5=39.5 % | 53=53 % | 1:4=0.25 x",
        ),
        (
            "a 12-member crew, a 200-strong corps and a 6.2-magnitude quake of magnitude 6.4",
            "12-member=12 member | 200-strong=200 person | 6.2-magnitude=6.2 magnitude | 6.4=6.4 magnitude",
        ),
        ("ranked No. 3 and the No. 1 buyer", "No. 3=3 rank | No. 1=1 rank"),
        (
            "climbed from 34th in 2012 to 11th in 2022",
            "34th=34 rank | 11th=11 rank",
        ),
        (
            "sung 1.8 billion times, met seven times, rose three times, by a factor of 3.7",
            "1.8 billion times=1800000000 time | seven times=7 time | three times=3 x | 3.7=3.7 x",
        ),
        ("was -1.48 per thousand", "-1.48 per thousand=-1.48 per 1,000"),
        (
            "for every 10,000 people there are 9.8 patents",
            "9.8 patents=9.8 patent per 10,000 people",
        ),
        (
            "one child in every four and 886 persons in every 100,000",
            "one child in every four=25 % | 886 persons in every 100,000=886 person per 100,000",
        ),
        ("7.5 GW/16 GWh", "7.5 GW=7.5 GW | 16 GWh=16 GWh"),
        (
            "rose by 7.2 million jin to 299 million jin, two or three years on",
            "7.2 million jin=7200000 jin | 299 million jin=299000000 jin | two or three years=2..3 year(~)",
        ),
        ("$5m and 22 m", "$5m=5000000 USD | 22 m=22 meter"),
        (
            "40 gold, 27 silver and 24 bronze medals",
            "40=40 medal | 27=27 medal | 24 bronze medals=24 medal",
        ),
        ("12,000, or 6.8 percent", "12,000=12000  | 6.8 percent=6.8 %"),
        (
            "three out of the 15 goals, two of which",
            "three=3 goal | 15 goals=15 goal | two=2 ",
        ),
        ("a score of 98.6 out of 100", "98.6=98.6 "),
        ("20-odd towns", "20-odd towns=20 town(>)"),
        (
            "RMB 50,000-80,000 per set, US$170-210 million",
            "RMB 50,000-80,000=50000..80000 CNY(~) | US$170-210 million=170000000..210000000 USD(~)",
        ),
        ("spending in 2020 has doubled", "doubled=2 x"),
        (
            "prices rose 0.2 percent; core prices, 0.6; factory prices fell 2.5",
            "0.2 percent=0.2 % | 0.6=0.6 % | 2.5=2.5 %",
        ),
        ("industry 0.7 trillion yuan", "0.7 trillion yuan=700000000000 CNY"),
        ("less than 1 in 10", "1 in 10=10 %(<)"),
        (
            "12 ships and over 300 boats, 40 tons and above",
            "12 ships=12 ship | 300 boats=300 boat(>) | 40 tons=40 t(>=)",
        ),
        (
            "rose by 603 cases to 963 cases",
            "603 cases=603 case | 963 cases=963 case",
        ),
        ("12.5 C on 13 June 2023", "12.5 C=12.5 degree Celsius"),
        (
            "300 m3/s and 12 t/axle",
            "300 m3/s=300 cubic meter per second | 12 t/axle=12 t per axle",
        ),
    ] {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn numbers_that_claim_nothing() {
    for text in [
        "the 14th Five-Year Plan",
        "on July 16, 2024",
        "COVID-19 and PM2.5 and 5G",
        "First, we",
        "at 10:30 a.m. today",
        "four main features",
        "I have two questions",
        "a two-way street",
        "one of the leaders",
        "Version 3.0 of it",
        "in the first three quarters",
        "the 20th CPC National Congress",
        "people aged 60 and above",
        "those who are 65 or older, and residents 60 and over",
        "“two sessions”",
        "hundreds of firms and tens of thousands of workers",
        "the No. 1 document and the No. 4 reactor",
        "the Three Gorges and the 2+36 cities",
        "PM 2.5 and a 64-bit chip in a 4-star inn",
        "adults aged between 18 and 59",
        "the 5-year LPR",
        "pages 12 and 15, Hall 3 and the 1+3+5 plan",
        "a 24/7 service",
        "on a 0-100 scale",
        "on Tuesday, 13 June 2023",
        "the 20th CPC Congress of the third kind",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn counts_that_name_what_they_count() {
    for (text, want) in [
        ("carried out four three-year plans", "four three-year plans=4 plan"),
        (
            "there was 0.6 weaver per 1,000 residents",
            "0.6 weaver per 1,000 residents=0.6 weaver per 1,000 people",
        ),
        (
            "some 460 Fortune 500 companies came",
            "460 Fortune 500 companies=460 company(~)",
        ),
        ("bring the number of forms to two", "two=2 "),
        ("nine in 10 of the weavers", "nine in 10=90 %"),
        ("rose for ten years on end", "ten years=10 year"),
        ("the rate fell by three sixteenths", "three sixteenths=18.75 %"),
        ("weavers aged below 30 number 12,000", "12,000=12000 "),
    ] {
        assert_eq!(read(text), want, "{text}");
    }
}

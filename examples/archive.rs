//! Writes an archive of invented briefings, the same for the same arguments, to measure on:
//! `cargo run --release --example archive -- FOLDER [BRIEFINGS]`. 2,000 briefings (the default) are about 100 MB with
//! 400,000 claims; 5,000 hold 1,000,000. Every figure follows from its indicator, subject and period, so that briefings
//! of one year repeat each other, and one in fifty is revised later.
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// A field of statistics: its office, what it counts, of whom.
struct Topic {
    name: &'static str,
    office: &'static str,
    /// Indicator, its scale and unit, and how large it is about.
    indicators: &'static [(&'static str, &'static str, u64)],
    subjects: &'static [&'static str],
}

const TOPICS: &[Topic] = &[
    Topic {
        name: "foreign trade",
        office: "General Office of Border Trade",
        indicators: &[
            ("exports", "billion yuan", 900),
            ("imports", "billion yuan", 700),
            ("imports and exports", "billion yuan", 1600),
        ],
        subjects: &[
            " to ASEAN",
            " of private enterprises",
            " of foreign-invested enterprises",
            " of mechanical and electrical products",
            " of farm produce",
            " of integrated circuits",
            " of the central provinces",
            " by rail",
            "",
        ],
    },
    Topic {
        name: "the national economy",
        office: "Office of National Figures",
        indicators: &[
            ("industrial output", "billion yuan", 2600),
            ("fixed-asset investment", "billion yuan", 1900),
            ("retail sales of consumer goods", "billion yuan", 3100),
        ],
        subjects: &[
            " of high-tech manufacturing",
            " of the service sector",
            " in rural areas",
            " in the eastern region",
            " in the western region",
            "",
        ],
    },
    Topic {
        name: "public health",
        office: "Commission of Village Health",
        indicators: &[
            ("the number of hospital beds", "", 9_400_000),
            ("the number of licensed nurses", "", 5_200_000),
            ("health spending", "billion yuan", 820),
        ],
        subjects: &[" in county hospitals", " in cities", " in the northeast", ""],
    },
    Topic {
        name: "energy and transport",
        office: "Administration of Roads and Rivers",
        indicators: &[
            ("power generation", "billion kWh", 2100),
            ("rail freight", "million tons", 1200),
            ("installed capacity", "million kilowatts", 1300),
        ],
        subjects: &[
            " from wind",
            " from solar plants",
            " along the coast",
            " in the inland provinces",
            "",
        ],
    },
    Topic {
        name: "farming",
        office: "Bureau of Fields and Villages",
        indicators: &[
            ("grain output", "million tons", 310),
            ("vegetable output", "million tons", 290),
            ("farmers' income", "yuan", 9800),
        ],
        subjects: &[
            " in the main producing areas",
            " in hilly counties",
            " in the south",
            "",
        ],
    },
];

const FAMILY: &[&str] = &["Wen", "Tan", "Qiu", "Lu", "Shen", "Fang", "Kong", "Meng", "Ren", "Yan"];
const GIVEN: &[&str] = &[
    "Haoran", "Lirong", "Shuyi", "Boyuan", "Minghua", "Jiayi", "Zhixin", "Yulan",
];
const OUTLETS: &[&str] = &[
    "Harbor Daily", "Southern Evening Post", "Global Markets Radio", "Inland Business Weekly", "Morning Channel",
];
const ASIDES: &[&str] = &[
    "Behind this stands patient work in many places, and we owe thanks to those who carried it through the winter.",
    "Let me say plainly that not every problem is solved, and that local conditions differ a great deal from one place to the next.",
    "We have listened to firms, to towns and to households, and what they told us has gone into the plans for the months ahead.",
    "Demand abroad was uneven, costs moved up and down, and yet the overall trend stayed on the course we had expected.",
    "Many of these changes began with small trials, which were watched closely before they were brought to other provinces.",
    "I would add that the quality of growth matters as much as its pace, and that is where our attention lies.",
    "Colleagues from several departments have worked on this together, and the rules are now simpler than they used to be.",
    "Those who follow the subject will know that the weather was unkind in early summer and that repairs took some time.",
];
const PERIODS: &[(&str, u64)] = &[
    ("In the first quarter", 3),
    ("In the first half", 6),
    ("In the first three quarters", 9),
    ("Last year", 12),
];

/// A generator of numbers (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (mixed(self.0) % below.max(1) as u64) as usize
    }
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.next(from.len())]
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The figures of an indicator: level and growth in tenths of a percent, the same wherever they are asked for.
fn figures(topic: usize, indicator: usize, subject: usize, year: u64, months: u64, revised: bool) -> (u64, i64) {
    let key = mixed((topic * 7919 + indicator * 131 + subject) as u64 * 4099 + year * 31 + months);
    let base = TOPICS[topic].indicators[indicator].2 * months / (subject as u64 + 2);
    let level = base * (90 + key % 21) / 100 * 10 + key / 21 % 10;
    let growth = (key / 1000 % 300) as i64 - 90 + i64::from(revised) * 4;
    (level, if growth == 0 { 1 } else { growth })
}

fn quantity(tenths: u64, unit: &str) -> String {
    if unit.is_empty() || unit == "yuan" {
        let digits = (tenths / 10).to_string();
        let mut out = String::new();
        for (k, c) in digits.chars().enumerate() {
            if k > 0 && (digits.len() - k).is_multiple_of(3) {
                out.push(',');
            }
            out.push(c);
        }
        return format!("{out} {unit}").trim_end().to_string();
    }
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

fn tenths(n: i64) -> String {
    format!("{}.{}", n.abs() / 10, n.abs() % 10)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

/// One sentence with one to four figures.
fn sentence(out: &mut String, n: &mut Numbers, topic: usize, year: u64) {
    let t = &TOPICS[topic];
    let i = n.next(t.indicators.len());
    let s = n.next(t.subjects.len());
    let (period, months) = n.pick(PERIODS);
    let said = if months == 12 { year - 1 } else { year };
    let revised = n.next(50) == 0;
    let (indicator, unit, _) = t.indicators[i];
    let what = format!("{indicator}{}", t.subjects[s]);
    let (level, growth) = figures(topic, i, s, said, months, revised);
    let (up, rise) = if growth > 0 { ("up", "rose") } else { ("down", "fell") };
    let _ = match n.next(5) {
        0 => write!(
            out,
            "{period}, {what} reached {}, {up} {}% year on year. ",
            quantity(level, unit),
            tenths(growth)
        ),
        1 => write!(out, "{period}, {what} {rise} by {}%. ", tenths(growth)),
        2 => {
            let share = 50 + mixed(level) % 400;
            write!(
                out,
                "{period}, {what} stood at {}, accounting for {}% of the total, {up} {} percentage points. ",
                quantity(level, unit),
                tenths(share as i64),
                tenths(growth / 10 + 1)
            )
        }
        3 => {
            let j = n.next(t.subjects.len());
            let other = figures(topic, i, j, said, months, false);
            write!(
                out,
                "{} came to {} {} and {}{} to {}. ",
                capital(&what),
                quantity(level, unit),
                period.to_lowercase(),
                indicator,
                t.subjects[j],
                quantity(other.0, unit)
            )
        }
        _ => write!(
            out,
            "This year, {what} is expected to grow by about {}%. ",
            2 + mixed(level) % 7
        ),
    };
}

fn speech(out: &mut String, n: &mut Numbers, topic: usize, year: u64, paragraphs: usize) {
    for _ in 0..paragraphs {
        for _ in 0..3 {
            sentence(out, n, topic, year);
            for _ in 0..2 + n.next(2) {
                out.push_str(n.pick(ASIDES));
                out.push(' ');
            }
        }
        while out.ends_with(' ') {
            out.pop();
        }
        out.push('\n');
    }
}

fn name(n: &mut Numbers) -> String {
    format!("{} {}", n.pick(FAMILY), n.pick(GIVEN))
}

fn briefing(k: usize, of: usize) -> (String, String) {
    let mut n = Numbers(k as u64 + 1);
    let topic = k % TOPICS.len();
    let t = &TOPICS[topic];
    let day = k as u64 * 5000 / of as u64;
    let (year, month, date) = (2012 + day / 360, day % 360 / 30 + 1, day % 28 + 1);
    let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];
    let (minister, aide, chair) = (name(&mut n), name(&mut n), name(&mut n));
    let mut out = format!(
        "SCIO briefing on {}, number {k}\n\nSpeakers:\nMr. {minister}, vice minister of the {}\nMs. {aide}, spokesperson of the {}\nChairperson:\nMr. \
         {chair}, deputy director general of the Press Bureau of the State Council Information Office (SCIO)\nDate:\n{} \
         {date}, {year}\n{chair}:\nGood morning, and welcome. Mr. {minister} and Ms. {aide} will speak about {}.\n{minister}:\n",
        t.name,
        t.office,
        t.office,
        months[month as usize - 1],
        t.name
    );
    speech(&mut out, &mut n, topic, year, 4);
    for q in 0..12 {
        let outlet = n.pick(OUTLETS);
        let voice = if q % 2 == 0 { &minister } else { &aide };
        let indicator = n.pick(t.indicators).0;
        let _ = write!(
            out,
            "{outlet}:\nCould you tell us how {indicator} developed, and what you expect for the rest of the year? Thank \
             you.\n{voice}:\nThank you for your question.\n"
        );
        speech(&mut out, &mut n, topic, year, 3);
    }
    let _ = writeln!(out, "{chair}:\nThat concludes today's briefing. Thank you all.");
    let file = format!("{year}-{month:02}-{date:02}-{}-{k:05}.txt", t.name.replace(' ', "-"));
    (file, out)
}

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        eprintln!("usage: archive FOLDER [BRIEFINGS]");
        std::process::exit(2);
    };
    let wanted = match args.next().map(|n| (n.parse(), n)) {
        None => 2000,
        Some((Ok(wanted), _)) => wanted,
        Some((Err(_), n)) => {
            eprintln!("archive: `{n}` is no number of briefings; usage: archive FOLDER [BRIEFINGS]");
            std::process::exit(2);
        }
    };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for k in 0..wanted {
        let (file, text) = briefing(k, wanted);
        bytes += text.len();
        std::fs::File::create(folder.join(file))?.write_all(text.as_bytes())?;
    }
    println!("{wanted} briefings, {:.1} MB", bytes as f64 / 1e6);
    Ok(())
}

//! HTML to text: paragraphs stay, scripts go, navigation and the like stay as text that is marked as furniture.
use crate::base::{Meta, Source, Span};
use jiff::civil::Date;
use scraper::{ElementRef, Html, Node, Selector};

/// Elements whose words are not on the page.
const HIDDEN: &[&str] = &[
    "script", "style", "noscript", "template", "head", "svg", "iframe", "select", "option", "button", "input",
    "textarea", "object", "embed", "audio", "map", "canvas",
];
/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p", "div", "section", "article", "header", "footer", "nav", "aside", "main", "ul", "ol", "li", "table", "tr",
    "td", "th", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "form", "figure",
    "figcaption", "center", "dl", "dt", "dd", "hr", "address", "fieldset", "video", "caption",
];
/// Words of class names and ids that mark furniture.
const FURNITURE: &[&str] = &[
    "nav", "menu", "breadcrumb", "crumb", "crumbs", "share", "footer", "copyright", "sidebar", "related", "recommend",
    "player", "toolbar", "video", "vjs", "social", "qrcode", "pager", "pagination", "page_bar", "banner", "search",
    "comment", "comments", "advert", "more", "fontsize", "print", "topbar", "links", "caption", "location", "path",
];

/// The text of an HTML page with its furniture marked, and what its metadata say.
pub(super) fn source(name: &str, html: &str) -> Source {
    let page = Html::parse_document(html);
    let mut out = Writer {
        most: shown(page.root_element(), usize::MAX) / 2,
        ..Writer::default()
    };
    out.element(page.root_element());
    let mut source = Source::new(name, out.text.trim_end().to_string() + "\n");
    source.furniture = out.furniture;
    source.meta = meta(&page);
    source
}

#[derive(Default)]
struct Writer {
    text: String,
    furniture: Vec<Span>,
    /// A blank is due before the next word.
    blank: bool,
    /// Line ends due before the next word.
    breaks: usize,
    /// Half the letters of the page: what holds more is no furniture, whatever it is called.
    most: usize,
}

/// Bytes of text an element shows, counted up to a little more than `enough`.
fn shown(element: ElementRef<'_>, enough: usize) -> usize {
    let mut stack = vec![*element];
    let mut sum = 0;
    while let Some(node) = stack.pop() {
        match node.value() {
            Node::Text(t) => sum += t.split_whitespace().map(str::len).sum::<usize>(),
            Node::Element(e) if HIDDEN.contains(&e.name()) => {}
            _ => stack.extend(node.children()),
        }
        if sum > enough {
            break;
        }
    }
    sum
}

impl Writer {
    /// Writes an element and what it holds; an explicit stack, since pages nest as deep as they please.
    fn element(&mut self, root: ElementRef<'_>) {
        // each step: the node, whether it is furniture, whether it is left rather than entered
        let mut stack = vec![(*root, false, false)];
        while let Some((node, furniture, leaving)) = stack.pop() {
            match node.value() {
                Node::Text(t) => self.words(t, furniture),
                Node::Element(e) => {
                    let name = e.name();
                    let block = BLOCKS.contains(&name);
                    if leaving {
                        self.breaks = self.breaks.max(if block { 2 } else { 0 });
                        continue;
                    }
                    if HIDDEN.contains(&name) {
                        continue;
                    }
                    if name == "br" {
                        self.breaks = (self.breaks + 1).min(2);
                        continue;
                    }
                    // a container that holds most of the page is its article
                    let furniture = furniture
                        || is_furniture(e) && ElementRef::wrap(node).is_some_and(|e| shown(e, self.most) <= self.most);
                    if block {
                        self.breaks = self.breaks.max(2);
                        stack.push((node, furniture, true));
                    }
                    let children: Vec<_> = node.children().collect();
                    stack.extend(children.into_iter().rev().map(|c| (c, furniture, false)));
                }
                Node::Document | Node::Fragment => {
                    let children: Vec<_> = node.children().collect();
                    stack.extend(children.into_iter().rev().map(|c| (c, furniture, false)));
                }
                _ => {}
            }
        }
    }

    fn words(&mut self, text: &str, furniture: bool) {
        for (k, word) in text.split(is_blank).enumerate() {
            self.blank |= k > 0;
            if word.is_empty() {
                continue;
            }
            if self.breaks > 0 && !self.text.is_empty() {
                self.text.push_str(if self.breaks > 1 { "\n\n" } else { "\n" });
            } else if self.blank && !self.text.is_empty() {
                self.text.push(' ');
            }
            let fresh = self.breaks > 0;
            (self.blank, self.breaks) = (false, 0);
            let start = self.text.len();
            self.text.push_str(word);
            if furniture {
                let span = Span::new(start, self.text.len());
                match self
                    .furniture
                    .last_mut()
                    .filter(|s| !fresh && s.end as usize + 1 >= start)
                {
                    Some(last) => last.end = span.end,
                    None => self.furniture.push(span),
                }
            }
        }
    }
}

/// White space of HTML; a no-break space joins the words of a figure and stays.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{3000}')
}

fn is_furniture(e: &scraper::node::Element) -> bool {
    if ["nav", "footer", "aside", "figcaption", "video"].contains(&e.name()) {
        return true;
    }
    if ["html", "body", "main", "article"].contains(&e.name()) {
        return false;
    }
    let marks = [e.attr("class"), e.attr("id"), e.attr("role")];
    marks
        .into_iter()
        .flatten()
        .flat_map(|m| m.split([' ', '-', '_']))
        .any(|w| {
            let w = w.to_ascii_lowercase();
            FURNITURE.contains(&w.as_str())
        })
}

fn meta(page: &Html) -> Meta {
    let mut out = Meta::default();
    let all = |css: &str| {
        Selector::parse(css)
            .ok()
            .map(|s| page.select(&s).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    for e in all("meta") {
        let e = e.value();
        let key = e
            .attr("name")
            .or(e.attr("property"))
            .or(e.attr("itemprop"))
            .unwrap_or("")
            .to_ascii_lowercase();
        let Some(content) = e.attr("content").map(str::trim).filter(|c| !c.is_empty()) else {
            continue;
        };
        match key.as_str() {
            "og:title" | "articletitle" => out.title = Some(content.to_string()),
            "pubdate"
            | "publishdate"
            | "publish_date"
            | "article:published_time"
            | "datepublished"
            | "dc.date"
            | "date"
            | "publicationdate" => out.published = out.published.or(day(content)),
            "og:url" => out.url = out.url.take().or(Some(content.to_string())),
            _ => {}
        }
    }
    if out.published.is_none() {
        out.published = all("script").iter().find_map(|e| published_in_script(e));
    }
    for e in all("link[rel=canonical]") {
        out.url = e.value().attr("href").map(str::to_string).or(out.url.take());
    }
    for e in all("script") {
        let json: String = e.text().collect();
        if let Some(at) = json.find("\"datePublished\"") {
            let value: String = json[at + 15..]
                .chars()
                .skip_while(|c| !c.is_ascii_digit())
                .take(10)
                .collect();
            out.published = out.published.or(day(&value));
        }
    }
    if out.title.is_none() {
        out.title = all("title").first().map(|t| t.text().collect::<String>());
    }
    out.title = out.title.map(|t| without_site(&t)).filter(|t| !t.is_empty());
    out.url = out.url.filter(|u| u.starts_with("http"));
    out
}

/// `"datePublished": "2019-06-14T10:00"` of a JSON-LD block.
fn published_in_script(script: &ElementRef<'_>) -> Option<Date> {
    if script.value().attr("type") != Some("application/ld+json") {
        return None;
    }
    let text: String = script.text().collect();
    let (_, rest) = text.split_once("\"datePublished\"")?;
    day(rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?)
}

/// `2019-06-14`, also with a time behind.
fn day(text: &str) -> Option<Date> {
    let head: String = text
        .chars()
        .take(10)
        .map(|c| if matches!(c, '/' | '.') { '-' } else { c })
        .collect();
    head.parse().ok()
}

/// A title without the site's name behind a bar, a dash or an underscore.
fn without_site(title: &str) -> String {
    let folded = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = [" | ", " - ", "_", " – "].iter().filter_map(|s| folded.rfind(s)).max();
    let shorter = cut.map(|at| folded[..at].trim_end()).filter(|t| t.len() >= 15);
    shorter.unwrap_or(&folded).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stay_and_furniture_is_marked() {
        let page = source(
            "a.html",
            "<html><head><title>SCIO briefing on boats - Harbour.org</title><meta name=\"PubDate\" content=\"2021-03-05 10:00\">\
             <link rel=\"canonical\" href=\"http://example.org/pressroom/2021-03/05/content_1.htm\"></head><body>\
             <div class=\"top-nav\"><a>Home</a> <a>Press Room</a></div><h1>SCIO briefing on boats</h1>\
             <p>Li&nbsp;Ming:</p><p>Exports <b>rose</b>\n by 5.3%.<br>And imports.</p><script>var x = 1;</script>\
             <div id=\"footer\">Copyright</div></body></html>",
        );
        assert_eq!(
            page.text,
            "Home Press Room\n\nSCIO briefing on boats\n\nLi\u{a0}Ming:\n\nExports rose by 5.3%.\nAnd imports.\n\nCopyright\n"
        );
        let marked: Vec<&str> = page.furniture.iter().map(|s| s.slice(&page.text)).collect();
        assert_eq!(marked, ["Home Press Room", "Copyright"]);
        assert_eq!(page.meta.title.as_deref(), Some("SCIO briefing on boats"));
        assert_eq!(page.meta.published, Some(jiff::civil::date(2021, 3, 5)));
        assert_eq!(
            page.meta.url.as_deref(),
            Some("http://example.org/pressroom/2021-03/05/content_1.htm")
        );
    }

    #[test]
    fn an_article_in_a_container_with_a_misleading_name_stays() {
        let speech = "Exports rose by 5.3 percent in the first half of the year. ".repeat(4);
        let page = source(
            "a.html",
            &format!(
                "<script type=\"application/ld+json\">{{\"datePublished\": \"2020-02-03T10:00\"}}</script>\
                 <div class=\"video-box main\"><p>Li Ming:</p><p>{speech}</p></div>\
                 <div class=\"video-box\">Play Video 0:00</div>"
            ),
        );
        let marked: Vec<&str> = page.furniture.iter().map(|s| s.slice(&page.text)).collect();
        assert_eq!(marked, ["Play Video 0:00"]);
        assert_eq!(page.meta.published, Some(jiff::civil::date(2020, 2, 3)));
    }

    #[test]
    fn broken_and_deep_html_is_survived() {
        for html in ["<p>one<p>two", "<<<>>>&#xFFFFFFFF;", "</div></p><p", ""] {
            assert!(source("a.html", html).text.ends_with('\n'));
        }
        let deep = "<div>".repeat(20_000) + "x";
        assert_eq!(source("a.html", &deep).text, "x\n");
    }
}

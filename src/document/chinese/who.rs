//! Whom a Chinese label names: the chair, somebody of an office, an outlet. Works on folded text.
use crate::base::is_han;
use crate::model::TurnKind;

/// Family names of one character, by their use.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方\
邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹耿关兰焦俞左柳甘祝包宁尚符\
舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阎穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗桂\
全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊";
/// Family names of two characters.
const DOUBLE: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "慕容", "令狐", "夏侯", "司徒", "端木", "东方",
];
/// What an office ends in.
const OFFICES: &[&str] = &[
    "长", "主任", "书记", "主席", "总经理", "总裁", "发言人", "工程师", "经济师", "农艺师", "规划师", "会计师",
    "统计师", "设计师", "总师", "院士", "教授", "研究员", "专员", "负责人", "委员", "理事", "科学家", "专家", "代表",
    "经理", "总编辑", "主编", "大使", "总督察", "监察专员", "首席", "参事", "顾问", "医师", "审计师", "巡视员", "秘书",
    "司令员", "政委", "指挥", "总监", "成员",
];
/// What the name of an outlet ends in.
const OUTLETS: &[&str] = &[
    "社", "报", "台", "网", "周刊", "杂志", "新闻", "客户端", "电视", "广播", "频道", "融媒", "时报", "传媒", "媒体",
    "通讯", "在线", "APP", "TV", "CCTV", "CGTN", "NHK", "财经", "月刊", "卫视", "中新社", "南华早报", "每经", "一财",
    "澎湃", "快讯", "视频", "论坛", "评论",
];
/// Words of a lead-in that ends with a colon and is no label.
const NO_LABELS: &[&str] = &[
    "如下", "以下", "方面", "情况", "特点", "表现", "体现", "具体", "例如", "比如", "其中", "时间", "地点", "来源",
    "编辑", "作者", "标题", "摘要", "出席", "文字", "图片", "摄影", "日期", "关于", "包括", "主要", "一是", "二是",
    "三是", "问题", "目标", "任务", "措施", "原因", "数据", "概况", "活动", "内容", "描述", "字体", "浏览", "点击",
    "分享", "专题", "相关", "链接", "责任", "校对", "记者按", "总的", "简单",
];

/// What a label tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The name of a person.
    pub name: Option<String>,
    /// The office before or behind the name.
    pub title: Option<String>,
    /// Who asks.
    pub outlet: Option<String>,
    /// What the label itself says of the turn.
    pub kind: Option<TurnKind>,
}

/// Whether text is the name of a person: a family name and one or two characters, or the names of a minority joined by `·`.
pub fn is_person(text: &str) -> bool {
    let count = text.chars().count();
    if text.contains('·') {
        return (4..=14).contains(&count) && text.chars().all(|c| is_han(c) || c == '·') && !text.starts_with('·');
    }
    if !text.chars().all(is_han) {
        return false;
    }
    let double = DOUBLE.iter().any(|d| text.starts_with(d));
    let single = text.chars().next().is_some_and(|c| SURNAMES.contains(c));
    double && (3..=4).contains(&count) || single && (2..=3).contains(&count)
}

/// Whether text ends like the name of an outlet.
fn is_outlet(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    OUTLETS.iter().any(|o| text.ends_with(o)) || letters > 1 && text.chars().all(|c| c.is_ascii_graphic() || c == ' ')
}

/// Whether text ends in an office.
pub fn is_office(text: &str) -> bool {
    text.chars().count() >= 2 && OFFICES.iter().any(|o| text.ends_with(o))
}

/// An office and the name behind it: `某署副署长 李明`, `某署副署长李明`.
pub fn titled(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    if let Some((title, name)) = text.rsplit_once([' ', '、', ','])
        && is_person(name)
        && title.chars().any(is_han)
    {
        return Some((title.trim().to_string(), name.to_string()));
    }
    let chars: Vec<usize> = text.char_indices().map(|c| c.0).collect();
    [3, 2, 4].iter().find_map(|n| {
        let at = *chars.get(chars.len().checked_sub(*n)?)?;
        let (title, name) = text.split_at(at);
        (is_office(title) && is_person(name)).then(|| (title.to_string(), name.to_string()))
    })
}

/// Reads a label, its colon and brackets apart. None where it names nobody.
pub fn who(label: &str) -> Option<Who> {
    let bare = label.replace(['《', '》'], "");
    let label = bare.trim().trim_start_matches(['-', '·', '*', '#', ' ']).trim();
    let count = label.chars().count();
    if !(1..=45).contains(&count) || label.contains([',', '。', ';', '?', '!', '"', '“']) {
        return None;
    }
    if matches!(label, "问" | "提问" | "Q" | "记者" | "记者提问" | "媒体记者") {
        let kind = Some(TurnKind::Journalist);
        return Some(Who { kind, ..Who::default() });
    }
    if matches!(label, "答" | "A" | "回答" | "答复") {
        let kind = Some(TurnKind::Official);
        return Some(Who { kind, ..Who::default() });
    }
    if label.contains("主持") {
        let rest = label.replace("主持人", " ").replace("主持", " ");
        let rest = rest.trim_matches([' ', '(', ')', '、']).trim();
        let (title, name) = match titled(rest) {
            Some((title, name)) => (Some(title), Some(name)),
            None => (None, is_person(rest).then(|| rest.to_string())),
        };
        let kind = Some(TurnKind::Chairperson);
        return Some(Who {
            name,
            title,
            outlet: None,
            kind,
        });
    }
    if NO_LABELS.iter().any(|w| label.contains(w)) && !label.contains("记者") {
        return None;
    }
    // "某报记者 李明", "某报(记者李明)"
    if let Some((before, _)) = label.split_once("记者") {
        let outlet = before.trim_matches([' ', '(', ')', '、']).trim();
        let outlet = (!outlet.is_empty()).then(|| outlet.to_string());
        let kind = Some(TurnKind::Journalist);
        return Some(Who {
            kind,
            outlet,
            ..Who::default()
        });
    }
    if is_person(label) && !is_outlet(label) {
        return Some(Who {
            name: Some(label.to_string()),
            ..Who::default()
        });
    }
    // "李明(某署副署长)"
    if let Some((name, title)) = label.strip_suffix(')').and_then(|l| l.split_once('(')) {
        let name = name.trim();
        if is_person(name) {
            let (name, title) = (Some(name.to_string()), Some(title.trim().to_string()));
            return Some(Who {
                name,
                title,
                ..Who::default()
            });
        }
    }
    if let Some((title, name)) = titled(label) {
        let kind = Some(TurnKind::Official);
        return Some(Who {
            name: Some(name),
            title: Some(title),
            outlet: None,
            kind,
        });
    }
    if is_outlet(label) {
        let kind = Some(TurnKind::Journalist);
        return Some(Who {
            kind,
            outlet: Some(label.to_string()),
            ..Who::default()
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn labels_name_people_and_outlets() {
        for (label, want) in [
            ("李明", "李明|-|-|-"),
            ("主持人 李明", "李明|-|-|Chairperson"),
            (
                "国务院新闻办新闻局局长、新闻发言人 李明(主持人)",
                "李明|国务院新闻办新闻局局长、新闻发言人|-|Chairperson",
            ),
            ("池塘部副部长 吴岚", "吴岚|池塘部副部长|-|Official"),
            ("池塘部副部长吴岚", "吴岚|池塘部副部长|-|Official"),
            (
                "池塘部副秘书长、新闻发言人吴岚",
                "吴岚|池塘部副秘书长、新闻发言人|-|Official",
            ),
            ("池塘日报记者", "-|-|池塘日报|Journalist"),
            ("《池塘报》记者", "-|-|池塘报|Journalist"),
            ("池塘电视台记者 吴岚", "-|-|池塘电视台|Journalist"),
            ("芦苇社", "-|-|芦苇社|Journalist"),
            ("记者", "-|-|-|Journalist"),
            ("答", "-|-|-|Official"),
            ("买买提·艾力", "买买提·艾力|-|-|-"),
        ] {
            let w = who(label).unwrap_or_else(|| panic!("{label}"));
            let dash = |s: Option<String>| s.unwrap_or("-".to_string());
            let kind = w.kind.map_or("-".to_string(), |k| format!("{k:?}"));
            assert_eq!(
                format!("{}|{}|{}|{kind}", dash(w.name), dash(w.title), dash(w.outlet)),
                want,
                "{label}"
            );
        }
        for label in [
            "主要特点如下", "时间", "具体来看", "第一,池塘多了", "责任编辑", "池塘有三个", "",
        ] {
            assert_eq!(who(label), None, "{label}");
        }
    }
}

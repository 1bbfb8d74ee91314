// The texts of the pages for reading, comparing and exporting.
extension Message {
    package static let outline = Message(zh: "提纲", en: "Outline")
    package static let otherYears = Message(zh: "同一机关的其他年份", en: "Other years of the agency")
    package static let original = Message(zh: "原文件", en: "Original file")
    package static let nextMatch = Message(zh: "下一处", en: "Next match")
    package static let findInReport = Message(zh: "在本报告中查找", en: "Find in this report")
    package static let backToResults = Message(zh: "返回检索结果", en: "Back to the results")
    package static let whereElse = Message(
        zh: "相同文字还见于哪些报告", en: "Other reports with the same text")
    package static let alsoIn = Message(zh: "也见于", en: "also in")
    package static let showReuse = Message(
        zh: "显示其他出处", en: "Show other reports with the same passages")
    package static let hideReuse = Message(
        zh: "不显示其他出处", en: "Hide other reports with the same passages")
    package static let countsOfQuery = Message(zh: "列成表格：", en: "As a table:")
    package static func originalPage(_ number: Int) -> Message {
        Message(zh: "原件第\(number)页", en: "page \(number) of the file")
    }
    package static let compareWith = Message(zh: "对照", en: "Compare")
    package static let showFigures = Message(zh: "标出数字", en: "Mark figures")
    package static let hideFigures = Message(zh: "不标数字", en: "Do not mark figures")
    package static let noOutline = Message(zh: "没有小标题", en: "no headings")
    package static let comparison = Message(zh: "两年对照", en: "Two reports side by side")
    package static let onlyChanges = Message(zh: "只看改动", en: "Only changes")
    package static let everything = Message(zh: "看全部", en: "Everything")
    package static let concordance = Message(zh: "前后文一览", en: "Words in context")
    package static let whyTitle = Message(zh: "为何匹配", en: "Why a paragraph matches")
    package static let tablesTitle = Message(zh: "统计表", en: "Tables")
    package static let chooseTable = Message(
        zh: "选一张表，填好条件；网址保存全部条件，可以转发。",
        en:
            "Choose a table and fill in its conditions. The address of the page contains all of them, so you can share it."
    )
    package static let show = Message(zh: "显示", en: "Show")
    package static let noRows = Message(zh: "没有数据", en: "no rows")
    package static let basketTitle = Message(zh: "摘录", en: "Basket")
    package static let basketEmpty = Message(
        zh: "还没有摘录。在检索结果中勾选段落，再点“查看所选摘录”。",
        en: "Nothing is collected yet. Select passages among the results, then show them.")
    package static let basketNote = Message(
        zh: "摘录只在这个网址中，不存在服务器上。",
        en: "The basket is stored only in the address of this page, not on the server.")
    package static let remove = Message(zh: "移除", en: "Remove")
    package static let print = Message(zh: "打印", en: "Print")
    package static let helpTitle = Message(zh: "帮助", en: "Help")
    package static let queryLanguage = Message(zh: "查询语法", en: "The query language")
    package static let keys = Message(zh: "快捷键", en: "Keyboard shortcuts")
    package static let forPrograms = Message(zh: "供程序使用", en: "For programs")
    package static let aboutTitle = Message(zh: "索引", en: "The index")
    package static let skippedTitle = Message(zh: "未能读取的文件", en: "Files that could not be read")
    package static let manageTitle = Message(zh: "管理", en: "Manage")
    package static let indexedFolders = Message(zh: "索引的文件夹", en: "Folders of the index")
    package static let indexAgain = Message(zh: "重新索引", en: "Index again")
    package static let indexingNow = Message(zh: "正在索引", en: "Indexing")
    package static let showProgress = Message(zh: "查看进度", en: "Show progress")
    package static let lastRun = Message(zh: "上次索引", en: "The last run")
    package static let notYet = Message(zh: "尚未运行", en: "none yet")
    package static let columnChoice = Message(zh: "（不限）", en: "(any)")
    package static let otherLanguage = Message(zh: "English", en: "中文")
    package static let unreadable = Message(zh: "文件打不开", en: "the file cannot be opened")
    package static let indexOnly = Message(
        zh: "可能已移动；索引中仍有它的文字", en: "it may have been moved; the index still has its text")
    package static let tooManyPassages = Message(
        zh: "摘录至多 200 段", en: "a basket holds at most 200 passages")
    package static let truncated = Message(
        zh: "仅显示前若干行，导出文件包含全部行", en: "only the first rows are shown; exports contain all rows")

    package static func matchCount(_ count: Int) -> Message {
        Message(zh: "\(count)处匹配", en: English.count(count, "match", plural: "matches"))
    }
    package static func rows(_ count: Int) -> Message {
        Message(zh: "\(count)行", en: English.count(count, "row"))
    }
    package static func passages(_ count: Int) -> Message {
        Message(zh: "\(count)段摘录", en: English.count(count, "passage"))
    }
    package static func progress(_ done: Int, of all: Int) -> Message {
        Message(zh: "\(done)/\(all)个文件", en: "\(done) of \(English.count(all, "file"))")
    }
    /// A figure as it was read.
    package static func figureReading(_ indicator: String, _ value: String, _ unit: String)
        -> Message
    {
        Message(zh: "\(indicator)：\(value)\(unit)", en: "\(indicator): \(value) \(unit)")
    }
    /// A key and what it does.
    package static let keyList: [(key: String, meaning: Message)] = [
        ("/", Message(zh: "到检索框", en: "to the search box")),
        ("j  k", Message(zh: "下一条、上一条结果", en: "next, previous result")),
        ("Enter", Message(zh: "打开当前结果", en: "open the current result")),
        ("n  p", Message(zh: "阅读时：下一处、上一处匹配", en: "while reading: next, previous match")),
        ("Esc", Message(zh: "离开检索框，关闭提示", en: "leave the box, close the help")),
        ("?", Message(zh: "显示这些按键", en: "show these keys")),
    ]
}

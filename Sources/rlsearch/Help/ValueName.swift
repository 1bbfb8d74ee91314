import ReportOutput

/// The names of values of options and arguments, as help shows them: --index <folder>.
enum ValueName {
    case address, b, cells, count, engine, file, files, fold, folder, folders, format, keys,
        language, list, mb, measure, name, order, outcome, paths, percent, place, port, query,
        reports, role, scope, seconds, section, seed, term, terms, text, url, way, when, words,
        year, years, k1, part, urlAndName

    /// The name in both languages.
    var text: Message {
        switch self {
        case .address: Message(zh: "地址", en: "address")
        case .b: Message(verbatim: "b")
        case .cells: Message(zh: "格数", en: "cells")
        case .count: Message(zh: "数量", en: "count")
        case .engine: Message(zh: "引擎", en: "engine")
        case .file: Message(zh: "文件", en: "file")
        case .files: Message(zh: "文件", en: "files")
        case .fold: Message(zh: "归并", en: "fold")
        case .folder: Message(zh: "文件夹", en: "folder")
        case .folders: Message(zh: "文件夹", en: "folders")
        case .format: Message(zh: "格式", en: "format")
        case .keys: Message(zh: "分组项", en: "keys")
        case .language: Message(zh: "语言", en: "language")
        case .list: Message(zh: "词表", en: "list")
        case .mb: Message(zh: "兆字节", en: "mb")
        case .measure: Message(zh: "指标", en: "measure")
        case .name: Message(zh: "名称", en: "name")
        case .order: Message(zh: "顺序", en: "order")
        case .outcome: Message(zh: "结果", en: "outcome")
        case .paths: Message(zh: "路径", en: "paths")
        case .percent: Message(zh: "百分比", en: "percent")
        case .place: Message(zh: "位置", en: "place")
        case .port: Message(zh: "端口", en: "port")
        case .query: Message(zh: "查询", en: "query")
        case .reports: Message(zh: "份数", en: "reports")
        case .role: Message(zh: "性质", en: "role")
        case .scope: Message(zh: "范围", en: "scope")
        case .seconds: Message(zh: "秒数", en: "seconds")
        case .section: Message(zh: "部分", en: "section")
        case .seed: Message(zh: "种子", en: "seed")
        case .term: Message(zh: "词语", en: "term")
        case .terms: Message(zh: "词语", en: "terms")
        case .text: Message(zh: "文字", en: "text")
        case .url: Message(zh: "网址", en: "url")
        case .way: Message(zh: "方式", en: "way")
        case .when: Message(zh: "时机", en: "when")
        case .words: Message(zh: "词数", en: "words")
        case .year: Message(zh: "年份", en: "year")
        case .k1: Message(verbatim: "k1")
        case .part: Message(verbatim: "i/n")
        case .urlAndName: Message(zh: "网址/名称", en: "url/name")
        case .years: Message(zh: "年份", en: "years")
        }
    }
}

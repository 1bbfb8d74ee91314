import ArgumentParser

/// The help of `--threads`.
enum ThreadHelp {
    static let help = ArgumentHelp(
        zh: "线程数（默认：每核一个）。", en: "The number of threads (default: one per core).",
        value: .count)
}

/// The help of `--meta`.
enum MetadataHelp {
    static let help = ArgumentHelp(
        zh: "元数据表，与 index 相同。", en: "A table of metadata, as for index.", value: .file)
}

/// The help of `--ocr`.
enum ScanHelp {
    static let help = ArgumentHelp(
        zh: "识别扫描页和图片上的文字（需要 tesseract-ocr-chi-sim）；识别可能有误，结果会注明。",
        en:
            "Recognise the characters on scanned pages and pictures (needs tesseract-ocr-chi-sim). Recognised text may contain errors; results mark it."
    )
}

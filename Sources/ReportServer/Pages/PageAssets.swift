/// The style sheet and the script in every page, and their hashes for the content security policy.
enum PageAssets {
    static let style = String(decoding: PackageResources.style_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.script_js, as: UTF8.self)
    static let styleHash = "sha256-" + SHA256.base64(style)
    static let scriptHash = "sha256-" + SHA256.base64(script)
    static let icon =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" "
        + "height=\"32\" rx=\"6\" fill=\"#1f5fa8\"/><path d=\"M8 9h12M8 14h12M8 19h7\" "
        + "stroke=\"#fff\" stroke-width=\"2.4\"/><circle cx=\"21\" cy=\"21\" r=\"4\" fill=\"none\" "
        + "stroke=\"#fff\" stroke-width=\"2.4\"/><path d=\"M24 24l4 4\" stroke=\"#fff\" "
        + "stroke-width=\"2.4\"/></svg>"
}

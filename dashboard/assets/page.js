// The page is Chinese, whatever its frame says: browsers choose glyphs and offers of translation by it.
document.documentElement.lang = "zh-CN";

"""Words and signs for a currency, with its code, and which stand before a sum or after it only."""

YUAN = "CNY"
CURRENCIES = dict.fromkeys(("元", "圆", "块钱", "人民币", "RMB", "CNY", "￥", "¥"), YUAN)
CURRENCIES |= {
    "美元": "USD",
    "美金": "USD",
    "USD": "USD",
    "US$": "USD",
    "$": "USD",
    "＄": "USD",
    "欧元": "EUR",
    "EUR": "EUR",
    "€": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "HKD": "HKD",
    "HK$": "HKD",
    "英镑": "GBP",
    "GBP": "GBP",
    "£": "GBP",
    "日元": "JPY",
    "日圆": "JPY",
    "JPY": "JPY",
    "澳元": "AUD",
    "澳大利亚元": "AUD",
    "加元": "CAD",
    "加拿大元": "CAD",
    "新加坡元": "SGD",
    "瑞士法郎": "CHF",
    "新台币": "TWD",
    "澳门元": "MOP",
    "韩元": "KRW",
    "卢布": "RUB",
    "泰铢": "THB",
}
LEADS = frozenset(("人民币", "RMB", "CNY", "￥", "¥"))
ONLY_AFTER = frozenset(("元", "圆", "块钱"))

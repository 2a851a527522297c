"""What a passage does with the words it holds: denies them, supposes them, or only alleges them.

Negation in Chinese stands before the verb in the same clause (未催告, 没有将车辆收回); a few
words deny from behind (催告一事并不存在). A rule of the contract or a request (有权锁机, 请求收回)
tells of no event, and what a party is said to claim (承租人辩称已催告) is its allegation.
"""

import re

_CLAUSE_ENDS = re.compile(r"[，,。；;：:！!？?\n]")
_SENTENCE_ENDS = re.compile(r"[。；;！!？?\n]")

# Words that hold a negating character and deny nothing of what follows them.
_DENY_NOTHING = (
    "二话不说|协商不成|无正当理由|无数|不久|不断|不仅|不但|不动产|不得不|不料|不顾|不良|不当|不到|不等|不少|不超过|不低于|不足|不起|不特定|"
    "除非|非法|非因|无锡|无奈|无偿|无力[支偿付还]?[付还款]?|未来|未成年|无条件|无可|无效|无故|不过是|不过就是|不明身份|不认识|不相识|非常|不可撤销|不予[付支]|"
    "未到期|不接电话|不见|无人|不同意|"
    "(?:未能|没能|没有|尚未|一直未|一直没|不能|无法|拒不|拒绝|不再|未再|未|没|不)(?:按|如|依|及时|足额|全额|再|继续|实际)?"
    "[^，。；没未不]{0,4}(?:付款|付租|支付|归还|偿还|清偿|缴纳|缴付|交租|还款|还清|付清|结清|交付租金|履约|履行|付|还)"
)
_DENIALS = (
    "无证据证明|没有证据证明|未能举证证明|未举证证明|不能证明|无法证明|未能证明|不足以证明|难以证明|"
    "没有证据显示|无证据显示|没有材料证明|并不存在|不存在|并未|从未|尚未|未曾|未能|未经|没有|没能|并非|并不|不曾|不是|"
    "不再|从不|否认|拒绝|避免|放弃|免于|忘了|忘记|漏办|免(?=保证金|收|交|缴|除)|未|没|不|非|无"
)
_NEGATION = re.compile(f"(?P<nothing>{_DENY_NOTHING})|(?P<denial>{_DENIALS})")
# 没有起诉、没有催收: each denial of a list reaches its own member only.
_NEXT_DENIAL = re.compile("、[也亦]?[没未不无]")
# One of these characters at least stands in every denial.
_DENYING = re.compile("[未没不非无否拒避放免忘漏并从尚难]")
_STRONG = re.compile("证明|显示|不存在|否认")
# Words that open a new verb: 未通知承租人即锁机 denies the notice and tells of the lock.
_NEW_VERB = re.compile(
    "[即便却但仍又而并遂]|(?<![及按准])时|(?<!售)后|直接|擅自|自行|径行|就(?!此)|情况下"
)
_NEAR = 7
_DENIED_BEHIND = re.compile(
    r"[^，。；、\n]{0,6}?(?:并不存在|不存在|不属实|不是事实|没有发生|没有证据|无证据|并非如此|与事实不符|毫不知情|没有?这回事|未触发|没触发|没有成就|未成就|没通过|未通过)"
)
# What was only planned, or told and then undone or refuted in the next clause.
_PLANNED = re.compile(
    "是否|有没有|有无|是不是|原以为|误以为|还以为|差点|险些|声称要|扬言|威胁|打算|本想|原想|想(?=找|做|办|签)|曾想|原定|计划|提议|商量过|曾商量|考虑过|曾考虑|说要|原本要"
)
_UNDONE = re.compile(
    r"[^，。；\n]{0,8}，(?:但|可|却|而|不过)?(?:是)?(?:最后|后来|最终|结果|一直|始终|实际|当场|随后|之后|其后|不久|次日|第二天|当天|现在|现|已|又|都|就)"
    r"[^，。；\n]{0,6}?"
    r"(?:(?:没有?|未|并未)(?:签|做|办|寄|发|动手|谈成|成|实施|写|出险|采用|生效|送出|用上|执行|落实|收|扣|锁)"
    r"|作罢|取消|撤回|撤诉|废止|撤销|删|划掉|改为|改成|改做|作废|注销|修好|修复|恢复|解锁|解除(?!合同)|还给|退还|退回给|补办|补签|追认|更正|找到|澄清)"
    r"|的是(?:另|别的|其他|案外)"
    r"|[^，。；\n]{0,8}，(?:但|可|却|而|不过)?(?:与|和|跟)(?![你我])[^，。；\n]{1,10}(?:无关|没关系|没有关系|不相干|是两回事)"
    r"|[^，。；\n]{0,8}，(?:但|可|却|而|不过)?(?:并)?不(?:含|包括|涉及|是租赁物|在租赁物)"
)
# …，但没锁 takes back what was said of locking; 仍未付 behind a demand to pay takes back nothing.
_NOT_DONE = re.compile(
    r"[^，。；\n]{0,8}，(?:但|可|却|而|最后|后来|最终|结果|实际)[^，。；\n]{0,6}?(?:没有?|并?未|没能|未能)(?:真|真的|实际)?(?P<verb>(?![付还交缴收到能有])[一-龥])"
)
_REPORTED = re.compile("说|称|主张|讲|抗辩|认为|怀疑")
_REFUTED = re.compile(
    r"[^，。；\n]{0,8}，(?:但|可|却|而)?[^，。；\n]{0,8}?(?:显示|证明(?!不)|证实|查明|表明|经查(?!属实|确)|查无此事|查无实据|纯属|子虚乌有|(?:没有|没|无|并无|拿不出)(?:任何|相关)?(?:材料|证据|依据)(?:支持|证明|佐证)|其实|实际(?:上)?(?:是|为|并|没)|事实上|(?:登记资料|档案|账册|工商登记|文件|流水)(?:有|是|写|上))"
)
_AGREED = ("合同", "协议", "双方", "条款", "条", "另", "并", "里", "中")
# Each alternative begins with a letter of its own, so that the search runs from one to the next.
_SUPPOSED = re.compile(
    "有权(?<!所有权)|可以|可(?<![认许不]可)(?=要求|宣布|收|取|解除|直接|自行|单方|提前|锁|将|就|按|向|随时|处置|另|终止|行使|主张|立即|一次|采取|拍卖|请求|把|无需|不经|暂)|是否|有没有|有无|能否|可否|是不是|究竟|"
    "如果|如(?<![例比诸譬]如)(?![期约数今实此下何])|假如|倘若|若(?!干)|一旦|"
    "要求|请求|诉请|诉求|判令|应当|应(?<![供对反相适响效]应)(?![收付]|(?:我司|我方|我公司|原告|被告|出租人|承租人|对方|申请人|其|客户)的?(?:申请|要求|请求))|担心|害怕|扬言|可能|防止|愿意|愿把|承诺(?![函书])|问能|"
    "会(?<![机协东事员委约社大工商控审贷例年开展证易误]会)(?![议计员])|拟(?![定建])|准备|打算|威胁|写明|载明|规定|"
    + "|".join(f"{where}(?:均|还|又|也|明确)?约定(?!的)" for where in _AGREED)
)
# 承租人擅自转租的，出租人有权解除: the clause is a condition.
_CONDITION = re.compile("[^，。；、\n]{0,8}的，[^。；\n]{0,12}(?:有权|可以?|应当?|须|视为|应)")
_IF = re.compile("[如若倘一假]")
_IF_BEFORE = re.compile("(?:^|[，：；])(?:如果|如(?![期约数今实此下何])|若(?!干)|倘若|一旦|假如)")
_SAID = re.compile("辩|称|反驳|质疑|认为|主张|提出")
_SAYING = re.compile(
    "辩称|抗辩|答辩|声称|诉称|反驳|质疑|(?:承租人|被告|保证人|担保人|对方|第三人|其|反诉|[某甲乙丙丁公司]{1,2})"
    "(?:则|还|又|均|一方|及[^，。；]{1,8})?(?:称|认为|主张|提出)"
)


def clause_start(text: str, at: int, *, reach: int = 60) -> int:
    """Where the clause that holds position ``at`` begins, at most ``reach`` characters back."""
    return _last(_CLAUSE_ENDS, text, max(0, at - reach), at)


def _last(marks: re.Pattern[str], text: str, low: int, at: int) -> int:
    """Where the last of the marks between ``low`` and ``at`` ends, ``low`` where there is none."""
    mark = marks.search(text[low:at][::-1])
    return at - mark.start() if mark else low


def clause_end(text: str, at: int, *, reach: int = 60) -> int:
    """Where the clause that holds position ``at`` ends, at most ``reach`` characters on."""
    mark = _CLAUSE_ENDS.search(text, at, at + reach)
    return mark.start() if mark else min(len(text), at + reach)


def sentence_start(text: str, at: int, *, reach: int = 300) -> int:
    """Where the sentence that holds position ``at`` begins, at most ``reach`` characters back."""
    return _last(_SENTENCE_ENDS, text, max(0, at - reach), at)


def denial_of(text: str, start: int, *, after: int = 0) -> int | None:
    """Where the words that deny what stands at ``start`` begin, None where nothing denies it.

    Words before ``after`` do not count; one denial lifts another (并非未催告).

    >>> denial_of("出租人没有将车辆收回", 8), denial_of("未通知承租人即锁机", 7)
    (3, None)
    """
    denials: list[int] = []
    begins = max(clause_start(text, start), after)
    if not _DENYING.search(text, begins, start):
        return None
    for found in _NEGATION.finditer(text, begins, start):
        if found["denial"] is None:
            continue
        if _NEXT_DENIAL.search(text, found.end(), start + 1):
            continue
        between = text[found.end() : start]
        if _STRONG.search(found["denial"]) or (
            len(between) <= _NEAR and not _NEW_VERB.search(between, 1)
        ):
            denials.append(found.start())
    return denials[0] if len(denials) % 2 else None


def denied_behind(text: str, end: int) -> int | None:
    """Where words that deny from behind what ends at ``end`` end, None where there are none."""
    found = _DENIED_BEHIND.match(text, end)
    return found.end() if found else None


def is_planned(text: str, start: int) -> bool:
    """Whether the clause tells the words at ``start`` as a plan only (原打算挂靠)."""
    return _PLANNED.search(text, clause_start(text, start, reach=20), start) is not None


def undone_behind(text: str, start: int, end: int) -> int | None:
    """Where the clause ends that undoes or refutes what stands at ``start`` to ``end``.

    >>> undone_behind("催款函写好了，一直没寄出去", 0, 3)
    11
    """
    found = _UNDONE.match(text, end) or _NOT_DONE.match(text, end)
    if found is not None and (verb := found.groupdict().get("verb")):
        found = found if verb in text[start:end] else None
    if found is None and _REPORTED.search(text, clause_start(text, start), start):
        found = _REFUTED.match(text, end)
    return found.end() if found else None


def is_supposed(text: str, start: int, *, after: int = 0) -> bool:
    """Whether the words at ``start`` are told as a rule, a condition, a question or a request."""
    if _SUPPOSED.search(text, max(clause_start(text, start), after), start):
        return True
    sentence = text[sentence_start(text, start, reach=40) : start]
    return _IF.search(sentence) is not None and _IF_BEFORE.search(sentence) is not None


def is_condition(text: str, end: int) -> bool:
    """Whether the words that end at ``end`` are the condition of a rule (…的，出租人有权解除)."""
    return _CONDITION.match(text, end) is not None


def is_alleged(text: str, start: int) -> bool:
    """Whether the sentence gives the words at ``start`` as what the other side says."""
    begins = sentence_start(text, start)
    if not _SAID.search(text, begins, start):
        return False
    return _SAYING.search(text, begins, start) is not None

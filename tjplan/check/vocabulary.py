"""Ordinary words of planning in both languages, so that one changed in one language is seen.

A line of the table: what asks for its counterpart, and behind a slash what only answers to it, first
in Chinese, then in English. 大型 must be large, large-scale or larger; "large" in English may also
stand for 大 or 规模. Behind ``==`` how often counts as well. ``*`` takes any ending, a final s or es needs
no entry, ``~`` is the place of a mark.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tjplan.check.pairs import MARK, Pair, Side
from tjplan.model.text import LANGS, Lang

_TABLE = """
# levels and bodies of government
国家级 == national-level, national level / national*
省级 == provincial-level, provincial level / provinc*
市级,地级 == city-level, city level, municipal level, prefecture-level / city, cities, municipal*, prefectur*
县级 == county-level, county level / count*
乡级,镇级,乡镇级 == township-level, town-level, township level, town level / town*
村级 == village-level, village level / village*
本级 == this level / own level
上级 == superior, higher-level, next level up / above, higher level
下级 == subordinate, lower-level / below, lower level, inferior
同级 == same level
各级 == all levels, every level, each level, various levels
全国 = nationwide / national*, country, china*, state
/国 = national, nationally
/省 = provincial, province
/县 = county, counties
/乡,镇 = township
/村 = village
国内 == domestic* / home, china, within
国际 == international*
国外,境外 = foreign, abroad, overseas
# sizes, and states of mines and works
大型 / 大,规模化,规模经营,规模集约,规模开发 == large, large-scale, larger / big*, major
中型 / 中 = medium, medium-sized / mid-siz*
小型 / 小 = small, small-scale, smaller / minor, small-siz*
正在开采,在产 / 生产,开采 = producing, in production / being mined, work*
停采,停产 / 停,暂,未启动 = suspend* / stopp*, halt*, idle
在建 = under construction / being built
/关,闭,封 = closed, closure, closing
/废,关闭 = abandoned, abandon
历史遗留,遗留 == legacy / left over, left by, inherit*
新建,新增,新立,新批,拟建 / 新,增,更新 = new, newly / add*, plan*, more
现有 / 现,已有,既有,存在,原有 = existing / now, at present, current*, has, had, have, present
# rounds, periods and time
上轮,上一轮 / 上期,前一轮,以往 == previous-round, previous round, last round / round before
本轮 / 当前,现 == current-round, current round, this round
下轮,下一轮 == next-round, next round
基期,基准年 == base year, base period
目标年 == target year
/规划期,期 = plan period, planning period
中期 == mid-term, medium-term / middle, midterm
近期 = near-term, short-term, near future / recent*, near, soon
远期,长远,长期 / 远景 = long-term, long-range, long term / lasting, long, later
短期 / 近期 = short-term, short term
年底,年末,~底 / 底,末 == end of ~ / year-end, end of, close of
年初,~初 / 初 == beginning of ~, start of ~ / start of, beginning of
/前,先,预,上一轮 = before, prior to
/后,管 = after, afterwards
/以来,自,起,由于,因,既 = since
截至,截止 = as of, as at / by, until, up to, end of
早日,提前,尽早 / 早,先,尽快 = early, ahead, as soon as / soon, advance, quick*
定期 / 经常 = regularly / regular*, period*
经常 / 常,定期 = frequently / often, regular*, frequent*
及时 = timely, good time, promptly / in time, prompt*, without delay
适时 / 及时 = appropriate time, due course / timely, suitable time
逐步 / 渐,逐 = gradually, step by step, progressively / gradual, increasing*
# activities
勘查,勘探 / 找矿,普查,探,详查,勘 = exploration, explore / prospect*, survey*, explor*
开采 / 采,矿 = mining, extraction / extract*, mine*, produc*, exploit*, quarr*, block
开发 = / develop*, exploit*
发展 = / develop*, grow*, progress*, transform*
利用 / 用 = utilisation, utilise* / use*, using, used, utiliz*
/用,利 = utilis*
保护 / 护,保,红线 = protection, protect* / conserv*, safeguard*, preserv*, reserve*
修复 / 恢复,治理,还原,复 = restoration, restore, restoring / restor*, rehabilitat*, repair*, remed*
恢复 / 治理,修复,复 = / restor*, recover*, rehabilitat*, replant*, regrow*
治理 / 处置,处理,修复,恢复,清理 = / restor*, govern*, treat*, remed*, clean*, control*, recover*, rehabilitat*, manag*
复垦 / 填海,垦 = reclamation, reclaim*
调查 / 普查,勘测 = survey, investigation / investigat*, survey*
评价,评估,测评 / 考核,评,估 = evaluat*, assess*, apprais* / review*
监测 / 监控,监视 = monitoring, monitor / observ*
监督,监管 / 督,监 = supervis* / overs*, monitor*, regulat*
检查 / 查 = inspect* / check*, examin*, review*
审批 / 批,审 = approv* / examin*, permit*, licens*
/批,审,过 = approved, approval
登记 / 注册,台账,名册 = registration, register / record*, regist*
出让 = grant* / award*, assign*, sale
转让 = transfer*
/转,流转 = transferred
招标 = bidding, tender* / bid*
拍卖 = auction*
挂牌 = / listing, listed
协议 = agreement* / treat*, negotiat*
验收 = accept*
公示,公开 / 公,开,布,透明 = public notice, disclos*, openness / publi*, open*, announc*, transparen*
宣传 = publicity, publicis* / promot*, communicat*, educat*
# who acts
企业 = enterprise, compan* / corporat*, firm*, business*, industr*
政府 / 县,市,镇,省,政务 = government / state, authorit*
公众 / 群众,社会,公示,公,广泛 = public / people*, citizen*
专家 = expert*
职工 / 员工,工人 = employee, worker, staff
部门 / 政府 = department, authorit* / agenc*, bod*, office*, bureau*
主管 = competent, in charge / respons*
县政府,县自然资源局,县局,县委,县长 = / count*
市政府,市局,市委 = / city, municipal*
省政府,省厅 = / provinc*
市长 = mayor
/社会,市民 = society
# money
资金,经费 / 融资,资 = funds / fund, capital, financ*, invest*, money, expend*
/投资,投入,投融资,资金 = investment, invest
贷款 == loan
担保 / 保证,保障 == guarantee / security
# wastes and consumption
废气 / 三废,尾气 == waste gas / exhaust*, emission*, gas
废水 / 三废,污水 == waste water, wastewater / effluent*, sewage
废渣 / 三废,矿渣 == waste residue / slag, residue
废石 == waste rock
废弃物 / 废,浪费 = waste / refuse
噪声,噪音 = noise
粉尘,扬尘 / 尘 = dust
能耗 / 能,节能 = energy consumption, consumption of energy, energy
水耗 / 水 = water consumption / water
物耗 = material*
# what is spoken of
环境 = environment* / ecolog*, eco-environment*, surround*, climate, situation*, condition*
/环境,环保,境,人居 = environment, environmental, environmentally
生态 / 绿 = ecolog*, eco-environment*, eco-* / ecosystem*
地质 / 地勘 = geolog*, geo-environment*, geopark / geo-*, geoscien*, hydrogeolog*
资源 = / resource, reserve*, mineral*
/资源,资,储量,源,矿产 = resource
储量 = / reserve*, resource
矿山,矿区 / 矿 = / mine, mining
露天 = opencast, open-pit, open-cast, open pit / surface, open
/地下 = underground
深部 / 深 = deep
浅部 = shallow
尾矿 = tailings
铁路 = railway, rail
公路 / 道路,路,道 = highway, road / route*
国道 == national highway / national road
省道 == provincial highway / provincial road, road*
口岸 = port / border*
# qualities
综合 = / comprehensive*, integrated, overall, combin*, general
全面 / 全方位,彻底,充分 = across the board, all-round, on all fronts / full*, comprehensive*, every respect, thorough*, entire*, all, whol*, complete*
有效 / 合法,效 = effective*, valid / efficien*, success*
合理 / 科学 = rational*, reasonable*, reasonably / sound, appropriate*, sensible
科学 / 科技,理 = scientif* / science, sound
先进 = / advanced, modern
发达 = / developed, advanced, modern
发展中国家 = developing countr*
/落后,滞后 = backward, outdated, lags
严格,从严,严密 / 严,禁 = strict*, rigorous* / stringent*, serious*
主要 / 主,为主,主体 = / main, mainly, principal, chief*, major, primar*, head
重点 / 关键,核心,主,重要,攻关 = key / priorit*, focus*, major
重大 / 大,显著,主要,主 = major / great*, significan*, important
重要 / 重,要 = important, importance / key, signific*, vital
自然 / 天然 = natural, nature / natur*
人工 = artificial* / manual*, man-made
传统 = traditional
多元,多种,多样,多渠道,多方,多重,多个 / 多 = divers*, many, multiple / various, variet*, several, number of
单一 / 单,少 = single, limited in kind / only, uniform
预期性 / 预期 == anticipatory
约束性 / 约束 == binding / compuls*
# quarters of the compass
东北 / 东,北 = north-east, northeast, north-eastern, northeastern
西北 = north-west, northwest, north-western, northwestern
东南 = south-east, southeast, south-eastern, southeastern
西南 = south-west, southwest, south-western, southwestern
东部,东侧,东面,东岸,东邻,东接,东临,东与,东至,东靠,以东,东西 / 东 == east, eastern / east*, northeast*, southeast*
西部,西侧,西面,西岸,西邻,西接,西临,西与,西至,西靠,西隔,以西,东西 / 西 == west, western / west*, northwest*, southwest*
南部,南侧,南面,南岸,南邻,南接,南临,南与,南至,南靠,以南,南北 / 南 == south, southern / south*
北部,北侧,北面,北岸,北邻,北接,北临,北与,北至,北靠,以北,南北 / 北 == north, northern / north*
# quantity and direction
全部 / 全,所有,都,均 = / in full, all, every, whol*, entire*, complete*
部分完成 / 部分 == in part, partly / partial*, some, part
# quantity and direction
全部完成 / 全部,全 == in full / full*, all, complet*, entire*
总量,总面积,总数,合计,总计 / 总,共,累计 = total / aggregate, overall, gross, sum
平均 = average / mean
累计 = cumulative* / total*, accumulat*
人均 = per capita
提高,提升 = / rais*, improv*, enhanc*, increas*, rise*, better, strength*, upgrad*, step*, higher, grow*, add*
降低,减少,压减,缩小,减轻 / 减,降,控,少,节,压 = reduc*, decreas* / lower*, minimis*, cut*, fall*, fell, fewer, mitigat*, less*, declin*, drop*, minimum, slow*
增加,增大 = / increas*, add*, rais*, expand*, grow*, more, larger, rise*, rose
扩大 = / expan*, enlarg*, widen*, increas*, larger, grow*, extend*, rais*
加快 / 快,促进,提速,加速 = accelerat*, speed*, faster / quick*, hast*, pace
延缓,放缓 / 缓 = slow* / delay*, retard*
加强,强化 = / strengthen*, intensif*, step* up, stepped up, rigorous*, reinforc*, enhanc*, increas*, tighten*, build*, support*
放宽,放松 / 宽 = relax*, loosen*
控制 / 控,遏制,约束,把握,防治,治 = controlled, control / control*, limit*, curb*, contain*
限制 / 限 = restrict* / limit*, constrain*
淘汰 = phased out, phase out / phas*, eliminat*, obsolete
支持 = / support*, back*
引导 = / guid*, lead*, steer*
停止 / 停 = stop*, ceas*, halt*
开放 / 开,公开 = open / open*
# judgements
粗放 / 广 = extensive / wasteful
集约 / 密集 = intensive, intensively / intens*
有利 / 利,好 = favourable / favour*, benefi*, conduciv*
不利 = unfavourable / adverse*, against
好转 / 改善,提升 = / improv*, better
恶化 = deteriorat*, worsen* / worse
滞后,落后 = / lag*, behind, backward*, outdated
缓慢 / 缓 = slowly / slow*, sluggish*
丰富 / 多 = abundant / rich*, plent*
稀少,匮乏 = scarce / few, poor, lack*
明显 / 显著 = markedly / mark*, notabl*, significant*, obvious*, clear*
显著 / 明显 = notabl* / mark*, significant*, remarkabl*
基本 = / basic*, largely, essential*, fundamental*, mainly
大力 = / vigorous*, great efforts
广泛 / 广 = / broad*, wide*, extensive*
较小 = / small*, low*, minor
较大 / 大 = considerable / large*, great*, big*, high*, major
仅 = / only, merely, just
优先 / 先,重 = priority / first, prior*
同一 = / same, identical
各自 = respective* / own, each
共同 / 同,合 = jointly, joint / common*, together, joint*, join
单独 / 独 = separate, separately / independent*, alone
自主 / 独立 = independent, independently / own*, autonom*
依法 = / law*, legal*
依法依规 = / law*
违法,违反,违背 / 违 = violat*, illegal* / contrary, breach*, against, unlawful*
试行 = trial / pilot
需求 / 需 = demand / need*, requir*
供给 / 供 = supply / provi*
矿床 / 矿 = deposit
矿石 / 矿 = ore
/年 = annual, annually, yearly
/月 = monthly, month
/季 = quarterly, season
/周 = weekly, week
# where, what and how much
上游 = upstream
下游 = downstream
左岸 = left bank
右岸 = right bank
产值 = output value, value of output / output, value
产量 / 产 = / output, production, yield, volume, extraction
收入 / 收益 = income, revenue / proceeds, receipt*
成本 = / cost
面积 / 公顷,平方,地 = / area, cover*, land, hectar*, ha
技术 / 工艺,科技,信,技 = technolog*, technical / techni*, skill*
工艺 = / process, technolog*, craft*
设备,装备 = equipment / device, facilit*, machin*, installation
信息 / 工信,资讯 = information / informati*, digital, data, message
平台 = platform
机制 = mechanism
标准 / 达标,规范 = standard
条件 = / condition, light of, requirement
指标 / 目标 = indicator / target, quota, index*
目标 / 指标 = objective, target / goal, aim
任务 = task / work*, mission
项目 / 工程 = project / work*
原则 = / principle
方案 = / plan, scheme, programme
报告 = report
建议 / 献计献策,意见 = recommendation, suggestion / advice, suggest*, recommend*, propos*
意见 / 征求,舆论 = opinion, comment / view, guideline
责任 / 负责,职责 = responsibilit* / responsib*, liab*, duty, duties
义务 / 职责,责 = obligation / dut*
权利 / 权 = / right, power
组长 = / head*, leader
成员 = member
贷款 / 借 = loan
比例 / 比重,率,占 = share, proportion / ratio, rate, percent*
比重 / 比例,占 = / share, proportion, ratio, weight
# rights, times and ways
探矿权 = exploration right / exploration*
采矿权 = mining right / mining*, extraction right
之前,以前 / 前,先 = / before, prior, earlier, previous*, former*, ago, by, until
之后,以后 / 后 = / after*, later, once, following, onward*, future, beyond, subsequent*, since, from
直线距离,直距 = straight line, straight-line / crow
车程 = drive, by road / road
年产 = / annual*, year*
月产 = / month*
尚未 / 未,没 = not yet / not, yet, no, un*, without
林场 = forest farm / forest*
农场 = / farm*
# headings of tables
备注 / 注 = note, remark
编号 / 代码,法典,规范,准则 = code / number, no
类别,种类,分类 / 类,种 = class, categor* / kind, type, sort, of each kind
属性 = attribute / nature
名称 / 名,矿,指标 = name / title, indicator, project
估算,估计 / 预计 = estimat* / approximat*
预期 / 期望 = expected / expect*, anticipat*
查明 = / ascertain*, proven, identif*
发现 / 找 = found, discovered / find*, discover*
保有 / 剩余,其余 = remaining / retain*, hold*
完成 / 竣工,成 = completed, completion / complet*, result, achiev*, fulfil*, finish*
# works and places
关停 = / suspend*, clos*, stop*, shut*
合并,整合 / 并,合 = merged, merger / consolidat*, merg*, combin*, integrat*
禁采区 = no-mining
红线 == red line
基本农田 = basic farmland
城镇 / 城,市 = urban / town*, urban*
农村,乡村 / 乡 == rural / village, countryside
森林 / 林 = forest*
草原,草地 = grassland
湿地 = wetland
耕地 = cultivated land, arable land / farmland
河流 / 河,江 = river / stream
湖泊 / 湖 = lake
交通 = transport* / traffic
学校 = school
医院 = hospital
老年 = elderly / old age
人口 = population / people
# up and down, whole and part
/低,少,小,弱,贫,差 = low
事前 = / before*, prior, advance, ex ante
事中 = / during, in-process, concurrent*, ongoing
事后 = / after*, ex post
/中,期,间,内 = during
/免 = exempt
/增,升,涨,加,提,扩 = rose, risen, grew, increase of
/减,降,跌,缩,少,落 = fell, fallen, decrease of, declined
减至,降至,降幅,下降 = / fell, fall*, decreas*, reduc*, declin*, drop*, lower*, down
增至,升至,增幅,上升,增长 = / rose, rise*, increas*, grew, grow*, up
国家及省,国家和省,国、省 = / national and provincial
最低,最小,最少 = minimum / least, lowest, smallest, few*, min
/最低,最小,最少,限,起码 = minimum
最高,最大,最多 = / maximum, most, highest, largest, greatest, max, as far as possible
/最高,最大,最多,限,尽 = maximum
非金属 == non-metallic / nonmetal*
金属 = / metal*, non-metallic, ore*
动态 = dynamic / real-time
静态 = static
市场 = market
高质量 = high-quality, high quality
低质量 = low-quality, low quality
全过程,整个 / 全,整,总,各,国民经济 = whole / entire*, full*, all, throughout, overall
/全,所有,各,均,都,凡,一切,皆,历,总,共 = all
所有,一切 = / all, every, any, whol*
/一些,一定,部分,有些,若干,某,几,分 = some
现实,眼前 = / immediate, current, present, real*, practical
/现实,立即,即,马上,眼前,直接 = immediate
受益,效益 / 利,益,惠 = benefit / return, profit*, gain*, effect*
/少,偶,难得,罕 = rarely, seldom
保密 = secrecy, secret, confiden*
决定性 = decisive
鼓励 = / encourag*, discourag*
直观 / 直接 = / direct*, visible, visual*, sight, view
旅游 = touris* / tourist
社区 = communit*
银行 = / bank
机场 = airport
港口 = / harbour, port
工业 = / industrial, industry, industries, industrialisation
农业 / 工农,农 = agricultur* / farm*
严峻 = grave, severe / serious*, stern
良好 = / good, sound, well, fine, favourable
/俄 = russia*
取消,废除 = / cancel*, abolish*, repeal*, remov*
国家 = / national*, state, country, countries, china*
/地方,当地,本地,乡 = local
缩短 = shorten*
/缩短 = shorten
延长 = / extend*, prolong*
暂缓,推迟 = / postpon*, defer*, suspend*, delay*
节约 = / sparing*, econom*, conserv*, sav*
允许,准许 = / permit*, allow*, may
/许,准,可 = permit, permitted, allowed
/拒,否决,驳 = rejected
黑名单 = blacklist*
红名单 = redlist*, red list
低迷,疲软 = / sluggish*, weak*, depress*
# up and down, whole and part
/低迷,缓,疲 = sluggish
/弱,低,差 = weak
主要负责人 = / principal, main, head*, chief*
"""
_OTHER_WORDS = ("未来", "不断", "不同", "不足", "不仅", "不但", "不论", "不管", "无论", "面积极", "比例尺", "完成率")
"""They have a word of the table in them and do not mean it."""
_ABRIDGED = 1.5
"""English takes three to six letters for a Chinese character; a sentence with fewer only sums up."""
_WORD = re.compile("[a-z]+")
_PLURAL = re.compile("e?s(?![a-z])")


class Entry(NamedTuple):
    """A line of the table: by language the forms that ask for the other, and those that answer only."""

    asks: dict[Lang, tuple[str, ...]]
    answers: dict[Lang, tuple[str, ...]]
    counted: bool


class Missed(NamedTuple):
    """``form`` of ``entry`` stands in ``lang``, and nothing in the other language answers it.

    ``oftener``: something does, but not as often.
    """

    lang: Lang
    form: str
    entry: Entry
    oftener: bool = False


@cache
def entries() -> tuple[Entry, ...]:
    """The whole table."""
    lines = (line for line in _TABLE.replace("~", MARK).splitlines() if line and not line.startswith("#"))
    return tuple(map(_entry, lines))


def _entry(line: str) -> Entry:
    zh, sign, en = re.split("(==?)", line)
    (zh_asks, _, zh_answers), (en_asks, _, en_answers) = zh.partition("/"), en.partition("/")
    return Entry(
        {"zh": _forms(zh_asks), "en": _forms(en_asks)},
        {"zh": _forms(zh_answers), "en": _forms(en_answers)},
        sign == "==",
    )


def _forms(half: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, half.split(","))))


@lru_cache(maxsize=4096)  # a plan is checked again and again, and most of its sentences stay
def missed(pair: Pair) -> tuple[Missed, ...]:
    """What one sentence of ``pair`` says and the other does not."""
    return tuple(_missed_of(pair))


def _missed_of(pair: Pair) -> Iterator[Missed]:
    if len(pair.en.words) < _ABRIDGED * len(pair.zh.words):
        return
    zh, en = _chinese(pair.zh.words), _english(pair.en.words)
    unanswered = zh & ~en.answered
    if unanswered:
        unanswered &= ~_english(pair.en.pinned).answered
    for number in _bits(unanswered):
        yield _missed(number, pair.zh, "zh")
    for number in _bits(en.asked & ~zh):
        entry, whole = entries()[number], pair.zh.whole
        if not any(form in whole for form in (*entry.asks["zh"], *entry.answers["zh"])):
            yield _missed(number, pair.en, "en")
    for number in _bits((zh & en.answered | en.asked) & _counted()):
        yield from _oftener(number, entries()[number], pair)


def _oftener(number: int, entry: Entry, pair: Pair) -> Iterator[Missed]:
    """The same for an entry of which one language has more than the other can answer."""
    sides: dict[Lang, Side] = {"zh": pair.zh, "en": pair.en}
    for lang, other in (LANGS, LANGS[::-1]):
        side, asks = sides[lang], entry.asks[lang]
        if _is_repeated(asks, side.whole) and any(_is_in(side, form, lang) for form in asks):
            answered = _times((*entry.asks[other], *entry.answers[other]), other, sides[other].whole)
            if 0 < answered < _times(asks, lang, side.whole):
                yield _missed(number, side, lang, oftener=True)


def _is_repeated(forms: tuple[str, ...], whole: str) -> bool:
    """Whether ``forms`` may stand twice in ``whole``: one that stands once is answered by any answer.

    Counted roughly, inside other words too, which spares most sentences the patterns of :func:`_times`.
    """
    return sum(whole.count(form.rstrip("*")) for form in forms) > 1


def _times(forms: tuple[str, ...], lang: Lang, whole: str) -> int:
    """How often one of ``forms`` stands in ``whole``."""
    return len(_pattern(forms, lang).findall(whole))


@cache
def _pattern(forms: tuple[str, ...], lang: Lang) -> re.Pattern[str]:
    longest = sorted(forms, key=len, reverse=True)
    if lang == "zh":
        return re.compile("|".join(map(re.escape, longest)))
    ends = (re.escape(form[:-1]) if form.endswith("*") else re.escape(form) + "(?:e?s)?(?![a-z])" for form in longest)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(ends)})")


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def _missed(number: int, side: Side, lang: Lang, *, oftener: bool = False) -> Missed:
    entry = entries()[number]
    form = next(one for one in entry.asks[lang] if _is_in(side, one, lang))
    return Missed(lang, form.rstrip("*"), entry, oftener)


def _is_in(side: Side, form: str, lang: Lang) -> bool:
    """Whether ``form`` stands in the words of ``side`` outside its pins."""
    return form in side.words if lang == "zh" else _stands(form, side.words)


# A set of entries is an integer with a bit for each: a plan has hundreds of sentences to compare.


class _Found(NamedTuple):
    """The entries that English words ask for, and those that they answer."""

    asked: int
    answered: int


class _Lists(NamedTuple):
    """The English forms: whole words, stems with any ending by their first two letters, phrases by their first word."""

    words: dict[str, _Found]
    stems: dict[str, tuple[tuple[str, _Found], ...]]
    phrases: dict[str, tuple[tuple[str, _Found], ...]]


@cache
def _counted() -> int:
    """The entries of which the number counts as well."""
    return sum(1 << number for number, entry in enumerate(entries()) if entry.counted)


@cache
def _by_character() -> dict[str, tuple[tuple[str, int], ...]]:
    """The Chinese forms that ask, by their first character, each with the bit of its entry."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, entry in enumerate(entries()):
        for form in entry.asks["zh"]:
            found.setdefault(form[0], []).append((form, 1 << number))
    return {first: tuple(forms) for first, forms in found.items()}


def _chinese(words: str) -> int:
    """The entries that a Chinese sentence asks for."""
    for other in _OTHER_WORDS:
        if other in words:
            words = words.replace(other, MARK)
    forms = _by_character()
    asked = 0
    for first in forms.keys() & set(words):
        for form, bit in forms[first]:
            if form in words:
                asked |= bit
    return asked


def _english(words: str) -> _Found:
    """The entries that an English sentence in lower case asks for and answers."""
    asked = answered = 0
    phrases = _lists().phrases
    for word, found in _words().of(words):
        asked |= found.asked
        answered |= found.answered
        for form, one in phrases.get(word, ()):
            if _stands(form, words):
                asked |= one.asked
                answered |= one.answered
    return _Found(asked, answered)


class _Words:
    """The words met so far, and what those of the table ask and answer by themselves."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._found: dict[str, _Found] = {}

    def of(self, words: str) -> Iterator[tuple[str, _Found]]:
        """The words of the table in ``words``."""
        here = set(_WORD.findall(words))
        if not here <= self._met:
            self._meet(here - self._met)
        found = self._found
        return ((word, found[word]) for word in found.keys() & here)

    def _meet(self, words: set[str]) -> None:
        self._met |= words
        for word in words:
            found = _of_word(word)
            if found:
                self._found[word] = found


def _of_word(word: str) -> _Found | None:
    words, stems, phrases = _lists()
    plural = [word.removesuffix(ending) for ending in ("s", "es") if word.endswith(ending)]
    found = [words[one] for one in (word, *plural) if one in words]
    found += [one for stem, one in stems.get(word[:2], ()) if word.startswith(stem)]
    return _union(found) if found or word in phrases else None


@cache
def _words() -> _Words:
    return _Words()


def _union(found: Iterable[_Found]) -> _Found:
    asked = answered = 0
    for one in found:
        asked |= one.asked
        answered |= one.answered
    return _Found(asked, answered)


@cache
def _lists() -> _Lists:
    words: dict[str, _Found] = {}
    stems: dict[str, dict[str, _Found]] = {}
    phrases: dict[str, dict[str, _Found]] = {}
    for form, found in _english_forms():
        stem, first = form.rstrip("*"), _WORD.match(form)
        assert first
        if first.group() != stem:
            into, stem = phrases.setdefault(first.group(), {}), form
        else:
            into = words if stem == form else stems.setdefault(stem[:2], {})
        into[stem] = _union((into.get(stem, _Found(0, 0)), found))
    by_start, by_word = ({start: tuple(of.items()) for start, of in one.items()} for one in (stems, phrases))
    return _Lists(words, by_start, by_word)


def _english_forms() -> Iterator[tuple[str, _Found]]:
    for number, entry in enumerate(entries()):
        bit = 1 << number
        yield from ((form, _Found(bit, bit)) for form in entry.asks["en"])
        yield from ((form, _Found(0, bit)) for form in entry.answers["en"])


def _stands(form: str, words: str) -> bool:
    """Whether ``form`` stands in ``words``, its last word whole but for a plural unless it ends in ``*``."""
    stem = form.removesuffix("*")
    at = words.find(stem)
    while at >= 0:
        rest = words[at + len(stem) : at + len(stem) + 3]
        ends = stem != form or not rest[:1].isalpha() or bool(_PLURAL.match(rest))
        if ends and not (at and words[at - 1].isalpha()):
            return True
        at = words.find(stem, at + 1)
    return False

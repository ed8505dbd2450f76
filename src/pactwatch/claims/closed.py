"""The closed classes of English words that bound a noun phrase: pronouns, determiners, prepositions, auxiliaries."""

PRONOUNS = frozenset("he she they we i it".split())
BE = frozenset("is are was were be been being am".split())
DETERMINERS = frozenset(
    (
        "the a an this that these those his her their its our my some several many another other both all one two "
        "three four five certain recent latest"
    ).split()
)
PREPOSITIONS = frozenset("of for from in at to on with about by into against as than over under through during".split())
STOP_LEFT = frozenset(
    (
        "that which who whom while but although though as when because and or if whether where what how since until "
        "after before than by into against over under through during would will could can may might should must is "
        "are was were be been being has have had do does did not no nor so also then amid despite via per like "
        "without within i've we've i'm we're they've he's she's it's who've i'd we'd"
    ).split()
)
STOP_RIGHT = frozenset(
    (
        "that which who whom while but although as when because said says say has have had is was are were will would "
        "told claim claims claimed announced may might could can should must if after before during since until made "
        "published seen obtained released quoted he she it they saying adding not whose here there this last "
        "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday earlier"
    ).split()
)
SKIPPED = frozenset(
    (
        "also has had have recently earlier later today yesterday on monday tuesday wednesday thursday friday "
        "saturday sunday reportedly however meanwhile then formally officially publicly further repeatedly already "
        "just now again subsequently previously vehemently strongly categorically flatly firmly himself herself "
        "itself themselves additionally separately quickly immediately finally once still both always personally "
        "privately never"
    ).split()
)
SETTINGS = frozenset("statement interview briefing post tweet letter speech conference report hearing".split())
TIMES = frozenset("month week year day night morning evening weekend years months weeks days".split())
MONTHS = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sept sep oct nov dec"
    ).split()
)
DAYS = MONTHS | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SIGNS = frozenset(';:"“”()—–[]{}!?•*|/')
ADJECTIVES = frozenset(
    (
        "armed united retired unnamed named leading ruling acting serving outgoing incoming visiting informed placed "
        "owned based unidentified elected allied combined advanced naming engineering manufacturing shipbuilding "
        "trading commanding"
    ).split()
)

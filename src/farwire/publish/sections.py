"""A newspaper's usual sections, under whatever name a paper gives them in its own language."""

from functools import cache, lru_cache

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

# Names that papers print over their pages, by the section they mean (the top of IPTC Media Topics,
# joined where papers join them). A name not listed here belongs to no section.
_NAMES = {
    "world": (
        "world international global foreign mundo internacional monde international-news welt "
        "ausland mondo esteri internazionale wereld buitenland świat zagranica мир в-мире светот "
        "світ دولي العالم عالمي dünya 国際 国际 世界 세계 국제 विदेश दुनिया thế-giới ต่างประเทศ جهان חוץ "
        "κόσμος"
    ),
    "politics": (
        "politics política politique politik politica politiek polityka политика політика سياسة "
        "السياسة siyaset 政治 정치 राजनीति chính-trị การเมือง سیاست פוליטיקה πολιτική nacional "
        "national inland innenpolitik"
    ),
    "business": (
        "business economy economía economia économie wirtschaft finance finanzen finanças markets "
        "money economie gospodarka biznes экономика економіка اقتصاد الاقتصاد أعمال ekonomi 経済 经济 "
        "財經 财经 경제 व्यापार kinh-tế เศรษฐกิจ כלכלה οικονομία"
    ),
    "sport": (
        "sport sports esporte esportes desporto deportes deporte спорт رياضة الرياضة spor スポーツ 体育 "
        "體育 스포츠 खेल thể-thao กีฬา ورزش ספורט αθλητικά"
    ),
    "culture": (
        "culture cultura arts art kultur kultura literatura libros livros books films music "
        "música cultuur культура ثقافة الثقافة kültür 文化 문화 संस्कृति văn-hóa วัฒนธรรม فرهنگ תרבות "
        "πολιτισμός feuilleton"
    ),
    "science": (
        "science ciência ciencia sciences wissenschaft wissen scienza wetenschap nauka наука علوم "
        "bilim 科学 科學 과학 विज्ञान khoa-học วิทยาศาสตร์ علم מדע επιστήμη"
    ),
    "technology": (
        "technology tech tecnologia tecnología technologie technik digital netz технологии "
        "технології تكنولوجيا تقنية teknoloji テクノロジー 科技 기술 तकनीक công-nghệ เทคโนโลยี فناوری "
        "טכנולוגיה τεχνολογία"
    ),
    "health": (
        "health saúde salud santé gesundheit salute gezondheid zdrowie здоровье здоров-я صحة "
        "الصحة sağlık 健康 医療 건강 स्वास्थ्य sức-khỏe สุขภาพ سلامت בריאות υγεία"
    ),
    "environment": (
        "environment climate ambiente meio-ambiente medio-ambiente clima environnement climat "
        "umwelt klima milieu środowisko экология климат بيئة البيئة مناخ çevre 環境 环境 환경 पर्यावरण "
        "môi-trường สิ่งแวดล้อม محیط-زیست סביבה περιβάλλον"
    ),
    "society": (
        "society sociedade sociedad société gesellschaft società samenleving społeczeństwo "
        "общество суспільство مجتمع toplum 社会 社會 사회 समाज xã-hội สังคม جامعه חברה κοινωνία "
        "education educação educación bildung éducation"
    ),
    "opinion": (
        "opinion opinião opinión opinions commentary comment editorial kommentar meinung opinione "
        "opinie komentarz мнение думка رأي الرأي görüş 社説 评论 사설 오피니언 विचार ý-kiến ความคิดเห็น نظر "
        "דעות γνώμη"
    ),
    "local": (
        "local cidade cidades cidade-e-região city cities metro region regional regiões locale "
        "lokal lokales stadt locales ville città stad miasto город місто محليات şehir 地域 地方 지역 "
        "शहर địa-phương ท้องถิ่น"
    ),
}
SECTIONS = tuple(_NAMES)
TITLES = {
    "world": _("World"),
    "politics": _("Politics"),
    "business": _("Business"),
    "sport": _("Sport"),
    "culture": _("Culture"),
    "science": _("Science"),
    "technology": _("Technology"),
    "health": _("Health"),
    "environment": _("Environment"),
    "society": _("Society"),
    "opinion": _("Opinion"),
    "local": _("Cities and regions"),
}


@lru_cache(maxsize=4096)
def section_of(name: str) -> str:
    """The section that a paper's name for it means, or an empty string."""
    return _by_name().get(slugify(name, allow_unicode=True), "")


@cache
def _by_name() -> dict[str, str]:
    return {
        slugify(name, allow_unicode=True): section
        for section, names in _NAMES.items()
        for name in (section, *names.split())
    }

"""Words that end in a full stop without ending a sentence, by language."""

import re
from functools import cache

_COMMON = "dr prof st mr mrs ms no vol vs jr sr etc al ed art ca cf inc ltd co corp tel fig pp"
_ALWAYS = {
    "en": "mr mrs ms dr prof rev hon st mt gen col lt capt cpl sgt maj cmdr adm gov sen rep pres supt insp messrs "
    "jr sr vs viz cf approx e.g i.e al ave blvd rd mssrs fr bros dept univ assn jan feb mar apr jun jul aug sep sept "
    "oct nov dec",
    "de": "dr prof dipl ing hr fr st str nr bzw ca evtl ggf inkl exkl usw vgl u.a z.b d.h o.ä u.ä z.t i.d.r bspw sog "
    "geb gest jr sen hl abs art bd ev kath mio mrd tsd max min zzgl abzgl lt allg ehem gem urspr v.a s.o s.u jan feb "
    "mär apr jun jul aug sept okt nov dez",
    "fr": "m mm mme mmes mlle mlles dr pr st ste av bd cf ex env etc apr janv févr juil sept oct nov déc p.ex me mgr "
    "gén col cap lt cdt",
    "es": "sr sra sres sras srta dr dra d dª lic ing arq gral cnel tte ud uds vd vds av avda pág págs núm aprox ej "
    "p.ej ee uu ee.uu rr.hh a.c d.c fdo mons sto sta prof profa",
    "pt": "sr sra srs sras srta dr dra drs dras prof profa eng enga arq exmo exma v.exa av pág págs núm aprox ex p.ex "
    "a.c d.c gen cel cap ten sgt d dom sto sta lda ltda",
    "it": "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa avv ing arch geom rag on sen gen col cap ten mons don "
    "pag pagg es p.es ecc art cfr ca s.p.a a.c d.c",
    "nl": "dhr mevr mw dr drs prof ir ing mr bijv bv d.w.z enz o.a m.b.t t.o.v i.v.m e.d ca nl blz st ds gen kol",
    "pl": "dr prof mgr inż hab płk gen kpt por ks bp abp św ul al pl os np m.in tzw tzn itp itd wg ok pt jw ww im r w n.e p.n.e godz "
    "tys mln mld nr str red",
    "ru": "г гг в вв ул пр пл им т.е т.д т.п т.к др пр см стр рис тыс млн млрд руб коп проф акад доц д-р гл ст н.э обл р-н с пос "
    "св янв февр апр авг сент окт нояб дек",
    "uk": "м р рр ст вул пр пл ім т.зв т.д т.п т.ін див стор рис тис млн млрд грн коп проф акад доц обл с смт св",
    "sv": "dr prof bl.a t.ex d.v.s m.m m.fl o.s.v s.k ca kl nr st tel f.d p.g.a resp fr.o.m t.o.m jan feb aug sept okt nov dec",
    "da": "dr prof bl.a f.eks dvs m.m m.fl osv ca kl nr pga tlf hr fr jf evt inkl ekskl mio mia afd jan feb aug sept okt nov dec",
    "no": "dr prof bl.a f.eks dvs m.m m.fl osv ca kl nr pga tlf hr fr jf evt inkl ekskl mill mrd jan feb aug sept okt nov des",
    "cs": "dr prof ing mgr mudr judr phdr bc doc atd apod např tzv tj tzn mj č čl str ul nám tř mil mld tis hod kpt gen plk sv",
    "sk": "dr prof ing mgr mudr judr phdr bc doc atď napr tzv tj tzn č čl str ul nám mil mld tis hod gen plk sv",
    "tr": "dr prof doç yrd av müh sn sf bkz vb vd vs örn yy cad sok mah apt no tel gen alb yzb org kor tüm st",
    "el": "κ κα κκ δρ καθ αρ σελ π.χ δηλ κ.ά κ.λπ κλπ μ.μ π.μ αγ στρ οδ λεωφ τηλ χλμ εκ δισ μ.χ",
    "ro": "dr prof ing dl dna d-na dlui str nr bd pag art lit alin etc ș.a ex p.ex gen col cpt sf jud mr lt",
    "hu": "dr prof ifj özv id stb pl ún kb ill vö u u.n i.sz i.e szt u kft zrt nyrt bt",
    "fi": "dr prof esim ym jne mm ks vrt n s ns eli os puh klo eaa jaa tri toim",
    "ca": "sr sra srs dr dra prof av pl pg pàg núm aprox ex p.ex st sta eua ee.uu a.c d.c",
    "gl": "sr sra srs dr dra d dna av pr páx núm aprox ex p.ex st sta ee.uu a.c d.c prof",
    "id": "dr prof ir drs h hj s.h m.h s.e m.si s.pd tn ny yth jl no tgl dll dsb dst dkk sdr rp pt cv",
    "ms": "dr prof ir en pn tn dll dsb dsbnya jln no bhd sdn",
    "vi": "tp ts ths gs pgs bs ks tx tt",
    "hr": "dr prof ing mr sc npr itd tj tzv god str br sv ul op mil mlrd tis gosp gđa",
    "bg": "г гг в ул бул пл проф доц инж д-р т.е т.н др стр напр св хил млн млрд лв ст",
    "lt": "dr prof doc pvz t.y t.t kt pan g pr al a.a m d val mln mlrd tūkst eur",
    "sl": "dr prof mag ing npr itd tj t.i oz g ga št str sv ul mio mrd tis",
    "et": "dr prof nt jne jms s.o st lk nr tn mnt pst a.a",
    "lv": "dr prof inž piem utt u.c t.i plkst g lpp nr tūkst milj",
    "is": "dr prof t.d o.s.frv þ.e m.a u.þ.b kl nr bls f.kr e.kr sr hr frú",
    "sw": "dk prof bw bi mh n.k k.m k.v no",
    "af": "dr prof mnr mev mej bv nl ens d.w.s o.a i.v.m nr bl st",
    "ar": "د أ م ص ب",
    "he": "פרופ עו ד מס עמ",
    "hi": "डॉ श्री प्रो रु कु सं मो पं",
    "ko": "dr mr",
    "eu": "etab adib or zk jn and dr",
}  # fmt: skip
_BEFORE_NUMBER = "no nr núm num p pp pág pag pg art vol fig s. str č n sec par kap abs ch св ст стр no. nos"
# Where an ordinal is written as a number and a stop, a month's name after it goes on with the sentence.
_ORDINALS = frozenset(
    ["de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "hr", "sl", "sr", "bs", "et", "is", "lv", "lt", "tr", "pl"]
)
_MONTH = {
    "de": "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert|bezirk|auflage|spieltag|minute|platz|runde|stock|juli",
    "hu": "",
}


@cache
def abbreviations(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Lower-case words without their last stop: those that never end a sentence, those that don't before a number."""
    base = {"nb": "no", "nn": "no", "sr": "hr", "bs": "hr"}.get(language, language)
    return frozenset((_COMMON + " " + _ALWAYS.get(base, _ALWAYS["en"])).split()) - _enders(), frozenset(
        _BEFORE_NUMBER.split()
    )


def _enders() -> frozenset[str]:
    """Abbreviations that as often as not end a sentence: judged by what follows instead."""
    return frozenset(["etc", "no", "co", "inc", "corp", "ltd", "usw", "osv", "itd", "itp", "jne", "jr", "sr"])


def numbers_with_stop(language: str) -> bool:
    """Whether the language writes ordinals as a number with a full stop."""
    return language in _ORDINALS


def month_follows(following: str, language: str) -> bool:
    """Whether what follows "3." goes on with an ordinal: a month, a century, or any noun where nouns are lower-case."""
    names = _MONTH.get(language)
    return bool(names and re.match(rf"(?:{names})\b", following, re.IGNORECASE))


_BEFORE_ORDINAL = {
    "de": "am zum vom beim im der die das dem den des ein einen einem seinen seinem seiner ihren ihrem ihrer unser jeder jedes jeden jedem ab bis",
    "da": "den det de sin sit hver til fra",
    "no": "den det de sin sitt hver til fra",
    "tr": "",
    "fi": "",
}  # fmt: skip


def before_ordinal(before: str, language: str) -> bool:
    """Whether the text before a number with a stop ends in an article or the like: "zum 7." is an ordinal."""
    words = before.split()
    return bool(words) and words[-1].lower() in _BEFORE_ORDINAL.get(language, "").split()

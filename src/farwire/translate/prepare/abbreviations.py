"""Abbreviations that could be read as words, and so can't be told from them in a headline in capitals.

Those without a vowel need no list. A word of the language itself ("US", "IT", "WHO") is not here: it may be meant.
"""

_EVERYWHERE = """
AFP ASEAN BRICS CEO CIA COVID EFTA EURATOM FIFA HIV IAEA IBM IKEA ISIS NASA NATO OPEC OSCE SARS SMS SOS UEFA UFO
UNESCO UNHCR UNICEF UNRWA USB VIP
"""
_OWN = {
    "en": """
    AI AIDS ANC ASBO BAE BAFTA CEOs DEA DOJ DUP ECB EEA EFL EIB EPA ESA ESPN EU EV EVs GOP IAG ICC ICJ ICU IDF IED
    IEA ILO IMF IOC IPO IRA IRS ITV MEP MEPs MOD NGO NGOs OECD PLO SEC TUC UAE UAW UBS UK UKIP UN USA WTO
    """,
    "pt": """
    ADN AGU AIMA ANAC ANEEL ANPC ANVISA ASAE AVC BCE BNDES CDU CGTP CPI CPLP EDP EMEL ENEM EPAL ERC ERSE EUA
    FMI FRELIMO FUNAI GOE IBAMA IBGE ICMS IEFP INE INEM INSS IPCA IPMA IPO IPSS IPTU IPVA IRC IRS IVA MAI MEC
    MPLA OAB OCDE OMC OMS ONG ONGs ONU OPA OPEP OTAN PAIGC PALOP PGR PIB PIDE PSOE RENAMO SEF SIDA SUS TAP TCU
    TSE UCI UE UGT UNITA UPA USP VIH
    """,
}


def abbreviations(language: str) -> frozenset[str]:
    """Abbreviations of a base language that hold a vowel, as they are written."""
    return _KNOWN.get(language, _KNOWN[""])


_KNOWN = {language: frozenset(f"{_EVERYWHERE} {own}".split()) for language, own in {**_OWN, "": ""}.items()}

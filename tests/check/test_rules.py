# ruff: noqa: E501 - a pair of sentences stays on its line
"""Every rule attacked and left in peace, in many languages: (languages, source, target)."""

import pytest

from farwire.check import examine_pairs
from farwire.records import Band

ATTACKS = [
    # numbers
    ("number-missing", "pt-en", "Morreram 17 pessoas no acidente.", "Seventy-one people died in the accident."),
    ("number-changed", "pt-en", "Morreram 17 pessoas no acidente.", "71 people died in the accident."),
    ("number-changed", "de-en", "Die Firma zahlte 1.234,50 Euro.", "The company paid 1,243.50 euros."),
    ("number-changed", "pt-en", "Custa 1.234.567,89 euros.", "It costs 1.234,567.89 euros and 90 cents."),
    ("number-changed", "ja-en", "地震で35人が死亡した。", "The earthquake killed 53 people."),
    ("number-changed", "ar-en", "قُتل ٣٥ شخصا في الهجوم.", "The attack killed 53 people."),
    ("magnitude", "pt-en", "O banco perdeu 3 mil milhões de euros.", "The bank lost 3 million euros."),
    ("magnitude", "pt-en", "O banco perdeu 3 milhões de euros.", "The bank lost 3 billion euros."),
    ("magnitude", "de-en", "Der Konzern verlor 4,5 Mrd. Euro.", "The group lost 4.5 million euros."),
    ("magnitude", "fr-en", "Un plan de 12 milliards d'euros.", "A plan of 12 million euros."),
    ("magnitude", "zh-en", "该项目耗资3亿美元。", "The project cost 3 million dollars."),
    ("magnitude", "es-en", "La deuda es de 20 mil millones de euros.", "The debt is 20 million euros."),
    ("number-missing", "en-pt", "The court fined him 5,000 euros on Monday.", "O tribunal multou-o na segunda-feira."),
    ("number-missing", "en-pt", "Your $1 bill is worth something.", "A sua conta vale alguma coisa."),
    ("number-missing", "de-en", "Das Heft kostet 2 € am Kiosk.", "The magazine is sold at the kiosk."),
    ("magnitude", "pt-en", "O governo gastou dois mil milhões de euros.", "The government spent two million euros."),
    ("magnitude", "pt-en", "Chegaram 30 mil pessoas.", "30 people arrived."),
    ("magnitude", "pt-en", "A empresa vale R$ 3 bi.", "The company is worth R$3 million."),
    ("magnitude", "ru-en", "Завод стоит 3 млрд рублей.", "The plant costs 3 million roubles."),
    ("magnitude", "ko-en", "정부는 3억 달러를 냈다.", "The government paid 3 million dollars."),
    ("magnitude", "hi-en", "सरकार ने 3 करोड़ रुपये दिए।", "The government gave 3 million rupees."),
    # what numbers count
    ("unit-changed", "pt-en", "O bilhete custa 15 euros.", "The ticket costs 15 dollars."),
    ("unit-changed", "en-pt", "The fine was £200.", "A multa foi de 200 euros."),
    ("unit-changed", "en-pt", "Clothes airers from £40.", "Estendais de roupa a partir de 40 quilos."),
    ("unit-changed", "ru-en", "Билет стоит 300 рублей.", "The ticket costs 300 euros."),
    ("unit-changed", "zh-en", "门票为300日元。", "The ticket costs 300 dollars."),
    ("unit-changed", "pt-en", "A taxa subiu para 15% em março.", "The rate rose to 15 in March."),
    ("unit-changed", "fr-en", "La ville est à 30 kilomètres d'ici.", "The town is 30 metres from here."),
    ("unit-changed", "de-en", "Das Fest dauert 3 Wochen.", "The feast lasts 3 days."),
    ("unit-changed", "es-en", "Hoy habrá 30 grados Celsius.", "Today it will be 30 degrees Fahrenheit."),
    # dates
    ("date-changed", "pt-en", "O jogo é na segunda-feira.", "The game is on Tuesday."),
    ("date-changed", "pt-en", "Demitiu-se em março.", "She resigned in June."),
    ("date-changed", "en-pt", "The vote is due on May 3.", "A votação é a 3 de junho."),
    ("date-changed", "de-en", "Am Dienstagabend kam Regen.", "Rain came on Thursday evening."),
    ("date-changed", "ru-en", "В среду суд закрылся.", "The court closed on Friday."),
    ("date-changed", "ar-en", "وقع الاتفاق في آذار الماضي.", "The deal was signed last April."),
    ("date-changed", "zh-en", "会议于星期三举行。", "The meeting was held on Monday."),
    ("date-changed", "ja-en", "選挙は11月に行われる。", "The election is held in December."),
    ("date-changed", "ko-en", "회의는 금요일에 열렸다.", "The meeting was held on Sunday."),
    ("date-changed", "he-en", "הישיבה התקיימה ביום שלישי.", "The session was held on Thursday."),
    ("date-changed", "tr-en", "Seçim Kasım'da yapılacak.", "The election will be held in October."),
    ("date-changed", "pl-en", "Spotkanie było w piątek.", "The meeting was on Monday."),
    ("date-changed", "pt-en", "De 3 de maio a 7 de junho.", "From May 7 to June 3."),
    ("date-changed", "en-es", "He left on 2026-03-12.", "Se fue el 12 de abril de 2026."),
    # names
    ("name-changed", "pt-en", "O treinador falou com Hammel depois do jogo.", "The coach spoke with Petrovic after the game."),
    ("name-changed", "en-pt", "The mayor met Kowalski in the old town hall.", "O autarca encontrou Zimmer na antiga câmara."),
    ("name-changed", "pt-en", "O tribunal ouviu Mike Pompeo ontem.", "The court heard Mike Kowalski yesterday."),
    ("name-changed", "en-pt", "The plan of Sarah Petrovic and Ivan Petrovic failed.",
     "O plano de Sarah Kowalski e Ivan Petrovic falhou."),
    ("name-added", "ru-en", "Сегодня Харченко встретил гостей в городе.", "Today the mayor Kharchenko received guests of Willoughby in the centre of the city."),
    ("name-added", "ar-en", "التقى بركات الوفد أمس في مكتبه.", "Barakat met the delegation of Petrovsky yesterday in his office."),
    ("name-added", "he-en", "ברקוביץ נפגש אתמול עם המשלחת.", "Berkowitz met Hernandez and the delegation yesterday."),
    ("name-changed", "ja-en", "昨日、ウィリアムズ選手はスミス監督と会った。", "Yesterday the player Kowalczyk met the coach Smith behind the old stadium."),
    ("name-changed", "ru-en", "Встречу с Вероникой Петровой провёл мэр Степаненко.",
     "The meeting with Veronika Petrova was held by mayor Robertson."),
    ("name-changed", "el-en", "Ο δήμαρχος συνάντησε τον Παπαδόπουλο στη Λάρισα.",
     "The mayor met Kowalski in Larissa."),
    # denials
    ("negation-lost", "pt-en", "O governo não aceita a proposta.", "The government accepts the proposal."),
    ("negation-lost", "en-pt", "The minister did not resign yesterday.", "O ministro demitiu-se ontem."),
    ("negation-lost", "es-en", "La ministra nunca recibió la carta.", "The minister received the letter."),
    ("negation-lost", "de-en", "Die Stadt hat kein Geld für Schulen.", "The city has money for schools."),
    # speech
    ("quote-lost", "pt-en", '"Vamos vencer a eleição", disse a candidata.', "We will win the election, said the candidate."),
    ("unattributed", "pt-en", '"Vamos vencer a eleição", disse a candidata.', '"We will win the election."'),
    ("question-lost", "pt-en", "Quem paga a ponte nova?", "Who pays for the new bridge."),
    ("question-added", "en-pt", "The bridge is closed today.", "A ponte está fechada hoje?"),
    # surface
    ("address-lost", "pt-en", "Leia em https://exemplo.pt/a hoje.", "Read at https: //exemple. pt/a today."),
    ("address-lost", "pt-en", "Escreva para ana@exemplo.pt já.", "Write to ana-exemplo.pt now."),
    ("address-lost", "pt-en", "O movimento #pontenova cresce.", "The new bridge movement grows."),
    ("punctuation", "ar-en", "أعلنت الجماعة الجهاد.", "The group declared jihad. ."),
    ("punctuation", "pt-en", "A ponte abre hoje.", 'The bridge opens " " " " " today.'),
    ("repetition", "pt-en", "A ponte nova abre amanhã ao trânsito.", "The new bridge opens opens opens opens tomorrow."),
    ("repetition", "pt-en", "A chuva cai na cidade há três dias.", "The rain has fallen of the st of the st of the st city."),
    ("repetition", "en-ja", "The bridge opens.", "橋が開く橋が開く橋が開く橋が開く"),
    ("cut-off", "pt-en", "A ponte nova liga as duas margens do rio Douro.", "banks of the river Douro"),
    # wording
    ("untranslated", "pt-en", "A ponte nova abre amanhã ao trânsito.", "A ponte nova abre amanhã ao trânsito."),
    ("untranslated", "de-en", "Die neue Brücke wird morgen eröffnet.", "Die neue Brücke wird morgen eröffnet."),
    ("half-translated", "pt-en", "A ponte nova abre amanhã e vai ficar cheia de carros na primeira semana.",
     "The new bridge opens tomorrow e vai ficar cheia de carros na primeira semana."),
    ("wrong-language", "ru-en", "Новый мост откроется завтра утром.", "Новый мост откроется завтра утром."),
    ("wrong-language", "pt-en", "A ponte nova abre amanhã ao trânsito.", "Die neue Brücke wird morgen für den Verkehr geöffnet."),
    ("wrong-language", "pt-en", "A ponte nova abre amanhã ao trânsito.", "Le nouveau pont ouvrira demain à la circulation."),
    ("wrong-language", "en-ar", "The new bridge opens tomorrow morning.", "The new bridge will open tomorrow morning."),
    # extent
    ("too-short", "en-pt", "The city council decided on Tuesday to close the old bridge because its pillars are damaged by salt.",
     "A câmara municipal decidiu."),
    ("too-long", "pt-en", "A ponte fecha.", "The bridge, which was built long ago by the old king and his many workers, is closing down."),
    ("unrelated", "pt-en", "A ponte nova abre amanhã ao trânsito.", "My aunt likes to bake cakes with apples."),
    ("empty", "pt-en", "A ponte abre.", "  "),
]  # fmt: skip

INNOCENTS = [
    # sums of money
    ("en-pt", "He paid $1 for the old house.", "Pagou um dólar pela casa velha."),
    ("en-pt", "A dollar for it, or $1 for each.", "Um dólar por isso, ou o mesmo por cada um."),
    # dates
    ("pt-en", "O jogo é na segunda-feira, 3 de março.", "The game is on Monday, March 3."),
    ("pt-en", "A segunda volta é em maio.", "The second round is in May."),
    ("pt-en", "Foi a 12/03/2026 que tudo mudou.", "It was on 12 March 2026 that all changed."),
    ("en-pt", "It was on 12/03/2026 that all changed.", "Foi a 3 de dezembro de 2026 que tudo mudou."),
    ("en-pt", "Theresa May spoke on Friday.", "Theresa May falou na sexta."),
    ("en-pt", "They march on Friday.", "Desfilam na sexta-feira."),
    ("pt-en", "Ontem choveu muito na ilha.", "It rained a lot on the island on Sunday."),
    ("ru-en", "Во вторник, 3 марта, суд закрылся.", "The court closed on Tuesday, March 3."),
    ("fr-en", "La sonde est partie vers Mars en mai.", "The probe left for Mars in May."),
    ("zh-en", "3月5日星期四下雨。", "It rained on Thursday, March 5."),
    ("es-en", "Plácido Domingo cantó el martes.", "Plácido Domingo sang on Tuesday."),
    ("pt-en", "Custou 1.234.567,89 euros, mais 3,5%.", "It cost 1,234,567.89 euros, 3.5% more."),
    ("pt-en", "Em 6 de outubro de 2018 chegaram 21 navios.", "On October 6, 2018, twenty-one ships arrived."),
    ("pt-en", "A reunião é às 14h30.", "The meeting is at 2:30 p.m."),
    ("pt-en", "A cidade fica a 100 quilómetros.", "The town is 62 miles away."),
    ("pt-en", "A taxa subiu 3%.", "The rate rose by 3 per cent."),
    ("en-pt", "The flight takes 24 hours and costs $300.", "O voo demora 24 horas e custa 300 dólares."),
    ("pt-en", "Foi no século XIX.", "It was in the 19th century."),
    ("pt-en", "Os refugiados sírios chegaram à Escócia.", "The Syrian refugees arrived in Scotland."),
    ("en-pt", "The UK-based company and two MPs met.", "A empresa sediada no Reino Unido e dois deputados reuniram-se."),
    ("fr-en", "L'entreprise a payé 5 M€ en mars.", "The company paid 5 million euros in March."),
    ("zh-en", "该项目耗资三亿美元。", "The project cost 300 million dollars."),
    ("de-en", "Zweihundertfünfzig Menschen kamen.", "250 people came."),
    ("fr-en", "Plus de 820\u00a0000 personnes sont touchées.", "More than 820,000 people are affected."),
    ("de-en", "Am 3. März kamen 1.500 Menschen.", "On March 3, 1,500 people came."),
    ("zh-en", "超过2000万人收看了节目。", "More than 20 million people watched the programme."),
    ("ja-en", "8月に1億2000万円を支払った。", "In August it paid 120 million yen."),
    ("ar-en", "أنتج المصنع ١٥٠ ألف سيارة.", "The plant produced 150,000 cars."),
    ("hi-en", "सरकार ने 3 करोड़ रुपये दिए।", "The government gave 30 million rupees."),
    ("pt-en", "A ONU e a OTAN falaram em Londres.", "The UN and NATO spoke in London."),
    ("pt-en", "O VIH espalha-se na Alemanha.", "HIV is spreading in Germany."),
    ("pt-en", "A proposta não é aceitável.", "The proposal is unacceptable."),
    ("pt-en", "Ninguém viu o acidente.", "Nobody saw the accident."),
    ("es-en", "Sin embargo, la ciudad crece.", "However, the city is growing."),
    ("fr-en", "« Nous gagnerons », a dit la candidate.", '"We will win," said the candidate.'),
    ("pt-en", "O comboio parou.", "The train stopped."),
    ("pt-en", "Manchester United 2-1 Chelsea", "Manchester United 2-1 Chelsea"),
    ("pt-en", "Leia em https://exemplo.pt/a.", "Read at https://exemplo.pt/a."),
    ("ru-en", "Новый мост откроется завтра.", "The new bridge will open tomorrow."),
    ("ru-en", "Дмитрий Харченко встретил Джеймса Уилсона в Сочи.", "Dmitry Kharchenko met James Wilson in Sochi."),
    ("ar-en", "قال جراهام دورانس إن جريج همفيل غاب أمس.", "Graham Dorrans said Greg Hemphill was absent yesterday."),
    ("he-en", "קוואנו וג׳ונס נפגשו אתמול.", "Kavanaugh and Jones met yesterday."),
    ("hi-en", "वेटल ने कल कैवना से बात की।", "Vettel spoke to Kavanaugh yesterday."),
    ("ja-en", "カーター監督はウィリアムズ選手を褒めた。", "Coach Carter praised the player Williams."),
    ("ja-en", "木村さんはトランプ氏に会った。", "Kimura met Trump."),
    ("ar-en", "التقى محمد بركات مع كارلوس هيرنانديز أمس.", "Mohamed Barakat met Carlos Hernandez yesterday."),
    ("el-en", "Ποιος πληρώνει τη γέφυρα;", "Who pays for the bridge?"),
    ("th-en", "สะพานใหม่จะเปิดพรุ่งนี้", "The new bridge will open tomorrow."),
    ("he-en", "הגשר החדש ייפתח מחר.", "The new bridge will open tomorrow."),
    ("en-pt", "The team that had had no luck won 3-2.", "A equipa que não tinha tido sorte ganhou por 3-2."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "pair", "source", "target"), ATTACKS)
def test_a_fault_is_named_and_seen(rule: str, pair: str, source: str, target: str) -> None:
    (verdict,) = examine_pairs([(source, target)], *pair.split("-"))
    assert rule in {finding.rule for finding in verdict.findings}
    assert verdict.band is not Band.NONE


@pytest.mark.parametrize(("pair", "source", "target"), INNOCENTS)
def test_a_good_translation_is_left_in_peace(pair: str, source: str, target: str) -> None:
    (verdict,) = examine_pairs([(source, target)], *pair.split("-"))
    assert verdict.band is Band.NONE, verdict
    assert [finding for finding in verdict.findings if not finding.rule.startswith("guessed-")] == []

"""Which words of a question say nothing of what it is about, in the languages that people and papers use?"""

from __future__ import annotations

_FRENCH = (
    "a ai ait alors as au aux avec avez avons c ca ce cela ces cet cette chez ci comme comment combien d "
    "dans de des  dit doit dois du elle elles en entre es est et etait etre eu fait faire faut il ils j "
    "je l la le les leur leurs  lui m ma mais me mes moi mon n ne ni non nos notre nous on ont ou par "
    "parle pas peut peux pour pourquoi plus qu  quand que quel quelle quelles quels qui quoi s sa sans se "
    "sera ses si son sont sous sur t ta te tes toi ton tu un  une va vos votre vous y quelqu document "
    "documents trouve cherche savoir sait sais veux voudrais "
)
_ENGLISH = (
    "about all an and any are at be by can could did do does for from get give had has have how i if in "
    "into is it its  may me must my no not of on or our say says shall should show so tell than that the "
    "their them then there these  they this to us was we were what when where which who whom whose why "
    "will with would you your know find "
)
_GERMAN = (
    "aber als am an auch auf aus bei bin bis da das dass dem den der des die dies dieser doch du durch "
    "ein eine einem  einen einer es fuer fur gibt hat haben hier ich ihr im in ist kann man mein mit muss "
    "nach nicht noch nur oder  sein sich sie sind soll uber um und uns unser unsere von vom war was wann "
    "warum welche welcher welches wenn wer  werden wie wieviel wir wird wo zu zum zur "
)
_DUTCH = (
    "aan als bij dat de dit een en er geen het hoe hoeveel hun ik is kan kunnen maar mag met moet naar "
    "niet of om onze  ook op over te tot uit van voor waar waarom wanneer wat we welk welke wie wij "
    "worden wordt ze zijn zo "
)
_SPANISH = (
    "al como con cual cuando cuanto del el ella esta este hay la las lo los mas nuestro o para pero por "
    "que se si su  sus una uno y che chi cosa di della il gli quanto quando dove sono e "
)
_ARABIC = "في من على الى عن مع هل ما ماذا متى اين كيف كم هو هي هذا هذه ذلك التي الذي كان ان او و لا لنا "
# What only says which kind of answer is wanted: a text answers « prix de la navette » without the word « prix ».
_ASKED = (
    "prix tarif cout montant heure jour date nom numero adresse taux duree nombre delai minimum maximum "
    "price cost amount rate time day name number address long many much hour hours  preis kosten uhrzeit "
    "uhr tag zeit nummer anzahl hoch prijs kost tijd uur dag nummer aantal  precio hora dia ثمن سعر ساعه "
    "وقت رقم عدد "
)
SMALL = frozenset((_FRENCH + _ENGLISH + _GERMAN + _DUTCH + _SPANISH + _ARABIC).split())
KINDS = frozenset(_ASKED.split())

"""Which odd pieces can a typed sentence be made of?"""

from hypothesis import strategies as st

PIECES = (
    *("remplir", "occupation", "marge GOP", "part directe", "ADR", "priorité", "bilan", "le", "suite junior"),
    *("sans descendre sous", "jamais", "plancher", "au moins", "max", "entre", "et", "≥", "±", "+", "−", "%"),
    *(
        "jusqu'à",
        "d'ici",
        "avant",
        "from",
        "until",
        "by",
        "à partir du",
        "fin",
        "mi",
        "ce",
        "prochain",
        "next",
    ),
    *("mois", "semaine", "été", "hiver 2027", "Ramadan", "Pâques", "T1", "q", "week-end", "dimanche", "mar"),
    *("février", "Dec", "29/02", "31/04", "0/0", "99/99", "20/12/9999", "01/01/0001", "2026-12-24", "1er"),
    *("pendant", "3", "trois", "9999", "jours", "ans", "fois", "par", "jour", "par jour", "chacune", "prix"),
    *("1 400", "1.400,50", "1,2k", "1.2.3", "0", "000", "9" * 12, "9" * 5000, "MAD", "dh", "€", "$", "rials"),
    *(
        "Revenue",
        "Omar",
        "CFO",
        "peut",
        "dépenser",
        "approuver",
        "retire",
        "le mandat de",
        "n°",
        "TVA",
        "hier",
    ),
    *("plombier", "chambre", "7", "R123", "remboursement", "annule", "investissement", "taxi", "demain"),
    *(",", "-", "/", ".", "'", "²", "٣", "½", "œ", "ß", "İ", "\x00", "🙂", "chambres sur", "nuits", "x"),
)

SENTENCES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
)

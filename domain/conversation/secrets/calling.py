"""How do people announce a secret, in French, English and the Darija of messages?"""

from __future__ import annotations

# Folded: lower case, no accents.
PASSWORDS = (
    r"(?:l[' ]?)?mot ?de ?passe?|(?:l)?mdp|modpas|lmodpass|code d'? ?acces|code (?:de )?connexion|code secret"
    r"|(?:l)?pass ?word|passwd|pwd|pass ?phrase|pass ?code|login code|access code"
    r"|code pin|pin code|pin|cvv|cvc|cryptogramme"
)
KEYS = (
    r"cle (?:d'? ?)?api|cle secrete|api[ _-]?key|secret[ _-]?key|access[ _-]?key|client[ _-]?secret"
    r"|token|jeton|bearer|authorization"
)
ARABIC = r"كلمة ?(?:ال)?(?:سر|مرور)|الرقم السري|رمز الدخول"
# « dyal expedia », « de booking », "for the extranet": whose it is, between the word and the secret.
WHOSE = (
    r"(?:\s+(?:dyal|d'?|de|du|des|of|for|pour|sur|on|ديال)\s*[^\s:=]{1,40}(?:\s+[^\s:=]{1,20})?"
    r"|\s+[^\s:=]{2,30})??"
)
SAYS = r"\s*(?:[:=]|->|=>|→)\s*|\s+(?:est|c'? ?est|is|it'? ?s|hiya|howa|huwa|hya|hwa|هي|هو)\s*:?\s+"
# What stands behind « le mot de passe est … » and is none.
_NONE = (
    "oublie perdu change changee faux incorrect expire dans chez au en a le la un une pas plus "
    "bon nouveau deja encore valable obligatoire requis bien mal remis celui trop que forgotten "
    "lost changed wrong expired in at the not with kept needed required ok fi 3end msha tbeddel "
)
NONE = frozenset(_NONE.split())

"""What do the channels' mails read like, invented names and numbers aside?"""

BOOKINGCOM_FULL = """\
Numéro de réservation : 4400000001
Arrivée : 05/01/2027
Départ : 08/01/2027
Nombre de chambres : 2
Nombre de personnes : 4
Montant total : 450,00 €
"""
AIRBNB_BODY = """\
Confirmation code
HMABCDEF12
Check-in
Tue, Jan 5
Checkout
Fri, Jan 8
Guests
2 adults, 1 child
Guest paid
€ 450.00
You earn
€ 380.25
"""
EXPEDIA_BODY = """\
Reservation ID: 1234567890
Guest: Camille Laurent
Check-in: Jan 5, 2027
Check-out: Jan 8, 2027
Room type: Suite Junior
Adults: 2
Children: 1
Total amount: USD 450.00
Payment type: Expedia Virtual Card
"""
AGODA_BODY = """\
Booking ID 123456789
Customer First Name Camille
Customer Last Name Laurent
Check-in January 5, 2027
Check-out January 8, 2027
Room Type Suite Junior
No. of rooms 2
Occupancy 2 adults
No. of extra bed 1
Reference sell rate USD 900.00
Net rate USD 750.00
Booked and Payable by Agoda
"""
TRIPCOM_BODY = """\
Guest name: LAURENT/CAMILLE
Room type: Suite Junior
No. of rooms: 1
No. of guests: 2
Check-in date: 2027-01-05
Check-out date: 2027-01-08
Total amount: MAD 4,200.00
Payment type: Prepaid
"""
FRENCH = """\
Source de la réservation : Booking.com
Numéro de confirmation : 4400000001
Nom du client : Zoé Œuvrard
Pays : France
Montant total : 2 700,00 MAD
Date de réservation : lundi 23 novembre 2026 08:41
Type de chambre : Chambre Double Supérieure - 1 lit double et 2 lits simples
Date d’arrivée : 31 déc. 2026
Date de départ : 3 janv. 2027
Nombre de personnes : 2
"""
TURKISH = """\
Rezervasyon Kaynağı: Expedia (Expedia Affiliate Network)
Onay Numarası: 998877665
Misafir Adı: Ayşe Yılmaz
Ülke: Türkiye
Sipariş Toplamı: ₺12.500,00
Oda Tipi: Suite Junior
Giriş Tarihi: 5 Ocak 2027
Çıkış Tarihi: 8 Ocak 2027
Misafir Sayısı: 3 (1 çocuk, 2 yetişkin)
"""

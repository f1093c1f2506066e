"""How do bookings come in beside the channel manager: by mail, by a channel's own calendar?"""

"""How do a sales channel's e-mails about bookings come in, and how far are they believed?"""

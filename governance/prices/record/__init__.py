"""What has Revenue's work come to, its errors and losses included?"""

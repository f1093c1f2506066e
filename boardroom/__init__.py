"""The Boardroom: a page over the house that one looks at, decides in and speaks to."""

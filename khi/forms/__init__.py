"""The question bank as forms people fill in, which come back with nothing to match by hand.

==========  ====================================================================
form        which questions are asked, of whom, where and when
tables      the form as a table: plain text
workbook    the form as a spreadsheet with lists to choose from
xlsform     the form as an XLSForm, which KoboToolbox and ODK load
paper       the form on paper, plain or easy read: a tagged PDF
kinds       all of them by name, for the page and the terminal
==========  ====================================================================

Every one is made from the same form, so headings and answers are those that intake knows.
"""

from khi.forms.form import Form, form
from khi.forms.kinds import KINDS, Kind, file_name, made

__all__ = ["KINDS", "Form", "Kind", "file_name", "form", "made"]

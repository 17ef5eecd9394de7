"""What is shown, to take elsewhere: with its title, its source and its honesty in the file.

==============  ================================================================================
spreadsheet     a chart's table and its figures as a workbook a screen reader can walk
==============  ================================================================================
"""

from khi.reports.spreadsheet import Sheet, workbook

__all__ = ["Sheet", "workbook"]

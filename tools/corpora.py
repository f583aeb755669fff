#!/usr/bin/python3
# corpora: reads every workbook below a folder with cunping and, where it can,
# cell by cell with a second reader (Debian's python3-openpyxl).
#
#   corpora.py PROGRAM FOLDER
#
# Prints counts. Fails when one crashes or hangs; differences are listed, for a
# person to judge: the two readers may both be right about an odd file.
import collections, csv, datetime, io, os, re, subprocess, sys, unicodedata, warnings, zipfile

import openpyxl

HANG_S = 120
SHEETS = 5               # of one workbook: every one is read again from the start
COLUMNS = 512            # GRID_MAX_COLUMNS
LARGE = 3 * 1024 * 1024  # openpyxl takes minutes for more
WIDE = 500000            # places of a sheet that are compared at most
SHOWN = 40

program, folder = sys.argv[1:3]
count = collections.Counter()
refused = collections.Counter()
csv.field_size_limit(1 << 30)
warnings.simplefilter('ignore')


def plain(text):
    """Words as both readers should have them: without what cunping cleans away."""
    text = re.sub(r'_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m[1], 16)), str(text))
    text = unicodedata.normalize('NFKC', text)
    return ''.join(c for c in text if unicodedata.category(c) not in ('Cc', 'Cf', 'Co', 'Zs', 'Zl', 'Cs', 'Cn') and c != '\ufffd')


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def day(value):
    if isinstance(value, datetime.datetime):
        value = value + datetime.timedelta(seconds=30)  # we tell minutes, rounded
        return value.strftime('%Y-%m-%dT%H:%M').replace('T00:00', '')
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return 'T' + value.strftime('%H:%M')
    return None


def same(ours, value):
    """None: not to be compared, for the two judge by other rules what is a day."""
    if value is None or value == '':
        return ours == ''
    if isinstance(value, bool):
        return ours == ('是' if value else '否')
    if isinstance(value, (int, float)):
        mine = number(ours[:-1]) if ours.endswith('%') else number(ours)
        if mine is None:
            return None if re.match(r'\d{4}-\d\d-\d\d|T\d\d:', ours) else False
        mine = mine / 100 if ours.endswith('%') else mine
        return abs(mine - value) <= 1e-9 * max(1, abs(value))
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        if number(ours) is not None or ours.endswith('%') or isinstance(value, datetime.timedelta):
            return None
        return ours[:10] == day(value)[:10] if len(ours) > 9 else ours == day(value) or None
    if str(value).startswith('#') and ours in ('', value):
        return True
    if 'DISPIMG' in str(value):
        return True
    return plain(ours) == plain(value) or plain(value).startswith(plain(ours)) and len(ours) >= 19000


def cells(path, sheet):
    """(exit status, rows, what was said) of one sheet; None when it hangs."""
    try:
        run = subprocess.run([program, 'test-cells', '--stored', '--sheet', str(sheet), path], capture_output=True,
                             timeout=HANG_S)
    except subprocess.TimeoutExpired:
        return None, [], ''
    text = run.stdout.decode('utf-8', 'replace')
    return run.returncode, list(csv.reader(io.StringIO(text, newline=''))), run.stderr.decode('utf-8', 'replace')


def compare(path, book, index, rows):
    sheet = book.worksheets[index]
    width = min(sheet.max_column, COLUMNS)
    if sheet.max_row * width > WIDE:  # a cell in the far corner: the second reader makes all between
        count['sheets too wide for the second reader'] += 1
        return
    spread = {}
    for area in sheet.merged_cells.ranges:
        first = sheet.cell(area.min_row, area.min_col).value
        if area.size['rows'] * area.size['columns'] < 100000:
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    spread[row, column] = first
    for r, row in enumerate(sheet.iter_rows(max_col=width, values_only=True), 1):
        ours = rows[r - 1] if r <= len(rows) else []
        empty = not any(v not in (None, '') for v in row)
        for c, value in enumerate(row, 1):
            mine = ours[c - 1] if c <= len(ours) else ''
            fits = same(mine, spread.get((r, c), value) if value is None and not empty else value)
            if value is None and mine and (r, c) in spread:
                fits = same(mine, spread[r, c])
            if fits is None:
                count['cells that only one reader calls a day'] += 1
            elif fits:
                count['cells that agree'] += value is not None
            else:
                count['cells that differ'] += 1
                if count['cells that differ'] <= SHOWN:
                    print(f'  {path} sheet {index + 1} row {r} column {c}: {mine!r} and {value!r}')


def second(path):
    if not path.lower().endswith(('.xlsx', '.xlsm', '.xltx')) or os.path.getsize(path) > LARGE:
        return None
    try:
        book = openpyxl.load_workbook(path, data_only=True)
        apart = any('dialogsheets/' in part or 'macrosheets/' in part for part in zipfile.ZipFile(path).namelist())
        return None if apart else book  # it counts such sheets among the others
    except Exception:  # what it cannot read is no news about us
        count['workbooks that the second reader cannot read'] += 1
        return None


def one(path):
    count['files'] += 1
    book, tabs = None, []
    for n in range(1, SHEETS + 1):
        got = cells(path, n)
        status, rows, said = got
        if status is None:
            count['HUNG'] += 1
            return print('  HUNG', path)
        if status < 0 or status > 3:
            count['CRASHED'] += 1
            return print('  CRASHED', path, status)
        if status and n == 1:
            count['refused'] += 1
            refused[said.strip().split('\n')[0].split('：', 1)[-1][:40]] += 1
            return
        if status:
            break
        if n == 1:
            count['read'] += 1
            book = second(path)
        count['sheets'] += 1
        if book and n <= len(book.worksheets) and len(book.worksheets) == len(book.sheetnames):
            compare(path, book, n - 1, rows)


for where, folders, names in os.walk(folder):
    folders.sort()
    for name in sorted(names):
        if name.lower().endswith(('.xlsx', '.xlsm', '.xltx', '.ods', '.csv', '.xls', '.xlsb', '.et', '.numbers')):
            one(os.path.join(where, name))
for what in sorted(count):
    print(f'{count[what]:10} {what}')
for what, n in refused.most_common(20):
    print(f'{n:10} refused: {what}')
sys.exit(1 if count['HUNG'] or count['CRASHED'] else 0)

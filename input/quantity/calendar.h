/* calendar.h: readers of years, months, days and times. */
#ifndef SHINCHOKU_INPUT_QUANTITY_CALENDAR_H
#define SHINCHOKU_INPUT_QUANTITY_CALENDAR_H

#include "form.h"

form_reader calendar_read_full_date, calendar_read_year_month, calendar_read_year_range,
    calendar_read_open_range, calendar_read_fiscal_year, calendar_read_year, calendar_read_month_range,
    calendar_read_date, calendar_read_day, calendar_read_month, calendar_read_western_date,
    calendar_read_western_month, calendar_read_short_year, calendar_read_named_day, calendar_read_clock;

#endif

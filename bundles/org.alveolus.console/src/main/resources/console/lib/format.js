import { locale } from './i18n.js';
import { t } from './texts.js';

/** Dates, times, numbers and lengths as the person reads them; times in the institution's zone. */

let zone = 'UTC';

export function setZone(name) {
    zone = name;
}

const cache = new Map();

function formatter(kind, options) {
    const key = JSON.stringify([kind.name, locale(), options]);
    let made = cache.get(key);
    if (!made) {
        made = new kind(locale(), options);
        cache.set(key, made);
    }
    return made;
}

const utc = (isoDate) => new Date(`${isoDate}T00:00:00Z`);
const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' };
const MINUTE = { hour: '2-digit', minute: '2-digit' };
const two = (number) => String(number).padStart(2, '0');

/** The order in which the person writes day, month and year, e.g. ['day', 'month', 'year']. */
export function dateOrder() {
    return formatter(Intl.DateTimeFormat, { ...DAY, timeZone: 'UTC' })
        .formatToParts(utc('2026-11-22'))
        .filter((part) => part.type !== 'literal')
        .map((part) => part.type);
}

function exists(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= 1000 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function century(text, future) {
    const number = Number(text);
    if (text.length !== 2) {
        return number;
    }
    const now = Number(format.today().slice(0, 4));
    const year = Math.floor(now / 100) * 100 + number;
    return year > now + future ? year - 100 : year;
}

export const format = {
    date(isoDate) {
        return isoDate ? formatter(Intl.DateTimeFormat, { ...DAY, timeZone: 'UTC' }).format(utc(isoDate)) : '';
    },

    /** A month: '2026-11' as 'November 2026'. */
    month(isoMonth) {
        return isoMonth ? formatter(Intl.DateTimeFormat, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utc(`${isoMonth}-01`)) : '';
    },

    /** A date as a maker codes it: a day, or only a month. */
    coded(value) {
        if (!value) {
            return '';
        }
        return value.length === 7
            ? formatter(Intl.DateTimeFormat, { month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(utc(`${value}-01`))
            : format.date(value);
    },

    dateTime(instant) {
        return instant ? formatter(Intl.DateTimeFormat, { ...DAY, ...MINUTE, timeZone: zone }).format(new Date(instant)) : '';
    },

    /** With seconds, for logs. */
    exactTime(instant) {
        return instant ? formatter(Intl.DateTimeFormat, { ...DAY, ...MINUTE, second: '2-digit', timeZone: zone }).format(new Date(instant)) : '';
    },

    time(instant) {
        return instant ? formatter(Intl.DateTimeFormat, { ...MINUTE, timeZone: zone }).format(new Date(instant)) : '';
    },

    number(value, options = { maximumFractionDigits: 3 }) {
        return value === null || value === undefined ? '' : formatter(Intl.NumberFormat, options).format(value);
    },

    length(value, unit = 'mm') {
        return value === null || value === undefined ? '' : `${format.number(value)}\u00a0${unit}`;
    },

    list(values) {
        return formatter(Intl.ListFormat, { type: 'conjunction' }).format(values.map(String));
    },

    /** 11 as '11 upper right central incisor'. */
    tooth(number) {
        const text = String(number);
        const milk = Number(text[0]) > 4;
        const side = ((Number(text[0]) - 1) % 4) + 1;
        return t('tooth.full', { number: text, place: t(`tooth.quadrant.${side}`), name: t(`tooth.${milk ? 'milk.' : ''}${text[1]}`) });
    },

    /** Today's date in the institution's zone, as ISO date. */
    today() {
        return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
    },

    /** Whole days from today until the date; a month ends with its last day. */
    daysUntil(value) {
        const end = value.length === 7 ? new Date(Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)), 0)) : utc(value);
        return Math.round((end - utc(format.today())) / 86_400_000);
    },

    /** The midnight that begins the date in the institution's zone, as an instant. */
    startOfDay(isoDate) {
        const parts = new Intl.DateTimeFormat('en-US', {
            timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
        });
        const offset = (moment) => {
            const at = Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
            return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - moment.getTime();
        };
        const guess = utc(isoDate).getTime();
        const first = guess - offset(new Date(guess));
        return new Date(guess - offset(new Date(first))).toISOString();
    },

    /** How a date is to be typed, e.g. 'dd-mm-yyyy'. */
    datePattern() {
        const words = { day: t('date.dd'), month: t('date.mm'), year: t('date.yyyy') };
        return formatter(Intl.DateTimeFormat, { ...DAY, timeZone: 'UTC' })
            .formatToParts(utc('2026-11-22'))
            .map((part) => words[part.type] ?? part.value)
            .join('');
    },

    /**
     * What the person typed as an ISO date: in their order with any separator or none, or ISO.
     *
     * @param {{month?: boolean, future?: number}} options month: a month alone is taken too; future: years ahead that two digits may mean
     * @returns {string|null} null when it is no date
     */
    parseDate(text, { month = false, future = 30 } = {}) {
        const typed = text.trim();
        const iso = typed.match(/^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/);
        const order = iso ? ['year', 'month', 'day'] : dateOrder();
        let parts = iso ? iso.slice(1).filter(Boolean) : typed.split(/[-./\s]+/);
        if (parts.length === 1 && /^(\d{6}|\d{8})$/.test(typed)) {
            let at = 0;
            parts = order.map((part) => {
                const length = part === 'year' ? typed.length - 4 : 2;
                return typed.slice(at, (at += length));
            });
        }
        if (parts.some((part) => !/^\d{1,4}$/.test(part))) {
            return null;
        }
        if (month && parts.length === 2) {
            const [first, second] = order.filter((part) => part !== 'day')[0] === 'year' ? [parts[1], parts[0]] : parts;
            const year = century(second, future);
            return exists(year, Number(first), 1) ? `${year}-${two(Number(first))}` : null;
        }
        if (parts.length !== 3) {
            return null;
        }
        const found = Object.fromEntries(order.map((name, index) => [name, parts[index]]));
        const year = century(found.year, future);
        return (found.year.length === 2 || found.year.length === 4) && exists(year, Number(found.month), Number(found.day))
            ? `${year}-${two(Number(found.month))}-${two(Number(found.day))}`
            : null;
    },

    /** What the person typed as a number, with their decimal sign or a point; null when it is none. */
    parseNumber(text) {
        const plain = text.trim().replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
        return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null;
    },

    /** How a number is typed into a field. */
    typedNumber(value) {
        return value === null || value === undefined ? '' : formatter(Intl.NumberFormat, { maximumFractionDigits: 6, useGrouping: false }).format(value);
    },
};

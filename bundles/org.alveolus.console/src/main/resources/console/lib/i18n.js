import { change } from './settings.js';

/** Texts in the person's language, beside the module that shows them; the language can change at any moment. */

export const LANGUAGES = { nl: 'Nederlands', en: 'English', de: 'Deutsch' };

const catalogues = [];
let current = document.documentElement.lang in LANGUAGES ? document.documentElement.lang : 'en';

export function language() {
    return current;
}

/** The person's own variant of the language, e.g. de-AT, for dates and numbers. */
export function locale() {
    const usual = { nl: 'nl-NL', en: 'en-GB', de: 'de-DE' };
    return navigator.languages.find((tag) => tag.length > 2 && tag.slice(0, 2) === current) ?? usual[current];
}

export async function setLanguage(next) {
    if (next === current || !(next in LANGUAGES)) {
        return;
    }
    await Promise.all(catalogues.map((catalogue) => catalogue.load(next)));
    current = next;
    document.documentElement.lang = next;
    change('language', next);
    dispatchEvent(new CustomEvent('alv-language'));
}

class Catalogue {
    #texts = {};

    constructor(folder) {
        this.folder = folder;
    }

    async load(wanted) {
        if (!this.#texts[wanted]) {
            const response = await fetch(new URL(`${wanted}.json`, this.folder));
            if (!response.ok) {
                throw new Error(`no texts at ${response.url}: ${response.status}`);
            }
            this.#texts[wanted] = await response.json();
        }
    }

    find(key) {
        return this.#texts[current]?.[key];
    }
}

function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
        const value = values?.[name];
        return value === undefined || value === null ? whole : typeof value === 'number' ? value.toLocaleString(locale()) : String(value);
    });
}

/**
 * Loads the texts of a module from i18n/<language>.json beside it.
 *
 * @param {string} moduleAddress import.meta.url of the module
 * @returns {Promise<(key: string, values?: object) => string>} with has(key); a text with plural forms is chosen by values.n
 */
export async function i18n(moduleAddress) {
    const folder = new URL('i18n/', moduleAddress).href;
    let catalogue = catalogues.find((known) => known.folder === folder);
    if (!catalogue) {
        catalogue = new Catalogue(folder);
        catalogues.push(catalogue);
    }
    await catalogue.load(current);
    const translate = (key, values) => {
        let text = catalogue.find(key);
        if (text && typeof text === 'object') {
            text = text[new Intl.PluralRules(locale()).select(values?.n ?? 0)] ?? text.other;
        }
        if (text === undefined) {
            console.warn(`text '${key}' is missing in ${folder}${current}.json`);
            return key;
        }
        return fill(text, values);
    };
    translate.has = (key) => catalogue.find(key) !== undefined;
    return translate;
}

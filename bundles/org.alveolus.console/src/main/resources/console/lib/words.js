import { t } from './texts.js';

/** A refusal in words that help, in the person's language; a page's own texts come first. */
export function problemWords(error, pageTexts = null) {
    for (const texts of [pageTexts, t]) {
        if (error.type && error.type !== 'server' && texts?.has(`problem.${error.type}`)) {
            return texts(`problem.${error.type}`, error);
        }
    }
    if (error.status >= 500) {
        return t('problem.server', { id: error.requestId ?? '–' });
    }
    if (error.status === 404 && t.has('problem.not-found')) {
        return t('problem.not-found');
    }
    if (error.status && error.detail) {
        return error.detail;
    }
    return error.title ?? t('problem.unknown');
}

/** The fault of a field in the person's language. */
export function faultWords(fault, pageTexts = null) {
    for (const texts of [pageTexts, t]) {
        if (texts?.has(`fault.${fault.code}`)) {
            return texts(`fault.${fault.code}`, fault);
        }
    }
    return fault.message;
}
